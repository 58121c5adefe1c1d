package dunning

import "arrears/internal/calendar"

// Override spares or delays, for a while and for one customer or one of their items, what the policy says. It never makes
// anything come sooner than is written.
type Override struct {
	ID    string
	Kind  OverrideKind
	Item  string        // the one item that it is about; empty: all of the customer's
	Days  int           // of ExtraDays: dates
	Until calendar.Date // the customer's date through whose end it is in force
}

// OverrideKind says what an override changes.
type OverrideKind string

// The kinds.
const (
	NeverSuspend OverrideKind = "never_suspend" // consequences are passed over
	ExtraDays    OverrideKind = "extra_days"    // steps are counted from a due date so many dates later
)

// InForce tells whether the override changes anything on a date of the customer's.
func (o Override) InForce(on calendar.Date) bool { return on <= o.Until }

func (o Override) covers(item string) bool { return o.Item == "" || o.Item == item }

// overridden tells whether an override of the kind is in force for the item today.
func (t *turn) overridden(kind OverrideKind, item string) bool {
	_, any := t.overrideOf(kind, item)
	return any
}

// overrideOf is the override of the kind that is in force for the item today: the one of the most extra days, and of those the one
// that lasts the longest.
func (t *turn) overrideOf(kind OverrideKind, item string) (most Override, any bool) {
	for _, o := range t.a.Overrides {
		if o.Kind == kind && o.covers(item) && o.InForce(t.today) && (!any || o.Days > most.Days || o.Days == most.Days && o.Until > most.Until) {
			most, any = o, true
		}
	}
	return most, any
}

// countedFrom is the date from which the item's steps after its due date are counted: that date, save for the most extra days
// in force.
func (t *turn) countedFrom(i Item) calendar.Date {
	o, _ := t.overrideOf(ExtraDays, i.ID)
	return i.DueOn.Add(o.Days)
}

// offerOverrideEnds looks again once extra days are over before the step that they delay.
func (t *turn) offerOverrideEnds(i Item, before calendar.Date, offer offering) {
	for _, o := range t.a.Overrides {
		if o.Kind == ExtraDays && o.covers(i.ID) && o.InForce(t.today) && o.Until < before {
			offer(t.opening(o.Until.Add(1)), NextOverrideEnd, "an override is over")
		}
	}
}
