package webhook_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/provider/outgoing/webhook"
)

// Nothing that was not signed with the secret passes, whatever a forger writes into the headers. The seed's signature is a
// real one of another body, which lies too far from it to be found.
func FuzzVerify(f *testing.F) {
	at := time.Unix(1614265330, 0)
	f.Add("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", []byte(`{}`))
	f.Add("", "-9223372036854775808", "v1, v1, v1a", []byte{})
	f.Add("a", "9223372036854775807", "v1,", []byte("{}"))
	f.Fuzz(func(t *testing.T, id, timestamp, signature string, body []byte) {
		header := http.Header{"Webhook-Id": {id}, "Webhook-Timestamp": {timestamp}, "Webhook-Signature": {signature}}
		require.ErrorIs(t, webhook.Verify(secret, header, body, at), webhook.ErrSignature)
		require.ErrorIs(t, webhook.Verify("another secret of ours", header, body, at), webhook.ErrSignature)
	})
}
