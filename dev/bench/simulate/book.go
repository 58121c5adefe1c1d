package simulate

import (
	"fmt"
	"math/rand/v2"
	"time"

	"arrears/internal/calendar"
	"arrears/internal/history"
	"arrears/internal/money"
	"arrears/internal/simulate"
)

// book is a generated one. A life is made when it is asked for, from the seed and its number alone, and kept by nobody.
type book struct {
	cfg    Config
	places []place
}

// place is where some of the customers are.
type place struct {
	country  string
	currency money.Currency
	zone     *time.Location
}

// Days is how long invoices are issued in a book.
const Days = 90

var firstDay = calendar.NewDate(2026, time.January, 5)

func newBook(cfg Config) (*book, error) {
	b := &book{cfg: cfg}
	for _, p := range []struct {
		country  string
		currency money.Currency
		zone     string
	}{{"US", "USD", "America/New_York"}, {"DE", "EUR", "Europe/Berlin"}, {"JP", "JPY", "Asia/Tokyo"}, {"", "USD", "UTC"}} {
		zone, err := time.LoadLocation(p.zone)
		if err != nil {
			return nil, err
		}
		b.places = append(b.places, place{p.country, p.currency, zone})
	}
	return b, nil
}

// Len is how many customers there are.
func (b *book) Len() int { return b.cfg.Customers }

// Life is one customer with as many invoices as everybody. Of twenty, twelve are paid in time, seven up to fifty days late, and
// one never.
func (b *book) Life(n int) simulate.Life {
	random := rand.New(rand.NewPCG(b.cfg.Seed, uint64(n)))
	at := b.places[random.IntN(len(b.places))]
	rows := make([]history.Row, b.cfg.Invoices/b.cfg.Customers)
	for i := range rows {
		r := &rows[i]
		r.Customer, r.Invoice = fmt.Sprintf("c-%07d", n), fmt.Sprintf("i-%07d-%d", n, i)
		r.Country = at.country
		r.Issued = firstDay.Add(random.IntN(Days))
		r.Due = r.Issued.Add(14 + 16*random.IntN(2))
		r.Amount = money.Amount{Currency: at.currency, Minor: 500 + random.Int64N(50_000)}
		var on calendar.Date
		switch luck := random.IntN(20); {
		case luck < 12:
			on = r.Issued.Add(random.IntN(int(r.Due-r.Issued) + 1))
		case luck < 19:
			on = r.Due.Add(1 + random.IntN(50))
		default:
			continue
		}
		r.Settled = &on
	}
	return simulate.LifeOf(rows, at.zone)
}
