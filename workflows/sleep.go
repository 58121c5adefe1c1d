package workflows

import (
	"time"

	"go.temporal.io/sdk/workflow"
)

// leastSleep keeps a plan that lies in the past from spinning the loop.
const leastSleep = 5 * time.Millisecond

// sleep waits for whatever comes first: a signal, an update, the answer of something beside the loop, or the planned
// moment. While something is beside the loop no timer is started: its answer brings a new plan within seconds.
func (c *customer) sleep(ctx workflow.Context) error {
	roused := func() bool { return c.stale || c.fresh || c.changed.Len() > 0 }
	if c.turn.Sleep == nil || len(c.inFlight) > 0 {
		return workflow.Await(ctx, roused)
	}
	timing, cancel := workflow.WithCancel(ctx)
	defer cancel() // a timer whose moment no longer matters must not wake anybody
	timer := workflow.NewTimerWithOptions(timing, max(*c.turn.Sleep, leastSleep), workflow.TimerOptions{Summary: c.wakes()})
	err := workflow.Await(ctx, func() bool { return roused() || timer.IsReady() })
	c.stale = c.stale || timer.IsReady()
	return err
}

// wakes words the timer.
func (c *customer) wakes() string {
	if c.turn.Next == nil || c.turn.Before {
		return "goes on with what was put off"
	}
	return "wakes " + c.turn.Next.Read + ": " + c.turn.Next.What
}
