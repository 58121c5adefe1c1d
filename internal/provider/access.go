package provider

import (
	"context"
	"time"
)

// AccessChange is the access a customer shall have from now on. It is a state, not an order: repeating it is harmless, and a receiver ignores a Version
// lower than one it has seen for that customer.
type AccessChange struct {
	// ID identifies this change and stays the same over its repetitions.
	ID       string
	Tenant   string
	Customer string
	Version  int64
	// Access is none, trial, full, restricted, suspended or cancelled.
	Access string
	// Reasons is the set of reasons that hold service back; empty when none does.
	Reasons []string
	// At is the business time of the change.
	At time.Time
}

// Provisioner carries access changes to the system that gives and takes service. Its error is an *Error or nil.
type Provisioner interface {
	ChangeAccess(ctx context.Context, c AccessChange) error
}
