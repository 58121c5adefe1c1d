package dunning_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
)

// capped is a customer with the cap, who owes the items.
func capped(notices, days int, items ...dunning.Item) dunning.Account {
	a := customer(items...)
	a.Cap = dunning.Cap{Notices: notices, Days: days}
	return a
}

func TestNoticeOverTheCapWaitsAndKeepsTheDateItBears(t *testing.T) {
	t.Parallel()
	p := ladder(letter("upcoming", -1), letter("first", 1), letter("second", 3), letter("third", 9))
	require.Equal(t, []string{
		"Mon 02 Mar 09:00 courtesy upcoming a 10.00 EUR",
		"Wed 04 Mar 09:00 notice first a 10.00 EUR",
		"Mon 09 Mar 09:00 notice second a 10.00 EUR", // stands for Friday the 6th
		"Thu 12 Mar 09:00 notice third a 10.00 EUR",
	}, tell(t, p, capped(2, 7, euros("a", 10, "03-03"))))
}

func TestCapCountsWhatOthersOfTheSamePhoneWereTold(t *testing.T) {
	t.Parallel()
	p := ladder(letter("first", 1), letter("second", 20))
	a := capped(2, 7, euros("a", 10, "03-02"))
	turns := story{policy: p, account: a, begins: at("03-01 00:00"), facts: []fact{
		toldElsewhere(at("03-02 10:00")), toldElsewhere(at("03-02 11:00")),
	}}.play(t)
	require.Equal(t, []string{"Mon 09 Mar 09:00 notice first a 10.00 EUR", "Mon 23 Mar 09:00 notice second a 10.00 EUR"}, log(turns))
	for _, x := range turns {
		if x.d.Next != nil && x.d.Next.At.Equal(at("03-09 09:00")) {
			require.Equal(t, "the cap on notices to one person", x.d.Next.Why)
			return
		}
	}
	require.Fail(t, "the wait was never planned")
}

func TestWhatGoesOutAtOneMomentCountsOnceForTheCap(t *testing.T) {
	t.Parallel()
	p := ladder(letter("upcoming", -3), letter("first", 1))
	require.Equal(t, []string{
		"Tue 03 Mar 09:00 notice first a 10.00 EUR",
		"Tue 03 Mar 09:00 notice first b 10 JPY",
		"Tue 03 Mar 09:00 courtesy upcoming c 10.00 EUR",
		"Tue 10 Mar 09:00 notice first a,c 20.00 EUR", // stands for Saturday the 7th
	}, tell(t, p, capped(1, 7, euros("c", 10, "03-06")), arrive(euros("a", 10, "03-02"), "03-02 18:00"), arrive(invoice("b", 10, "JPY", "03-02"), "03-02 18:00")))

	a := capped(1, 7, euros("a", 10, "03-02"))
	a.Heard = []calendar.Date{on("03-03")} // a courtesy about another item, a moment ago
	require.Len(t, dunning.Decide(a, p, at("03-03 09:00")).Notices, 1)
	a.HeardElsewhere, a.Heard = a.Heard, nil
	require.Empty(t, dunning.Decide(a, p, at("03-03 09:00")).Notices)
}

func TestConsequencesNeverWaitForTheCap(t *testing.T) {
	t.Parallel()
	loud := suspend(6)
	loud.Send = []dunning.Channel{dunning.Email}
	require.Equal(t, []string{
		"Tue 03 Mar 09:00 notice final a 10.00 EUR",
		"Mon 09 Mar 09:00 access suspended", // stands for Sunday the 8th
		"Tue 10 Mar 09:00 end handover a 10.00 EUR",
		"Tue 17 Mar 09:00 notice suspend a 10.00 EUR",
	}, tell(t, ladder(final(1), loud, ending(7, dunning.Handover)), capped(1, 14, euros("a", 10, "03-02"))))
}

func TestNobodyIsToldOfMoreThanTheCap(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := anyStory(t)
		if s.account.Cap == (dunning.Cap{}) {
			s.account.Cap = dunning.Cap{Notices: rapid.IntRange(1, 3).Draw(t, "some cap"), Days: rapid.IntRange(1, 20).Draw(t, "some days")}
		}
		told := map[calendar.Date]bool{}
		for _, x := range s.play(t) {
			for _, n := range x.d.Notices {
				if n.Key.Kind == dunning.EventNotice {
					continue
				}
				told[n.On] = true
				if n.Key.Kind != dunning.LadderNotice {
					continue // a courtesy waits for nothing, and counts
				}
				recent := func(d calendar.Date) bool { return d > n.On.Add(-s.account.Cap.Days) }
				within := 0
				for d := range told {
					if recent(d) {
						within++
					}
				}
				for _, d := range x.before.HeardElsewhere {
					if recent(d) {
						within++
					}
				}
				require.LessOrEqual(t, within, s.account.Cap.Notices, "%s at %s", n.Level, x.d.At)
			}
			for d := range told {
				require.True(t, slices.Contains(x.after.Heard, d))
			}
		}
	})
}
