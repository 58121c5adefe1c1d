package workflows

import "go.temporal.io/sdk/workflow"

// verifying: the customer signed up, and proves their phone with a code from an SMS.
func (c *customer) verifying(ctx workflow.Context) story {
	c.sendCodes(ctx)
	return story{head: "Verifying", text: "Waits for the code that went to the customer's phone, and for the accepted collections policy where that is asked. No service."}
}
