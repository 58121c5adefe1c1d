package dunning_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
)

func TestAWakeUpStaysInTheWindowAndOnTheDate(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		zone := rapid.SampledFrom(zones).Draw(t, "zone")
		a := dunning.Account{Zone: zone, Elsewhere: elsewhere[zone.String()]}
		p := dunning.Policy{Window: anyWindow(t)}
		cal := a.Calendar(p)
		date := cal.NextOpen(calendar.NewDate(2026, time.January, 1).Add(rapid.IntRange(0, 730).Draw(t, "date")))
		opening, most := cal.Opening(date), time.Duration(rapid.IntRange(0, 3600).Draw(t, "most"))*time.Second
		for range 20 {
			who := rapid.String().Draw(t, "who")
			at := a.Spread(p, opening, who, most)
			require.Equal(t, at, a.Spread(p, opening, who, most))
			require.False(t, at.Before(opening))
			require.LessOrEqual(t, at.Sub(opening), most)
			require.Equal(t, cal.Within(opening), cal.Within(at))
			for _, z := range append([]*time.Location{zone}, a.Elsewhere...) {
				require.Equal(t, calendar.DateOf(opening, z), calendar.DateOf(at, z))
			}
			other := opening.Add(time.Duration(rapid.IntRange(1, 86_400).Draw(t, "other")) * time.Second)
			if !other.Equal(cal.Opening(cal.Date(other))) {
				require.Equal(t, other, a.Spread(p, other, who, most), "only an opening is spread")
			}
		}
	})
}

func TestAnOpeningIsNoStampede(t *testing.T) {
	t.Parallel()
	a, p := customer(), ladder()
	minutes := map[int]int{}
	for n := range 15_000 {
		at := a.Spread(p, at("03-02 09:00"), fmt.Sprintf("demo/c-%d", n), 15*time.Minute)
		minutes[at.Minute()]++
	}
	for minute := range 15 {
		require.InDelta(t, 1000, minutes[minute], 200, "minute %d", minute)
	}
}

// Whoever is woken later in the window has the same done to them as at its opening.
func TestWakingLaterInTheWindowChangesNothing(t *testing.T) {
	eachTurn(t, func(t *rapid.T, s story, x turn) {
		later := x.before.Spread(s.policy, x.d.At, rapid.String().Draw(t, "who"), 15*time.Minute)
		d := dunning.Decide(x.before, s.policy, later)
		require.Equal(t, x.d.Passed, d.Passed)
		require.Equal(t, x.d.Access, d.Access)
		require.Equal(t, x.d.Tasks, d.Tasks)
		require.Equal(t, x.d.Asks, d.Asks)
		require.Equal(t, x.d.Ends, d.Ends)
		require.Equal(t, x.d.Chased, d.Chased)
		require.Equal(t, len(x.d.Notices), len(d.Notices))
		for n := range d.Notices {
			require.Equal(t, x.d.Notices[n].Takes, d.Notices[n].Takes)
			require.Equal(t, x.d.Notices[n].Lines, d.Notices[n].Lines)
		}
	})
}
