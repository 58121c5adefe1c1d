package zones

import (
	"slices"
	"sync"
	"time"
)

// The years over which clocks are compared. Zones that went by other clocks only before are one.
var (
	compareFrom  = time.Date(2020, time.January, 1, 0, 0, 0, 0, time.UTC).Unix()
	compareUntil = time.Date(2038, time.January, 1, 0, 0, 0, 0, time.UTC).Unix()
)

// step is how far apart two changes of a clock are at the least.
const step = 7 * 24 * 3600

// clock lists how a zone's clock is changed: from each instant on, by how much it is ahead of UTC, in seconds.
type clock []change

type change struct{ from, ahead int64 }

var clocks sync.Map // name → clock; bounded like loaded

// clockOf is the zone's clock over the compared years, and nil where there is no such zone.
func clockOf(name string) clock {
	if known, ok := clocks.Load(name); ok {
		return known.(clock)
	}
	zones, err := Load(name)
	if err != nil {
		return nil
	}
	ahead := func(at int64) int64 {
		_, offset := time.Unix(at, 0).In(zones[0]).Zone()
		return int64(offset)
	}
	c := clock{{compareFrom, ahead(compareFrom)}}
	for at := compareFrom; at < compareUntil; at += step {
		if before := c[len(c)-1].ahead; ahead(at+step) != before {
			first, last := at, at+step // the change is after the first, and not after the last
			for last-first > 1 {
				if middle := (first + last) / 2; ahead(middle) == before {
					first = middle
				} else {
					last = middle
				}
			}
			c = append(c, change{last, ahead(last)})
		}
	}
	clocks.Store(name, c)
	return c
}

// at is how far the clock is ahead of UTC at an instant of the compared years.
func (c clock) at(instant int64) int64 {
	n, found := slices.BinarySearchFunc(c, instant, func(x change, at int64) int { return int(x.from - at) })
	if !found {
		n--
	}
	return c[n].ahead
}

// hasClock tells whether one of the zones goes by the clock of another.
func hasClock(names []string, other string) bool {
	c := clockOf(other)
	return slices.ContainsFunc(names, func(n string) bool { return slices.Equal(clockOf(n), c) })
}

// oneForEachClock keeps of the zones that exist the first with each clock.
func oneForEachClock(names []string) (kept []string) {
	for _, name := range names {
		if clockOf(name) != nil && !hasClock(kept, name) {
			kept = append(kept, name)
		}
	}
	return kept
}

// lastFirst puts the zone first that is behind all others at every instant. It is nothing where there is none, since no
// date could be said to be over everywhere (no country and no prefix has such zones), or where one of the others is over
// half a day ahead: by day in the one it is night there.
func lastFirst(names []string) []string {
	for i, name := range names {
		if behindAll(name, names) {
			return slices.Concat(names[i:i+1], names[:i], names[i+1:])
		}
	}
	return nil
}

const halfADay = 12 * 3600

func behindAll(name string, others []string) bool {
	c := clockOf(name)
	for _, other := range others {
		o := clockOf(other)
		for _, x := range slices.Concat(c, o) {
			if ahead := o.at(x.from) - c.at(x.from); ahead < 0 || ahead > halfADay {
				return false
			}
		}
	}
	return true
}
