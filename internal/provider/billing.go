package provider

import (
	"context"
	"time"
)

// BillingRequest asks the system that keeps the books to go on with a debt. Repeating it is harmless: its ID stays the same.
type BillingRequest struct {
	ID       string
	Type     string // handover, write_off.requested, late_charge.claimed
	Tenant   string
	Customer string
	// Level is the policy's step that asks for it; empty where none does.
	Level string
	// Currency of all amounts, ISO 4217.
	Currency string
	Items    []BillingItem
	// Charges are what is claimed for paying late; of a late_charge.claimed alone, which has no Items.
	Charges []BillingCharge
	// AccruedThrough is the last day that the charges are for, as 2026-11-22.
	AccruedThrough string
	// At is the business time at which the ladder ended, or at which the charges were claimed.
	At time.Time
}

// BillingItem is one item of a request.
type BillingItem struct {
	ID        string
	DueOn     string // a civil date, as 2026-11-22
	OpenMinor int64  // in the currency's minor unit, above zero
}

// BillingCharge is what is claimed for paying one item late. No day of an item is ever claimed twice. Dates are civil, amounts
// in the currency's minor unit.
type BillingCharge struct {
	ID            string // of the item
	DueOn         string
	From, Through string // the days that the interest is of, both among them
	InterestMinor int64
	FixedSumMinor int64  // claimed once for an item; 0: not by this request
	Jurisdiction  string // whose law it is charged by
	Rates         []BillingRate
}

// BillingRate is a run of days on which one principal bore one rate.
type BillingRate struct {
	From, Through  string
	PrincipalMinor int64
	RatePercent    string // a year, such as 11.27
}

// Biller carries requests to the system that keeps the books. Its error is an *Error or nil.
type Biller interface {
	AskBilling(ctx context.Context, r BillingRequest) error
}
