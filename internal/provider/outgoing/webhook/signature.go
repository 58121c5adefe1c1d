package webhook

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"
)

const (
	headerID        = "webhook-id"
	headerTimestamp = "webhook-timestamp"
	headerSignature = "webhook-signature"

	// tolerance is how far a signature's wall time may be off, either way: Standard Webhooks' own libraries use five minutes.
	tolerance = 5 * time.Minute
	// maxSignatures bounds what a header can make us compute; more than one is sent only while a secret is rotated.
	maxSignatures = 10
)

// ErrSignature is what every failed verification is: a receiver must not tell a forger which part was wrong.
var ErrSignature = errors.New("the webhook's signature, id or timestamp is missing, wrong or too old: check the secret and the clock")

// Verify holds a received webhook against the shared secret, in constant time. now is the receiver's wall time.
func Verify(secret string, header http.Header, body []byte, now time.Time) error {
	key, err := Key("the secret", secret)
	if err != nil {
		return err
	}
	id, timestamp := header.Get(headerID), header.Get(headerTimestamp)
	unix, err := strconv.ParseInt(timestamp, 10, 64)
	if err != nil || id == "" {
		return ErrSignature
	}
	if age := now.Sub(time.Unix(unix, 0)); age > tolerance || age < -tolerance {
		return ErrSignature
	}
	want := []byte(sign(key, id, timestamp, body))
	for i, got := range strings.Fields(header.Get(headerSignature)) {
		if i == maxSignatures {
			break
		}
		if hmac.Equal([]byte(got), want) {
			return nil
		}
	}
	return ErrSignature
}

func sign(key []byte, id, timestamp string, body []byte) string {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(id + "." + timestamp + "."))
	mac.Write(body)
	return "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil))
}

// minKey is shorter than any secret that is random.
const minKey = 16

// Key is what a shared secret signs with: "whsec_" and base64, or any other text of at least 16 bytes, taken as it is.
// The error names the environment variable that the secret came from, and never quotes it.
func Key(variable, secret string) ([]byte, error) {
	if secret == "" {
		return nil, errors.New(variable + " must be set: both sides sign and verify with it")
	}
	key := []byte(secret)
	if encoded, prefixed := strings.CutPrefix(secret, "whsec_"); prefixed {
		var err error
		if key, err = base64.StdEncoding.DecodeString(encoded); err != nil || len(key) == 0 {
			return nil, errors.New(variable + " begins with whsec_ and must go on in base64")
		}
	}
	if len(key) < minKey {
		return nil, errors.New(variable + " must be at least 16 bytes: make one with `openssl rand -hex 32`")
	}
	return key, nil
}
