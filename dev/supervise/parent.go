package supervise

import (
	"context"
	"errors"
	"os"
	"time"
)

// parentEvery is how often the parent is looked for; no system tells portably that it went.
const parentEvery = 250 * time.Millisecond

// ErrParentGone is the cause of a context that ended because the process which started this one did.
var ErrParentGone = errors.New("the process that started this one is gone")

// WithParent returns a context that also ends when this process's parent does. Its stop function waits for the watching goroutine.
func WithParent(ctx context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(ctx)
	parent := os.Getppid()
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		tick := time.NewTicker(parentEvery)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
				if os.Getppid() != parent {
					cancel(ErrParentGone)
					return
				}
			}
		}
	}()
	return ctx, func() {
		cancel(context.Canceled)
		<-ended
	}
}
