package calendar

import (
	"fmt"
	"sort"
	"time"
)

// Date is a civil date, counted in days from 1970-01-01. Its zero value is that day; absence is a nil *Date.
type Date int32

const layout = "2006-01-02"

// NewDate is the date of a year, month and day; days beyond the month's end roll over as in time.Date.
func NewDate(year int, month time.Month, day int) Date {
	return Date(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// ParseDate reads "2026-11-22". A date that does not exist, such as 2026-02-30, is an error.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(layout, s)
	if err != nil || len(s) != len(layout) {
		return 0, fmt.Errorf("date %q: write an existing date as YYYY-MM-DD", s)
	}
	return Date(floorDiv(t.Unix(), 86400)), nil
}

// DateOf is the date that the instant has in the zone.
func DateOf(t time.Time, zone *time.Location) Date {
	_, offset := t.In(zone).Zone()
	return Date(floorDiv(t.Unix()+int64(offset), 86400))
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// Midnight is the date's first second in UTC, for drivers that want a time.Time.
func (d Date) Midnight() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// Add is the date n days on.
func (d Date) Add(n int) Date { return d + Date(n) }

// Weekday of the date.
func (d Date) Weekday() time.Weekday { return time.Weekday((int(d)%7 + 11) % 7) }

// String writes "2026-11-22".
func (d Date) String() string { return d.Midnight().Format(layout) }

// MarshalText writes "2026-11-22".
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (d *Date) UnmarshalText(b []byte) error {
	v, err := ParseDate(string(b))
	if err == nil {
		*d = v
	}
	return err
}

// At is the instant of a local time of day, in minutes from midnight, on the date in the zone, and false when the
// zone has no such date (Samoa skipped 2011-12-30). A time of day that a change to summer time leaves out is the
// first instant after the gap; one that comes twice is the first of the two.
func (d Date) At(minutes int, zone *time.Location) (time.Time, bool) {
	t := time.Unix(d.around(zone).at(int64(d)*86400+int64(minutes)*60), 0).In(zone)
	return t, DateOf(t, zone) == d
}

// Start is the date's first instant in the zone.
func (d Date) Start(zone *time.Location) time.Time {
	t, _ := d.At(0, zone)
	return t
}

// clock is how a zone's clock runs around one date: by one offset from UTC until a change, by another from then on. All
// are in seconds, readings counted from 1970-01-01T00:00 as the clock shows it.
type clock struct {
	before, after int64
	change        int64 // the instant; of no meaning where the offsets are the same
}

// reach is further from a local reading than any zone's offset, so that around sees every change that matters to a date;
// no zone has changed its offset twice within a day and two reaches.
const reach = 26 * 3600

func (d Date) around(zone *time.Location) clock {
	offset := func(t int64) int64 {
		_, seconds := time.Unix(t, 0).In(zone).Zone()
		return int64(seconds)
	}
	first, last := int64(d)*86400-reach, int64(d+1)*86400+reach
	c := clock{before: offset(first), after: offset(last)}
	if c.before != c.after { // Time.ZoneBounds is of no use: it errs after the last change of which a zone's file knows
		c.change = first + int64(sort.Search(int(last-first), func(s int) bool { return offset(first+int64(s)) != c.before }))
	}
	return c
}

// at is the first instant at which the clock shows the reading, or the change that leaves it out.
func (c clock) at(reading int64) int64 {
	instant := reading - c.before
	if c.before == c.after || instant < c.change {
		return instant
	}
	return max(c.change, reading-c.after)
}
