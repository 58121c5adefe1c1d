package simulate

import (
	"cmp"
	"time"

	"arrears/internal/dunning"
	"arrears/internal/money"
)

// Kind says what an action is. At one instant those of a customer come in the order of the kinds.
type Kind uint8

// The kinds.
const (
	Notice Kind = iota // the customer is told
	Access             // service is taken away, or given back
	Task               // a person has something to do
	End                // somebody else is asked to go on
)

var kinds = [...]string{Notice: "notice", Access: "access", Task: "task", End: "end"}

func (k Kind) String() string { return kinds[k] }

// MarshalText writes "notice".
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// Reinstated is the level of an Access that gives service back. Where neither that nor a step changes it, the level is the
// reason that is new, "probation_ends", or "write_off".
const Reinstated = "reinstated"

// Action is one thing that is done to a customer, as the contract's JSON line has it.
type Action struct {
	At       time.Time         `json:"at"` // in the customer's zone
	Customer string            `json:"customer"`
	Kind     Kind              `json:"action"`
	Level    string            `json:"level"`
	Access   dunning.Access    `json:"access,omitempty"`   // of an Access: what it is from now on
	Approve  string            `json:"approve,omitempty"`  // of an Access or End: who must agree to it; empty: nobody
	Channels []dunning.Channel `json:"channels,omitempty"` // of a Notice: its ways, in the file's order
	Statement
	// Also is what is overdue in other currencies, by code. A notice and a task are about one currency and have none.
	Also []Statement `json:"also,omitempty"`
}

// Statement is what an action is about in one currency: all that is overdue in it, and of a notice before the due date
// what that lists.
type Statement struct {
	Items []string     `json:"items"` // by due date, then id; never nil
	Total money.Amount `json:"total"`
}

// Compare orders actions by time, then customer, then kind.
func Compare(x, y *Action) int {
	return cmp.Or(x.At.Compare(y.At), cmp.Compare(x.Customer, y.Customer), cmp.Compare(x.Kind, y.Kind))
}
