package workflows

import "go.temporal.io/sdk/workflow"

// awaitingPrepayment: the customer is who they say; service begins when the asked prepayment clears.
func (c *customer) awaitingPrepayment(ctx workflow.Context) story {
	c.deliver(ctx)
	c.search(ctx)
	return story{head: "Awaiting prepayment", text: "Service is held back until the asked prepayment is paid."}
}
