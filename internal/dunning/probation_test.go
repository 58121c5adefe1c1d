package dunning_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/money"
)

// onTrial is a newcomer whom probation awaits.
func onTrial(days int) dunning.Account {
	a := newcomer()
	a.Probation = dunning.Probation{Days: days, Trial: true}
	return a
}

func TestProbation(t *testing.T) {
	t.Parallel()
	p := ladder(final(10), suspend(20), ending(90, dunning.Handover))
	p.On = map[dunning.Event]dunning.EventStep{dunning.OnReinstated: {Send: []dunning.Channel{dunning.Email}}}
	served := []string{"Sun 01 Mar 12:05 phase active", "Sun 01 Mar 12:05 access trial"}
	for name, c := range map[string]struct {
		account dunning.Account
		facts   []fact
		want    []string
	}{
		"full follows when the days have passed, over a change to summer time": {onTrial(30), []fact{verify(0, "03-01 12:05")},
			append(slices.Clone(served), "Tue 31 Mar 12:05 access full")},
		"it begins with service, not with verification": {onTrial(2), []fact{verify(50, "03-01 12:05"), pay("pre", 50, "03-01 23:00")}, []string{
			"Sun 01 Mar 12:05 phase awaiting_prepayment", "Sun 01 Mar 23:00 phase active", "Sun 01 Mar 23:00 access trial", "Tue 03 Mar 23:00 access full",
		}},
		"it goes on while something is overdue": {onTrial(5), []fact{verify(0, "03-01 12:05"), arrive(euros("a", 10, "03-04"), "03-02 10:00"), pay("a", 10, "03-09 11:00")},
			append(slices.Clone(served), "Mon 09 Mar 11:00 access full")},
		"what is overdue afterwards does not begin it anew": {onTrial(2), []fact{verify(0, "03-01 12:05"), arrive(euros("a", 10, "03-05"), "03-02 10:00"), pay("a", 10, "03-09 11:00")},
			append(slices.Clone(served), "Tue 03 Mar 12:05 access full")},
		"reinstatement gives trial back": {onTrial(90), []fact{verify(0, "03-01 12:05"), arrive(euros("a", 10, "03-02"), "03-01 13:00"), pay("a", 10, "03-28 23:30")},
			append(slices.Clone(served), "Thu 12 Mar 09:00 notice final a 10.00 EUR", "Mon 23 Mar 09:00 access suspended",
				"Sat 28 Mar 23:30 access trial", "Mon 30 Mar 09:00 told of reinstated", "Sat 30 May 12:05 access full")},
		"a prepayment that is open again keeps it going": {onTrial(2),
			[]fact{verify(50, "03-01 12:05"), pay("pre", 50, "03-01 12:10"), pay("pre", -50, "03-02 10:00"), pay("pre", 50, "03-10 10:00")}, []string{
				"Sun 01 Mar 12:05 phase awaiting_prepayment", "Sun 01 Mar 12:10 phase active", "Sun 01 Mar 12:10 access trial",
				"Mon 02 Mar 10:00 access suspended", "Tue 03 Mar 09:00 courtesy prepayment pre 50.00 EUR",
				"Tue 10 Mar 10:00 told of reinstated", "Tue 10 Mar 10:00 access full",
			}},
		"who was taken over has none": {customer(), nil, []string{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			begins := at("03-01 12:00")
			require.Equal(t, c.want, log(story{policy: p, account: c.account, begins: begins, facts: c.facts}.play(t)))
		})
	}
}

func TestProbationIsForeseen(t *testing.T) {
	t.Parallel()
	turns := story{policy: ladder(), account: onTrial(30), begins: at("03-01 12:00"), facts: []fact{verify(0, "03-01 12:05")}}.play(t)
	require.Equal(t, dunning.NextProbation, turns[1].d.Next.What)
	require.Equal(t, at("03-31 12:05"), turns[1].d.Next.At)
	require.Equal(t, at("03-31 12:05"), *turns[1].after.ProbationUntil())
	end := turns[len(turns)-1]
	require.Nil(t, end.after.ProbationUntil())
	require.Nil(t, end.d.Next)
}

// anySpender signs up, and everything befalls them in any order: codes, money that comes and goes, invoices, humans, spending.
func anySpender(t *rapid.T) story {
	s := story{policy: anyPolicy(t)}
	s.answers = anyAnswering(t, s.policy)
	s.policy.Signup = dunning.Signup{VerifyWithin: 7, PrepayWithin: 14, Remind: 2}
	for _, e := range []dunning.Event{dunning.OnSuspended, dunning.OnUsage50, dunning.OnUsage80, dunning.OnUsage100} {
		if rapid.Bool().Draw(t, string(e)) {
			s.policy.On[e] = dunning.EventStep{Send: []dunning.Channel{dunning.Email}}
		}
	}
	zone := rapid.SampledFrom(zones).Draw(t, "zone")
	s.begins = time.Date(2026, 1, 10, 0, 0, 0, 0, zone)
	s.account = dunning.Account{
		Phase: dunning.Verifying, Created: s.begins, Zone: zone, Access: dunning.AccessNone,
		Probation:       dunning.Probation{Days: rapid.IntRange(0, 60).Draw(t, "days")},
		ProbationBudget: anyBudget(t), Budget: anyBudget(t),
	}
	s.account.Probation.Trial = s.account.Probation.Days > 0 && rapid.IntRange(0, 3).Draw(t, "trial") > 0
	s.arrives = rapid.SampledFrom([]time.Duration{0, time.Hour, 30 * time.Hour}).Draw(t, "arrives")
	first := calendar.DateOf(s.begins, zone)
	s.addSignup(t, first)
	for _, id := range []string{"a", "b", "c"}[:rapid.IntRange(0, 3).Draw(t, "items")] {
		s.addItem(t, id, first)
	}
	for range rapid.IntRange(0, 12).Draw(t, "reports") {
		s.facts = append(s.facts, spends(anyInstant(t, s.begins, 90, "report"), rapid.SampledFrom(currencies).Draw(t, "currency"), rapid.Int64Range(0, 300).Draw(t, "spent")))
	}
	for range rapid.IntRange(0, 4).Draw(t, "acts") {
		s.facts = append(s.facts, anyAct(t, anyInstant(t, s.begins, 90, "act")))
	}
	return s
}

// addSignup has a code, and the money that is asked, come or not.
func (s *story) addSignup(t *rapid.T, first calendar.Date) {
	if rapid.IntRange(0, 9).Draw(t, "verified") == 0 {
		return
	}
	when := anyInstant(t, s.begins, 7, "code")
	asked := rapid.Int64Range(0, 5000).Draw(t, "asked")
	pre := dunning.Item{ID: "pre", Kind: dunning.Prepayment, Amount: money.Amount{Currency: "EUR", Minor: asked}, IssuedOn: first, DueOn: first, Recorded: when}
	s.facts = append(s.facts, fact{when, func(a *dunning.Account) {
		a.Verified = &when
		if asked > 0 {
			a.Prepayment, a.Items = "pre", append(a.Items, pre)
		}
	}})
	if asked == 0 {
		return
	}
	for part := asked; rapid.IntRange(0, 3).Draw(t, "money moves") > 0; part = -part {
		when = anyInstant(t, when, 20, "moves")
		s.facts = append(s.facts, settleAt("pre", part, dunning.ByPayment, when))
	}
}

// anyAct is a human's.
func anyAct(t *rapid.T, when time.Time) fact {
	switch rapid.IntRange(0, 3).Draw(t, "which") {
	case 0:
		return fact{when, func(a *dunning.Account) {
			a.Reasons = slices.DeleteFunc(slices.Clone(a.Reasons), func(r dunning.Reason) bool { return r == dunning.Fraud })
		}}
	case 1:
		return fact{when, func(a *dunning.Account) {
			if a.Phase == dunning.Active && !slices.Contains(a.Reasons, dunning.Fraud) {
				a.Reasons = append(slices.Clone(a.Reasons), dunning.Fraud)
				slices.Sort(a.Reasons)
			}
		}}
	case 2:
		own := money.Amount{Currency: rapid.SampledFrom(currencies).Draw(t, "own in"), Minor: rapid.Int64Range(0, 400).Draw(t, "own")}
		return fact{when, func(a *dunning.Account) { a.SpendLimit = own }}
	default:
		return fact{when, lift}
	}
}

// settledNow tells whether the account lets a probation end: nothing is overdue, and the prepayment is paid.
func settledNow(x turn) bool {
	pre, asked := x.before.Item(x.before.Prepayment)
	return len(x.d.Overdue) == 0 && (!asked || pre.Balance() == 0)
}

func TestNoOrderOfEventsGivesFullAccessBeforeProbationEnded(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := anySpender(t)
		for _, x := range s.play(t) {
			rule, was, is := s.account.Probation, x.before.Probation, x.d.Probation
			served := x.d.Access != dunning.AccessNone
			if x.d.Phase == dunning.Active {
				require.NotNil(t, x.before.Verified)
				require.Equal(t, rule.Days > 0, is.Began != nil)
			}
			require.True(t, !served || x.d.Phase == dunning.Active || x.d.Phase == dunning.Closed, "nobody is served before the gate")
			require.Equal(t, rule.Trial, is.Trial)
			require.False(t, was.Over && !is.Over, "over is over")
			require.False(t, was.Began != nil && !was.Began.Equal(*is.Began), "it begins once")
			if x.d.Access == dunning.AccessFull && rule.Trial {
				require.True(t, is.Over)
			}
			if x.d.Access == dunning.AccessTrial {
				require.True(t, rule.Trial && is.On())
			}
			if is.Over && !was.Over {
				require.False(t, x.d.At.Before(was.Began.In(x.before.Zone).AddDate(0, 0, rule.Days)))
				require.True(t, settledNow(x))
			}
			if until := x.after.ProbationUntil(); until != nil && !x.d.At.Before(*until) && x.d.Phase == dunning.Active {
				require.False(t, settledNow(x), "it lasts no longer than it must")
			}
		}
	})
}

func TestNothingOfANewcomerHappensBeforeNextOrAFactThatWakes(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := anySpender(t)
		turns := s.play(t)
		x := turns[rapid.IntRange(0, len(turns)-1).Draw(t, "turn")]
		if x.acts() && s.arrives == 0 {
			return // the delivery is decided on in the turn that follows
		}
		until := x.d.At.AddDate(0, 3, 0)
		plan := dunning.Plan{Phase: x.d.Phase, Standing: x.d.Standing, Access: x.d.Access, Unsent: len(x.after.Unsent)}
		if x.d.Next != nil {
			plan.WakeAt, until = &x.d.Next.At, x.d.Next.At
		}
		unmoved(t, s.policy, x.after, x.d.At, until)

		now := anyMoment(t, s.policy, x.after, x.d.At, until)
		a := copied(x.after)
		switch rapid.IntRange(0, 2).Draw(t, "fact") {
		case 0:
			anyFact(t, &a, now)
		case 1:
			spends(now, rapid.SampledFrom(currencies).Draw(t, "currency"), rapid.Int64Range(0, 300).Draw(t, "spent")).record(&a)
		default:
			anyAct(t, now).record(&a)
		}
		before := dunning.Decide(x.after, s.policy, now)
		if after := dunning.Decide(a, s.policy, now); !dunning.NeedsWake(before, after, plan) {
			unmoved(t, s.policy, a, now, until)
		}
	})
}

// unmoved probes that neither is anything done nor probation over in between two instants.
func unmoved(t *rapid.T, p dunning.Policy, a dunning.Account, from, until time.Time) {
	quiet(t, p, a, from, until)
	at := from.Add(time.Duration(rapid.Int64Range(0, int64(until.Sub(from)-1)).Draw(t, "within")))
	d := dunning.Decide(a, p, at)
	require.Equal(t, a.Access, d.Access, "at %s", at)
	require.Equal(t, a.Probation, d.Probation, "at %s", at)
}
