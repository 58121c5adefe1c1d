package outages

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"arrears/dev/probe"
	"arrears/dev/story"
)

// drainWithin is how long a backlog may take to drain: a lease, a retry of an assessment, and some air.
const drainWithin = 150 * time.Second

// drained waits until nobody waits to be woken and nobody is an orphan.
func (b *saboteur) drained(ctx context.Context) error {
	began := time.Now()
	err := probe.Until(ctx, drainWithin, "no wakes wait, and no orphans are counted", func(ctx context.Context) (bool, error) {
		wakes, err := b.probe.Waiting(ctx)
		if err != nil || wakes > 0 {
			return false, err
		}
		orphans, err := b.probe.Orphans(ctx)
		return orphans == 0, err
	})
	if err == nil {
		b.say(fmt.Sprintf("the backlog drained in %.1f s", time.Since(began).Seconds()))
	}
	return err
}

// ended wants every acknowledged fact in the ledger and nothing left behind.
func ended(ctx context.Context, b *saboteur) error {
	kept, err := b.probe.Count(ctx, `SELECT count(*) FROM items WHERE item = ANY ($1)`, b.facts.acknowledged)
	if err != nil {
		return err
	}
	if lost := len(b.facts.acknowledged) - kept; lost != 0 {
		return fmt.Errorf("%d of %d acknowledged facts are lost", lost, len(b.facts.acknowledged))
	}
	if len(b.facts.acknowledged) > 0 {
		b.say(fmt.Sprintf("%d facts were acknowledged, and all are there; %d were refused", kept, b.facts.refused))
	}
	return b.drained(ctx)
}

// degraded tells whether the gateway says that it takes facts and dunning is late.
func (b *saboteur) degraded(ctx context.Context) (bool, error) {
	var ready struct{ Status string }
	err := b.api(ctx, "/readyz", &ready)
	return ready.Status == "degraded", err
}

// ladder are the levels of policy.yaml that are chased by notice, which min_gap keeps apart.
var ladder = []string{"first", "final"}

// crowded tells who got more than one notice of the ladder on one date: late is never many.
func crowded(played story.Result, script story.Script) (found []string) {
	for i, ending := range played.Customers {
		zone, err := time.LoadLocation(script.Customers[i].Signup.TimeZone)
		if err != nil { // the play would not have begun
			return []string{err.Error()}
		}
		for _, many := range onOneDate(ending.Heard(), zone) {
			found = append(found, ending.ID+": got "+many)
		}
	}
	return found
}

// onOneDate words each date on which more than one notice of the ladder came; by two channels it is still one.
func onOneDate(heard map[string][]story.Heard, zone *time.Location) (found []string) {
	levels := map[string][]string{} // by date
	for _, notices := range heard {
		for _, n := range notices {
			on := n.Message.BusinessAt.In(zone).Format(time.DateOnly)
			if slices.Contains(ladder, n.Level) && !slices.Contains(levels[on], n.Level) {
				levels[on] = append(levels[on], n.Level)
			}
		}
	}
	for _, on := range slices.Sorted(maps.Keys(levels)) {
		if len(levels[on]) > 1 {
			slices.Sort(levels[on])
			found = append(found, strings.Join(levels[on], " and ")+" on "+on)
		}
	}
	return found
}
