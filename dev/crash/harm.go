package crash

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"

	"arrears/dev/probe"
	"arrears/dev/stack"
)

// harm is done to a stack while customers live.
type harm struct {
	stack *stack.Stack
	probe probe.Probe
	say   func(string)

	kills atomic.Int64
	cuts  atomic.Int64
}

const (
	// amidWithin is how long a kill waits for something to be claimed.
	amidWithin = 8 * time.Second
	amidEvery  = 3 * time.Millisecond
	// freshly claimed is what may still be on its way to a provider.
	freshly = time.Second
	// upWithin is how long the worker may take to run again; it gives up by itself when it finds no Postgres for half a minute.
	upWithin = time.Minute
)

// kill kills the worker again and again.
func (h *harm) kill(ctx context.Context, kills []kill, at func(time.Duration) time.Time) error {
	next := at(0)
	for n, k := range kills {
		if next = next.Add(k.after); time.Until(next) < 0 { // a wait for a claim took longer
			next = time.Now().Add(leastBetween)
		}
		if err := probe.Pause(ctx, time.Until(next)); err != nil {
			return err
		}
		what := "at random"
		if k.amid {
			claimed, err := h.awaitClaim(ctx)
			if err != nil {
				return err
			}
			if claimed {
				what = "as a message is claimed"
			}
		}
		up := func(context.Context) (bool, error) { return h.stack.Running(stack.Worker), nil }
		if err := probe.Until(ctx, upWithin, "the worker runs", up); err != nil {
			return err
		}
		if err := h.stack.Kill(stack.Worker); err != nil {
			return err
		}
		h.kills.Add(1)
		h.say(fmt.Sprintf("kill %d of %d, %s", n+1, len(kills), what))
	}
	return nil
}

// awaitClaim returns when something has just been claimed, which is true, or nothing was for a while.
func (h *harm) awaitClaim(ctx context.Context) (claimed bool, err error) {
	within, cancel := context.WithTimeout(ctx, amidWithin)
	defer cancel()
	err = h.probe.Query(within, func(conn *pgx.Conn) error {
		for !claimed {
			err := conn.QueryRow(within, `SELECT EXISTS (SELECT FROM messages WHERE state = 'claimed' AND claimed_wall > $1)`,
				time.Now().Add(-freshly)).Scan(&claimed)
			if err != nil {
				return err
			}
			if claimed {
				return nil
			}
			if err := probe.Pause(within, amidEvery); err != nil {
				return err
			}
		}
		return nil
	})
	if within.Err() != nil && ctx.Err() == nil {
		return false, nil
	}
	return claimed, err
}

// cut cuts parts off, one after the other.
func (h *harm) cut(ctx context.Context, cuts []cut, at func(time.Duration) time.Time) error {
	for _, c := range cuts {
		if err := probe.Pause(ctx, time.Until(at(c.at))); err != nil {
			return err
		}
		do, what := h.stack.Cut, "is cut off"
		if c.hangs {
			do, what = h.stack.Hang, "hangs"
		}
		if err := do(c.part); err != nil {
			return err
		}
		h.say(fmt.Sprintf("%s %s for %s", c.part, what, c.while.Round(time.Second)))
		if err := probe.Pause(ctx, c.while); err != nil {
			return errors.Join(err, h.stack.Mend(c.part))
		}
		if err := h.stack.Mend(c.part); err != nil {
			return err
		}
		h.cuts.Add(1)
		h.say(fmt.Sprintf("%s is back", c.part))
	}
	return nil
}
