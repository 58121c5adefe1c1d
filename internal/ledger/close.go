package ledger

import (
	"context"

	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
	"arrears/internal/money"
)

// CloseCustomer ends the customer's life with us, and says whether it was not over before. It is refused while any item
// is open. Access follows once the workflow has acted.
func (s *Store) CloseCustomer(ctx context.Context, ref Ref, now clock.Moment, by, reason string) (closed bool, err error) {
	err = s.locked(ctx, ref, now, func(t *transaction) error {
		closed = !t.again && t.account.Phase != dunning.Closed
		if !closed {
			return nil
		}
		if err := t.closeAccount(ctx, by, reason); err != nil {
			return err
		}
		return t.wake(ctx)
	})
	return closed && err == nil, err
}

func (t *transaction) closeAccount(ctx context.Context, by, reason string) error {
	if err := t.nothingOpen(); err != nil {
		return err
	}
	if err := t.SetClosing(ctx, db.SetClosingParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer, ClosingAt: t.now.Business}); err != nil {
		return err
	}
	if err := t.note(ctx, "customer.closing", by, reason, nil); err != nil {
		return err
	}
	t.account.Closing = true
	return t.carryOut(ctx, t.decide())
}

func (t *transaction) nothingOpen() error {
	open := 0
	first := ""
	for _, i := range t.account.Items {
		if t.policy.Settled(i) {
			continue
		}
		if open++; open == 1 {
			first = i.ID
		}
	}
	if open == 0 {
		return nil
	}
	return refuse(Conflict, "open_items", "%d items are open, %q among them; have them paid, credited, written off or declared void first", open, first)
}

// windUp leaves nothing open behind a customer whose life with us is over: a prepayment that was asked and not paid is
// owed no more, nor is one that was paid for service that never began; and money that settles nothing is with a human.
func (t *transaction) windUp(ctx context.Context) error {
	served := t.row.Phase == string(dunning.Active)
	if asked, ok := t.account.Item(t.row.PrepaymentItem); ok && (asked.Balance() > 0 || !served && !asked.Void()) {
		item, err := t.Item(ctx, db.ItemParams{Tenant: t.ref.Tenant, Item: asked.ID})
		if err != nil {
			return err
		}
		if err := t.void(ctx, item); err != nil {
			return err
		}
		if err := t.note(ctx, "invoice.void", byArrears, "it was asked before service, which will not begin", detail{"item": asked.ID, "amount": asked.Amount}); err != nil {
			return err
		}
	}
	free, err := t.FreeCredit(ctx, db.FreeCreditParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer})
	if err != nil {
		return err
	}
	for _, f := range free {
		if err := t.askAboutCredit(ctx, f.Kind, f.Entry, money.Amount{Currency: money.Currency(f.Currency), Minor: f.Free}); err != nil {
			return err
		}
	}
	return nil
}
