package simulate

import (
	"cmp"
	"slices"
	"time"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/history"
)

// hour is when a fact of a date comes, in minutes from midnight on the customer's clock.
const hour = 6 * 60

// History is a receivables history as a book: each invoice is issued, and paid in full, at 06:00 on its dates. What is
// paid before it is issued is settled when it is issued.
type History struct {
	zone      *time.Location
	rows      []history.Row // by customer
	customers []int         // where the rows of each begin
}

// NewHistory makes a book of the rows, whose customers all live in the zone.
func NewHistory(rows []history.Row, zone *time.Location) *History {
	h := &History{zone: zone, rows: slices.Clone(rows)}
	slices.SortStableFunc(h.rows, func(x, y history.Row) int { return cmp.Compare(x.Customer, y.Customer) })
	for n := range h.rows {
		if n == 0 || h.rows[n].Customer != h.rows[n-1].Customer {
			h.customers = append(h.customers, n)
		}
	}
	return h
}

// Len is how many customers the history tells of.
func (h *History) Len() int { return len(h.customers) }

// Invoices is how many invoices the history tells of.
func (h *History) Invoices() int { return len(h.rows) }

// Life is the n-th customer's, by id.
func (h *History) Life(n int) Life {
	rows := h.rows[h.customers[n]:]
	if n+1 < len(h.customers) {
		rows = h.rows[h.customers[n]:h.customers[n+1]]
	}
	return LifeOf(rows, h.zone)
}

// LifeOf is the life that the rows tell, which are one customer's and at least one.
func LifeOf(rows []history.Row, zone *time.Location) Life {
	l := Life{Customer: rows[0].Customer, Facts: make([]Fact, 0, 2*len(rows))}
	for n := range rows {
		r := &rows[n]
		issued, _ := r.Issued.At(hour, zone)
		l.Facts = append(l.Facts, Fact{At: issued, Issued: &dunning.Item{
			ID: r.Invoice, Kind: dunning.Standard, Amount: r.Amount, IssuedOn: r.Issued, DueOn: r.Due, Recorded: issued,
		}})
		if r.Settled == nil || r.Amount.Minor == 0 {
			continue
		}
		paid, _ := max(*r.Settled, r.Issued).At(hour, zone)
		l.Facts = append(l.Facts, Fact{At: paid, Paid: &Payment{Item: r.Invoice, Minor: r.Amount.Minor}})
	}
	slices.SortStableFunc(l.Facts, func(x, y Fact) int { return x.At.Compare(y.At) })
	l.Account = dunning.Account{
		Phase: dunning.Active, Access: dunning.AccessFull, Created: l.Facts[0].At,
		Zone: zone, Holidays: calendar.Holidays(rows[0].Country, ""),
	}
	return l
}
