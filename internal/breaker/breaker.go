// Package breaker holds back a channel whose provider is down, so that it is not asked a thousand times in vain, and lets
// a single message find out whether it is up again. It is pure: state is data, and the wall time an argument.
package breaker

import "time"

// State is whether messages may go.
type State string

// The states.
const (
	Closed   State = "closed"    // all go
	Open     State = "open"      // none goes before Probe
	HalfOpen State = "half_open" // one is on its way to find out; none goes besides it before Probe
)

const (
	// Trips is how many failures in a row open a breaker.
	Trips = 5

	firstWait = 10 * time.Second
	maxWait   = 10 * time.Minute
	// maxPause is the longest that a provider is left alone that asks for it: outgoing.RetryAfter believes no more.
	maxPause = time.Hour
	// probeTakes is how long a probe may be on its way before it counts as lost.
	probeTakes = time.Minute
	// throttled is how long a provider is left alone that asks for it and does not say how long.
	throttled = 2 * time.Second
)

// Breaker is one channel's. Instants are wall time.
type Breaker struct {
	State    State
	Failures int        // in a row
	Code     string     // of the last failure
	Opened   *time.Time // since when it is not closed
	Probe    *time.Time // when the next probe may go
}

// Verdict says whether a message may go.
type Verdict string

// The verdicts.
const (
	Go    Verdict = "go"
	Try   Verdict = "probe" // as the one probe
	Leave Verdict = "hold"
)

// Asked is the verdict on one more message, and the breaker once it is on its way.
func (b Breaker) Asked(now time.Time) (Verdict, Breaker) {
	switch {
	case b.State == Closed:
		return Go, b
	case b.Probe != nil && now.Before(*b.Probe):
		return Leave, b
	}
	b.State, b.Probe = HalfOpen, later(now, probeTakes)
	return Try, b
}

// Succeeded is the breaker after the provider answered, whatever it was about the message itself.
func (b Breaker) Succeeded() Breaker { return Breaker{State: Closed} }

// Failed is the breaker after the provider did not answer, or could not.
func (b Breaker) Failed(code string, now time.Time) Breaker {
	b.Failures++
	b.Code = code
	if b.State == Closed && b.Failures < Trips {
		return b
	}
	wait := firstWait
	for n := Trips; n < b.Failures && wait < maxWait; n++ {
		wait *= 2
	}
	return b.open(now, min(wait, maxWait))
}

// Throttled is the breaker after the provider asked to be left alone for a while, at most an hour; 0: it did not say for
// how long. That is no failure.
func (b Breaker) Throttled(code string, wait time.Duration, now time.Time) Breaker {
	if wait <= 0 {
		wait = throttled
	}
	b.Code = code
	return b.open(now, min(wait, maxPause))
}

// Ill tells whether the provider is down, and not only asked for a pause.
func (b Breaker) Ill() bool { return b.State != Closed && b.Failures >= Trips }

func (b Breaker) open(now time.Time, wait time.Duration) Breaker {
	if b.State == Closed {
		b.Opened = &now
	}
	b.State, b.Probe = Open, later(now, wait)
	return b
}

func later(at time.Time, d time.Duration) *time.Time {
	at = at.Add(d)
	return &at
}
