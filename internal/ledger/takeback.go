package ledger

import (
	"context"
	"slices"

	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
)

// takeBack makes a payment's money gone, and says which items that opened again: what it settled is open, and what of it was
// credit is none any more. Where the customer has other money for what is open, that takes its place; where what it settled had
// been given up, it is given up again.
func (t *transaction) takeBack(ctx context.Context, payment db.Entry, in NewReversal) ([]string, error) {
	reopened, err := t.unsettle(ctx, payment)
	if err != nil {
		return nil, err
	}
	if err := t.AddEntry(ctx, db.AddEntryParams{
		Tenant: t.ref.Tenant, Kind: "reversal", Entry: in.ID, Customer: t.ref.Customer, ContentHash: t.store.contentHash(in),
		Currency: payment.Currency, Minor: payment.Minor, ReceivedAt: t.now.Business, RecordedAt: t.now.Business, RecordedWall: t.now.Wall,
	}); err != nil {
		return nil, err
	}
	if err := t.settleAgain(ctx, reopened); err != nil {
		return nil, err
	}
	return reopened, t.note(ctx, "payment.reversed", byBilling, in.Reason.inWords(), takenBack(payment, in, reopened))
}

// takenBack is what timeline and worklist tell of a reversal.
func takenBack(payment db.Entry, in NewReversal, reopened []string) detail {
	return detail{"payment": in.Payment, "reversal": in.ID, "reason": in.Reason, "amount": amountOf(payment), "items": reopened}
}

// takeBackOnArrival takes back a payment that was just recorded, and whose reversal came before it: it has settled nothing.
func (t *transaction) takeBackOnArrival(ctx context.Context, in NewReversal) error {
	payment, err := t.store.payment(ctx, t.Queries, t.ref.Tenant, in.Payment)
	if err == nil {
		_, err = t.takeBack(ctx, *payment, in)
	}
	return err
}

// unsettle takes back all that a payment settles, and says which items that was.
func (t *transaction) unsettle(ctx context.Context, payment db.Entry) ([]string, error) {
	settled, err := t.AllocatedFrom(ctx, db.AllocatedFromParams{Tenant: t.ref.Tenant, Payment: payment.Entry})
	if err != nil {
		return nil, err
	}
	reopened := []string{}
	for _, a := range settled {
		if err := t.settle(ctx, a.Item, part{dunning.ByPayment, payment.Entry, payment.Currency, -a.Minor}); err != nil {
			return nil, err
		}
		reopened = append(reopened, a.Item)
	}
	return reopened, nil
}

// settleAgain settles items that are open again: by money that was named for them, by what lies free, and in the end by the
// write-offs that the money had taken the place of. After closing no money is moved: a human settles that.
func (t *transaction) settleAgain(ctx context.Context, reopened []string) error {
	if t.account.Phase != dunning.Closed {
		var err error
		if reopened, err = t.callBack(ctx, reopened); err != nil {
			return err
		}
		if err := t.allocate(ctx); err != nil {
			return err
		}
	}
	for _, item := range reopened {
		if err := t.giveUpAgain(ctx, item); err != nil {
			return err
		}
	}
	return nil
}

// callBack brings back to each item what was named for it and settles others since, because it was not needed here when it came:
// so it does not show in which order a payment, its reversal and the next payment came. What the others lose by it opens them
// again in turn. Whatever moves comes to the item that it was named for, and stays there: so this ends.
func (t *transaction) callBack(ctx context.Context, reopened []string) ([]string, error) {
	reopened = slices.Clone(reopened)
	for n := 0; n < len(reopened); n++ {
		item, _ := t.account.Item(reopened[n])
		currency := string(item.Amount.Currency)
		elsewhere, err := t.SpentElsewhere(ctx, db.SpentElsewhereParams{
			Tenant: t.ref.Tenant, Customer: t.ref.Customer, Item: item.ID, Currency: currency,
		})
		if err != nil {
			return nil, err
		}
		open := item.Balance()
		for _, a := range elsewhere {
			back := min(a.Minor, open)
			if back == 0 {
				break
			}
			open -= back
			by := dunning.SettledBy(a.Kind)
			if err := t.settle(ctx, a.Item, part{by, a.Entry, currency, -back}); err != nil {
				return nil, err
			}
			if err := t.settle(ctx, item.ID, part{by, a.Entry, currency, back}); err != nil {
				return nil, err
			}
			reopened = append(reopened, a.Item)
		}
	}
	return reopened, nil
}

// giveUpAgain lets write-offs that money had taken the place of stand for what is open again.
func (t *transaction) giveUpAgain(ctx context.Context, id string) error {
	recovered, err := t.RecoveredOf(ctx, db.RecoveredOfParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer, Item: id})
	if err != nil {
		return err
	}
	for _, w := range recovered {
		item, _ := t.account.Item(id)
		back := min(w.Minor, item.Balance())
		if back == 0 {
			return nil
		}
		if err := t.settle(ctx, id, part{dunning.ByWriteOff, w.Entry, string(item.Amount.Currency), back}); err != nil {
			return err
		}
	}
	return nil
}
