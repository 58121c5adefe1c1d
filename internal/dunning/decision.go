package dunning

import (
	"slices"
	"time"

	"arrears/internal/calendar"
	"arrears/internal/money"
)

// Decision is what Decide answers: how things stand, what is to be done at this moment, and when to look again.
type Decision struct {
	At           time.Time // the moment that was decided on
	Phase        Phase
	ClosedReason ClosedReason
	Standing     Standing
	Level        string // the highest level taken by an item that is still overdue; empty: none
	InEpisode    bool

	JudgedThrough *calendar.Date
	Chased        map[string]calendar.Date // item id → since when; items that are not in it are not chased

	Access       Access
	Reasons      []Reason // sorted set
	PolicyAccess Access   // what the ladder has taken away; empty: nothing
	Probation    Probation

	HoldsEnded []EndedHold // in the account's order

	Notices    []Notice    // to go out now, or from their NotBefore on
	Waiting    []NoticeKey // waiting for the window or the gap: a notice of this key that is planned already stays
	Passed     []Taking    // steps taken without a notice of their own
	Tasks      []Errand    // what people are given to do
	Asks       []Question  // what people are to be asked
	Ends       []Ending    // what the ladder's end asks for
	Blocked    []Block     // consequences that are due and may not be taken
	UsageSteps []UsageStep // what of the month's budget is spent by now
	Next       *Next       // nil: nothing is planned
	Overdue    []Overdue   // per currency, by currency code
}

// Notice is what a customer is told at one moment.
type Notice struct {
	Key      NoticeKey
	Level    string // of the ladder; else the kind or event
	Template string
	Route
	Mandatory bool
	InDoubt   InDoubt
	NotBefore time.Time     // of an EventNotice: when it may go; zero: now
	On        calendar.Date // the customer's date of the moment
	Lines     []Line        // by due date, then id
	Total     money.Amount  // the sum of Lines
	Takes     []Taking      // the steps that go out with it
}

// Line is one row of a statement.
type Line struct {
	Item    string
	DueOn   calendar.Date
	DaysDue int // dates since the due date; negative before it
	Open    int64
}

// Taking is one item's taking of one step.
type Taking struct {
	Item       string
	Level      string
	Bears      calendar.Date
	Mandatory  bool
	NoticeOwed bool   // taken for its consequence; the notice waits for min_gap
	Access     Access // what it takes away, whether or not that is gone already; empty: nothing
	Why        string // of a step without a notice: one of the Why… words
}

// Why a step is taken without a notice.
const (
	WhyConsequence  = "consequence"   // its access change or end is all there is to it
	WhyTask         = "task"          // a person was given something to do
	WhyBelowMinimum = "below_minimum" // the customer owes less than the step's own minimum
	WhyRefused      = "refused"       // a person was asked, and passed it over
	WhyUnanswered   = "unanswered"    // a person was asked, and nobody answered in time
	WhyClass        = "class"         // consequences are for billable customers alone
	WhyOverride     = "override"      // an override spares the customer or the item
	WhyCeased       = "ceased"        // the customer is told nothing but what must be delivered
)

// PassesOver tells whether a step that is taken for this reason does nothing.
func PassesOver(why string) bool {
	switch why {
	case WhyBelowMinimum, WhyRefused, WhyUnanswered, WhyClass, WhyOverride, WhyCeased:
		return true
	default:
		return false
	}
}

// Ending asks somebody else to go on.
type Ending struct {
	Kind  End
	Level string
	Items []string
	Total money.Amount
}

// Block says that a consequence is due and its mandatory notices were not delivered.
type Block struct {
	Item    string
	Level   string // the consequence
	Missing string // the mandatory level
}

// Next is the next thing that will happen if nothing changes.
type Next struct {
	At   time.Time
	What string // a level, or one of the Next… words
	Why  string // for people: which rule sets the time
}

// What a Next can be besides a level of the ladder.
const (
	NextExpiry       = "expiry"         // the sign-up expires
	NextReferral     = "referral"       // a referred sign-up takes the default of its screening table
	NextPrepayRemind = "prepayment"     // the one reminder of a prepayment
	NextJudgement    = "judgement"      // an item is overdue: whether it is chased is judged
	NextNotice       = "notice"         // a notice that waits for the window goes out
	NextProbation    = "probation_ends" // unless something is overdue then
	NextBudget       = "budget"         // a month ends whose budget is spent
	NextHoldEnd      = "hold_end"       // a hold is over
	NextApproval     = "approval"       // nobody has answered whether a step may be taken
	NextOverrideEnd  = "override_end"   // an override is over
)

// Overdue is what a customer owes past the due date in one currency.
type Overdue struct {
	Total  money.Amount
	Oldest calendar.Date // earliest due date
}

// Acts tells whether any step is taken or any notice is due at the decision's moment.
func (d Decision) Acts() bool {
	return len(d.Passed)+len(d.Asks)+len(d.Ends)+len(d.UsageSteps) > 0 ||
		slices.ContainsFunc(d.Notices, func(n Notice) bool { return !n.NotBefore.After(d.At) })
}
