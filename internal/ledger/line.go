package ledger

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"arrears/internal/clock"
	"arrears/internal/ledger/db"
)

// landline is a kind of line that takes no SMS.
const landline = "landline"

// lineHolds is how long what was found out about a number holds, in wall time.
const lineHolds = 24 * time.Hour

// Line is what a provider found out about the line that a code is to go to.
type Line struct {
	Type string // in the provider's words, such as "mobile" or "landline"; not empty
	Risk int    // that messages to it are ordered for the fees that they bring, to 100; -1: not known
}

// LineToLookUp is the number that a code is to go to, in E.164; empty: nothing is to be found out about it, since that was done
// within the last day, or the code is not to be sent.
func (s *Store) LineToLookUp(ctx context.Context, ref Ref, id uuid.UUID) (phone string, err error) {
	v, err := s.read().Verification(ctx, db.VerificationParams{Tenant: ref.Tenant, Verification: id})
	if errors.Is(err, pgx.ErrNoRows) || err == nil && (v.State != "intended" || v.LookedWall != nil) {
		return "", nil
	}
	return v.Phone, s.wrap(ref, err)
}

// lineOf is the kind of line that a customer's number was found to be before its code went; empty: it was not looked up.
func (s *Store) lineOf(ctx context.Context, ref Ref, phone string) (string, error) {
	v, err := s.read().LastVerification(ctx, db.LastVerificationParams{Tenant: ref.Tenant, Customer: ref.Customer})
	if errors.Is(err, pgx.ErrNoRows) || err == nil && (v.Phone != phone || v.LookedWall == nil) {
		return "", nil
	}
	return v.Line, err
}

// RecordLine keeps what was found out about the line that a code is to go to.
func (s *Store) RecordLine(ctx context.Context, ref Ref, id uuid.UUID, now clock.Moment, l Line) error {
	return s.locked(ctx, ref, now, func(t *transaction) error {
		v, err := t.verification(ctx, id)
		if err != nil || v.State != "intended" {
			return err
		}
		v.Line, v.LookedWall, v.Risk = l.Type, &now.Wall, int32(l.Risk)
		if err := t.setVerification(ctx, v, v.State); err != nil {
			return err
		}
		return t.note(ctx, "verification.looked_up", byArrears, "the number was looked up", detail{"verification": id, "line": l.Type, "risk": l.Risk})
	})
}
