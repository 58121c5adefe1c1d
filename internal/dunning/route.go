package dunning

import (
	"slices"
	"time"
)

// Route says by which ways a notice goes, and to whom.
type Route struct {
	Send    []Channel
	FirstOf bool          // one way to each role is enough: the next is tried where one does not arrive. Else all are used
	Within  time.Duration // of FirstOf: business time that a way has to arrive
	To      []string      // roles
}

// Route is that of a notice, by what it is about.
func (p Policy) Route(kind NoticeKind, level string, event Event) Route {
	switch kind {
	case PrepaymentNotice:
		return prepaymentRoute
	case EventNotice:
		s := p.On[event]
		return Route{s.Send, s.FirstOf, s.Within, s.To}
	}
	if n, ok := p.step(level); ok {
		s := p.Steps[n]
		return Route{s.Send, s.FirstOf, s.Within, s.To}
	}
	return Route{}
}

// prepaymentRoute is that of the one reminder of a prepayment, which no policy names.
var prepaymentRoute = Route{Send: []Channel{Email, SMS}, FirstOf: true, Within: 24 * time.Hour}

// Arrival is how far a notice has come.
type Arrival string

// The arrivals.
const (
	ArrivalUnderWay  Arrival = "under_way" // something of it is still to be settled
	ArrivalReached   Arrival = "reached"   // it counts as delivered
	ArrivalFailed    Arrival = "failed"    // nothing of it arrived, nor will
	ArrivalWithdrawn Arrival = "withdrawn" // nothing of it was sent
)

// Arrival is how far a notice with these messages has come. Of first_of one that arrived is enough; else each must be
// settled, and one of them have arrived.
func (r Route) Arrival(messages []Message) Arrival {
	reached := slices.ContainsFunc(messages, Message.Reached)
	pending := slices.ContainsFunc(messages, func(m Message) bool { return !m.State.Final() })
	switch {
	case reached && (r.FirstOf || !pending):
		return ArrivalReached
	case pending:
		return ArrivalUnderWay
	case slices.ContainsFunc(messages, func(m Message) bool { return m.State == Failed || m.State == Suppressed }):
		return ArrivalFailed
	default:
		return ArrivalWithdrawn
	}
}

// GoesOn tells whether the next way to a role is to be tried now, and else when, if nothing is heard until then. The last
// way is the one that was tried last; by is when its time is over, business time.
func (r Route) GoesOn(last Message, by, now time.Time) (goes bool, at *time.Time) {
	switch {
	case !r.FirstOf || last.Reached():
		return false, nil
	case last.State == Failed, last.State == Suppressed:
		return true, nil
	case last.State != Claimed && last.State != Accepted:
		return false, nil
	case now.Before(by):
		return false, &by
	default:
		return true, nil
	}
}
