package gateway

import (
	"context"
	"time"
)

// limiter bounds how much is done at a time: one place each.
type limiter chan struct{}

// placeWithin is how long a request waits for a place, in wall time. A burst passes; what lasts is told to come back.
const placeWithin = time.Second

// unlimited are the calls that tell how the process is; an overload must not look like a death.
var unlimited = map[string]bool{"GET /healthz": true, "GET /readyz": true, "GET /metrics": true}

// during runs f in a place of its own, or fails with errOverloaded.
func (l limiter) during(ctx context.Context, f func() error) error {
	patience := time.NewTimer(placeWithin)
	defer patience.Stop()
	select {
	case l <- struct{}{}:
	case <-patience.C:
		return errOverloaded
	case <-ctx.Done():
		return errOverloaded
	}
	defer func() { <-l }()
	return f()
}
