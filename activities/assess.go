package activities

import (
	"context"
	"fmt"
	"time"

	"arrears/internal/ledger"
	"arrears/internal/money"
	"arrears/workflows"
)

// Assess brings the customer's plan and messages in the ledger into line with the facts, and answers with everything
// outstanding. It may be called any number of times.
func (a *Activities) Assess(ctx context.Context, id workflows.CustomerID) (workflows.Turn, error) {
	out, err := a.Store.Converge(ctx, refOf(id), a.moment())
	if err != nil {
		return workflows.Turn{}, err
	}
	return turn(id, out), nil
}

// turn words what the ledger answered for the workflow.
func turn(id workflows.CustomerID, o ledger.Outstanding) workflows.Turn {
	t := workflows.Turn{
		Number: o.Turn, Phase: o.Phase, ClosedReason: o.ClosedReason, Standing: o.Standing, Level: o.Level,
		Access: o.Access, Reasons: o.Reasons, Policy: fmt.Sprintf("%s v%d", o.Policy, o.Version), Country: o.Country,
		Balances: texts(o.Balances), Overdue: o.Overdue, InEpisode: o.InEpisode, NeedsHuman: o.NeedsHuman,
		Sleep: o.Sleep, Before: o.Before, AccessWanted: o.AccessDesired, AccessTold: o.AccessApplied,
	}
	zone, err := time.LoadLocation(o.Zone)
	if err != nil {
		zone = time.UTC
	}
	if o.LastAt != nil {
		t.Last = o.LastWhat + ", " + readable(*o.LastAt, zone)
	}
	if o.Next != nil {
		t.Next = &workflows.Next{At: o.Next.At.UTC(), Read: readable(o.Next.At, zone), What: o.Next.What, Why: o.Next.Why}
	}
	for _, m := range o.Messages {
		t.Deliveries = append(t.Deliveries, workflows.Delivery{CustomerID: id, Message: m.ID.String(), Channel: m.Channel, Level: m.Level})
	}
	for _, m := range o.Searches {
		t.Searches = append(t.Searches, workflows.Delivery{CustomerID: id, Message: m.ID.String(), Channel: m.Channel, Level: m.Level})
	}
	for _, code := range o.Codes {
		t.Codes = append(t.Codes, workflows.CodeRef{CustomerID: id, Verification: code.String()})
	}
	for _, check := range o.Checks {
		t.Screens = append(t.Screens, workflows.ScreenRef{CustomerID: id, Check: string(check)})
	}
	for _, r := range o.Requests {
		t.Requests = append(t.Requests, workflows.RequestRef{CustomerID: id, Request: r.ID.String(), Kind: r.Kind, Level: r.Level})
	}
	if o.AccessVersion > 0 {
		t.Tell = &workflows.AccessRef{CustomerID: id, Version: o.AccessVersion, Access: o.Access}
	}
	return t
}

// readable is an instant as an operator reads it, on the customer's own clock.
func readable(t time.Time, zone *time.Location) string {
	return t.In(zone).Format("Mon 2 Jan 2006 15:04 ") + zone.String()
}

func texts(amounts []money.Amount) []string {
	out := make([]string, len(amounts))
	for i, a := range amounts {
		out[i] = a.String()
	}
	return out
}
