package dunning_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
)

// awaited is a step whose notice went out and of which nobody knows yet whether it arrived.
type awaited struct{ item, level string }

func undelivered(a dunning.Account) (all []awaited) {
	for _, i := range a.Items {
		for _, k := range i.Taken {
			if k.Noticed && !k.NoticeOwed && k.Delivered == nil {
				all = append(all, awaited{i.ID, k.Level})
			}
		}
	}
	return all
}

// deliver records that a step's notice arrived on the date.
func deliver(a *dunning.Account, x awaited, on calendar.Date) {
	taken := step(itemOf(a, x.item), x.level)
	taken.Delivered = &on
	if taken.Mandatory {
		taken.Bears = on
	}
}

func planOf(x turn) dunning.Plan {
	plan := dunning.Plan{Phase: x.d.Phase, Standing: x.d.Standing, Access: x.d.Access, Unsent: len(x.after.Unsent)}
	if x.d.Next != nil {
		plan.WakeAt = &x.d.Next.At
	}
	return plan
}

func TestDeliveryWakesNobodyBeforeItsWakeUp(t *testing.T) {
	t.Parallel()
	p := ladder(final(10), suspend(20), ending(40, dunning.Handover))
	x := play1(t, p, "03-12 09:00")
	require.Equal(t, at("03-23 09:00"), x.d.Next.At, "stands for Sunday the 22nd")
	require.Equal(t, "suspend", x.d.Next.What)
	require.Equal(t, "written after the due date, if the notice before it is delivered", x.d.Next.Why)
	for when, wakes := range map[string]bool{"03-12 09:00": false, "03-12 16:00": false, "03-15 03:00": false, "03-23 08:59": false} {
		a := copied(x.after)
		before := dunning.Decide(a, p, at(when))
		deliver(&a, awaited{"a", "final"}, on(when[:5]))
		after := dunning.Decide(a, p, at(when))
		require.Equal(t, wakes, dunning.NeedsWake(before, after, planOf(x)), when)
		require.False(t, after.Next.At.Before(x.d.Next.At), when)
	}

	late := dunning.Decide(x.after, p, at("03-23 09:00"))
	require.False(t, late.Acts())
	require.Nil(t, late.Next, "only the delivery goes on")
	a := copied(x.after)
	deliver(&a, awaited{"a", "final"}, on("03-24"))
	after := dunning.Decide(a, p, at("03-24 12:00"))
	require.Equal(t, at("04-03 09:00"), after.Next.At)
	require.True(t, dunning.NeedsWake(dunning.Decide(x.after, p, at("03-24 12:00")), after, planOf(turn{d: late, after: x.after})))
}

// play1 is the turn at the instant, of a customer who owes ten euros since the second of March and whom nothing reaches.
func play1(t *testing.T, p dunning.Policy, when string) turn {
	s := story{policy: p, account: customer(euros("a", 10, "03-02")), begins: at("03-01 00:00"), arrives: -1}
	turns := s.play(t)
	n := slices.IndexFunc(turns, func(x turn) bool { return x.d.At.Equal(at(when)) })
	require.GreaterOrEqual(t, n, 0)
	return turns[n]
}

func TestDeliveryReportedBeforeTheNextWakeUpNeedsNone(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := anyStory(t)
		s.arrives = -1
		for _, x := range s.play(t) {
			for _, n := range x.d.Notices {
				if n.Key.Kind != dunning.LadderNotice || len(x.after.Unsent) > 0 {
					continue
				}
				until := x.d.At.AddDate(0, 2, 0)
				if x.d.Next != nil {
					until = x.d.Next.At
				}
				when := anyMoment(t, s.policy, x.after, x.d.At, until)
				a := copied(x.after)
				for _, taking := range n.Takes {
					deliver(&a, awaited{taking.Item, taking.Level}, calendar.DateOf(when, s.account.Zone))
				}
				before, after := dunning.Decide(x.after, s.policy, when), dunning.Decide(a, s.policy, when)
				require.False(t, before.Acts())
				require.False(t, dunning.NeedsWake(before, after, planOf(x)), "%s at %s", n.Level, when)
			}
		}
	})
}
