package dunning

import (
	"time"

	"arrears/internal/money"
)

// Deed is one thing that a decision does to a customer.
type Deed struct {
	At       time.Time
	Kind     DeedKind
	Level    string       // of a notice, a step without one, a question, a task or an end
	Access   Access       // of an access
	Phase    Phase        // of a phase
	Items    []string     // whose steps it takes, or is about
	Total    money.Amount // what a notice asks for, or a question, a task or an end is about
	Who      string       // of a question or a task: the team
	Approver string       // of a step, or a notice with one: who has agreed to it, as far as somebody must
	Hold     string       // of a hold: its id
	Why      string       // of a step passed over: one of the Why… words; of a hold: how it ended
}

// DeedKind tells deeds apart.
type DeedKind string

// The kinds.
const (
	DeedPhase    DeedKind = "phase"
	DeedHold     DeedKind = "hold_ended"
	DeedNotice   DeedKind = "notice"
	DeedPassed   DeedKind = "passed_over" // a step that did nothing
	DeedStep     DeedKind = "step"        // a step without a notice that is no task alone
	DeedTask     DeedKind = "task"
	DeedQuestion DeedKind = "approval" // somebody is asked whether a step may be taken
	DeedAccess   DeedKind = "access"
	DeedEnd      DeedKind = "end"
)

// Deeds is what the decision does to the account, in the order of the kinds. What is told of events is left out.
func (d Decision) Deeds(before Account, p Policy) []Deed {
	var out []Deed
	did := func(deed Deed) {
		deed.At = d.At
		out = append(out, deed)
	}
	if d.Phase != before.Phase {
		did(Deed{Kind: DeedPhase, Phase: d.Phase})
	}
	for _, e := range d.HoldsEnded {
		did(Deed{Kind: DeedHold, Hold: e.ID, Why: string(e.Why)})
	}
	for _, n := range d.Notices {
		if n.Key.Kind != EventNotice && !n.NotBefore.After(d.At) {
			did(Deed{Kind: DeedNotice, Level: n.Level, Items: itemsOf(n.Takes), Total: n.Total, Approver: before.approverOf(p, n.Takes...)})
		}
	}
	for _, x := range d.Passed {
		if x.Why == WhyTask {
			continue // the task tells of it
		}
		deed := Deed{Kind: DeedStep, Level: x.Level, Items: []string{x.Item}}
		if PassesOver(x.Why) {
			deed.Kind, deed.Why = DeedPassed, x.Why
		} else {
			deed.Approver = before.approverOf(p, x)
		}
		did(deed)
	}
	for _, e := range d.Tasks {
		did(Deed{Kind: DeedTask, Level: e.Level, Items: e.Items, Total: e.Total, Who: e.To})
	}
	for _, q := range d.Asks {
		did(Deed{Kind: DeedQuestion, Level: q.Level, Items: q.Items, Total: q.Total, Who: q.By})
	}
	if d.Access != before.Access {
		did(Deed{Kind: DeedAccess, Access: d.Access})
	}
	for _, e := range d.Ends {
		did(Deed{Kind: DeedEnd, Level: e.Level, Items: e.Items, Total: e.Total})
	}
	return out
}

// approverOf is who must agree to the steps that are taken now; empty: nobody. An owed notice takes no step.
func (a Account) approverOf(p Policy, takes ...Taking) string {
	for _, x := range takes {
		n, known := p.step(x.Level)
		if i, open := a.Item(x.Item); !known || !open || i.has(x.Level) {
			continue
		}
		if who := p.Steps[n].approver(a.PolicyAccess); who != "" {
			return who
		}
	}
	return ""
}

func itemsOf(takes []Taking) []string {
	out := make([]string, len(takes))
	for n, x := range takes {
		out[n] = x.Item
	}
	return out
}
