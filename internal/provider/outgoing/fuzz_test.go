package outgoing_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/provider/outgoing"
)

// No header makes us wait for longer than an hour, or for less than nothing.
func FuzzRetryAfter(f *testing.F) {
	for _, h := range [][2]string{
		{"30", ""}, {"-1", ""}, {"99999999999999999999", ""}, {"Sun, 06 Nov 2094 08:49:37 GMT", ""}, {"soon", "1796000000"}, {"", "-1"}, {"", "9223372036854775807"},
	} {
		f.Add(h[0], h[1])
	}
	now := time.Unix(1796000000, 0)
	f.Fuzz(func(t *testing.T, after, reset string) {
		wait := outgoing.RetryAfter(http.Header{"Retry-After": {after}, "X-Ratelimit-Reset": {reset}}, now)
		require.GreaterOrEqual(t, wait, time.Duration(0))
		require.LessOrEqual(t, wait, time.Hour)
	})
}
