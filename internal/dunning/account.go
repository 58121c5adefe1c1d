package dunning

import (
	"slices"
	"time"

	"arrears/internal/calendar"
	"arrears/internal/money"
)

// Account is one customer as the ledger knows them at one moment. All instants are business time.
type Account struct {
	Phase        Phase
	ClosedReason ClosedReason // set when Phase is Closed
	Closing      bool         // a human ended the customer's life with us, when nothing was open
	Created      time.Time    // sign-up, or take-over
	Verified     *time.Time   // the right code came
	Accepted     *time.Time   // when we first heard that they accepted the policy that rules them
	Prepayment   string       // id of the prepayment asked at sign-up; empty: none asked, or not verified yet

	Screened Screened // what came of the checks before service

	AcceptanceRequired bool // the sign-up does not end before Accepted

	Class     Class                    // only who is billable is ever suspended
	Zone      *time.Location           // whose dates are the customer's; never nil
	Elsewhere []*time.Location         // further zones in which they may be, none ever behind Zone; nil: none
	Holidays  func(calendar.Date) bool // public holidays where the customer is, and the tenant's own; nil: none

	Access        Access
	AccessVersion int64    // of Access; the ledger counts it up with every change
	Reasons       []Reason // sorted set
	PolicyAccess  Access   // what the ladder has taken away; empty: nothing. NonPayment is in Reasons exactly then

	Probation       Probation    // before service: as it will begin
	ProbationBudget Budget       // while it is on, in the currencies that it names
	Budget          Budget       // everybody's
	SpendLimit      money.Amount // the customer's own, which takes the place of both in its currency; Minor 0: none
	Usage           []Usage      // of months that may be this one, by month, then currency

	Holds         []Hold     // that nobody has ended, by id
	Overrides     []Override // that nobody has ended, by id
	HoldsOver     []PastHold // that ended after the last judgement; more of them change nothing
	Items         []Item
	LastNotice    *calendar.Date // date of the last notice that counts for min_gap
	JudgedThrough *calendar.Date // chasing is judged up to and including this date
	InEpisode     bool

	Cap            Cap             // on what the person behind the customer is told
	Heard          []calendar.Date // dates on which the customer was told something that counts for the cap, once each
	HeardElsewhere []calendar.Date // the same of each other customer with the same phone or e-mail

	Unsent []Unsent // planned notices of which nothing has been claimed yet
}

// Item is an invoice or an asked prepayment.
type Item struct {
	ID          string
	Kind        Kind
	Amount      money.Amount
	IssuedOn    calendar.Date
	DueOn       calendar.Date
	Recorded    time.Time
	Settlements []Settlement   // in the order of their recording
	ChasedSince *calendar.Date // the date on which it came to be chased; nil: not chased
	Taken       []Taken        // its steps, in the order in which they were taken
	Asked       []Asking       // what people were asked about steps that it has not taken, and what they answered, in order
}

// Settlement is a part of an item paid, credited, written off or voided; a reversal is negative.
type Settlement struct {
	At    time.Time // when the ledger recorded it
	Minor int64
	By    SettledBy
}

// SettledBy says what settled.
type SettledBy string

// What settles an item.
const (
	ByPayment  SettledBy = "payment"
	ByCredit   SettledBy = "credit_note"
	ByVoid     SettledBy = "void"
	ByWriteOff SettledBy = "write_off"
)

// Taken is a step that an item has taken.
type Taken struct {
	Level      string
	On         calendar.Date  // the date on which it was taken
	Bears      calendar.Date  // the date from which the next step is counted
	Mandatory  bool           // its delivery counts before any consequence
	NoticeOwed bool           // taken for its consequence; its notice still waits for min_gap
	Noticed    bool           // it went out with a notice, or will: false for a step passed over or a bare consequence
	PassedOver bool           // it did nothing: see PassesOver
	Why        string         // of a step passed over: one of the Why… words
	Consequent bool           // it was a consequence under the version by which it was taken: an access, an end, or both
	Ended      bool           // somebody was asked to go on, under whichever version
	Delivered  *calendar.Date // of a noticed step: when the notice reached the customer
}

// Unsent is a planned notice that can still be changed or withdrawn.
type Unsent struct {
	Key     NoticeKey
	Planned time.Time // the moment for which it was planned
	Bears   []Borne   // of a LadderNotice: the dates that its steps bear, as it was planned
}

// Borne is the date that an item's step bears.
type Borne struct {
	Item, Level string
	On          calendar.Date
}

// NoticeKey tells apart the notices that one customer can be due at one moment.
type NoticeKey struct {
	Kind     NoticeKind
	Currency money.Currency // of an EventNotice: only where it is about usage
	Event    Event          // of an EventNotice
	Ref      string         // of an EventNotice: what happened, so that each happening has one notice; of a PrepaymentNotice: the item
}

// Balance is what is still open on the item, as of now: never below zero.
func (i Item) Balance() int64 {
	b := i.Amount.Minor
	for _, s := range i.Settlements {
		b -= s.Minor
	}
	return max(b, 0)
}

// WrittenOff is what of the item counts as settled because it was given up.
func (i Item) WrittenOff() (minor int64) {
	for _, s := range i.Settlements {
		if s.By == ByWriteOff {
			minor += s.Minor
		}
	}
	return minor
}

// Void tells whether the item was declared void: it was never owed.
func (i Item) Void() bool {
	return slices.ContainsFunc(i.Settlements, func(s Settlement) bool { return s.By == ByVoid })
}

// balanceAt is what was open on the item by the instant, as the ledger knew it then.
func (i Item) balanceAt(t time.Time) int64 {
	if i.Recorded.After(t) {
		return 0
	}
	b := i.Amount.Minor
	for _, s := range i.Settlements {
		if !s.At.After(t) {
			b -= s.Minor
		}
	}
	return max(b, 0)
}

// has tells whether the item has taken the step.
func (i Item) has(level string) bool {
	return slices.ContainsFunc(i.Taken, func(t Taken) bool { return t.Level == level })
}

// AwaitsDelivery tells whether a mandatory step of the item went out, and is not known to have reached the customer.
func (i Item) AwaitsDelivery() bool {
	return slices.ContainsFunc(i.Taken, func(t Taken) bool { return t.Mandatory && t.Noticed && t.Delivered == nil })
}

// settled tells whether an open amount is close enough to zero.
func (p Policy) settled(c money.Currency, open int64) bool {
	return open == 0 || open <= p.Tolerance[c]
}

// Settled tells whether what is open on the item lies within the policy's tolerance.
func (p Policy) Settled(i Item) bool { return p.settled(i.Amount.Currency, i.Balance()) }

// Ended tells whether the item has come to a ladder's end: the policy's, or that of the version that it climbed then.
func (p Policy) Ended(i Item) bool {
	return slices.ContainsFunc(i.Taken, func(t Taken) bool {
		n, ok := p.step(t.Level)
		return t.Ended || ok && p.Steps[n].End != ""
	})
}

// overdue tells whether the item is overdue on the date: a standard item, past its due date and not settled.
func (p Policy) overdue(i Item, today calendar.Date) bool {
	return i.Kind == Standard && today > i.DueOn && !p.Settled(i)
}

// Calendar is the customer's own, with the policy's window.
func (a Account) Calendar(p Policy) calendar.Calendar {
	return calendar.Calendar{Zone: a.Zone, Elsewhere: a.Elsewhere, Holidays: a.Holidays, Window: p.Window}
}

// Item finds an item by its id.
func (a Account) Item(id string) (Item, bool) {
	i := slices.IndexFunc(a.Items, func(i Item) bool { return i.ID == id })
	if i < 0 {
		return Item{}, false
	}
	return a.Items[i], true
}
