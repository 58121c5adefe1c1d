package ledger

import (
	"context"

	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
)

// EraseCustomer removes what says who a closed customer was, how they were reached, what was sent to them and what
// people wrote about them. Ids, dates, amounts, decisions and the country stay. Doing so again changes nothing.
func (s *Store) EraseCustomer(ctx context.Context, ref Ref, now clock.Moment, by string) error {
	return s.locked(ctx, ref, now, func(t *transaction) error {
		switch {
		case t.row.ErasedWall != nil:
			return nil
		case t.account.Phase != dunning.Closed:
			return refuse(Conflict, "customer_not_closed", "customer %q is not closed (phase %s); close them first", ref.Customer, t.account.Phase)
		}
		sending, err := t.UnderWay(ctx, db.UnderWayParams{Tenant: ref.Tenant, Customer: ref.Customer})
		if err != nil {
			return err
		}
		if sending { // what came of it could not be recorded
			refusal := refuse(Pending, "message_under_way", "a message to customer %q is being sent; try again in a minute", ref.Customer)
			refusal.RetryAfter = doubtedAfter
			return refusal
		}
		if err := t.erase(ctx); err != nil {
			return err
		}
		return t.note(ctx, "customer.erased", by, "personal data was erased on request", nil)
	})
}

func (t *transaction) erase(ctx context.Context) error {
	at := allowed("", "", t.row.Country)
	if err := t.Queries.EraseCustomer(ctx, db.EraseCustomerParams{
		Tenant: t.ref.Tenant, Customer: t.ref.Customer, ErasedWall: t.now.Wall,
		Zones: append([]string{}, at.Zones...), ZonesFrom: string(at.From),
	}); err != nil {
		return err
	}
	if err := t.EraseMessages(ctx, db.EraseMessagesParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer}); err != nil {
		return err
	}
	if err := t.EraseVerifications(ctx, db.EraseVerificationsParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer}); err != nil {
		return err
	}
	if err := t.EraseDecisions(ctx, db.EraseDecisionsParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer}); err != nil {
		return err
	}
	if err := t.EraseServed(ctx, db.EraseServedParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer}); err != nil {
		return err
	}
	if err := t.EraseReplies(ctx, db.EraseRepliesParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer}); err != nil {
		return err
	}
	if err := t.EraseHolds(ctx, db.EraseHoldsParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer}); err != nil {
		return err
	}
	if err := t.EraseLateCharges(ctx, db.EraseLateChargesParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer}); err != nil {
		return err
	}
	if err := t.EraseOverrides(ctx, db.EraseOverridesParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer}); err != nil {
		return err
	}
	return t.EraseWords(ctx, db.EraseWordsParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer})
}
