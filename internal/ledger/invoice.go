package ledger

import (
	"context"
	"errors"
	"slices"

	"github.com/jackc/pgx/v5"

	"arrears/internal/calendar"
	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
	"arrears/internal/money"
)

// NewInvoice is an item as a billing system sends it. It is validated before it comes here.
type NewInvoice struct {
	ID       string
	Customer string
	Number   string
	Amount   money.Amount // zero or above
	IssuedOn calendar.Date
	DueOn    calendar.Date // in the customer's zone
	Kind     dunning.Kind
}

// Invoice is an item and what is still open on it.
type Invoice struct {
	NewInvoice
	Open       money.Amount
	Settled    bool
	Void       bool         // declared void: it was never owed
	WrittenOff money.Amount // what of it was given up
}

// Indexed names the invoice of a batch that a refusal is about.
type Indexed struct {
	Index int
	Err   *Error
}

func (e *Indexed) Error() string { return e.Err.Error() }

// Unwrap gives the refusal.
func (e *Indexed) Unwrap() error { return e.Err }

// AddInvoices records invoices, all or none. An invoice that is recorded already with the same content is left as it
// is; other content is a Conflict. A refusal of several is an *Indexed. added counts the new ones.
func (s *Store) AddInvoices(ctx context.Context, tenant string, now clock.Moment, in []NewInvoice) (out []Invoice, added int, err error) {
	byCustomer := map[string][]int{}
	for i, invoice := range in {
		byCustomer[invoice.Customer] = append(byCustomer[invoice.Customer], i)
	}
	names := make([]string, 0, len(byCustomer))
	for name := range byCustomer {
		names = append(names, name)
	}
	slices.Sort(names) // several customers are locked in the order of their ids
	out = make([]Invoice, len(in))
	var done []Deed
	err = pgx.BeginFunc(ctx, s.pool, func(pg pgx.Tx) error {
		q := db.New(pg)
		for _, name := range names {
			mine := byCustomer[name]
			t, err := s.lock(ctx, q, Ref{tenant, name}, now)
			if err != nil {
				return indexed(mine[0], err)
			}
			n, err := t.addInvoices(ctx, in, mine)
			if err != nil {
				return err
			}
			added += n
			done = append(done, t.deeds...)
			for _, i := range mine {
				out[i] = t.invoice(in[i])
			}
		}
		return nil
	})
	if err != nil {
		return nil, 0, s.wrap(Ref{Tenant: tenant}, err)
	}
	s.tell(done)
	return out, added, nil
}

// addInvoices records those of the invoices that are the customer's, and says how many were new.
func (t *transaction) addInvoices(ctx context.Context, in []NewInvoice, mine []int) (added int, err error) {
	err = t.fact(ctx, func() error {
		for _, i := range mine {
			isNew, err := t.addItem(ctx, in[i])
			if err != nil {
				return indexed(i, err)
			}
			if isNew {
				added++
			}
		}
		return t.allocate(ctx)
	})
	return added, err
}

func indexed(i int, err error) error {
	var refusal *Error
	if errors.As(err, &refusal) {
		return &Indexed{Index: i, Err: refusal}
	}
	return err
}

func (t *transaction) invoice(in NewInvoice) Invoice {
	item, _ := t.account.Item(in.ID)
	sum := func(minor int64) money.Amount { return money.Amount{Currency: in.Amount.Currency, Minor: minor} }
	return Invoice{
		NewInvoice: in, Open: sum(item.Balance()), Settled: t.policy.Settled(item),
		Void: item.Void(), WrittenOff: sum(item.WrittenOff()),
	}
}

// Invoice reads an item and what is open on it.
func (s *Store) Invoice(ctx context.Context, tenant, id string, now clock.Moment) (Invoice, error) {
	item, err := s.item(ctx, tenant, id)
	if err != nil {
		return Invoice{}, err
	}
	t, err := s.peek(ctx, Ref{tenant, item.Customer}, now)
	if err != nil {
		return Invoice{}, err
	}
	return t.invoice(asSent(item)), nil
}

// item reads an item of the tenant's. Whose it is never changes.
func (s *Store) item(ctx context.Context, tenant, id string) (db.Item, error) {
	item, err := s.read().Item(ctx, db.ItemParams{Tenant: tenant, Item: id})
	if errors.Is(err, pgx.ErrNoRows) {
		return item, refuse(NotFound, "invoice_not_found", "there is no invoice %q", id)
	}
	return item, s.wrap(Ref{Tenant: tenant}, err)
}

// asSent is a recorded item as it was sent to us.
func asSent(i db.Item) NewInvoice {
	return NewInvoice{
		ID: i.Item, Customer: i.Customer, Number: i.Number, Amount: money.Amount{Currency: money.Currency(i.Currency), Minor: i.Minor},
		IssuedOn: i.IssuedOn, DueOn: i.DueOn, Kind: dunning.Kind(i.Kind),
	}
}

// addItem records an item, and says whether it is new.
func (t *transaction) addItem(ctx context.Context, in NewInvoice) (bool, error) {
	hash := t.store.contentHash(in)
	old, err := t.Item(ctx, db.ItemParams{Tenant: t.ref.Tenant, Item: in.ID})
	switch {
	case err == nil && slices.Equal(old.ContentHash, hash):
		return false, nil
	case err == nil:
		return false, refuse(Conflict, "invoice_exists", "invoice %q exists with other content; correct it with a credit note", in.ID).at("id")
	case !errors.Is(err, pgx.ErrNoRows):
		return false, err
	case t.account.Phase == dunning.Closed:
		return false, refuse(Conflict, "customer_closed", "customer %q is closed and takes no invoices", in.Customer).at("customer_id")
	}
	err = t.AddItem(ctx, db.AddItemParams{
		Tenant: t.ref.Tenant, Item: in.ID, Customer: t.ref.Customer, ContentHash: hash, Kind: string(in.Kind), Number: in.Number,
		Currency: string(in.Amount.Currency), Minor: in.Amount.Minor, IssuedOn: in.IssuedOn, DueOn: in.DueOn,
		RecordedAt: t.now.Business, RecordedWall: t.now.Wall,
	})
	if isUnique(err) { // another customer's, recorded at the same time
		return false, refuse(Conflict, "invoice_exists", "invoice %q exists already", in.ID).at("id")
	}
	if err != nil {
		return false, err
	}
	return true, t.note(ctx, "invoice.received", byBilling, "an item was issued",
		detail{"item": in.ID, "kind": in.Kind, "amount": in.Amount, "due_on": in.DueOn})
}
