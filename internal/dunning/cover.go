package dunning

import (
	"slices"
	"time"
)

// concerns tells whether the hold is about the item. A promise and a plan are about what was owed in their currency when they
// began: what comes to be owed later was not promised, and is chased.
func (h Hold) concerns(i Item) bool {
	if h.Item != "" || !h.Kind.promises() {
		return h.names(i.ID)
	}
	return i.Kind == Standard && i.Amount.Currency == h.Amount.Currency && !i.Recorded.After(h.Began)
}

// holds tells whether the hold is not over at the moment of a decision. One that was recorded counts, even where the decision is made
// for a planned instant a little earlier.
func (s span) holds(now time.Time) bool { return !s.past && now.Before(s.over) }

// covered tells whether a hold of one of the kinds covers the item at the moment of a decision.
func covered(spans []span, i Item, now time.Time, kinds func(HoldKind) bool) bool {
	for _, s := range spans { // mostly none
		if kinds(s.Kind) && s.holds(now) && s.concerns(i) {
			return true
		}
	}
	return false
}

// coveredAt tells whether a hold of one of the kinds covered the item at an instant that is judged.
func coveredAt(spans []span, i Item, at time.Time, kinds func(HoldKind) bool) bool {
	for _, s := range spans {
		if kinds(s.Kind) && !at.Before(s.Began) && at.Before(s.over) && s.concerns(i) {
			return true
		}
	}
	return false
}

// ofKind is the one kind.
func ofKind(k HoldKind) func(HoldKind) bool { return func(x HoldKind) bool { return x == k } }

func anyKind(HoldKind) bool { return true }

// halted tells whether a hold keeps the item off the ladder now. One that was recorded a moment ago does: whether the item is
// chased is judged on dates, but nothing is done about it from then on.
func (t *turn) halted(i Item) bool { return covered(t.spans, i, t.now, HoldKind.halts) }

// deferred tells whether the item is no part of what is overdue now, though its due date is past.
func (t *turn) deferred(i Item) bool { return covered(t.spans, i, t.now, HoldKind.defers) }

// hushed tells whether the customer is told nothing of the item now but what must be delivered.
func (t *turn) hushed(i Item) bool {
	return covered(t.spans, i, t.now, ofKind(Cease))
}

// silenced tells whether the customer is told nothing at all but what must be delivered.
func (t *turn) silenced() bool { return silenced(t.spans, t.now) }

func silenced(spans []span, now time.Time) bool {
	return slices.ContainsFunc(spans, func(s span) bool {
		return s.Kind == Cease && s.Item == "" && s.holds(now)
	})
}

// Silenced tells whether the customer is told nothing at the moment but what must be delivered.
func (a Account) Silenced(p Policy, now time.Time) bool { return silenced(a.spans(p), now) }

// MayBeToldOf tells whether a notice about the item may go at the moment, as far as holds have a say in it.
func (a Account) MayBeToldOf(p Policy, i Item, mandatory bool, now time.Time) bool {
	return !covered(a.spans(p), i, now, func(k HoldKind) bool { return k.halts() || !mandatory })
}

// Disputed are the items that the customer disputes at the moment.
func (a Account) Disputed(p Policy, now time.Time) (items []string) {
	spans := a.spans(p)
	for _, i := range a.Items {
		if len(spans) > 0 && covered(spans, i, now, ofKind(Dispute)) {
			items = append(items, i.ID)
		}
	}
	return items
}

// OwesOpenly tells whether anything is open of which the customer may be told at the moment.
func (a Account) OwesOpenly(p Policy, now time.Time) bool {
	spans := a.spans(p)
	return slices.ContainsFunc(a.Items, func(i Item) bool {
		return i.Kind == Standard && !p.Settled(i) && !covered(spans, i, now, anyKind)
	})
}
