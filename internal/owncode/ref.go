package owncode

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"math/big"
	"strings"

	"arrears/internal/provider"
)

// Digits is how many a code has.
const Digits = 6

// refPrefix tells a reference of ours from a provider's, and says how it is made.
const refPrefix = "own1."

const saltBytes = 16

var codes = big.NewInt(1_000_000)

// draw makes a code and its reference.
func draw(secret []byte) provider.Code {
	n, err := rand.Int(rand.Reader, codes) // without bias
	if err != nil {
		panic(err) // documented never to happen
	}
	digits := fmt.Sprintf("%0*d", Digits, n)
	salt := make([]byte, saltBytes)
	_, _ = rand.Read(salt) // never fails
	return provider.Code{Digits: digits, Ref: refPrefix + encode(salt) + "." + encode(hash(secret, salt, digits))}
}

// known tells whether a reference is one of ours.
func known(ref string) bool { return strings.HasPrefix(ref, refPrefix) }

// matches tells whether the digits are those of a reference of ours.
func matches(secret []byte, ref, digits string) bool {
	salt, sum, _ := strings.Cut(strings.TrimPrefix(ref, refPrefix), ".")
	salted, saltErr := base64.RawURLEncoding.DecodeString(salt)
	want, sumErr := base64.RawURLEncoding.DecodeString(sum)
	return saltErr == nil && sumErr == nil && hmac.Equal(want, hash(secret, salted, digits))
}

// hash keys what is kept of a code apart from everything else that the secret keys.
func hash(secret, salt []byte, digits string) []byte {
	mac := hmac.New(sha256.New, secret)
	mac.Write([]byte("verification code\x00"))
	mac.Write(salt)
	mac.Write([]byte(digits))
	return mac.Sum(nil)
}

func encode(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }
