package dunning_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
)

// midway is the customer of a story at one of its turns: after what was decided, and before what comes next.
func midway(t *rapid.T, s story) turn {
	turns := s.play(t)
	return turns[rapid.IntRange(0, len(turns)-1).Draw(t, "at turn")]
}

// anyVersionOf is another version of the policy: steps are gone, new, earlier or later, told otherwise, or exchanged.
func anyVersionOf(t *rapid.T, p dunning.Policy) dunning.Policy {
	p.Version++
	p.MinGap = rapid.IntRange(0, 6).Draw(t, "new min gap")
	p.Minimum = anyAmounts(t, "new minimum", 3000)
	steps := slices.Clone(p.Steps[:len(p.Steps)-1])
	steps = slices.DeleteFunc(steps, func(s dunning.Step) bool {
		return !s.Mandatory && rapid.IntRange(0, 5).Draw(t, "dropped") == 0
	})
	for n := range rapid.IntRange(0, 2).Draw(t, "added") {
		s := letter(fmt.Sprintf("added-%d", n), 0) // no two levels have one name
		s.Mandatory = rapid.IntRange(0, 3).Draw(t, "added as mandatory") == 0
		steps = slices.Insert(steps, rapid.IntRange(0, len(steps)).Draw(t, "added at"), s)
	}
	if n := len(steps); n > 1 && rapid.IntRange(0, 5).Draw(t, "exchanged") == 0 {
		x := rapid.IntRange(0, n-2).Draw(t, "exchanged at")
		steps[x], steps[x+1] = steps[x+1], steps[x]
	}
	steps = append(steps, p.Steps[len(p.Steps)-1])
	before := 0
	for n := range steps {
		steps[n].Unit = p.Steps[0].Unit
		if steps[n].At < 0 {
			continue
		}
		before += rapid.IntRange(0, 8).Draw(t, "later by")
		steps[n].At = before
		if steps[n].Access == "" && steps[n].End == "" && rapid.IntRange(0, 7).Draw(t, "milder or stricter") == 0 {
			steps[n].Access = dunning.AccessRestricted
		}
	}
	p.Steps = steps
	return p
}

// Whoever moves to another version goes up its ladder from the highest level that they took, never meets a level twice, and
// never sooner than it is written; and moving back at once is always possible.
func TestMigrationKeepsTheLadder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := anyStory(t)
		x := midway(t, s)
		to := anyVersionOf(t, s.policy)
		if _, _, why := dunning.Fits(x.after, s.policy, to); why != "" {
			return
		}
		_, _, back := dunning.Fits(x.after, to, s.policy)
		require.Empty(t, back, "whoever has not climbed on yet can go back")

		taken := map[[2]string]calendar.Date{}
		for at, d := range dunning.Ahead(x.after, to, x.d.At, calendar.DateOf(x.d.At, x.after.Zone)+4000) {
			for _, taking := range takings(turn{before: at, d: d}) {
				on := calendar.DateOf(d.At, at.Zone)
				_, again := taken[[2]string{taking.Item, taking.Level}]
				require.False(t, again, "%s is taken once", taking.Level)
				taken[[2]string{taking.Item, taking.Level}] = on
				i, _ := at.Item(taking.Item)
				mayFollow(t, at, to, i, taking.Level, on)
			}
		}
		for _, planned := range dunning.Remaining(x.after, to, x.d.At, calendar.DateOf(x.d.At, x.after.Zone)+4000) {
			if to.Steps[rankOf(to, planned.Level)].At < 0 { // a courtesy, which is merged with no other
				continue
			}
			require.Equal(t, taken[[2]string{planned.Item, planned.Level}], planned.On)
			delete(taken, [2]string{planned.Item, planned.Level})
		}
		require.Empty(t, taken)
	})
}

// mayFollow holds a step against the highest that the item took before: it is lower, and as long ago as is written between
// the two.
func mayFollow(t *rapid.T, a dunning.Account, p dunning.Policy, i dunning.Item, level string, on calendar.Date) {
	next := p.Steps[rankOf(p, level)]
	cal := a.Calendar(p)
	later := func(from calendar.Date, n int) calendar.Date {
		if next.Unit == dunning.BusinessDays {
			return cal.AddOpen(from, n)
		}
		return from.Add(n)
	}
	require.GreaterOrEqual(t, on, later(i.DueOn, next.At), "%s is not taken sooner than written", level)
	highest := -1
	var last dunning.Taken
	for _, before := range i.Taken {
		n := rankOf(p, before.Level)
		if n < 0 || p.Steps[n].At < 0 {
			continue
		}
		require.Less(t, n, rankOf(p, level), "%s comes after %s", level, before.Level)
		if n > highest {
			highest, last = n, before
		}
	}
	if highest >= 0 {
		require.GreaterOrEqual(t, on, later(last.Bears, next.At-p.Steps[highest].At), "%s is as far from %s as written", level, last.Level)
		require.Greater(t, on, last.On)
	}
}

func rankOf(p dunning.Policy, level string) int {
	return slices.IndexFunc(p.Steps, func(s dunning.Step) bool { return s.Level == level })
}

// mandatory is a letter that must be delivered.
func mandatory(level string, days int) dunning.Step {
	s := letter(level, days)
	s.Mandatory = true
	return s
}

// restrictedLetter is a letter that takes something away.
func restrictedLetter(level string, days int) dunning.Step {
	s := letter(level, days)
	s.Access = dunning.AccessRestricted
	return s
}

func TestFits(t *testing.T) {
	t.Parallel()
	from := ladder(letter("upcoming", -3), letter("first", 3), letter("second", 10), final(20), suspend(30), ending(90, dunning.Handover))
	for name, c := range map[string]struct {
		to    dunning.Policy
		taken []string
		want  [2]string // level and why; empty: it fits
	}{
		"the same":                   {from, []string{"upcoming", "first", "second", "final", "suspend"}, [2]string{}},
		"later":                      {ladder(letter("first", 5), final(30), ending(90, dunning.Handover)), []string{"upcoming", "first"}, [2]string{}},
		"the last is gone":           {ladder(letter("first", 5), final(30), ending(90, dunning.Handover)), []string{"first", "second"}, [2]string{"second", "level_unknown"}},
		"one before is gone":         {ladder(letter("second", 5), final(30), ending(90, dunning.Handover)), []string{"first", "second"}, [2]string{}},
		"a consequence is gone":      {ladder(final(20), ending(90, dunning.Handover)), []string{"final", "suspend", "end"}, [2]string{"suspend", "level_unknown"}},
		"a letter takes away":        {ladder(final(2), restrictedLetter("second", 10), ending(90, dunning.Handover)), []string{"first", "second"}, [2]string{"second", "level_differs"}},
		"a courtesy is no more":      {ladder(letter("upcoming", 1), final(20), ending(90, dunning.Handover)), []string{"upcoming"}, [2]string{"upcoming", "level_differs"}},
		"another order":              {ladder(letter("second", 3), letter("first", 10), final(20), ending(90, dunning.Handover)), []string{"first", "second"}, [2]string{"second", "levels_reordered"}},
		"a mandatory one below":      {ladder(mandatory("warning", 1), letter("first", 3), ending(90, dunning.Handover)), []string{"first"}, [2]string{"warning", "mandatory_missing"}},
		"nothing was taken":          {ladder(mandatory("warning", 1), ending(9, dunning.WriteOff)), nil, [2]string{}},
		"a new one below is left":    {ladder(letter("call", 1), letter("first", 3), final(9), ending(90, dunning.Handover)), []string{"first"}, [2]string{}},
		"another end at the end":     {ladder(final(9), ending(90, dunning.WriteOff)), []string{"final", "end"}, [2]string{"end", "level_differs"}},
		"one served by hand":         {from, []string{"second", "suspend", "final"}, [2]string{}},
		"the highest is gone":        {ladder(letter("first", 3), final(20), ending(90, dunning.Handover)), []string{"second", "first"}, [2]string{"second", "level_unknown"}},
		"an unknown courtesy before": {ladder(final(9), ending(90, dunning.Handover)), []string{"upcoming", "final"}, [2]string{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			i := euros("a", 10, "03-02")
			for n, level := range c.taken {
				i.Taken = append(i.Taken, dunning.Taken{Level: level, On: on("03-03").Add(n), Bears: on("03-03").Add(n), Noticed: true})
			}
			item, level, why := dunning.Fits(customer(i), from, c.to)
			require.Equal(t, c.want, [2]string{level, string(why)})
			require.Equal(t, why != "", item != "")
		})
	}
}

// Who took first and second goes on with final, and is not called for the call that the new version has between them.
func TestMigratedLadderGoesOnAboveTheHighestLevel(t *testing.T) {
	t.Parallel()
	i := euros("a", 10, "03-02")
	i.Taken = []dunning.Taken{
		{Level: "first", On: on("03-05"), Bears: on("03-05"), Noticed: true, Delivered: new(on("03-05"))},
		{Level: "second", On: on("03-12"), Bears: on("03-12"), Noticed: true, Delivered: new(on("03-12"))},
	}
	i.ChasedSince = new(on("03-03"))
	to := ladder(letter("first", 3), letter("call", 5), letter("second", 10), final(14), ending(60, dunning.Handover))
	require.Equal(t, []dunning.Planned{
		{Item: "a", Level: "final", On: on("03-16")}, // four dates after second
		{Item: "a", Level: "end", On: on("05-01")},
	}, dunning.Remaining(customer(i), to, at("03-13 12:00"), on("12-31")))
}

// What went out and has not arrived is taken to arrive now: the notice period runs from today at the earliest.
func TestRemainingAwaitsNoDelivery(t *testing.T) {
	t.Parallel()
	i := euros("a", 10, "03-02")
	i.ChasedSince = new(on("03-03"))
	i.Taken = []dunning.Taken{{Level: "final", On: on("03-23"), Bears: on("03-22"), Noticed: true, Mandatory: true}}
	p := ladder(final(20), suspend(30), ending(90, dunning.Handover))
	require.Equal(t, []dunning.Planned{
		{Item: "a", Level: "suspend", On: on("04-06")}, // ten dates after Thursday the 26th, a Sunday, and then the Monday
		{Item: "a", Level: "end", On: on("06-04")},
	}, dunning.Remaining(customer(i), p, at("03-26 12:00"), on("12-31")))
}
