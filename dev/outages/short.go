package outages

import (
	"context"

	"arrears/dev/stack"
)

// aLittleOfEverything kills the worker and Postgres while the customers sign up, wipes Temporal after the first notice, and kills
// the worker again as the last one is due.
func aLittleOfEverything(ctx context.Context, b *saboteur) error {
	err := b.facts.during(ctx, someRefused, func(ctx context.Context) error {
		if err := seen("ladder", "to be served", inPhase("active"))(ctx, b); err != nil {
			return err
		}
		return b.amidFacts(ctx, func(ctx context.Context) error {
			b.say("a kill of Postgres")
			return b.restart(stack.Postgres)(ctx)
		})
	})
	if err != nil {
		return err
	}
	b.say("a kill of the worker")
	if err := b.killWorker(ctx); err != nil {
		return err
	}
	if err := b.afterFirst(ctx); err != nil {
		return err
	}
	if err := b.wipeAndAdopt(ctx); err != nil {
		return err
	}
	if err := b.drained(ctx); err != nil {
		return err
	}
	if err := b.shortlyBeforeNext(ctx, "ladder"); err != nil {
		return err
	}
	b.say("a kill of the worker, as the last notice is due")
	return b.killWorker(ctx)
}
