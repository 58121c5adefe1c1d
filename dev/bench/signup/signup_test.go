package signup_test

import (
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/dev/bench/signup"
	"arrears/dev/build"
	"arrears/dev/fresh"
	"arrears/dev/meter"
)

// TestASmallRunIsTreatedAsItMustBe sends twenty sign-ups a second, which leaves the machine to the other tests.
func TestASmallRunIsTreatedAsItMustBe(t *testing.T) {
	t.Parallel()
	fresh.Result(t)
	ctx := inTime(t)
	programs, err := build.OfStack(ctx)
	require.NoError(t, err)
	cfg := signup.Defaults()
	cfg.Bin, err = programs.Build(ctx, build.NewProgress(io.Discard, false, false))
	require.NoError(t, err)
	cfg.Requests, cfg.Over, cfg.OwnCodes, cfg.Seed = 200, 10*time.Second, true, uint64(rand.Uint32())
	cfg.Say = func(text string) { t.Log(text) }
	cfg.Show = func(s meter.State) { t.Log(s.Text) }
	t.Logf("seed %d", cfg.Seed)
	result, err := signup.Run(ctx, cfg)
	require.NoError(t, err)
	require.Empty(t, result.Differences)
	require.Equal(t, cfg.Requests, result.Requests)
	require.Positive(t, result.Verified)
	require.Positive(t, result.Ratio.Median)
}

// inTime ends a minute before `go test` ends the package, with a word about why: a first build of the Temporal server takes minutes, and
// a package that is killed leaves its stack behind.
func inTime(t *testing.T) context.Context {
	t.Helper()
	end, bounded := t.Deadline()
	if !bounded {
		return t.Context()
	}
	late := errors.New("the time for tests is nearly over; on a cold machine run `go run ./dev --exit` once before, or give go test a longer -timeout")
	ctx, cancel := context.WithDeadlineCause(t.Context(), end.Add(-time.Minute), late)
	t.Cleanup(func() {
		if errors.Is(context.Cause(ctx), late) { // whatever it was that was interrupted
			t.Error(late)
		}
		cancel()
	})
	return ctx
}
