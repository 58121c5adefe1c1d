package dunning

import (
	"cmp"
	"slices"
	"time"

	"arrears/internal/calendar"
	"arrears/internal/money"
)

// Decide says what is to be done about the customer at the moment now (business time), under the policy version that
// applies to them. It is a pure function: equal arguments give equal answers.
//
// Deciding again after the answer was carried out gives nothing more to do at the same moment; deciding again because
// the answer was lost gives the same answer.
func Decide(a Account, p Policy, now time.Time) Decision { return *decide(a, p, now).d }

// decide is the turn that makes the decision, with the account as it is once that is carried out.
func decide(a Account, p Policy, now time.Time) turn {
	a.Items = inOrder(a.Items)
	d := Decision{
		At: now, Phase: a.Phase, ClosedReason: a.ClosedReason,
		Access: a.Access, Reasons: slices.Clone(a.Reasons), PolicyAccess: a.PolicyAccess,
		Probation: a.Probation, JudgedThrough: a.JudgedThrough,
	}
	t := turn{a: a, p: p, cal: a.Calendar(p), now: now, d: &d}
	t.today, t.open = t.cal.Date(now), t.cal.Within(now)
	t.month = calendar.MonthOf(t.today)

	t.gate()
	a.Phase = d.Phase
	t.spans = a.spans(p)
	t.overdue = t.sumOverdue()
	t.endHolds()
	if d.Phase == Active {
		t.judge()
		t.reinstate()
		t.climb()
		t.upcoming()
		t.holdToPrepayment()
		t.endProbation()
		t.keepBudget()
		d.Access = accessFor(d.base(), d.Reasons, d.PolicyAccess)
		t.tellOfEvents()
	}
	t.remindPrepayments()

	t.a = a.Apply(d, false)
	t.describe()
	d.Next = t.next()
	return t
}

// inOrder puts items by due date, then id: the order of recording never shows in an answer.
func inOrder(items []Item) []Item {
	order := func(x, y Item) int { return cmp.Or(cmp.Compare(x.DueOn, y.DueOn), cmp.Compare(x.ID, y.ID)) }
	if slices.IsSortedFunc(items, order) {
		return items
	}
	items = slices.Clone(items)
	slices.SortFunc(items, order)
	return items
}

// turn is one call of Decide at work.
type turn struct {
	a       Account // once all is decided: as it is when that is carried out
	p       Policy
	cal     calendar.Calendar
	now     time.Time
	today   calendar.Date
	month   calendar.Month
	open    bool      // the customer may be written to now
	spans   []span    // the holds, each with its end
	overdue []Overdue // by currency code
	d       *Decision
}

// due tells whether what opens on the date, or on the next open one, is due now, and whether it comes late.
func (t *turn) due(on calendar.Date) (due, late bool) {
	on = t.cal.NextOpen(on)
	return t.open && !t.now.Before(t.cal.Opening(on)), t.today > on
}

// describe fills in how things stand once everything is decided.
func (t *turn) describe() {
	d := t.d
	d.Overdue, d.InEpisode = t.overdue, false
	for _, i := range t.a.Items {
		if !t.p.overdue(i, t.today) {
			continue
		}
		d.InEpisode = d.InEpisode || !t.p.Ended(i)
		for _, taken := range i.Taken {
			if n := t.p.rank(taken.Level); n > t.p.rank(d.Level) && t.p.Steps[n].At >= 0 { // a courtesy is no level
				d.Level = taken.Level
			}
		}
	}
	d.Standing = standing(d.Phase, d.Access, len(d.Overdue) > 0)
}

// sumOverdue adds up what is overdue, by currency. What is disputed or paid by a plan is no part of it.
func (t *turn) sumOverdue() []Overdue {
	var all []Overdue
	for _, i := range t.a.Items {
		if !t.p.overdue(i, t.today) || t.deferred(i) {
			continue
		}
		n, found := slices.BinarySearchFunc(all, i.Amount.Currency, func(o Overdue, c money.Currency) int {
			return cmp.Compare(o.Total.Currency, c)
		})
		if !found { // items come by due date, so that the first of a currency is its oldest
			all = slices.Insert(all, n, Overdue{Total: money.Amount{Currency: i.Amount.Currency}, Oldest: i.DueOn})
		}
		all[n].Total.Minor += i.Balance()
	}
	return all
}

// overdueTotal is what is overdue in the currency.
func (t *turn) overdueTotal(c money.Currency) int64 {
	for _, o := range t.overdue {
		if o.Total.Currency == c {
			return o.Total.Minor
		}
	}
	return 0
}

func standing(phase Phase, access Access, overdue bool) Standing {
	switch {
	case phase == Active && (access == AccessSuspended || access == AccessCancelled):
		return Suspended
	case phase == Active && access == AccessRestricted:
		return Restricted
	case overdue:
		return PastDue
	default:
		return Current
	}
}
