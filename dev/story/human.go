package story

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"time"

	"arrears/dev/rest"
)

// human is who decides what a machine should not, in the words of the ledger's audit trail.
const human = "Rosa, sign-ups"

// work is what waits for a human.
type work struct {
	ID       string   `json:"id"`
	Customer string   `json:"customer_id"`
	Kind     string   `json:"kind"`
	Options  []string `json:"options"`
}

// decide has a human decide what waits on the worklist for this customer, as soon as it does.
func (a *actor) decide(ctx context.Context, act Act) error {
	ctx, cancel := context.WithTimeout(ctx, a.patience)
	defer cancel()
	for {
		var found *work
		err := rest.Pages(ctx, a.world.api, "/v1/worklist", func(w work) {
			if w.Customer == a.life.ID && w.Kind == act.Kind {
				found = &w
			}
		})
		switch {
		case err != nil:
			return err
		case found != nil && !slices.Contains(found.Options, act.Decision):
			return fmt.Errorf("%s offers %v, and not %s", act.Kind, found.Options, act.Decision)
		case found != nil:
			return a.world.api.Post(ctx, "/v1/worklist/"+url.PathEscape(found.ID)+"/decision", "story-decision-"+found.ID, map[string]string{
				"decision": act.Decision, "by": human, "note": "called them on a number of public record",
			})
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%s does not wait on the worklist: %w", act.Kind, context.Cause(ctx))
		case <-time.After(lookEvery):
		}
	}
}
