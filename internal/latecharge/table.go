package latecharge

import (
	"slices"
	"time"

	"arrears/internal/calendar"
	"arrears/internal/money"
)

// Jurisdiction names a table: "DE", "EU" (the euro area but for Germany) or "GB".
type Jurisdiction string

// Table is what may be charged in one jurisdiction. It never changes once it is made.
type Table struct {
	Jurisdiction Jurisdiction
	Name         string
	Countries    []string // ISO 3166-1 alpha-2, of the customer
	Currency     money.Currency
	Law          []string                 // what it was taken from
	DueFrom      calendar.Date            // the first due date that it rules
	DueFromIn    map[string]calendar.Date // by country, where it is later
	Margin       Percent                  // over the base rate
	RateOf       RateOf
	YearDays     int64 // by which a year's interest is divided, in leap years, too
	FixedSums    []FixedSum
	Base         Base
}

// RateOf says which half-year's rate a day bears.
type RateOf string

// The two ways in which laws have it.
const (
	OfDay   RateOf = "day"   // each day its own half-year's
	OfStart RateOf = "start" // every day that of the half-year in which interest began to run
)

// FixedSum is charged once where at least From was open when interest began to run. Both are in minor units.
type FixedSum struct {
	From, Minor int64
}

// Base is a published rate and where it is published.
type Base struct {
	Name         string
	Source       string
	KnownThrough calendar.Date // the last date for which there is one
	Rates        []Rate        // by date, one for each half-year without a gap
}

// Rate is a base rate from the first day of a half-year, through its last.
type Rate struct {
	From    calendar.Date `json:"from"`
	Percent Percent       `json:"percent"`
	Source  string        `json:"source,omitempty"` // where it was read; empty: what the table names
}

// halfYear is the first day of the half-year in which the date lies.
func halfYear(d calendar.Date) calendar.Date {
	t := d.Midnight()
	if t.Month() < time.July {
		return calendar.NewDate(t.Year(), time.January, 1)
	}
	return calendar.NewDate(t.Year(), time.July, 1)
}

// nextHalfYear is the first day of the half-year after.
func nextHalfYear(d calendar.Date) calendar.Date { return halfYear(halfYear(d).Add(190)) }

// baseOn is the base rate of the date.
func (t Table) baseOn(d calendar.Date) (Rate, error) {
	if d > t.Base.KnownThrough {
		return Rate{}, &UnknownRateError{Jurisdiction: t.Jurisdiction, Base: t.Base.Name, Ends: t.Base.KnownThrough, Wanted: d}
	}
	first := halfYear(d)
	i, found := slices.BinarySearchFunc(t.Base.Rates, first, func(r Rate, d calendar.Date) int { return int(r.From - d) })
	if !found { // the due date was checked: no table has this
		return Rate{}, &NotRuledError{Jurisdiction: t.Jurisdiction, DueOn: d, From: t.DueFrom}
	}
	return t.Base.Rates[i], nil
}

// fixedSum is what may be charged once for a debt of so much.
func (t Table) fixedSum(open int64) (minor int64) {
	for _, f := range t.FixedSums {
		if open >= f.From {
			minor = f.Minor
		}
	}
	return minor
}
