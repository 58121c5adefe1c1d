package latecharge

import (
	"math/big"
	"slices"

	"arrears/internal/calendar"
)

// Debt is an invoice in the currency of a table, and what became of it.
type Debt struct {
	Minor   int64         // as it was issued, in minor units, zero or above
	DueOn   calendar.Date // in the debtor's zone
	Changes []Change      // in any order
	// Tolerance is what may stay open of a debt that counts as paid: on a day on which no more is open it bears nothing.
	Tolerance int64
}

// Change lowers what is open from the day after On; a negative one, such as a reversal, brings it back from then.
type Change struct {
	On    calendar.Date // the day on which it was recorded, in the debtor's zone
	Minor int64
}

// Charge is what a debt has borne.
type Charge struct {
	Rows     []Row // of the days on which something was open, by date
	Interest int64 // in minor units: the rows' sum, rounded once, half up
	FixedSum int64 // in minor units; 0 while interest has not begun to run
}

// Row is a run of days on which one principal bore one rate.
type Row struct {
	From      calendar.Date `json:"from"`
	Through   calendar.Date `json:"through"`
	Principal int64         `json:"principal_minor"`
	Base      Percent       `json:"base_percent"`
	Rate      Percent       `json:"rate_percent"` // with the margin
}

// Days of the row, its first and its last among them.
func (r Row) Days() int { return int(r.Through-r.From) + 1 }

// On works out what the debt has borne from the day after its due date through a day, that day among them. The days before
// are the same whatever comes later, so what is asked again with a later day is never less. It fails with a *NotRuledError
// for what fell due too early, and with an *UnknownRateError where something was open on a day whose rate is not known.
func (t Table) On(d Debt, through calendar.Date) (Charge, error) {
	if d.DueOn < t.DueFrom {
		return Charge{}, &NotRuledError{Jurisdiction: t.Jurisdiction, DueOn: d.DueOn, From: t.DueFrom}
	}
	var out Charge
	for from := d.DueOn.Add(1); from <= through; {
		principal, until := d.openOn(from)
		until = min(until, through, nextHalfYear(from).Add(-1))
		if principal > 0 {
			rateOf := from
			if t.RateOf == OfStart {
				rateOf = d.DueOn.Add(1)
			}
			base, err := t.baseOn(rateOf)
			if err != nil {
				return Charge{}, err
			}
			if out.Rows == nil {
				out.FixedSum = t.fixedSum(principal)
			}
			out.Rows = append(out.Rows, Row{From: from, Through: until, Principal: principal, Base: base.Percent, Rate: max(base.Percent+t.Margin, 0)})
		}
		from = until.Add(1)
	}
	out.Interest = t.sum(out.Rows)
	return out, nil
}

// openOn is what bears interest on the date, and the last date on which it is still so much.
func (d Debt) openOn(on calendar.Date) (minor int64, until calendar.Date) {
	minor, until = d.Minor, calendar.Date(1<<31-2)
	for _, c := range d.Changes {
		if c.On < on {
			minor -= c.Minor
		} else {
			until = min(until, c.On)
		}
	}
	if minor <= d.Tolerance {
		minor = 0
	}
	return minor, until
}

// sum is the interest of the rows, exact until it is rounded: the product of principal, rate and days may exceed an int64.
func (t Table) sum(rows []Row) int64 {
	total := new(big.Int)
	for _, r := range rows {
		part := big.NewInt(r.Principal)
		part.Mul(part, big.NewInt(int64(r.Rate)*int64(r.Days())))
		total.Add(total, part)
	}
	year := big.NewInt(100_00 * t.YearDays)
	total.Add(total.Lsh(total, 1), year) // half up: (2n + d) / 2d
	return total.Quo(total, year.Lsh(year, 1)).Int64()
}

// Interest of the row alone, rounded half up: for showing, since a debt's sum is rounded only once.
func (t Table) Interest(r Row) int64 { return t.sum([]Row{r}) }

// From cuts off what the rows hold before a day.
func (c Charge) From(day calendar.Date) []Row {
	rows := slices.Clone(c.Rows)
	rows = slices.DeleteFunc(rows, func(r Row) bool { return r.Through < day })
	if len(rows) > 0 {
		rows[0].From = max(rows[0].From, day)
	}
	return rows
}
