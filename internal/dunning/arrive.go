package dunning

import (
	"slices"

	"arrears/internal/calendar"
)

// Arrive is the account once the notice of the item's step has reached the customer, on their date.
func (a Account) Arrive(item, level string, on calendar.Date) Account {
	a.Items = slices.Clone(a.Items)
	for n := range a.Items {
		i := &a.Items[n]
		at := slices.IndexFunc(i.Taken, func(t Taken) bool { return t.Level == level })
		if i.ID == item && at >= 0 {
			i.Taken = slices.Clone(i.Taken)
			i.Taken[at].deliver(on)
		}
	}
	return a
}
