package ledger

import (
	"context"
	"maps"
	"slices"

	"github.com/jackc/pgx/v5"

	"arrears/internal/calendar"
	"arrears/internal/ledger/db"
	"arrears/internal/money"
)

// Aging is what of one currency was open at the end of a date, in minor units, by how many dates it had been due.
type Aging struct {
	Currency                          money.Currency
	Current, To30, To60, To90, Over90 int64
	Items                             int64 // how many are open
	Credit                            int64 // paid or credited, and settling nothing
}

// Total is the sum of the buckets.
func (a Aging) Total() int64 { return a.Current + a.To30 + a.To60 + a.To90 + a.Over90 }

// Aging reports what a tenant's customers owed at the end of a date: what was recorded until then, each fact on its
// customer's calendar. It answers the same whenever it is asked after that date.
func (s *Store) Aging(ctx context.Context, tenant string, asOf calendar.Date) (out []Aging, err error) {
	err = s.snapshot(ctx, func(q *db.Queries) error {
		out, err = aging(ctx, q, tenant, asOf)
		return err
	})
	return out, s.wrap(Ref{Tenant: tenant}, err)
}

// snapshot runs f on the ledger as it is at one instant.
func (s *Store) snapshot(ctx context.Context, f func(*db.Queries) error) error {
	return pgx.BeginTxFunc(ctx, s.pool, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}, func(tx pgx.Tx) error {
		return f(db.New(tx))
	})
}

func aging(ctx context.Context, q *db.Queries, tenant string, asOf calendar.Date) ([]Aging, error) {
	open, err := q.Aging(ctx, db.AgingParams{Tenant: tenant, AsOf: asOf})
	if err != nil {
		return nil, err
	}
	credit, err := q.CreditAsOf(ctx, db.CreditAsOfParams{Tenant: tenant, AsOf: asOf})
	if err != nil {
		return nil, err
	}
	by := map[money.Currency]*Aging{}
	for _, r := range open {
		c := money.Currency(r.Currency)
		by[c] = &Aging{Currency: c, Current: r.Current, To30: r.To30, To60: r.To60, To90: r.To90, Over90: r.Over90, Items: r.Items}
	}
	for _, r := range credit {
		c := money.Currency(r.Currency)
		if by[c] == nil {
			by[c] = &Aging{Currency: c}
		}
		by[c].Credit = r.Minor
	}
	return sorted(by), nil
}

// Collections is how one currency's receivables did over a period, in minor units.
type Collections struct {
	Currency       money.Currency
	Opening        int64 // open at the end of the date before
	Billed         int64 // recorded as owed in the period, and not void by its end
	Closing        int64 // open at the end
	ClosingCurrent int64 // of that, what was not due yet
}

// DSO is days sales outstanding: how many days' billing lies open at the end of a period of so many days. False where
// nothing was billed.
func (c Collections) DSO(days int) (float64, bool) {
	if c.Billed == 0 {
		return 0, false
	}
	return float64(c.Closing) / float64(c.Billed) * float64(days), true
}

// CEI is the collection effectiveness index in percent: of what could be collected, what was. False where nothing could.
func (c Collections) CEI() (float64, bool) {
	could := c.Opening + c.Billed - c.ClosingCurrent
	if could <= 0 {
		return 0, false
	}
	return float64(c.Opening+c.Billed-c.Closing) / float64(could) * 100, true
}

// Collections reports how well a period's receivables were collected, both dates included.
func (s *Store) Collections(ctx context.Context, tenant string, first, last calendar.Date) (out []Collections, err error) {
	err = s.snapshot(ctx, func(q *db.Queries) error {
		out, err = collections(ctx, q, tenant, first, last)
		return err
	})
	return out, s.wrap(Ref{Tenant: tenant}, err)
}

func collections(ctx context.Context, q *db.Queries, tenant string, first, last calendar.Date) ([]Collections, error) {
	opening, err := aging(ctx, q, tenant, first.Add(-1))
	if err != nil {
		return nil, err
	}
	closing, err := aging(ctx, q, tenant, last)
	if err != nil {
		return nil, err
	}
	billed, err := q.Billed(ctx, db.BilledParams{Tenant: tenant, First: first, Last: last})
	if err != nil {
		return nil, err
	}
	by := map[money.Currency]*Collections{}
	line := func(c money.Currency) *Collections {
		if by[c] == nil {
			by[c] = &Collections{Currency: c}
		}
		return by[c]
	}
	for _, a := range opening {
		line(a.Currency).Opening = a.Total()
	}
	for _, a := range closing {
		l := line(a.Currency)
		l.Closing, l.ClosingCurrent = a.Total(), a.Current
	}
	for _, b := range billed {
		line(money.Currency(b.Currency)).Billed = b.Minor
	}
	return sorted(by), nil
}

// sorted are the lines by currency code.
func sorted[T any](by map[money.Currency]*T) []T {
	out := make([]T, 0, len(by))
	for _, c := range slices.Sorted(maps.Keys(by)) {
		out = append(out, *by[c])
	}
	return out
}
