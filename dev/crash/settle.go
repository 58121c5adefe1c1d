package crash

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"arrears/dev/meter"
	"arrears/dev/probe"
)

// Left is what is not at rest.
type Left struct {
	Claimed  int // messages of which nobody knows whether they went out
	Intended int // messages that are still to go out
	Untold   int // customers who still owe and have not come to the last level
	Waiting  int // customers of whose change no workflow was told
	Orphans  int // customers whose plan nobody keeps
}

// words are what is left, each in words.
func (l Left) words() (words []string) {
	for _, part := range []struct {
		n    int
		what string
	}{
		{l.Claimed, "messages are claimed"},
		{l.Intended, "messages are still to be sent"},
		{l.Untold, "customers have not come to the last level"},
		{l.Waiting, "customers wait to be woken"},
		{l.Orphans, "customers are orphans"},
	} {
		if part.n > 0 {
			words = append(words, fmt.Sprintf("%d %s", part.n, part.what))
		}
	}
	return words
}

func (l Left) count() int { return l.Claimed + l.Intended + l.Untold + l.Waiting + l.Orphans }

const (
	restEvery = time.Second
	// restLooks in a row that find nothing left are rest: between a plan and its message there is a moment at which neither is left.
	restLooks = 3
)

// settle waits until everything has come to rest, which it may not do in time.
func (r *run) settle(ctx context.Context) (rested bool, err error) {
	limit := time.Until(r.at(r.plan.ends)) + r.cfg.Shape.patience
	for _, c := range r.plan.cuts {
		limit += c.while
	}
	within, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	for quiet := 0; quiet < restLooks; {
		now, err := r.left(within)
		switch {
		case within.Err() != nil && ctx.Err() == nil:
			return false, nil
		case ctx.Err() != nil:
			return false, context.Cause(ctx)
		case err != nil, now.count() > 0: // the gateway may be busy; what lasts ends in the above
			quiet = 0
		default:
			quiet++
		}
		if probe.Pause(within, restEvery) != nil && ctx.Err() != nil {
			return false, context.Cause(ctx)
		}
	}
	return true, nil
}

// left looks at what is not at rest.
func (r *run) left(ctx context.Context) (l Left, err error) {
	err = r.probe.Query(ctx, func(conn *pgx.Conn) error {
		return conn.QueryRow(ctx, `SELECT
			(SELECT count(*) FROM messages WHERE state = 'claimed'),
			(SELECT count(*) FROM messages WHERE state = 'intended'),
			(SELECT count(*) FROM customers c WHERE c.customer <> ALL ($1) AND NOT EXISTS (
				SELECT FROM notices n WHERE n.tenant = c.tenant AND n.customer = c.customer AND n.kind = 'ladder' AND n.level = $2
					AND n.state NOT IN ('planned', 'superseded'))),
			(SELECT count(*) FROM wakes)`, r.plan.ids(pays), r.cfg.Shape.last().Name).Scan(&l.Claimed, &l.Intended, &l.Untold, &l.Waiting)
	})
	if err != nil {
		return l, err
	}
	l.Orphans, err = r.probe.Orphans(ctx)
	return l, err
}

const showEvery = 2 * time.Second

// show tells how far it is until ctx ends.
func (r *run) show(ctx context.Context) {
	most := len(r.plan.customers) * len(r.cfg.Shape.levels) * len(channels)
	for probe.Pause(ctx, showEvery) == nil {
		var taken, claimed int
		err := r.probe.Query(ctx, func(conn *pgx.Conn) error {
			return conn.QueryRow(ctx, `SELECT count(*) FILTER (WHERE state IN ('accepted', 'delivered')), count(*) FILTER (WHERE state = 'claimed')
				FROM messages`).Scan(&taken, &claimed)
		})
		if ctx.Err() != nil {
			return
		}
		text := fmt.Sprintf("%s  %d messages taken, %d claimed, %d of %d customers have paid or stopped, %d of %d kills",
			r.stack.Clock.Business(time.Now()).UTC().Format("2006-01-02 15:04"), taken, claimed,
			r.told.count(), r.plan.count(pays)+r.plan.count(stops), r.harm.kills.Load(), len(r.plan.kills))
		if err != nil && !errors.Is(err, context.Canceled) {
			text = "the database does not answer: " + err.Error()
		}
		r.cfg.Show(meter.State{Text: text, Done: taken, Of: most, Urgent: err != nil})
	}
}
