package workflows

import "go.temporal.io/sdk/workflow"

// closed: the customer's life with us is over; only the end of their access may still have to be told, and
// what the books were to be asked withdrawn.
func (c *customer) closed(ctx workflow.Context) story {
	c.tellAccess(ctx)
	c.search(ctx)     // a message may still be in doubt
	c.askBilling(ctx) // which withdraws what is open no more
	return story{head: "Closed", text: "Closed: " + string(c.turn.ClosedReason) + "."}
}
