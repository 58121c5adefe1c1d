package activities

import (
	"context"
	"fmt"
	"log/slog"

	"arrears/internal/ledger"
	"arrears/internal/logs"
	"arrears/internal/provider"
	"arrears/workflows"
)

// SetAccess tells provisioning what access the customer is to have: always the newest version, under an id that stays
// the same, so that telling it again is harmless.
func (a *Activities) SetAccess(ctx context.Context, r workflows.AccessRef) (workflows.Turn, error) {
	ref := refOf(r.CustomerID)
	want, err := a.Store.DesiredAccess(ctx, ref)
	if err != nil {
		return workflows.Turn{}, err
	}
	if want.Version == want.Confirmed {
		return a.Assess(ctx, r.CustomerID)
	}
	outcome := ledger.Outcome{Kind: ledger.Undeliverable, Code: "no_provisioning_url"}
	if a.Provisioner != nil {
		err := a.Provisioner.ChangeAccess(ctx, provider.AccessChange{
			ID:     fmt.Sprintf("access_%s_%s_%d", r.Tenant, r.Customer, want.Version),
			Tenant: r.Tenant, Customer: r.Customer, Version: want.Version,
			Access: string(want.Access), Reasons: want.Reasons, At: want.At,
		})
		if err != nil {
			a.Log.WarnContext(ctx, "access not applied", slog.Int64("version", want.Version), logs.Error(err))
		}
		outcome = outcomeOf(provider.Accepted, "", "", err)
	}
	after, cancel := afterwards(ctx)
	defer cancel()
	out, err := a.Store.RecordAccess(after, ref, want.Version, a.moment(), outcome)
	if err != nil {
		return workflows.Turn{}, err
	}
	return turn(r.CustomerID, out), nil
}
