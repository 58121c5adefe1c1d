package crash_test

import (
	"context"
	"io"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/dev/build"
	"arrears/dev/crash"
	"arrears/dev/fresh"
	"arrears/dev/meter"
)

// TestASmallRunTellsEverybodyOnce kills the worker while a dozen customers hear two levels: three, far enough apart, take longer than
// a test may. It spends its two minutes waiting.
func TestASmallRunTellsEverybodyOnce(t *testing.T) {
	t.Parallel()
	fresh.Result(t)
	ctx, cancel := context.WithTimeout(t.Context(), 15*time.Minute) // a first build of the Temporal server takes minutes
	defer cancel()
	programs, err := build.OfStack(ctx)
	require.NoError(t, err)
	cfg := crash.Defaults()
	cfg.Bin, err = programs.Build(ctx, build.NewProgress(io.Discard, false, false))
	require.NoError(t, err)
	cfg.Shape, cfg.Customers, cfg.Kills, cfg.Seed = crash.Small(), 12, 4, uint64(rand.Uint32())
	cfg.Say = func(text string) { t.Log(text) }
	cfg.Show = func(s meter.State) { t.Log(s.Text) }
	t.Logf("seed %d", cfg.Seed)
	result, err := crash.Run(ctx, cfg)
	require.NoError(t, err)
	require.Empty(t, result.Differences)
	require.Equal(t, cfg.Kills, result.Kills)
	require.Positive(t, result.Messages)
	require.GreaterOrEqual(t, result.Requests, result.Messages)
}
