package breaker_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/breaker"
)

// TestABreakerHoldsAndFindsBack plays a provider that is down for a while.
func TestABreakerHoldsAndFindsBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		b := breaker.Breaker{State: breaker.Closed}
		now := time.Date(2027, 3, 1, 9, 0, 0, 0, time.UTC)
		row, longest := 0, time.Minute // the longest that it may be left alone now; a probe may be on its way for a minute
		for range rapid.IntRange(1, 200).Draw(t, "messages") {
			verdict, asked := b.Asked(now)
			if b.State != breaker.Closed {
				require.NotEqual(t, breaker.Go, verdict)
			}
			if verdict != breaker.Leave {
				if verdict == breaker.Try {
					again, _ := asked.Asked(now)
					require.Equal(t, breaker.Leave, again, "one probe at a time")
				}
				longest = time.Minute
				switch b = asked; rapid.SampledFrom([]string{"ok", "down", "down", "down", "throttled", "lost"}).Draw(t, "answer") {
				case "ok":
					b, row = b.Succeeded(), 0
					require.Equal(t, breaker.Closed, b.State)
				case "down":
					row++
					longest = 10 * time.Minute
					b = b.Failed("http_503", now)
					require.Equal(t, row >= breaker.Trips || asked.State != breaker.Closed, b.State == breaker.Open)
				case "throttled":
					wait := time.Duration(rapid.IntRange(0, 7200).Draw(t, "wait")) * time.Second
					b = b.Throttled("http_429", wait, now)
					require.Equal(t, breaker.Open, b.State)
					if longest = min(wait, time.Hour); wait == 0 {
						longest = 2 * time.Second
					}
					require.Equal(t, longest, b.Probe.Sub(now), "it is left alone for as long as it asks, up to an hour")
				}
			}
			if b.State != breaker.Closed {
				require.NotNil(t, b.Probe)
				require.LessOrEqual(t, b.Probe.Sub(now), longest, "it is tried again before long")
			}
			now = now.Add(time.Duration(rapid.IntRange(0, 120).Draw(t, "seconds")) * time.Second)
		}
	})
}

func TestAThrottleIsNoIllness(t *testing.T) {
	t.Parallel()
	now := time.Date(2027, 3, 1, 9, 0, 0, 0, time.UTC)
	b := breaker.Breaker{State: breaker.Closed}.Throttled("20429", 30*time.Second, now)
	require.False(t, b.Ill())
	verdict, _ := b.Asked(now.Add(29 * time.Second))
	require.Equal(t, breaker.Leave, verdict)
	verdict, b = b.Asked(now.Add(30 * time.Second))
	require.Equal(t, breaker.Try, verdict)
	require.Equal(t, breaker.Breaker{State: breaker.Closed}, b.Succeeded())
}
