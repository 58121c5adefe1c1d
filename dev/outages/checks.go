package outages

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"arrears/dev/story"
)

// waiting counts the customers of whose change no workflow was told yet.
const waiting = `SELECT count(*) FROM wakes`

// drainWithin is how long a backlog may take to drain: a lease, a retry of an assessment, and some air.
const drainWithin = 150 * time.Second

// drained waits until nobody waits to be woken and nobody is an orphan.
func (b *saboteur) drained(ctx context.Context) error {
	began := time.Now()
	err := b.until(ctx, drainWithin, "no wakes wait, and no orphans are counted", func(ctx context.Context) (bool, error) {
		wakes, err := b.count(ctx, waiting)
		if err != nil || wakes > 0 {
			return false, err
		}
		orphans, err := b.orphans(ctx)
		return orphans == 0, err
	})
	if err == nil {
		b.say(fmt.Sprintf("the backlog drained in %.1f s", time.Since(began).Seconds()))
	}
	return err
}

// ended wants every acknowledged fact in the ledger and nothing left behind.
func ended(ctx context.Context, b *saboteur) error {
	kept, err := b.count(ctx, `SELECT count(*) FROM items WHERE item = ANY ($1)`, b.facts.acknowledged)
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

// orphans reads the gauge that an operator watches.
func (b *saboteur) orphans(ctx context.Context) (int, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, b.stack.API+"/metrics", nil)
	if err != nil {
		return 0, err
	}
	resp, err := b.facts.http.Do(req)
	if err != nil {
		return 0, err
	}
	defer func() { _ = resp.Body.Close() }()
	return gauge(resp.Body, "arrears_orphans")
}

func gauge(metrics io.Reader, name string) (int, error) {
	lines := bufio.NewScanner(metrics)
	for lines.Scan() {
		if value, found := strings.CutPrefix(lines.Text(), name+" "); found {
			return strconv.Atoi(value)
		}
	}
	return 0, fmt.Errorf("there is no gauge %s", name)
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
