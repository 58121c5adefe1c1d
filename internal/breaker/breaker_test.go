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
		row := 0
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
				switch b = asked; rapid.SampledFrom([]string{"ok", "down", "down", "down", "throttled", "lost"}).Draw(t, "answer") {
				case "ok":
					b, row = b.Succeeded(), 0
					require.Equal(t, breaker.Closed, b.State)
				case "down":
					row++
					b = b.Failed("http_503", now)
					require.Equal(t, row >= breaker.Trips || asked.State != breaker.Closed, b.State == breaker.Open)
				case "throttled":
					b = b.Throttled("http_429", time.Duration(rapid.IntRange(0, 3600).Draw(t, "wait"))*time.Second, now)
					require.Equal(t, breaker.Open, b.State)
				}
			}
			if b.State != breaker.Closed {
				require.NotNil(t, b.Probe)
				require.LessOrEqual(t, b.Probe.Sub(now), 10*time.Minute, "it is tried again before long")
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
