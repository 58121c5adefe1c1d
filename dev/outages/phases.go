package outages

import (
	"context"
	"fmt"

	"arrears/dev/probe"
	"arrears/dev/stack"
	"arrears/dev/story"
)

// moment is a point of the story at which something may be killed.
type moment struct {
	name string
	wait func(context.Context, *saboteur) error
}

// moments are every phase of the script lives.yaml, in the order in which they come.
func moments() []moment {
	return []moment{
		{"verifying", seen("silent", "to get the code", func(v story.View) bool { return len(v.Messages) > 0 })},
		{"awaiting prepayment", seen("unpaid", "to be asked for the prepayment", inPhase("awaiting_prepayment"))},
		{"active", seen("ladder", "to be served", func(v story.View) bool { return v.Access() == "full" })},
		{"before the first level", before("ladder")},
		{"after the first level", seen("ladder", "to get the first notice", heard("email", 1))},
		{"before the final level", before("ladder")},
		{"after the final level", seen("ladder", "to get the final notice", both(heard("email", 2), heard("sms", 1)))},
		{"before closing", before("silent")},
		{"closed", seen("silent", "to be closed", inPhase("closed"))},
		{"before suspension", before("ladder")},
		{"suspended", seen("ladder", "to be suspended", both(heard("email", 2), func(v story.View) bool { return len(v.Changes) >= 2 }))},
		{"reinstated", seen("ladder", "to be reinstated", heard("email", 3))},
		{"before the sign-up expires", before("unpaid")},
	}
}

func killWorkerAtEachPhase(ctx context.Context, b *saboteur) error {
	b.look.Cue(cueOutage)
	return b.atEach(ctx, moments(), func(ctx context.Context) error { return b.killWorker(ctx) })
}

func killTemporalAtEachPhase(ctx context.Context, b *saboteur) error {
	b.look.Cue(cueOutage)
	return b.facts.during(ctx, noneRefused, func(ctx context.Context) error { return b.restartAtEach(ctx, stack.Temporal) })
}

func killPostgresAtEachPhase(ctx context.Context, b *saboteur) error {
	b.look.Cue(cueOutage)
	return b.facts.during(ctx, someRefused, func(ctx context.Context) error { return b.restartAtEach(ctx, stack.Postgres) })
}

func (b *saboteur) restartAtEach(ctx context.Context, p stack.Part) error {
	if err := b.atEach(ctx, moments(), b.restart(p)); err != nil {
		return err
	}
	return b.drained(ctx)
}

// atEach does something at each moment.
func (b *saboteur) atEach(ctx context.Context, moments []moment, do func(context.Context) error) error {
	for _, m := range moments {
		if err := m.wait(ctx, b); err != nil {
			return err
		}
		b.say("a kill, " + m.name)
		if err := do(ctx); err != nil {
			return fmt.Errorf("%s: %w", m.name, err)
		}
	}
	return nil
}

// restart kills a part and waits until it is back.
func (b *saboteur) restart(p stack.Part) func(context.Context) error {
	return func(ctx context.Context) error {
		before := b.stack.PID(p)
		kill := func(context.Context) error { return b.stack.Kill(p) }
		if p == stack.Postgres {
			kill = b.killPostgres
		}
		if err := kill(ctx); err != nil {
			return err
		}
		err := probe.Until(ctx, inTime, string(p)+" is started again", func(context.Context) (bool, error) { return b.stack.PID(p) != before, nil })
		if err != nil {
			return err
		}
		return b.stack.Answers(ctx, p)
	}
}

func seen(customer, what string, wished func(story.View) bool) func(context.Context, *saboteur) error {
	return func(ctx context.Context, b *saboteur) error {
		_, err := b.await(ctx, customer, what, wished)
		return err
	}
}

func before(customer string) func(context.Context, *saboteur) error {
	return func(ctx context.Context, b *saboteur) error { return b.shortlyBeforeNext(ctx, customer) }
}

func inPhase(phase string) func(story.View) bool {
	return func(v story.View) bool { return v.Customer.Phase == phase }
}

// heard tells whether at least n notices came by a channel.
func heard(channel string, n int) func(story.View) bool {
	return func(v story.View) bool { return len(v.Notices()[channel]) >= n }
}

func both(x, y func(story.View) bool) func(story.View) bool {
	return func(v story.View) bool { return x(v) && y(v) }
}
