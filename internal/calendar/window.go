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

// Calendar is one customer's: a zone, public holidays, and the window of a policy.
type Calendar struct {
	Zone     *time.Location
	Holidays func(Date) bool // nil: none
	Window   Window
}

// maxClosed bounds the search for an open date: no calendar is closed for a whole year.
const maxClosed = 366

// Open tells whether the date is one of the window's days and no holiday, and exists in the zone.
func (c Calendar) Open(d Date) bool {
	if !c.Window.Days.Has(d.Weekday()) {
		return false
	}
	if c.Window.ClosedHolidays && c.Holidays != nil && c.Holidays(d) {
		return false
	}
	_, exists := d.At(c.Window.From, c.Zone)
	return exists
}

// NextOpen is the first open date at or after d.
func (c Calendar) NextOpen(d Date) Date {
	for i := Date(0); i < maxClosed; i++ {
		if c.Open(d + i) {
			return d + i
		}
	}
	return d
}

// LastOpen is the last open date at or before d.
func (c Calendar) LastOpen(d Date) Date {
	for i := Date(0); i < maxClosed; i++ {
		if c.Open(d - i) {
			return d - i
		}
	}
	return d
}

// Opening is the instant at which the window opens on the date, whether the date is open or not.
func (c Calendar) Opening(d Date) time.Time {
	t, _ := d.At(c.Window.From, c.Zone)
	return t
}

// Within tells whether the instant lies in the window of an open date.
func (c Calendar) Within(t time.Time) bool {
	d := DateOf(t, c.Zone)
	if !c.Open(d) {
		return false
	}
	closing, _ := d.At(c.Window.To, c.Zone)
	return !t.Before(c.Opening(d)) && (t.Before(closing) || c.Window.To == 24*60)
}

// NextInstant is t itself when it lies within the window, else the next opening after t.
func (c Calendar) NextInstant(t time.Time) time.Time {
	if c.Within(t) {
		return t
	}
	d := c.NextOpen(DateOf(t, c.Zone))
	if at := c.Opening(d); at.After(t) {
		return at
	}
	return c.Opening(c.NextOpen(d + 1))
}

// AddOpen counts n open dates, beginning after d: two from a Friday is Tuesday when the weekend is closed.
// A negative n counts back.
func (c Calendar) AddOpen(d Date, n int) Date {
	for ; n > 0; n-- {
		d = c.NextOpen(d + 1)
	}
	for ; n < 0; n++ {
		d = c.LastOpen(d - 1)
	}
	return d
}

// Date is the date of an instant on this calendar.
func (c Calendar) Date(t time.Time) Date { return DateOf(t, c.Zone) }
