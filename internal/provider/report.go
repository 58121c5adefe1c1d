package provider

import (
	"context"
	"time"
)

// Status is how far a provider says a message has come. They are in order: a later report of an earlier one is old news.
type Status string

const (
	// Queued: the provider has it. It proves that the request arrived.
	Queued Status = "queued"
	// Sent: it left the provider, and no receipt has come. It may stay so for ever.
	Sent Status = "sent"
	// Delivered: the recipient's side confirmed it. Final.
	Delivered Status = "delivered"
	// Undelivered: it will not arrive. Final.
	Undelivered Status = "undelivered"
)

// Report is what a provider says of one message, by a callback or when asked.
type Report struct {
	// MessageID is ours.
	MessageID string
	// ProviderID is the provider's id of the message.
	ProviderID string
	// Source is the provider's id of this report: what is repeated bears the same.
	Source string
	Status Status
	// Code is the vendor's code of a failure, never its text.
	Code string
	// Again is how long to wait, in wall time, before the same message may be tried once more; 0: never. Only with Undelivered.
	Again time.Duration
	// Misconfigured: it failed because of our account, not because of the recipient.
	Misconfigured bool
}

// ConsentState is what an address wants.
type ConsentState string

const (
	// OptedOut: nothing more to this address from this sender.
	OptedOut ConsentState = "stopped"
	// OptedIn: the recipient wants messages again.
	OptedIn ConsentState = "started"
)

// Consent is a recipient's wish, or a fact of their mailbox, that a provider passes on.
type Consent struct {
	Channel string // "email" or "sms"
	Sender  string // who is not to write, as the provider calls them; empty: nobody of this account
	Service string // the group of senders that Sender writes for, as the provider calls it: its wish is theirs too; empty: none
	Address string // E.164 or e-mail; personal data
	State   ConsentState
	Reason  string // "unsubscribe", "group_unsubscribe", "spam_report", "bounce", "opted_out", "resubscribe"
	Source  string // the provider's id of what it heard
}

// Event is one thing that a provider tells: a report, a wish, or both.
type Event struct {
	Report  *Report
	Consent *Consent
}

// Reply is what a recipient answered by SMS.
type Reply struct {
	Source string // the provider's id of it
	From   string // E.164
	To     string // the number that was answered
	// Service is the group of senders that To belongs to, as the provider calls it; empty: none. What is said to one is said to the other: we may have
	// written as either.
	Service string
	Text    string // personal data
	// Meant is what the provider itself took it for and has acted on: "stop", "start" or "help"; empty: nothing.
	Meant string
}

// Sought describes a message of which it is not known whether the provider took it.
type Sought struct {
	MessageID string
	Sender    string // who it was sent as, as SMSSender.Sender says; the configuration may have changed since
	To        string
	Body      string
	Reference string    // what of the body no other message says
	Since     time.Time // wall time of the claim
	Not       []string  // provider ids of earlier tries of the same message
}

// SMSFinder asks a provider what became of an SMS. Its error is an *Error.
type SMSFinder interface {
	// FindSMS looks for a message by what it says. Nil: the provider knows of none at present, which it may yet.
	FindSMS(ctx context.Context, s Sought) (*Report, error)
	// FetchSMS asks after a message that the provider has. Nil: it does not know it (any more).
	FetchSMS(ctx context.Context, messageID, providerID string) (*Report, error)
}
