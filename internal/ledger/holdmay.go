package ledger

import (
	"slices"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/money"
)

// How many dates ahead the last date of a hold may lie: a hold is a pause and no way out of being chased. What others decide, such as
// a dispute, takes longer than what a customer says.
const (
	maxHoldDays     = 90
	maxLongHoldDays = 366
	// maxHolds is how many holds of one customer there may be at a time.
	maxHolds = 20
)

// daysOf is how far ahead the last date of a hold of the kind may lie.
func daysOf(k dunning.HoldKind) int {
	switch k {
	case dunning.Dispute, dunning.PaymentPlan, dunning.Cease:
		return maxLongHoldDays
	default:
		return maxHoldDays
	}
}

// lasts is the last date of a hold that names none: of a plan that of its last instalment, of an announced payment the end of the
// grace that its method has.
func (t *transaction) lasts(in NewHold) calendar.Date {
	if n := len(in.Instalments); n > 0 {
		return in.Instalments[n-1].DueOn
	}
	return in.Method.Grace(t.account.Calendar(t.policy), t.dateOf(t.now.Business))
}

// mayHold refuses a hold that would hold nothing, or that is none any more.
func (t *transaction) mayHold(in NewHold) error {
	today, most := t.dateOf(t.now.Business), daysOf(in.Kind)
	switch {
	case in.Until < today:
		return refuse(Invalid, "hold_past", "until is past: it is %s where the customer is, and a hold lasts through today at the least", today).at("until")
	case len(in.Instalments) > 0 && in.Instalments[0].DueOn < today:
		return refuse(Invalid, "hold_past", "the first instalment is past: it is %s where the customer is", today).at("instalments")
	case in.Until > today.Add(most):
		return refuse(Invalid, "hold_too_long", "until is too far ahead: a hold lasts at most %d days, through %s; begin another when it is over",
			most, today.Add(most)).at("until")
	case t.account.Phase == dunning.Closed:
		return refuse(Conflict, "customer_closed", "customer %q is closed, and nothing is left to hold", in.Customer)
	case !t.hasToHold(in):
		return nothingToHold(in)
	case len(t.account.Holds) >= maxHolds:
		return refuse(Conflict, "too_many_holds", "customer %q has %d holds already; release one first", in.Customer, maxHolds)
	}
	if in.Amount.Minor > 0 {
		return t.mayPromise(in)
	}
	return nil
}

// mayPromise refuses a promise of more than is owed, a plan that is of another sum, and a second one of the same kind about one item.
func (t *transaction) mayPromise(in NewHold) error {
	var open int64
	for _, i := range t.account.Items {
		if t.promisable(in, i) {
			open += i.Balance()
		}
	}
	switch {
	case in.Kind == dunning.PaymentPlan && in.Amount.Minor != open:
		return refuse(Invalid, "plan_sum_differs", "the instalments add up to %s, and what they are to pay is %s open", in.Amount, money.Amount{Currency: in.Amount.Currency, Minor: open}).at("instalments")
	case in.Amount.Minor > open:
		return refuse(Invalid, "promise_exceeds_open", "amount is more than what is open, which is %s", money.Amount{Currency: in.Amount.Currency, Minor: open}).at("amount")
	}
	for _, h := range t.account.Holds {
		same := h.Kind == in.Kind && h.Amount.Currency == in.Amount.Currency
		if same && (h.Item == "" || in.Item == "" || h.Item == in.Item) && !t.over(h) {
			return refuse(Conflict, "hold_overlaps", "hold %q is of the same kind and about the same; release it first", h.ID).at("kind")
		}
	}
	return nil
}

// over tells whether the end of a hold has come, though it is not written down.
func (t *transaction) over(h dunning.Hold) bool {
	return slices.ContainsFunc(t.decide().HoldsEnded, func(e dunning.EndedHold) bool { return e.ID == h.ID })
}

// promisable tells whether the item is open, and what a promise or a plan may be about.
func (t *transaction) promisable(in NewHold, i dunning.Item) bool {
	return t.chaseable(in, i) && i.Amount.Currency == in.Amount.Currency
}

// chaseable tells whether the item is an open invoice that the hold would cover.
func (t *transaction) chaseable(in NewHold, i dunning.Item) bool {
	return i.Kind == dunning.Standard && !t.policy.Settled(i) && (in.Item == "" || in.Item == i.ID)
}

// hasToHold tells whether there is anything that the hold would be about.
func (t *transaction) hasToHold(in NewHold) bool {
	invoices := func(may func(NewHold, dunning.Item) bool) bool {
		return slices.ContainsFunc(t.account.Items, func(i dunning.Item) bool { return may(in, i) })
	}
	switch in.Kind {
	case dunning.Dispute:
		return invoices(t.chaseable)
	case dunning.PromiseToPay, dunning.PaymentPlan:
		return invoices(t.promisable)
	case dunning.PaymentAnnounced:
		return t.awaitsPrepayment(in.Item) || invoices(t.chaseable)
	default: // what comes later is held too
		return in.Item == "" || t.awaitsPrepayment(in.Item) || invoices(t.chaseable)
	}
}

// awaitsPrepayment tells whether a prepayment is open, or will be asked once the phone is proven.
func (t *transaction) awaitsPrepayment(item string) bool {
	toCome := item == "" && t.account.Verified == nil && t.row.PrepayMinor > 0
	return toCome || t.account.OpenPrepayment(item)
}

func nothingToHold(in NewHold) error {
	switch {
	case in.Item != "":
		return refuse(Conflict, "nothing_to_hold", "nothing that a hold of this kind is about is open on %q of customer %q", in.Item, in.Customer).at("invoice_id")
	case in.Amount.Currency != "":
		return refuse(Conflict, "nothing_to_hold", "customer %q has no open invoice in %s", in.Customer, in.Amount.Currency)
	default:
		return refuse(Conflict, "nothing_to_hold", "nothing is open of customer %q, and no prepayment is asked", in.Customer)
	}
}
