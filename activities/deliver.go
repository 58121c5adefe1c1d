package activities

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/google/uuid"
	"go.temporal.io/sdk/temporal"

	"arrears/internal/dunning"
	"arrears/internal/ledger"
	"arrears/internal/letter"
	"arrears/internal/logs"
	"arrears/internal/provider"
	"arrears/workflows"
)

// Deliver sends one message, once. The claim in the ledger comes first and is the point of no return: whoever finds a
// message claimed already, because an earlier try died, leaves it in doubt and never sends it again.
func (a *Activities) Deliver(ctx context.Context, d workflows.Delivery) (workflows.Turn, error) {
	id, err := idOf(d.Message)
	if err != nil {
		return workflows.Turn{}, err
	}
	ref := refOf(d.CustomerID)
	claimed, err := a.Store.Claim(ctx, ref, id, a.moment(), letter.Render)
	var outcome ledger.Outcome
	switch {
	case errors.Is(err, ledger.ErrNotClaimable) && claimed.AlreadyTaken:
		outcome = ledger.Outcome{Kind: ledger.Unknown, Code: "claimed_before"}
	case errors.Is(err, ledger.ErrNotClaimable):
		return a.Assess(ctx, d.CustomerID)
	case err != nil:
		return workflows.Turn{}, err
	default:
		outcome = a.send(ctx, claimed)
	}
	outcome.Try = claimed.Try
	after, cancel := afterwards(ctx)
	defer cancel()
	out, err := a.Store.RecordMessage(after, ref, id, a.moment(), outcome)
	if err != nil {
		return workflows.Turn{}, err
	}
	return turn(d.CustomerID, out), nil
}

func (a *Activities) send(ctx context.Context, c ledger.Claimed) ledger.Outcome {
	var result provider.Result
	var err error
	if c.Channel == dunning.SMS {
		result, err = a.SMS.SendSMS(ctx, provider.SMS{
			MessageID: c.Message.String(), To: c.To, Body: c.Rendered.Text, ValidFor: a.validity(c),
		})
	} else {
		result, err = a.Email.SendEmail(ctx, provider.Email{
			MessageID: c.Message.String(), To: c.To, ToName: c.ToName,
			Subject: c.Rendered.Subject, Text: c.Rendered.Text, HTML: c.Rendered.HTML,
		})
	}
	if err != nil {
		a.Log.WarnContext(ctx, "message not known to be sent", slog.String("message", c.Message.String()), logs.Error(err))
	}
	return outcomeOf(result.Outcome, result.ProviderID, result.Code, err)
}

// validity is how long a carrier may hold an SMS: no longer than the window is open, so that none arrives at night.
func (a *Activities) validity(c ledger.Claimed) time.Duration {
	return max(a.Clock.Sleep(a.Now(), c.WindowCloses), time.Second)
}

func idOf(text string) (uuid.UUID, error) {
	id, err := uuid.Parse(text)
	if err != nil {
		return id, temporal.NewNonRetryableApplicationError("an id is not one", "invalid", nil)
	}
	return id, nil
}
