package twilio_test

import (
	"net/http"
	"net/http/httptest"
	"regexp"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"arrears/internal/provider"
	"arrears/internal/provider/twilio"
)

var token = regexp.MustCompile(`^[a-z0-9_]+$`)

// Whatever is answered is one decision or one error, whose code is a token of ours and never the vendor's text.
func FuzzAnswers(f *testing.F) {
	for status, body := range map[int]string{
		201: `{"sid":"` + message + `","status":"queued"}`, 200: `{"sid":"` + ref + `","status":"approved"}`, 202: `{"sid":5}`, 302: "", 204: `null`,
		400: refusal(21610), 429: `{"code":"20429"}`, 404: `{"code":20404}`, 500: refusal(20500), 503: `<html>`, 403: `{"code":1e999}`,
	} {
		f.Add(uint16(status), []byte(body))
	}
	var status int
	var body []byte
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		_, _ = w.Write(body)
	}))
	f.Cleanup(web.Close)
	client, err := twilio.New(config(web.URL))
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, code uint16, text []byte) {
		status, body = 200+int(code)%400, text // one call at a time, answered before the next
		judged := func(outcome provider.Outcome, code string, err error) {
			if err != nil {
				var failure *provider.Error
				require.ErrorAs(t, err, &failure)
				require.Empty(t, outcome)
				require.Contains(t, []provider.Class{provider.NotSent, provider.InDoubt, provider.Configuration}, failure.Class)
				require.Regexp(t, token, failure.Code)
				require.Equal(t, "twilio: "+string(failure.Class)+" ("+failure.Code+")", err.Error())
				return
			}
			require.Contains(t, []provider.Outcome{provider.Accepted, provider.Suppressed, provider.InvalidRecipient, provider.Rejected}, outcome)
			require.Less(t, status, 500, "a 5xx decides nothing")
			require.Equal(t, outcome == provider.Accepted, status < 300)
			require.Equal(t, outcome == provider.Accepted, code == "")
		}
		sent, err := client.SendSMS(t.Context(), provider.SMS{MessageID: "m", To: phone, Body: "Dear Corner Cafe"})
		judged(sent.Outcome, sent.Code, err)
		if err == nil && sent.Outcome == provider.Accepted {
			require.Regexp(t, `^[SM]M[0-9a-fA-F]{32}$`, sent.ProviderID)
		}
		started, err := client.StartVerification(t.Context(), provider.Start{Phone: phone})
		judged(started.Outcome, started.Code, err)
		check, err := client.CheckVerification(t.Context(), ref, "424242")
		if err == nil {
			require.Contains(t, []provider.Check{provider.Approved, provider.Wrong, provider.Gone, provider.Exhausted}, check)
			require.True(t, check != provider.Approved || status < 300, "only a 2xx proves a phone")
		} else {
			judged("", "", err)
		}
	})
}

// A look finds a message, or fails, or has read a list in which it is not; it never says that the message was not sent.
func FuzzLooks(f *testing.F) {
	for status, body := range map[int]string{
		200: `{"messages":[]}`, 201: `{"messages":[{"sid":"` + message + `","status":"sent","from":"+12025550100","body":"` + text + `","date_created":"Tue, 24 Nov 2026 11:00:30 +0000"}]}`,
		202: `{"messages":[{"sid":"` + message + `"}],"next_page_uri":"/x?PageToken=PA1"}`, 302: ``, 404: `{"code":20404}`, 429: ``, 503: `<html>`,
	} {
		f.Add(uint16(status-200), []byte(body))
	}
	f.Add(uint16(0), []byte(`{"sid":"`+message+`","status":"failed","error_code":30003,"date_created":"Tue, 24 Nov 2026 11:00:30 +0000"}`))
	var status int
	var body []byte
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		_, _ = w.Write(body)
	}))
	f.Cleanup(web.Close)
	client, err := twilio.New(config(web.URL))
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, code uint16, text []byte) {
		status, body = 200+int(code)%400, text // one call at a time, answered before the next
		judged := func(found *provider.Report, err error) {
			if err != nil {
				var failure *provider.Error
				require.ErrorAs(t, err, &failure)
				require.Nil(t, found)
				require.Contains(t, []provider.Class{provider.Transient, provider.Configuration}, failure.Class)
				require.Regexp(t, token, failure.Code)
				return
			}
			if found != nil {
				require.Equal(t, ours, found.MessageID)
				require.Less(t, status, 300)
				keepsToTheRules(t, found)
			}
		}
		found, err := client.FindSMS(t.Context(), sought())
		judged(found, err)
		require.True(t, err != nil || status < 300, "only a list that was read is an absence")
		found, err = client.FetchSMS(t.Context(), ours, message)
		judged(found, err)
		require.True(t, err != nil || status < 300 || status == http.StatusNotFound)
	})
}

// A callback is refused whole, or it is a report by our rules.
func FuzzStatusCallbacks(f *testing.F) {
	f.Add(ours, callback("delivered", ""))
	f.Add(ours, callback("failed", "21610", "MessagingServiceSid", messaging))
	f.Add(ours, []byte("MessageSid=&MessageStatus=%00&ErrorCode=;"))
	f.Add("{"+ours+"}", []byte("="))
	f.Fuzz(func(t *testing.T, id string, body []byte) {
		e, err := twilio.ParseStatus(about(id), body)
		if err != nil {
			require.Equal(t, provider.Event{}, e)
			return
		}
		require.Regexp(t, `^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`, e.Report.MessageID)
		keepsToTheRules(t, e.Report)
		if e.Consent != nil {
			require.Regexp(t, `^\+[1-9][0-9]{6,14}$`, e.Consent.Address)
			require.Equal(t, provider.OptedOut, e.Consent.State)
		}
	})
}

// A reply is refused whole, or every store takes it.
func FuzzReplies(f *testing.F) {
	f.Add(answer())
	f.Add(answer("Body", "a\x00\xff", "OptOutType", "STOP"))
	f.Add([]byte("Body=a&Body=b"))
	f.Fuzz(func(t *testing.T, body []byte) {
		r, err := twilio.ParseReply(body)
		if err != nil {
			require.Equal(t, provider.Reply{}, r)
			return
		}
		require.Regexp(t, `^[SM]M[0-9a-fA-F]{32}$`, r.Source)
		require.Regexp(t, `^\+[1-9][0-9]{6,14}$`, r.From)
		require.NotEmpty(t, r.To)
		require.True(t, utf8.ValidString(r.Text))
		require.NotContains(t, r.Text, "\x00")
		require.LessOrEqual(t, utf8.RuneCountInString(r.Text), 1600)
		require.Contains(t, []string{"", "stop", "start", "help"}, r.Meant)
	})
}

// Nothing passes that was not signed with a token, whatever a forger sends. The seeds are real signatures of other bodies.
func FuzzSignatures(f *testing.F) {
	for _, v := range vectors() {
		f.Add(v.url+"&x", []byte(v.body), v.signature)
	}
	f.Add("https://[::1]:8080/x?bodySHA256=", []byte("="), "=")
	checks, err := twilio.NewSignatures("tokenOfNobody", "norOfAnybody")
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, url string, body []byte, signature string) {
		require.ErrorIs(t, checks.Verify(url, body, signature), twilio.ErrSignature)
	})
}
