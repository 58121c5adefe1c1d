package workflows

import "go.temporal.io/sdk/workflow"

// screening: the phone is proven, and the checks before any service are under way.
func (c *customer) screening(workflow.Context) story {
	return story{head: "Screening", text: "Checks before any service. No service."}
}
