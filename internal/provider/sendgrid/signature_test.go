package sendgrid_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/provider/sendgrid"
)

// The vendor's own vector: sendgrid-go, helpers/eventwebhook/eventwebhook_test.go.
const (
	vectorKey       = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g=="
	vectorSignature = "MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM="
	vectorTimestamp = "1600112502"
	vectorBody      = `[{"email":"hello@world.com","event":"dropped","reason":"Bounced Address","sg_event_id":"ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA",` +
		`"sg_message_id":"LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0","smtp-id":"<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>",` +
		`"timestamp":1600112492}]` + "\r\n"
)

var signedAt = time.Unix(1600112502, 0)

func TestSignatureOfTheVectorHolds(t *testing.T) {
	t.Parallel()
	key, err := sendgrid.NewWebhookKey(vectorKey)
	require.NoError(t, err)
	require.NoError(t, key.Verify([]byte(vectorBody), vectorSignature, vectorTimestamp, signedAt))
}

func TestSignatureRefusesWhatWasAltered(t *testing.T) {
	t.Parallel()
	key, err := sendgrid.NewWebhookKey(vectorKey)
	require.NoError(t, err)
	for at := range vectorBody {
		require.ErrorIs(t, key.Verify([]byte(altered(vectorBody, at, vectorBody[at]^1)), vectorSignature, vectorTimestamp, signedAt), sendgrid.ErrSignature)
	}
	for at := range vectorSignature {
		for _, b := range []byte("A/=\n-") {
			if s := altered(vectorSignature, at, b); s != vectorSignature {
				require.ErrorIs(t, key.Verify([]byte(vectorBody), s, vectorTimestamp, signedAt), sendgrid.ErrSignature, "%q", s)
			}
		}
		// Next to it in the alphabet: bits that a lax decoder overlooks.
		s := altered(vectorSignature, at, vectorSignature[at]+1)
		require.ErrorIs(t, key.Verify([]byte(vectorBody), s, vectorTimestamp, signedAt), sendgrid.ErrSignature, "%q", s)
	}
	for at := range vectorTimestamp {
		s := altered(vectorTimestamp, at, vectorTimestamp[at]^1)
		require.ErrorIs(t, key.Verify([]byte(vectorBody), vectorSignature, s, signedAt), sendgrid.ErrSignature)
	}
	for at := range vectorKey {
		for _, b := range []byte{'A', '/', '=', '\n', vectorKey[at] + 1} {
			if s := altered(vectorKey, at, b); s != vectorKey {
				other, err := sendgrid.NewWebhookKey(s)
				if err == nil {
					err = other.Verify([]byte(vectorBody), vectorSignature, vectorTimestamp, signedAt)
				}
				require.Error(t, err, "%q", s)
			}
		}
	}
	for _, c := range [][3]string{
		{vectorBody, "", vectorTimestamp}, {vectorBody, vectorSignature, ""}, {"", vectorSignature, vectorTimestamp},
		{vectorBody, vectorSignature + "\n", vectorTimestamp}, {vectorBody, trailing(t), vectorTimestamp}, {vectorBody, vectorSignature, " " + vectorTimestamp},
		{vectorBody + strings.Repeat(" ", sendgrid.MaxWebhook), vectorSignature, vectorTimestamp},
	} {
		require.ErrorIs(t, key.Verify([]byte(c[0]), c[1], c[2], signedAt), sendgrid.ErrSignature)
	}
}

// trailing is the signature with a byte after its end, which the vendor's own helper takes.
func trailing(t *testing.T) string {
	raw, err := base64.StdEncoding.DecodeString(vectorSignature)
	require.NoError(t, err)
	return base64.StdEncoding.EncodeToString(append(raw, 0))
}

func altered(text string, at int, to byte) string {
	return text[:at] + string([]byte{to}) + text[at+1:]
}

func TestASignatureIsFreshForFiveMinutesEitherWay(t *testing.T) {
	t.Parallel()
	key, err := sendgrid.NewWebhookKey(vectorKey)
	require.NoError(t, err)
	for _, off := range []time.Duration{-5 * time.Minute, 0, 5 * time.Minute} {
		require.NoError(t, key.Verify([]byte(vectorBody), vectorSignature, vectorTimestamp, signedAt.Add(off)))
	}
	for _, off := range []time.Duration{-5*time.Minute - time.Second, 5*time.Minute + time.Second, 24 * time.Hour} {
		require.ErrorIs(t, key.Verify([]byte(vectorBody), vectorSignature, vectorTimestamp, signedAt.Add(off)), sendgrid.ErrSignature)
	}
}

func TestARepeatSignedAnewHolds(t *testing.T) {
	t.Parallel()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	key, err := sendgrid.NewWebhookKey(encoded(t, &private.PublicKey))
	require.NoError(t, err)
	for _, now := range []time.Time{signedAt, signedAt.Add(23 * time.Hour)} {
		timestamp := fmt.Sprint(now.Unix())
		hash := sha256.Sum256([]byte(timestamp + vectorBody))
		signature, err := ecdsa.SignASN1(rand.Reader, private, hash[:])
		require.NoError(t, err)
		require.NoError(t, key.Verify([]byte(vectorBody), base64.StdEncoding.EncodeToString(signature), timestamp, now))
	}
}

func TestAKeyOfAnotherKindIsRefused(t *testing.T) {
	t.Parallel()
	rsaKey, err := rsa.GenerateKey(rand.Reader, 2048)
	require.NoError(t, err)
	p384, err := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	require.NoError(t, err)
	for _, key := range []string{
		"", "hush", vectorKey[1:], " " + vectorKey, encoded(t, &rsaKey.PublicKey), encoded(t, &p384.PublicKey),
		"MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=", // Ed25519, of RFC 8410
		"-----BEGIN PUBLIC KEY-----\n" + vectorKey + "\n-----END PUBLIC KEY-----",
	} {
		_, err := sendgrid.NewWebhookKey(key)
		require.ErrorContains(t, err, "SENDGRID_WEBHOOK_PUBLIC_KEY")
		require.NotContains(t, err.Error(), "hush")
	}
}

func encoded(t *testing.T, public any) string {
	t.Helper()
	der, err := x509.MarshalPKIXPublicKey(public)
	require.NoError(t, err)
	return base64.StdEncoding.EncodeToString(der)
}
