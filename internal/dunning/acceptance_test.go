package dunning_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/dunning"
)

// accept records that the customer accepted the policy.
func accept(when string) fact {
	return fact{at(when), func(a *dunning.Account) {
		if a.Accepted == nil {
			now := at(when)
			a.Accepted = &now
		}
	}}
}

func TestRequiredAcceptanceHoldsVerification(t *testing.T) {
	t.Parallel()
	p := ladder(letter("first", 3), final(10), suspend(20), ending(40, dunning.Handover))
	for name, c := range map[string]struct {
		facts []fact
		want  []string
	}{
		"verified and paid, but not accepted, expires": {[]fact{verify(50, "03-01 12:05"), pay("pre", 50, "03-01 13:00")}, []string{
			"Sun 08 Mar 12:00 phase closed verify_expired",
		}},
		"accepted first": {[]fact{accept("03-01 12:01"), verify(0, "03-01 12:05")}, []string{
			"Sun 01 Mar 12:05 phase active", "Sun 01 Mar 12:05 access full",
		}},
		"accepted last": {[]fact{verify(50, "03-01 12:05"), pay("pre", 50, "03-01 13:00"), accept("03-07 23:00")}, []string{
			"Sat 07 Mar 23:00 phase active", "Sat 07 Mar 23:00 access full",
		}},
		"accepted and never verified expires": {[]fact{accept("03-01 12:01")}, []string{
			"Sun 08 Mar 12:00 phase closed verify_expired",
		}},
		"the time to pay begins with the acceptance": {[]fact{verify(50, "03-01 12:05"), accept("03-06 10:00")}, []string{
			"Fri 06 Mar 10:00 phase awaiting_prepayment", "Fri 06 Mar 10:00 courtesy prepayment pre 50.00 EUR",
			"Fri 20 Mar 10:00 phase closed prepay_expired",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := newcomer()
			a.AcceptanceRequired = true
			s := story{policy: p, account: a, begins: at("03-01 12:00"), facts: c.facts}
			require.Equal(t, c.want, log(s.play(t)))
		})
	}
}

func TestNextSaysWhatASignUpWaitsFor(t *testing.T) {
	t.Parallel()
	a := newcomer()
	a.AcceptanceRequired = true
	p := ladder(letter("first", 3))
	require.Contains(t, dunning.Decide(a, p, at("03-01 12:00")).Next.Why, "verified")
	now := at("03-01 12:05")
	a.Verified = &now
	d := dunning.Decide(a, p, now)
	require.Equal(t, dunning.Verifying, d.Phase)
	require.Contains(t, d.Next.Why, "accepted")
}

// TestNoOrderOfFactsPassesWithoutTheAcceptance that is asked; where none is asked it makes no difference.
func TestNoOrderOfFactsPassesWithoutTheAcceptance(t *testing.T) {
	t.Parallel()
	p := ladder(letter("first", 3), final(10), suspend(20), ending(40, dunning.Handover))
	hours := rapid.IntRange(0, 400)
	rapid.Check(t, func(t *rapid.T) {
		when := func(label string) string { // to the hour, so that facts fall together, too
			return at("03-01 12:00").Add(time.Duration(hours.Draw(t, label)) * time.Hour).Format("01-02 15:04")
		}
		verified := when("verified")
		facts := []fact{verify(50, verified)}
		if paid := when("paid"); paid >= verified {
			facts = append(facts, pay("pre", 50, paid))
		}
		asked := story{policy: p, account: newcomer(), begins: at("03-01 12:00"), facts: append(slices.Clone(facts), accept(when("accepted")))}
		asked.account.AcceptanceRequired = true
		for _, turn := range asked.play(t) {
			passed := turn.d.Phase != dunning.Verifying && turn.d.ClosedReason != dunning.VerifyExpired
			require.False(t, passed && turn.before.Accepted == nil, "%s on %s", turn.d.Phase, turn.d.At)
			require.False(t, turn.d.Access != dunning.AccessNone && turn.before.Accepted == nil)
		}
		free := asked
		free.account.AcceptanceRequired = false
		without := free
		without.facts = facts
		require.Equal(t, log(without.play(t)), log(free.play(t)))
	})
}
