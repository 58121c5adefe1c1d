package ledger

import (
	"context"
	"errors"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
)

// Report is what a provider says of a message, by itself or when asked.
type Report struct {
	dunning.News
	Message       uuid.UUID
	Source        string // the provider's id of the report
	Misconfigured bool   // it failed because of the account, not because of the recipient
}

// HearReport records what a provider reported, once for each Source. known false: no message bears that id.
func (s *Store) HearReport(ctx context.Context, now clock.Moment, r Report) (known bool, err error) {
	owner, err := s.read().OwnerOfMessage(ctx, r.Message)
	if errors.Is(err, pgx.ErrNoRows) {
		return false, nil
	}
	ref := Ref{owner.Tenant, owner.Customer}
	if err != nil {
		return false, s.wrap(ref, err)
	}
	return true, s.fact(ctx, ref, now, func(t *transaction) error {
		m, n, err := t.message(ctx, r.Message)
		if err != nil {
			return err
		}
		return t.reported(ctx, m, n, r)
	})
}

// reported applies a report that was not heard before.
func (t *transaction) reported(ctx context.Context, m db.Message, n db.Notice, r Report) error {
	fresh, err := t.AddReport(ctx, db.AddReportParams{
		Tenant: t.ref.Tenant, Message: m.Message, Source: r.Source, Status: string(r.News.Report), Code: r.Code, Wall: t.now.Wall,
	})
	if err != nil || fresh == 0 {
		return err
	}
	if r.Misconfigured {
		o := Outcome{Kind: Misconfigured, Code: r.Code}
		d := detail{"message": m.Message, "notice": n.Notice, "channel": m.Channel, "level": n.Level, "code": r.Code}
		if err := t.askAboutOutcome(ctx, "message", m.Message.String(), o, d); err != nil {
			return err
		}
	}
	before := messageOf(m)
	after := before.Reported(r.News, t.now.Wall)
	if before == after {
		return nil
	}
	if began(after) && before.State == dunning.Claimed {
		if err := t.told(ctx, dunning.NoticeKind(n.Kind), t.dateOf(*m.ClaimedAt)); err != nil {
			return err
		}
	}
	if after.State == dunning.Intended || after.State == dunning.Failed { // something else is to be done than what was planned
		if err := t.wake(ctx); err != nil {
			return err
		}
	}
	return t.move(ctx, m, n, after, "the provider reported: "+string(r.News.Report))
}
