package ledger

import (
	"context"
	"strconv"

	"github.com/google/uuid"

	"arrears/internal/clock"
	"arrears/internal/consent"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
)

// RecordMessage records what the provider answered to a claimed message, and returns everything outstanding.
// An outcome for a message that is not claimed (any more), or of an earlier try, changes nothing.
func (s *Store) RecordMessage(ctx context.Context, ref Ref, id uuid.UUID, now clock.Moment, o Outcome) (Outstanding, error) {
	var out Outstanding
	err := s.locked(ctx, ref, now, func(t *transaction) error {
		m, n, err := t.message(ctx, id)
		if err != nil {
			return err
		}
		if m.State == string(dunning.Claimed) && (o.Try == 0 || o.Try == int(m.Tries)) {
			if err := t.recordMessage(ctx, m, n, o); err != nil {
				return err
			}
			if err := t.load(ctx); err != nil {
				return err
			}
		}
		out, err = t.converge(ctx)
		return err
	})
	return out, err
}

func (t *transaction) recordMessage(ctx context.Context, m db.Message, n db.Notice, o Outcome) error {
	if err := t.AddAttempt(ctx, db.AddAttemptParams{
		Tenant: t.ref.Tenant, Message: m.Message, Attempt: m.Tries, Wall: t.now.Wall, Outcome: string(o.Kind), Code: o.Code,
	}); err != nil {
		return err
	}
	if o.Kind == Blocked {
		source := m.Message.String() + "/" + strconv.Itoa(int(m.Tries))
		if err := t.optedOut(ctx, dunning.Channel(m.Channel), m.Address, consent.Notices, source); err != nil {
			return err
		}
	}
	if err := t.tellBreaker(ctx, dunning.Channel(m.Channel), o); err != nil {
		return err
	}
	answer := dunning.Answer{Kind: o.Kind, Provider: o.ProviderID, Code: o.Code, Retry: backoff(m.Tries, o.RetryAfter)}
	if o.Kind == Misconfigured {
		answer.Retry = misconfiguredRetry
	}
	terms, err := t.terms(ctx, n)
	if err != nil {
		return err
	}
	after := messageOf(m).Answered(answer, terms, t.now.Wall)
	if began(after) { // which may be long after the notice was begun
		if err := t.told(ctx, dunning.NoticeKind(n.Kind), t.dateOf(*m.ClaimedAt)); err != nil {
			return err
		}
	}
	if o.Kind == Misconfigured {
		d := detail{"message": m.Message, "notice": n.Notice, "channel": m.Channel, "level": n.Level, "code": o.Code}
		if err := t.askAboutOutcome(ctx, "message", m.Message.String(), o, d); err != nil {
			return err
		}
	}
	return t.move(ctx, m, n, after, "the provider answered: "+string(o.Kind))
}
