package twilio_test

import (
	"crypto/hmac"
	"crypto/sha1"
	"encoding/base64"
	"maps"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/provider/twilio"
)

// vector is one of the vendor's own tests' (twilio-go, request_validator_test.go), or of its JavaScript client's rules.
type vector struct {
	name, token, url, body, signature string
}

const jsonHash = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620"

func vectors() []vector {
	const address = "https://mycompany.com/myapp.php?foo=1&bar=2"
	call := url.Values{
		"CallSid": {"CA1234567890ABCDE"}, "Caller": {"+14158675309"}, "Digits": {"1234"}, "From": {"+14158675309"}, "To": {"+18005551212"},
		"Reason": {"Participant"}, "ReasonConferenceEnded": {"test"},
	}.Encode()
	repeated := "https://arrears.example/webhooks/twilio/inbound"
	return []vector{
		{"form", "12345", address, call, "vOEb5UThFn24KEfnOFLQY2AE5FY="},
		{"plain http", "12345", strings.Replace(address, "https", "http", 1), call, "n2xBNyzSW7rfYStDtOFiFMv7qNo="},
		{"short form", "12345", address, "property=value&boolean=true", "NBdBDr/T/lgjI+tlgpXjKZQZs/k="},
		{"JSON", "12345", address + "&bodySHA256=" + jsonHash, `{"property": "value", "boolean": true}`, "a9nBmqA0ju/hNViExpshrM61xv4="},
		{"JSON alone", "12345", "https://mycompany.com/myapp.php?bodySHA256=" + jsonHash, `{"property": "value", "boolean": true}`, "y77kIzt2vzLz71DgmJGsen2scGs="},
		{"repeated name", "12345", repeated, "MediaUrl=b&Body=x&MediaUrl=a&MediaUrl=b", sign("12345", repeated+"BodyxMediaUrlaMediaUrlb")},
		{"empty value", "12345", repeated, "ErrorCode=&Body=%26%3D%25+%C3%A4", sign("12345", repeated+"Body&=% äErrorCode")},
		{"no form", "12345", repeated, "", sign("12345", repeated)},
	}
}

func sign(token, text string) string {
	mac := hmac.New(sha1.New, []byte(token))
	mac.Write([]byte(text))
	return base64.StdEncoding.EncodeToString(mac.Sum(nil))
}

func verify(t *testing.T, v vector) error {
	t.Helper()
	s, err := twilio.NewSignatures(v.token)
	require.NoError(t, err)
	return s.Verify(v.url, []byte(v.body), v.signature)
}

func TestSignatureOfEachVectorHolds(t *testing.T) {
	t.Parallel()
	for _, v := range vectors() {
		require.NoError(t, verify(t, v), v.name)
	}
}

// Every byte of address, body, signature and token is altered to every one of some that mean something there.
func TestSignatureRefusesWhatWasAltered(t *testing.T) {
	t.Parallel()
	for _, v := range vectors() {
		for field, of := range map[string]func(*vector) *string{
			"url":       func(v *vector) *string { return &v.url },
			"body":      func(v *vector) *string { return &v.body },
			"signature": func(v *vector) *string { return &v.signature },
		} {
			for at := range *of(&v) {
				for _, b := range []byte("=&?#:/%+;aB0 \x00\n") {
					altered := v
					text := []byte(*of(&v))
					text[at] = b
					*of(&altered) = string(text)
					if altered == v || field == "body" && sameForm(v.body, altered.body) {
						continue
					}
					require.ErrorIs(t, verify(t, altered), twilio.ErrSignature, "%s: %s %q", v.name, field, *of(&altered))
				}
			}
		}
		for at := range v.token {
			altered := v
			altered.token = v.token[:at] + "x" + v.token[at+1:]
			require.ErrorIs(t, verify(t, altered), twilio.ErrSignature, v.name)
		}
		for _, altered := range []vector{
			{v.name, v.token, v.url, v.body, ""},
			{v.name, v.token, v.url, v.body, "95+Bu0JVPi0r/SsESZCVf0dWAjw="}, // of the parameters in a wrong order
			{v.name, v.token, "https://elsewhere.example/webhooks/twilio/status", v.body, v.signature},
			{v.name, v.token, "://", v.body, v.signature},
			{v.name, v.token, v.url, v.body + strings.Repeat(" ", twilio.MaxWebhook), v.signature},
		} {
			require.ErrorIs(t, verify(t, altered), twilio.ErrSignature, v.name)
		}
	}
}

// sameForm is true of two spellings of one form, as of %2b and %2B: Twilio signs what it says, each value of a name once.
func sameForm(a, b string) bool {
	return strings.Count(a, "=") == strings.Count(b, "=") && maps.Equal(said(a), said(b))
}

func said(form string) map[[2]string]bool {
	values, err := url.ParseQuery(form)
	if err != nil {
		return map[[2]string]bool{{form}: true}
	}
	all := map[[2]string]bool{}
	for name, values := range values {
		for _, v := range values {
			all[[2]string{name, v}] = true
		}
	}
	return all
}

func TestBothTokensHoldDuringARotation(t *testing.T) {
	t.Parallel()
	v := vectors()[0]
	for _, tokens := range [][]string{{"old", "12345"}, {"12345", "old"}} {
		s, err := twilio.NewSignatures(tokens...)
		require.NoError(t, err)
		require.NoError(t, s.Verify(v.url, []byte(v.body), v.signature))
	}
	s, err := twilio.NewSignatures("old", "new")
	require.NoError(t, err)
	require.ErrorIs(t, s.Verify(v.url, []byte(v.body), v.signature), twilio.ErrSignature)

	for _, tokens := range [][]string{nil, {""}, {"12345", ""}, {"with space"}, {"a", "b", "c", "d"}} {
		_, err := twilio.NewSignatures(tokens...)
		require.ErrorContains(t, err, "TWILIO_AUTH_TOKEN")
		require.NotContains(t, err.Error(), "with space")
	}
}
