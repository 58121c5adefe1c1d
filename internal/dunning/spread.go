package dunning

import (
	"hash/fnv"
	"time"
)

// spreadShare is which part of a window wake-ups are spread over, at most.
const spreadShare = 10

// Spread is when a customer's workflow wakes for what is planned for an instant. Where that is the opening of the window, it is as much
// as most later, or a tenth of the window where that is less, by who they are: so that an opening is no stampede. It never leaves the
// window nor, in any zone of the customer's, the date; so what is decided then is what would have been at the opening. All else keeps
// its instant. Who tells customers apart, and is the same for the same one for ever.
func (a Account) Spread(p Policy, at time.Time, who string, most time.Duration) time.Time {
	if most < time.Second {
		return at
	}
	cal := a.Calendar(p)
	on := cal.Date(at)
	if !at.Equal(cal.Opening(on)) || !cal.Within(at) {
		return at
	}
	room := min(most, cal.Closing(on).Sub(at)/spreadShare)
	later := at.Add(time.Duration(hashOf(who)%uint64(room/time.Second+1)) * time.Second)
	if !cal.Within(later) || cal.Date(later) != on {
		return at
	}
	for _, zone := range a.Elsewhere {
		if here, there := at.In(zone).YearDay(), later.In(zone).YearDay(); here != there {
			return at
		}
	}
	return later
}

func hashOf(who string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(who)) // never fails
	return h.Sum64()
}
