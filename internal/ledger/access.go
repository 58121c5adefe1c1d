package ledger

import (
	"context"
	"slices"
	"strconv"
	"time"

	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
)

// changeAccess makes the decision's access and reasons the customer's desired state, one version on.
func (t *transaction) changeAccess(ctx context.Context, d dunning.Decision) error {
	reasons := textsOf(d.Reasons)
	if string(d.Access) == t.row.Access {
		if slices.Equal(reasons, t.row.Reasons) && string(d.PolicyAccess) == t.row.PolicyAccess {
			return nil
		}
		return t.SetReasons(ctx, db.SetReasonsParams{
			Tenant: t.ref.Tenant, Customer: t.ref.Customer, PolicyAccess: string(d.PolicyAccess), Reasons: reasons,
		})
	}
	version := t.row.AccessVersion + 1
	if err := t.SetAccess(ctx, db.SetAccessParams{
		Tenant: t.ref.Tenant, Customer: t.ref.Customer, Access: string(d.Access), AccessVersion: version,
		PolicyAccess: string(d.PolicyAccess), Reasons: reasons,
	}); err != nil {
		return err
	}
	if err := t.AddAccessChange(ctx, db.AddAccessChangeParams{
		Tenant: t.ref.Tenant, Customer: t.ref.Customer, Version: version, Access: string(d.Access), Reasons: reasons, At: d.At,
	}); err != nil {
		return err
	}
	if err := t.note(ctx, "access.decided", byArrears, "access follows phase and reasons",
		detail{"from": t.row.Access, "access": d.Access, "reasons": reasons, "version": version}); err != nil {
		return err
	}
	t.row.Access, t.row.AccessVersion, t.row.AccessRetryWall, t.row.AccessFailures = string(d.Access), version, nil, 0
	return t.last(ctx, "access "+string(d.Access), d.At)
}

// DesiredAccess is what provisioning is to be told.
type DesiredAccess struct {
	Version   int64
	Confirmed int64 // the version that provisioning has confirmed; Version itself: nothing to tell
	Access    dunning.Access
	Reasons   []string
	At        time.Time
}

// DesiredAccess reads the newest version of a customer's access.
func (s *Store) DesiredAccess(ctx context.Context, ref Ref) (DesiredAccess, error) {
	row, err := s.read().Customer(ctx, db.CustomerParams{Tenant: ref.Tenant, Customer: ref.Customer})
	if err != nil {
		return DesiredAccess{}, s.wrap(ref, err)
	}
	c := row.Customer
	out := DesiredAccess{Version: c.AccessVersion, Confirmed: c.AccessConfirmed}
	if c.AccessVersion == 0 {
		return out, nil
	}
	change, err := s.read().AccessChange(ctx, db.AccessChangeParams{Tenant: ref.Tenant, Customer: ref.Customer, Version: c.AccessVersion})
	if err != nil {
		return DesiredAccess{}, s.wrap(ref, err)
	}
	out.Access, out.Reasons, out.At = dunning.Access(change.Access), change.Reasons, change.At
	return out, nil
}

// RecordAccess records whether provisioning took a version, and returns everything outstanding. A version that was not
// taken is told again later: telling twice is harmless. Where there is nobody to tell, a human is asked to apply it.
func (s *Store) RecordAccess(ctx context.Context, ref Ref, version int64, now clock.Moment, o Outcome) (Outstanding, error) {
	var out Outstanding
	err := s.locked(ctx, ref, now, func(t *transaction) error {
		d := detail{"version": version, "outcome": o.Kind, "code": o.Code}
		var err error
		switch {
		case o.Kind == Sent, o.Kind == Undeliverable:
			err = t.ConfirmAccess(ctx, db.ConfirmAccessParams{Tenant: ref.Tenant, Customer: ref.Customer, Version: version})
		case version == t.row.AccessVersion: // else a newer one is to be told, at once
			retry := later(now.Wall, shortBackoff(t.row.AccessFailures+1, o.RetryAfter))
			err = t.DeferAccess(ctx, db.DeferAccessParams{Tenant: ref.Tenant, Customer: ref.Customer, RetryWall: retry})
		}
		if err != nil {
			return err
		}
		if err := t.askAboutAccess(ctx, version, o, d); err != nil {
			return err
		}
		why := "provisioning was told"
		if o.Kind == Undeliverable {
			why = "a human was asked to apply it"
		}
		if err := t.note(ctx, "access."+string(o.Kind), byArrears, why, d); err != nil {
			return err
		}
		if err := t.load(ctx); err != nil {
			return err
		}
		out, err = t.converge(ctx)
		return err
	})
	return out, err
}

func (t *transaction) askAboutAccess(ctx context.Context, version int64, o Outcome, d detail) error {
	switch o.Kind {
	case Undeliverable:
		return t.ask(ctx, "access_to_apply", strconv.FormatInt(version, 10), []string{"applied_by_hand"}, d)
	case Misconfigured:
		return t.askAnew(ctx, "access_unapplied", o.Code, []string{"applied_by_hand", "fixed"}, d)
	}
	return nil
}

// ChangeReason adds a reason to the customer's set, or takes it away, because a human says so. Saying it twice
// changes nothing. Access follows once the workflow has acted.
func (s *Store) ChangeReason(ctx context.Context, ref Ref, now clock.Moment, reason dunning.Reason, on bool, by, note string) error {
	return s.locked(ctx, ref, now, func(t *transaction) error {
		if t.again {
			return nil
		}
		if t.account.Phase != dunning.Active {
			return refuse(Conflict, "not_active", "only an active customer is suspended or reinstated (phase %s)", t.account.Phase)
		}
		if on && reason == dunning.NonPayment {
			return refuse(Invalid, "reason_of_policy", "%s is the policy's own reason; give another", reason).at("reason")
		}
		if reason == dunning.PrepaymentReversed {
			return refuse(Invalid, "reason_of_prepayment",
				"%s comes and goes with the prepayment; have it paid again, or declare it void to waive it", reason).at("reason")
		}
		if on && reason == dunning.SpendLimit {
			return refuse(Invalid, "reason_of_usage", "%s comes and goes with what is spent; give another", reason).at("reason")
		}
		reasons := slices.Clone(t.account.Reasons)
		has := slices.Contains(reasons, reason)
		if has == on {
			return nil
		}
		policyAccess, what := t.account.PolicyAccess, "reason.added"
		if on {
			reasons = append(reasons, reason)
			slices.Sort(reasons)
		} else {
			what = "reason.removed"
			reasons = slices.DeleteFunc(reasons, func(r dunning.Reason) bool { return r == reason })
			switch reason {
			case dunning.NonPayment:
				policyAccess = ""
			case dunning.SpendLimit:
				if err := t.LiftUsageMonth(ctx, db.LiftUsageMonthParams{
					Tenant: ref.Tenant, Customer: ref.Customer, Month: t.monthOf(now.Business).First(),
				}); err != nil {
					return err
				}
			}
		}
		if err := t.SetReasons(ctx, db.SetReasonsParams{
			Tenant: ref.Tenant, Customer: ref.Customer, PolicyAccess: string(policyAccess), Reasons: textsOf(reasons),
		}); err != nil {
			return err
		}
		if err := t.note(ctx, what, by, note, detail{"reason": reason}); err != nil {
			return err
		}
		return t.wake(ctx)
	})
}
