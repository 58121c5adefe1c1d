package activities

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/google/uuid"

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
	if err := a.lookUp(ctx, ref, id); err != nil {
		return workflows.Turn{}, err
	}
	code := a.Verifier.DrawCode() // anew on every try: an earlier one may have been seen
	to, err := a.Store.ClaimCode(ctx, ref, id, a.moment(), code.Ref)
	if errors.Is(err, ledger.ErrNotClaimable) {
		return a.Assess(ctx, c.CustomerID)
	}
	if err != nil {
		return workflows.Turn{}, err
	}
	started, err := a.Verifier.StartVerification(ctx, provider.Start{
		Phone: to.Phone, Call: to.Channel == ledger.ByCall, Code: code, Business: to.Business, Locale: to.Locale, TenantLocale: to.TenantLocale,
	})
	if err != nil {
		a.Log.WarnContext(ctx, "code not known to be sent", slog.String("verification", c.Verification), logs.Error(err))
	}
	after, cancel := afterwards(ctx)
	defer cancel()
	outcome := outcomeOf(started.Outcome, started.Ref, started.Code, err)
	outcome.Landline = started.Landline && a.Verifier.Calls()
	out, err := a.Store.RecordCode(after, ref, id, a.moment(), outcome)
	if err != nil {
		return workflows.Turn{}, err
	}
	return turn(c.CustomerID, out), nil
}

// lookingUp is how long a code waits for what is known of its number, in wall time: whoever signs up waits for the code.
const lookingUp = 4 * time.Second

// lookUp finds out what line a code is to go to, before the first that does, where numbers are looked up. No answer keeps no code
// from going.
func (a *Activities) lookUp(ctx context.Context, ref ledger.Ref, verification uuid.UUID) error {
	if a.Lines == nil {
		return nil
	}
	phone, err := a.Store.LineToLookUp(ctx, ref, verification)
	if err != nil || phone == "" {
		return err
	}
	bounded, cancel := context.WithTimeout(ctx, lookingUp)
	defer cancel()
	line, err := a.Lines.LookUp(bounded, phone)
	if err != nil {
		a.Log.WarnContext(ctx, "number not looked up, and its code goes", slog.String("verification", verification.String()), logs.Error(err))
		return nil
	}
	return a.Store.RecordLine(ctx, ref, verification, a.moment(), ledger.Line{Type: line.Type, Risk: line.PumpingRisk})
}
