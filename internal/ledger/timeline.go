package ledger

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"arrears/internal/ledger/db"
	"arrears/internal/money"
)

// Event is one entry of a customer's timeline: what was done or held back, by whom, and why.
type Event struct {
	Seq           int64
	At            time.Time // business time
	Wall          time.Time
	What          string // such as "payment.received", "message.claimed"
	Who           string // "arrears", "customer", "billing", or who a human said to be
	Why           string
	Policy        string
	PolicyVersion int
	Balances      []money.Amount // what was open, seen at that moment
	Detail        map[string]any // ids, states, dates and amounts
}

// Who acts when nobody else does.
const (
	byArrears  = "arrears"
	byBilling  = "billing"
	byCustomer = "customer"
)

type detail map[string]any

// note writes what happened into the timeline, with the policy in force and the balance seen.
func (t *transaction) note(ctx context.Context, what, who, why string, d detail) error {
	balances, err := json.Marshal(t.balances())
	if err != nil {
		return err
	}
	if d == nil {
		d = detail{}
	}
	text, err := json.Marshal(d)
	if err != nil {
		return fmt.Errorf("timeline %s: %w", what, err)
	}
	at := t.now.Business
	if who == byArrears {
		at = t.asOf()
	}
	t.deeds = append(t.deeds, deed(what, who, d))
	return t.AddTimeline(ctx, db.AddTimelineParams{
		Tenant: t.ref.Tenant, Customer: t.ref.Customer, At: at, Wall: t.now.Wall, What: what, Who: who, Why: why,
		Policy: t.policy.ID, PolicyVersion: int32(t.policy.Version), Balances: balances, Detail: text,
	})
}

// balances is what is open per currency, by currency code.
func (t *transaction) balances() []money.Amount {
	out := []money.Amount{}
	index := map[money.Currency]int{}
	for _, i := range t.account.Items {
		open := i.Balance()
		if open == 0 {
			continue
		}
		c := i.Amount.Currency
		if at, ok := index[c]; ok {
			out[at].Minor += open
			continue
		}
		index[c] = len(out)
		out = append(out, money.Amount{Currency: c, Minor: open})
	}
	return sortAmounts(out)
}

// Timeline lists a customer's events, oldest first, beginning after the sequence number.
func (s *Store) Timeline(ctx context.Context, ref Ref, after int64, limit int) ([]Event, error) {
	known, err := s.read().HasCustomer(ctx, db.HasCustomerParams{Tenant: ref.Tenant, Customer: ref.Customer})
	if err != nil {
		return nil, s.wrap(ref, err)
	}
	if !known { // who has no timeline, not an empty one
		return nil, customerNotFound(ref)
	}
	rows, err := s.read().Timeline(ctx, db.TimelineParams{Tenant: ref.Tenant, Customer: ref.Customer, After: after, UpTo: int32(limit)})
	if err != nil {
		return nil, s.wrap(ref, err)
	}
	out, err := eventsOf(rows)
	if err != nil {
		return nil, s.wrap(ref, err)
	}
	quotes := make([]quoting, len(out))
	for i, e := range out {
		quotes[i] = quoting{ref.Customer, e.Detail}
	}
	return out, s.wrap(ref, s.quote(ctx, ref.Tenant, quotes))
}

func eventsOf(rows []db.Timeline) ([]Event, error) {
	out := make([]Event, 0, len(rows))
	for _, r := range rows {
		e := Event{
			Seq: r.Seq, At: r.At, Wall: r.Wall, What: r.What, Who: r.Who, Why: r.Why,
			Policy: r.Policy, PolicyVersion: int(r.PolicyVersion),
		}
		if err := json.Unmarshal(r.Balances, &e.Balances); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(r.Detail, &e.Detail); err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}
