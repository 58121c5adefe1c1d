package sandbox

import (
	"crypto/ecdsa"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"maps"
	"net/url"
	"slices"
)

// signTwilio is X-Twilio-Signature: HMAC-SHA1 with the auth token over the public address and the form's sorted names and values. A
// fragment of the address never reaches its server and is not signed. Source: twilio.com/docs/usage/security.
func signTwilio(token, address string, form url.Values) string {
	mac := hmac.New(sha1.New, []byte(token))
	_, _ = mac.Write([]byte(address))
	for _, name := range slices.Sorted(maps.Keys(form)) {
		_, _ = mac.Write([]byte(name + form.Get(name)))
	}
	return base64.StdEncoding.EncodeToString(mac.Sum(nil))
}

// signSendGrid is the signature of an event webhook: ECDSA over the SHA-256 of timestamp and raw body. Source: SendGrid's
// "Event Webhook Security Features".
func signSendGrid(key *ecdsa.PrivateKey, timestamp string, body []byte) (string, error) {
	digest := sha256.Sum256(append([]byte(timestamp), body...))
	signature, err := ecdsa.SignASN1(rand.Reader, key, digest[:])
	if err != nil {
		return "", err
	}
	return base64.StdEncoding.EncodeToString(signature), nil
}
