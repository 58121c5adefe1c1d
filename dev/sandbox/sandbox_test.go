package sandbox_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/provider"
)

func TestInboxShowsWhatWasAccepted(t *testing.T) {
	t.Parallel()
	b := setup(t, 0)
	require.Empty(t, b.inbox())

	sms, err := b.sms(phone)
	require.NoError(t, err)
	require.Equal(t, provider.Accepted, sms.Outcome)
	mail, err := b.email(mailbox)
	require.NoError(t, err)
	require.Equal(t, provider.Accepted, mail.Outcome)
	_, err = b.twilio.StartVerification(t.Context(), provider.Start{Phone: phone})
	require.NoError(t, err)

	inbox := b.inbox()
	require.Len(t, inbox, 3)
	require.Contains(t, []any{"queued", "sent", "delivered"}, inbox[0]["status"])
	require.Contains(t, []any{"accepted", "processed", "delivered"}, inbox[1]["status"])
	delete(inbox[0], "status")
	delete(inbox[1], "status")
	accepted := b.clock.now().UTC().Format(time.RFC3339Nano)
	business := b.clock.now().AddDate(1, 0, 0).UTC().Format(time.RFC3339Nano)
	require.Equal(t, map[string]any{
		"channel": "sms", "to": phone, "from": "+12025550100", "text": "Invoice 7 is overdue.", "provider_id": sms.ProviderID,
		"accepted_at": accepted, "business_at": business, "correlation": "m-sms",
	}, inbox[0])
	require.Equal(t, map[string]any{
		"channel": "email", "to": mailbox, "from": "accounts@harbour-bakery.example", "subject": "Invoice 7", "text": "It is overdue.", "html": "<p>It is overdue.</p>",
		"provider_id": mail.ProviderID, "accepted_at": accepted, "business_at": business, "correlation": "m-mail",
	}, inbox[1])
	require.Contains(t, inbox[2], "correlation")
	require.Nil(t, inbox[2]["correlation"])
	require.Len(t, b.list("/inbox.json?to="+url.QueryEscape(phone)), 2)
}

func TestMagicNumbersAnswerAsTwiliosDo(t *testing.T) {
	t.Parallel()
	b := setup(t, 0)
	for to, want := range map[string]provider.Result{
		"+15005550001": {Outcome: provider.InvalidRecipient, Code: "21211"},
		"+15005550002": {Outcome: provider.Rejected, Code: "21612"},
		"+15005550003": {Outcome: provider.Rejected, Code: "21408"},
		"+15005550004": {Outcome: provider.Suppressed, Code: "21610"},
		"+15005550009": {Outcome: provider.InvalidRecipient, Code: "21614"},
		"not-a-number": {Outcome: provider.InvalidRecipient, Code: "21211"},
	} {
		got, err := b.sms(to)
		require.NoError(t, err, to)
		require.Equal(t, want, got, to)
	}
	for from, code := range map[string]string{"+15005550001": "21212", "+15005550007": "21606", "+15005550008": "21611", "": "21603"} {
		_, body, _ := b.call(http.MethodPost, messagesPath, url.Values{"To": {phone}, "From": {from}, "Body": {"x"}}.Encode(), "Content-Type", formType)
		require.Contains(t, body, `"code":`+code, from)
	}
	require.Empty(t, b.inbox())
}

func TestMailIsRefusedAsSendGridRefuses(t *testing.T) {
	t.Parallel()
	b := setup(t, 0)
	got, err := b.email("nobody")
	require.NoError(t, err)
	require.Equal(t, provider.Result{Outcome: provider.InvalidRecipient, Code: "invalid_to"}, got)

	status, body, _ := b.call(http.MethodPost, "/v3/mail/send", `{"from":{"email":"a@b.example"}}`, "Authorization", "Bearer "+mailKey)
	require.Equal(t, http.StatusBadRequest, status)
	require.Contains(t, body, `"field":"personalizations"`)
	status, _, _ = b.call(http.MethodPost, "/v3/mail/send", `{}`, "Authorization", "Bearer wrong")
	require.Equal(t, http.StatusUnauthorized, status)
	status, body, _ = b.call(http.MethodPost, "/v3/mail/send", strings.Repeat(" ", 2<<20), "Authorization", "Bearer "+mailKey)
	require.Equal(t, http.StatusRequestEntityTooLarge, status)
	require.Contains(t, body, "<html>", "SendGrid's 413 is a page")
	require.Empty(t, b.inbox())
}

func TestFaultsAreClassedByOurAdapters(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, order string
		send        func(*testBundle) error
		class       provider.Class
		code        string
		taken       bool
	}{
		{"sms 503", `{"target":"sms","mode":"error"}`, sendSMS, provider.InDoubt, "20503", false},
		{"sms 429", `{"target":"sms","mode":"error","status":429}`, sendSMS, provider.NotSent, "20429", false},
		{"sms 401", `{"target":"sms","mode":"error","status":401}`, sendSMS, provider.Configuration, "20003", false},
		{"sms lost", `{"target":"sms","mode":"lost_answer"}`, sendSMS, provider.InDoubt, "lost_answer", true},
		{"sms timeout", `{"target":"sms","mode":"timeout"}`, sendSMS, provider.InDoubt, "timeout", false},
		{"email 500", `{"target":"email","mode":"error","status":500}`, sendMail, provider.InDoubt, "http_500", false},
		{"email 429", `{"target":"email","mode":"error","status":429}`, sendMail, provider.NotSent, "http_429", false},
		{"email 403", `{"target":"email","mode":"error","status":403}`, sendMail, provider.Configuration, "http_403", false},
		{"email lost", `{"target":"email","mode":"lost_answer"}`, sendMail, provider.InDoubt, "lost_answer", true},
		{"email timeout", `{"target":"email","mode":"timeout"}`, sendMail, provider.InDoubt, "timeout", false},
		{"verify 500", `{"target":"verify","mode":"error","status":500}`, startVerify, provider.InDoubt, "20500", false},
		{"verify 60212", `{"target":"verify","mode":"error","status":429,"code":60212}`, startVerify, provider.NotSent, "60212", false},
		{"verify lost", `{"target":"verify","mode":"lost_answer"}`, startVerify, provider.InDoubt, "lost_answer", true},
		{"verify timeout", `{"target":"verify","mode":"timeout"}`, startVerify, provider.InDoubt, "timeout", false},
		{"provisioning 503", `{"target":"provisioning","mode":"error"}`, changeAccess, provider.Transient, "http_503", false},
		{"provisioning 404", `{"target":"provisioning","mode":"error","status":404}`, changeAccess, provider.Configuration, "http_404", false},
		{"provisioning lost", `{"target":"provisioning","mode":"lost_answer"}`, changeAccess, provider.Transient, "lost_answer", true},
		{"provisioning timeout", `{"target":"provisioning","mode":"timeout"}`, changeAccess, provider.Transient, "timeout", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			timeout := time.Minute
			if c.code == "timeout" {
				timeout = 200 * time.Millisecond
			}
			b := setup(t, timeout)
			b.fault(c.order)

			requireFailure(t, c.send(b), c.class, c.code)

			taken := len(b.inbox()) + len(b.list("/provisioning.json"))
			require.Equal(t, c.taken, taken == 1, "what a lost answer hides was taken, and nothing else was")
			status, _, _ := b.call(http.MethodDelete, "/faults", "")
			require.Equal(t, http.StatusNoContent, status)
			require.NoError(t, c.send(b), "cleared")
		})
	}
}

func sendSMS(b *testBundle) error      { _, err := b.sms(phone); return err }
func sendMail(b *testBundle) error     { _, err := b.email(mailbox); return err }
func changeAccess(b *testBundle) error { return b.access(1, "full") }
func startVerify(b *testBundle) error {
	_, err := b.twilio.StartVerification(b.t.Context(), provider.Start{Phone: phone})
	return err
}

func TestFaultStrikesOnlyWhomItNames(t *testing.T) {
	t.Parallel()
	b := setup(t, time.Minute)
	b.fault(`{"target":"sms","mode":"error","next":2,"to":"` + phone + `","rate":1}`)

	require.NoError(t, sendMail(b), "another target")
	_, err := b.sms("+12025550102")
	require.NoError(t, err, "another phone")
	require.Error(t, sendSMS(b))
	require.Error(t, sendSMS(b))
	require.NoError(t, sendSMS(b), "used up")
	require.Empty(t, b.list("/faults"))
}

func TestFaultOfACheckedCodeIsFoundByItsPhone(t *testing.T) {
	t.Parallel()
	b := setup(t, time.Minute)
	started, err := b.twilio.StartVerification(t.Context(), provider.Start{Phone: phone})
	require.NoError(t, err)
	b.fault(`{"target":"verify","mode":"error","status":503,"to":"` + phone + `"}`)
	_, err = b.twilio.CheckVerification(t.Context(), started.Ref, "123456")
	requireFailure(t, err, provider.InDoubt, "20503")
}

func TestHeldCallIsLetGoWhenFaultsAreCleared(t *testing.T) {
	t.Parallel()
	b := setup(t, time.Minute)
	b.fault(`{"target":"sms","mode":"timeout","next":1}`)
	sent := make(chan error, 1)
	go func() { sent <- sendSMS(b) }()
	require.Eventually(t, func() bool { return len(b.list("/faults")) == 0 }, 10*time.Second, 5*time.Millisecond, "the call is held")

	_, _, _ = b.call(http.MethodDelete, "/faults", "")

	requireFailure(t, <-sent, provider.InDoubt, "lost_answer")
}

func TestFaultsThatCannotBeAreRefused(t *testing.T) {
	t.Parallel()
	b := setup(t, 0)
	for order, says := range map[string]string{
		`{"target":"email","mode":"undelivered"}`:                "for target sms",
		`{"target":"sms","mode":"bounce"}`:                       "for target email",
		`{"target":"verify","mode":"duplicate_callback"}`:        "for target sms or email",
		`{"target":"billing","mode":"reorder_callback"}`:         "for target sms or email",
		`{"target":"email","mode":"bounce","code":30003}`:        "code belongs to",
		`{"target":"sms","mode":"delay_callback"}`:               "seconds must be",
		`{"target":"sms","mode":"delay_callback","seconds":61}`:  "seconds must be",
		`{"target":"sms","mode":"reorder_callback","seconds":1}`: "seconds belong to",
		`{"target":"sms","mode":"explode"}`:                      "mode must be",
		`{"target":"fax","mode":"error"}`:                        "target must be",
		`{"target":"sms","mode":"error","statsu":503}`:           "statsu",
		`{"target":"sms","mode":"error","status":200}`:           "status must be",
		`{"target":"sms","mode":"timeout","status":503}`:         "belongs to mode error",
		`{"target":"email","mode":"error","code":21610}`:         "code is Twilio's",
		`{"target":"sms","mode":"error","next":0}`:               "next must be",
		`{"target":"sms","mode":"error","rate":1.5}`:             "rate must be",
		`{"target":"sms","mode":"error"} {"target":"sms"}`:       "one JSON object",
		`nonsense`: "cannot be read",
	} {
		status, body, header := b.call(http.MethodPost, "/faults", order)
		require.Equal(t, http.StatusUnprocessableEntity, status, order)
		require.Equal(t, "application/problem+json", header.Get("Content-Type"))
		require.Contains(t, body, says, order)
	}
	require.Empty(t, b.list("/faults"))
}

func TestVerificationRoundTrip(t *testing.T) {
	t.Parallel()
	b := setup(t, 0)
	started, err := b.twilio.StartVerification(t.Context(), provider.Start{Phone: phone})
	require.NoError(t, err)
	code := b.code(phone)

	require.Equal(t, provider.Wrong, b.check(started.Ref, other(code)))
	b.clock.pass(9 * time.Minute)
	again, err := b.twilio.StartVerification(t.Context(), provider.Start{Phone: phone})
	require.NoError(t, err)
	require.Equal(t, started, again)
	require.Equal(t, code, b.code(phone), "within ten minutes the same code is sent again")
	require.Equal(t, provider.Approved, b.check(started.Ref, code))
	require.Equal(t, provider.Gone, b.check(started.Ref, code), "used up")
	require.Equal(t, provider.Gone, b.check("VE00000000000000000000000000000009", code), "unknown")
}

func TestALandlineHearsItsCode(t *testing.T) {
	t.Parallel()
	b := setup(t, 0)
	const landline = "+15005550009"
	refused, err := b.twilio.StartVerification(t.Context(), provider.Start{Phone: landline})
	require.NoError(t, err)
	require.Equal(t, provider.Started{Outcome: provider.InvalidRecipient, Code: "60205", Landline: true}, refused)
	require.Empty(t, b.inbox())
	started, err := b.twilio.StartVerification(t.Context(), provider.Start{Phone: landline, Call: true})
	require.NoError(t, err)
	require.Equal(t, "call", b.inbox()[0]["channel"])
	require.Equal(t, provider.Approved, b.check(started.Ref, b.code(landline)))
}

func TestCodeExpiresAfterTenMinutes(t *testing.T) {
	t.Parallel()
	b := setup(t, 0)
	started, err := b.twilio.StartVerification(t.Context(), provider.Start{Phone: phone})
	require.NoError(t, err)
	code := b.code(phone)
	b.clock.pass(10 * time.Minute)
	require.Equal(t, provider.Gone, b.check(started.Ref, code))

	again, err := b.twilio.StartVerification(t.Context(), provider.Start{Phone: phone})
	require.NoError(t, err)
	require.NotEqual(t, started.Ref, again.Ref)
	require.Equal(t, provider.Approved, b.check(again.Ref, b.code(phone)))
}

func TestCodesAreLimited(t *testing.T) {
	t.Parallel()
	b := setup(t, 0)
	var started provider.Started
	for range 5 {
		var err error
		started, err = b.twilio.StartVerification(t.Context(), provider.Start{Phone: phone})
		require.NoError(t, err)
	}
	_, err := b.twilio.StartVerification(t.Context(), provider.Start{Phone: phone})
	requireFailure(t, err, provider.NotSent, "60203")

	code := b.code(phone)
	for range 5 {
		require.Equal(t, provider.Wrong, b.check(started.Ref, other(code)))
	}
	require.Equal(t, provider.Exhausted, b.check(started.Ref, code))
	b.clock.pass(10 * time.Minute)
	_, err = b.twilio.StartVerification(t.Context(), provider.Start{Phone: phone})
	require.NoError(t, err)
}

func TestVerifyRefusesNumbersThatCannotGetACode(t *testing.T) {
	t.Parallel()
	b := setup(t, 0)
	for to, want := range map[string]provider.Started{
		"+15005550001": {Outcome: provider.InvalidRecipient, Code: "60200"},
		"+15005550003": {Outcome: provider.Rejected, Code: "60605"},
		"+15005550004": {Outcome: provider.Suppressed, Code: "21610"},
		"+15005550009": {Outcome: provider.InvalidRecipient, Code: "60205", Landline: true},
	} {
		got, err := b.twilio.StartVerification(t.Context(), provider.Start{Phone: to})
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
}

func TestProvisioningIsVerifiedAndIgnoresLowerVersions(t *testing.T) {
	t.Parallel()
	b := setup(t, 0)
	require.NoError(t, b.access(2, "suspended", "non_payment", "spend_limit"))
	require.NoError(t, b.access(1, "full"))

	list := b.list("/provisioning.json")
	require.Equal(t, []map[string]any{
		{"customer_id": "c-7", "access": "suspended", "version": 2.0, "reason": "non_payment, spend_limit", "id": "ac-suspended", "business_at": list[0]["business_at"]},
		{"customer_id": "c-7", "access": "full", "version": 1.0, "reason": "", "id": "ac-full", "business_at": list[1]["business_at"]},
	}, list)
	_, page, _ := b.call(http.MethodGet, "/", "")
	require.Contains(t, page, `<span class="suspended">suspended</span>`, "the lower version changed nothing")

	status, _, _ := b.call(http.MethodPost, "/provisioning", `{"id":"ac-9","type":"access.changed","customer_id":"c-7","version":9,"access":"full"}`, "webhook-id", "ac-9")
	require.Equal(t, http.StatusUnauthorized, status)
	require.Len(t, b.list("/provisioning.json"), 2)
}

func TestBillingIsVerifiedAndHearsARequestOnce(t *testing.T) {
	t.Parallel()
	b := setup(t, 0)
	request := provider.BillingRequest{
		ID: "billing_1", Type: "handover", Tenant: "harbour-bakery", Customer: "c-7", Level: "end", Currency: "EUR", At: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC),
		Items: []provider.BillingItem{{ID: "i-1", DueOn: "2026-08-24", OpenMinor: 5000}, {ID: "i-2", DueOn: "2026-08-25", OpenMinor: 594}},
	}
	require.NoError(t, b.billing.AskBilling(t.Context(), request))
	require.NoError(t, b.billing.AskBilling(t.Context(), request))
	require.Equal(t, []map[string]any{{
		"id": "billing_1", "type": "handover", "tenant": "harbour-bakery", "customer_id": "c-7", "level": "end", "at": "2026-11-22T09:00:00Z",
		"total": map[string]any{"currency": "EUR", "minor": 5594.0},
		"items": []any{
			map[string]any{"id": "i-1", "due_on": "2026-08-24", "open": map[string]any{"currency": "EUR", "minor": 5000.0}},
			map[string]any{"id": "i-2", "due_on": "2026-08-25", "open": map[string]any{"currency": "EUR", "minor": 594.0}},
		},
	}}, b.list("/billing.json"))
	status, _, _ := b.call(http.MethodPost, "/billing", `{"id":"billing_2","type":"handover","customer_id":"c-7","items":[{}]}`, "webhook-id", "billing_2")
	require.Equal(t, http.StatusUnauthorized, status)
}

func TestMessagesCanBeFetchedAndPaged(t *testing.T) {
	t.Parallel()
	b := setup(t, 0)
	var sids []string
	for range 5 {
		sent, err := b.sms(phone)
		require.NoError(t, err)
		sids = append([]string{sent.ProviderID}, sids...)
	}
	_, err := b.sms("+12025550102")
	require.NoError(t, err)
	_, err = b.twilio.StartVerification(t.Context(), provider.Start{Phone: phone})
	require.NoError(t, err)

	var listed []string
	next := messagesPath + "?PageSize=2&To=" + url.QueryEscape(phone)
	for pages := 0; next != ""; pages++ {
		require.Less(t, pages, 3)
		var page struct {
			Messages []struct{ Sid, Status, To string }
			Next     string `json:"next_page_uri"`
		}
		_, body, _ := b.call(http.MethodGet, next, "")
		require.NoError(t, json.Unmarshal([]byte(body), &page))
		for _, m := range page.Messages {
			require.Equal(t, phone, m.To)
			listed = append(listed, m.Sid)
		}
		next = page.Next
	}
	require.Equal(t, sids, listed, "newest first, each once, no codes")

	status, body, _ := b.call(http.MethodGet, strings.TrimSuffix(messagesPath, ".json")+"/"+sids[0]+".json", "")
	require.Equal(t, http.StatusOK, status)
	require.Contains(t, body, sids[0])
	status, body, _ = b.call(http.MethodGet, strings.TrimSuffix(messagesPath, ".json")+"/SM00000000000000000000000000000009.json", "")
	require.Equal(t, http.StatusNotFound, status)
	require.Contains(t, body, `"code":20404`)
}

func TestLookupReadsTheNumber(t *testing.T) {
	t.Parallel()
	b := setup(t, 0)
	_, body, _ := b.call(http.MethodGet, "/v2/PhoneNumbers/+493023125001?Fields=line_type_intelligence", "")
	require.Contains(t, body, `"country_code":"DE"`)
	require.Contains(t, body, `"valid":true`)
	require.Contains(t, body, `"type":"mobile"`)
	_, body, _ = b.call(http.MethodGet, "/v2/PhoneNumbers/+49", "")
	require.Contains(t, body, `"valid":false`)
}

func TestLookupKnowsItsNumbers(t *testing.T) {
	t.Parallel()
	b := setup(t, 0)
	for number, want := range map[string]provider.Line{
		phone:           {Type: provider.LineMobile, Country: "US", PumpingRisk: 3},
		"+493023125001": {Type: provider.LineMobile, Country: "DE", PumpingRisk: 3},
		"+15005550001":  {Type: provider.LineUnknown, PumpingRisk: provider.UnknownRisk},
		"+15005550009":  {Type: provider.LineLandline, Country: "US", PumpingRisk: 3},
		"+15005550106":  {Type: provider.LineLandline, Country: "US", PumpingRisk: 3},
		"+15005550107":  {Type: provider.LineFixedVoIP, Country: "US", PumpingRisk: 3},
		"+15005550108":  {Type: provider.LineNonFixedVoIP, Country: "US", PumpingRisk: 3},
		"+15005550109":  {Type: provider.LinePremium, Country: "US", PumpingRisk: 3},
		"+15005557000":  {Type: provider.LineMobile, Country: "US", PumpingRisk: 95},
		"+15005557999":  {Type: provider.LineMobile, Country: "US", PumpingRisk: 95},
	} {
		line, err := b.twilio.LookUp(t.Context(), number)
		require.NoError(t, err)
		require.Equal(t, want, line, number)
	}

	b.fault(`{"target":"lookup","mode":"error","status":429,"next":1}`)
	_, err := b.twilio.LookUp(t.Context(), phone)
	requireFailure(t, err, provider.Transient, "20429")
	require.Len(t, b.list("/calls.json?to="+url.QueryEscape(phone)), 2, "each call is counted, as Twilio's bill does")
}

func TestRegisterSaysWhatTheAddressMeans(t *testing.T) {
	t.Parallel()
	b := setup(t, 0)
	ask := func(id, email string) (provider.Opinion, error) {
		return b.register.Ask(t.Context(), provider.Applicant{
			ID: id, Tenant: "harbour-bakery", Customer: "c-" + id, Name: "Corner Cafe", Email: email, Country: "US", InstrumentFunding: "credit",
		})
	}
	for id, c := range map[string]struct {
		email string
		want  provider.Opinion
	}{
		"1": {mailbox, provider.Opinion{Outcome: provider.OpinionPass, Reasons: []string{}}},
		"2": {"", provider.Opinion{Outcome: provider.OpinionPass, Reasons: []string{}}},
		"3": {"refer+7@corner-cafe.example", provider.Opinion{Outcome: provider.OpinionRefer, Reasons: []string{"thin_file"}}},
		"4": {"Refuse@corner-cafe.example", provider.Opinion{Outcome: provider.OpinionRefuse, Reasons: []string{"insolvent", "unpaid_judgment"}}},
	} {
		for range 2 {
			opinion, err := ask(id, c.email)
			require.NoError(t, err)
			require.Equal(t, c.want, opinion)
		}
	}
	require.Len(t, b.list("/screening.json"), 4, "a repeat is no other question")

	b.fault(`{"target":"screening","mode":"lost_answer","next":1}`)
	_, err := ask("5", mailbox)
	requireFailure(t, err, provider.Transient, "lost_answer")
	require.Len(t, b.list("/screening.json"), 5)
	status, _, _ := b.call(http.MethodPost, "/screening", `{"id":"6","type":"screening.asked"}`, "webhook-id", "6")
	require.Equal(t, http.StatusUnauthorized, status)
}

func TestPageEscapesWhatCustomersAreSent(t *testing.T) {
	t.Parallel()
	b := setup(t, 0)
	const evil = `<script>alert(1)</script>`
	for range 60 {
		_, err := b.twilio.SendSMS(t.Context(), provider.SMS{MessageID: "m", To: phone, Body: evil + strings.Repeat("W", 300)})
		require.NoError(t, err)
	}
	sent, err := b.sendgrid.SendEmail(t.Context(), provider.Email{MessageID: "m", To: mailbox, Subject: evil, Text: evil, HTML: evil})
	require.NoError(t, err)

	status, page, header := b.call(http.MethodGet, "/", "")
	require.Equal(t, http.StatusOK, status)
	require.NotContains(t, page, "<script")
	require.Contains(t, page, "&lt;script&gt;")
	require.Contains(t, page, `30 earlier</a>`)
	require.Contains(t, page, `http-equiv="refresh"`)
	require.Contains(t, header.Get("Content-Security-Policy"), "default-src 'none'")
	require.True(t, strings.HasSuffix(strings.TrimSpace(page), "</html>"), "whole")

	_, still, _ := b.call(http.MethodGet, "/?still=1&to="+url.QueryEscape(phone), "")
	require.NotContains(t, still, `http-equiv="refresh"`)
	require.NotContains(t, still, mailbox)
	require.NotContains(t, still, "earlier</a>")

	_, _, header = b.call(http.MethodGet, "/mail/"+sent.ProviderID, "")
	require.Contains(t, header.Get("Content-Security-Policy"), "sandbox;", "a mail's HTML can run nothing")
}

const (
	messagesPath = "/2010-04-01/Accounts/" + account + "/Messages.json"
	formType     = "application/x-www-form-urlencoded"
)

func (b *testBundle) check(ref, code string) provider.Check {
	b.t.Helper()
	got, err := b.twilio.CheckVerification(b.t.Context(), ref, code)
	require.NoError(b.t, err)
	return got
}

// other is a wrong code.
func other(code string) string {
	if code == "000000" {
		return "000001"
	}
	return "000000"
}
