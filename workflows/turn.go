package workflows

import (
	"time"

	"arrears/internal/dunning"
)

// Turn is what an activity answers: everything outstanding for the customer, and how they stand. It never holds what a
// single call decided, so an answer that got lost is asked for again. Instants are UTC.
type Turn struct {
	Number       int64 // counts up in the ledger: of two turns the higher is the later
	Phase        dunning.Phase
	ClosedReason dunning.ClosedReason `json:",omitempty"`
	Standing     dunning.Standing
	Level        string `json:",omitempty"` // the highest step taken for what is overdue
	Access       dunning.Access
	Reasons      []dunning.Reason `json:",omitempty"`
	Policy       string           // with its version: "standard v3"
	Country      string
	Balances     []string          `json:",omitempty"` // "120.00 EUR" per currency
	Overdue      []dunning.Overdue `json:",omitempty"`
	InEpisode    bool              `json:",omitempty"`
	NeedsHuman   bool              `json:",omitempty"`
	Last         string            `json:",omitempty"` // what happened last, and when, as people read it
	Next         *Next             `json:",omitempty"`
	Sleep        *time.Duration    `json:",omitempty"` // wall time until there is something to do; nil: until a signal
	Before       bool              `json:",omitempty"` // Sleep ends before Next, for something that was put off

	Deliveries   []Delivery   `json:",omitempty"` // messages to be sent now
	Searches     []Delivery   `json:",omitempty"` // messages of which the provider is to be asked now what became of them
	Codes        []CodeRef    `json:",omitempty"` // codes to be sent now
	Screens      []ScreenRef  `json:",omitempty"` // what others are to be asked now about a sign-up
	Requests     []RequestRef `json:",omitempty"` // what the books are to be asked now
	Tell         *AccessRef   `json:",omitempty"` // access to be told to provisioning now
	AccessWanted int64        // the newest version
	AccessTold   int64        // the version that provisioning has confirmed
}

// Next is the next step that is planned.
type Next struct {
	At   time.Time // business time
	Read string    // the same as people read it: "Thu 3 Dec 2026 09:00 Europe/Berlin"
	What string
	Why  string
}

// Delivery names a message to be sent.
type Delivery struct {
	CustomerID
	Message string
	Channel dunning.Channel
	Level   string
}

// CodeRef names a verification whose code is to be sent.
type CodeRef struct {
	CustomerID
	Verification string
}

// AccessRef names a version of the customer's desired access.
type AccessRef struct {
	CustomerID
	Version int64
	Access  dunning.Access
}

// RequestRef names something that the books are to be asked.
type RequestRef struct {
	CustomerID
	Request string
	Kind    dunning.End
	Level   string
}

// ScreenRef names a check of a sign-up that somebody outside is asked for.
type ScreenRef struct {
	CustomerID
	Check string
}
