package dunning

import (
	"slices"
	"time"

	"arrears/internal/calendar"
)

// KnownBy is the account with the items, settlements, steps and checks that the ledger knew by an instant that is past. Deliveries
// are known by their date. What was judged and planned then is left out: Decide comes to the same again. All else is as it is.
func (a Account) KnownBy(p Policy, at time.Time) Account {
	today := calendar.DateOf(at, a.Zone)
	items := a.Items
	a.Items, a.LastNotice, a.JudgedThrough, a.Unsent = nil, nil, nil, nil
	for _, i := range items {
		if i.Recorded.After(at) {
			continue
		}
		i.ChasedSince = nil
		i.Settlements = kept(i.Settlements, func(s Settlement) bool { return !s.At.After(at) })
		i.Taken = kept(i.Taken, func(x Taken) bool { return x.On <= today })
		for n := range i.Taken {
			x := &i.Taken[n]
			if x.Delivered != nil && *x.Delivered > today {
				x.Delivered = nil
			}
			if p.countsForGap(*x) && (a.LastNotice == nil || x.On > *a.LastNotice) {
				a.LastNotice = new(x.On)
			}
		}
		a.Items = append(a.Items, i)
	}
	a.Heard = kept(a.Heard, func(d calendar.Date) bool { return d <= today })
	a.HeardElsewhere = kept(a.HeardElsewhere, func(d calendar.Date) bool { return d <= today })
	if a.Verified != nil && a.Verified.After(at) {
		a.Verified = nil
	}
	if a.Accepted != nil && a.Accepted.After(at) {
		a.Accepted = nil
	}
	if a.Screened.At.After(at) {
		a.Screened = Screened{}
	}
	if a.Screened.RuledAt.After(at) {
		a.Screened.Ruling = ""
	}
	if a.Probation.Began != nil && a.Probation.Began.After(at) {
		a.Probation.Began, a.Probation.Over = nil, false
	}
	a.Closing = a.Closing && a.Phase == Closed
	return a
}

// kept is a new slice of what is to be kept.
func kept[T any](all []T, keep func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(all), func(x T) bool { return !keep(x) })
}

// countsForGap tells whether the step went out with a notice that counts for min_gap.
func (p Policy) countsForGap(x Taken) bool {
	n, ok := p.step(x.Level)
	return ok && p.Steps[n].At >= 0 && x.Noticed && !x.NoticeOwed
}
