package intake

import (
	"time"

	"arrears/internal/calendar"
)

// The zones in which a date begins first and ends last.
var (
	earliest = time.FixedZone("UTC+14", 14*60*60)
	latest   = time.FixedZone("UTC-12", -12*60*60)
)

// longestPeriod is ten years, in dates.
const longestPeriod = 3660

// AsOf judges the date of a report that is asked for at a moment of business time: nil is today's in the zone. complete
// is false while somewhere the date is not over.
func AsOf(asked *string, now time.Time, zone *time.Location) (day calendar.Date, complete bool, err error) {
	f := new(findings)
	if asked == nil {
		day = calendar.DateOf(now, zone)
	} else {
		day = f.past("as_of", *asked, now)
	}
	return day, day < calendar.DateOf(now, latest), f.err()
}

// Period judges the first and the last date of a report.
func Period(from, to string, now time.Time) (first, last calendar.Date, err error) {
	f := new(findings)
	first, last = f.past("from", from, now), f.past("to", to, now)
	switch {
	case len(f.problems) > 0:
	case last < first:
		f.add("to", "must not be before from")
	case last-first >= longestPeriod:
		f.add("to", "must be within %d dates of from", longestPeriod)
	}
	return first, last, f.err()
}

// past is a date that has begun somewhere.
func (f *findings) past(field, value string, now time.Time) calendar.Date {
	day, ok := f.date(field, value)
	if ok && day > calendar.DateOf(now, earliest) {
		f.add(field, "must not lie ahead; see GET /v1/clock")
	}
	return day
}
