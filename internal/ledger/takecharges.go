package ledger

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/google/uuid"

	"arrears/internal/calendar"
	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/latecharge"
	"arrears/internal/ledger/db"
	"arrears/internal/money"
)

// LateChargeClaim is the kind of a billing request by which charges for paying late are claimed. It ends no ladder: it is
// told the books the same way.
const LateChargeClaim dunning.End = "late_charge"

// What a charge is of, and what became of it, as the database has it.
const (
	chargeInterest = "interest"
	chargeFixedSum = "fixed_sum"
	chargeClaimed  = "claimed"
	chargeWaived   = "waived"
)

// ClaimedCharge is what of one item is claimed at once.
type ClaimedCharge struct {
	Item          string
	DueOn         calendar.Date
	From, Through calendar.Date // the days that the interest is of; where there is none, the day of the fixed sum
	Interest      int64         // in minor units; 0: none is claimed
	FixedSum      int64         // in minor units; 0: it was seen to before
	Jurisdiction  latecharge.Jurisdiction
	Rows          []latecharge.Row // by which the interest was reckoned
}

// takeCharges gives days of items to what becomes of them: all are claimed by one request, or waived. Of what nothing is left,
// nothing is taken.
func (t *transaction) takeCharges(ctx context.Context, all []left, state, by, reason string) error {
	all = slices.DeleteFunc(slices.Clone(all), func(l left) bool { return l.sum() == 0 })
	if len(all) == 0 {
		return nil
	}
	var request *uuid.UUID
	if state == chargeClaimed {
		id, err := t.claimCharges(ctx, all)
		if err != nil {
			return err
		}
		request = &id
	}
	reason = t.keepable(reason)
	total := money.Amount{Currency: t.charging.table.Currency}
	for _, l := range all {
		total.Minor += l.sum()
		if err := t.takeOf(ctx, l, state, by, reason, request); err != nil {
			return err
		}
	}
	why := reason
	if why == "" {
		why = "what was paid late is charged for"
	}
	return t.note(ctx, "late_charge."+state, by, why, detail{"items": chargedItems(all), "total": total, "jurisdiction": t.charging.table.Jurisdiction})
}

// claimCharges has the books asked to charge for what was paid late.
func (t *transaction) claimCharges(ctx context.Context, all []left) (uuid.UUID, error) {
	through := all[0].through
	for _, l := range all {
		through = max(through, l.through)
	}
	id := newID()
	return id, t.AddBillingRequest(ctx, db.AddBillingRequestParams{
		Tenant: t.ref.Tenant, Request: id, Customer: t.ref.Customer, Kind: string(LateChargeClaim), Level: "through " + through.String(),
		Items: []string{}, At: t.asOf(), // the rows name them: see the migration
	})
}

func (t *transaction) takeOf(ctx context.Context, l left, state, by, reason string, request *uuid.UUID) error {
	add := func(kind string, from, through calendar.Date, minor int64, rows []latecharge.Row) error {
		if minor == 0 {
			return nil
		}
		rates, err := json.Marshal(rows)
		if err != nil {
			return err
		}
		row := db.AddLateChargeParams{
			Tenant: t.ref.Tenant, Item: l.item.ID, Kind: kind, FromOn: from, ThroughOn: through, Customer: t.ref.Customer,
			Currency: string(t.charging.table.Currency), Minor: minor, Jurisdiction: string(t.charging.table.Jurisdiction), Rates: rates,
			State: state, Request: request, Who: by, Reason: reason, RecordedAt: t.now.Business, RecordedWall: t.now.Wall,
		}
		if err := t.AddLateCharge(ctx, row); err != nil {
			return err
		}
		was := t.charging.taken[l.item.ID]
		was.add(db.LateCharge{Kind: kind, FromOn: from, ThroughOn: through, Minor: minor, State: state})
		t.charging.taken[l.item.ID] = was
		return nil
	}
	if err := add(chargeInterest, l.from, l.through, l.interest, l.rows); err != nil {
		return err
	}
	return add(chargeFixedSum, l.began, l.began, l.fixedSum, []latecharge.Row{})
}

func chargedItems(all []left) []detail {
	out := make([]detail, len(all))
	for i, l := range all {
		out[i] = detail{"item": l.item.ID, "interest_minor": l.interest, "fixed_sum_minor": l.fixedSum, "through": l.through}
		if l.interest > 0 {
			out[i]["from"] = l.from
		}
	}
	return out
}

// claimedBy gathers what a request claims. What was declared void meanwhile was never owed, and nothing is charged on it.
func (t *transaction) claimedBy(ctx context.Context, r db.BillingRequest, out *BillingRequest) error {
	rows, err := t.LateChargesOfRequest(ctx, db.LateChargesOfRequestParams{Tenant: t.ref.Tenant, Request: r.Request})
	if err != nil {
		return err
	}
	for _, row := range rows {
		item, known := t.account.Item(row.Item)
		if !known || item.Void() {
			continue
		}
		out.Currency, out.Through = money.Currency(row.Currency), max(out.Through, row.ThroughOn)
		n := len(out.Charges) - 1
		if n < 0 || out.Charges[n].Item != row.Item {
			out.Charges = append(out.Charges, ClaimedCharge{
				Item: row.Item, DueOn: item.DueOn, From: row.FromOn, Through: row.ThroughOn, Jurisdiction: latecharge.Jurisdiction(row.Jurisdiction),
			})
			n++
		}
		c := &out.Charges[n]
		if row.Kind == chargeFixedSum {
			c.FixedSum = row.Minor
			continue
		}
		c.From, c.Through, c.Interest = row.FromOn, row.ThroughOn, row.Minor
		if err := json.Unmarshal(row.Rates, &c.Rows); err != nil {
			return err
		}
	}
	return nil
}

// askToClaim asks a human to claim by hand what the books cannot be asked for.
func (t *transaction) askToClaim(ctx context.Context, r db.BillingRequest) error {
	var claim BillingRequest
	if err := t.claimedBy(ctx, r, &claim); err != nil {
		return err
	}
	items := make([]detail, len(claim.Charges))
	for i, c := range claim.Charges {
		items[i] = detail{"item": c.Item, "from": c.From, "through": c.Through, "interest_minor": c.Interest, "fixed_sum_minor": c.FixedSum}
	}
	return t.ask(ctx, kindChargesToClaim, r.Request.String(), []string{"claimed_by_hand"},
		detail{"request": r.Request, "currency": claim.Currency, "accrued_through": claim.Through, "charges": items})
}

// TakeCharges are charges to be claimed or waived because a human says so. It is validated before it comes here.
type TakeCharges struct {
	Item    string         // the one item; empty: all of the customer's
	Through *calendar.Date // the last day; nil: today
	By      string
	Reason  string // of a waiver; a claim needs none
}

// ClaimLateCharges has the books asked to charge for what was paid late, or is being, through a day. Days that were claimed
// or waived before are left as they are, so that the same again changes nothing.
func (s *Store) ClaimLateCharges(ctx context.Context, ref Ref, now clock.Moment, in TakeCharges) (LateCharges, error) {
	return s.takeOnWish(ctx, ref, now, in, chargeClaimed)
}

// WaiveLateCharges gives up what was accrued through a day and not claimed before. Later days accrue as they did.
func (s *Store) WaiveLateCharges(ctx context.Context, ref Ref, now clock.Moment, in TakeCharges) (LateCharges, error) {
	return s.takeOnWish(ctx, ref, now, in, chargeWaived)
}

func (s *Store) takeOnWish(ctx context.Context, ref Ref, now clock.Moment, in TakeCharges, state string) (out LateCharges, err error) {
	err = s.locked(ctx, ref, now, func(t *transaction) error {
		through, err := t.takeThrough(in)
		if err != nil {
			return err
		}
		if t.again { // it may be another day by now, and no more is taken than was then
			out = t.lateCharges(through, in.Item)
			return nil
		}
		items := t.charged(in.Item)
		if state == chargeClaimed {
			if items = t.undisputed(items); in.Item != "" && len(items) == 0 {
				return refuse(Conflict, "invoice_disputed", "invoice %q is disputed, and nothing is claimed on it until the dispute is over", in.Item).at("invoice_id")
			}
		}
		all, err := t.leftThrough(items, through)
		if err != nil {
			return err
		}
		if err := t.takeCharges(ctx, all, state, in.By, in.Reason); err != nil {
			return err
		}
		out = t.lateCharges(through, in.Item)
		return t.wake(ctx)
	})
	return out, err
}

// takeThrough judges what a human asks for, and says through which day.
func (t *transaction) takeThrough(in TakeCharges) (calendar.Date, error) {
	today := t.dateOf(t.now.Business)
	if !t.charging.on {
		return 0, refuse(Conflict, "not_charged", "%s", t.whyNotCharged())
	}
	if in.Item != "" {
		i, known := t.account.Item(in.Item)
		switch {
		case !known:
			return 0, refuse(NotFound, "invoice_not_found", "customer %q has no invoice %q", t.ref.Customer, in.Item).at("invoice_id")
		case !t.charging.chargeable(i):
			return 0, refuse(Conflict, "invoice_not_charged", "invoice %q is charged nothing: only an invoice in %s that was due from %s on and was not declared void is",
				in.Item, t.charging.table.Currency, t.charging.table.DueFrom).at("invoice_id")
		}
	}
	switch {
	case in.Through == nil:
		return today, nil
	case *in.Through > today:
		return 0, refuse(Invalid, "through_ahead", "through is ahead: it is %s where the customer is, and no day is charged before it has come", today).at("through")
	}
	return *in.Through, nil
}

// charged are the items that may be charged for: one, or all.
func (t *transaction) charged(only string) (items []dunning.Item) {
	for _, i := range t.account.Items {
		if t.charging.chargeable(i) && (only == "" || only == i.ID) {
			items = append(items, i)
		}
	}
	return items
}

// undisputed leaves out what the customer disputes at the moment: whether it was owed is not settled.
func (t *transaction) undisputed(items []dunning.Item) []dunning.Item {
	disputed := t.account.Disputed(t.policy, t.asOf())
	return slices.DeleteFunc(items, func(i dunning.Item) bool { return slices.Contains(disputed, i.ID) })
}

// leftThrough is what is nobody's yet of the items, through a day. Where a rate is not known for one of them, none is taken.
func (t *transaction) leftThrough(items []dunning.Item, through calendar.Date) (all []left, err error) {
	for _, i := range items {
		l, err := t.leftOf(i, through)
		if err != nil {
			return nil, refuse(Conflict, "rates_unknown", "%s", err.Error()).at("through")
		}
		if l.sum() > 0 {
			all = append(all, l)
		}
	}
	return all, nil
}
