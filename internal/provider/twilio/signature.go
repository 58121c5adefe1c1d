package twilio

import (
	"errors"
	"net/url"
	"slices"
	"strings"

	sdk "github.com/twilio/twilio-go/client"
)

// SignatureHeader is where Twilio puts the signature of a webhook.
const SignatureHeader = "X-Twilio-Signature"

// MaxWebhook is the most that a webhook's body may have, in bytes; ParseStatus and ParseReply refuse more.
const MaxWebhook = 64 << 10

// maxTokens is one more than a rotation needs.
const maxTokens = 3

// ErrSignature is what every failed check is: a receiver must not tell a forger which part was wrong.
var ErrSignature = errors.New("the webhook's " + SignatureHeader + " is missing or wrong: check TWILIO_AUTH_TOKEN and ARREARS_PUBLIC_URL")

// Signatures checks that webhooks come from Twilio. Safe for concurrent use.
type Signatures struct {
	validators []sdk.RequestValidator
}

// NewSignatures takes the account's auth tokens: one, or during a rotation the primary and the secondary one, since Twilio may sign with either.
func NewSignatures(tokens ...string) (*Signatures, error) {
	s := &Signatures{}
	for _, token := range tokens {
		// An empty token would let everybody sign.
		if err := expect(authToken.MatchString(token), "TWILIO_AUTH_TOKEN", "letters and digits only, as the console shows it"); err != nil {
			return nil, err
		}
		s.validators = append(s.validators, sdk.NewRequestValidator(token))
	}
	if len(s.validators) == 0 || len(s.validators) > maxTokens {
		return nil, errors.New("TWILIO_AUTH_TOKEN must be one token, or both during a rotation")
	}
	return s, nil
}

// Verify holds signature against a webhook's body and the address that Twilio called: ARREARS_PUBLIC_URL with path and raw query as they came, and not what a
// proxy made of them. The scheme knows no time, so a repeat verifies again: what reports say is applied once by their Source.
func (s *Signatures) Verify(publicURL string, body []byte, signature string) error {
	address, err := url.Parse(publicURL)
	if err != nil || signature == "" || len(body) > MaxWebhook {
		return ErrSignature
	}
	valid := func(v sdk.RequestValidator) bool { return v.ValidateBody(publicURL, body, signature) }
	if !address.Query().Has("bodySHA256") {
		params, ok := signed(body)
		if !ok {
			return ErrSignature
		}
		valid = func(v sdk.RequestValidator) bool { return v.Validate(publicURL, params, signature) }
	}
	if !slices.ContainsFunc(s.validators, valid) {
		return ErrSignature
	}
	return nil
}

// signed is a form as Twilio signs it: each name followed by its value, and where a name is repeated, by each of its values once, in order. The vendor's own
// ValidateBody takes only the first of them and so refuses what Twilio signed.
func signed(body []byte) (map[string]string, bool) {
	form, err := parseForm(body)
	if err != nil {
		return nil, false
	}
	params := make(map[string]string, len(form))
	for name, values := range form {
		params[name] = strings.Join(slices.Compact(slices.Sorted(slices.Values(values))), name)
	}
	return params, true
}
