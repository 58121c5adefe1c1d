package dunning

import (
	"slices"
	"time"

	"arrears/internal/calendar"
	"arrears/internal/money"
)

// Explanation says how a customer stands at a moment, what happens next and why, and why what does not happen does not.
type Explanation struct {
	Decision                   // of the moment
	Why      []Because         // of the customer
	Items    []ItemExplanation // that are open, by due date, then id
}

// ItemExplanation is that of one open item.
type ItemExplanation struct {
	Item    Item // as it is once what is due at the moment is done
	Overdue bool
	Chased  *calendar.Date // since when; nil: it is not
	Step    *StepAhead     // nil: none, or it is not chased
	Next    *Next          // what the item comes to by itself; nil: nothing
	Why     []Because      // never empty
}

// StepAhead is an item's next step of the ladder.
type StepAhead struct {
	Level  string
	Bears  calendar.Date // the date that it bears
	From   calendar.Date // the first date on which it may be taken
	Stands calendar.Date // the date to which rules put it off, closed or open
	Opens  calendar.Date // the open date on which it is taken, unless something keeps it
}

// Explain says what Decide does with the account at the moment, and why. It asks the rules that Decide asks, of the
// account as it is once the decision is carried out.
func Explain(a Account, p Policy, now time.Time) Explanation {
	t := decide(a, p, now)
	e := Explanation{Decision: *t.d, Why: t.whyOfCustomer()}
	for _, i := range t.a.Items {
		if i.Balance() > 0 {
			e.Items = append(e.Items, t.explain(i))
		}
	}
	return e
}

func (t *turn) explain(i Item) ItemExplanation {
	x := ItemExplanation{Item: i, Overdue: t.p.overdue(i, t.today), Chased: i.ChasedSince}
	if t.a.Phase == Active {
		x.Next = t.nextOf(i)
	}
	x.Step, x.Why = t.whyOf(i, x.Next)
	for _, s := range t.spans {
		if s.holds(t.now) && s.concerns(i) {
			x.Why = append(x.Why, s.because())
		}
	}
	return x
}

// because is that the hold lasts.
func (s span) because() Because {
	return Because{Code: CodeHeld, Hold: s.ID, Word: string(s.Kind), Until: s.Until}
}

// nextOf is the first that the item itself comes to.
func (t *turn) nextOf(i Item) (first *Next) {
	t.offerSteps(i, func(at time.Time, what, why string) {
		if at.After(t.now) && (first == nil || at.Before(first.At)) {
			first = &Next{At: at, What: what, Why: why}
		}
	})
	return first
}

// whyOf is why the item stands where it stands, and its next step.
func (t *turn) whyOf(i Item, next *Next) (*StepAhead, []Because) {
	c := i.Amount.Currency
	switch {
	case i.Kind == Prepayment:
		return nil, []Because{{Code: CodePrepayment}}
	case t.a.Phase != Active:
		return nil, []Because{{Code: CodePhase, Word: string(t.a.Phase)}}
	case t.p.Settled(i):
		return nil, []Because{{Code: CodeSettled, Total: money.Amount{Currency: c, Minor: i.Balance()}}}
	case !t.p.overdue(i, t.today):
		why := []Because{{Code: CodeNotDue, On: i.DueOn}}
		if next != nil && next.What != NextJudgement {
			why = append(why, Because{Code: CodeCourtesy, Level: next.What, On: t.cal.Date(next.At)})
		}
		return nil, why
	}
	why := []Because{{Code: CodeOverdue, On: i.DueOn}}
	since, chased := t.d.Chased[i.ID]
	switch {
	case t.deferred(i):
		return nil, append(why, Because{Code: CodeDeferred})
	case t.halted(i):
		return nil, why
	case t.overdueTotal(c) < t.p.Minimum[c]:
		return nil, append(why, Because{Code: CodeBelowMinimum, Total: t.total(c), Minimum: money.Amount{Currency: c, Minor: t.p.Minimum[c]}})
	case !chased:
		b := Because{Code: CodeNotJudged}
		if next != nil {
			b.At = next.At.In(t.a.Zone)
		}
		return nil, append(why, b)
	}
	step, more := t.whyOfStep(i, next)
	return step, append(append(why, Because{Code: CodeChased, On: since}), more...)
}

// whyOfStep is the next step of a chased item, and why it stands when it stands.
func (t *turn) whyOfStep(i Item, next *Next) (*StepAhead, []Because) {
	var why []Because
	for _, taken := range i.Taken {
		if t.owes(i, taken) {
			why = append(why, Because{Code: CodeNoticeOwed, Level: taken.Level, Until: t.cal.NextOpen(t.speaksFrom(taken.On, i.Amount.Currency))})
		}
	}
	i, assumed := t.assumeDelivered(i)
	before, _ := t.lastTaken(i)
	if assumed {
		why = append(why, Because{Code: CodeNotDelivered, Before: before.Level})
	}
	r, ok := t.nextRung(i)
	switch {
	case !ok && len(why) > 0:
		return nil, why
	case !ok:
		return nil, []Because{{Code: CodeLadderOver}}
	}
	stands := t.stands(r)
	step := &StepAhead{Level: r.step.Level, Bears: r.bears, From: r.from, Stands: stands, Opens: t.cal.NextOpen(stands)}
	why = append(why, t.whyItBears(r, before)...)
	why = append(why, t.whyItWaits(r, step)...)
	nothing, passes := t.whyItDoesNothing(r, step)
	why = append(why, nothing...)
	if missing := t.blockedBy(r); missing != "" && !passes {
		return step, append(why, Because{Code: CodeBlocked, Level: step.Level, Before: missing})
	}
	if t.needsApproval(r) && !passes {
		why = append(why, t.whoseWord(r, step))
	}
	if next != nil && next.What == step.Level && step.Opens < t.cal.Date(next.At) && !t.open && !assumed {
		why = append(why, Because{Code: CodeWindow, Level: step.Level, At: next.At.In(t.a.Zone)})
	}
	return step, why
}

// whyItBears says where the date that the rung bears comes from.
func (t *turn) whyItBears(r rung, before Taken) []Because {
	why := []Because{{Code: CodeWritten, Level: r.step.Level, Days: r.step.At, On: t.offset(r.item.DueOn, r.step.At, r.step.Unit)}}
	from := t.countedFrom(r.item)
	if o, delays := t.overrideOf(ExtraDays, r.item.ID); delays {
		why = append(why, Because{Code: CodeExtraDays, Level: r.step.Level, Override: o.ID, Days: o.Days, On: from, Until: o.Until})
	}
	written := t.offset(from, r.step.At, r.step.Unit)
	since := t.d.Chased[r.item.ID]
	switch {
	case r.bears > written && r.bears == since:
		why = append(why, Because{Code: CodeChasedLate, Level: r.step.Level, On: since, Until: r.bears})
	case r.bears > written:
		why = append(why, Because{Code: CodeStepBeforeLate, Level: r.step.Level, Before: before.Level, On: before.Bears, Until: r.bears})
	}
	if r.from > r.bears {
		why = append(why, Because{Code: CodeOneAtATime, Level: r.step.Level, Before: before.Level, Until: r.from})
	}
	return why
}

// whyItWaits says what puts the rung off, from the first date on which it may be taken to the one on which it is.
func (t *turn) whyItWaits(r rung, step *StepAhead) []Because {
	var why []Because
	c := r.item.Amount.Currency
	if t.belowMinimum(r) {
		why = append(why, Because{
			Code: CodeStepMinimum, Level: step.Level, Total: t.total(c), Minimum: money.Amount{Currency: c, Minor: r.step.Minimum[c]},
		})
	} else if step.Stands > r.from {
		gap := t.gapFrom(r.from, c)
		if gap > r.from {
			why = append(why, Because{Code: CodeMinGap, Level: step.Level, On: *t.a.LastNotice, Days: max(t.p.MinGap, 1), Until: gap})
		}
		if step.Stands > gap {
			why = append(why, Because{Code: CodeCap, Level: step.Level, Until: step.Stands})
		}
	}
	const most = 31 // more closed days in a row say nothing more
	for d := step.Stands; d < min(step.Opens, step.Stands.Add(most)); d++ {
		why = append(why, t.whyClosed(d))
	}
	return why
}

// whyClosed says what closes a closed date.
func (t *turn) whyClosed(d calendar.Date) Because {
	if t.p.Window.Days.Has(d.Weekday()) && t.p.Window.ClosedHolidays && t.cal.Holidays != nil && t.cal.Holidays(d) {
		return Because{Code: CodeClosed, On: d, Word: holiday}
	}
	return Because{Code: CodeClosed, On: d, Word: d.Weekday().String()}
}

func (t *turn) total(c money.Currency) money.Amount {
	return money.Amount{Currency: c, Minor: t.overdueTotal(c)}
}

// whyOfCustomer is why the customer has the service that they have, what gives it back, and whether anything is planned.
func (t *turn) whyOfCustomer() []Because {
	var why []Because
	if t.a.Phase != Active {
		why = append(why, Because{Code: CodePhase, Word: string(t.a.Phase)})
	}
	for _, r := range t.a.Reasons {
		switch r {
		case NonPayment:
			why = append(why, t.whyNoService()...)
		case PrepaymentReversed:
			why = append(why, Because{Code: CodeReversed})
		case SpendLimit:
			why = append(why, Because{Code: CodeSpendLimit})
		default:
			why = append(why, Because{Code: CodeByHuman, Word: string(r)})
		}
	}
	if len(why) == 0 {
		why = append(why, Because{Code: CodeServed})
	}
	for _, s := range t.spans {
		if s.holds(t.now) && s.Item == "" {
			why = append(why, s.because())
		}
	}
	if t.d.Next == nil {
		why = append(why, Because{Code: CodeNothingNext})
	}
	return why
}

// whyNoService is what the ladder took, by which items, and which of them stand against its return.
func (t *turn) whyNoService() []Because {
	var cost, keep []string
	for _, i := range t.a.Items {
		if t.p.tookConsequence(i) {
			cost = append(cost, i.ID)
		}
		if t.keepsFromService(i) {
			keep = append(keep, i.ID)
		}
	}
	why := []Because{{Code: CodeNonPayment, Word: string(t.a.PolicyAccess), Items: cost}}
	if len(keep) == 0 {
		return append(why, Because{Code: CodeGivenUp})
	}
	return append(why, Because{Code: CodeReinstate, Word: string(t.p.Reinstate), Items: keep})
}

// OfLevel says whether the item took a level of the policy by the moment that is explained, and if not, why: the item's
// other reasons go on from there. False: the ladder has no such level.
func (x ItemExplanation) OfLevel(p Policy, level string) (Because, bool) {
	n, ok := p.step(level)
	if !ok {
		return Because{}, false
	}
	for _, taken := range x.Item.Taken {
		switch {
		case taken.Level != level:
		case taken.PassedOver:
			return Because{Code: CodePassedOver, Level: level, On: taken.On, Word: taken.Why}, true
		case taken.Delivered != nil:
			return Because{Code: CodeDelivered, Level: level, On: taken.On, Until: *taken.Delivered}, true
		default:
			return Because{Code: CodeTaken, Level: level, On: taken.On}, true
		}
	}
	switch {
	case p.Steps[n].At < 0 && x.Overdue:
		return Because{Code: CodeCourtesyOver, Level: level}, true
	case p.Steps[n].At < 0:
		return Because{Code: CodeCourtesyAhead, Level: level}, true
	case x.Step == nil:
		return Because{Code: CodeNotTaken, Level: level}, true
	case x.Step.Level == level:
		return Because{Code: CodeNextStep, Level: level, Until: x.Step.Opens}, true
	default:
		return Because{Code: CodeLaterStep, Level: level, Before: x.Step.Level}, true
	}
}

// HasLevel tells whether the ladder has the level.
func (p Policy) HasLevel(level string) bool {
	return slices.ContainsFunc(p.Steps, func(s Step) bool { return s.Level == level })
}
