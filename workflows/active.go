package workflows

import (
	"go.temporal.io/sdk/workflow"

	"arrears/internal/dunning"
)

// active: the customer is served, and what is overdue climbs the ladder.
func (c *customer) active(ctx workflow.Context) story {
	c.tellAccess(ctx)
	c.deliver(ctx)
	c.search(ctx)
	c.askBilling(ctx)
	switch c.turn.Standing {
	case dunning.Suspended:
		return story{head: "Active, suspended", text: "Service is suspended until what stands against it is settled."}
	case dunning.Restricted:
		return story{head: "Active, restricted", text: "Service is restricted until what stands against it is settled."}
	case dunning.PastDue:
		return story{head: "Active, past due", text: "Served; what is overdue climbs the policy's ladder."}
	default:
		return story{head: "Active, current", text: "Served; nothing is overdue."}
	}
}
