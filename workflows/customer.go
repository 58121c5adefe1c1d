package workflows

import (
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"

	"arrears/internal/dunning"
)

// Customer follows one customer for life: assess, act, sleep, and again, until they are closed.
//
// Every run begins with an assessment of the ledger, so a start, an adoption after a disaster, a late signal and a new
// run of the chain are all the same case.
func Customer(ctx workflow.Context, id CustomerID) error {
	c, err := begin(ctx, id)
	if err != nil {
		return err
	}
	for {
		if err := c.assess(ctx); err != nil {
			return err
		}
		say := c.live(ctx)
		if c.over() {
			return c.leave(ctx, say)
		}
		if c.mayStartAnew(ctx) {
			return workflow.NewContinueAsNewError(ctx, Name, id)
		}
		if err := c.show(ctx, say); err != nil {
			return err
		}
		if err := c.sleep(ctx); err != nil {
			return err
		}
	}
}

// live does what the phase of the customer's life asks for, and words it.
func (c *customer) live(ctx workflow.Context) story {
	switch c.turn.Phase {
	case dunning.Verifying:
		return c.verifying(ctx)
	case dunning.Screening:
		return c.screening(ctx)
	case dunning.AwaitingPrepayment:
		return c.awaitingPrepayment(ctx)
	case dunning.Closed:
		return c.closed(ctx)
	default:
		return c.active(ctx)
	}
}

// customer is one run at work.
type customer struct {
	id       CustomerID
	turn     Turn
	changed  workflow.ReceiveChannel
	stale    bool            // the turn may no longer hold: assess again
	fresh    bool            // an activity brought a later turn
	asked    int             // assessments begun in this run
	answered int             // the last of them that was answered
	inFlight map[string]bool // what is being done beside the loop
	episode  bool            // an episode was seen in this run
	told     *told           // what the operator sees
	ended    bool
}

func begin(ctx workflow.Context, id CustomerID) (*customer, error) {
	if id.Tenant == "" || id.Customer == "" {
		return nil, temporal.NewNonRetryableApplicationError("a Customer workflow needs tenant and customer", "invalid", nil)
	}
	c := &customer{
		id: id, stale: true, inFlight: map[string]bool{}, told: newTold(ctx),
		changed: workflow.GetSignalChannel(ctx, SignalChanged),
	}
	return c, workflow.SetUpdateHandler(ctx, UpdateSettled, c.settled)
}

// settled answers an operator once the workflow has acted on what the ledger held when the update came.
func (c *customer) settled(ctx workflow.Context, want Settled) error {
	seen := c.asked // one under way may have read the ledger before
	c.stale = true
	return workflow.Await(ctx, func() bool {
		acted := c.answered > seen && c.turn.AccessTold >= max(c.turn.AccessWanted, want.AccessVersion)
		return acted || c.ended
	})
}

// over tells whether the customer's life with us has ended and nothing is left to be done.
func (c *customer) over() bool {
	t := c.turn
	return t.Phase == dunning.Closed && len(c.inFlight) == 0 && t.Tell == nil && len(t.Requests) == 0 && len(t.Searches) == 0 && t.Sleep == nil
}

// leave ends the chain once everyone who waits for an answer has one.
func (c *customer) leave(ctx workflow.Context, say story) error {
	c.ended = true
	if err := c.show(ctx, say); err != nil {
		return err
	}
	return workflow.Await(ctx, func() bool { return workflow.AllHandlersFinished(ctx) })
}

// mayStartAnew tells whether a new run should go on: the history has grown, or an episode closed, and nothing that
// this run holds would be lost.
func (c *customer) mayStartAnew(ctx workflow.Context) bool {
	closed := c.episode && !c.turn.InEpisode
	c.episode = c.turn.InEpisode
	if !closed && !workflow.GetInfo(ctx).GetContinueAsNewSuggested() {
		return false
	}
	idle := len(c.inFlight) == 0 && !c.stale && c.changed.Len() == 0 && workflow.AllHandlersFinished(ctx)
	if !idle {
		c.episode = c.episode || closed // ask again at the next turn
	}
	return idle
}
