package clock

import (
	"math"
	"time"
)

// Clock maps wall time to business time and back: business time is Start at the wall time Anchor and runs Speed
// times as fast. The zero value is wall time itself. Wherever one business is served, all processes need the same
// three values. Times further than 250 years from Start or Anchor are cut to that.
type Clock struct {
	Start  time.Time // business time at Anchor
	Anchor time.Time // wall time
	Speed  float64   // business seconds per wall second; 0: business time is wall time
}

// Moment is one instant as both clocks tell it.
type Moment struct{ Wall, Business time.Time }

// Real tells whether business time is wall time.
func (c Clock) Real() bool { return c.Speed == 0 }

// At is the moment of a wall time.
func (c Clock) At(wall time.Time) Moment { return Moment{Wall: wall, Business: c.Business(wall)} }

// Business is the business time at a wall time.
func (c Clock) Business(wall time.Time) time.Time {
	if c.Real() {
		return wall
	}
	return c.Start.Add(span(math.Round(float64(wall.Sub(c.Anchor)) * c.Speed)))
}

// Wall is the wall time at which a business time is reached, rounded up, so that a timer does not fire early.
func (c Clock) Wall(business time.Time) time.Time {
	if c.Real() {
		return business
	}
	return c.Anchor.Add(span(math.Ceil(float64(business.Sub(c.Start)) / c.Speed)))
}

// Sleep is how long to wait, in wall time, from a wall time until a business time; 0 when that has passed.
func (c Clock) Sleep(from, until time.Time) time.Duration {
	return max(0, c.Wall(until).Sub(from))
}

// furthest keeps a span within what a time.Duration holds.
const furthest = 250 * 365 * 24 * time.Hour

func span(nanoseconds float64) time.Duration {
	return time.Duration(min(max(nanoseconds, -float64(furthest)), float64(furthest)))
}
