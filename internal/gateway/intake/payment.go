package intake

import (
	"time"

	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
)

// ahead is how far a payment may lie in the future of the clock that it is held against: bookings bear the bank's day,
// which may have begun where the bank is.
const ahead = 24 * time.Hour

// Payment judges a payment that is told at a moment of business time.
func Payment(in openapi.NewPayment, now time.Time) (ledger.NewPayment, error) {
	f := new(findings)
	out := ledger.NewPayment{
		ID:       f.id("id", in.Id),
		Customer: f.id("customer_id", in.CustomerId),
		Amount:   f.aboveZero("amount", in.Amount),
		Invoice:  optional(f.id, "invoice_id", in.InvoiceId),
	}
	if in.ReceivedAt != nil {
		at := f.instant("received_at", *in.ReceivedAt)
		if at.After(now.Add(ahead)) {
			f.add("received_at", "must not lie more than a day ahead; see GET /v1/clock")
		}
		out.ReceivedAt = &at
	}
	return out, f.err()
}
