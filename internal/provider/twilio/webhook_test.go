package twilio_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/provider"
	"arrears/internal/provider/twilio"
)

const ours = "0b0a1c5e-6f0d-4d8e-9a51-5f3c2a1b0c9d"

func callback(status, code string, more ...string) []byte {
	form := url.Values{
		"MessageSid": {message}, "MessageStatus": {status}, "To": {phone}, "From": {"+12025550100"}, "AccountSid": {account},
		"ApiVersion": {"2010-04-01"}, "RawDlrDoneDate": {"2611241103"},
	}
	if code != "" {
		form.Set("ErrorCode", code)
	}
	for i := 0; i < len(more); i += 2 {
		form[more[i]] = strings.Split(more[i+1], "|")
	}
	return []byte(form.Encode())
}

func about(id string) url.Values { return url.Values{"message": {id}} }

func TestEveryStatusIsOneOfFour(t *testing.T) {
	t.Parallel()
	for status, want := range map[string]provider.Status{
		"accepted": provider.Queued, "scheduled": provider.Queued, "queued": provider.Queued, "sending": provider.Queued,
		"sent": provider.Sent, "partially_delivered": provider.Sent,
		"delivered": provider.Delivered, "read": provider.Delivered,
		"undelivered": provider.Undelivered, "failed": provider.Undelivered, "canceled": provider.Undelivered,
	} {
		got, err := twilio.ParseStatus(about(ours), callback(status, ""))
		require.NoError(t, err, status)
		code := ""
		if want == provider.Undelivered {
			code = status
		}
		require.Equal(t, provider.Event{Report: &provider.Report{MessageID: ours, ProviderID: message, Source: message + "/" + status, Status: want, Code: code}}, got)
	}
}

// The table of codes that come after a message was taken, held against what may be done next.
func TestEveryCodeOfAnUndeliveredMessageHasOneMeaning(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, code    string
		again         time.Duration
		misconfigured bool
	}{
		{"queue overflow", "30001", 30 * time.Minute, false},
		{"account suspended", "30002", 0, true},
		{"handset unreachable", "30003", 4 * time.Hour, false},
		{"blocked", "30004", 0, false},
		{"unknown handset", "30005", 0, false},
		{"landline", "30006", 0, false},
		{"filtered", "30007", 0, false},
		{"unknown", "30008", time.Hour, false},
		{"carrier's rate", "30022", 30 * time.Minute, false},
		{"cap of the day", "30023", 24 * time.Hour, false},
		{"sender id not registered", "30024", 0, true},
		{"carrier's cap of the day", "30027", 24 * time.Hour, false},
		{"toll-free number not verified", "30032", 0, true},
		{"number not registered", "30034", 0, true},
		{"number being configured", "30035", time.Hour, false},
		{"no longer valid", "30036", time.Hour, false},
		{"carrier did not answer", "30410", time.Hour, false},
		{"pumping", "30450", time.Hour, false},
		{"invalid number, told late", "21211", 0, false},
		{"service without a sender, told late", "21704", 0, true},
		{"a code of tomorrow", "39999", 0, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			for _, status := range []string{"undelivered", "failed"} {
				got, err := twilio.ParseStatus(about(ours), callback(status, c.code))
				require.NoError(t, err)
				require.Equal(t, provider.Event{Report: &provider.Report{
					MessageID: ours, ProviderID: message, Source: message + "/" + status, Status: provider.Undelivered,
					Code: c.code, Again: c.again, Misconfigured: c.misconfigured,
				}}, got)
			}
		})
	}
}

func TestACallbackMayBringAStop(t *testing.T) {
	t.Parallel()
	got, err := twilio.ParseStatus(about(ours), callback("undelivered", "21610", "MessagingServiceSid", messaging))
	require.NoError(t, err)
	require.Equal(t, provider.Undelivered, got.Report.Status)
	require.Equal(t, "21610", got.Report.Code)
	require.Zero(t, got.Report.Again)
	require.Equal(t, &provider.Consent{
		Channel: "sms", Sender: "+12025550100", Service: messaging, Address: phone, State: provider.OptedOut, Reason: "opted_out", Source: message + "/undelivered",
	}, got.Consent)

	got, err = twilio.ParseStatus(about(ours), callback("failed", "21610", "From", ""))
	require.NoError(t, err)
	require.Empty(t, got.Consent.Sender, "refused before a sender was chosen: nobody is to write")
}

func TestAMalformedCallbackNamesTheFieldAndQuotesNothing(t *testing.T) {
	t.Parallel()
	const secret = "+12025559999"
	for _, c := range []struct {
		want  string
		query url.Values
		body  []byte
	}{
		{"parameter message", nil, callback("sent", "")},
		{"parameter message", url.Values{"message": {ours, ours}}, callback("sent", "")},
		{"parameter message", about(secret), callback("sent", "")},
		{"parameter message", about(strings.ToUpper(ours)), callback("sent", "")},
		{"parameter message", about("urn:uuid:" + ours), callback("sent", "")},
		{"MessageStatus", about(ours), callback(secret, "")},
		{"MessageStatus", about(ours), callback("received", "")},
		{"MessageStatus", about(ours), callback("", "")},
		{"MessageStatus", about(ours), callback("sent", "", "MessageStatus", "sent|delivered")},
		{"MessageSid", about(ours), callback("sent", "", "MessageSid", secret)},
		{"MessageSid", about(ours), callback("sent", "", "MessageSid", "")},
		{"ErrorCode", about(ours), callback("failed", secret)},
		{"ErrorCode", about(ours), callback("failed", "00001")},
		{"To", about(ours), callback("failed", "21610", "To", secret+"x")},
		{"From", about(ours), callback("failed", "21610", "From", secret+";")},
		{"MessagingServiceSid", about(ours), callback("failed", "21610", "MessagingServiceSid", secret)},
		{"not a form", about(ours), []byte("MessageSid")},
		{"not a form", about(ours), []byte("MessageSid=%zz" + secret)},
		{"not a form", about(ours), []byte("MessageSid=" + secret + ";x")},
		{"MessageSid", about(ours), nil},
		{"longer", about(ours), append(callback("sent", ""), []byte("&x="+strings.Repeat("x", twilio.MaxWebhook))...)},
	} {
		got, err := twilio.ParseStatus(c.query, c.body)
		require.ErrorContains(t, err, c.want)
		require.NotContains(t, err.Error(), "2025559999")
		require.Zero(t, got)
	}
}

func answer(change ...string) []byte {
	form := url.Values{
		"MessageSid": {message}, "SmsSid": {message}, "From": {phone}, "To": {"+12025550100"}, "Body": {"Paid yesterday, thanks"}, "NumMedia": {"0"}, "AccountSid": {account},
	}
	for i := 0; i < len(change); i += 2 {
		form[change[i]] = strings.Split(change[i+1], "|")
	}
	return []byte(form.Encode())
}

func TestReply(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		change []string
		want   provider.Reply
	}{
		{"words", nil, provider.Reply{Text: "Paid yesterday, thanks"}},
		{"stop", []string{"Body", "Stop.", "OptOutType", "STOP"}, provider.Reply{Text: "Stop.", Meant: "stop"}},
		{"start", []string{"Body", "START", "OptOutType", "START"}, provider.Reply{Text: "START", Meant: "start"}},
		{"help", []string{"Body", "HELP", "OptOutType", "HELP", "MessagingServiceSid", messaging}, provider.Reply{Text: "HELP", Meant: "help", Service: messaging}},
		{"another type", []string{"OptOutType", "PAUSE"}, provider.Reply{Text: "Paid yesterday, thanks"}},
		{"a picture alone", []string{"Body", "", "NumMedia", "1", "MediaUrl0", "https://api.twilio.com/x"}, provider.Reply{}},
		{"no text that a store refuses", []string{"Body", "a\x00b\xffc"}, provider.Reply{Text: "ab\uFFFDc"}},
		{"long", []string{"Body", "STOP" + strings.Repeat("ä", 5000)}, provider.Reply{Text: "STOP" + strings.Repeat("ä", 1596)}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, err := twilio.ParseReply(answer(c.change...))
			require.NoError(t, err)
			c.want.Source, c.want.From, c.want.To = message, phone, "+12025550100"
			require.Equal(t, c.want, got)
		})
	}
}

func TestAMalformedReplyNamesTheFieldAndQuotesNothing(t *testing.T) {
	t.Parallel()
	const secret = "hush"
	for field, values := range map[string][]string{
		"MessageSid": {"", secret, message + "|" + message}, "From": {"", secret + "!", "whatsapp:" + phone}, "To": {"", secret + "!", "a|b"},
		"Body": {secret + "|" + secret}, "OptOutType": {"STOP|" + secret}, "MessagingServiceSid": {secret},
	} {
		for _, v := range values {
			got, err := twilio.ParseReply(answer(field, v))
			require.ErrorContains(t, err, field, v)
			require.NotContains(t, err.Error(), secret)
			require.Zero(t, got)
		}
	}
	_, err := twilio.ParseReply([]byte("Body"))
	require.EqualError(t, err, "the body is not a form")
}

// Whatever a callback says, it is refused, or it is one of four statuses; only what failed may be tried again or be our fault.
func TestReportsKeepToTheirRules(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		status := rapid.OneOf(rapid.SampledFrom([]string{"queued", "sent", "delivered", "undelivered", "failed", "read", "received"}), rapid.String()).Draw(t, "status")
		code := rapid.OneOf(rapid.Just(""), rapid.Map(rapid.IntRange(10000, 99999), func(n int) string { return fmt.Sprint(n) }),
			rapid.SampledFrom([]string{"21610", "30003", "30002"})).Draw(t, "code")
		e, err := twilio.ParseStatus(about(ours), callback(status, code))
		if err != nil {
			if len(status) > 3 {
				require.NotContains(t, strings.ReplaceAll(err.Error(), "MessageStatus is not a status", ""), status)
			}
			return
		}
		keepsToTheRules(t, e.Report)
		require.Equal(t, code == "21610", e.Consent != nil)
	})
}

func keepsToTheRules(t require.TestingT, r *provider.Report) {
	require.Contains(t, []provider.Status{provider.Queued, provider.Sent, provider.Delivered, provider.Undelivered}, r.Status)
	require.Equal(t, r.Status == provider.Undelivered, r.Code != "")
	require.True(t, r.Status == provider.Undelivered || r.Again == 0 && !r.Misconfigured)
	require.False(t, r.Misconfigured && r.Again > 0, "what needs a human is not tried again")
	require.LessOrEqual(t, r.Again, 24*time.Hour)
	require.Regexp(t, `^([a-z]+|[1-9][0-9]{4})?$`, r.Code)
	require.Regexp(t, `^[SM]M[0-9a-fA-F]{32}/[a-z_]+$`, r.Source)
}
