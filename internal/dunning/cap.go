package dunning

import (
	"slices"

	"arrears/internal/calendar"
)

// Cap bounds how many notices one person is told of, over channels, episodes and all customers that share their phone
// or e-mail: at most Notices within any Days dates. All notices to a customer on one date count as one. The zero Cap
// is none.
type Cap struct{ Notices, Days int }

// capFrom is the first date, from the given one on, on which the cap lets a notice go. What the customer was told today
// counts from tomorrow on: what goes out today is of the same moment.
func (t *turn) capFrom(from calendar.Date) calendar.Date {
	if t.a.Cap == (Cap{}) {
		return from
	}
	if from <= t.today {
		others := slices.DeleteFunc(slices.Clone(t.a.Heard), func(d calendar.Date) bool { return d == t.today })
		if on := t.a.Cap.from(append(others, t.a.HeardElsewhere...)); on <= t.today {
			return max(from, on)
		}
	}
	return max(from, t.a.Cap.from(append(slices.Clone(t.a.Heard), t.a.HeardElsewhere...)))
}

// from is the first date on which the cap lets one more notice go after those of the dates; they come in any order.
func (c Cap) from(heard []calendar.Date) calendar.Date {
	if len(heard) < c.Notices {
		return 0
	}
	slices.Sort(heard)
	return heard[len(heard)-c.Notices].Add(c.Days)
}

// hear records that the customer was told something on the date.
func (a *Account) hear(on calendar.Date) {
	if a.Cap != (Cap{}) && !slices.Contains(a.Heard, on) {
		a.Heard = append(slices.Clone(a.Heard), on)
	}
}
