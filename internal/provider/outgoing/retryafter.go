package outgoing

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// longestWait bounds what a provider can make us wait: a wrong clock on its side must not silence a channel for a day.
const longestWait = time.Hour

// RetryAfter reads how long the other side asks us to wait: Retry-After in seconds or as a date (RFC 9110), else X-Ratelimit-Reset in unix seconds as
// SendGrid gives it. 0 where it does not say; at most an hour.
func RetryAfter(h http.Header, now time.Time) time.Duration {
	if v := strings.TrimSpace(h.Get("Retry-After")); v != "" {
		if seconds, err := strconv.ParseUint(v, 10, 31); err == nil {
			return bounded(time.Duration(seconds) * time.Second)
		}
		if at, err := http.ParseTime(v); err == nil {
			return bounded(at.Sub(now))
		}
	}
	if unix, err := strconv.ParseInt(strings.TrimSpace(h.Get("X-Ratelimit-Reset")), 10, 64); err == nil && unix > 0 {
		return bounded(time.Unix(unix, 0).Sub(now))
	}
	return 0
}

func bounded(d time.Duration) time.Duration {
	return min(max(d, 0), longestWait)
}
