package outages

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"arrears/dev/probe"
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
	probe  probe.Probe
}

func newSaboteur(s *stack.Stack, random *rand.Rand, say func(string)) *saboteur {
	facts := newFacts(s.API, s.APIKey, s.Clock)
	return &saboteur{
		stack: s, random: random, say: say, facts: facts,
		probe: probe.Probe{API: s.API, DatabaseURL: s.DatabaseURL, HTTP: facts.http},
	}
}

func (b *saboteur) with(o *story.Onlooker) *saboteur {
	b.look = o
	return b
}

const (
	// inTime is how long a state of a customer is waited for: two dates and the time that an outage takes to pass.
	inTime = 5 * time.Minute
	// again is how often a moment at which nothing is claimed is looked for.
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
	return probe.Pause(ctx, time.Until(at))
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
		if err := probe.Pause(ctx, again); err != nil {
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
		if err := probe.Pause(ctx, again); err != nil {
			return err
		}
	}
}

// killUnclaimed kills a part of the stack unless something is claimed. Meanwhile the tables in which claims are written are locked: a claim is
// either committed and seen, or never committed.
func (b *saboteur) killUnclaimed(ctx context.Context, p stack.Part, but []string) (killed bool, err error) {
	err = b.probe.Query(ctx, func(conn *pgx.Conn) error {
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
