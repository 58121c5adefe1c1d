package ledger

import (
	"context"
	"errors"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
)

// codeWasSent takes a human's word that a code in doubt went out. It is checked by what one of ours is known by, else by the number that it went to.
func codeWasSent(ctx context.Context, t *transaction, w db.Worklist, in Decision) error {
	v, err := t.codeOf(ctx, w)
	if err != nil || !codeInDoubt(v) {
		return err
	}
	return t.settleCode(ctx, v, "accepted", in)
}

// codeWasNotSent has the code sent after all.
func codeWasNotSent(ctx context.Context, t *transaction, w db.Worklist, in Decision) error {
	v, err := t.codeOf(ctx, w)
	if err != nil || !codeInDoubt(v) {
		return err
	}
	v.ProviderRef, v.StartedWall, v.RetryWall = "", nil, nil
	return t.settleCode(ctx, v, "intended", in)
}

func (t *transaction) settleCode(ctx context.Context, v db.Verification, state string, in Decision) error {
	if err := t.setVerification(ctx, v, state); err != nil {
		return err
	}
	return t.note(ctx, "verification."+in.Choice, in.By, "a human settled the doubt", detail{"verification": v.Verification})
}

// codeInDoubt tells whether it is unknown what became of the code: it is claimed, and not just being sent.
func codeInDoubt(v db.Verification) bool { return v.State == "claimed" && v.Code != "" }

// codeOf reads the code that the work is about.
func (t *transaction) codeOf(ctx context.Context, w db.Worklist) (db.Verification, error) {
	id, err := uuid.Parse(w.Ref)
	if err != nil {
		return db.Verification{}, err
	}
	return t.verification(ctx, id)
}

// tryCode has the code that waits sent at once.
func tryCode(ctx context.Context, t *transaction, _ db.Worklist, _ Decision) error {
	v, err := t.OpenVerification(ctx, db.OpenVerificationParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer})
	if errors.Is(err, pgx.ErrNoRows) || err == nil && v.State != "intended" {
		return nil
	}
	if err != nil {
		return err
	}
	v.RetryWall = nil
	return t.setVerification(ctx, v, "intended")
}

// anotherCode sends a code to the number as it is now, no sooner than the customer themselves could have asked for it.
func anotherCode(ctx context.Context, t *transaction, _ db.Worklist, _ Decision) error {
	if !t.verifying() {
		return nil
	}
	return t.askAgain(ctx, BySMS)
}

// closeSignUp gives the sign-up up.
func closeSignUp(ctx context.Context, t *transaction, _ db.Worklist, in Decision) error {
	if t.account.Phase == dunning.Closed {
		return nil
	}
	return t.closeAccount(ctx, in.By, "the sign-up was given up")
}

func codeIsSettled(ctx context.Context, t *transaction, w db.Worklist, d dunning.Decision) (bool, error) {
	v, err := t.codeOf(ctx, w)
	return d.Phase != dunning.Verifying || err == nil && !codeInDoubt(v), err
}

func noCodeWaits(ctx context.Context, t *transaction, _ db.Worklist, d dunning.Decision) (bool, error) {
	v, err := t.OpenVerification(ctx, db.OpenVerificationParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer})
	if errors.Is(err, pgx.ErrNoRows) {
		return true, nil
	}
	return d.Phase != dunning.Verifying || v.State == "accepted", err
}

// codeIsReplaced tells whether another code was asked for since.
func codeIsReplaced(ctx context.Context, t *transaction, w db.Worklist, d dunning.Decision) (bool, error) {
	last, err := t.LastVerification(ctx, db.LastVerificationParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer})
	return d.Phase != dunning.Verifying || last.Verification.String() != w.Ref, err
}
