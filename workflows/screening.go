package workflows

import (
	"strings"

	"go.temporal.io/sdk/workflow"
)

// screening: the phone is proven, and the checks before any service are under way, or a person decides on what they came to.
func (c *customer) screening(ctx workflow.Context) story {
	c.askOthers(ctx)
	if len(c.turn.Screens) > 0 {
		return story{head: "Screening", text: "Others are asked about the sign-up. No service."}
	}
	return story{head: "Screening", text: "A person decides on the sign-up, see the worklist. No service."}
}

// askOthers has everybody asked at once who knows something about the sign-up.
func (c *customer) askOthers(ctx workflow.Context) {
	for _, s := range c.turn.Screens {
		c.beside(ctx, "screen/"+s.Check, ActivityScreen, s, workflow.ActivityOptions{
			TaskQueue: TaskQueueScreening,
			Priority:  priority(c.id.Tenant, urgencyPayment),
			Summary:   "Sign-up: " + strings.ReplaceAll(s.Check, "_", " ") + " is asked for",
		})
	}
}
