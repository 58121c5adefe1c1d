package ledger

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/jackc/pgx/v5"

	"arrears/internal/calendar"
	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
	"arrears/internal/tracing"
)

// transaction is one transaction about one customer, whose row it has locked.
type transaction struct {
	*db.Queries
	store   *Store
	ref     Ref
	now     clock.Moment
	row     db.Customer
	tenant  db.Tenant
	policy  dunning.Policy
	account dunning.Account
	numbers map[string]string // item → its number as the business writes it
	planned []db.Notice
	borne   []borne              // the steps of planned
	open    []db.OpenMessagesRow // messages that are not settled, as they were before anything was planned
	asked   *codeAsk             // the code that it asks for, which is counted last of all; nil: it asks for none
	again   bool                 // the request's idempotency key says that this was recorded before, and the answer lost

	charging charging    // for paying late
	begun    begun       // the customer's screening
	accepted *Accepted   // of the policy that rules the customer; nil: nothing
	instants []time.Time // planned ones that this transaction carries out, besides those of the plan
	deeds    []Deed      // what it wrote into the timeline
}

// transact runs f in a transaction, and again where the database ended it so that another could go on: a little later, since who
// begins at once may be in the other's way again. So f sets whatever it leaves outside itself anew, and does nothing to the
// world that may not happen twice.
func (s *Store) transact(ctx context.Context, f func(pgx.Tx) error) error {
	err := pgx.BeginFunc(ctx, s.pool, f)
	for again := 1; isYielded(err) && again <= yields; again++ {
		select {
		case <-ctx.Done():
			return err
		case <-time.After(time.Duration(again)*yieldFor + rand.N(yieldFor)):
		}
		err = pgx.BeginFunc(ctx, s.pool, f)
	}
	return err
}

const (
	yields   = 3
	yieldFor = 20 * time.Millisecond // wall time
)

// locked runs f in a transaction that holds the customer's lock and has read their account. It may run f again, as transact does.
func (s *Store) locked(ctx context.Context, ref Ref, now clock.Moment, f func(*transaction) error) error {
	var done []Deed
	err := s.transact(ctx, func(pg pgx.Tx) error {
		t, err := s.lock(ctx, db.New(pg), ref, now)
		if err != nil {
			return err
		}
		key, _ := ctx.Value(claimKey{}).(*Claim)
		t.again = key != nil && key.recorded
		if err := f(t); err != nil {
			return err
		}
		done = t.deeds
		if err := t.recordKey(ctx, key); err != nil {
			return err
		}
		return t.countAsk(ctx)
	})
	if err == nil {
		s.tell(done)
	}
	return s.wrap(ref, err)
}

// lock takes the customer's lock within a transaction, and then reads their account.
func (s *Store) lock(ctx context.Context, q *db.Queries, ref Ref, now clock.Moment) (*transaction, error) {
	t := &transaction{Queries: q, store: s, ref: ref, now: now}
	_, err := t.LockCustomer(ctx, db.LockCustomerParams{Tenant: ref.Tenant, Customer: ref.Customer})
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, customerNotFound(ref)
	}
	if err != nil {
		return nil, err
	}
	return t, t.load(ctx)
}

// fact runs f, which records something that the outside world told us, and wakes the customer's workflow if the
// fact changes what it was told to wait for.
func (s *Store) fact(ctx context.Context, ref Ref, now clock.Moment, f func(*transaction) error) error {
	return s.locked(ctx, ref, now, func(t *transaction) error {
		return t.fact(ctx, func() error { return f(t) })
	})
}

func (t *transaction) fact(ctx context.Context, record func() error) error {
	before, late := t.decide(), t.paidLate()
	if err := record(); err != nil {
		return err
	}
	if err := t.load(ctx); err != nil {
		return err
	}
	if !dunning.NeedsWake(before, t.decide(), t.plan()) && t.paidLate() == late {
		return nil
	}
	return t.wake(ctx)
}

// peek reads the customer's account without locking it.
func (s *Store) peek(ctx context.Context, ref Ref, now clock.Moment) (*transaction, error) {
	t := &transaction{store: s, ref: ref, now: now}
	err := pgx.BeginTxFunc(ctx, s.pool, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}, func(pg pgx.Tx) error {
		t.Queries = db.New(pg)
		return t.load(ctx)
	})
	return t, s.wrap(ref, err)
}

// wrap leaves refusals as they are and names the customer of everything else.
func (s *Store) wrap(ref Ref, err error) error {
	var refusal *Error
	if err == nil || errors.As(err, &refusal) {
		return err
	}
	return fmt.Errorf("ledger: customer %s: %w", ref, err)
}

func customerNotFound(ref Ref) *Error {
	return refuse(NotFound, "customer_not_found", "there is no customer %q", ref.Customer).at("customer_id")
}

func (t *transaction) wake(ctx context.Context) error {
	asked := db.WakeParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer}
	if trace := tracing.Parent(ctx); trace != "" {
		asked.Traceparent = &trace
	}
	if err := t.Wake(ctx, asked); err != nil {
		return err
	}
	return t.NotifyWakes(ctx)
}

// atInstant is how long after a planned instant, in wall time, something still counts as happening at that instant: so a
// faster clock does not change outcomes.
const atInstant = 2 * time.Second

// asOf is the business time that a decision made now counts for: the earliest planned instant that passed less than
// two wall seconds ago, else now.
func (t *transaction) asOf() time.Time {
	at := t.now.Business
	offer := func(planned time.Time) {
		late := t.now.Wall.Sub(t.store.clock.Wall(planned))
		if planned.Before(at) && late <= atInstant {
			at = planned
		}
	}
	if t.row.PlanWakeAt != nil {
		offer(*t.row.PlanWakeAt)
	}
	for _, n := range t.planned {
		offer(n.PlannedAt)
	}
	for _, instant := range t.instants {
		offer(instant)
	}
	return at
}

// decide says what is to be done at this moment, and when to look again: what is planned for the window's opening a little later, so
// that not all customers are looked at in one minute.
func (t *transaction) decide() dunning.Decision {
	d := dunning.Decide(t.account, t.policy, t.asOf())
	t.spread(d.Next)
	return d
}

// spread puts what comes next off to when the customer's workflow wakes for it.
func (t *transaction) spread(next *dunning.Next) {
	if next != nil {
		next.At = t.account.Spread(t.policy, next.At, t.ref.String(), t.store.jitter)
	}
}

func (t *transaction) plan() dunning.Plan {
	return dunning.Plan{
		WakeAt: t.row.PlanWakeAt, Phase: dunning.Phase(t.row.Phase), Standing: dunning.Standing(t.row.Standing),
		Access: dunning.Access(t.row.Access), Unsent: len(t.planned),
	}
}

// dateOf is the customer's date of an instant.
func (t *transaction) dateOf(at time.Time) calendar.Date { return calendar.DateOf(at, t.account.Zone) }
