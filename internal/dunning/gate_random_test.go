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

// asked is what the newcomers of these stories are to prepay, in minor units.
const asked = 5000

// anyNewcomer has a sign-up with everything that can happen at the gate, in any order, some of it twice.
func anyNewcomer(t *rapid.T) story {
	s := story{policy: ladder(letter("first", 3), final(10), suspend(20), ending(40, dunning.Handover)), account: newcomer(), begins: at("03-01 12:00")}
	s.policy.Tolerance = minor{"EUR": 100}
	s.account.AcceptanceRequired = rapid.Bool().Draw(t, "acceptance required")
	for range rapid.IntRange(4, 16).Draw(t, "facts") {
		when := s.begins.Add(time.Duration(rapid.IntRange(0, 600).Draw(t, "hour")) * time.Hour)
		record := anyEvent(t, when)
		for range rapid.IntRange(1, 2).Draw(t, "times") {
			s.facts = append(s.facts, fact{when, record})
		}
		s.wakes = append(s.wakes, when.Add(time.Duration(rapid.IntRange(-60, 60).Draw(t, "wake"))*time.Minute))
	}
	return s
}

func anyEvent(t *rapid.T, when time.Time) func(*dunning.Account) {
	switch rapid.SampledFrom([]string{"verify", "pay", "accept", "pay", "reverse", "announce", "release", "suspend", "pay", "reinstate", "verify", "close"}).Draw(t, "event") {
	case "verify":
		text := when.Format("01-02 15:04")
		return func(a *dunning.Account) {
			if a.Verified == nil && a.Phase == dunning.Verifying {
				verify(asked/100, text).record(a)
			}
		}
	case "accept":
		return func(a *dunning.Account) {
			if a.Accepted == nil {
				a.Accepted = &when
			}
		}
	case "pay":
		part := rapid.SampledFrom([]int64{asked, asked - 1, asked / 2}).Draw(t, "part")
		by := rapid.SampledFrom([]dunning.SettledBy{dunning.ByPayment, dunning.ByCredit}).Draw(t, "by")
		return func(a *dunning.Account) {
			if open := openOf(a, "pre"); open > 0 {
				settleAt("pre", min(part, open), by, when).record(a)
			}
		}
	case "reverse":
		return func(a *dunning.Account) {
			if i, known := a.Item("pre"); known && i.Balance() < asked {
				settleAt("pre", -(asked-i.Balance()+1)/2, dunning.ByPayment, when).record(a)
			}
		}
	case "announce":
		id := rapid.SampledFrom([]string{"h", "i"}).Draw(t, "hold")
		until := calendar.DateOf(when, berlin).Add(rapid.IntRange(0, 30).Draw(t, "days"))
		return func(a *dunning.Account) {
			if a.Phase != dunning.Closed && !slices.ContainsFunc(a.Holds, func(h dunning.Hold) bool { return h.ID == id }) {
				announce(id, "", until.String()[5:], "01-01 00:00").record(a)
			}
		}
	case "release":
		return release(rapid.SampledFrom([]string{"h", "i"}).Draw(t, "hold"), "01-01 00:00").record
	case "suspend":
		return func(a *dunning.Account) { a.Reasons = []dunning.Reason{dunning.Fraud} }
	case "reinstate":
		return func(a *dunning.Account) { a.Reasons = nil }
	default:
		return func(a *dunning.Account) { a.Closing = a.Closing || openOf(a, "pre") == 0 }
	}
}

// openOf is what is open on the item; of one that is not known nothing.
func openOf(a *dunning.Account, id string) int64 {
	i, _ := a.Item(id)
	return i.Balance()
}

// TestNothingOpensTheGateButItsConditions: no order of codes, acceptances, payments, reversals, holds, decisions of humans and
// repetitions gives any access before all of them hold at one moment, nor service while the prepayment is open.
func TestNothingOpensTheGateButItsConditions(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		for _, x := range anyNewcomer(t).play(t) {
			a, d := x.before, x.d
			if d.Access == dunning.AccessNone {
				continue
			}
			require.NotNil(t, a.Verified, "the phone is proven")
			require.False(t, a.AcceptanceRequired && a.Accepted == nil, "the policy is accepted where it must be")
			item, known := a.Item(a.Prepayment)
			require.True(t, known, "the prepayment was asked")
			if a.Access == dunning.AccessNone {
				require.Zero(t, item.Balance(), "the first service is paid for, to the last minor unit")
			}
			if item.Balance() > 0 {
				require.Contains(t, []dunning.Access{dunning.AccessSuspended, dunning.AccessCancelled}, d.Access)
			}
		}
	})
}

// TestAnAnnouncementOnlyEverDelays: while a payment is announced nobody is reminded of it and no sign-up expires for want of it;
// each hold is over in time, once.
func TestAnAnnouncementOnlyEverDelays(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := anyNewcomer(t)
		turns := s.play(t)
		for _, x := range turns {
			today := calendar.DateOf(x.d.At, berlin)
			for _, h := range x.before.Holds {
				awaited := today <= h.Until
				require.False(t, awaited && x.d.ClosedReason == dunning.PrepayExpired && x.before.Phase != dunning.Closed, "expired on %s", x.d.At)
				for _, n := range x.d.Notices {
					require.False(t, awaited && n.Key.Kind == dunning.PrepaymentNotice, "reminded on %s", x.d.At)
				}
			}
			for _, h := range x.after.Holds {
				require.LessOrEqual(t, today, h.Until, "a hold that is over has ended")
			}
		}
		last := turns[len(turns)-1].after
		require.Empty(t, last.Holds)
		require.NotContains(t, []dunning.Phase{dunning.Verifying, dunning.Screening, dunning.AwaitingPrepayment}, last.Phase, "every sign-up has an end")
	})
}
