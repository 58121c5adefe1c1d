package dunning

// Phase is where a customer stands in life.
type Phase string

// The phases, in order.
const (
	Verifying          Phase = "verifying"           // the phone is not proven yet
	Screening          Phase = "screening"           // the checks before any service
	AwaitingPrepayment Phase = "awaiting_prepayment" // verified; service is held back until the prepayment clears
	Active             Phase = "active"              // served; overdue items climb the ladder
	Closed             Phase = "closed"              // over
)

// ClosedReason says why a customer's life with us ended.
type ClosedReason string

// The reasons.
const (
	VerifyExpired ClosedReason = "verify_expired"
	PrepayExpired ClosedReason = "prepay_expired"
	Refused       ClosedReason = "refused"
	ClosedByHuman ClosedReason = "closed"
)

// Standing is how an active customer's receivables look.
type Standing string

// The standings, from good to bad.
const (
	Current    Standing = "current"
	PastDue    Standing = "past_due"
	Restricted Standing = "restricted"
	Suspended  Standing = "suspended"
)

// Access is the service that a customer is to have.
type Access string

// The kinds of access.
const (
	AccessNone       Access = "none"
	AccessTrial      Access = "trial"
	AccessFull       Access = "full"
	AccessRestricted Access = "restricted"
	AccessSuspended  Access = "suspended"
	AccessCancelled  Access = "cancelled"
)

// severity orders the access that a policy may take away; anything that is not a consequence is 0.
var severity = map[Access]int{AccessRestricted: 1, AccessSuspended: 2, AccessCancelled: 3}

// Consequence tells whether the access takes something away from a customer.
func (a Access) Consequence() bool { return severity[a] > 0 }

// WorseOrSame tells whether a takes away at least as much as b.
func (a Access) WorseOrSame(b Access) bool { return severity[a] >= severity[b] }

// Reason is one member of the set of reasons for which access is reduced.
type Reason string

// The reasons that the engine itself knows; humans add others.
const (
	NonPayment         Reason = "non_payment"         // the policy's; payment clears it
	PrepaymentReversed Reason = "prepayment_reversed" // the gate's; cleared once the prepayment is settled again
	SpendLimit         Reason = "spend_limit"         // ends with its period or budget
	Fraud              Reason = "fraud"               // only a human clears it
)

// Channel is a way to reach a customer.
type Channel string

// The channels.
const (
	Email Channel = "email"
	SMS   Channel = "sms"
)

// Kind tells what an item asks for.
type Kind string

// The kinds of items.
const (
	Standard   Kind = "standard"   // an invoice: climbs the ladder
	Prepayment Kind = "prepayment" // asked before service: reminded once, never chased
)

// NoticeKind tells by which rule a notice goes out.
type NoticeKind string

// The kinds of notices.
const (
	LadderNotice     NoticeKind = "ladder"     // overdue items; counts for min_gap
	UpcomingNotice   NoticeKind = "upcoming"   // before the due date; a courtesy
	PrepaymentNotice NoticeKind = "prepayment" // a prepayment that was asked and not paid yet
	EventNotice      NoticeKind = "event"      // named under on: in the policy
)

// Event is something that the policy's on: section can name a notice for.
type Event string

// The events.
const (
	OnSuspended     Event = "suspended"
	OnReinstated    Event = "reinstated"
	OnPromiseBroken Event = "promise_broken"
	OnUsage50       Event = "usage_50"
	OnUsage80       Event = "usage_80"
	OnUsage100      Event = "usage_100"
)

// Reinstate says when payment gives access back.
type Reinstate string

// The choices.
const (
	WhenNothingOverdue Reinstate = "nothing_overdue" // no item is overdue any more
	WhenCauseSettled   Reinstate = "cause_settled"   // the items that took the access step are settled
)

// End says what the last step of a ladder asks for; empty is no end.
type End string

// The ends.
const (
	Handover End = "handover"  // give the debt to a collector
	WriteOff End = "write_off" // ask billing to write it off; never booked here
)

// InDoubt says what happens to a message whose sending cannot be proved either way.
type InDoubt string

// The choices.
const (
	AskHuman InDoubt = "human"
	Resend   InDoubt = "resend"
)

// Unit is what a step's offset counts.
type Unit string

// The units.
const (
	CalendarDays Unit = "d"
	BusinessDays Unit = "bd"
)
