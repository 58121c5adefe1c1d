package activities

import (
	"context"
	"log/slog"

	"arrears/internal/dunning"
	"arrears/internal/ledger"
	"arrears/internal/provider"
	"arrears/workflows"
)

// requestTypes are how the books know what they are asked.
var requestTypes = map[dunning.End]string{dunning.Handover: "handover", dunning.WriteOff: "write_off.requested", ledger.LateChargeClaim: "late_charge.claimed"}

// AskBilling asks the system that keeps the books to go on where the ladder has ended, or to charge for what was paid late,
// under an id that stays the same, so that asking again is harmless. What was settled, or never owed, is not asked for.
func (a *Activities) AskBilling(ctx context.Context, r workflows.RequestRef) (workflows.Turn, error) {
	id, err := idOf(r.Request)
	if err != nil {
		return workflows.Turn{}, err
	}
	ref := refOf(r.CustomerID)
	want, err := a.Store.BillingRequest(ctx, ref, id, a.moment())
	if err != nil {
		return workflows.Turn{}, err
	}
	outcome := ledger.Outcome{Kind: ledger.Undeliverable, Code: "no_billing_url"}
	switch {
	case len(want.Lines)+len(want.Charges) == 0:
		outcome = ledger.Outcome{Kind: ledger.Blocked, Code: "settled"}
	case a.Biller != nil:
		err := a.Biller.AskBilling(ctx, requestOf(r, want))
		if err != nil {
			a.Log.WarnContext(ctx, "billing was not asked", slog.String("request", r.Request), slog.Any("error", err))
		}
		outcome = outcomeOf(provider.Accepted, "", "", err)
	}
	after, cancel := afterwards(ctx)
	defer cancel()
	out, err := a.Store.RecordBilling(after, ref, id, a.moment(), outcome)
	if err != nil {
		return workflows.Turn{}, err
	}
	return turn(r.CustomerID, out), nil
}

func requestOf(r workflows.RequestRef, want ledger.BillingRequest) provider.BillingRequest {
	out := provider.BillingRequest{
		ID: "billing_" + r.Request, Type: requestTypes[want.Kind], Tenant: r.Tenant, Customer: r.Customer, Level: want.Level,
		Currency: string(want.Currency), At: want.At.UTC(),
	}
	for _, l := range want.Lines {
		out.Items = append(out.Items, provider.BillingItem{ID: l.Item, DueOn: l.DueOn.String(), OpenMinor: l.Open})
	}
	if want.Kind != ledger.LateChargeClaim {
		return out
	}
	out.Level, out.AccruedThrough = "", want.Through.String() // no step of a policy asks for it
	for _, c := range want.Charges {
		out.Charges = append(out.Charges, chargeOf(c))
	}
	return out
}

func chargeOf(c ledger.ClaimedCharge) provider.BillingCharge {
	out := provider.BillingCharge{
		ID: c.Item, DueOn: c.DueOn.String(), From: c.From.String(), Through: c.Through.String(),
		InterestMinor: c.Interest, FixedSumMinor: c.FixedSum, Jurisdiction: string(c.Jurisdiction),
	}
	for _, r := range c.Rows {
		out.Rates = append(out.Rates, provider.BillingRate{
			From: r.From.String(), Through: r.Through.String(), PrincipalMinor: r.Principal, RatePercent: r.Rate.String(),
		})
	}
	return out
}
