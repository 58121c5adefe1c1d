package gateway_test

import (
	"crypto/hmac"
	"crypto/sha1" //nolint:gosec // the scheme is Twilio's
	"encoding/base64"
	"maps"
	"net/http"
	"net/url"
	"slices"

	"arrears/internal/gateway"
	"arrears/internal/provider/twilio"
)

const (
	public = "https://arrears.example"
	token  = "0123456789abcdef0123456789abcdef"
)

// signed is a gateway that knows Twilio's signature.
func signed(c *gateway.Config) {
	signatures, err := twilio.NewSignatures(token)
	if err != nil {
		panic(err)
	}
	c.Webhooks = gateway.Webhooks{PublicURL: public, Twilio: signatures}
}

// twilioSignature is Twilio's own: over the address that it calls and the form's names and values in order.
func twilioSignature(called string, form url.Values) string {
	for _, name := range slices.Sorted(maps.Keys(form)) {
		called += name + form.Get(name)
	}
	mac := hmac.New(sha1.New, []byte(token))
	mac.Write([]byte(called))
	return base64.StdEncoding.EncodeToString(mac.Sum(nil))
}

// twilioHeader is what a webhook of Twilio's bears.
func twilioHeader(signature string) http.Header {
	return http.Header{"Content-Type": {"application/x-www-form-urlencoded"}, twilio.SignatureHeader: {signature}}
}
