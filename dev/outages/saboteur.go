package outages

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"arrears/dev/stack"
	"arrears/dev/story"
)

// saboteur does things to a stack while lives are played on it.
type saboteur struct {
	stack  *stack.Stack
	look   *story.Onlooker
	random *rand.Rand
	say    func(string)
	facts  *facts
}

func newSaboteur(s *stack.Stack, random *rand.Rand, say func(string)) *saboteur {
	return &saboteur{stack: s, random: random, say: say, facts: newFacts(s.API, s.APIKey, s.Clock)}
}

func (b *saboteur) with(o *story.Onlooker) *saboteur {
	b.look = o
	return b
}

const (
	// inTime is how long a state of a customer is waited for: two dates and the time that an outage takes to pass.
	inTime = 5 * time.Minute
	// again is how often a condition is looked at.
	again = 100 * time.Millisecond
)

// await waits until a customer's world looks as wished; what words it.
func (b *saboteur) await(ctx context.Context, customer, what string, wished func(story.View) bool) (story.View, error) {
	ctx, cancel := context.WithTimeout(ctx, inTime)
	defer cancel()
	v, err := b.look.Await(ctx, customer, wished)
	if err != nil {
		return v, fmt.Errorf("waited in vain for %s %s: %w", customer, what, err)
	}
	return v, nil
}

// until looks again and again whether a condition holds.
func (b *saboteur) until(ctx context.Context, within time.Duration, what string, holds func(context.Context) (bool, error)) error {
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	for {
		ok, err := holds(ctx)
		if ok && err == nil {
			return nil
		}
		if pause(ctx, again) != nil {
			return errors.Join(fmt.Errorf("waited %s in vain: %s", within, what), err)
		}
	}
}

// soon is a random time below most.
func (b *saboteur) soon(most time.Duration) time.Duration {
	return time.Duration(b.random.Int64N(int64(most)))
}

// shortlyBeforeNext waits until just before what is planned for a customer, so that whoever is killed now is away when it is due. Who
// was closed meanwhile has nothing to wait for.
func (b *saboteur) shortlyBeforeNext(ctx context.Context, customer string) error {
	v, err := b.await(ctx, customer, "to have a plan", func(v story.View) bool {
		return v.Customer.Next != nil || v.Customer.Phase == "closed"
	})
	if err != nil || v.Customer.Next == nil {
		return err
	}
	at := b.stack.Clock.Wall(v.Customer.Next.At).Add(-leastAhead - b.soon(time.Second))
	return pause(ctx, time.Until(at))
}

// leastAhead is how long before a planned moment a kill must come to be before it for certain.
const leastAhead = 200 * time.Millisecond

// killWorker kills the worker at a moment at which it has claimed nothing, but for the messages and codes named.
func (b *saboteur) killWorker(ctx context.Context, but ...string) error {
	for {
		killed, err := b.killUnclaimed(ctx, stack.Worker, but)
		if err != nil {
			return err
		}
		if killed {
			return b.stack.Answers(ctx, stack.Worker)
		}
		if err := pause(ctx, again); err != nil {
			return err
		}
	}
}

// killPostgres kills Postgres at a moment at which nothing is claimed: a claim that is committed and whose sender never learns of
// it is a doubt, as rightly as one whose sender dies.
func (b *saboteur) killPostgres(ctx context.Context) error {
	for {
		killed, err := b.killUnclaimed(ctx, stack.Postgres, nil)
		if killed { // and with it the transaction that looked
			return nil
		}
		if err != nil {
			return err
		}
		if err := pause(ctx, again); err != nil {
			return err
		}
	}
}

// killUnclaimed kills a part of the stack unless something is claimed. Meanwhile the tables in which claims are written are locked: a claim is
// either committed and seen, or never committed.
func (b *saboteur) killUnclaimed(ctx context.Context, p stack.Part, but []string) (killed bool, err error) {
	err = b.query(ctx, func(conn *pgx.Conn) error {
		return pgx.BeginFunc(ctx, conn, func(tx pgx.Tx) error {
			// Who waits for one table while holding the other gives up before Postgres calls it a deadlock and ends the worker's transaction.
			if _, err := tx.Exec(ctx, `SET LOCAL lock_timeout = '300ms'; LOCK TABLE messages, verifications IN SHARE MODE`); err != nil {
				return err
			}
			claimed := 0
			err := tx.QueryRow(ctx, `SELECT (SELECT count(*) FROM messages WHERE state = 'claimed' AND code = '' AND message::text <> ALL ($1))
				+ (SELECT count(*) FROM verifications WHERE state = 'claimed' AND verification::text <> ALL ($1))`, append([]string{}, but...)).Scan(&claimed)
			if err != nil || claimed > 0 {
				return err
			}
			killed = true
			return b.stack.Kill(p)
		})
	})
	var busy *pgconn.PgError
	if errors.As(err, &busy) && busy.Code == lockNotAvailable {
		return false, nil
	}
	return killed, err
}

const lockNotAvailable = "55P03"

// query lends a connection to the stack's database.
func (b *saboteur) query(ctx context.Context, f func(*pgx.Conn) error) error {
	conn, err := pgx.Connect(ctx, b.stack.DatabaseURL)
	if err != nil {
		return err
	}
	return errors.Join(f(conn), conn.Close(context.WithoutCancel(ctx)))
}

// count runs a query that counts.
func (b *saboteur) count(ctx context.Context, query string, args ...any) (n int, err error) {
	err = b.query(ctx, func(conn *pgx.Conn) error { return conn.QueryRow(ctx, query, args...).Scan(&n) })
	return n, err
}

func pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-timer.C:
		return nil
	}
}
