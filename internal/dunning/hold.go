package dunning

import (
	"slices"
	"time"

	"arrears/internal/calendar"
)

// Hold keeps something from happening to a customer for a while, because of what somebody said.
type Hold struct {
	ID    string
	Kind  HoldKind
	Item  string        // the one item that it is about; empty: the customer
	Until calendar.Date // the customer's date through whose end it lasts
}

// HoldKind says what a hold is about.
type HoldKind string

// The kinds.
const (
	PromiseToPay     HoldKind = "promise_to_pay"
	Dispute          HoldKind = "dispute"
	PaymentAnnounced HoldKind = "payment_announced" // money for a prepayment is on its way: it is neither reminded of nor given up meanwhile
	PaymentPlan      HoldKind = "payment_plan"
	Cease            HoldKind = "cease"
	Manual           HoldKind = "manual"
)

// Obeyed tells whether Decide knows what holds of the kind keep from happening. Others are not to be taken on.
func (k HoldKind) Obeyed() bool { return k == PaymentAnnounced }

// HoldEnd says why a hold is over.
type HoldEnd string

// The ends.
const (
	HoldElapsed  HoldEnd = "elapsed"         // its last date is over
	HoldSettled  HoldEnd = "settled"         // what was announced has come
	HoldReleased HoldEnd = "released"        // somebody took it away
	HoldClosed   HoldEnd = "customer_closed" // the customer's life with us is over
)

// EndedHold is a hold that ends by itself.
type EndedHold struct {
	ID  string
	Why HoldEnd
}

// Ends is the hold's end in the zone: the first instant at which it holds nothing any more.
func (h Hold) Ends(zone *time.Location) time.Time { return h.Until.Add(1).Start(zone) }

func (h Hold) covers(item string) bool { return h.Item == "" || h.Item == item }

// OpenPrepayment tells whether a prepayment is asked and not paid in full: the one item, or any where none is named.
func (a Account) OpenPrepayment(item string) bool {
	return slices.ContainsFunc(a.Items, func(i Item) bool {
		return i.Kind == Prepayment && i.Balance() > 0 && (item == "" || item == i.ID)
	})
}

// announced is the last date through which a payment of the item is announced, and whether one was announced at all.
func (a Account) announced(item string) (until calendar.Date, was bool) {
	for _, h := range a.Holds {
		if h.Kind == PaymentAnnounced && h.covers(item) && (!was || h.Until > until) {
			until, was = h.Until, true
		}
	}
	return until, was
}

// Awaited tells whether a payment of the item is announced for a date of the customer's or later.
func (a Account) Awaited(item string, on calendar.Date) bool {
	until, was := a.announced(item)
	return was && on <= until
}

// expiry is the instant at which a sign-up without its prepayment expires, and the rule that sets it: the end of the time for it or,
// if that comes later, of the last date for which a payment is announced.
func (t *turn) expiry() (at time.Time, why string) {
	at = t.prepayBy()
	if until, was := t.a.announced(t.a.Prepayment); was {
		if ends := until.Add(1).Start(t.a.Zone); ends.After(at) {
			return ends, "the announced payment must have come by then"
		}
	}
	return at, "the prepayment must be paid by then"
}

// expired tells whether the sign-up has waited for its prepayment long enough.
func (t *turn) expired() bool {
	at, _ := t.expiry()
	return !t.now.Before(at)
}

// endHolds ends what has come to its end. What it held is decided by dates alone, so that an end recorded late changes nothing.
func (t *turn) endHolds() {
	for _, h := range t.a.Holds {
		if why := t.endOf(h); why != "" {
			t.d.HoldsEnded = append(t.d.HoldsEnded, EndedHold{h.ID, why})
		}
	}
}

// endOf is why the hold is over; empty: it is not.
func (t *turn) endOf(h Hold) HoldEnd {
	asked := t.a.Verified != nil || t.d.Phase == Active // before, the prepayment is not known yet
	switch {
	case h.Kind == PaymentAnnounced && asked && !t.a.OpenPrepayment(h.Item):
		return HoldSettled
	case t.today > h.Until:
		return HoldElapsed
	case t.d.Phase == Closed:
		return HoldClosed
	default:
		return ""
	}
}

// without is the holds that are left after some have ended.
func without(holds []Hold, ended []EndedHold) []Hold {
	if len(ended) == 0 {
		return holds
	}
	return slices.DeleteFunc(slices.Clone(holds), func(h Hold) bool {
		return slices.ContainsFunc(ended, func(e EndedHold) bool { return e.ID == h.ID })
	})
}
