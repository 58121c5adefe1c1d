package stack

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
)

// secrets are what the programs and the sandbox know of each other, in the forms that the real providers use, because the
// providers' own libraries refuse others.
type secrets struct {
	TwilioAccount string `json:"twilio_account"`
	TwilioToken   string `json:"twilio_token"`
	TwilioVerify  string `json:"twilio_verify"`
	SendGrid      string `json:"sendgrid"`
	Provisioning  string `json:"provisioning"`
	Billing       string `json:"billing"`
	Arrears       string `json:"arrears"`
}

func newSecrets() secrets {
	return secrets{
		TwilioAccount: "AC" + hexOf(16),
		TwilioToken:   hexOf(16),
		TwilioVerify:  "VA" + hexOf(16),
		SendGrid:      "SG." + hexOf(11) + "." + hexOf(21),
		Provisioning:  "whsec_" + base64.StdEncoding.EncodeToString(randomBytes(24)),
		Billing:       "whsec_" + base64.StdEncoding.EncodeToString(randomBytes(24)),
		Arrears:       hexOf(32),
	}
}

func hexOf(n int) string { return hex.EncodeToString(randomBytes(n)) }

func randomBytes(n int) []byte {
	b := make([]byte, n)
	if _, err := rand.Read(b); err != nil {
		panic(err) // documented never to happen
	}
	return b
}
