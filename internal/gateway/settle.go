package gateway

import (
	"context"

	"go.temporal.io/sdk/client"

	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
	"arrears/internal/logs"
	"arrears/workflows"
)

// afterwards is the customer once their workflow has acted on what was just committed, if it does in a moment; settled
// false: it has not yet, and they are as they stand so far.
func (g *gateway) afterwards(ctx context.Context, ref ledger.Ref) (view openapi.Customer, settled bool, err error) {
	settled = g.settled(ctx, ref)
	view, err = g.customer(ctx, ref, g.now())
	return view, settled, err
}

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
