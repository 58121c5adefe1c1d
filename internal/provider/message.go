package provider

import (
	"context"
	"time"
)

// Outcome is a provider's decision about one message.
type Outcome string

const (
	// Accepted: the provider has taken it and will try to deliver.
	Accepted Outcome = "accepted"
	// Suppressed: the recipient wants nothing from this sender (STOP, unsubscribed). Remember it.
	Suppressed Outcome = "suppressed"
	// InvalidRecipient: the number or address cannot receive this, now or later.
	InvalidRecipient Outcome = "invalid_recipient"
	// Rejected: refused for good for another reason: our content, or a destination that the account does not serve.
	Rejected Outcome = "rejected"
)

// Result is what a provider decided about one message.
type Result struct {
	Outcome Outcome
	// ProviderID is the provider's id of an accepted message.
	ProviderID string
	// Code is the vendor's code of a refusal; empty when accepted.
	Code string
}

// SMS is one text message to one phone.
type SMS struct {
	// MessageID is ours; it comes back in delivery reports. Empty: none are asked for.
	MessageID string
	// To is an E.164 number.
	To   string
	Body string
	// ValidFor bounds, in wall time, how long the provider may hold the message before giving up; 0 leaves the provider's default.
	ValidFor time.Duration
}

// Email is one mail to one mailbox, in a text and an HTML part; either may be empty, not both.
type Email struct {
	// MessageID is ours; it comes back in delivery events.
	MessageID string
	To        string
	ToName    string
	Subject   string
	Text      string
	HTML      string
}

// SMSSender sends one SMS once. It never repeats a request by itself. Its error is an *Error.
type SMSSender interface {
	// Sender is who the recipient sees writing, as the provider calls them.
	Sender() string
	SendSMS(ctx context.Context, m SMS) (Result, error)
}

// EmailSender sends one e-mail once. It never repeats a request by itself. Its error is an *Error.
type EmailSender interface {
	// Sender is the bare address that mail comes from.
	Sender() string
	SendEmail(ctx context.Context, m Email) (Result, error)
}
