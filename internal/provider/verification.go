package provider

import "context"

// Verifier proves that a person holds a phone. The code itself is made, sent and judged by the provider. Its errors are *Error.
type Verifier interface {
	// StartVerification has a code sent to an E.164 number. While one is valid the same code is sent again.
	StartVerification(ctx context.Context, phone string) (Started, error)
	// CheckVerification asks whether code belongs to the verification ref: a Started's, or the E.164 number where its start is in doubt.
	CheckVerification(ctx context.Context, ref, code string) (Check, error)
}

// Started is a provider's decision about sending a code.
type Started struct {
	// Ref is the provider's id of the verification when Outcome is Accepted.
	Ref     string
	Outcome Outcome
	// Code is the vendor's code of a refusal (not the code sent to the phone, which we never see).
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
