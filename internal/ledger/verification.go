package ledger

import (
	"cmp"
	"context"
	"errors"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"arrears/internal/clock"
	"arrears/internal/consent"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
	"arrears/internal/money"
)

// CodeLives is how long a code is valid, in wall time: as long as Twilio Verify keeps one.
const CodeLives = 10 * time.Minute

// callWithin is how long after it was asked for somebody is called with a code, in wall time: a phone that rings later may wake them.
const callWithin = CodeLives

// Limits of codes, in wall time. One takes as many checks as with Twilio Verify.
const (
	maxChecks       = 5
	firstResendWait = 30 * time.Second
	maxResendWait   = time.Hour
	maxStarts       = 100 // codes a customer may ask for in all
)

// The ways by which a code goes.
const (
	BySMS  = "sms"
	ByCall = "call" // a voice says it
)

// askForCode plans a code for the customer's phone, unless too many were asked for.
func (t *transaction) askForCode(ctx context.Context, channel string) error {
	if t.row.Phone == "" {
		return refuse(Invalid, "phone_missing", "a sign-up is verified by SMS and needs a phone").at("phone")
	}
	id := newID()
	if err := t.mayAsk(ctx, id); err != nil {
		return err
	}
	if err := t.AddVerification(ctx, db.AddVerificationParams{
		Tenant: t.ref.Tenant, Verification: id, Customer: t.ref.Customer, Phone: t.row.Phone, AskedWall: t.now.Wall, Channel: channel,
		KnownSince: t.now.Wall.Add(-lineHolds),
	}); err != nil {
		return err
	}
	return t.note(ctx, "verification.asked", byCustomer, "the phone is to be proven", detail{"verification": id, "channel": channel})
}

// ResendCode asks for another code by SMS. The wait between two doubles from 30 seconds to an hour.
func (s *Store) ResendCode(ctx context.Context, ref Ref, now clock.Moment) error {
	return s.resendCode(ctx, ref, now, BySMS)
}

// CallWithCode is ResendCode by a voice call.
func (s *Store) CallWithCode(ctx context.Context, ref Ref, now clock.Moment) error {
	return s.resendCode(ctx, ref, now, ByCall)
}

func (s *Store) resendCode(ctx context.Context, ref Ref, now clock.Moment, channel string) error {
	return s.locked(ctx, ref, now, func(t *transaction) error {
		if t.again {
			return nil
		}
		if !t.verifying() {
			return refuse(Conflict, "not_verifying", "the customer is not being verified (phase %s)", t.account.Phase)
		}
		return t.askAgain(ctx, channel)
	})
}

// verifying tells whether the customer still has to prove their phone.
func (t *transaction) verifying() bool {
	return t.account.Phase == dunning.Verifying && t.account.Verified == nil
}

// askAgain plans another code, once the wait is over, in the place of the one before.
func (t *transaction) askAgain(ctx context.Context, channel string) error {
	last, err := t.LastVerification(ctx, db.LastVerificationParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer})
	if err != nil {
		return err
	}
	asked, err := t.CountVerifications(ctx, db.CountVerificationsParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer})
	if err != nil {
		return err
	}
	if wait := resendWait(asked) - t.now.Wall.Sub(last.AskedWall); wait > 0 || asked >= maxStarts {
		refusal := refuse(Throttled, "resend_too_soon", "wait before asking for another code")
		refusal.RetryAfter = max(wait, time.Second)
		return refusal
	}
	if last.State != "failed" && last.State != "superseded" && last.State != "approved" {
		if err := t.setVerification(ctx, last, "superseded"); err != nil {
			return err
		}
	}
	if err := t.askForCode(ctx, channel); err != nil {
		return err
	}
	return t.wake(ctx)
}

// resendWait is how long after the n-th code the next may be asked for.
func resendWait(n int64) time.Duration {
	wait := firstResendWait
	for ; n > 1 && wait < maxResendWait; n-- {
		wait *= 2
	}
	return min(wait, maxResendWait)
}

func (t *transaction) setVerification(ctx context.Context, v db.Verification, state string) error {
	return t.SetVerification(ctx, db.SetVerificationParams{
		Tenant: v.Tenant, Verification: v.Verification, State: state, ProviderRef: v.ProviderRef, Code: v.Code,
		StartedWall: v.StartedWall, RetryWall: v.RetryWall, Tries: v.Tries,
		Channel: v.Channel, Line: v.Line, LookedWall: v.LookedWall, Risk: v.Risk,
	})
}

// CodeStart is a code to be sent.
type CodeStart struct {
	Phone        string
	Channel      string // BySMS or ByCall
	Business     string // the tenant's name
	Locale       string // BCP 47, the customer's; empty: TenantLocale
	TenantLocale string
}

// ErrNotClaimable says that there is nothing to be sent: it was claimed before, or no longer holds.
var ErrNotClaimable = errors.New("ledger: not claimable")

// ClaimCode claims the sending of a code. From here on it counts as begun: only a proof that it was not sent
// undoes the claim. kept is what a code of ours is known by, and empty where the provider makes it: a doubtful one of ours
// can be checked, too.
func (s *Store) ClaimCode(ctx context.Context, ref Ref, id uuid.UUID, now clock.Moment, kept string) (CodeStart, error) {
	var out CodeStart
	blocked := false
	err := s.locked(ctx, ref, now, func(t *transaction) error {
		blocked = false
		v, err := t.verification(ctx, id)
		if err != nil {
			return err
		}
		if v.State != "intended" || !t.verifying() {
			return ErrNotClaimable
		}
		rules, err := codeRulesOf(t.tenant)
		if err != nil {
			return err
		}
		if int(v.Risk) >= rules.Risk {
			blocked = true
			return t.leaveCode(ctx, v, "pumping_risk", "verification.risky", "messages to the number may be ordered for the fees they bring")
		}
		if v.Line == landline {
			v.Channel = ByCall
		}
		if v.Channel == ByCall && now.Wall.Sub(v.AskedWall) > callWithin {
			if v.Line == landline {
				blocked = true
				return t.leaveCode(ctx, v, "too_late", "verification.too_late", "nobody waits for the call any more")
			}
			v.Channel = BySMS
		}
		v.ProviderRef = kept
		allowed, err := t.mayWrite(ctx, dunning.SMS, v.Phone, codePurpose(v))
		if err != nil {
			return err
		}
		if !allowed {
			blocked = true
			return t.leaveCode(ctx, v, "no_consent", "verification.suppressed", "the number does not want codes")
		}
		v.StartedWall, v.RetryWall, v.Code = &now.Wall, nil, ""
		v.Tries++
		if err := t.setVerification(ctx, v, "claimed"); err != nil {
			return err
		}
		out = CodeStart{Phone: v.Phone, Channel: v.Channel, Business: t.tenant.Name, Locale: t.row.Locale, TenantLocale: t.tenant.Locale}
		return t.note(ctx, "verification.claimed", byArrears, "a code is being sent", detail{"verification": id, "channel": v.Channel})
	})
	if err == nil && blocked {
		err = ErrNotClaimable
	}
	return out, err
}

// codePurpose is what a claimed code counts as where consent is asked. One of ours comes from the sender of notices, and whoever has
// stopped that sender gets none: the provider would refuse it. The provider's own codes have other senders.
func codePurpose(v db.Verification) consent.Purpose {
	if v.ProviderRef != "" {
		return consent.Notices
	}
	return consent.Codes
}

// leaveCode ends a code that is not to be sent, for a reason, and asks a human.
func (t *transaction) leaveCode(ctx context.Context, v db.Verification, code, what, why string) error {
	v.ProviderRef, v.Code = "", code
	if err := t.setVerification(ctx, v, "failed"); err != nil {
		return err
	}
	d := detail{"verification": v.Verification, "code": v.Code}
	if err := t.askAboutOutcome(ctx, "verification", v.Verification.String(), Outcome{Kind: Blocked, Code: v.Code}, d); err != nil {
		return err
	}
	return t.note(ctx, what, byArrears, why, d)
}

func (t *transaction) verification(ctx context.Context, id uuid.UUID) (db.Verification, error) {
	v, err := t.Verification(ctx, db.VerificationParams{Tenant: t.ref.Tenant, Verification: id})
	if errors.Is(err, pgx.ErrNoRows) || err == nil && v.Customer != t.ref.Customer {
		return v, refuse(NotFound, "verification_not_found", "there is no such verification")
	}
	return v, err
}

// RecordCode records what the provider answered to a claimed code, and returns everything outstanding.
func (s *Store) RecordCode(ctx context.Context, ref Ref, id uuid.UUID, now clock.Moment, o Outcome) (Outstanding, error) {
	var out Outstanding
	err := s.locked(ctx, ref, now, func(t *transaction) error {
		v, err := t.verification(ctx, id)
		if err != nil {
			return err
		}
		if v.State == "claimed" {
			if err := t.recordCode(ctx, v, o); err != nil {
				return err
			}
		}
		out, err = t.converge(ctx)
		return err
	})
	return out, err
}

func (t *transaction) recordCode(ctx context.Context, v db.Verification, o Outcome) error {
	v.Code = o.Code
	purpose := codePurpose(v)
	d := detail{"verification": v.Verification, "outcome": o.Kind, "code": o.Code}
	state := "claimed"
	switch o.Kind {
	case Sent:
		state, v.ProviderRef = "accepted", o.ProviderID
	case NotSent, Misconfigured:
		state, v.ProviderRef, v.StartedWall, v.RetryWall = "intended", "", nil, later(t.now.Wall, shortBackoff(v.Tries, o.RetryAfter))
	case Undeliverable, Blocked:
		if o.Landline && v.Channel == BySMS { // which a voice may reach
			state, v.ProviderRef, v.StartedWall, v.Channel, v.Line = "intended", "", nil, ByCall, landline
			break
		}
		state, v.ProviderRef = "failed", ""
	case Unknown: // which is known of it at the least
		v.Code = cmp.Or(o.Code, doubtful)
	}
	if err := t.setVerification(ctx, v, state); err != nil {
		return err
	}
	if o.Kind == Blocked {
		if err := t.optedOut(ctx, dunning.SMS, v.Phone, purpose, v.Verification.String()); err != nil {
			return err
		}
	}
	if state == "intended" && o.Kind == Undeliverable {
		return t.note(ctx, "verification.landline", byArrears, "the number takes no SMS; a call tries it", d)
	}
	if err := t.askAboutOutcome(ctx, "verification", v.Verification.String(), o, d); err != nil {
		return err
	}
	return t.note(ctx, "verification."+string(o.Kind), byArrears, "the provider answered", d)
}

// CodeCheck is what a provider says of a submitted code.
type CodeCheck string

// The answers.
const (
	CodeApproved  CodeCheck = "approved"
	CodeWrong     CodeCheck = "wrong"
	CodeGone      CodeCheck = "gone"      // used up, expired or unknown
	CodeExhausted CodeCheck = "exhausted" // checked too often
)

// CheckCode checks a submitted code under the customer's lock, by asking the provider with check, and commits the
// result as a fact. ref is the provider's, or the phone where a start is in doubt. A customer who is verified already
// is approved again; everything but a nil error is a refusal.
func (s *Store) CheckCode(ctx context.Context, ref Ref, now clock.Moment, check func(ctx context.Context, providerRef string) (CodeCheck, error)) error {
	var refusal *Error
	var asked uuid.UUID // whose code was checked: the provider counts, too, and takes a right one once
	var answer CodeCheck
	err := s.fact(ctx, ref, now, func(t *transaction) error {
		refusal = nil
		if t.account.Verified != nil {
			return nil
		}
		if t.account.Phase != dunning.Verifying {
			return refuse(Gone, "verification_expired", "the sign-up is over (phase %s)", t.account.Phase)
		}
		v, err := t.OpenVerification(ctx, db.OpenVerificationParams{Tenant: ref.Tenant, Customer: ref.Customer})
		if errors.Is(err, pgx.ErrNoRows) {
			return refuse(Gone, "verification_expired", "no code is valid; ask for another")
		}
		if err != nil {
			return err
		}
		switch {
		case v.State == "intended":
			return refuse(Pending, "verification_pending", "the code is still on its way; try again in a moment")
		case v.Checks >= maxChecks:
			return locked(v, now)
		case v.StartedWall != nil && now.Wall.Sub(*v.StartedWall) > CodeLives:
			return refuse(Gone, "verification_expired", "the code was valid for %s; ask for another", CodeLives)
		case t.again: // neither approved nor gone: the code was found wrong, and is not counted twice
			return wrongCode(v)
		}
		providerRef := v.ProviderRef
		if providerRef == "" {
			providerRef = v.Phone
		}
		if asked != v.Verification {
			if answer, err = check(ctx, providerRef); err != nil {
				return err
			}
			asked = v.Verification
		}
		refusal, err = t.judgeCode(ctx, v, answer)
		return err
	})
	if err == nil && refusal != nil { // the count of checks is committed, and the code is refused
		return refusal
	}
	return err
}

func locked(v db.Verification, now clock.Moment) *Error {
	refusal := refuse(Throttled, "verification_locked", "the code was checked %d times; ask for another", maxChecks)
	refusal.RetryAfter = time.Second
	if v.StartedWall != nil {
		refusal.RetryAfter = max(CodeLives-now.Wall.Sub(*v.StartedWall), time.Second)
	}
	return refusal
}

func wrongCode(v db.Verification) *Error {
	left := maxChecks - int(v.Checks)
	refusal := refuse(Invalid, "verification_wrong_code", "the code is wrong").at("code")
	refusal.AttemptsLeft = &left
	return refusal
}

// judgeCode records the provider's answer. What it refuses is committed too: a wrong code counts.
func (t *transaction) judgeCode(ctx context.Context, v db.Verification, answer CodeCheck) (*Error, error) {
	d := detail{"verification": v.Verification, "answer": answer}
	switch answer {
	case CodeApproved:
		if err := t.setVerification(ctx, v, "approved"); err != nil {
			return nil, err
		}
		return nil, t.verified(ctx, d)
	case CodeWrong, CodeExhausted:
		if err := t.CountCheck(ctx, db.CountCheckParams{Tenant: t.ref.Tenant, Verification: v.Verification}); err != nil {
			return nil, err
		}
		v.Checks++
		if err := t.note(ctx, "verification.wrong_code", byCustomer, "a wrong code was submitted", d); err != nil {
			return nil, err
		}
		if v.Checks >= maxChecks || answer == CodeExhausted {
			return locked(v, t.now), nil
		}
		return wrongCode(v), nil
	default:
		if err := t.setVerification(ctx, v, "failed"); err != nil {
			return nil, err
		}
		return refuse(Gone, "verification_expired", "the code is no longer valid; ask for another"),
			t.note(ctx, "verification.expired", byCustomer, "a code that is no longer valid was submitted", d)
	}
}

// verified records that the phone is proven, and asks for the prepayment.
func (t *transaction) verified(ctx context.Context, d detail) error {
	if err := t.askPrepayment(ctx, t.now.Business); err != nil {
		return err
	}
	if err := t.note(ctx, "verification.approved", byCustomer, "the right code was submitted", d); err != nil {
		return err
	}
	return t.allocate(ctx)
}

// askPrepayment asks whoever is verified since the instant for the prepayment: an item of ours, due on this very day.
func (t *transaction) askPrepayment(ctx context.Context, verified time.Time) error {
	item := ""
	if t.row.PrepayMinor > 0 {
		item = "prepay-" + newID().String()
		today := t.dateOf(t.now.Business)
		if _, err := t.addItem(ctx, NewInvoice{
			ID: item, Number: "Prepayment", Customer: t.ref.Customer, Kind: dunning.Prepayment, IssuedOn: today, DueOn: today,
			Amount: money.Amount{Currency: money.Currency(t.row.PrepayCurrency), Minor: t.row.PrepayMinor},
		}); err != nil {
			return err
		}
	}
	return t.SetVerified(ctx, db.SetVerifiedParams{
		Tenant: t.ref.Tenant, Customer: t.ref.Customer, VerifiedAt: &verified, PrepaymentItem: item,
	})
}
