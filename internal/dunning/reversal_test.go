package dunning_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/dunning"
)

func TestAnItemThatIsOpenAgainGoesOnWhereItWas(t *testing.T) {
	t.Parallel()
	p := ladder(letter("first", 3), letter("second", 10), final(20))
	for name, c := range map[string]struct {
		reversed string
		want     []string
	}{
		"before the next step is due": {"03-10 12:00", []string{
			"Thu 12 Mar 09:00 notice second a 10.00 EUR", "Mon 23 Mar 09:00 notice final a 10.00 EUR",
		}},
		"long after: no sooner than it is chased again": {"03-20 12:00", []string{ // a Friday; judged on Saturday, and on Monday the window opens
			"Mon 23 Mar 09:00 notice second a 10.00 EUR", "Tue 31 Mar 09:00 notice final a 10.00 EUR",
		}},
		"at the instant of the payment: it settled nothing": {"03-06 10:00", []string{
			"Thu 12 Mar 09:00 notice second a 10.00 EUR", "Mon 23 Mar 09:00 notice final a 10.00 EUR",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want := append([]string{"Thu 05 Mar 09:00 notice first a 10.00 EUR"}, c.want...)
			require.Equal(t, want, tell(t, p, customer(euros("a", 10, "03-02")), pay("a", 10, "03-06 10:00"), pay("a", -10, c.reversed)))
		})
	}
}

func TestAnItemThatIsOpenAgainIsOverdueByItsOwnDueDate(t *testing.T) {
	t.Parallel()
	p := ladder(letter("first", 3))
	a := customer(euros("a", 10, "03-02"))
	for _, f := range []fact{pay("a", 10, "02-20 10:00"), pay("a", -10, "03-20 12:00")} { // it was never overdue before
		f.record(&a)
	}
	d := dunning.Decide(a, p, at("03-20 12:00"))
	require.Equal(t, dunning.PastDue, d.Standing)
	require.True(t, d.InEpisode)
	require.Equal(t, on("03-02"), d.Overdue[0].Oldest)
	require.Equal(t, at("03-21 09:00"), d.Next.At, "whether it is chased is judged on the next date")
	require.Equal(t, []string{"Mon 23 Mar 09:00 notice first a 10.00 EUR"},
		tell(t, p, customer(euros("a", 10, "03-02")), pay("a", 10, "02-20 10:00"), pay("a", -10, "03-20 12:00")))
}

func TestAStepThatWasTakenBeforeTheReversalIsNotTakenAgain(t *testing.T) {
	t.Parallel()
	p := ladder(final(10), suspend(20), ending(40, dunning.Handover))
	require.Equal(t, []string{
		"Thu 12 Mar 09:00 notice final a 10.00 EUR",
		"Mon 23 Mar 09:00 access suspended",
		"Wed 25 Mar 10:00 access full",
		"Mon 13 Apr 09:00 end handover a 10.00 EUR",
	}, tell(t, p, customer(euros("a", 10, "03-02")), pay("a", 10, "03-25 10:00"), pay("a", -10, "03-27 10:00")))
}

func TestAReversedPrepaymentSuspends(t *testing.T) {
	t.Parallel()
	p := ladder(letter("first", 3))
	p.Tolerance = minor{"EUR": 50}
	p.On = map[dunning.Event]dunning.EventStep{
		dunning.OnSuspended: {Send: []dunning.Channel{dunning.Email}}, dunning.OnReinstated: {Send: []dunning.Channel{dunning.Email}},
	}
	served := []string{"Mon 02 Mar 10:00 phase awaiting_prepayment", "Mon 02 Mar 11:00 phase active", "Mon 02 Mar 11:00 access full"}
	for name, c := range map[string]struct {
		facts []fact
		want  []string
	}{
		"until it is paid again, at any hour": {
			[]fact{pay("pre", 50, "03-02 11:00"), pay("pre", -50, "03-02 23:00"), pay("pre", 50, "03-03 03:00")},
			append(slices.Clone(served), "Mon 02 Mar 23:00 access suspended", "Tue 03 Mar 03:00 access full", "Tue 03 Mar 09:00 told of reinstated"),
		},
		"also where only a part is open, whatever the tolerance; and is reminded of once": {
			[]fact{pay("pre", 49, "03-02 10:30"), pay("pre", 1, "03-02 11:00"), pay("pre", -1, "03-03 12:00"), settle("pre", 80, dunning.ByPayment, "03-03 13:00")},
			append(slices.Clone(served), "Tue 03 Mar 12:00 told of suspended", "Tue 03 Mar 12:00 access suspended", "Wed 04 Mar 09:00 courtesy prepayment pre 0.20 EUR"),
		},
		"but not before service": {
			[]fact{pay("pre", 20, "03-02 10:30"), pay("pre", -20, "03-02 10:40"), pay("pre", 50, "03-02 11:00")},
			served,
		},
		"and waiving it gives service back": {
			[]fact{pay("pre", 50, "03-02 11:00"), pay("pre", -50, "03-03 12:00"), settle("pre", 5000, dunning.ByVoid, "03-03 13:00")},
			append(slices.Clone(served), "Tue 03 Mar 12:00 told of suspended", "Tue 03 Mar 12:00 access suspended", "Tue 03 Mar 13:00 told of reinstated", "Tue 03 Mar 13:00 access full"),
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := story{policy: p, account: newcomer(), begins: at("03-01 12:00"), facts: append([]fact{verify(50, "03-02 10:00")}, c.facts...)}
			require.Equal(t, c.want, log(s.play(t)))
		})
	}
}

// Whatever is paid, reversed and decided by humans, and whenever: service is never there without the prepayment, the reason is
// there exactly while service is held for it, and every other reason is left to those who clear it.
func TestServiceIsHeldExactlyWhileThePrepaymentIsOpen(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := story{policy: anyPolicy(t), account: newcomer(), begins: at("03-01 12:00"), facts: []fact{verify(50, "03-01 13:00")}}
		s.answers = anyAnswering(t, s.policy)
		s.account.Items = append(s.account.Items, euros("a", 10, "03-01"))
		when, paid := at("03-01 14:00"), int64(0)
		for range rapid.IntRange(0, 8).Draw(t, "facts") {
			when = when.Add(time.Duration(rapid.IntRange(0, 200).Draw(t, "hours")) * time.Hour)
			switch rapid.SampledFrom([]string{"pay", "pay", "reverse", "invoice", "fraud"}).Draw(t, "fact") {
			case "pay":
				part := rapid.SampledFrom([]int64{5000 - paid, (5000 - paid) / 2, 4999 - paid}).Draw(t, "part")
				if part > 0 {
					s.facts, paid = append(s.facts, settleAt("pre", part, dunning.ByPayment, when)), paid+part
				}
			case "reverse":
				part := rapid.SampledFrom([]int64{paid, min(paid, 1)}).Draw(t, "part")
				s.facts, paid = append(s.facts, settleAt("pre", -part, dunning.ByPayment, when)), paid-part
			case "invoice":
				s.facts = append(s.facts, settleAt("a", rapid.SampledFrom([]int64{400, -400}).Draw(t, "part"), dunning.ByPayment, when))
			case "fraud":
				s.facts = append(s.facts, fact{when, func(a *dunning.Account) { a.Reasons = withFraud(a.Reasons) }})
			}
		}
		for _, x := range s.play(t) {
			open := false
			if asked, known := x.before.Item("pre"); known {
				open = asked.Balance() > 0
			}
			held := slices.Contains(x.d.Reasons, dunning.PrepaymentReversed)
			require.Equal(t, x.d.Phase == dunning.Active && open, held, "at %s", x.d.At)
			require.True(t, slices.IsSorted(x.d.Reasons))
			require.Equal(t, slices.Contains(x.before.Reasons, dunning.Fraud), slices.Contains(x.d.Reasons, dunning.Fraud))
			if held {
				require.True(t, x.d.Access.WorseOrSame(dunning.AccessSuspended), x.d.Access)
				require.Equal(t, dunning.Suspended, x.d.Standing)
			}
			if open {
				require.NotContains(t, []dunning.Access{dunning.AccessFull, dunning.AccessTrial, dunning.AccessRestricted}, x.d.Access)
			}
			if x.before.Phase == dunning.Active {
				require.Equal(t, dunning.Active, x.d.Phase)
			}
		}
	})
}

func withFraud(reasons []dunning.Reason) []dunning.Reason {
	all := append(slices.Clone(reasons), dunning.Fraud)
	slices.Sort(all)
	return slices.Compact(all)
}
