package main

import (
	"crypto/hmac"
	"crypto/sha1" //nolint:gosec // the scheme is Twilio's
	"encoding/base64"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/provider/twilio"
)

// callBack tells a gateway the status of no message, signed as Twilio signs an empty form.
func (s *shell) callBack(url, token string) (status int) {
	s.t.Helper()
	const path = "/webhooks/twilio/status"
	mac := hmac.New(sha1.New, []byte(token))
	mac.Write([]byte(s.env["ARREARS_PUBLIC_URL"] + path))
	r, err := http.NewRequestWithContext(s.t.Context(), http.MethodPost, url+path, strings.NewReader(""))
	require.NoError(s.t, err)
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set(twilio.SignatureHeader, base64.StdEncoding.EncodeToString(mac.Sum(nil)))
	response, err := http.DefaultClient.Do(r)
	require.NoError(s.t, err)
	require.NoError(s.t, response.Body.Close())
	return response.StatusCode
}

func TestServeTakesWhatEitherTokenSigned(t *testing.T) {
	t.Parallel()
	s := newShell(t)
	s.env["TWILIO_AUTH_TOKEN_SECONDARY"] = "hushhushagain"
	url, log := s.serve()
	for token, status := range map[string]int{
		"hushhushhush": http.StatusBadRequest, "hushhushagain": http.StatusBadRequest, "nobodys": http.StatusForbidden, // the first two are known, and say nothing
	} {
		require.Equal(t, status, s.callBack(url, token), token)
	}
	require.NotContains(t, log.String(), "hushhush")
}

func TestServeSaysThatNoMailWillCount(t *testing.T) {
	t.Parallel()
	s := newShell(t)
	_, log := s.serve()
	require.Contains(t, log.String(), `"level":"WARN","msg":"SENDGRID_WEBHOOK_PUBLIC_KEY is not set`)

	s.env["SENDGRID_WEBHOOK_PUBLIC_KEY"] = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g=="
	_, log = s.serve()
	require.NotContains(t, log.String(), "SENDGRID_WEBHOOK_PUBLIC_KEY")
}
