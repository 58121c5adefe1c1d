package sendgrid

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"strconv"
	"time"
)

// The headers that a signed event webhook bears.
const (
	SignatureHeader = "X-Twilio-Email-Event-Webhook-Signature"
	TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp"
)

// tolerance is how far a signature's wall time may be off, either way. SendGrid repeats an event for a day and signs each attempt anew.
const tolerance = 5 * time.Minute

// ErrSignature is what every failed check is: a receiver must not tell a forger which part was wrong.
var ErrSignature = errors.New("the event webhook's signature or timestamp is missing, wrong or too old: check SENDGRID_WEBHOOK_PUBLIC_KEY and the clock")

// WebhookKey checks that events come from SendGrid. Safe for concurrent use.
//
// The standard library does the check, and not the vendor's helper: that panics on a key of another kind, and takes a signature with bytes after its end.
type WebhookKey struct {
	key *ecdsa.PublicKey
}

// NewWebhookKey reads SENDGRID_WEBHOOK_PUBLIC_KEY, an ECDSA key on P-256 in one line of base64, as SendGrid shows it. Its error does not quote it.
func NewWebhookKey(key string) (*WebhookKey, error) {
	wrong := errors.New("SENDGRID_WEBHOOK_PUBLIC_KEY must be the verification key as SendGrid shows it: one line of base64 that begins with MFkwEwYHKoZIzj0")
	der, err := exactly(key)
	if err != nil {
		return nil, wrong
	}
	parsed, err := x509.ParsePKIXPublicKey(der)
	if err != nil {
		return nil, wrong
	}
	public, ok := parsed.(*ecdsa.PublicKey)
	if !ok || public.Curve != elliptic.P256() {
		return nil, wrong
	}
	return &WebhookKey{key: public}, nil
}

// Verify holds signature and timestamp, as the headers give them, against the raw body. now is the receiver's wall time.
func (k *WebhookKey) Verify(body []byte, signature, timestamp string, now time.Time) error {
	unix, err := strconv.ParseInt(timestamp, 10, 64)
	if err != nil || len(body) > MaxWebhook {
		return ErrSignature
	}
	if age := now.Sub(time.Unix(unix, 0)); age > tolerance || age < -tolerance {
		return ErrSignature
	}
	der, err := exactly(signature)
	if err != nil {
		return ErrSignature
	}
	hash := sha256.New()
	hash.Write([]byte(timestamp))
	hash.Write(body)
	if !ecdsa.VerifyASN1(k.key, hash.Sum(nil), der) {
		return ErrSignature
	}
	return nil
}

// exactly decodes base64 that is written in the one right way: the decoder alone overlooks line breaks.
func exactly(text string) ([]byte, error) {
	raw, err := base64.StdEncoding.Strict().DecodeString(text)
	if err == nil && base64.StdEncoding.EncodeToString(raw) != text {
		err = errors.New("not in canonical base64")
	}
	return raw, err
}
