package activities

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/worker"

	"arrears/internal/clock"
	"arrears/internal/ledger"
	"arrears/internal/provider"
	"arrears/workflows"
)

// Activities hold what they work with. All fields but Provisioner, Biller, Lines and Register are required.
type Activities struct {
	Store       *ledger.Store
	Email       provider.EmailSender
	SMS         provider.SMSSender
	Finder      provider.SMSFinder
	Verifier    provider.Verifier
	Provisioner provider.Provisioner // nil: access changes go to the worklist
	Biller      provider.Biller      // nil: what the books are to be asked goes to the worklist
	Lines       provider.LineLookup  // nil: numbers are not looked up
	Register    provider.Register    // nil: no register is asked about who signs up
	Clock       clock.Clock
	Now         func() time.Time // wall time
	Log         *slog.Logger
}

// Ledger registers what the main task queue carries.
func (a *Activities) Ledger(w worker.ActivityRegistry) {
	w.RegisterActivityWithOptions(a.Assess, activity.RegisterOptions{Name: workflows.ActivityAssess})
}

// Messages registers what the queues of the e-mail and SMS providers carry.
func (a *Activities) Messages(w worker.ActivityRegistry) {
	w.RegisterActivityWithOptions(a.Deliver, activity.RegisterOptions{Name: workflows.ActivityDeliver})
	w.RegisterActivityWithOptions(a.Search, activity.RegisterOptions{Name: workflows.ActivitySearch})
	w.RegisterActivityWithOptions(a.SendCode, activity.RegisterOptions{Name: workflows.ActivitySendCode})
}

// Provisioning registers what the queue of the provisioning system carries.
func (a *Activities) Provisioning(w worker.ActivityRegistry) {
	w.RegisterActivityWithOptions(a.SetAccess, activity.RegisterOptions{Name: workflows.ActivitySetAccess})
}

// Billing registers what the queue of the billing system carries.
func (a *Activities) Billing(w worker.ActivityRegistry) {
	w.RegisterActivityWithOptions(a.AskBilling, activity.RegisterOptions{Name: workflows.ActivityAskBilling})
}

// Screening registers what the queue of those carries who know something about sign-ups.
func (a *Activities) Screening(w worker.ActivityRegistry) {
	w.RegisterActivityWithOptions(a.Screen, activity.RegisterOptions{Name: workflows.ActivityScreen})
}

func (a *Activities) moment() clock.Moment { return a.Clock.At(a.Now()) }

// aftermath is how long the recording of an outcome may take, even when the activity itself was cancelled: what was
// done must be written down.
const aftermath = 5 * time.Second

func afterwards(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.WithoutCancel(ctx), aftermath)
}

func refOf(id workflows.CustomerID) ledger.Ref {
	return ledger.Ref{Tenant: id.Tenant, Customer: id.Customer}
}

// outcomeOf sorts a provider's answer into what the ledger records.
func outcomeOf(result provider.Outcome, id, code string, err error) ledger.Outcome {
	var refusal *provider.Error
	switch {
	case errors.As(err, &refusal):
		kind := map[provider.Class]ledger.OutcomeKind{
			provider.NotSent: ledger.NotSent, provider.Transient: ledger.NotSent,
			provider.InDoubt: ledger.Unknown, provider.Configuration: ledger.Misconfigured,
		}[refusal.Class]
		return ledger.Outcome{Kind: kind, Code: refusal.Code, RetryAfter: refusal.RetryAfter}
	case err != nil: // no adapter returns this; if one did, it may have sent
		return ledger.Outcome{Kind: ledger.Unknown, Code: "unclassified"}
	}
	kind := map[provider.Outcome]ledger.OutcomeKind{
		provider.Accepted: ledger.Sent, provider.Suppressed: ledger.Blocked,
		provider.InvalidRecipient: ledger.Undeliverable, provider.Rejected: ledger.Undeliverable,
	}[result]
	return ledger.Outcome{Kind: kind, ProviderID: id, Code: code}
}
