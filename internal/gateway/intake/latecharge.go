package intake

import (
	"arrears/internal/calendar"
	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
)

// ChargesOn judges the day through which charges are asked about; nil is today.
func ChargesOn(asked *string) (*calendar.Date, error) {
	f := new(findings)
	return f.maybeDate("on", asked), f.err()
}

// ChargeClaim judges what is to be claimed of late charges.
func ChargeClaim(in openapi.ChargeClaim) (ledger.TakeCharges, error) {
	f := new(findings)
	out := ledger.TakeCharges{
		Item: optional(f.id, "invoice_id", in.InvoiceId), Through: f.maybeDate("through", in.Through), By: optional(f.person, "by", in.By),
	}
	return out, f.err()
}

// ChargeWaiver judges what is to be given up of late charges, and why.
func ChargeWaiver(in openapi.ChargeWaiver) (ledger.TakeCharges, error) {
	f := new(findings)
	out := ledger.TakeCharges{
		Item: optional(f.id, "invoice_id", in.InvoiceId), Through: f.maybeDate("through", in.Through), By: optional(f.person, "by", in.By),
		Reason: f.words("reason", in.Reason),
	}
	return out, f.err()
}

func (f *findings) maybeDate(field string, value *string) *calendar.Date {
	if value == nil {
		return nil
	}
	day, _ := f.date(field, *value)
	return &day
}
