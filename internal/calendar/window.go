package calendar

import (
	"fmt"
	"strings"
	"time"
)

// Days is a set of weekdays.
type Days uint8

// Has tells whether the set holds the weekday.
func (s Days) Has(d time.Weekday) bool { return s&(1<<d) != 0 }

// With is the set and one weekday more.
func (s Days) With(d time.Weekday) Days { return s | 1<<d }

// DayNames are the weekdays as policy files write them, Sunday first.
var DayNames = [7]string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

// String writes "mon, tue, fri", in the week's order from Monday.
func (s Days) String() string {
	var names []string
	for i := 1; i <= 7; i++ {
		if s.Has(time.Weekday(i % 7)) {
			names = append(names, DayNames[i%7])
		}
	}
	return strings.Join(names, ", ")
}

// Window is when a customer may be written to, on the customer's own clock.
type Window struct {
	From, To       int  // minutes from midnight; the window is open from From up to, but not at, To
	Days           Days // the weekdays on which it opens
	ClosedHolidays bool // whether public holidays are closed
}

// Validate refuses a window that never opens.
func (w Window) Validate() error {
	switch {
	case w.From < 0 || w.To > 24*60 || w.From >= w.To:
		return fmt.Errorf("window from %s to %s: from must come before to, within one day", clockText(w.From), clockText(w.To))
	case w.Days == 0:
		return fmt.Errorf("window opens on no weekday; name at least one of mon … sun")
	}
	return nil
}

func clockText(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60) }

// hours are from when until when the window is open on the date in the zone, and false when it is not: the zone has no
// such date, or none of its hours. What a change of the clock leaves out counts as the end of the gap. Where clocks are
// set back, the window is one stretch of time all the same, in which they never show what lies outside it: the longer
// one, so that it opens at the second of two From, and closes at the first of two To.
func (w Window) hours(d Date, zone *time.Location) (opens, closes time.Time, ok bool) {
	c := d.around(zone)
	from, to := int64(d)*86400+int64(w.From)*60, int64(d)*86400+int64(w.To)*60
	first, last := c.at(from), c.at(to)
	if set := c.change + c.after; c.after < c.before && first < c.change && c.change < last && set < from {
		if again := from - c.after; last-again > c.change-first {
			first = again
		} else {
			last = c.change
		}
	}
	opens, closes = time.Unix(first, 0).In(zone), time.Unix(last, 0).In(zone)
	return opens, closes, first < last && DateOf(opens, zone) == d
}
