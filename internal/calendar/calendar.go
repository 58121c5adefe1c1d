package calendar

import "time"

// Calendar is one customer's: where they may be, public holidays, and the window of a policy.
//
// The customer's date is that of Zone. Where they may be in other zones too, Zone is behind all of these, so that a date
// begins once it has begun wherever they may be, and what is over on it is over everywhere: a due date that is past, a
// gap between notices. The window is open on a date in the hours in which it is open in all of the zones, where the same
// date is shown everywhere; hours tells what holds where there are none.
type Calendar struct {
	Zone      *time.Location
	Elsewhere []*time.Location // further zones, none of which is ever behind Zone; nil: none
	Holidays  func(Date) bool  // nil: none
	Window    Window
}

// maxClosed bounds the search for an open date: no calendar is closed for a whole year.
const maxClosed = 366

// Date is the date of an instant on this calendar.
func (c Calendar) Date(t time.Time) Date { return DateOf(t, c.Zone) }

// Open tells whether the date is one of the window's days and no holiday, and has an instant at which the window is open.
func (c Calendar) Open(d Date) bool {
	if !c.keeps(d) {
		return false
	}
	_, _, ok := c.hours(d)
	return ok
}

// keeps tells whether the date is one of the window's days and no holiday.
func (c Calendar) keeps(d Date) bool {
	return c.Window.Days.Has(d.Weekday()) && !(c.Window.ClosedHolidays && c.Holidays != nil && c.Holidays(d))
}

// hours are from when until when the window is open on the date, wherever the customer may be, and false when it is not.
//
// Zones may lie so far apart that the window closes in one before it opens in another. It opens late rather than early
// then: once it has opened in all, and until it closes in the first of those where it is open, or night falls in any.
// Where night has fallen before, it opens by day: see byDay. So every date has an instant.
func (c Calendar) hours(d Date) (opens, closes time.Time, ok bool) {
	opens, closes, ok = c.Window.hours(d, c.Zone)
	if len(c.Elsewhere) == 0 {
		return opens, closes, ok
	}
	all := append(make([]stretchOfTime, 0, 16), stretchOfTime{opens, closes})
	for _, zone := range c.Elsewhere {
		o, e, exists := c.Window.hours(d, zone)
		ok = ok && exists
		all = append(all, stretchOfTime{o, e})
		opens, closes = later(opens, o), earlier(closes, e)
	}
	if !closes.After(opens) {
		opens, closes = c.torn(d, all)
	}
	return opens.In(c.Zone), closes.In(c.Zone), ok && closes.After(opens)
}

// stretchOfTime lasts from one instant until before another.
type stretchOfTime struct{ from, until time.Time }

// torn is when the window is open on a date where its hours in all the zones have none in common.
func (c Calendar) torn(d Date, all []stretchOfTime) (opens, closes time.Time) {
	for _, s := range all {
		opens = later(opens, s.from)
	}
	closes = opens
	for _, s := range all {
		if s.until.After(opens) && (closes.Equal(opens) || s.until.Before(closes)) {
			closes = s.until
		}
	}
	day := c.day(d)
	if opens.Before(day.until) {
		return opens, earlier(closes, day.until)
	}
	if s, any := byDay(day, all); any {
		return s.from, s.until
	}
	return opens, closes
}

// byDay is the last of the hours of any zone that are in the day of all, and false where there are none: the window is
// one of nights.
func byDay(day stretchOfTime, all []stretchOfTime) (last stretchOfTime, any bool) {
	for _, s := range all {
		s = stretchOfTime{later(s.from, day.from), earlier(s.until, day.until)}
		if s.until.After(s.from) && (!any || s.from.After(last.from)) {
			last, any = s, true
		}
	}
	return last, any
}

// When it is day, in minutes from midnight: at no other hours does anybody expect to hear from a business.
const (
	morning   = 8 * 60
	nightfall = 21 * 60
)

// day is when it is day on the date in all of the zones, which lie no more than half a day apart.
func (c Calendar) day(d Date) stretchOfTime {
	from, _ := d.At(morning, c.Zone)
	until, _ := d.At(nightfall, c.Zone)
	for _, zone := range c.Elsewhere {
		f, _ := d.At(morning, zone)
		u, _ := d.At(nightfall, zone)
		from, until = later(from, f), earlier(until, u)
	}
	return stretchOfTime{from, until}
}

func later(x, y time.Time) time.Time {
	if y.After(x) {
		return y
	}
	return x
}

func earlier(x, y time.Time) time.Time {
	if y.Before(x) {
		return y
	}
	return x
}

// NextOpen is the first open date at or after d; where there is none for a year, the date a year on.
func (c Calendar) NextOpen(d Date) Date {
	for i := Date(0); i < maxClosed; i++ {
		if c.Open(d + i) {
			return d + i
		}
	}
	return d + maxClosed
}

// LastOpen is the last open date at or before d; where there is none for a year, the date a year before.
func (c Calendar) LastOpen(d Date) Date {
	for i := Date(0); i < maxClosed; i++ {
		if c.Open(d - i) {
			return d - i
		}
	}
	return d - maxClosed
}

// Opening is the instant at which the window opens on the date, whether the date is open or not.
func (c Calendar) Opening(d Date) time.Time {
	opens, _, _ := c.hours(d)
	return opens
}

// Closing is the first instant after the window on the date, whether the date is open or not.
func (c Calendar) Closing(d Date) time.Time {
	_, closes, _ := c.hours(d)
	return closes
}

// Within tells whether the instant lies in the window of an open date.
func (c Calendar) Within(t time.Time) bool {
	d := c.Date(t)
	if !c.keeps(d) {
		return false
	}
	opens, closes, ok := c.hours(d)
	return ok && !t.Before(opens) && t.Before(closes)
}

// NextInstant is t itself when it lies within the window, else the next opening after t; where there is none for a year,
// it is about a year on, and may be closed.
func (c Calendar) NextInstant(t time.Time) time.Time {
	if c.Within(t) {
		return t
	}
	d := c.NextOpen(c.Date(t))
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
