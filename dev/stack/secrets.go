package stack

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"
	"fmt"
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
	Screening     string `json:"screening"`
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
		Screening:     "whsec_" + base64.StdEncoding.EncodeToString(randomBytes(24)),
		Arrears:       hexOf(32),
	}
}

// mailEventKey signs SendGrid's event webhooks. It is not kept: sandbox and gateway are always started together.
type mailEventKey struct {
	private *ecdsa.PrivateKey
	// public is the key as SendGrid shows it: base64 of its DER form.
	public string
}

func newMailEventKey() (mailEventKey, error) {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return mailEventKey{}, fmt.Errorf("make a key for event webhooks: %w", err)
	}
	der, err := x509.MarshalPKIXPublicKey(&private.PublicKey)
	if err != nil {
		return mailEventKey{}, fmt.Errorf("write the key of event webhooks: %w", err)
	}
	return mailEventKey{private: private, public: base64.StdEncoding.EncodeToString(der)}, nil
}

func hexOf(n int) string { return hex.EncodeToString(randomBytes(n)) }

func randomBytes(n int) []byte {
	b := make([]byte, n)
	if _, err := rand.Read(b); err != nil {
		panic(err) // documented never to happen
	}
	return b
}
