package replay

import (
	"fmt"
	"slices"
	"time"

	"arrears/internal/calendar"
	"arrears/internal/history"
)

// Zone is where the demo tenant is, and with it every customer who is taken over.
const Zone = "America/New_York"

// hour is the time of day at which facts of a date become known: before any window opens.
const hour = 6 * 60

// Time to take a customer over before the first fact, in wall time, and to become ready at all.
const (
	warmUp      = 5 * time.Second
	perCustomer = 40 * time.Millisecond
)

// day is what became known on one date.
type day struct {
	on       calendar.Date
	at       time.Time
	invoices []history.Row
	payments []history.Row
}

// facts is how many requests' worth of news the day has.
func (d day) facts() int { return len(d.invoices) + len(d.payments) }

// schedule sorts the rows into days, the earliest first. An invoice over nothing is settled at once and never paid.
func schedule(rows []history.Row) ([]day, error) {
	zone, err := time.LoadLocation(Zone)
	if err != nil {
		return nil, fmt.Errorf("find the demo tenant's zone: %w", err)
	}
	dates := map[calendar.Date]*day{}
	on := func(d calendar.Date) *day {
		if dates[d] == nil {
			at, _ := d.At(hour, zone)
			dates[d] = &day{on: d, at: at}
		}
		return dates[d]
	}
	for _, r := range rows {
		issued := on(r.Issued)
		issued.invoices = append(issued.invoices, r)
		if r.Settled != nil && r.Amount.Minor > 0 {
			settled := on(*r.Settled)
			settled.payments = append(settled.payments, r)
		}
	}
	days := make([]day, 0, len(dates))
	for _, d := range dates {
		days = append(days, *d)
	}
	slices.SortFunc(days, func(a, b day) int { return a.at.Compare(b.at) })
	return days, nil
}

// Begin is the business time at which a stack must begin, so that all customers can be taken over, at the speed, before
// the history's first day.
func Begin(rows []history.Row, speed float64) (time.Time, error) {
	days, err := schedule(rows)
	if err != nil {
		return time.Time{}, err
	}
	wall := warmUp + time.Duration(len(customers(rows)))*perCustomer
	return days[0].at.Add(-time.Duration(float64(wall) * speed)), nil
}

// customer is one to be taken over.
type customer struct {
	id      string
	country string
}

// country of those of whom the history tells none.
const defaultCountry = "US"

// customers are those of the rows, each once, in the order of the file.
func customers(rows []history.Row) []customer {
	var all []customer
	seen := map[string]bool{}
	for _, r := range rows {
		if seen[r.Customer] {
			continue
		}
		seen[r.Customer] = true
		country := r.Country
		if country == "" {
			country = defaultCountry
		}
		all = append(all, customer{r.Customer, country})
	}
	return all
}
