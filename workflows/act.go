package workflows

import (
	"fmt"
	"time"

	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"

	"arrears/internal/dunning"
)

// Each activity is short: what cannot be done now is recorded in the ledger as deferred, and planned by Assess.
const (
	oneTry   = 15 * time.Second
	allTries = 30 * time.Second
)

// deliver has the turn's messages sent, each beside the loop.
func (c *customer) deliver(ctx workflow.Context) {
	for _, d := range c.turn.Deliveries {
		queue := TaskQueueEmail
		if d.Channel == dunning.SMS {
			queue = TaskQueueSMS
		}
		c.beside(ctx, "message/"+d.Message, ActivityDeliver, d, workflow.ActivityOptions{
			TaskQueue: queue,
			Priority:  priority(c.id.Tenant, urgencyNotice),
			Summary:   fmt.Sprintf("Notice by %s, level %s", channelName(d.Channel), d.Level),
		})
	}
}

// search has the provider asked what became of messages that are in doubt, or on which it does not report.
func (c *customer) search(ctx workflow.Context) {
	for _, d := range c.turn.Searches {
		c.beside(ctx, "message/"+d.Message, ActivitySearch, d, workflow.ActivityOptions{
			TaskQueue: TaskQueueSMS,
			Priority:  priority(c.id.Tenant, urgencyNotice),
			Summary:   fmt.Sprintf("Provider is asked about the %s, level %s", channelName(d.Channel), d.Level),
		})
	}
}

// sendCodes has the turn's codes sent.
func (c *customer) sendCodes(ctx workflow.Context) {
	for _, code := range c.turn.Codes {
		c.beside(ctx, "code/"+code.Verification, ActivitySendCode, code, workflow.ActivityOptions{
			TaskQueue: TaskQueueSMS,
			Priority:  priority(c.id.Tenant, urgencyCode),
			Summary:   "One-time code",
		})
	}
}

// tellAccess has provisioning told of the desired access: one change at a time.
func (c *customer) tellAccess(ctx workflow.Context) {
	if c.turn.Tell == nil {
		return
	}
	c.beside(ctx, "access", ActivitySetAccess, *c.turn.Tell, workflow.ActivityOptions{
		TaskQueue: TaskQueueProvisioning,
		Priority:  priority(c.id.Tenant, urgencyPayment),
		Summary:   fmt.Sprintf("Access %s, version %d", c.turn.Tell.Access, c.turn.Tell.Version),
	})
}

// askBilling has the books asked to go on where the ladder has ended.
func (c *customer) askBilling(ctx workflow.Context) {
	for _, r := range c.turn.Requests {
		c.beside(ctx, "billing/"+r.Request, ActivityAskBilling, r, workflow.ActivityOptions{
			TaskQueue: TaskQueueBilling,
			Priority:  priority(c.id.Tenant, urgencyNotice),
			Summary:   fmt.Sprintf("Billing is asked: %s, level %s", r.Kind, r.Level),
		})
	}
}

// beside does something once while the loop goes on. Its answer is a later turn; where it fails, the ledger is
// assessed again, which plans what is left to be done.
func (c *customer) beside(ctx workflow.Context, key, activity string, arg any, o workflow.ActivityOptions) {
	if c.inFlight[key] {
		return
	}
	c.inFlight[key] = true
	o.StartToCloseTimeout, o.ScheduleToCloseTimeout = oneTry, allTries
	o.RetryPolicy = &temporal.RetryPolicy{InitialInterval: time.Second, BackoffCoefficient: 2}
	workflow.Go(ctx, func(ctx workflow.Context) {
		var turn Turn
		err := workflow.ExecuteActivity(workflow.WithActivityOptions(ctx, o), activity, arg).Get(ctx, &turn)
		delete(c.inFlight, key)
		if err != nil {
			c.stale = true
			return
		}
		c.fresh = true
		c.accept(turn)
	})
}

func channelName(c dunning.Channel) string {
	if c == dunning.SMS {
		return "SMS"
	}
	return "e-mail"
}
