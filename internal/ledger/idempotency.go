package ledger

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"arrears/internal/ledger/db"
)

// How an Idempotency-Key is kept, in wall time.
const (
	keyLives = 72 * time.Hour
	// claimLives is longer than the gateway lets any request live: a claim older than this has lost its holder.
	claimLives = time.Minute
)

// MaxAnswer is the longest answer that is kept, in bytes. A batch of a thousand invoices has less.
const MaxAnswer = 1 << 20

// Request is a request that bears an Idempotency-Key.
type Request struct {
	Tenant, Method, Path string
	Key                  string // the client's
	Body                 []byte // kept as a keyed hash; nil for a code: six digits are soon guessed from any hash
}

// Answer is what a request was answered, as far as it is the request's own.
type Answer struct {
	Status      int
	ContentType string
	Body        []byte // no personal data: it is kept as it is, and erasure does not look for it here
}

// Claim is the right to carry out a request that bears a key, and nobody else's meanwhile.
//
// The claim is committed before the call begins. Every transaction about one customer then commits, with its fact, that
// the key's fact is recorded; the answer, which is made of what was committed, is kept afterwards. So whoever dies
// in between leaves one of two things. Nothing recorded: after a minute the same request is carried out as if for the
// first time. Recorded without an answer: the call is made again and knows it (transaction.again). Calls that bear ids of the
// client's own, and calls that ask for a state, answer the present state then; those that would do something once more,
// another code or a code's check, do nothing and answer what was recorded.
type Claim struct {
	tenant   string
	key      []byte
	id       uuid.UUID
	recorded bool // by an earlier holder, whose answer was lost
}

type claimKey struct{}

// With makes the calls under ctx those of the claimed request.
func (c *Claim) With(ctx context.Context) context.Context {
	return context.WithValue(ctx, claimKey{}, c)
}

// inProgress says that the same request is being carried out.
func inProgress() *Error {
	refusal := refuse(Pending, "idempotency_in_progress", "the same request is being carried out; send it again in a moment")
	refusal.RetryAfter = time.Second
	return refusal
}

// ClaimKey claims a request at a wall time, or returns the answer that it was given. It refuses a key that another body
// came with, and a request that is being carried out at the moment (Pending).
func (s *Store) ClaimKey(ctx context.Context, r Request, wall time.Time) (*Claim, *Answer, error) {
	c := &Claim{tenant: r.Tenant, id: newID(), key: s.keyed([]byte("idempotency key\x00" + r.Method + "\x00" + r.Path + "\x00" + r.Key))}
	request := []byte{}
	if r.Body != nil {
		request = s.keyed(append([]byte("idempotent body\x00"), r.Body...))
	}
	var err error
	c.recorded, err = s.read().ClaimKey(ctx, db.ClaimKeyParams{
		Tenant: c.tenant, Key: c.key, Request: request, Claim: c.id,
		AskedWall: wall, LapsesWall: wall.Add(claimLives), Expired: wall.Add(-keyLives),
	})
	switch {
	case err == nil:
		return c, nil, nil
	case !errors.Is(err, pgx.ErrNoRows):
		return nil, nil, fmt.Errorf("ledger: claim an idempotency key: %w", err)
	}
	answer, err := s.knownKey(ctx, c, request)
	return nil, answer, err
}

// knownKey is the answer of a key that could not be claimed.
func (s *Store) knownKey(ctx context.Context, c *Claim, request []byte) (*Answer, error) {
	known, err := s.read().KnownKey(ctx, db.KnownKeyParams{Tenant: c.tenant, Key: c.key})
	switch {
	case errors.Is(err, pgx.ErrNoRows): // given up between two looks
		return nil, inProgress()
	case err != nil:
		return nil, fmt.Errorf("ledger: read an idempotency key: %w", err)
	case !bytes.Equal(known.Request, request):
		return nil, refuse(Invalid, "idempotency_key_reused",
			"the key came with another body before; give every request a key of its own").at("Idempotency-Key")
	case known.Status == nil:
		return nil, inProgress()
	}
	return &Answer{Status: int(*known.Status), ContentType: known.ContentType, Body: known.Answer}, nil
}

// KeepAnswer ends a claim. What is answered next time is kept if something was done: a success, or a refusal that left a
// trace, as a wrong code does. Any other refusal wrote nothing and frees the key: the same request is judged by
// what holds then. So does what may be tried again (429, 5xx) and what is too long to keep.
func (s *Store) KeepAnswer(ctx context.Context, c *Claim, a Answer, wall time.Time) error {
	final := a.Status < http.StatusInternalServerError && a.Status != http.StatusTooManyRequests && len(a.Body) <= MaxAnswer
	if final {
		if a.Body == nil {
			a.Body = []byte{} // none, which the database tells from unknown
		}
		status := int32(a.Status)
		if err := s.read().KeepAnswer(ctx, db.KeepAnswerParams{
			Tenant: c.tenant, Key: c.key, Claim: c.id, Status: &status, ContentType: a.ContentType, Answer: a.Body, Always: a.Status < 300,
		}); err != nil {
			return fmt.Errorf("ledger: keep an answer: %w", err)
		}
		if a.Status < 300 {
			return nil
		}
	}
	return s.freeKey(ctx, c, wall)
}

// freeKey lets the same request be carried out again. That its fact is recorded is not forgotten.
func (s *Store) freeKey(ctx context.Context, c *Claim, wall time.Time) error {
	err := s.read().FreeKey(ctx, db.FreeKeyParams{Tenant: c.tenant, Key: c.key, Claim: c.id})
	if err == nil {
		err = s.read().LapseKey(ctx, db.LapseKeyParams{Tenant: c.tenant, Key: c.key, Claim: c.id, Wall: wall})
	}
	if err != nil {
		return fmt.Errorf("ledger: free an idempotency key: %w", err)
	}
	return nil
}

// ForgetKeys removes up to limit keys older than 72 hours of wall time, the oldest first, and says how many.
func (s *Store) ForgetKeys(ctx context.Context, wall time.Time, limit int) (int, error) {
	n, err := s.read().ForgetKeys(ctx, db.ForgetKeysParams{Expired: wall.Add(-keyLives), UpTo: int32(limit)})
	if err != nil {
		return 0, fmt.Errorf("ledger: forget idempotency keys: %w", err)
	}
	return int(n), nil
}

// recordKey commits with a transaction that the fact of the request's key is recorded. It comes last, for until the
// commit nobody else can look at the key.
func (t *transaction) recordKey(ctx context.Context, c *Claim) error {
	if c == nil || c.recorded {
		return nil
	}
	return t.RecordKey(ctx, db.RecordKeyParams{Tenant: c.tenant, Key: c.key, Claim: c.id})
}
