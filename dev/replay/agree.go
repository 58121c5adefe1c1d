package replay

import (
	"context"
	"net/url"
	"time"

	"arrears/dev/probe"
	"arrears/dev/rest"
)

// agreeEvery is wall time: half a day at a day a second.
const agreeEvery = 500 * time.Millisecond

// agree has a person agree to every step about which one is asked, until ctx ends. Who is away for a moment is asked again later.
func (r *replay) agree(ctx context.Context) {
	for probe.Pause(ctx, agreeEvery) == nil {
		var asked []string
		if err := rest.Pages(ctx, r.api, "/v1/worklist", func(w struct{ ID, Kind string }) {
			if w.Kind == "step_approval" {
				asked = append(asked, w.ID)
			}
		}); err != nil {
			continue
		}
		for _, id := range asked {
			_ = r.api.Post(ctx, "/v1/worklist/"+url.PathEscape(id)+"/decision", "replay-decision-"+id, map[string]any{"decision": "approve", "by": "replay"})
		}
	}
}
