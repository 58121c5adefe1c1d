package intake

import (
	"arrears/internal/dunning"
	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
)

// Override judges an override for the customer of the path.
func Override(in openapi.NewOverride, customer string) (ledger.NewOverride, error) {
	f := new(findings)
	until, _ := f.date("until", in.Until)
	out := ledger.NewOverride{
		ID: f.id("id", in.Id), Customer: customer, Kind: dunning.OverrideKind(in.Kind), Item: optional(f.id, "invoice_id", in.InvoiceId),
		Until: until, Owner: f.person("owner", in.Owner), Reason: f.words("reason", in.Reason),
	}
	if in.Days != nil {
		out.Days = *in.Days
	}
	switch {
	case out.Kind == dunning.ExtraDays && in.Days == nil:
		f.add("days", "is missing: say by how many dates steps are delayed")
	case out.Kind != dunning.ExtraDays && in.Days != nil:
		f.add("days", "must be left out: they are of extra_days")
	}
	return out, f.err()
}
