package ledger

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
	"arrears/internal/money"
)

// accountThen is the account as the ledger knew it by a past instant, and makes the policy of then the transaction's.
func (t *transaction) accountThen(ctx context.Context, at time.Time) (a dunning.Account, err error) {
	then, err := t.StoodThen(ctx, db.StoodThenParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer, At: at})
	if err != nil {
		return a, err
	}
	if then.PolicyVersion > 0 {
		if t.policy, err = t.store.policy(ctx, t.Queries, t.ref.Tenant, then.Policy, then.PolicyVersion); err != nil {
			return a, err
		}
	}
	a = t.account
	a.Phase, a.Access, a.Reasons = dunning.Phase(then.Phase), dunning.Access(then.Access), reasonsOf(then.Reasons)
	a.PolicyAccess = ""
	if slices.Contains(a.Reasons, dunning.NonPayment) {
		a.PolicyAccess = a.Access
	}
	if a.Phase != dunning.Closed {
		a.ClosedReason = ""
	}
	if a.Access == dunning.AccessTrial {
		a.Probation.Over = false
	}
	if a.Holds, a.HoldsOver, err = t.holdsThen(ctx, at); err != nil {
		return a, err
	}
	if a.Overrides, err = t.overridesThen(ctx, at); err != nil {
		return a, err
	}
	if a.Items, err = t.itemsThen(ctx, at); err != nil {
		return a, err
	}
	return a.KnownBy(t.policy, at), nil
}

// holdsThen is the holds that lasted at the instant, and those that were over: a judgement that is made again asks for all.
func (t *transaction) holdsThen(ctx context.Context, at time.Time) (holds []dunning.Hold, over []dunning.PastHold, err error) {
	rows, err := t.HoldsThen(ctx, db.HoldsThenParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer, At: at})
	if err != nil {
		return nil, nil, err
	}
	for _, r := range rows {
		h := dunning.Hold{
			ID: r.Hold, Kind: dunning.HoldKind(r.Kind), Began: r.BeganAt, Until: r.Until,
			Amount: money.Amount{Currency: money.Currency(r.Currency), Minor: r.Minor},
		}
		if r.Item != nil {
			h.Item = *r.Item
		}
		if err := json.Unmarshal(r.Instalments, &h.Instalments); err != nil {
			return nil, nil, fmt.Errorf("hold %s: %w", r.Hold, err)
		}
		if r.EndedAt != nil && !r.EndedAt.After(at) {
			over = append(over, dunning.PastHold{Hold: h, Ended: *r.EndedAt})
		} else {
			holds = append(holds, h)
		}
	}
	return holds, over, nil
}

// overridesThen is the overrides that nobody had ended by the instant.
func (t *transaction) overridesThen(ctx context.Context, at time.Time) ([]dunning.Override, error) {
	rows, err := t.OverridesThen(ctx, db.OverridesThenParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer, At: at})
	if err != nil {
		return nil, err
	}
	all := make([]dunning.Override, len(rows))
	for n, r := range rows {
		all[n] = dunning.Override{ID: r.Override, Kind: dunning.OverrideKind(r.Kind), Days: int(r.Days), Until: r.Until}
		if r.Item != nil {
			all[n].Item = *r.Item
		}
	}
	return all, nil
}

// itemsThen is the items with the steps that were taken by the instant, and with what was asked about others.
func (t *transaction) itemsThen(ctx context.Context, at time.Time) ([]dunning.Item, error) {
	rows, err := t.Steps(ctx, db.StepsParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer})
	if err != nil {
		return nil, err
	}
	later := map[string]bool{}
	for _, r := range rows {
		if r.Step.TakenAt != nil && r.Step.TakenAt.After(at) {
			later[r.Step.Item+" "+r.Step.Level] = true
		}
	}
	asked, err := t.ApprovalsThen(ctx, db.ApprovalsThenParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer, At: at})
	if err != nil {
		return nil, err
	}
	items := slices.Clone(t.account.Items)
	for n, i := range items {
		items[n].Asked = nil
		for _, r := range asked {
			if r.Item == i.ID {
				items[n].Asked = append(items[n].Asked, dunning.Asking{Level: r.Level, On: r.AskedOn, Answer: dunning.Reply(r.Answer)})
			}
		}
		items[n].Taken = slices.DeleteFunc(slices.Clone(i.Taken), func(x dunning.Taken) bool { return later[i.ID+" "+x.Level] })
	}
	return items, nil
}
