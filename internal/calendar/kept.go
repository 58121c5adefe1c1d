package calendar

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Holiday is one that a business keeps beside the public ones: a date, or a day of every year.
type Holiday struct {
	On      *Date  // nil: of every year
	Every   string // "12-24": month and day; empty: of one date
	Name    string // for people; may be empty
	Country string // ISO 3166-1 alpha-2; empty: for all customers
	Region  string // ISO 3166-2, with or without the country; empty: in the whole country
}

// ParseEvery reads "12-24", a day of every year or, as 02-29, of some.
func ParseEvery(text string) error {
	if _, err := time.Parse("2006-01-02", "2024-"+text); err != nil || len(text) != len("12-24") {
		return fmt.Errorf("day %q: write a day that some years have as MM-DD", text)
	}
	return nil
}

// Kept are the holidays that a business keeps. The zero value has none. It is safe for concurrent use.
type Kept struct {
	on    map[Date][]where
	every map[string][]where
}

type where struct{ country, region string }

// Keep gathers holidays, so that asking for one of them is quick.
func Keep(holidays []Holiday) Kept {
	k := Kept{map[Date][]where{}, map[string][]where{}}
	for _, h := range holidays {
		at := where{h.Country, bare(h.Country, h.Region)}
		if h.On != nil {
			k.on[*h.On] = append(k.on[*h.On], at)
		} else {
			k.every[h.Every] = append(k.every[h.Every], at)
		}
	}
	return k
}

// In tells which dates are holidays for customers in a country and region: the public ones, and those that are kept. Where
// neither is known it is nil.
func (k Kept) In(country, region string) func(Date) bool {
	public := Holidays(country, region)
	if len(k.on)+len(k.every) == 0 {
		return public
	}
	at := where{strings.ToUpper(country), bare(country, region)}
	return func(d Date) bool {
		return public != nil && public(d) || slices.ContainsFunc(k.on[d], at.lies) ||
			len(k.every) > 0 && slices.ContainsFunc(k.every[d.Midnight().Format("01-02")], at.lies)
	}
}

// lies tells whether one who is there is in the other place.
func (w where) lies(in where) bool {
	return (in.country == "" || in.country == w.country) && (in.region == "" || in.region == w.region)
}

// bare is a region without its country.
func bare(country, region string) string {
	return strings.TrimPrefix(strings.ToUpper(region), strings.ToUpper(country)+"-")
}

// CheckKept refuses holidays that leave a window closed for a whole year, for customers anywhere: nobody could be written
// to.
func CheckKept(w Window, holidays []Holiday) error {
	if !w.ClosedHolidays {
		return nil
	}
	kept := Keep(holidays)
	var checked []where
	for _, h := range append([]Holiday{{}}, holidays...) {
		at := where{h.Country, bare(h.Country, h.Region)}
		if slices.Contains(checked, at) {
			continue
		}
		checked = append(checked, at)
		c := Calendar{Holidays: kept.In(h.Country, h.Region), Window: w}
		for _, from := range starts(holidays, at) {
			if closed, since := c.closedYear(from); closed {
				return fmt.Errorf("with these holidays there is no open date from %s on for a year%s: leave some out, or let the window open on more days", since, at.phrase())
			}
		}
	}
	return nil
}

func (w where) phrase() string {
	switch {
	case w.country == "":
		return ""
	case w.region == "":
		return " in " + w.country
	default:
		return " in " + w.country + "-" + w.region
	}
}

// cycle is after how many dates the calendar repeats itself, but for the turn of a century.
const cycle = 28*365 + 7

// stretch is a range of dates, both included.
type stretch struct{ first, last Date }

// starts are the stretches of dates in which a year that is closed at the place must begin: those of every year do so in
// any cycle, those of a date within a year before it.
func starts(holidays []Holiday, at where) []stretch {
	first := NewDate(2024, time.January, 1)
	all := []stretch{{first, first + cycle}}
	var dates []Date
	for _, h := range holidays {
		if h.On != nil && at.lies(where{h.Country, bare(h.Country, h.Region)}) {
			dates = append(dates, *h.On)
		}
	}
	slices.Sort(dates)
	for _, d := range slices.Compact(dates) {
		if last := &all[len(all)-1]; len(all) > 1 && d-maxClosed <= last.last+1 {
			last.last = d
		} else {
			all = append(all, stretch{d - maxClosed, d})
		}
	}
	return all
}

// closedYear looks for a year without an open date that begins within the stretch.
func (c Calendar) closedYear(within stretch) (closed bool, since Date) {
	since = within.first
	for d := within.first; d <= within.last+maxClosed; d++ {
		if c.keeps(d) {
			since = d + 1
		}
		if d-since+1 >= maxClosed {
			return true, since
		}
		if since > within.last {
			break
		}
	}
	return false, 0
}
