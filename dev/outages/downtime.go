package outages

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"arrears/dev/probe"
	"arrears/dev/stack"
)

const (
	temporalDown = 2 * time.Minute
	postgresDown = 75 * time.Second
	// wipeAfter is how long facts come in before Temporal's data goes.
	wipeAfter = 5 * time.Second
)

// holdTemporal keeps Temporal down for two minutes. The gateway takes facts as ever and says that it is degraded.
func holdTemporal(ctx context.Context, b *saboteur) error {
	if err := b.afterFirst(ctx); err != nil {
		return err
	}
	return b.facts.during(ctx, noneRefused, func(ctx context.Context) error {
		return b.amidFacts(ctx, func(ctx context.Context) error {
			return b.hold(ctx, stack.Temporal, temporalDown, b.temporalIsMissed)
		})
	})
}

// temporalIsMissed proves that the outage is one: without it the checks after it would show nothing.
func (b *saboteur) temporalIsMissed(ctx context.Context) error {
	if err := probe.Until(ctx, temporalDown, "the gateway says that it is degraded", b.degraded); err != nil {
		return err
	}
	if err := probe.Until(ctx, temporalDown, "wakes wait", func(ctx context.Context) (bool, error) {
		n, err := b.probe.Waiting(ctx)
		return n > 0, err
	}); err != nil {
		return err
	}
	return probe.Until(ctx, temporalDown, "orphans are counted", func(ctx context.Context) (bool, error) {
		n, err := b.probe.Orphans(ctx)
		return n > 0, err
	})
}

// holdPostgres keeps Postgres down for over a minute. The gateway refuses facts for the time being.
func holdPostgres(ctx context.Context, b *saboteur) error {
	if err := b.afterFirst(ctx); err != nil {
		return err
	}
	return b.facts.during(ctx, someRefused, func(ctx context.Context) error {
		return b.amidFacts(ctx, func(ctx context.Context) error {
			return b.hold(ctx, stack.Postgres, postgresDown, nil)
		})
	})
}

// wipeTemporal destroys Temporal's data and has the workflows adopted.
func wipeTemporal(ctx context.Context, b *saboteur) error {
	if err := b.afterFirst(ctx); err != nil {
		return err
	}
	return b.facts.during(ctx, noneRefused, func(ctx context.Context) error {
		return b.amidFacts(ctx, b.wipeAndAdopt)
	})
}

// amidFacts does something to the stack when facts have come in before, waits until they come in again after, and wants the backlog
// to drain.
func (b *saboteur) amidFacts(ctx context.Context, do func(context.Context) error) error {
	if err := b.facts.awaitFew(ctx); err != nil {
		return err
	}
	if err := do(ctx); err != nil {
		return err
	}
	if err := b.facts.awaitFew(ctx); err != nil {
		return err
	}
	return b.drained(ctx)
}

func (b *saboteur) wipeAndAdopt(ctx context.Context) error {
	wiped := func(ctx context.Context) error { return b.stack.WipeTemporal() }
	if err := b.hold(ctx, stack.Temporal, wipeAfter, wiped); err != nil {
		return err
	}
	if _, err := b.stack.Starter(ctx, "migrate"); err != nil {
		return err
	}
	first, err := b.adopt(ctx)
	if err != nil {
		return err
	}
	b.say(fmt.Sprintf("%d workflows adopted, %d were there", first.Started, first.Present))
	second, err := b.adopt(ctx)
	switch {
	case err != nil:
		return err
	case first.Started == 0:
		return errors.New("adopt found everyone's workflow after Temporal's data was lost")
	case second.Started > 0:
		return fmt.Errorf("adopt started %d workflows that it had just started", second.Started)
	}
	return nil
}

type adopted struct{ Customers, Started, Present, Failed int }

func (b *saboteur) adopt(ctx context.Context) (adopted, error) {
	out, err := b.stack.Starter(ctx, "adopt", "--json")
	if err != nil {
		return adopted{}, err
	}
	var a adopted
	if err := json.Unmarshal(out, &a); err != nil {
		return adopted{}, fmt.Errorf("starter adopt --json: %w", err)
	}
	if a.Customers == 0 || a.Started+a.Present != a.Customers || a.Failed != 0 {
		return a, fmt.Errorf("starter adopt: %+v does not add up", a)
	}
	return a, nil
}

// afterFirst waits until the customer who climbs the ladder was told once.
func (b *saboteur) afterFirst(ctx context.Context) error {
	_, err := b.await(ctx, "ladder", "to get the first notice", heard("email", 1))
	return err
}

// hold keeps a part down for a while, does something meanwhile, and lets the lives that wait for it act.
func (b *saboteur) hold(ctx context.Context, p stack.Part, while time.Duration, meanwhile func(context.Context) error) error {
	b.say(fmt.Sprintf("%s is held down for %s", p, while))
	if err := b.stack.Hold(p); err != nil {
		return err
	}
	over := time.Now().Add(while)
	b.look.Cue(cueOutage)
	if meanwhile != nil {
		if err := meanwhile(ctx); err != nil {
			return errors.Join(err, b.stack.Release(ctx, p))
		}
	}
	if err := probe.Pause(ctx, time.Until(over)); err != nil {
		return err
	}
	b.say(fmt.Sprintf("%s is let go", p))
	return b.stack.Release(ctx, p)
}
