package ledger

import (
	"context"
	"errors"
	"fmt"

	"arrears/internal/calendar"
	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/latecharge"
	"arrears/internal/money"
)

// LateCharges is what a customer has been charged for paying late, and what has accrued. None of it is part of any balance.
type LateCharges struct {
	Customer     string
	Through      calendar.Date // the customer's; that day is among those charged for
	Jurisdiction latecharge.Jurisdiction
	Why          string // they are charged nothing; empty: they are charged
	Items        []ItemCharges
}

// ItemCharges is what one item has borne. Left is what nobody has claimed or waived, and the others are of all days.
type ItemCharges struct {
	Item                   string
	DueOn                  calendar.Date
	Interest, FixedSum     money.Amount
	Claimed, Waived, Left  money.Amount
	ClaimedOrWaivedThrough *calendar.Date // nil: nothing was
	Rows                   []latecharge.Row
	Problem                string        // why it ends before Through; empty: it does not
	KnownThrough           calendar.Date // where it ends
}

// LateCharges reads what a customer's items have borne through a day, today where it is nil. A day ahead is refused: what
// will be paid is not known.
func (s *Store) LateCharges(ctx context.Context, ref Ref, now clock.Moment, through *calendar.Date) (LateCharges, error) {
	t, err := s.peek(ctx, ref, now)
	if err != nil {
		return LateCharges{}, err
	}
	today := t.dateOf(now.Business)
	if through == nil {
		through = &today
	}
	if *through > today {
		return LateCharges{}, refuse(Invalid, "on_ahead", "on is ahead: it is %s where the customer is, and what will be paid is not known", today).at("on")
	}
	return t.lateCharges(*through, ""), nil
}

func (t *transaction) lateCharges(through calendar.Date, only string) LateCharges {
	out := LateCharges{Customer: t.ref.Customer, Through: through, Items: []ItemCharges{}}
	if !t.charging.on {
		out.Why = t.whyNotCharged()
		return out
	}
	out.Jurisdiction = t.charging.table.Jurisdiction
	for _, i := range t.charged(only) {
		if i.DueOn < through {
			if c := t.chargesOf(i, through); c.Interest.Minor+c.FixedSum.Minor+c.Claimed.Minor+c.Waived.Minor > 0 || c.Problem != "" {
				out.Items = append(out.Items, c)
			}
		}
	}
	return out
}

func (t *transaction) whyNotCharged() string {
	switch rules := t.charging.rules; {
	case !t.row.Business:
		return fmt.Sprintf("customer %q is not marked as a business, and nobody else is charged for paying late; correct them with `business: true` if they are one", t.ref.Customer)
	case t.row.Class != "billable":
		return fmt.Sprintf("customer %q is of the class %s, and only who is billable is charged for paying late", t.ref.Customer, t.row.Class)
	case !rules.On():
		return "the tenant's file names no jurisdiction under late_charges, so that nobody is charged for paying late"
	default:
		return fmt.Sprintf("no table that the tenant's file names under late_charges rules customers in %s", t.row.Country)
	}
}

// chargesOf is what an item has borne through a day, or through the last day for which a rate is known.
func (t *transaction) chargesOf(i dunning.Item, through calendar.Date) ItemCharges {
	sum := func(minor int64) money.Amount { return money.Amount{Currency: i.Amount.Currency, Minor: minor} }
	out := ItemCharges{Item: i.ID, DueOn: i.DueOn, KnownThrough: through}
	c, err := t.charging.table.On(t.debt(i), through)
	var unknown *latecharge.UnknownRateError
	if errors.As(err, &unknown) {
		out.Problem, out.KnownThrough = err.Error(), max(unknown.Ends, i.DueOn)
		c, err = t.charging.table.On(t.debt(i), out.KnownThrough)
	}
	if err != nil {
		out.Problem = err.Error()
	}
	was := t.charging.taken[i.ID]
	out.Interest, out.FixedSum, out.Rows = sum(c.Interest), sum(c.FixedSum), c.Rows
	out.Claimed, out.Waived, out.ClaimedOrWaivedThrough = sum(was.claimed), sum(was.waived), was.through
	if l, err := t.leftOf(i, out.KnownThrough); err == nil {
		out.Left = sum(l.sum())
	} else {
		out.Left = sum(0)
	}
	return out
}
