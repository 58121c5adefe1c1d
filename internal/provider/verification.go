package provider

import (
	"context"
	"log/slog"
)

// Verifier proves that a person holds a phone. Its errors are *Error.
type Verifier interface {
	// Calls tells whether codes can be said by a voice call, too.
	Calls() bool
	// DrawCode makes a code where codes are ours, and calls nobody. Where the provider makes them, it is zero.
	DrawCode() Code
	// StartVerification has a code sent. A provider's is the same while it is valid; one of ours is sent once.
	StartVerification(ctx context.Context, s Start) (Started, error)
	// CheckVerification asks whether code belongs to the verification ref: a Started's, that of a Code, or the E.164 number where the start of
	// a provider's is in doubt.
	CheckVerification(ctx context.Context, ref, code string) (Check, error)
}

// Code is a code of ours. It is printed nowhere.
type Code struct {
	// Digits are what the customer is to type. They are sent, and kept nowhere.
	Digits string
	// Ref is what CheckVerification knows the digits by, and gives none away. It is to be kept before they are sent.
	Ref string
}

const hiddenCode = "[code]"

// String hides the code.
func (Code) String() string { return hiddenCode }

// GoString hides the code from %#v.
func (Code) GoString() string { return hiddenCode }

// LogValue hides the code from logs.
func (Code) LogValue() slog.Value { return slog.StringValue(hiddenCode) }

// MarshalText hides the code from every encoding.
func (Code) MarshalText() ([]byte, error) { return []byte(hiddenCode), nil }

// Start is a code to be sent.
type Start struct {
	// Phone is an E.164 number.
	Phone string
	// Call has a voice say the code; else it goes by SMS. Only where the verifier Calls.
	Call bool
	// Code is what DrawCode made.
	Code Code
	// Business is the name of the tenant, who writes; Locale (BCP 47) is the customer's and TenantLocale the tenant's. A provider that makes
	// the code words it by itself.
	Business, Locale, TenantLocale string
}

// Started is a provider's decision about sending a code.
type Started struct {
	// Ref is the provider's id of the verification, or that of a Code of ours, when Outcome is Accepted.
	Ref     string
	Outcome Outcome
	// Landline: the number was refused since it takes no SMS. A call may reach it.
	Landline bool
	// Code is the vendor's code of a refusal, and not the one sent to the phone.
	Code string
}

// Check is the answer to a submitted code.
type Check string

const (
	// Approved: the right code, and now used up.
	Approved Check = "approved"
	// Wrong: another try is possible.
	Wrong Check = "wrong"
	// Gone: used up, expired or unknown; only a new verification helps.
	Gone Check = "gone"
	// Exhausted: too many tries; a new code is possible once this one has expired.
	Exhausted Check = "exhausted"
)
