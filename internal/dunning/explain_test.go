package dunning_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/money"
)

// codes are those of an item's reasons.
func codes(x dunning.ItemExplanation) []dunning.Code {
	var out []dunning.Code
	for _, b := range x.Why {
		out = append(out, b.Code)
	}
	return out
}

func texts(why []dunning.Because) []string {
	var out []string
	for _, b := range why {
		out = append(out, b.Text())
	}
	return out
}

func TestExplainAlongALadder(t *testing.T) {
	t.Parallel()
	p := ladder(letter("first", 3), letter("second", 4), final(10), suspend(14), ending(60, dunning.Handover))
	p.MinGap = 3
	p.Minimum = minor{"EUR": 500}
	a := customer(euros("a", 100, "03-02")) // a Monday
	a.Holidays = func(d calendar.Date) bool { return d == on("03-09") }

	e := dunning.Explain(a, p, at("03-01 12:00"))
	require.Equal(t, []dunning.Code{dunning.CodeNotDue}, codes(e.Items[0]))
	require.Equal(t, []string{"nothing is taken away from the customer"}, texts(e.Why))

	poor := customer(euros("a", 4, "03-02"))
	e = dunning.Explain(poor, p, at("03-04 12:00"))
	require.Equal(t, []string{
		"it was due on Mon 2 Mar 2026 and is overdue", "it is not chased: 4.00 EUR is overdue, below the policy's minimum of 5.00 EUR",
	}, texts(e.Items[0].Why))
	require.Contains(t, texts(e.Why), "nothing is planned: only something new moves the customer on")

	early := dunning.Explain(a, p, at("03-03 08:00"))
	require.Equal(t, []dunning.Code{dunning.CodeOverdue, dunning.CodeNotJudged}, codes(early.Items[0]))

	// The first goes out on Thursday the 5th; the second is written for the 6th, and waits for the gap, a weekend and a holiday.
	a = a.Apply(dunning.Decide(a, p, at("03-05 09:00")), true)
	e = dunning.Explain(a, p, at("03-05 09:00"))
	require.Equal(t, []string{
		"it was due on Mon 2 Mar 2026 and is overdue",
		"it is chased since Tue 3 Mar 2026",
		"second is written for Fri 6 Mar 2026",
		"second waits for Sun 8 Mar 2026: min_gap is 3 days, and the last notice went out on Thu 5 Mar 2026",
		"Sun 8 Mar 2026 is closed: the policy's window does not open on a Sunday",
		"Mon 9 Mar 2026 is a holiday",
	}, texts(e.Items[0].Why))
	require.Equal(t, &dunning.StepAhead{
		Level: "second", Bears: on("03-06"), From: on("03-06"), Stands: on("03-08"), Opens: on("03-10"),
	}, e.Items[0].Step)
	require.Equal(t, at("03-10 09:00"), e.Next.At)

	// A final notice that nobody reports as delivered.
	a = a.Apply(dunning.Decide(a, p, at("03-10 09:00")), true)
	a = a.Apply(dunning.Decide(a, p, at("03-20 09:00")), false)
	e = dunning.Explain(a, p, at("03-30 09:00"))
	require.Contains(t, codes(e.Items[0]), dunning.CodeNotDelivered)
	require.Nil(t, e.Next)
	asked, ok := e.Items[0].OfLevel(p, "suspend")
	require.True(t, ok)
	require.Equal(t, dunning.CodeNextStep, asked.Code)
	asked, _ = e.Items[0].OfLevel(p, "end")
	require.Equal(t, "end comes after suspend, which is not taken yet", asked.Text())
	asked, _ = e.Items[0].OfLevel(p, "final")
	require.Equal(t, "final was taken on Fri 20 Mar 2026", asked.Text())
	_, ok = e.Items[0].OfLevel(p, "nudge")
	require.False(t, ok)

	// Delivered, and suspended: what gives service back.
	step(itemOf(&a, "a"), "final").Delivered = new(on("03-20"))
	e = dunning.Explain(a, p, at("03-30 09:00"))
	require.Equal(t, []string{
		"service is suspended for non-payment, by the steps of a", "service comes back once nothing is overdue: a",
	}, texts(e.Why))
	require.Equal(t, []dunning.Deed{
		{At: at("03-30 09:00"), Kind: dunning.DeedStep, Level: "suspend", Items: []string{"a"}},
		{At: at("03-30 09:00"), Kind: dunning.DeedAccess, Access: dunning.AccessSuspended},
	}, e.Deeds(a, p))
}

func TestExplainWhatASkippedMandatoryNoticeBlocks(t *testing.T) {
	t.Parallel()
	p := ladder(final(3), letter("late", 5), suspend(9), ending(60, dunning.Handover))
	a := customer(euros("a", 100, "03-02"))
	a.Items[0].Taken = []dunning.Taken{ // withdrawn before it reached anybody, and gone on from
		{Level: "final", On: on("03-05"), Bears: on("03-05"), Mandatory: true},
		{Level: "late", On: on("03-09"), Bears: on("03-09"), Noticed: true, Delivered: new(on("03-09"))},
	}
	e := dunning.Explain(a, p, at("03-20 10:00"))
	require.Equal(t, dunning.CodeBlocked, codes(e.Items[0])[len(e.Items[0].Why)-1])
	require.Nil(t, e.Items[0].Next)
	require.Equal(t, []dunning.Block{{Item: "a", Level: "suspend", Missing: "final"}}, e.Blocked)
}

func TestExplainHolds(t *testing.T) {
	t.Parallel()
	a := customer(euros("a", 100, "03-02"))
	a.Holds = []dunning.Hold{{ID: "h-1", Kind: dunning.Dispute, Item: "a", Until: on("03-20")}, {ID: "h-2", Kind: dunning.Cease, Until: on("03-21")}}
	e := dunning.Explain(a, ladder(letter("first", 3), ending(60, dunning.Handover)), at("03-04 10:00"))
	require.Contains(t, texts(e.Items[0].Why), "hold h-1 (dispute) lasts through Fri 20 Mar 2026")
	require.Contains(t, texts(e.Why), "hold h-2 (cease) lasts through Sat 21 Mar 2026")
}

// asksFirst is a ladder that asks people before it suspends, and before it ends.
func asksFirst(otherwise dunning.Else) dunning.Policy {
	p := ladder(final(3), suspend(7), ending(60, dunning.Handover))
	p.Steps[1].Approve = &dunning.ApproveStep{By: "collections", Within: 2, Else: otherwise}
	p.Steps[2].Approve = &dunning.ApproveStep{By: "owner", Within: 2, Else: dunning.ElseWait}
	return p
}

// lastly is the last reason of the account's first item.
func lastly(a dunning.Account, p dunning.Policy, now string) string {
	why := texts(dunning.Explain(a, p, at(now)).Items[0].Why)
	return why[len(why)-1]
}

func TestExplainWhoseWordIsAwaited(t *testing.T) {
	t.Parallel()
	p := asksFirst(dunning.ElsePass)
	a := customer(euros("a", 100, "03-02"))
	a = a.Apply(dunning.Decide(a, p, at("03-05 09:00")), true)
	require.Equal(t, "suspend waits for the word of collections, who is asked on Mon 9 Mar 2026; without an answer within 2 days it is passed over",
		lastly(a, p, "03-06 10:00"))
	asked := dunning.Decide(a, p, at("03-09 09:00"))
	require.Equal(t, []dunning.Deed{{
		At: at("03-09 09:00"), Kind: dunning.DeedQuestion, Level: "suspend", Items: []string{"a"}, Total: asked.Asks[0].Total, Who: "collections",
	}}, asked.Deeds(a, p))
	a = a.Apply(asked, true)
	require.Equal(t, "suspend waits for the word of collections, who was asked on Mon 9 Mar 2026; without an answer before Wed 11 Mar 2026 it is passed over",
		lastly(a, p, "03-09 10:00"))
	require.Equal(t, "suspend waits for the word of collections, who was asked on Mon 9 Mar 2026; without an answer before Wed 11 Mar 2026 they are asked anew",
		lastly(a, asksFirst(dunning.ElseWait), "03-09 10:00"))

	agreed, refused := copied(a), copied(a)
	answer(itemOf(&agreed, "a"), "suspend", on("03-09"), dunning.ReplyApproved)
	require.Contains(t, texts(dunning.Explain(agreed, p, at("03-09 20:00")).Items[0].Why),
		"suspend is agreed to by collections, who was asked on Mon 9 Mar 2026")
	answer(itemOf(&refused, "a"), "suspend", on("03-09"), dunning.ReplyRefused)
	require.Contains(t, texts(dunning.Explain(refused, p, at("03-09 20:00")).Items[0].Why),
		"suspend will be passed over: collections, asked on Mon 9 Mar 2026, refused it")
	refused = refused.Apply(dunning.Decide(refused, p, at("03-10 09:00")), true)
	asksOwner := dunning.Explain(refused, p, at("03-10 09:00"))
	said, _ := asksOwner.Items[0].OfLevel(p, "suspend")
	require.Equal(t, "suspend was passed over on Tue 10 Mar 2026: who was asked refused it", said.Text())
	require.Contains(t, lastly(refused, p, "03-10 09:00"), "waits for the word of owner, who is asked on ")
	require.Contains(t, lastly(refused, p, "03-10 09:00"), ", for as long as that takes")
}

func TestAheadAgreesButToWhatWasRefused(t *testing.T) {
	t.Parallel()
	p := asksFirst(dunning.ElseWait)
	a := customer(euros("a", 100, "03-02"))
	foretold := func(a dunning.Account, now string) (told []string) {
		for before, d := range dunning.Ahead(a, p, at(now), on("12-31")) {
			for _, deed := range d.Deeds(before, p) {
				told = append(told, string(deed.Kind)+" "+deed.Level+" "+deed.Approver+deed.Why)
			}
		}
		return told
	}
	require.Equal(t, []string{"notice final ", "step suspend collections", "access  ", "step end owner", "end end "}, foretold(a, "03-03 10:00"))
	var levels []string
	for _, left := range dunning.Remaining(a, p, at("03-03 10:00"), on("12-31")) {
		levels = append(levels, left.Level)
	}
	require.Equal(t, []string{"final", "suspend", "end"}, levels)

	a = a.Apply(dunning.Decide(a, p, at("03-05 09:00")), true)
	a = a.Apply(dunning.Decide(a, p, at("03-09 09:00")), true)
	answer(itemOf(&a, "a"), "suspend", on("03-09"), dunning.ReplyRefused)
	require.Equal(t, []string{"passed_over suspend refused", "step end owner", "end end "}, foretold(a, "03-09 20:00"))
}

func TestExplainWhatSparesAndDelays(t *testing.T) {
	t.Parallel()
	p := ladder(letter("first", 3), final(5), suspend(9), ending(60, dunning.Handover))
	a := customer(euros("a", 100, "03-02"))
	with := func(change func(*dunning.Account)) dunning.Account {
		a := a
		change(&a)
		return a
	}
	delayed := with(func(a *dunning.Account) {
		a.Overrides = []dunning.Override{{ID: "o-1", Kind: dunning.ExtraDays, Days: 5, Until: on("12-31")}, {ID: "o-2", Kind: dunning.ExtraDays, Days: 2, Until: on("12-31")}}
	})
	require.Equal(t, "first is counted from Sat 7 Mar 2026: override o-1 gives 5 days more through Thu 31 Dec 2026", lastly(delayed, p, "03-03 10:00"))
	hushed := with(func(a *dunning.Account) {
		a.Holds = []dunning.Hold{{ID: "h-1", Kind: dunning.Cease, Began: at("03-01 10:00"), Until: on("12-31")}}
	})
	require.Contains(t, texts(dunning.Explain(hushed, p, at("03-03 10:00")).Items[0].Why),
		"first will be passed over: hold h-1 lets nothing be told through Thu 31 Dec 2026 but what must be delivered")
	disputed := with(func(a *dunning.Account) {
		a.Holds = []dunning.Hold{{ID: "h-1", Kind: dunning.Dispute, Item: "a", Began: at("03-01 10:00"), Until: on("03-20")}}
	})
	require.Equal(t, []dunning.Code{dunning.CodeOverdue, dunning.CodeDeferred, dunning.CodeHeld}, codes(dunning.Explain(disputed, p, at("03-04 10:00")).Items[0]))

	for _, now := range []string{"03-05 09:00", "03-09 09:00"} {
		a = a.Apply(dunning.Decide(a, p, at(now)), true)
	}
	require.Equal(t, "suspend will be passed over: the customer's class is internal, and consequences are for billable ones",
		lastly(with(func(a *dunning.Account) { a.Class = dunning.Internal }), p, "03-10 10:00"))
	never := func(until string) dunning.Account {
		return with(func(a *dunning.Account) {
			a.Overrides = []dunning.Override{{ID: "o-1", Kind: dunning.NeverSuspend, Until: on(until)}}
		})
	}
	require.Equal(t, "suspend will be passed over: override o-1 spares it through Thu 31 Dec 2026", lastly(never("12-31"), p, "03-10 10:00"))
	require.NotContains(t, lastly(never("03-11"), p, "03-10 10:00"), "spares", "it is over before that")
}

func TestExplainAWindowThatIsOver(t *testing.T) {
	t.Parallel()
	e := dunning.Explain(customer(euros("a", 100, "03-02")), ladder(letter("first", 3), ending(60, dunning.Handover)), at("03-05 20:00"))
	require.Contains(t, texts(e.Items[0].Why), "the window is closed now and opens at Fri 6 Mar 2026 09:00 CET")
}

// stopping are the reasons for which an item comes to nothing by itself.
var stopping = []dunning.Code{
	dunning.CodeSettled, dunning.CodePrepayment, dunning.CodePhase, dunning.CodeBelowMinimum, dunning.CodeLadderOver,
	dunning.CodeNotDelivered, dunning.CodeBlocked, dunning.CodeHeld, dunning.CodeAwaits,
}

// TestAnExplanationIsOfWhatIsDecided: what is explained next is what Decide plans; the explained step is the one that is taken
// then; and what does not move has a reason.
func TestAnExplanationIsOfWhatIsDecided(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := anyStory(t)
		s.policy.On = nil
		for _, x := range s.play(t) {
			e := dunning.Explain(x.before, s.policy, x.d.At)
			require.Equal(t, x.d, e.Decision)
			var first *dunning.Next
			for _, i := range e.Items {
				require.NotEmpty(t, i.Why)
				for _, b := range i.Why {
					require.NotEmpty(t, b.Text())
				}
				if i.Next == nil {
					stops := slices.ContainsFunc(codes(i), func(c dunning.Code) bool { return slices.Contains(stopping, c) })
					require.True(t, stops, "nothing says why %s does not move: %v", i.Item.ID, texts(i.Why))
				} else if first == nil || i.Next.At.Before(first.At) {
					first = i.Next
				}
			}
			if x.d.Next == nil || x.d.Next.What != dunning.NextHoldEnd {
				require.Equal(t, x.d.Next, first, "the items' next is the customer's")
			}
			if x.d.Next != nil {
				requireTaken(t, s, x, e)
			}
		}
	})
}

// because are the codes of an item's reasons.
func because(x dunning.ItemExplanation) map[dunning.Code]bool {
	all := map[dunning.Code]bool{}
	for _, c := range codes(x) {
		all[c] = true
	}
	return all
}

// requireTaken plays on to the next moment: the steps that are explained for it are taken then.
func requireTaken(t *rapid.T, s story, x turn, e dunning.Explanation) {
	after := x.before.Apply(x.d, false)
	then := dunning.Decide(after, s.policy, e.Next.At)
	day := calendar.DateOf(e.Next.At, after.Zone)
	if !slices.EqualFunc(then.Overdue, x.d.Overdue, func(o, p dunning.Overdue) bool { return o.Total == p.Total }) {
		return // more is owed by then, which may lift what a step is below, or below no more
	}
	var taken, passed, asked []string
	for _, x := range then.Passed {
		taken = append(taken, x.Item+" "+x.Level)
		if dunning.PassesOver(x.Why) {
			passed = append(passed, x.Item+" "+x.Level)
		}
	}
	for _, q := range then.Asks {
		for _, id := range q.Items {
			asked = append(asked, id+" "+q.Level)
		}
	}
	for _, n := range then.Notices {
		for _, takes := range n.Takes { // a notice goes at the highest level of its steps
			taken = append(taken, takes.Item+" "+takes.Level)
		}
	}
	for _, i := range e.Items {
		waits := slices.ContainsFunc(codes(i), func(c dunning.Code) bool {
			return c == dunning.CodeNotDelivered || c == dunning.CodeNoticeOwed
		})
		if i.Step == nil || i.Next == nil || !i.Next.At.Equal(e.Next.At) || i.Next.What != i.Step.Level || waits {
			continue
		}
		require.GreaterOrEqual(t, day, i.Step.Opens)
		step := i.Item.ID + " " + i.Step.Level
		switch why := because(i); {
		case why[dunning.CodeAsks], why[dunning.CodeAsksAnew]:
			require.Contains(t, append(asked, taken...), step, texts(i.Why)) // what another item's step takes away asks for nobody's word
		case why[dunning.CodeSpared], why[dunning.CodeClass], why[dunning.CodeCeased], why[dunning.CodeStepMinimum]:
			require.Contains(t, passed, step, texts(i.Why))
		default:
			require.Contains(t, taken, step, texts(i.Why))
		}
	}
}

// TestAheadIsWhatIsPlayed: without further facts a customer is foretold as they are played.
func TestAheadIsWhatIsPlayed(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := anyStory(t)
		s.policy.On, s.facts, s.outages, s.arrives = nil, nil, nil, 0
		written := s.policy
		s.policy = written.Agreed() // as the simulator has it
		for n := range rapid.IntRange(1, 3).Draw(t, "items") {
			i := euros(string(rune('a'+n)), 100, "01-12")
			i.Amount.Currency = rapid.SampledFrom([]money.Currency{"EUR", "JPY"}).Draw(t, "in")
			i.DueOn = i.DueOn.Add(rapid.IntRange(0, 20).Draw(t, "due"))
			s.account.Items = append(s.account.Items, i)
		}
		var played, ahead []dunning.Deed
		for _, x := range s.play(t) {
			played = append(played, x.d.Deeds(x.before, s.policy)...)
		}
		for a, d := range dunning.Ahead(s.account, written, s.begins, on("01-01").Add(2000)) {
			ahead = append(ahead, d.Deeds(a, s.policy)...)
			require.Empty(t, d.Asks)
		}
		require.Equal(t, played, ahead)
	})
}
