package ledger

import (
	"context"
	"errors"
	"slices"

	"github.com/jackc/pgx/v5"

	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
	"arrears/internal/money"
)

// ReversalReason says why money that came in is gone again.
type ReversalReason string

// The reasons.
const (
	Chargeback ReversalReason = "chargeback" // the payer disputed it
	Returned   ReversalReason = "returned"   // the bank returned it
	Mistaken   ReversalReason = "error"      // it was recorded by mistake
)

// inWords is the reason as the timeline has it.
func (r ReversalReason) inWords() string {
	switch r {
	case Chargeback:
		return "the payer disputed it, and their bank took it back"
	case Returned:
		return "the bank returned it"
	default:
		return "it was recorded by mistake"
	}
}

// NewReversal is money that is gone again. It is validated before it comes here.
type NewReversal struct {
	ID      string
	Payment string // which may not be known yet
	Reason  ReversalReason
}

// Reversal is a reversal, and whose payment it took back.
type Reversal struct {
	NewReversal
	Customer string // empty: the payment is not known yet, and will be taken back when it comes
	Amount   money.Amount
}

// ReversePayment takes back what a payment settled, and what of it was credit. Of a payment not known yet it is kept until that
// comes. The same id and content again changes nothing and says created = false; other content is a Conflict, and so is a second
// reversal of one payment.
func (s *Store) ReversePayment(ctx context.Context, tenant string, now clock.Moment, in NewReversal) (out Reversal, created bool, err error) {
	payment, err := s.payment(ctx, s.read(), tenant, in.Payment)
	if err == nil && payment == nil {
		payment, created, err = s.keepReversal(ctx, tenant, now, in)
	}
	switch {
	case err != nil:
		return Reversal{}, false, err
	case payment == nil:
		return Reversal{NewReversal: in}, created, nil
	}
	created, err = s.reverse(ctx, *payment, now, in)
	if err != nil {
		return Reversal{}, false, err
	}
	return Reversal{NewReversal: in, Customer: payment.Customer, Amount: amountOf(*payment)}, created, nil
}

// payment reads a payment; nil: it is not known. Whose it is never changes.
func (s *Store) payment(ctx context.Context, q *db.Queries, tenant, id string) (*db.Entry, error) {
	p, err := q.Entry(ctx, db.EntryParams{Tenant: tenant, Kind: string(dunning.ByPayment), Entry: id})
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	return &p, s.wrap(Ref{Tenant: tenant}, err)
}

func amountOf(e db.Entry) money.Amount {
	return money.Amount{Currency: money.Currency(e.Currency), Minor: e.Minor}
}

// keepReversal records a reversal of a payment that nobody knows, unless the payment came meanwhile: that is returned then.
func (s *Store) keepReversal(ctx context.Context, tenant string, now clock.Moment, in NewReversal) (came *db.Entry, created bool, err error) {
	err = s.ofTenant(ctx, tenant, now, func(t *transaction) error {
		if err := t.lockPayment(ctx, in.Payment); err != nil {
			return err
		}
		if came, err = s.payment(ctx, t.Queries, tenant, in.Payment); err != nil || came != nil {
			return err
		}
		created, err = t.tellReversal(ctx, in)
		return err
	})
	return came, created, err
}

// reverse records a reversal of a known payment, and takes back what that settled.
func (s *Store) reverse(ctx context.Context, payment db.Entry, now clock.Moment, in NewReversal) (created bool, err error) {
	err = s.fact(ctx, Ref{payment.Tenant, payment.Customer}, now, func(t *transaction) error {
		if created, err = t.tellReversal(ctx, in); err != nil || !created {
			return err
		}
		reopened, err := t.takeBack(ctx, payment, in)
		switch {
		case err != nil:
			return err
		case t.account.Phase == dunning.Closed:
			return t.askAboutReversal(ctx, payment, in, reopened)
		}
		return t.askAboutEnded(ctx, payment, in, reopened)
	})
	return created, err
}

// lockPayment keeps a payment and its reversal from being recorded at the same time, each without the other.
func (t *transaction) lockPayment(ctx context.Context, id string) error {
	return t.LockPayment(ctx, t.store.lockKey("payment", t.ref.Tenant, id))
}

// tellReversal records what was told, and says whether it is new.
func (t *transaction) tellReversal(ctx context.Context, in NewReversal) (created bool, err error) {
	content := t.store.contentHash(in)
	old, err := t.Reversal(ctx, db.ReversalParams{Tenant: t.ref.Tenant, Reversal: in.ID})
	switch {
	case err == nil && slices.Equal(old.ContentHash, content):
		return false, nil
	case err == nil:
		return false, refuse(Conflict, "reversal_exists", "reversal %q exists with other content", in.ID).at("id")
	case !errors.Is(err, pgx.ErrNoRows):
		return false, err
	}
	other, err := t.ReversalOf(ctx, db.ReversalOfParams{Tenant: t.ref.Tenant, Payment: in.Payment})
	switch {
	case err == nil:
		return false, refuse(Conflict, "reversed_already", "payment %q was reversed already, by reversal %q", in.Payment, other.Reversal)
	case !errors.Is(err, pgx.ErrNoRows):
		return false, err
	}
	err = t.AddReversal(ctx, db.AddReversalParams{
		Tenant: t.ref.Tenant, Reversal: in.ID, Payment: in.Payment, Reason: string(in.Reason), ContentHash: content,
		RecordedAt: t.now.Business, RecordedWall: t.now.Wall,
	})
	if isUnique(err) { // another payment's, recorded at the same time
		return false, refuse(Conflict, "reversal_exists", "reversal %q exists already", in.ID).at("id")
	}
	return err == nil, err
}

// reversalTold is the reversal of a payment that is about to be recorded, if it came before it; else nil.
func (t *transaction) reversalTold(ctx context.Context, payment string) (*NewReversal, error) {
	if err := t.lockPayment(ctx, payment); err != nil {
		return nil, err
	}
	r, err := t.ReversalOf(ctx, db.ReversalOfParams{Tenant: t.ref.Tenant, Payment: payment})
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	return &NewReversal{ID: r.Reversal, Payment: r.Payment, Reason: ReversalReason(r.Reason)}, err
}
