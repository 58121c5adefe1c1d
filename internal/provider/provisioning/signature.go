package provisioning

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
	key, err := signingKey(secret)
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

func signingKey(secret string) ([]byte, error) {
	encoded, prefixed := strings.CutPrefix(secret, "whsec_")
	if !prefixed {
		if secret == "" {
			return nil, errors.New("PROVISIONING_SECRET must be set: both sides sign and verify with it")
		}
		return []byte(secret), nil
	}
	key, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil || len(key) == 0 {
		return nil, errors.New("PROVISIONING_SECRET begins with whsec_ and must go on in base64")
	}
	return key, nil
}
