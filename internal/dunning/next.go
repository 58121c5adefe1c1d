package dunning

import (
	"slices"
	"time"

	"arrears/internal/calendar"
	"arrears/internal/money"
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
		why := "the sign-up must be verified by then"
		if t.a.Verified != nil {
			why = "the collections policy must be accepted by then"
		}
		offer(t.verifyBy(), NextExpiry, why)
	case Screening:
		if t.a.Screened.Verdict == Refer {
			offer(t.a.Screened.DecideBy, NextReferral, "a person must decide on the sign-up by then")
		}
	case AwaitingPrepayment:
		at, why := t.expiry()
		offer(at, NextExpiry, why)
		t.offerPrepaymentReminders(offer)
	case Active:
		t.offerPrepaymentReminders(offer)
		if until := t.a.ProbationUntil(); until != nil {
			offer(*until, NextProbation, "the days of probation have passed")
		}
		t.offerBudget(offer)
		for _, i := range t.a.Items {
			t.offerSteps(i, offer)
		}
	}
	if t.d.Phase != Closed {
		for _, s := range t.spans {
			offer(s.over, NextHoldEnd, "a hold ends")
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
		if !toRemind(i) || t.unreminded(i) {
			continue
		}
		on := t.remindOn(i)
		if until, was := t.a.announced(i.ID); was {
			on = max(on, until.Add(1))
		}
		offer(t.opening(on), NextPrepayRemind, "the asked prepayment is not paid")
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
	if t.halted(i) || t.overdueTotal(c) < t.p.Minimum[c] { // until a hold's end, which is planned, a new fact or a further overdue item
		if t.awaitsAnswer(i) { // by the next judgement it is not chased any more, and the question settles itself
			t.offerJudgement(offer)
		}
		return
	}
	if _, chased := t.d.Chased[i.ID]; !chased {
		t.offerJudgement(offer)
		return
	}
	for _, taken := range i.Taken {
		if t.owes(i, taken) {
			on := t.speaksFrom(taken.On, c)
			offer(t.opening(on), taken.Level, t.whyWaits(taken.On, on, c))
		}
	}
	i, assumed := t.assumeDelivered(i)
	r, ok := t.nextRung(i)
	if !ok {
		return
	}
	on := t.stands(r)
	t.offerOverrideEnds(i, r.from, offer)
	asks := r.step.Approve != nil && t.awaits(r)
	if asks && t.offerAnswer(r, offer) {
		return
	}
	if assumed { // once that is past, only the delivery goes on
		offer(t.cal.Opening(t.cal.NextOpen(on)), r.step.Level, whyDelivery)
		return
	}
	if t.blocked(r) { // a person is asked then, once
		offer(t.cal.Opening(t.cal.NextOpen(on)), r.step.Level, whyBlocked)
		return
	}
	why := whyWritten
	switch {
	case asks:
		why = whyAsked
	case on > r.from:
		why = t.whyWaits(r.from, on, c)
	}
	offer(t.opening(on), r.step.Level, why)
}

// Why a step comes when it comes.
const (
	whyWritten  = "written after the due date"
	whyGap      = "min_gap after the last notice"
	whyAsked    = "written after the due date, if whoever is asked then agrees"
	whyCap      = "the cap on notices to one person"
	whyBlocked  = "written after the due date, if what must be delivered before it was"
	whyDelivery = "written after the due date, if the notice before it is delivered"
)

// whyWaits tells what puts a notice of the currency off from one date to another.
func (t *turn) whyWaits(from, on calendar.Date, c money.Currency) string {
	if on > t.gapFrom(from, c) {
		return whyCap
	}
	return whyGap
}

// assumeDelivered is the item as it will be if the mandatory notice that it waits for is delivered on the date on which
// it went out, and whether it waits for one. So the wake-up is planned from that date on: a delivery reported then
// changes nothing, and one reported later only moves the step on. A wake-up that comes before the delivery finds nothing
// to do and plans none, and the report wakes.
func (t *turn) assumeDelivered(i Item) (Item, bool) {
	last, ok := t.lastTaken(i)
	if !ok || !last.Mandatory || !last.Noticed || last.NoticeOwed || last.Delivered != nil {
		return i, false
	}
	on := last.On
	if t.a.LastNotice != nil { // the notice of a consequence may go out later than it is taken
		on = max(on, *t.a.LastNotice)
	}
	i.Taken = slices.Clone(i.Taken)
	i.Taken[slices.IndexFunc(i.Taken, func(x Taken) bool { return x.Level == last.Level })].deliver(on)
	return i, true
}

// lastTaken is the highest step of the ladder that the item has taken.
func (t *turn) lastTaken(i Item) (last Taken, ok bool) {
	for _, taken := range i.Taken {
		n := t.p.rank(taken.Level)
		if n >= 0 && t.p.Steps[n].At >= 0 && (!ok || n > t.p.rank(last.Level)) {
			last, ok = taken, true
		}
	}
	return last, ok
}

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
	return r.step.consequential() && !t.passes(r) && t.undelivered(r) != ""
}
