package ledger

import (
	"context"
	"encoding/json"
	"fmt"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/latecharge"
	"arrears/internal/ledger/db"
)

// charging is by what a customer is charged for paying late, and what became of it so far.
type charging struct {
	on      bool // else they are charged nothing, and the rest says nothing
	rules   latecharge.Rules
	table   latecharge.Table
	taken   map[string]taken               // by item
	changes map[string][]latecharge.Change // of what is open, by item
}

// taken is what of an item's charges was claimed or waived already.
type taken struct {
	interest, fixedSum int64
	claimed, waived    int64          // what both come to, by what became of it
	through            *calendar.Date // the last day of which the interest was taken; nil: none
}

// chargesText is what the database keeps of a tenant's rules.
func chargesText(r latecharge.Rules) ([]byte, error) {
	if !r.On() {
		return []byte("{}"), nil
	}
	return json.Marshal(r)
}

func chargesOf(t db.Tenant) (r latecharge.Rules, err error) {
	if err := json.Unmarshal(t.LateCharges, &r); err != nil {
		return r, fmt.Errorf("late charges of tenant %s: %w", t.Tenant, err)
	}
	return r, nil
}

// loadCharging reads by what the customer is charged. It costs queries, two, only where they are.
func (t *transaction) loadCharging(ctx context.Context) (err error) {
	t.charging = charging{}
	if !t.row.Business || t.row.Class != "billable" {
		return nil
	}
	if t.charging.rules, err = chargesOf(t.tenant); err != nil {
		return err
	}
	if t.charging.table, t.charging.on = t.charging.rules.Table(t.row.Country); !t.charging.on {
		return nil
	}
	rows, err := t.LateCharges(ctx, db.LateChargesParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer})
	if err != nil {
		return err
	}
	t.charging.taken = map[string]taken{}
	for _, r := range rows {
		was := t.charging.taken[r.Item]
		was.add(r)
		t.charging.taken[r.Item] = was
	}
	return t.loadChanges(ctx)
}

// loadChanges reads when what is open changed. Money that was told late counts from when it was received: a customer does not
// pay for what their payment waited on its way into the books. What a credit note takes off the invoice that it names was never
// owed. All else, and what is taken back, counts from its recording.
func (t *transaction) loadChanges(ctx context.Context) error {
	rows, err := t.ChargedChanges(ctx, db.ChargedChangesParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer})
	if err != nil {
		return err
	}
	t.charging.changes = map[string][]latecharge.Change{}
	for _, r := range rows {
		on := r.RecordedOn
		switch {
		case r.Minor <= 0:
		case r.Kind == string(dunning.ByPayment):
			on = min(on, t.dateOf(r.ReceivedAt))
		case r.Kind == string(dunning.ByCredit) && r.ForItem == r.Item:
			i, _ := t.account.Item(r.Item)
			on = min(on, i.DueOn)
		}
		t.charging.changes[r.Item] = append(t.charging.changes[r.Item], latecharge.Change{On: on, Minor: r.Minor})
	}
	return nil
}

func (t *taken) add(r db.LateCharge) {
	if r.Kind == chargeInterest {
		t.interest += r.Minor
		t.through = &r.ThroughOn
	} else {
		t.fixedSum += r.Minor
	}
	if r.State == chargeWaived {
		t.waived += r.Minor
	} else {
		t.claimed += r.Minor
	}
}

// chargeable tells whether paying the item late may be charged for: it was owed, in the money of the table.
func (c charging) chargeable(i dunning.Item) bool {
	return c.on && i.Kind == dunning.Standard && i.Amount.Currency == c.table.Currency && i.DueOn >= c.table.DueFrom && !i.Void()
}

// debt is the item as it bears interest.
func (t *transaction) debt(i dunning.Item) latecharge.Debt {
	return latecharge.Debt{
		Minor: i.Amount.Minor, DueOn: i.DueOn, Changes: t.charging.changes[i.ID], Tolerance: t.policy.Tolerance[i.Amount.Currency],
	}
}

// paidLate counts the items that were settled after their due date by a customer who is charged for that: one more, and
// something may be left over to be seen to.
func (t *transaction) paidLate() (n int) {
	if !t.charging.on {
		return 0
	}
	today := t.dateOf(t.now.Business)
	for _, i := range t.account.Items {
		if i.DueOn < today && t.charging.chargeable(i) && t.policy.Settled(i) {
			n++
		}
	}
	return n
}

// left is what of an item's charges is nobody's yet.
type left struct {
	item     dunning.Item
	interest int64
	fixedSum int64
	from     calendar.Date    // the first day that the interest is of
	through  calendar.Date    // the last
	began    calendar.Date    // the day on which interest began to run
	rows     []latecharge.Row // by which it was reckoned
}

func (l left) sum() int64 { return l.interest + l.fixedSum }

// leftOf is what of an item's charges through a day is nobody's yet. What the whole comes to is rounded once, and what was
// taken before is taken off: so many claims never come to more than one would have.
func (t *transaction) leftOf(i dunning.Item, through calendar.Date) (left, error) {
	c, err := t.charging.table.On(t.debt(i), through)
	if err != nil || len(c.Rows) == 0 {
		return left{item: i}, err
	}
	was := t.charging.taken[i.ID]
	out := left{item: i, from: i.DueOn.Add(1), began: c.Rows[0].From, through: c.Rows[len(c.Rows)-1].Through}
	if was.through != nil {
		out.from = was.through.Add(1)
	}
	if was.fixedSum == 0 {
		out.fixedSum = c.FixedSum
	}
	if out.from <= out.through { // days that were taken are never taken again, whatever is known of them by now
		out.interest = max(c.Interest-was.interest, 0)
		if was.through != nil { // nor is what another table or tolerance would have made of them
			before, err := t.charging.table.On(t.debt(i), *was.through)
			if err != nil {
				return left{item: i}, err
			}
			out.interest = min(out.interest, c.Interest-before.Interest)
		}
		out.rows = c.From(out.from)
	}
	return out, nil
}
