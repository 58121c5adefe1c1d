package dunning

import (
	"slices"
	"time"

	"arrears/internal/calendar"
	"arrears/internal/money"
)

// Hold keeps something from happening to a customer for a while, because of what somebody said.
type Hold struct {
	ID          string
	Kind        HoldKind
	Item        string        // the one item that it is about; empty: the customer
	Began       time.Time     // business time
	Until       calendar.Date // the customer's date through whose end it lasts
	Amount      money.Amount  // of a promise: what is to come; of a plan: the sum of its instalments. Else Minor is 0
	Instalments []Instalment  // of a plan, by date; the last is due on Until
}

// PastHold is a hold that is over. It still counts for judgements of dates on which it held, where they are made late.
type PastHold struct {
	Hold
	Ended time.Time // business time
}

// Instalment is a part of a plan.
type Instalment struct {
	DueOn calendar.Date `json:"due_on"` // the customer's date by whose end it is to be paid
	Minor int64         `json:"minor"`  // in the plan's currency
}

// HoldKind says what a hold is about.
type HoldKind string

// The kinds.
const (
	PromiseToPay     HoldKind = "promise_to_pay"    // an amount by a date: what was owed in its currency is not chased meanwhile
	Dispute          HoldKind = "dispute"           // of one invoice, which leaves the chase, every list and every total
	PaymentAnnounced HoldKind = "payment_announced" // money is on its way: nothing is chased, reminded of or given up for want of it meanwhile
	PaymentPlan      HoldKind = "payment_plan"      // what was owed is paid in instalments; meanwhile it leaves the chase, every list and every total
	Cease            HoldKind = "cease"             // only notices that must be delivered go; what they lead to still comes
	Manual           HoldKind = "manual"            // nothing of the ladder is done
)

// HoldKinds are all kinds.
var HoldKinds = []HoldKind{PromiseToPay, Dispute, PaymentAnnounced, PaymentPlan, Cease, Manual}

// halts tells whether holds of the kind keep an item from being chased at all.
func (k HoldKind) halts() bool { return k != Cease }

// defers tells whether what holds of the kind are about is no part of what is overdue.
func (k HoldKind) defers() bool { return k == Dispute || k == PaymentPlan }

// promises tells whether holds of the kind are kept or broken.
func (k HoldKind) promises() bool { return k == PromiseToPay || k == PaymentPlan }

// HoldEnd says why a hold is over.
type HoldEnd string

// The ends.
const (
	HoldElapsed  HoldEnd = "elapsed"         // its last date is over
	HoldSettled  HoldEnd = "settled"         // nothing that it was about is open any more
	HoldKept     HoldEnd = "kept"            // what was promised has come in time
	HoldBroken   HoldEnd = "broken"          // what was promised has not come in time
	HoldReleased HoldEnd = "released"        // somebody took it away
	HoldClosed   HoldEnd = "customer_closed" // the customer's life with us is over
)

// EndedHold is a hold that ends by itself.
type EndedHold struct {
	ID  string
	Why HoldEnd
	At  time.Time // since when it is over, which may be earlier than the decision that finds it so
}

// Ends is the hold's end in the zone: the first instant at which it holds nothing any more.
func (h Hold) Ends(zone *time.Location) time.Time { return h.Until.Add(1).Start(zone) }

// names tells whether the hold is about the customer, or about the very item.
func (h Hold) names(item string) bool { return h.Item == "" || h.Item == item }

// OpenPrepayment tells whether a prepayment is asked and not paid in full: the one item, or any where none is named.
func (a Account) OpenPrepayment(item string) bool {
	return slices.ContainsFunc(a.Items, func(i Item) bool {
		return i.Kind == Prepayment && i.Balance() > 0 && (item == "" || item == i.ID)
	})
}

// announced is the last date through which a payment of the item is announced, and whether one was announced at all.
func (a Account) announced(item string) (until calendar.Date, was bool) {
	for _, h := range a.Holds {
		if h.Kind == PaymentAnnounced && h.names(item) && (!was || h.Until > until) {
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

// endHolds ends what has come to its end. When that was is told by dates and by what was recorded alone, so that an end written
// down late changes nothing.
func (t *turn) endHolds() {
	for _, s := range t.spans {
		switch {
		case s.past:
		case !t.now.Before(s.over):
			t.d.HoldsEnded = append(t.d.HoldsEnded, EndedHold{s.ID, s.why, s.over})
		case t.d.Phase == Closed:
			t.d.HoldsEnded = append(t.d.HoldsEnded, EndedHold{s.ID, HoldClosed, t.now})
		}
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
