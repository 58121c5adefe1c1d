package activities

import (
	"context"
	"errors"
	"log/slog"

	"arrears/internal/ledger"
	"arrears/internal/logs"
	"arrears/internal/provider"
	"arrears/workflows"
)

// SendCode has a one-time code sent, once: a start that is in doubt is not repeated; the customer may ask for another.
func (a *Activities) SendCode(ctx context.Context, c workflows.CodeRef) (workflows.Turn, error) {
	id, err := idOf(c.Verification)
	if err != nil {
		return workflows.Turn{}, err
	}
	ref := refOf(c.CustomerID)
	code := a.Verifier.DrawCode() // anew on every try: an earlier one may have been seen
	to, err := a.Store.ClaimCode(ctx, ref, id, a.moment(), code.Ref)
	if errors.Is(err, ledger.ErrNotClaimable) {
		return a.Assess(ctx, c.CustomerID)
	}
	if err != nil {
		return workflows.Turn{}, err
	}
	started, err := a.Verifier.StartVerification(ctx, provider.Start{
		Phone: to.Phone, Code: code, Business: to.Business, Locale: to.Locale, TenantLocale: to.TenantLocale,
	})
	if err != nil {
		a.Log.WarnContext(ctx, "code not known to be sent", slog.String("verification", c.Verification), logs.Error(err))
	}
	after, cancel := afterwards(ctx)
	defer cancel()
	out, err := a.Store.RecordCode(after, ref, id, a.moment(), outcomeOf(started.Outcome, started.Ref, started.Code, err))
	if err != nil {
		return workflows.Turn{}, err
	}
	return turn(c.CustomerID, out), nil
}
