package ledger

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"arrears/internal/dunning"
	"arrears/internal/latecharge"
	"arrears/internal/ledger/db"
)

// The questions that late charges raise.
const (
	kindChargesLeft    = "late_charges_left"         // something is left over of what was settled
	kindChargesToClaim = "late_charges_to_claim"     // the books cannot be asked
	kindRatesMissing   = "late_charge_rates_missing" // of the tenant: no rate is known for days on which debts ran
)

// leftOverRef is what the question is about: all that is left over at the time is asked about at once.
const leftOverRef = "settled"

// settleCharges sees to what is left over of items that were settled late, as the tenant's file says. An open item's charges
// go on accruing, and nobody sees to them unless a human claims them.
func (t *transaction) settleCharges(ctx context.Context) error {
	if !t.charging.on {
		return nil
	}
	over, unknown, err := t.leftOver()
	if err != nil {
		return err
	}
	if unknown != nil {
		if err := t.askForRates(ctx, unknown); err != nil {
			return err
		}
	}
	if len(over) == 0 {
		return nil
	}
	switch t.charging.rules.LeftOver {
	case latecharge.Claim:
		owed := slices.DeleteFunc(slices.Clone(over), left.writtenOff)
		if err := t.takeCharges(ctx, owed, chargeClaimed, byArrears, ""); err != nil {
			return err
		}
		// Who gave up a debt may not want its charges claimed.
		if over = slices.DeleteFunc(over, func(l left) bool { return !l.writtenOff() }); len(over) == 0 {
			return nil
		}
	case latecharge.Waive:
		return t.takeCharges(ctx, over, chargeWaived, byArrears, "the tenant waives what is left over of a debt that is settled")
	}
	return t.askAnew(ctx, kindChargesLeft, leftOverRef, []string{string(latecharge.Claim), string(latecharge.Waive)}, detail{
		"currency": t.charging.table.Currency, "jurisdiction": t.charging.table.Jurisdiction, "items": chargedIDs(over), "charges": chargedItems(over),
	})
}

// leftOver is what is nobody's yet of the items that are settled. It ends with the day on which each was, so that it stays the
// same. What cannot be reckoned is left out, and why is said. What is disputed waits until the dispute is over.
func (t *transaction) leftOver() (all []left, unknown *latecharge.UnknownRateError, err error) {
	today := t.dateOf(t.asOf())
	for _, i := range t.undisputed(t.charged("")) {
		if i.DueOn >= today || !t.policy.Settled(i) {
			continue
		}
		l, err := t.leftOf(i, today)
		if errors.As(err, &unknown) {
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		if l.sum() > 0 {
			all = append(all, l)
		}
	}
	return all, unknown, nil
}

func (l left) writtenOff() bool {
	return slices.ContainsFunc(l.item.Settlements, func(s dunning.Settlement) bool { return s.By == dunning.ByWriteOff })
}

func chargedIDs(all []left) []string {
	items := make([]string, len(all))
	for i, l := range all {
		items[i] = l.item.ID
	}
	return items
}

// askForRates asks the tenant, once for all customers, to publish what is missing.
func (t *transaction) askForRates(ctx context.Context, e *latecharge.UnknownRateError) error {
	text, err := json.Marshal(detail{"jurisdiction": e.Jurisdiction, "base": e.Base, "known_through": e.Ends})
	if err != nil {
		return err
	}
	return t.OpenWork(ctx, db.OpenWorkParams{
		Tenant: t.ref.Tenant, Work: newID(), Kind: kindRatesMissing, Ref: string(e.Jurisdiction) + "/" + e.Ends.String(),
		Options: []string{"published"}, Detail: text, OpenedAt: t.asOf(), OpenedWall: t.now.Wall, Anew: true,
	})
}

// claimLeftOver and waiveLeftOver carry out what a human decided about what they were asked about, and nothing that came since.
func claimLeftOver(ctx context.Context, t *transaction, w db.Worklist, in Decision) error {
	over, err := t.leftOverOf(w)
	if err != nil {
		return err
	}
	if len(over) == 0 {
		return nothingLeft()
	}
	return t.takeCharges(ctx, over, chargeClaimed, in.By, in.Note)
}

// nothingLeft refuses to record a decision that would come to nothing.
func nothingLeft() *Error {
	return refuse(Conflict, "nothing_left_over", "nothing is left over of it any more: it was claimed or waived meanwhile, is owed again, or is charged nothing by now")
}

func waiveLeftOver(ctx context.Context, t *transaction, w db.Worklist, in Decision) error {
	if strings.TrimSpace(in.Note) == "" {
		return refuse(Invalid, "reason_missing", "charges are waived with a reason; write it as the note").at("note")
	}
	over, err := t.leftOverOf(w)
	if err != nil {
		return err
	}
	if len(over) == 0 {
		return nothingLeft()
	}
	return t.takeCharges(ctx, over, chargeWaived, in.By, in.Note)
}

// nothingIsLeftOver tells whether what was asked about was claimed or waived meanwhile, or is owed again.
func nothingIsLeftOver(_ context.Context, t *transaction, w db.Worklist, _ dunning.Decision) (bool, error) {
	over, err := t.leftOverOf(w)
	return len(over) == 0, err
}

func (t *transaction) leftOverOf(w db.Worklist) ([]left, error) {
	var asked struct{ Items []string }
	if err := json.Unmarshal(w.Detail, &asked); err != nil {
		return nil, err
	}
	over, _, err := t.leftOver() // rates that are not known are asked for elsewhere
	return slices.DeleteFunc(over, func(l left) bool { return !slices.Contains(asked.Items, l.item.ID) }), err
}

// wakeBusinesses wakes those whom a tenant's other rules for late charges may concern.
func (s *Store) wakeBusinesses(ctx context.Context, tenant string) error {
	for after := ""; ; {
		var got db.WakeBusinessesRow
		err := s.write(ctx, func(q *db.Queries) (err error) {
			got, err = q.WakeBusinesses(ctx, db.WakeBusinessesParams{Tenant: tenant, After: after, UpTo: wakesAtOnce})
			if err != nil || got.Woken == 0 {
				return err
			}
			return q.NotifyWakes(ctx)
		})
		if err != nil || got.Woken < wakesAtOnce {
			return err
		}
		after = got.Last
	}
}
