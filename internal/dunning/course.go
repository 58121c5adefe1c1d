package dunning

import (
	"slices"
	"time"
)

// span is a hold with its end: the one that it had, or the one that it comes to if nothing more is recorded.
type span struct {
	Hold
	over time.Time // the first instant at which it holds nothing any more
	why  HoldEnd
	past bool // its end is written down
}

// spans are the holds with their ends, those that are over last. It is nil, and costs nothing, for a customer without any.
func (a Account) spans(p Policy) []span {
	if len(a.Holds)+len(a.HoldsOver) == 0 {
		return nil
	}
	all := make([]span, 0, len(a.Holds)+len(a.HoldsOver))
	for _, h := range a.Holds {
		over, why := a.over(p, h)
		all = append(all, span{Hold: h, over: over, why: why})
	}
	for _, h := range a.HoldsOver {
		over, _ := a.over(p, h.Hold)
		if h.Ended.Before(over) { // else it was released once it was over already, and before anybody saw that
			over = h.Ended
		}
		all = append(all, span{Hold: h.Hold, over: over, past: true})
	}
	return all
}

// over is when and why the hold is over, by its dates and by what was recorded of what it is about.
func (a Account) over(p Policy, h Hold) (time.Time, HoldEnd) {
	ends := h.Ends(a.Zone)
	switch {
	case h.Kind == Cease, h.Kind == Manual:
		return ends, HoldElapsed
	case h.Kind == PaymentAnnounced && a.Verified == nil && a.Phase != Active: // the prepayment is not known yet
		return ends, HoldElapsed
	}
	c := a.courseOf(p, h)
	for at := h.Began; at.Before(ends); {
		switch c.goTo(at); {
		case h.Kind.promises() && c.come > 0 && c.come+p.Tolerance[h.Amount.Currency] >= h.Amount.Minor:
			return at, HoldKept
		case c.unsettled == 0:
			return at, HoldSettled
		}
		next := ends
		if len(c.moves) > 0 && c.moves[0].at.Before(ends) {
			next = c.moves[0].at
		}
		if missed, any := h.missed(c.come+p.Tolerance[h.Amount.Currency], at, next, a.Zone); any {
			return missed, HoldBroken
		}
		at = next
	}
	if h.Kind.promises() {
		return ends, HoldBroken
	}
	return ends, HoldElapsed
}

// missed is the first end, after one instant and up to another, of a date by which more was to come than has.
func (h Hold) missed(come int64, after, upTo time.Time, zone *time.Location) (at time.Time, any bool) {
	var due int64
	for _, part := range h.Instalments {
		due += part.Minor
		at = part.DueOn.Add(1).Start(zone)
		switch {
		case at.After(upTo):
			return at, false
		case at.After(after) && come < due:
			return at, true
		}
	}
	return at, false
}

// course is how what a hold is about fares from the hold's beginning on.
type course struct {
	policy    Policy
	kind      HoldKind
	items     []Item
	open      []int64 // of each item
	moves     []move  // still to come, by time
	unsettled int     // items
	come      int64   // what counts for a promise, less what was taken back
}

// move is one settlement of one of the items.
type move struct {
	at   time.Time
	item int
	Settlement
}

// courseOf is the course at the hold's beginning, before anything that was recorded at that very instant.
func (a Account) courseOf(p Policy, h Hold) *course {
	c := &course{policy: p, kind: h.Kind}
	for _, i := range a.Items {
		if !h.concerns(i) || h.Kind == PaymentAnnounced && i.Kind == Standard && i.Recorded.After(h.Began) {
			continue
		}
		open := i.Amount.Minor
		for _, s := range i.Settlements {
			if s.At.Before(h.Began) {
				open -= s.Minor
			} else {
				c.moves = append(c.moves, move{s.At, len(c.items), s})
			}
		}
		c.items, c.open = append(c.items, i), append(c.open, open)
		if !c.settled(len(c.items) - 1) {
			c.unsettled++
		}
	}
	slices.SortStableFunc(c.moves, func(x, y move) int { return x.at.Compare(y.at) })
	return c
}

// goTo takes in what was recorded up to the instant. What was recorded at one instant counts together.
func (c *course) goTo(at time.Time) {
	for len(c.moves) > 0 && !c.moves[0].at.After(at) {
		m := c.moves[0]
		c.moves = c.moves[1:]
		before := c.settled(m.item)
		c.open[m.item] -= m.Minor
		switch after := c.settled(m.item); {
		case before && !after:
			c.unsettled++
		case after && !before:
			c.unsettled--
		}
		if c.kind == PaymentPlan || m.By == ByPayment { // who promises, promises money; what is owed by a plan may also be credited
			c.come += m.Minor
		}
	}
}

// settled tells whether the item is. As at the gate, tolerance does not count for a prepayment.
func (c *course) settled(n int) bool {
	if c.items[n].Kind == Prepayment {
		return c.open[n] <= 0
	}
	return c.policy.settled(c.items[n].Amount.Currency, max(c.open[n], 0))
}

// Come is what has come of what the hold's promise or plan is about: since it began and up to an instant, less what was taken back.
func (a Account) Come(p Policy, h Hold, upTo time.Time) int64 {
	c := a.courseOf(p, h)
	c.goTo(upTo)
	return max(c.come, 0)
}
