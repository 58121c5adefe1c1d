package clock_test

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/clock"
)

func TestWallUndoesBusiness(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c := clock.Clock{
			Start:  time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "start"), rapid.Int64Range(0, 999_999_999).Draw(t, "nanoseconds")),
			Anchor: time.Unix(rapid.Int64Range(1_700_000_000, 2_000_000_000).Draw(t, "anchor"), 0),
			Speed:  math.Pow(10, rapid.Float64Range(-2, 7).Draw(t, "speed, decimal logarithm")),
		}
		reach := int64(min(float64(24*time.Hour), float64(200*365*24*time.Hour)/c.Speed))
		wall := c.Anchor.Add(time.Duration(rapid.Int64Range(-reach, reach).Draw(t, "wall")))
		at := c.At(wall)
		require.WithinDuration(t, wall, c.Wall(at.Business), time.Microsecond)
		require.Equal(t, c.Business(wall), at.Business)
		later := wall.Add(time.Second)
		require.True(t, c.Business(later).After(at.Business))
	})
}

func TestZeroClockIsWallTime(t *testing.T) {
	t.Parallel()
	var c clock.Clock
	now := time.Date(2026, 11, 22, 8, 30, 0, 17, time.UTC)
	require.True(t, c.Real())
	require.Equal(t, clock.Moment{Wall: now, Business: now}, c.At(now))
	require.Equal(t, now, c.Wall(now))
	require.Equal(t, time.Hour, c.Sleep(now, now.Add(time.Hour)))
	require.Zero(t, c.Sleep(now, now.Add(-time.Hour)))
}

func TestFastClock(t *testing.T) {
	t.Parallel()
	c := clock.Clock{
		Start:  time.Date(2012, 1, 3, 0, 0, 0, 0, time.UTC),
		Anchor: time.Date(2026, 11, 22, 8, 30, 0, 0, time.UTC),
		Speed:  86400,
	}
	require.False(t, c.Real())
	require.Equal(t, "2012-01-06T00:00:00Z", c.Business(c.Anchor.Add(3*time.Second)).Format(time.RFC3339))
	require.Equal(t, 3*time.Second, c.Sleep(c.Anchor, time.Date(2012, 1, 6, 0, 0, 0, 0, time.UTC)))
	require.Equal(t, c.Start.Add(250*365*24*time.Hour), c.Business(c.Anchor.AddDate(200, 0, 0)), "cut, not wrapped")
}
