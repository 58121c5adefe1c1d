package gateway

import (
	"context"

	"go.temporal.io/sdk/client"

	"arrears/internal/ledger"
	"arrears/internal/logs"
	"arrears/workflows"
)

// settled waits until the customer's workflow has acted on what the ledger holds, and starts it where there is none.
// What was committed stays committed whatever comes of this, and the relay tells the workflow too.
func (g *gateway) settled(ctx context.Context, ref ledger.Ref) bool {
	if g.temporal == nil {
		return false
	}
	ctx, cancel := context.WithTimeout(ctx, g.settleWithin)
	defer cancel()
	start := g.temporal.NewWithStartWorkflowOperation(
		workflows.StartOptions(ref.Tenant, ref.Customer), workflows.Name,
		workflows.CustomerID{Tenant: ref.Tenant, Customer: ref.Customer})
	handle, err := g.temporal.UpdateWithStartWorkflow(ctx, client.UpdateWithStartWorkflowOptions{
		StartWorkflowOperation: start,
		UpdateOptions: client.UpdateWorkflowOptions{
			UpdateName: workflows.UpdateSettled, Args: []any{workflows.Settled{}}, WaitForStage: client.WorkflowUpdateStageCompleted,
		},
	})
	if err == nil {
		err = handle.Get(ctx, nil)
	}
	if err != nil {
		g.log.WarnContext(ctx, "the workflow did not act in time; it will", logs.Error(err))
	}
	return err == nil
}
