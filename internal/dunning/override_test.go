package dunning_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
)

// overridden plays a ladder on a customer who owes two invoices since the second of March.
func overridden(t *testing.T, o dunning.Override) []string {
	a := customer(euros("a", 10, "03-02"), euros("b", 20, "03-02"))
	a.Overrides = []dunning.Override{o}
	return tell(t, ladder(letter("first", 3), final(10), suspend(20), ending(40, dunning.Handover)), a)
}

func TestWhoIsNeverToBeSuspendedIsNot(t *testing.T) {
	t.Parallel()
	o := dunning.Override{ID: "o-1", Kind: dunning.NeverSuspend, Until: on("03-31")}
	require.Equal(t, []string{
		"Thu 05 Mar 09:00 notice first a,b 30.00 EUR",
		"Thu 12 Mar 09:00 notice final a,b 30.00 EUR",
		"Mon 23 Mar 09:00 passed suspend a, by override",
		"Mon 23 Mar 09:00 passed suspend b, by override",
		"Mon 13 Apr 09:00 end handover a,b 30.00 EUR", // it is over by then
	}, overridden(t, o))
	o.Item = "a"
	require.Contains(t, overridden(t, o), "Mon 23 Mar 09:00 access suspended", "for b")
}

func TestExtraDaysPutStepsOff(t *testing.T) {
	t.Parallel()
	o := dunning.Override{ID: "o-1", Kind: dunning.ExtraDays, Days: 7, Until: on("12-31")}
	require.Equal(t, []string{
		"Thu 12 Mar 09:00 notice first a,b 30.00 EUR",
		"Thu 19 Mar 09:00 notice final a,b 30.00 EUR",
		"Mon 30 Mar 09:00 access suspended",
		"Mon 20 Apr 09:00 end handover a,b 30.00 EUR", // for Saturday the 18th
	}, overridden(t, o))
	o.Until = on("03-07")
	require.Equal(t, "Mon 09 Mar 09:00 notice first a,b 30.00 EUR", overridden(t, o)[0], "it is over, and the step is late")
	o.Item, o.Until = "b", on("12-31")
	require.Equal(t, "Thu 05 Mar 09:00 notice first a,b 30.00 EUR", overridden(t, o)[0], "a is told of on its date, with all that is overdue")
}

// With overrides every step of every item comes on the same date as without, later, or not at all, and everything ends.
func TestOverridesOnlyDelayOrSpare(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := anyStory(t)
		s.outages, s.arrives, s.account.Overrides = nil, 0, nil
		s.policy.MinGap, s.policy.Minimum = 0, nil
		s.account.Cap = dunning.Cap{}
		for n := range s.policy.Steps { // else a step that is passed over lets the next come sooner than one that waits
			s.policy.Steps[n].Minimum, s.policy.Steps[n].Approve = nil, nil
		}
		first := func(turns []turn) map[[2]string]calendar.Date {
			on := map[[2]string]calendar.Date{}
			for _, x := range turns {
				for _, taking := range takings(x) {
					on[[2]string{taking.Item, taking.Level}] = calendar.DateOf(x.d.At, s.account.Zone)
				}
			}
			return on
		}
		without := first(s.play(t))
		s.account.Overrides = anyOverrides(t, s, rapid.IntRange(1, 3).Draw(t, "overrides"))
		turns := s.play(t)
		for step, on := range first(turns) {
			before, was := without[step]
			require.True(t, !was || on >= before, "%s came on %s, and without overrides on %s", step, on, before)
		}
		require.Nil(t, turns[len(turns)-1].d.Next)
	})
}

func TestExtraDaysOfAStepThatWaitsForAnAnswerWakeNobodyMeanwhile(t *testing.T) {
	t.Parallel()
	turns := story{
		policy:  ladder(final(10), approved(suspend(20), 3, dunning.ElseWait), ending(400, dunning.Handover)),
		account: customer(euros("a", 10, "03-02")), begins: at("03-01 00:00"),
		facts: []fact{{at("03-24 10:00"), func(a *dunning.Account) {
			a.Overrides = []dunning.Override{{ID: "o-1", Kind: dunning.ExtraDays, Days: 60, Until: on("12-31")}}
		}}},
	}.play(t)
	var meanwhile []string
	for _, x := range turns {
		if x.d.At.After(at("03-27 00:00")) && x.d.At.Before(at("05-20 00:00")) {
			meanwhile = append(meanwhile, x.d.At.Format("02 Jan 15:04"))
		}
	}
	require.Empty(t, meanwhile)
}
