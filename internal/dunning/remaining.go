package dunning

import (
	"time"

	"arrears/internal/calendar"
)

// Planned is a step that an item comes to if nothing befalls the customer.
type Planned struct {
	Item       string
	Level      string
	On         calendar.Date // the customer's
	PassedOver bool          // it will do nothing
}

// Remaining are the steps that are left to the customer's items through a date, in the order in which they come, as Ahead
// foretells them.
func Remaining(a Account, p Policy, now time.Time, until calendar.Date) []Planned {
	var all []Planned
	known := map[[2]string]bool{}
	for _, i := range a.Items {
		for _, taken := range i.Taken {
			known[[2]string{i.ID, taken.Level}] = true
		}
	}
	add := func(taking Taking, on calendar.Date) {
		if known[[2]string{taking.Item, taking.Level}] { // the notice of a consequence may come after it
			return
		}
		known[[2]string{taking.Item, taking.Level}] = true
		all = append(all, Planned{Item: taking.Item, Level: taking.Level, On: on, PassedOver: PassesOver(taking.Why)})
	}
	for at, d := range Ahead(a, p, now, until) {
		on := calendar.DateOf(d.At, at.Zone)
		for _, taking := range d.Passed {
			add(taking, on)
		}
		for _, n := range d.Notices {
			for _, taking := range n.Takes {
				add(taking, n.On)
			}
		}
	}
	return all
}
