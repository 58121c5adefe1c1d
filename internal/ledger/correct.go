package ledger

import (
	"cmp"
	"context"

	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
	"arrears/internal/money"
)

// Void declares an item void, as if it had never been owed: what settled it is free for other items at once. A void
// prepayment is waived. Doing so again changes nothing.
func (s *Store) Void(ctx context.Context, tenant, id string, now clock.Moment, by, reason string) (Invoice, error) {
	return s.correct(ctx, tenant, id, now, func(t *transaction, item db.Item) error {
		known, _ := t.account.Item(id)
		if known.Void() || item.Minor == 0 { // nothing was owed by it
			return nil
		}
		if err := t.notClosed(); err != nil {
			return err
		}
		if err := t.void(ctx, item); err != nil {
			return err
		}
		if err := t.note(ctx, "invoice.void", by, cmp.Or(reason, "it was declared void"), detail{"item": id, "amount": asSent(item).Amount}); err != nil {
			return err
		}
		return t.allocate(ctx)
	})
}

// WriteOff gives up what is open on an item. It counts as settled then, and yet gives no service back: money that comes
// later takes the place of the write-off. Doing so again while nothing is open changes nothing.
func (s *Store) WriteOff(ctx context.Context, tenant, id string, now clock.Moment, by, reason string) (Invoice, error) {
	return s.correct(ctx, tenant, id, now, func(t *transaction, item db.Item) error {
		known, _ := t.account.Item(id)
		open := known.Balance()
		switch {
		case open == 0 && known.WrittenOff() > 0:
			return nil
		case known.Kind == dunning.Prepayment:
			return refuse(Conflict, "prepayment", "%q is an asked prepayment, and nobody owes it; declare it void instead", id)
		case open == 0:
			return refuse(Conflict, "invoice_settled", "nothing is open on invoice %q", id)
		}
		if err := t.notClosed(); err != nil {
			return err
		}
		return t.writeOff(ctx, item, open, by, reason)
	})
}

// correct runs f on an item under its customer's lock, as a fact, and answers with the item as it is then.
func (s *Store) correct(ctx context.Context, tenant, id string, now clock.Moment, f func(*transaction, db.Item) error) (out Invoice, err error) {
	item, err := s.item(ctx, tenant, id)
	if err != nil {
		return Invoice{}, err
	}
	err = s.locked(ctx, Ref{tenant, item.Customer}, now, func(t *transaction) error {
		if !t.again {
			if err := t.fact(ctx, func() error { return f(t, item) }); err != nil {
				return err
			}
		}
		out = t.invoice(asSent(item))
		return nil
	})
	return out, err
}

func (t *transaction) notClosed() error {
	if t.account.Phase == dunning.Closed {
		return refuse(Conflict, "customer_closed", "customer %q is closed", t.ref.Customer)
	}
	return nil
}

// writeOff gives up so much of an item because somebody said so.
func (t *transaction) writeOff(ctx context.Context, item db.Item, minor int64, by, reason string) error {
	if err := t.settleBy(ctx, dunning.ByWriteOff, "write-off-"+newID().String(), item, minor); err != nil {
		return err
	}
	amount := money.Amount{Currency: money.Currency(item.Currency), Minor: minor}
	return t.note(ctx, "invoice.written_off", by, cmp.Or(reason, "what was open was given up"), detail{"item": item.Item, "amount": amount})
}

// void takes back all that settles an item and settles it as void.
func (t *transaction) void(ctx context.Context, item db.Item) error {
	if err := t.release(ctx, item.Item, "", item.Minor); err != nil {
		return err
	}
	return t.settleBy(ctx, dunning.ByVoid, item.Item, item, item.Minor)
}

// settleBy settles an item by an entry that is made for it and settles nothing else.
func (t *transaction) settleBy(ctx context.Context, by dunning.SettledBy, entry string, item db.Item, minor int64) error {
	if err := t.AddEntry(ctx, db.AddEntryParams{
		Tenant: t.ref.Tenant, Kind: string(by), Entry: entry, Customer: t.ref.Customer,
		ContentHash: t.store.contentHash([]string{string(by), item.Item}), Currency: item.Currency, Minor: minor, ForItem: item.Item,
		ReceivedAt: t.now.Business, RecordedAt: t.now.Business, RecordedWall: t.now.Wall,
	}); err != nil {
		return err
	}
	return t.settle(ctx, item.Item, part{by, entry, item.Currency, minor})
}
