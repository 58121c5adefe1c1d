package intake

import (
	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
)

// CreditNote judges a new credit note.
func CreditNote(in openapi.NewCreditNote) (ledger.NewCreditNote, error) {
	f := new(findings)
	out := ledger.NewCreditNote{
		ID:       f.id("id", in.Id),
		Customer: f.id("customer_id", in.CustomerId),
		Amount:   f.aboveZero("amount", in.Amount),
		Invoice:  optional(f.id, "invoice_id", in.InvoiceId),
		Reason:   optional(f.words, "reason", in.Reason),
	}
	return out, f.err()
}
