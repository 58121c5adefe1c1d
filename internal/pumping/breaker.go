package pumping

import "time"

// State is whether codes go to the numbers of a prefix.
type State string

// The states.
const (
	Closed   State = "closed"    // all go
	Open     State = "open"      // none goes before Until
	HalfOpen State = "half_open" // Probes of them go to find out
)

const (
	// Probes are how many codes go to find out whether people are there.
	Probes = 5
	// Typed are how many of them must be typed: as many as a few people would.
	Typed = 3

	firstCooling = 30 * time.Minute
	// maxCooling is short, since who holds a block back need not be who lives there: whoever pumps gets five codes of it an hour,
	// and the others may try again within that.
	maxCooling = Window
)

// Breaker is one prefix's. Instants are wall time.
type Breaker struct {
	Prefix string
	State  State
	Opened int       // how often in a row
	Until  time.Time // while open: when the first probe may go; half open: since when they do; closed: since when codes count again
	Probes int       // how many went
	Probed time.Time // when the last went
}

// Trip is a breaker that has opened.
func Trip(prefix string, now time.Time) Breaker { return Breaker{Prefix: prefix}.open(now) }

// open holds back for the longer the oftener it happens in a row.
func (b Breaker) open(now time.Time) Breaker {
	cooling := firstCooling
	for n := 0; n < b.Opened && cooling < maxCooling; n++ {
		cooling *= 2
	}
	return Breaker{Prefix: b.Prefix, State: Open, Opened: b.Opened + 1, Until: now.Add(min(cooling, maxCooling))}
}

// Close is the breaker once codes go again. What was sent until now counts no more.
func (b Breaker) Close(now time.Time) Breaker {
	return Breaker{Prefix: b.Prefix, State: Closed, Until: now}
}

// Asked is how long a code to a number of the prefix has to wait, and, where it has not, the breaker once it is on its way.
func (b Breaker) Asked(now time.Time) (wait time.Duration, after Breaker) {
	switch {
	case b.State == Closed:
		return 0, b
	case b.State == Open && now.Before(b.Until):
		return b.Until.Sub(now), b
	case b.State == Open:
		b.State, b.Until = HalfOpen, now
	case b.Probes >= Probes:
		return max(b.Probed.Add(Grace).Sub(now), time.Minute), b
	}
	b.Probes++
	b.Probed = now
	return 0, b
}

// Judged is the breaker in view of how many of its probes were typed rightly. It closes once people are there, opens again where
// they are not, and closes where for a Window nobody wants to know: whoever pumps does not wait.
func (b Breaker) Judged(typed int, now time.Time) Breaker {
	switch {
	case b.State == Closed:
		return b
	case b.State == HalfOpen && typed >= Typed:
		return b.Close(now)
	case b.State == HalfOpen && b.Probes >= Probes && !now.Before(b.Probed.Add(Grace)):
		return b.open(now)
	case b.Probes < Probes && !now.Before(b.Until.Add(Window)):
		return b.Close(now)
	}
	return b
}
