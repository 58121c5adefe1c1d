package ledger

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"arrears/internal/calendar"
	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
	"arrears/internal/money"
)

// BillingRequest is what the books are to be asked.
type BillingRequest struct {
	Kind     dunning.End
	Level    string
	At       time.Time // business time at which the ladder ended
	Currency money.Currency
	Lines    []dunning.Line  // what is open of it; none, and no charges: there is nothing to ask any more
	Charges  []ClaimedCharge // for paying late; of a claim of them alone
	Through  calendar.Date   // of such a claim: the last day that it is for
}

// askBilling has the books asked to go on where the ladder has ended.
func (t *transaction) askBilling(ctx context.Context, e dunning.Ending, at time.Time) error {
	return t.AddBillingRequest(ctx, db.AddBillingRequestParams{
		Tenant: t.ref.Tenant, Request: newID(), Customer: t.ref.Customer, Kind: string(e.Kind), Level: e.Level, Items: e.Items, At: at,
	})
}

// BillingRequest reads a request as it is to be told now, under the customer's lock: no debt is handed over that was paid
// before. A request that was told or withdrawn already has no lines.
func (s *Store) BillingRequest(ctx context.Context, ref Ref, id uuid.UUID, now clock.Moment) (BillingRequest, error) {
	var out BillingRequest
	err := s.locked(ctx, ref, now, func(t *transaction) error {
		r, err := t.billingRequest(ctx, id)
		if err != nil {
			return err
		}
		out = BillingRequest{Kind: dunning.End(r.Kind), Level: r.Level, At: r.At}
		if r.State != "intended" {
			return nil
		}
		if out.Kind == LateChargeClaim {
			return t.claimedBy(ctx, r, &out)
		}
		for _, item := range r.Items {
			i, _ := t.account.Item(item)
			out.Currency = i.Amount.Currency
			if !t.policy.Settled(i) {
				out.Lines = append(out.Lines, dunning.Line{Item: i.ID, DueOn: i.DueOn, Open: i.Balance()})
			}
		}
		return nil
	})
	return out, err
}

func (t *transaction) billingRequest(ctx context.Context, id uuid.UUID) (db.BillingRequest, error) {
	r, err := t.Queries.BillingRequest(ctx, db.BillingRequestParams{Tenant: t.ref.Tenant, Request: id})
	if errors.Is(err, pgx.ErrNoRows) || err == nil && r.Customer != t.ref.Customer {
		return r, refuse(NotFound, "request_not_found", "there is no such request")
	}
	return r, err
}

// RecordBilling records what came of a request, and returns everything outstanding. Blocked means that there was nothing
// to ask any more; where nobody can be asked, a human is.
func (s *Store) RecordBilling(ctx context.Context, ref Ref, id uuid.UUID, now clock.Moment, o Outcome) (Outstanding, error) {
	var out Outstanding
	err := s.locked(ctx, ref, now, func(t *transaction) error {
		r, err := t.billingRequest(ctx, id)
		if err != nil {
			return err
		}
		if r.State == "intended" {
			if err := t.recordBilling(ctx, r, o); err != nil {
				return err
			}
		}
		out, err = t.converge(ctx)
		return err
	})
	return out, err
}

func (t *transaction) recordBilling(ctx context.Context, r db.BillingRequest, o Outcome) error {
	settle := db.SettleBillingRequestParams{Tenant: t.ref.Tenant, Request: r.Request, State: "intended"}
	d := detail{"request": r.Request, "kind": r.Kind, "level": r.Level, "items": r.Items, "code": o.Code}
	why := "the policy's last step"
	if dunning.End(r.Kind) == LateChargeClaim {
		why = "late charges were claimed"
	}
	switch o.Kind {
	case Sent:
		settle.State = "told"
	case Blocked:
		settle.State, why = "withdrawn", "nothing of it was open any more"
	case Undeliverable:
		settle.State, why = "with_a_human", "a human was asked to see to it"
		if err := t.askInPlaceOfBooks(ctx, r, d); err != nil {
			return err
		}
	default: // asking twice is harmless: the request bears an id
		why = "it will be asked again"
		settle.RetryWall = later(t.now.Wall, shortBackoff(r.Failures+1, o.RetryAfter))
		if o.Kind == Misconfigured {
			if err := t.askAnew(ctx, "billing_misconfigured", o.Code, []string{"fixed"}, d); err != nil {
				return err
			}
		}
	}
	if err := t.SettleBillingRequest(ctx, settle); err != nil {
		return err
	}
	return t.note(ctx, "billing."+string(o.Kind), byArrears, why, d)
}

// askInPlaceOfBooks asks a human to see to what nobody else can be asked for.
func (t *transaction) askInPlaceOfBooks(ctx context.Context, r db.BillingRequest, d detail) error {
	if dunning.End(r.Kind) == LateChargeClaim {
		return t.askToClaim(ctx, r)
	}
	return t.ask(ctx, "end_"+r.Kind, r.Level+"/"+r.Items[0], []string{"handed_over", "written_off", "settled"}, d)
}

// billingToAsk gathers what the books are to be asked now.
func (t *transaction) billingToAsk(ctx context.Context, when *agenda, out *Outstanding) error {
	open, err := t.OpenBillingRequests(ctx, db.OpenBillingRequestsParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer})
	if err != nil {
		return err
	}
	for _, r := range open {
		if when.due(r.RetryWall) {
			out.Requests = append(out.Requests, BillingRef{ID: r.Request, Kind: dunning.End(r.Kind), Level: r.Level})
		}
	}
	return nil
}
