package ledger

import (
	"context"
	"errors"
	"slices"
	"time"

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
	Open    money.Amount
	Settled bool
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
			for _, i := range mine {
				out[i] = t.invoice(in[i])
			}
		}
		return nil
	})
	if err != nil {
		return nil, 0, s.wrap(Ref{Tenant: tenant}, err)
	}
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
	return Invoice{
		NewInvoice: in, Open: money.Amount{Currency: in.Amount.Currency, Minor: item.Balance()}, Settled: t.policy.Settled(item),
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

// NewPayment is money that came in. It is validated before it comes here.
type NewPayment struct {
	ID         string
	Customer   string
	Amount     money.Amount // above zero
	ReceivedAt *time.Time   // nil: now
	Invoice    string       // the invoice that the payer named; empty: none. It may not be known yet
}

// Payment is a payment and what of it settles nothing yet.
type Payment struct {
	NewPayment
	Unallocated money.Amount
}

// AddPayment records a payment and settles what it pays for. The same id and content again changes nothing and says
// created = false; other content is a Conflict.
func (s *Store) AddPayment(ctx context.Context, tenant string, now clock.Moment, in NewPayment) (out Payment, created bool, err error) {
	hash := s.contentHash(in)
	err = s.fact(ctx, Ref{tenant, in.Customer}, now, func(t *transaction) error {
		out = Payment{NewPayment: in}
		key := db.EntryParams{Tenant: tenant, Kind: string(dunning.ByPayment), Entry: in.ID}
		old, err := t.Entry(ctx, key)
		switch {
		case err == nil && slices.Equal(old.ContentHash, hash):
			out.Unallocated, err = t.unallocated(ctx, in)
			return err
		case err == nil:
			return refuse(Conflict, "payment_exists", "payment %q exists with other content", in.ID).at("id")
		case !errors.Is(err, pgx.ErrNoRows):
			return err
		}
		if in.Invoice != "" {
			if err := t.belongs(ctx, in.Invoice); err != nil {
				return err
			}
		}
		received := now.Business
		if in.ReceivedAt != nil {
			received = *in.ReceivedAt
		}
		if err := t.AddEntry(ctx, db.AddEntryParams{
			Tenant: tenant, Kind: key.Kind, Entry: in.ID, Customer: in.Customer, ContentHash: hash,
			Currency: string(in.Amount.Currency), Minor: in.Amount.Minor, ForItem: in.Invoice,
			ReceivedAt: received, RecordedAt: now.Business, RecordedWall: now.Wall,
		}); err != nil {
			if isUnique(err) { // another customer's, recorded at the same time
				return refuse(Conflict, "payment_exists", "payment %q exists already", in.ID).at("id")
			}
			return err
		}
		created = true
		if err := t.allocate(ctx); err != nil {
			return err
		}
		if err := t.note(ctx, "payment.received", byBilling, "money came in",
			detail{"payment": in.ID, "amount": in.Amount, "invoice": in.Invoice}); err != nil {
			return err
		}
		if t.account.Phase == dunning.Closed {
			if err := t.ask(ctx, "credit_after_closing", in.ID, []string{"refunded", "keep"}, detail{"payment": in.ID, "amount": in.Amount}); err != nil {
				return err
			}
		}
		out.Unallocated, err = t.unallocated(ctx, in)
		return err
	})
	if err != nil {
		return Payment{}, false, err
	}
	return out, created, nil
}

// belongs refuses a payment for another customer's invoice. One that nobody knows yet is fine.
func (t *transaction) belongs(ctx context.Context, item string) error {
	known, err := t.Item(ctx, db.ItemParams{Tenant: t.ref.Tenant, Item: item})
	if errors.Is(err, pgx.ErrNoRows) {
		return nil
	}
	if err == nil && known.Customer != t.ref.Customer {
		return refuse(Conflict, "invoice_of_another", "invoice %q is not this customer's", item).at("invoice_id")
	}
	return err
}

func (t *transaction) unallocated(ctx context.Context, in NewPayment) (money.Amount, error) {
	free, err := t.FreeCredit(ctx, db.FreeCreditParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer})
	out := money.Amount{Currency: in.Amount.Currency}
	for _, f := range free {
		if f.Kind == string(dunning.ByPayment) && f.Entry == in.ID {
			out.Minor = f.Free
		}
	}
	return out, err
}

// allocate sends all free credit where it belongs, and keeps the account's items up to date. What comes after closing
// stays credit, for a human to settle.
func (t *transaction) allocate(ctx context.Context) error {
	if t.account.Phase == dunning.Closed {
		return nil
	}
	free, err := t.FreeCredit(ctx, db.FreeCreditParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer})
	if err != nil || len(free) == 0 {
		return err
	}
	items, err := t.loadItems(ctx)
	if err != nil {
		return err
	}
	credits := make([]dunning.Credit, len(free))
	source := map[string]db.FreeCreditRow{}
	for i, f := range free {
		id := f.Kind + "/" + f.Entry
		source[id] = f
		credits[i] = dunning.Credit{ID: id, Currency: money.Currency(f.Currency), Free: f.Free, For: f.ForItem}
	}
	at := make(map[string]int, len(items))
	for n, i := range items {
		at[i.ID] = n
	}
	t.account.Items = items
	for _, a := range dunning.Allocate(items, credits) {
		from := source[a.Credit]
		if err := t.AddAllocation(ctx, db.AddAllocationParams{
			Tenant: t.ref.Tenant, Customer: t.ref.Customer, Kind: from.Kind, Entry: from.Entry, Item: a.Item,
			Currency: from.Currency, Minor: a.Minor, RecordedAt: t.now.Business, RecordedWall: t.now.Wall,
		}); err != nil {
			return err
		}
		paid := &items[at[a.Item]]
		paid.Settlements = append(paid.Settlements, dunning.Settlement{At: t.now.Business, Minor: a.Minor, By: dunning.SettledBy(from.Kind)})
	}
	return nil
}
