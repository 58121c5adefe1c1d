package dunning_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
)

// coveredBy are the holds that cover the item when the turn is over.
func coveredBy(x turn, i dunning.Item) (kinds []dunning.HoldKind) {
	for _, h := range x.after.Holds {
		switch promised := h.Kind == dunning.PromiseToPay || h.Kind == dunning.PaymentPlan; {
		case h.Item != "" && h.Item != i.ID:
		case h.Item == "" && promised && (i.Kind != dunning.Standard || i.Amount.Currency != h.Amount.Currency || i.Recorded.After(h.Began)):
		default:
			kinds = append(kinds, h.Kind)
		}
	}
	return kinds
}

// deferred tells whether the item is disputed, or paid by a plan.
func deferred(x turn, i dunning.Item) bool {
	return slices.ContainsFunc(coveredBy(x, i), func(k dunning.HoldKind) bool { return k == dunning.Dispute || k == dunning.PaymentPlan })
}

func TestNothingIsDoneAboutWhatAHoldCovers(t *testing.T) {
	eachTurn(t, func(t *rapid.T, s story, x turn) {
		told := func(level, item string, notice bool) {
			i, _ := x.before.Item(item)
			for _, kind := range coveredBy(x, i) {
				require.Equal(t, dunning.Cease, kind, "%s of %s", level, item)
				n, _ := indexOf(s.policy, level)
				require.True(t, !notice || s.policy.Steps[n].Mandatory, "%s of %s", level, item)
			}
		}
		for _, taking := range x.d.Passed {
			told(taking.Level, taking.Item, false)
		}
		for _, e := range x.d.Ends {
			for _, item := range e.Items {
				told(e.Level, item, false)
			}
		}
		for _, n := range x.d.Notices {
			for _, taking := range n.Takes {
				told(taking.Level, taking.Item, true)
			}
			if n.Key.Kind == dunning.EventNotice {
				require.False(t, slices.ContainsFunc(x.after.Holds, func(h dunning.Hold) bool { return h.Kind == dunning.Cease && h.Item == "" }))
			}
		}
	})
}

func TestEveryHoldEndsOnceAndAsItWent(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := anyStory(t)
		turns := s.play(t)
		last := turns[len(turns)-1].after
		require.Empty(t, last.Holds)
		begun, ended := map[string]dunning.Hold{}, map[string]dunning.HoldEnd{}
		for _, x := range turns {
			for _, h := range x.before.Holds {
				begun[h.ID] = h
			}
			for _, e := range x.d.HoldsEnded {
				require.NotContains(t, ended, e.ID)
				require.False(t, e.At.After(x.d.At))
				ended[e.ID] = e.Why
				h := begun[e.ID]
				require.Equal(t, asItWent(s.policy, last, h), e.Why, "%+v", h)
			}
			told := slices.DeleteFunc(slices.Clone(x.d.Notices), func(n dunning.Notice) bool { return n.Key.Event != dunning.OnPromiseBroken })
			for _, n := range told {
				require.Equal(t, dunning.HoldBroken, ended[n.Key.Ref])
			}
		}
	})
}

// asItWent is why a hold that nobody released came to its end, by all that was ever recorded: an hour by hour account, as facts of
// stories fall on full hours.
func asItWent(p dunning.Policy, a dunning.Account, h dunning.Hold) dunning.HoldEnd {
	promised := h.Kind == dunning.PromiseToPay || h.Kind == dunning.PaymentPlan
	if h.Kind == dunning.Cease || h.Kind == dunning.Manual {
		return dunning.HoldElapsed
	}
	for now := h.Began; now.Before(h.Ends(a.Zone)); now = now.Add(time.Hour) {
		open, come := false, int64(0)
		for _, i := range a.Items {
			promisedNot := h.Item == "" && promised && (i.Amount.Currency != h.Amount.Currency || i.Recorded.After(h.Began))
			if h.Item != "" && h.Item != i.ID || promisedNot || h.Kind == dunning.PaymentAnnounced && i.Recorded.After(h.Began) {
				continue
			}
			left := i.Amount.Minor
			for _, x := range i.Settlements {
				if x.At.After(now) {
					continue
				}
				left -= x.Minor
				if !x.At.Before(h.Began) && (h.Kind == dunning.PaymentPlan || x.By == dunning.ByPayment) {
					come += x.Minor
				}
			}
			open = open || left > p.Tolerance[i.Amount.Currency]
		}
		tolerance := p.Tolerance[h.Amount.Currency]
		switch {
		case promised && come > 0 && come+tolerance >= h.Amount.Minor:
			return dunning.HoldKept
		case !open:
			return dunning.HoldSettled
		}
		var due int64
		for _, part := range h.Instalments { // what has not come in the last hour of its date does not come in time
			due += part.Minor
			lastHour := part.DueOn.Add(1).Start(a.Zone).Sub(now) <= time.Hour && part.DueOn.Add(1).Start(a.Zone).After(now)
			if lastHour && come+tolerance < due {
				return dunning.HoldBroken
			}
		}
	}
	if promised {
		return dunning.HoldBroken
	}
	return dunning.HoldElapsed
}

func TestAHoldThatEndsAsItBeginsChangesNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := anyStory(t)
		want := log(s.play(t))
		began := anyInstant(t, s.begins, 80, "for no time")
		h := dunning.Hold{ID: "none", Kind: rapid.SampledFrom([]dunning.HoldKind{dunning.Dispute, dunning.Manual, dunning.Cease}).Draw(t, "kind of none"), Item: "item-0", Began: began}
		h.Until = calendar.DateOf(began, s.account.Zone).Add(5)
		s.facts = append(slices.Clone(s.facts), begin(h), releaseAt(h.ID, began))
		s.wakes = nil
		require.Equal(t, want, log(s.play(t)))
	})
}

func TestJudgedLateIsJudgedTheSame(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := anyStory(t)
		s.policy.Steps = []dunning.Step{letter("never", 3000)} // so that nothing but judgements differs
		s.outages = nil
		until := s.begins.Add(time.Duration(rapid.IntRange(1, 100*24).Draw(t, "until")) * time.Hour)
		s.wakes = []time.Time{until}
		judged := func(turns []turn) dunning.Account {
			after := slices.IndexFunc(turns, func(x turn) bool { return x.d.At.After(until) })
			if after < 0 {
				after = len(turns)
			}
			return turns[after-1].after
		}
		onTime := judged(s.play(t))
		s.outages = []outage{{s.begins, until}}
		late := judged(s.play(t))
		require.Equal(t, onTime.JudgedThrough, late.JudgedThrough)
		for n, i := range onTime.Items {
			require.Equal(t, i.ChasedSince, late.Items[n].ChasedSince, "%s", i.ID)
		}
	})
}
