package intake

import (
	"strconv"

	"arrears/internal/dunning"
	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
)

// Invoice judges a new invoice.
func Invoice(in openapi.NewInvoice) (ledger.NewInvoice, error) {
	f := new(findings)
	out := f.invoice(in)
	return out, f.err()
}

// Invoices judges a batch; what is wrong is named by index and field.
func Invoices(in openapi.NewInvoices) ([]ledger.NewInvoice, error) {
	f := new(findings)
	out := make([]ledger.NewInvoice, len(in.Invoices))
	for i, invoice := range in.Invoices {
		f.at, f.index = "invoices["+strconv.Itoa(i)+"].", &i
		out[i] = f.invoice(invoice)
	}
	return out, f.err()
}

func (f *findings) invoice(in openapi.NewInvoice) ledger.NewInvoice {
	out := ledger.NewInvoice{
		ID:       f.id("id", in.Id),
		Customer: f.id("customer_id", in.CustomerId),
		Number:   optional(f.text, "number", in.Number),
		Amount:   f.amount("amount", in.Amount),
		Kind:     dunning.Standard,
	}
	if in.Amount.Minor < 0 {
		f.add("amount.minor", "must not be negative; what lowers a debt is a credit note")
	}
	if in.Kind != nil {
		out.Kind = dunning.Kind(*in.Kind)
	}
	issued, issuedOK := f.date("issued_on", in.IssuedOn)
	due, dueOK := f.date("due_on", in.DueOn)
	if issuedOK && dueOK && due < issued {
		f.add("due_on", "must not be before issued_on")
	}
	out.IssuedOn, out.DueOn = issued, due
	return out
}
