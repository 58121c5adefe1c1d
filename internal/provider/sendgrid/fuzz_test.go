package sendgrid_test

import (
	"net/http"
	"net/http/httptest"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/provider"
	"arrears/internal/provider/sendgrid"
)

var token = regexp.MustCompile(`^[a-z0-9_]+$`)

// Whatever is answered is one decision or one error, whose code is a token of ours and never the vendor's text.
func FuzzAnswers(f *testing.F) {
	for status, body := range map[int]string{
		202: "", 204: "", 307: "", 401: `{}`, 413: `<html>`, 429: "", 500: `null`,
		400: `{"errors":[{"message":"x","field":"personalizations.0.to.0.email"}]}`, 408: `{"errors":[{"field":5}]}`, 403: `{"errors":{}}`,
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
	client, err := sendgrid.New(config(web.URL))
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, code uint16, text []byte) {
		status, body = 200+int(code)%400, text // one call at a time, answered before the next
		sent, err := client.SendEmail(t.Context(), mail("m"))
		if err != nil {
			var failure *provider.Error
			require.ErrorAs(t, err, &failure)
			require.Contains(t, []provider.Class{provider.NotSent, provider.InDoubt, provider.Configuration}, failure.Class)
			require.Regexp(t, token, failure.Code)
			require.Equal(t, "sendgrid: "+string(failure.Class)+" ("+failure.Code+")", err.Error())
			return
		}
		require.Equal(t, sent.Outcome == provider.Accepted, status < 300)
		require.True(t, sent.Outcome == provider.Accepted || status == http.StatusBadRequest || status == http.StatusRequestEntityTooLarge)
		require.Equal(t, sent.Outcome == provider.Accepted, sent.Code == "")
	})
}
