package ledger

import (
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
)

// Kind is what an error means to the client.
type Kind string

// The kinds.
const (
	Invalid   Kind = "invalid"   // the request can never succeed as it is
	NotFound  Kind = "not_found" // the tenant has no such thing
	Conflict  Kind = "conflict"  // it contradicts what is recorded
	Gone      Kind = "gone"      // too late
	Throttled Kind = "throttled" // too early; see RetryAfter
	Pending   Kind = "pending"   // not yet; try again in a moment
)

// Error is a refusal that the client can act on. Its Message holds no personal data and no secret.
type Error struct {
	Kind         Kind
	Code         string // stable, such as "customer_closed"
	Message      string // one sentence for the user
	Field        string // of the request; empty: none in particular
	RetryAfter   time.Duration
	AttemptsLeft *int
}

func (e *Error) Error() string { return e.Code + ": " + e.Message }

// LogValue leaves the message out: it repeats what the request said.
func (e *Error) LogValue() slog.Value {
	return slog.GroupValue(slog.String("kind", string(e.Kind)), slog.String("code", e.Code), slog.String("field", e.Field))
}

// refuse makes an Error.
func refuse(kind Kind, code, format string, args ...any) *Error {
	return &Error{Kind: kind, Code: code, Message: fmt.Sprintf(format, args...)}
}

// at names the field of the request that the refusal is about.
func (e *Error) at(field string) *Error {
	e.Field = field
	return e
}

// isUnique tells whether the database refused a second row of the same key.
func isUnique(err error) bool {
	var pg *pgconn.PgError
	return errors.As(err, &pg) && pg.Code == "23505"
}

// isYielded tells that the database ended a transaction so that another could go on: deadlock_detected, serialization_failure.
func isYielded(err error) bool {
	var pg *pgconn.PgError
	return errors.As(err, &pg) && (pg.Code == "40P01" || pg.Code == "40001")
}
