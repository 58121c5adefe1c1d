package provider

import (
	"context"
	"time"
)

// BillingRequest asks the system that keeps the books to go on with a debt. Repeating it is harmless: its ID stays the same.
type BillingRequest struct {
	ID       string
	Type     string // handover, write_off.requested
	Tenant   string
	Customer string
	// Level is the policy's step that asks for it.
	Level string
	// Currency of all amounts, ISO 4217.
	Currency string
	Items    []BillingItem
	// At is the business time at which the ladder ended.
	At time.Time
}

// BillingItem is one item of a request.
type BillingItem struct {
	ID        string
	DueOn     string // a civil date, as 2026-11-22
	OpenMinor int64  // in the currency's minor unit, above zero
}

// Biller carries requests to the system that keeps the books. Its error is an *Error or nil.
type Biller interface {
	AskBilling(ctx context.Context, r BillingRequest) error
}
