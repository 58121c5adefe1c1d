package dunning

import (
	"time"

	"arrears/internal/calendar"
)

// next looks ahead from the account as it is once this decision is carried out: the first instant after now at which
// there is something to decide, if nothing changes until then.
func (t *turn) next() *Next {
	var first *Next
	offer := func(at time.Time, what, why string) {
		if at.After(t.now) && (first == nil || at.Before(first.At)) {
			first = &Next{At: at, What: what, Why: why}
		}
	}
	switch t.a.Phase {
	case Verifying:
		offer(t.verifyBy(), NextExpiry, "the sign-up must be verified by then")
	case AwaitingPrepayment:
		offer(t.prepayBy(), NextExpiry, "the prepayment must be paid by then")
		t.offerPrepaymentReminders(offer)
	case Active:
		t.offerPrepaymentReminders(offer)
		for _, i := range t.a.Items {
			t.offerSteps(i, offer)
		}
	}
	for _, u := range t.a.Unsent {
		offer(u.Planned, NextNotice, "the window opens")
	}
	return first
}

type offering func(at time.Time, what, why string)

// opening is the first opening after now on or after the date.
func (t *turn) opening(on calendar.Date) time.Time {
	if at := t.cal.Opening(t.cal.NextOpen(max(on, t.today))); at.After(t.now) {
		return at
	}
	return t.cal.Opening(t.cal.NextOpen(t.today.Add(1)))
}

func (t *turn) offerPrepaymentReminders(offer offering) {
	for _, i := range t.a.Items {
		if toRemind(i) {
			offer(t.opening(i.DueOn.Add(t.p.Signup.Remind)), NextPrepayRemind, "the asked prepayment is not paid")
		}
	}
}

// offerSteps offers what the item can come to next: a courtesy, to be overdue, to be chased, a step.
func (t *turn) offerSteps(i Item, offer offering) {
	if i.Kind != Standard || t.p.Settled(i) {
		return
	}
	c := i.Amount.Currency
	if !t.p.overdue(i, t.today) {
		offer(t.cal.Opening(i.DueOn.Add(1)), NextJudgement, "an item becomes overdue")
		from := t.today
		if !t.cal.Opening(from).After(t.now) {
			from++
		}
		if index, on, ok := t.courtesy(i, from); ok {
			offer(t.cal.Opening(on), t.p.Steps[index].Level, "written before the due date")
		}
		return
	}
	if t.overdueTotal(c) < t.p.Minimum[c] {
		return // not chased at the next judgement, nor after it without a new fact or a further overdue item
	}
	if _, chased := t.d.Chased[i.ID]; !chased {
		t.offerJudgement(offer)
		return
	}
	for _, taken := range i.Taken {
		if t.owes(i, taken) {
			offer(t.opening(t.speaksFrom(taken.On, c)), taken.Level, whyGap)
		}
	}
	if r, ok := t.nextRung(i); ok && !t.blocked(r) {
		on, why := t.stands(r), whyWritten
		if on > r.from {
			why = whyGap
		}
		offer(t.opening(on), r.step.Level, why)
	}
}

// Why a step comes when it comes.
const (
	whyWritten = "written after the due date"
	whyGap     = "min_gap after the last notice"
)

// offerJudgement looks again at the next hour of judgement.
func (t *turn) offerJudgement(offer offering) {
	on := t.today
	if !t.cal.Opening(on).After(t.now) {
		on++
	}
	offer(t.cal.Opening(on), NextJudgement, "an item is overdue")
}

// blocked tells whether only the delivery of a mandatory step can let the rung be taken.
func (t *turn) blocked(r rung) bool {
	return r.step.consequential() && !t.belowMinimum(r) && t.undelivered(r) != ""
}
