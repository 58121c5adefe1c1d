package ledger

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"

	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
)

// What a human is asked about a sign-up, and may answer. Each is asked once.
const (
	kindReferred   = "screening_referred"
	kindReview     = "refusal_review"
	aboutScreening = "screening"

	approve      = "approve"
	refuseSignUp = "refuse"
	uphold       = "uphold"
)

// decisionWord is a verdict as people decide it.
func decisionWord(v dunning.Verdict) string {
	if v == dunning.Pass {
		return approve
	}
	return refuseSignUp
}

func rules(v dunning.Verdict) effect {
	return func(ctx context.Context, t *transaction, _ db.Worklist, in Decision) error {
		if err := reasoned(in); err != nil {
			return err
		}
		return t.SetRuling(ctx, db.SetRulingParams{
			Tenant: t.ref.Tenant, Customer: t.ref.Customer, Ruling: string(v), RuledBy: in.By, RuledAt: t.now.Business,
		})
	}
}

func referralIsOver(_ context.Context, _ *transaction, _ db.Worklist, d dunning.Decision) (bool, error) {
	return d.Phase != dunning.Screening, nil
}

// AskReview has a person look again at a sign-up that was refused, once. Asked again while it waits, it is the same question.
func (s *Store) AskReview(ctx context.Context, ref Ref, now clock.Moment, by, note string) (Work, error) {
	var w db.Worklist
	err := s.locked(ctx, ref, now, func(t *transaction) error {
		find := db.WorkAboutParams{Tenant: ref.Tenant, Customer: ref.Customer, Kind: kindReview, Ref: aboutScreening}
		var err error
		if w, err = t.WorkAbout(ctx, find); !errors.Is(err, pgx.ErrNoRows) {
			if err == nil && w.ClosedAt != nil && !t.again {
				err = refuse(Conflict, "reviewed_already", "a person has looked at the refusal again and decided %q; that is once only", w.Decision)
			}
			return err
		}
		if err := t.reviewable(); err != nil {
			return err
		}
		row, err := t.Screening(ctx, db.ScreeningParams{Tenant: ref.Tenant, Customer: ref.Customer})
		if err != nil {
			return err
		}
		d, err := screeningDetail(row)
		if err != nil {
			return err
		}
		if err := t.ask(ctx, kindReview, aboutScreening, []string{approve, uphold}, d); err != nil {
			return err
		}
		if err := t.note(ctx, "screening.review_asked", by, note, nil); err != nil {
			return err
		}
		w, err = t.WorkAbout(ctx, find)
		return err
	})
	if err != nil {
		return Work{}, err
	}
	return workOf(w)
}

// reviewable tells whether there is a refusal that can be looked at again.
func (t *transaction) reviewable() error {
	switch {
	case t.row.ErasedWall != nil:
		return refuse(Conflict, "customer_erased", "customer %q was erased, and nothing is left to look at; have them sign up anew", t.ref.Customer)
	case t.account.Phase != dunning.Closed || t.account.ClosedReason != dunning.Refused:
		return refuse(Conflict, "not_refused", "the sign-up of customer %q was not refused (phase %s)", t.ref.Customer, t.account.Phase)
	default:
		return nil
	}
}

func refusalUpheld(ctx context.Context, t *transaction, _ db.Worklist, in Decision) error {
	if err := reasoned(in); err != nil {
		return err
	}
	return t.reviewed(ctx, dunning.Refuse, in)
}

// refusalLifted has the sign-up go on: the prepayment is asked anew, since what was asked before was waived with the refusal.
func refusalLifted(ctx context.Context, t *transaction, _ db.Worklist, in Decision) error {
	if err := reasoned(in); err != nil {
		return err
	}
	if err := t.reviewable(); err != nil {
		return err
	}
	refunded, err := t.WasRefunded(ctx, db.WasRefundedParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer})
	if err != nil {
		return err
	}
	if refunded { // it still counts as their credit, and would pay what is asked
		return refuse(Conflict, "refunded_since", "what customer %q had paid was refunded since; have them sign up anew", t.ref.Customer)
	}
	if err := t.reviewed(ctx, dunning.Pass, in); err != nil {
		return err
	}
	t.account.Phase, t.account.ClosedReason = dunning.Screening, ""
	if err := t.askPrepayment(ctx, *t.row.VerifiedAt); err != nil {
		return err
	}
	if err := t.load(ctx); err != nil {
		return err
	}
	t.account.Phase, t.account.ClosedReason = dunning.Screening, ""
	if err := t.allocate(ctx); err != nil {
		return err
	}
	if err := t.withdrawCredit(ctx); err != nil {
		return err
	}
	return t.carryOut(ctx, t.decide())
}

func (t *transaction) reviewed(ctx context.Context, v dunning.Verdict, in Decision) error {
	return t.SetReview(ctx, db.SetReviewParams{
		Tenant: t.ref.Tenant, Customer: t.ref.Customer, Review: string(v), ReviewedBy: in.By, ReviewedAt: t.now.Business,
	})
}

// withdrawCredit asks no more what became of money that pays again.
func (t *transaction) withdrawCredit(ctx context.Context) error {
	open, err := t.OpenWorkItems(ctx, db.OpenWorkItemsParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer})
	if err != nil {
		return err
	}
	for _, w := range open {
		if w.Kind != "credit_after_closing" {
			continue
		}
		if err := t.closeAsMoot(ctx, w); err != nil {
			return err
		}
	}
	return nil
}

// reasoned holds a decision on a person to a reason.
func reasoned(in Decision) error {
	if in.Note == "" {
		return refuse(Invalid, "note_missing", "say why: it is kept with the decision").at("note")
	}
	return nil
}
