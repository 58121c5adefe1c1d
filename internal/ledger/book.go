package ledger

import (
	"cmp"
	"context"
	"iter"
	"time"

	"github.com/jackc/pgx/v5"

	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
)

// bookPage is how many customers of a book are read at a time: a fixed number of queries for each page.
const bookPage = 1000

// Booked is one customer of a book: their account, just as a transaction about them would have it.
type Booked struct {
	Customer string
	Account  dunning.Account
	Policy   dunning.Policy // that rules them: the version that their episode began with, else Latest
	Latest   dunning.Policy // that will rule their next episode, as things are
	Served   time.Time      // business time: since when they are served; of who is not yet: when they signed up
	Underway []Underway     // by item, then level
}

// Underway is a step whose delivery counts, and whose notice has begun to go out and neither arrived nor failed.
type Underway struct{ Item, Level string }

// CountBook counts the customers of a tenant's book.
func (s *Store) CountBook(ctx context.Context, tenant string) (int64, error) {
	n, err := s.read().CountBook(ctx, tenant)
	return n, s.wrap(Ref{Tenant: tenant}, err)
}

// Book yields every customer of the tenant who is not closed, by id and some at a time, as the ledger has them at one moment:
// all is read in one transaction that changes nothing, locks nobody and lasts until the last is yielded. An error is the last
// that it yields.
func (s *Store) Book(ctx context.Context, tenant string, now clock.Moment) iter.Seq2[[]Booked, error] {
	return func(yield func([]Booked, error) bool) {
		left := false
		err := pgx.BeginTxFunc(ctx, s.pool, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}, func(pg pgx.Tx) error {
			b := book{Queries: db.New(pg), store: s, tenant: tenant, now: now, latest: map[string]dunning.Policy{}}
			for !left {
				page, err := b.next(ctx)
				if err != nil || len(page) == 0 {
					return err
				}
				left = !yield(page, nil)
			}
			return nil
		})
		if err != nil && !left {
			yield(nil, s.wrap(Ref{Tenant: tenant}, err))
		}
	}
}

// book is one reading of a tenant's customers.
type book struct {
	*db.Queries
	store  *Store
	tenant string
	now    clock.Moment
	last   string                    // customer that was read
	latest map[string]dunning.Policy // by id
}

// next is the next page; empty: there are no more.
func (b *book) next(ctx context.Context) ([]Booked, error) {
	ids, err := b.BookPage(ctx, db.BookPageParams{Tenant: b.tenant, After: b.last, UpTo: bookPage})
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	b.last = ids[len(ids)-1]
	r, err := b.rows(ctx, ids)
	if err != nil {
		return nil, err
	}
	page, owing := make([]Booked, len(ids)), make([]*transaction, 0, len(ids))
	all := make([]*transaction, len(ids))
	for n, id := range ids {
		t := &transaction{Queries: b.Queries, store: b.store, ref: Ref{b.tenant, id}, now: b.now}
		if page[n], err = b.begin(ctx, t, r.customers[id]); err != nil {
			return nil, err
		}
		t.setItems(r.items[id], r.allocations[id], r.steps[id])
		if err := t.loadAsked(r.customers[id].Approvals); err != nil {
			return nil, err
		}
		if all[n] = t; t.owes() {
			owing = append(owing, t)
		}
	}
	if err := b.hear(ctx, owing); err != nil {
		return nil, err
	}
	for n, t := range all {
		t.setPlanned(r.planned[ids[n]])
		page[n].Account, page[n].Served, page[n].Underway = t.account, r.served[ids[n]], r.underway[ids[n]]
	}
	return page, nil
}

// begin makes an account of the customer, and finds both policies: each version is read once for a book.
func (b *book) begin(ctx context.Context, t *transaction, row db.CustomerRow) (of Booked, err error) {
	of.Customer = t.ref.Customer
	id := cmp.Or(row.Customer.Policy, row.Tenant.Policy)
	latest, known := b.latest[id]
	if !known {
		if latest, err = b.store.policy(ctx, b.Queries, b.tenant, id, 0); err != nil {
			return of, err
		}
		b.latest[id] = latest
	}
	if row.PinnedVersion == 0 { // else the latest would be asked for again
		row.PinnedVersion = int32(latest.Version)
	}
	err = t.loadCustomer(ctx, row)
	of.Policy, of.Latest = t.policy, latest
	return of, err
}

// hear reads what the persons behind customers who owe something were told.
func (b *book) hear(ctx context.Context, owing []*transaction) error {
	if len(owing) == 0 {
		return nil
	}
	p := db.BookToldParams{Tenant: b.tenant, Since: owing[0].heardSince()} // the cap is the tenant's
	for _, t := range owing {
		p.Customers, p.Phones, p.Emails = append(p.Customers, t.ref.Customer), append(p.Phones, t.row.Phone), append(p.Emails, t.row.Email)
	}
	rows, err := b.BookTold(ctx, p)
	if err != nil {
		return err
	}
	told := map[string][]db.HeardRow{}
	for _, r := range rows {
		told[r.Of] = append(told[r.Of], db.HeardRow{Customer: r.Customer, At: r.At})
	}
	for _, t := range owing {
		t.setHeard(told[t.ref.Customer])
	}
	return nil
}
