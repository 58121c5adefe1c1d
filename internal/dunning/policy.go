package dunning

import (
	"cmp"
	"time"

	"arrears/internal/calendar"
	"arrears/internal/money"
)

// Policy is one published, immutable version of a written dunning policy. Package policy makes valid ones from YAML.
type Policy struct {
	ID      string
	Version int // from 1; given at publication
	Name    string

	Minimum   map[money.Currency]int64 // who owes less than this in that currency is not chased for it; unnamed: 0
	Tolerance map[money.Currency]int64 // an item this close to zero counts as settled; unnamed: 0
	Window    calendar.Window
	MinGap    int // dates between two notices to one customer; 0 still means one a day
	Reinstate Reinstate
	Steps     []Step // in the file's order, which is the order of the ladder
	On        map[Event]EventStep
	Signup    Signup

	SentIsDelivered bool // an SMS that stays sent for 72 hours counts as delivered
}

// Step is one rung of the ladder.
type Step struct {
	Level     string
	At        int                      // offset from the due date in Unit; negative: before it, a courtesy
	Unit      Unit                     // one unit along the whole ladder
	Send      []Channel                // in the file's order
	FirstOf   bool                     // one way is enough: the next is tried where one does not arrive. Else all are used
	Within    time.Duration            // of FirstOf: business time that a way has to arrive before the next is tried
	To        []string                 // contact roles, each of which is told; empty: the payer
	Template  string                   // empty: named like the level
	Access    Access                   // empty: no consequence
	End       End                      // empty: not the end
	Mandatory bool                     // must be delivered before any later consequence
	InDoubt   InDoubt                  // e-mail whose sending cannot be proved
	Minimum   map[money.Currency]int64 // whose overdue total is below it passes the step over; unnamed: 0
	Task      *TaskStep                // what a person is given to do; nil: nothing
	Approve   *ApproveStep             // who must agree before the consequence is taken; nil: nobody
}

// TaskStep gives a person something to do. The step counts as taken when the task is opened.
type TaskStep struct {
	To     string // the team, as the worklist names it
	Within int    // dates, after which the task is late; the ladder does not wait for it
}

// ApproveStep asks a person before the step is taken, and again each Within until they answer.
type ApproveStep struct {
	By     string // the team, as the worklist names it
	Within int    // dates between two askings, 1 or more
	Else   Else   // what becomes of the step where nobody answered within the first of them

	agreed bool // whoever is asked agrees at once: see Agreed
}

// Else says what becomes of a step about which nobody answered in time.
type Else string

// The choices.
const (
	ElseWait Else = "wait" // it waits for an answer, at most until the date of the ladder's end
	ElseTake Else = "take" // it is taken
	ElsePass Else = "pass" // it is passed over
)

// TemplateName is the template that renders the step's notice.
func (s Step) TemplateName() string {
	if s.Template != "" {
		return s.Template
	}
	return s.Level
}

// EventStep is the notice that a policy names for an event.
type EventStep struct {
	Send     []Channel
	FirstOf  bool          // as in Step
	Within   time.Duration // as in Step
	To       []string      // as in Step
	Template string        // empty: named like the event
}

// Signup holds the offsets of the gate, in dates from the moment each begins.
type Signup struct {
	VerifyWithin int // from sign-up to the right code
	PrepayWithin int // from verification to the settled prepayment
	Remind       int // from the asking of a prepayment to its one reminder
}

// step finds a rung by its level.
func (p Policy) step(level string) (int, bool) {
	for i, s := range p.Steps {
		if s.Level == level {
			return i, true
		}
	}
	return 0, false
}

// rank orders levels as the file does; an unknown or empty level is below all.
func (p Policy) rank(level string) int {
	if i, ok := p.step(level); ok {
		return i
	}
	return -1
}

// CompareLevels orders levels as the ladder does, as cmp.Compare would; one that the policy does not know comes first.
func (p Policy) CompareLevels(x, y string) int { return cmp.Compare(p.rank(x), p.rank(y)) }

// WaitsFor tells whether the level must not be taken before another was delivered.
func (p Policy) WaitsFor(level, mandatory string) bool {
	n, ok := p.step(level)
	below, known := p.step(mandatory)
	return ok && known && below < n && p.Steps[n].consequential() && p.Steps[below].Mandatory
}

// FollowedBy is the next consequence after the level; empty when the ladder has none, or does not know the level.
func (p Policy) FollowedBy(level string) Access {
	if i, ok := p.step(level); ok {
		for _, s := range p.Steps[i+1:] {
			if s.Access != "" {
				return s.Access
			}
		}
	}
	return ""
}
