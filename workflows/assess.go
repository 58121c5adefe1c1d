package workflows

import (
	"time"

	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"
)

// assess brings the turn up to date, unless an activity has just done so. The quick way is inside the workflow task;
// where the ledger does not answer within five seconds, an ordinary activity asks for as long as it takes.
func (c *customer) assess(ctx workflow.Context) error {
	for c.changed.ReceiveAsync(nil) {
		c.stale = true
	}
	if !c.stale {
		c.fresh = false
		return nil
	}
	c.stale, c.fresh = false, false
	c.asked++
	var turn Turn
	quick := workflow.WithLocalActivityOptions(ctx, workflow.LocalActivityOptions{
		ScheduleToCloseTimeout: assessTimeout,
		RetryPolicy:            &temporal.RetryPolicy{InitialInterval: 200 * time.Millisecond, MaximumAttempts: 2},
		Summary:                "Assess: what is outstanding?",
	})
	err := workflow.ExecuteLocalActivity(quick, ActivityAssess, c.id).Get(ctx, &turn)
	if err != nil && ctx.Err() == nil {
		patient := workflow.WithActivityOptions(ctx, workflow.ActivityOptions{
			TaskQueue:           TaskQueue,
			StartToCloseTimeout: 2 * assessTimeout,
			RetryPolicy:         &temporal.RetryPolicy{InitialInterval: time.Second, MaximumInterval: time.Minute},
			Priority:            priority(c.id.Tenant, urgencyPayment),
			Summary:             "Assess: the ledger did not answer at once",
		})
		err = workflow.ExecuteActivity(patient, ActivityAssess, c.id).Get(ctx, &turn)
	}
	if err != nil {
		return err
	}
	c.answered = c.asked
	c.accept(turn)
	return nil
}

// accept keeps the later of two turns: activities beside the loop answer in any order.
func (c *customer) accept(turn Turn) {
	if turn.Number >= c.turn.Number {
		c.turn = turn
	}
}
