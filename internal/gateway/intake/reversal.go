package intake

import (
	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
)

// Reversal judges a reversal of a payment, whose id stands in the path.
func Reversal(in openapi.NewReversal, payment string) (ledger.NewReversal, error) {
	f := new(findings)
	out := ledger.NewReversal{ID: f.id("id", in.Id), Payment: payment, Reason: ledger.ReversalReason(in.Reason)}
	return out, f.err()
}
