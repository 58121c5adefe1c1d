package ledger

import (
	"context"

	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
	"arrears/internal/money"
)

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
	if err := t.loadItems(ctx); err != nil {
		return err
	}
	credits := make([]dunning.Credit, len(free))
	source := map[string]db.FreeCreditRow{}
	for i, f := range free {
		id := f.Kind + "/" + f.Entry
		source[id] = f
		credits[i] = dunning.Credit{ID: id, Currency: money.Currency(f.Currency), Free: f.Free, For: f.ForItem}
	}
	for _, a := range dunning.Allocate(t.account.Items, credits, t.account.Disputed(t.policy, t.now.Business)...) {
		from := source[a.Credit]
		if a.Recovers {
			if err := t.release(ctx, a.Item, dunning.ByWriteOff, a.Minor); err != nil {
				return err
			}
		}
		if err := t.settle(ctx, a.Item, part{dunning.SettledBy(from.Kind), from.Entry, from.Currency, a.Minor}); err != nil {
			return err
		}
	}
	return nil
}

// part is what of an entry settles an item; a negative part takes back.
type part struct {
	by       dunning.SettledBy
	entry    string
	currency string
	minor    int64
}

// settle writes down that a part of an entry settles an item, in the ledger and in the account.
func (t *transaction) settle(ctx context.Context, item string, p part) error {
	if err := t.AddAllocation(ctx, db.AddAllocationParams{
		Tenant: t.ref.Tenant, Customer: t.ref.Customer, Kind: string(p.by), Entry: p.entry, Item: item, Currency: p.currency,
		Minor: p.minor, RecordedAt: t.now.Business, RecordedWall: t.now.Wall,
	}); err != nil {
		return err
	}
	for n := range t.account.Items {
		if i := &t.account.Items[n]; i.ID == item {
			i.Settlements = append(i.Settlements, dunning.Settlement{At: t.now.Business, Minor: p.minor, By: p.by})
		}
	}
	return nil
}

// release takes back up to so much of what settles an item, by one kind of entry or, where none is named, by all.
func (t *transaction) release(ctx context.Context, item string, by dunning.SettledBy, most int64) error {
	settled, err := t.AllocatedTo(ctx, db.AllocatedToParams{Tenant: t.ref.Tenant, Item: item})
	if err != nil {
		return err
	}
	for _, a := range settled {
		back := min(a.Minor, most)
		if back == 0 || by != "" && a.Kind != string(by) {
			continue
		}
		most -= back
		if err := t.settle(ctx, item, part{dunning.SettledBy(a.Kind), a.Entry, a.Currency, -back}); err != nil {
			return err
		}
	}
	return nil
}
