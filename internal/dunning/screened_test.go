package dunning_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/dunning"
)

// judged records what the checks came to. A referral waits for two days and then takes the default.
func judged(v, otherwise dunning.Verdict, when string) fact {
	return fact{at(when), func(a *dunning.Account) {
		a.Screened = dunning.Screened{Verdict: v, At: at(when), DecideBy: at(when).AddDate(0, 0, 2), Otherwise: otherwise}
	}}
}

// ruled records what a human decided.
func ruled(v dunning.Verdict, when string) fact {
	return fact{at(when), func(a *dunning.Account) { a.Screened.Ruling, a.Screened.RuledAt = v, at(when) }}
}

// proven records the right code and nothing else, with fifty euros asked.
func proven(when string) fact {
	f := verify(50, when)
	return fact{f.at, func(a *dunning.Account) {
		f.record(a)
		a.Screened = dunning.Screened{}
	}}
}

func TestScreening(t *testing.T) {
	t.Parallel()
	p := ladder(letter("first", 3))
	for name, c := range map[string]struct {
		facts []fact
		want  []string
	}{
		"waits for the checks": {[]fact{proven("03-01 12:05"), judged(dunning.Pass, "", "03-01 12:06"), pay("pre", 50, "03-01 13:00")}, []string{
			"Sun 01 Mar 12:05 phase screening", "Sun 01 Mar 12:06 phase awaiting_prepayment", "Sun 01 Mar 13:00 phase active", "Sun 01 Mar 13:00 access full",
		}},
		"a refusal closes": {[]fact{proven("03-01 12:05"), judged(dunning.Refuse, "", "03-01 12:05")}, []string{
			"Sun 01 Mar 12:05 phase closed refused",
		}},
		"what was paid meanwhile opens nothing": {[]fact{proven("03-01 12:05"), pay("pre", 50, "03-01 12:06"), judged(dunning.Refuse, "", "03-01 13:00")}, []string{
			"Sun 01 Mar 12:05 phase screening", "Sun 01 Mar 13:00 phase closed refused",
		}},
		"the time to pay begins when a human lets through": {[]fact{proven("03-01 12:05"), judged(dunning.Refer, dunning.Refuse, "03-01 12:05"), ruled(dunning.Pass, "03-03 10:00")}, []string{
			"Sun 01 Mar 12:05 phase screening", "Tue 03 Mar 10:00 phase awaiting_prepayment", "Thu 05 Mar 09:00 courtesy prepayment pre 50.00 EUR",
			"Tue 17 Mar 10:00 phase closed prepay_expired",
		}},
		"a human refuses": {[]fact{proven("03-01 12:05"), judged(dunning.Refer, dunning.Pass, "03-01 12:05"), ruled(dunning.Refuse, "03-02 10:00")}, []string{
			"Sun 01 Mar 12:05 phase screening", "Mon 02 Mar 10:00 phase closed refused",
		}},
		"nobody decides, and that refuses": {[]fact{proven("03-01 12:05"), judged(dunning.Refer, dunning.Refuse, "03-01 12:05")}, []string{
			"Sun 01 Mar 12:05 phase screening", "Tue 03 Mar 12:05 phase closed refused",
		}},
		"nobody decides, and that approves": {[]fact{proven("03-01 12:05"), judged(dunning.Refer, dunning.Pass, "03-01 12:05"), pay("pre", 50, "03-02 10:00")}, []string{
			"Sun 01 Mar 12:05 phase screening", "Tue 03 Mar 12:05 phase active", "Tue 03 Mar 12:05 access full",
		}},
		"a review opens the gate again": {[]fact{proven("03-01 12:05"), judged(dunning.Refuse, "", "03-01 12:05"), ruled(dunning.Pass, "03-20 10:00"), pay("pre", 50, "03-21 10:00")}, []string{
			"Sun 01 Mar 12:05 phase closed refused", "Fri 20 Mar 10:00 phase awaiting_prepayment", "Sat 21 Mar 10:00 phase active", "Sat 21 Mar 10:00 access full",
		}},
		"a review that upholds changes nothing": {[]fact{proven("03-01 12:05"), judged(dunning.Refuse, "", "03-01 12:05"), ruled(dunning.Refuse, "03-02 10:00")}, []string{
			"Sun 01 Mar 12:05 phase closed refused",
		}},
		"a late approval does not open what expired": {[]fact{proven("03-01 12:05"), judged(dunning.Pass, "", "03-01 12:05"), ruled(dunning.Pass, "03-16 10:00")}, []string{
			"Sun 01 Mar 12:05 phase awaiting_prepayment", "Tue 03 Mar 09:00 courtesy prepayment pre 50.00 EUR", "Sun 15 Mar 12:05 phase closed prepay_expired",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := story{policy: p, account: newcomer(), begins: at("03-01 12:00"), facts: c.facts}
			require.Equal(t, c.want, log(s.play(t)))
		})
	}
}

func TestNextTellsUntilWhenAPersonDecides(t *testing.T) {
	t.Parallel()
	a := newcomer()
	proven("03-01 12:05").record(&a)
	judged(dunning.Refer, dunning.Refuse, "03-01 12:05").record(&a)
	d := dunning.Decide(a, ladder(letter("first", 3)), at("03-01 12:05"))
	require.Equal(t, &dunning.Next{At: at("03-03 12:05"), What: dunning.NextReferral, Why: "a person must decide on the sign-up by then"}, d.Next)
}

// TestNoOrderOfFactsPassesTheChecks without a pass, a human's word or the default of a referral: nobody is served, and nobody is
// asked to pay, whom the checks did not let through.
func TestNoOrderOfFactsPassesTheChecks(t *testing.T) {
	t.Parallel()
	p := ladder(letter("first", 3))
	hours := rapid.IntRange(0, 120)
	rapid.Check(t, func(t *rapid.T) {
		when := func(label string) string { // to the hour, so that facts fall together, too
			return at("03-01 12:00").Add(time.Duration(hours.Draw(t, label)) * time.Hour).Format("01-02 15:04")
		}
		verified := when("verified")
		facts := []fact{proven(verified)}
		if paid := when("paid"); paid >= verified {
			facts = append(facts, pay("pre", 50, paid))
		}
		var verdict, otherwise dunning.Verdict
		if seen := when("judged"); seen >= verified {
			verdict = rapid.SampledFrom([]dunning.Verdict{dunning.Pass, dunning.Refer, dunning.Refuse}).Draw(t, "verdict")
			otherwise = rapid.SampledFrom([]dunning.Verdict{dunning.Pass, dunning.Refuse}).Draw(t, "otherwise")
			facts = append(facts, judged(verdict, otherwise, seen))
			if spoken := when("ruled"); spoken > seen {
				facts = append(facts, ruled(rapid.SampledFrom([]dunning.Verdict{dunning.Pass, dunning.Refuse}).Draw(t, "ruling"), spoken))
			}
		}
		s := story{policy: p, account: newcomer(), begins: at("03-01 12:00"), facts: facts}
		for _, turn := range s.play(t) {
			held, now := turn.before.Screened, turn.d.At
			let := held.Ruling == dunning.Pass || held.Ruling == "" &&
				(held.Verdict == dunning.Pass || held.Verdict == dunning.Refer && held.Otherwise == dunning.Pass && !now.Before(held.DecideBy))
			if !let && !turn.before.Access.Consequence() && turn.before.Phase != dunning.Active && turn.before.Phase != dunning.AwaitingPrepayment {
				require.NotContains(t, []dunning.Phase{dunning.AwaitingPrepayment, dunning.Active}, turn.d.Phase, "on %s", now)
				require.Equal(t, dunning.AccessNone, turn.d.Access)
			}
			if turn.d.Phase == dunning.Screening {
				require.False(t, turn.before.Verified == nil)
				require.True(t, held.Verdict == "" || turn.d.Next != nil, "nobody waits for ever")
			}
		}
	})
}
