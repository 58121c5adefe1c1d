package dunning

import (
	"math"
	"time"

	"arrears/internal/calendar"
	"arrears/internal/money"
)

// judge settles which items are chased. It is judged once on every date, closed ones too, at the hour at which the
// window opens, on what the ledger knew then: neither an outage nor a decision more changes a judgement.
func (t *turn) judge() {
	through := t.today
	if t.now.Before(t.cal.Opening(t.today)) {
		through--
	}
	for _, i := range t.a.Items {
		if i.ChasedSince != nil && !t.p.Settled(i) {
			t.chase(i, *i.ChasedSince)
		}
	}
	if from, any := t.firstUnjudged(); any {
		for on := from; on <= through; on = t.judgedOtherwise(on) {
			t.judgeDate(on)
		}
	}
	for _, i := range t.a.Items {
		if since, chased := t.d.Chased[i.ID]; chased && t.settledSince(i, since, t.now) {
			delete(t.d.Chased, i.ID) // open again; whether it is chased again is judged on the next date
		}
	}
	if t.d.JudgedThrough == nil || *t.d.JudgedThrough < through {
		t.d.JudgedThrough = &through
	}
}

func (t *turn) chase(i Item, since calendar.Date) {
	if t.d.Chased == nil {
		t.d.Chased = map[string]calendar.Date{}
	}
	t.d.Chased[i.ID] = since
}

// firstUnjudged is the first date whose judgement can matter to an item that is overdue today, and false where none
// is.
func (t *turn) firstUnjudged() (from calendar.Date, any bool) {
	for _, i := range t.a.Items {
		if !t.p.overdue(i, t.today) {
			continue
		}
		start := i.DueOn.Add(1)
		if i.ChasedSince == nil {
			start = max(start, t.cal.Date(i.Recorded))
		}
		if !any || start < from {
			from, any = start, true
		}
	}
	if t.a.JudgedThrough != nil {
		from = max(from, t.a.JudgedThrough.Add(1))
	}
	return from, any
}

// judgedOtherwise is the first date after the given one whose judgement can come out otherwise: an item becomes overdue,
// something about one was recorded after the hour of judgement, or a hold begins or ends after it. The dates between need none of their own.
func (t *turn) judgedOtherwise(on calendar.Date) calendar.Date {
	next, hour := calendar.Date(math.MaxInt32), t.cal.Opening(on)
	recorded := func(at time.Time) {
		if at.After(hour) {
			next = min(next, max(on.Add(1), t.cal.Date(at)))
		}
	}
	for _, i := range t.a.Items {
		if i.DueOn >= on {
			next = min(next, i.DueOn.Add(1))
		}
		recorded(i.Recorded)
		for _, s := range i.Settlements {
			recorded(s.At)
		}
	}
	for _, s := range t.spans {
		recorded(s.Began)
		recorded(s.over)
	}
	return next
}

func (t *turn) judgeDate(on calendar.Date) {
	at := t.cal.Opening(on)
	var totals sums
	for _, i := range t.a.Items {
		if open, overdue := t.overdueAt(i, on, at); overdue && !coveredAt(t.spans, i, at, HoldKind.defers) {
			totals.add(i.Amount.Currency, open)
		}
	}
	for _, i := range t.a.Items {
		c := i.Amount.Currency
		_, overdue := t.overdueAt(i, on, at)
		if !overdue || totals.of(c) < t.p.Minimum[c] || coveredAt(t.spans, i, at, HoldKind.halts) {
			delete(t.d.Chased, i.ID)
			continue
		}
		if since, already := t.d.Chased[i.ID]; !already || t.settledSince(i, since, at) {
			t.chase(i, on)
		}
	}
}

// overdueAt is what was open and overdue on the item at an instant of the date.
func (t *turn) overdueAt(i Item, on calendar.Date, at time.Time) (int64, bool) {
	if i.Kind != Standard || on <= i.DueOn {
		return 0, false
	}
	open := i.balanceAt(at)
	return open, !t.p.settled(i.Amount.Currency, open)
}

// settledSince tells whether the item was settled at any instant after the hour of a date's judgement and up to another.
func (t *turn) settledSince(i Item, since calendar.Date, upTo time.Time) bool {
	return len(i.Settlements) > 0 && t.p.settledBetween(i, t.cal.Opening(since), upTo)
}

// settledBetween tells whether the item was settled at any instant after one and up to another, whatever became of
// it later. What was recorded at one instant counts together: a payment that came with its reversal settled nothing.
func (p Policy) settledBetween(i Item, after, upTo time.Time) bool {
	open := i.Amount.Minor
	for n, s := range i.Settlements {
		open -= s.Minor
		last := n == len(i.Settlements)-1 || i.Settlements[n+1].At.After(s.At)
		if last && s.At.After(after) && !s.At.After(upTo) && p.settled(i.Amount.Currency, max(open, 0)) {
			return true
		}
	}
	return false
}

// sums holds one total for each currency.
type sums []money.Amount

func (s *sums) add(c money.Currency, minor int64) {
	for n := range *s {
		if (*s)[n].Currency == c {
			(*s)[n].Minor += minor
			return
		}
	}
	*s = append(*s, money.Amount{Currency: c, Minor: minor})
}

func (s sums) of(c money.Currency) int64 {
	for _, sum := range s {
		if sum.Currency == c {
			return sum.Minor
		}
	}
	return 0
}
