package twilio_test

import (
	"net/http"
	"net/http/httptest"
	"regexp"
	"testing"

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
		started, err := client.StartVerification(t.Context(), phone)
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
