package intake

import (
	"arrears/internal/dunning"
	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
)

// Hold judges a hold on the customer of the path. What a kind has no use for is refused: who sends it would take it for obeyed.
func Hold(in openapi.NewHold, customer string) (ledger.NewHold, error) {
	f := new(findings)
	until, _ := f.date("until", in.Until)
	out := ledger.NewHold{
		ID: f.id("id", in.Id), Customer: customer, Kind: dunning.HoldKind(in.Kind), Item: optional(f.id, "invoice_id", in.InvoiceId),
		Until: until, Owner: optional(f.person, "by", in.By), Reason: f.words("reason", in.Reason),
	}
	if out.Kind == dunning.PaymentAnnounced {
		if in.Amount != nil {
			f.add("amount", "must be left out: whatever its amount, the payment that is announced is waited for")
		}
		if in.Instalments != nil {
			f.add("instalments", "must be left out: they are of a payment_plan")
		}
	}
	return out, f.err()
}
