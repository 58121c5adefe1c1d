package ledger

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
	"arrears/internal/money"
)

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
	free, created, err := s.addCredit(ctx, tenant, now, credit{
		kind: dunning.ByPayment, id: in.ID, customer: in.Customer, amount: in.Amount, invoice: in.Invoice,
		receivedAt: in.ReceivedAt, content: s.contentHash(in), what: "payment", why: "money came in",
	})
	if err != nil {
		return Payment{}, false, err
	}
	return Payment{NewPayment: in, Unallocated: free}, created, nil
}

// NewCreditNote lowers what a customer owes. It is validated before it comes here.
type NewCreditNote struct {
	ID       string
	Customer string
	Amount   money.Amount // above zero
	Invoice  string       // the invoice that it corrects; empty: none. It may not be known yet
	Reason   string       // in the words of whoever wrote it; may be empty
}

// CreditNote is a credit note and what of it settles nothing yet.
type CreditNote struct {
	NewCreditNote
	Unallocated money.Amount
}

// AddCreditNote records a credit note and settles what it is for, as AddPayment does a payment.
func (s *Store) AddCreditNote(ctx context.Context, tenant string, now clock.Moment, in NewCreditNote) (out CreditNote, created bool, err error) {
	free, created, err := s.addCredit(ctx, tenant, now, credit{
		kind: dunning.ByCredit, id: in.ID, customer: in.Customer, amount: in.Amount, invoice: in.Invoice,
		content: s.contentHash(in), what: "credit_note", why: cmp.Or(in.Reason, "a credit note was issued"),
	})
	if err != nil {
		return CreditNote{}, false, err
	}
	return CreditNote{NewCreditNote: in, Unallocated: free}, created, nil
}

// credit is what can settle any item: a payment or a credit note.
type credit struct {
	kind         dunning.SettledBy
	id, customer string
	amount       money.Amount
	invoice      string
	receivedAt   *time.Time
	content      []byte
	what, why    string // of the timeline; what also names it in refusals
}

// addCredit records a credit, sends it where it belongs, and says what of it settles nothing yet.
func (s *Store) addCredit(ctx context.Context, tenant string, now clock.Moment, in credit) (free money.Amount, created bool, err error) {
	err = s.fact(ctx, Ref{tenant, in.customer}, now, func(t *transaction) error {
		created = false
		old, err := t.Entry(ctx, db.EntryParams{Tenant: tenant, Kind: string(in.kind), Entry: in.id})
		switch {
		case err == nil && slices.Equal(old.ContentHash, in.content):
			free, err = t.unallocated(ctx, in)
			return err
		case err == nil:
			return refuse(Conflict, in.what+"_exists", "%s %q exists with other content", in.noun(), in.id).at("id")
		case !errors.Is(err, pgx.ErrNoRows):
			return err
		}
		created = true
		if err := t.recordCredit(ctx, in); err != nil {
			return err
		}
		free, err = t.unallocated(ctx, in)
		return err
	})
	return free, created && err == nil, err
}

func (t *transaction) recordCredit(ctx context.Context, in credit) error {
	if in.invoice != "" {
		if err := t.belongs(ctx, in.invoice); err != nil {
			return err
		}
	}
	var reversal *NewReversal
	if in.kind == dunning.ByPayment {
		var err error
		if reversal, err = t.reversalTold(ctx, in.id); err != nil {
			return err
		}
	}
	received := t.now.Business
	if in.receivedAt != nil {
		received = *in.receivedAt
	}
	if err := t.AddEntry(ctx, db.AddEntryParams{
		Tenant: t.ref.Tenant, Kind: string(in.kind), Entry: in.id, Customer: in.customer, ContentHash: in.content,
		Currency: string(in.amount.Currency), Minor: in.amount.Minor, ForItem: in.invoice, ReceivedAt: received,
		RecordedAt: t.now.Business, RecordedWall: t.now.Wall,
	}); err != nil {
		if isUnique(err) { // another customer's, recorded at the same time
			return refuse(Conflict, in.what+"_exists", "%s %q exists already", in.noun(), in.id).at("id")
		}
		return err
	}
	if err := t.allocate(ctx); err != nil {
		return err
	}
	if err := t.note(ctx, in.what+".received", byBilling, in.why,
		detail{in.what: in.id, "amount": in.amount, "invoice": in.invoice}); err != nil {
		return err
	}
	switch {
	case reversal != nil:
		return t.takeBackOnArrival(ctx, *reversal)
	case t.account.Phase != dunning.Closed:
		return nil
	}
	return t.askAboutCredit(ctx, in.what, in.id, in.amount)
}

// askAboutCredit has a human settle what came, or was left, after closing.
func (t *transaction) askAboutCredit(ctx context.Context, what, id string, amount money.Amount) error {
	return t.askAnew(ctx, "credit_after_closing", id, []string{"refunded", "keep"}, detail{what: id, "amount": amount})
}

// noun is what people call it.
func (c credit) noun() string {
	if c.kind == dunning.ByCredit {
		return "credit note"
	}
	return "payment"
}

// belongs refuses a credit for another customer's invoice. One that nobody knows yet is fine.
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

func (t *transaction) unallocated(ctx context.Context, in credit) (money.Amount, error) {
	free, err := t.FreeCredit(ctx, db.FreeCreditParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer})
	out := money.Amount{Currency: in.amount.Currency}
	for _, f := range free {
		if f.Kind == string(in.kind) && f.Entry == in.id {
			out.Minor = f.Free
		}
	}
	return out, err
}
