package dunning

import (
	"slices"
	"time"
)

// Route says by which ways a notice goes, and to whom.
type Route struct {
	Send    []Channel     // in the file's order
	FirstOf bool          // one way to each role is enough: the next is tried where one does not arrive. Else all are used
	Within  time.Duration // of FirstOf: business time that a way has to arrive
	To      []string      // roles, each of which is told; empty: the payer
}

// PayerRole is the role of the customer's own e-mail and phone, and who is told where a policy names nobody.
const PayerRole = "payer"

// Roles are those that are told, in order.
func (r Route) Roles() []string {
	if len(r.To) == 0 {
		return []string{PayerRole}
	}
	return r.To
}

// Within is how long a way of a first_of has to arrive where nobody says otherwise.
const Within = 24 * time.Hour

// Route is that of a notice, by what it is about. What a policy does not name goes nowhere.
//
// A notice that takes several steps goes as the highest of them says, even where a lower one is mandatory: it is the
// highest level's letter, and its delivery by whatever way delivers them all. Where that way reaches nobody, a human is
// asked, as for every notice.
func (p Policy) Route(kind NoticeKind, level string, event Event) Route {
	switch kind {
	case PrepaymentNotice:
		return prepaymentRoute
	case EventNotice:
		return p.On[event].route()
	}
	if n, ok := p.step(level); ok {
		return p.Steps[n].route()
	}
	return Route{}
}

func (s Step) route() Route { return Route{s.Send, s.FirstOf, s.Within, s.To} }

func (s EventStep) route() Route { return Route{s.Send, s.FirstOf, s.Within, s.To} }

// prepaymentRoute is that of the one reminder of a prepayment, which no policy names.
var prepaymentRoute = Route{Send: []Channel{Email, SMS}, FirstOf: true, Within: Within}

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
// way is the one that was tried last; by is when its time is over, business time: nil while it has not begun.
func (r Route) GoesOn(last Message, by *time.Time, now time.Time) (goes bool, at *time.Time) {
	switch {
	case !r.FirstOf || last.Reached():
		return false, nil
	case last.State == Failed, last.State == Suppressed:
		return true, nil
	case last.State.Final(), by == nil:
		return false, nil
	case now.Before(*by):
		return false, by
	default:
		return true, nil
	}
}
