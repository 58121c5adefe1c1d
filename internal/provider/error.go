package provider

import (
	"fmt"
	"log/slog"
	"time"
)

// Class says what is known about a call that brought no decision, and therefore what may be done next.
type Class string

const (
	// NotSent: the provider proved that it did nothing (it throttled us), or the request never left. Sending again is safe.
	NotSent Class = "not_sent"
	// Transient: it failed, and repeating is harmless because the call is idempotent. Used where the receiver ignores repeats.
	Transient Class = "transient"
	// InDoubt: it may have been done. Never repeat; reconcile.
	InDoubt Class = "in_doubt"
	// Configuration: no call of this kind can succeed until a human changes something. Stop the channel and tell one.
	Configuration Class = "configuration"
)

// Error is a call that ended without a decision of the provider.
type Error struct {
	// Provider is the adapter's name, such as "twilio".
	Provider string
	// Class is never empty.
	Class Class
	// Code is a short stable token: the vendor's own code ("20429"), or "http_503", "timeout", "lost_answer", "unreachable", "cancelled", "undecodable_answer".
	Code string
	// RetryAfter is how long the provider asked us to wait, in wall time; 0 where it did not say.
	RetryAfter time.Duration
	// Err is for errors.Is and errors.As. Its text may quote personal data and is printed nowhere, not even in the process log.
	Err error
}

// Error leaves Err out on purpose: this text travels into workflow histories and to operators.
func (e *Error) Error() string {
	return fmt.Sprintf("%s: %s (%s)", e.Provider, e.Class, e.Code)
}

// LogValue is what the process log gets: who, class and code.
func (e *Error) LogValue() slog.Value {
	return slog.GroupValue(slog.String("provider", e.Provider), slog.String("class", string(e.Class)), slog.String("code", e.Code))
}

// Unwrap gives the cause to errors.Is and errors.As.
func (e *Error) Unwrap() error { return e.Err }
