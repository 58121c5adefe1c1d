package intake

import (
	"fmt"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
	"arrears/internal/money"
)

// Hold judges a hold on the customer of the path. What a kind has no use for is refused: who sends it would take it for obeyed.
func Hold(in openapi.NewHold, customer string) (ledger.NewHold, error) {
	f := new(findings)
	out := ledger.NewHold{
		ID: f.id("id", in.Id), Customer: customer, Kind: dunning.HoldKind(in.Kind), Item: optional(f.id, "invoice_id", in.InvoiceId),
		Owner: optional(f.person, "by", in.By), Reason: f.words("reason", in.Reason),
	}
	if in.Until != nil {
		out.Until, _ = f.date("until", *in.Until)
	}
	f.promised(in, &out)
	f.announced(in, &out)
	f.planned(in, &out)
	switch {
	case out.Kind == dunning.Dispute && out.Item == "":
		f.add("invoice_id", "must name the invoice that is disputed")
	case in.Until == nil && out.Kind == dunning.PaymentAnnounced && in.Method == nil:
		f.add("until", "must be given, or method, which says how long the money is waited for")
	case in.Until == nil && out.Kind != dunning.PaymentAnnounced && out.Kind != dunning.PaymentPlan:
		f.add("until", "must be given")
	}
	return out, f.err()
}

// promised judges what is to come of a promise.
func (f *findings) promised(in openapi.NewHold, out *ledger.NewHold) {
	switch {
	case out.Kind == dunning.PromiseToPay && in.Amount == nil:
		f.add("amount", "must be given: what is promised")
	case out.Kind == dunning.PromiseToPay:
		out.Amount = f.aboveZero("amount", *in.Amount)
	case in.Amount != nil && out.Kind == dunning.PaymentAnnounced:
		f.add("amount", "must be left out: whatever its amount, the payment that is announced is waited for")
	case in.Amount != nil && out.Kind == dunning.PaymentPlan:
		f.add("amount", "must be left out: it is the sum of the instalments")
	case in.Amount != nil:
		f.add("amount", "must be left out: it is of a promise_to_pay")
	}
}

// announced judges how the money comes.
func (f *findings) announced(in openapi.NewHold, out *ledger.NewHold) {
	switch {
	case in.Method == nil:
	case out.Kind != dunning.PaymentAnnounced:
		f.add("method", "must be left out: it is of a payment_announced")
	default:
		if out.Method = dunning.Method(*in.Method); !out.Method.Known() {
			f.add("method", "must be one of %v", dunning.Methods())
		}
	}
}

// planned judges the instalments of a plan.
func (f *findings) planned(in openapi.NewHold, out *ledger.NewHold) {
	if out.Kind != dunning.PaymentPlan {
		if in.Instalments != nil {
			f.add("instalments", "must be left out: they are of a payment_plan")
		}
		return
	}
	if in.Instalments == nil || len(*in.Instalments) < 2 {
		f.add("instalments", "must be at least 2; one part by a date is a promise_to_pay")
		return
	}
	var last calendar.Date
	for n, part := range *in.Instalments {
		field := fmt.Sprintf("instalments[%d]", n)
		on, dated := f.date(field+".due_on", part.DueOn)
		amount := f.aboveZero(field+".amount", part.Amount)
		if dated && n > 0 && on <= last {
			f.add(field+".due_on", "must be later than that of the instalment before it")
		}
		last = on
		if n == 0 {
			out.Amount.Currency = amount.Currency
		}
		sum, err := out.Amount.Add(amount)
		switch {
		case amount.Currency != out.Amount.Currency:
			f.add(field+".amount.currency", "must be the same in all instalments")
		case err != nil || sum.Minor > money.MaxMinor:
			f.add(field+".amount", "must not take the sum beyond %d", money.MaxMinor)
		default:
			out.Amount = sum
		}
		out.Instalments = append(out.Instalments, dunning.Instalment{DueOn: on, Minor: amount.Minor})
	}
	if in.Until != nil && out.Until != last {
		f.add("until", "must be the date of the last instalment, or left out")
	}
}
