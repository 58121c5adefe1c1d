package dunning

import (
	"cmp"
	"time"
)

// MessageState is where one message stands.
type MessageState string

// The states, as DESIGN's rule 2 has them.
const (
	Intended   MessageState = "intended"   // to be sent
	Claimed    MessageState = "claimed"    // being sent, or in doubt: never sent again without a proof
	Accepted   MessageState = "accepted"   // the provider has it
	Delivered  MessageState = "delivered"  // final
	Failed     MessageState = "failed"     // final: it will not arrive
	Suppressed MessageState = "suppressed" // final: the recipient does not want it
	Superseded MessageState = "superseded" // final: it no longer held before it was sent
)

// Final tells whether nothing leads out of the state.
func (s MessageState) Final() bool { return s != Intended && s != Claimed && s != Accepted }

// Report is the furthest that a provider said of a message. Reports are in order; an earlier one that comes late is old news.
type Report string

// The reports.
const (
	Unreported  Report = ""
	Queued      Report = "queued"
	Sent        Report = "sent" // and may stay so for ever
	Arrived     Report = "delivered"
	Undelivered Report = "undelivered"
)

var furthest = map[Report]int{Unreported: 0, Queued: 1, Sent: 2, Undelivered: 3, Arrived: 4}

// Message is what is known of one message. Its instants are wall time: they are about providers and not about customers.
type Message struct {
	Channel  Channel
	State    MessageState
	Report   Report
	Code     string     // of the last outcome; empty while nobody has said what became of a claim
	Provider string     // the provider's id: of the try before, while it is not known whether this one was taken
	Tries    int        // claims
	Returns  int        // from accepted to intended: at most once
	Absences int        // how often in a row the provider was asked and knew of none
	Claimed  *time.Time // the last claim
	Accepted *time.Time // since when the provider is known to have it
	Retry    *time.Time // not to be sent before
	Look     *time.Time // when what became of it is to be found out
}

// Terms are what a policy and an installation say about messages of which too little is known.
type Terms struct {
	InDoubt         InDoubt
	SentIsDelivered bool
	MailDoubt       time.Duration // wall time after which an e-mail without any event is in doubt for good
}

// Waits, in wall time.
const (
	claimReport   = time.Minute        // for whoever claimed a message to say what became of it: longer than all tries of an activity
	firstSearch   = 2 * time.Second    // before the provider is asked about a message in doubt
	absentApart   = 60 * time.Second   // between two absences that prove that it was not sent
	searchAgain   = time.Minute        // after a search that failed
	firstLook     = 5 * time.Minute    // for a delivery report, before the provider is asked
	maxLook       = 12 * time.Hour     //
	doubtLimit    = 24 * time.Hour     // for a provider to say anything of an SMS in doubt, before a human is asked
	receiptLimit  = 72 * time.Hour     // for a receipt to come at all
	mailPatience  = 3 * 24 * time.Hour // for a mail that is on its way: SendGrid itself gives up after three days
	mostResends   = 3                  // tries of a mail that the policy has sent again on a doubt
	lookGrowth    = 3
	absencesProve = 2
)

// OutcomeKind is what became of something that was claimed.
type OutcomeKind string

// The outcomes.
const (
	OutcomeSent          OutcomeKind = "sent"          // the provider took it
	OutcomeNotSent       OutcomeKind = "not_sent"      // proven not sent: may be tried again
	OutcomeUnknown       OutcomeKind = "in_doubt"      // may have been sent: never repeated blindly
	OutcomeUndeliverable OutcomeKind = "undeliverable" // refused for good: the address, or the content
	OutcomeBlocked       OutcomeKind = "blocked"       // the recipient does not want it
	OutcomeMisconfigured OutcomeKind = "misconfigured" // refused because of us: tell a human, try much later
)

// Answer is what the provider answered to a send, or that it is not known.
type Answer struct {
	Kind     OutcomeKind
	Provider string
	Code     string
	Retry    time.Duration // wall time to wait before another try
}

// Answered is the message once its sender said what the provider answered. Where reports have said more already, the
// answer comes late and changes nothing.
func (m Message) Answered(a Answer, terms Terms, now time.Time) Message {
	if m.State != Claimed {
		return m
	}
	m.Code, m.Absences = a.Code, 0
	switch a.Kind {
	case OutcomeSent:
		return m.taken(a.Provider, now)
	case OutcomeNotSent, OutcomeMisconfigured:
		return m.again(now.Add(a.Retry))
	case OutcomeUndeliverable:
		return m.ended(Failed)
	case OutcomeBlocked:
		return m.ended(Suppressed)
	default:
		m.Code = cmp.Or(a.Code, string(a.Kind)) // no code is for what nobody has reported on
		return m.doubted(terms, now)
	}
}

// News is a report on a message.
type News struct {
	Report   Report
	Provider string        // id of the message that it is about
	Code     string        // of a failure
	Again    time.Duration // wall time after which the same may be sent once more; 0: never
}

// Reported is the message after a report: of this try, or of the one before. Reports come repeated and in any order, and
// one may come before the answer to the send itself.
func (m Message) Reported(n News, now time.Time) Message {
	further := furthest[n.Report] > furthest[m.Report]
	switch {
	case m.State.Final():
		return m
	case m.ofTheTryBefore(n):
		return m.reportedBefore(n)
	case m.State == Intended && (m.Tries == 0 || n.Report == Undelivered):
		return m // never claimed, or proven again that it did not go out
	case m.State == Intended, m.State == Claimed: // also where it was taken for unsent: it is not sent again
		m = m.taken(n.Provider, now)
		m.Code, m.Report = "", Unreported
		further = true
	}
	if m.Channel == Email {
		m.Look = nil // it is on its way: only the last limit counts
	}
	if !further {
		return m
	}
	m.Report = n.Report
	switch {
	case n.Report == Arrived:
		return m.ended(Delivered)
	case n.Report == Undelivered && n.Again > 0 && m.Returns == 0:
		m.Code, m.Report, m.Accepted, m.Returns = n.Code, Unreported, nil, 1
		return m.again(now.Add(n.Again))
	case n.Report == Undelivered:
		m.Code = n.Code
		return m.ended(Failed)
	}
	return m
}

// ofTheTryBefore tells whether a report is about the try that counted as undelivered.
func (m Message) ofTheTryBefore(n News) bool {
	switch {
	case m.Returns == 0 || n.Provider == "" || m.Provider == "":
		return false
	case m.Accepted == nil:
		return n.Provider == m.Provider
	default:
		return n.Provider != m.Provider
	}
}

// reportedBefore hears of the try before: if that arrived after all, the recipient has it. One that is being sent again is
// past recalling.
func (m Message) reportedBefore(n News) Message {
	if n.Report != Arrived || m.State == Claimed {
		return m
	}
	m.Report = Arrived
	return m.ended(Delivered)
}

// Missed is the message after the provider was asked and knew of none. Absent twice, far enough apart, it was never sent.
func (m Message) Missed(now time.Time) Message {
	switch {
	case m.State == Accepted:
		return m.lookLater(now)
	case m.State != Claimed:
		return m
	}
	m.Absences++
	if m.Absences < absencesProve {
		m.Look = instant(now.Add(absentApart))
		return m
	}
	m.Code, m.Absences = "absent", 0
	return m.again(now)
}

// Unsearched is the message after the provider could not be asked.
func (m Message) Unsearched(now time.Time) Message {
	m.Look = instant(now.Add(searchAgain))
	return m
}

// Seen is the message after the provider was asked and had nothing new to say of it.
func (m Message) Seen(now time.Time) Message {
	if m.State != Accepted {
		return m.Unsearched(now)
	}
	return m.lookLater(now)
}

// Passed is the message after time alone. asks: only a human can tell what became of it.
func (m Message) Passed(terms Terms, now time.Time) (after Message, asks bool) {
	switch {
	case m.State == Claimed && m.Code == "":
		if m.Claimed == nil || now.Before(m.Claimed.Add(claimReport)) {
			return m, false
		}
		m.Code = "unreported"
		return m.doubted(terms, now), false
	case m.State == Claimed && m.Channel == Email:
		if m.Look == nil || now.Before(*m.Look) {
			return m, false
		}
		if terms.InDoubt == Resend && m.Tries < mostResends {
			m.Code = "resent"
			return m.again(now), false
		}
		m.Look = nil
		return m, true
	case m.State == Claimed && m.Look != nil && m.Claimed != nil && !now.Before(m.Claimed.Add(doubtLimit)):
		m.Look = nil
		return m, true
	case m.State == Accepted && m.Accepted != nil && !now.Before(m.Accepted.Add(m.patience(terms))):
		if m.Channel == SMS && m.Report == Sent && terms.SentIsDelivered {
			m.Code = "sent_is_delivered"
			return m.ended(Delivered), false
		}
		m.Code = CodeNoReceipt
		return m.ended(Failed), false
	}
	return m, false
}

// CodeNoReceipt is the code of a message that the provider took, and of which nobody ever heard again.
const CodeNoReceipt = "no_receipt"

// patience is how long after its acceptance a message may stay without a final report.
func (m Message) patience(terms Terms) time.Duration {
	switch {
	case m.Channel == SMS:
		return receiptLimit
	case m.Report == Unreported:
		return terms.MailDoubt
	default:
		return mailPatience
	}
}

// Due is when time alone, or a question to the provider, can move the message on; nil: never.
func (m Message) Due(terms Terms) *time.Time {
	switch {
	case m.State == Claimed && m.Code == "" && m.Claimed != nil:
		return instant(m.Claimed.Add(claimReport))
	case m.State == Claimed:
		return m.Look
	case m.State == Accepted && m.Accepted != nil:
		limit := m.Accepted.Add(m.patience(terms))
		if m.Look != nil && m.Look.Before(limit) {
			return m.Look
		}
		return &limit
	}
	return nil
}

// Searchable tells whether the provider can be asked about the message now.
func (m Message) Searchable(now time.Time) bool {
	inDoubt := m.State == Claimed && m.Code != ""
	return m.Channel == SMS && (inDoubt || m.State == Accepted) && m.Look != nil && !now.Before(*m.Look)
}

func (m Message) taken(provider string, now time.Time) Message {
	m.State, m.Accepted, m.Absences, m.Retry = Accepted, &now, 0, nil
	if provider != "" {
		m.Provider = provider
	}
	m.Look = nil
	if m.Channel == SMS {
		m.Look = instant(now.Add(firstLook))
	}
	return m
}

// lookLater asks less and less often.
func (m Message) lookLater(now time.Time) Message {
	wait := firstLook
	if m.Accepted != nil {
		wait = min(max(now.Sub(*m.Accepted)*(lookGrowth-1), firstLook), maxLook)
	}
	m.Look = instant(now.Add(wait))
	return m
}

func (m Message) again(at time.Time) Message {
	m.State, m.Retry, m.Look, m.Absences = Intended, &at, nil, 0
	return m
}

func (m Message) ended(state MessageState) Message {
	m.State, m.Retry, m.Look = state, nil, nil
	return m
}

// doubted leaves the message claimed, and says when it is to be found out what became of it.
func (m Message) doubted(terms Terms, now time.Time) Message {
	m.Look = instant(now.Add(firstSearch))
	if m.Channel == Email && m.Claimed != nil {
		m.Look = instant(m.Claimed.Add(terms.MailDoubt))
	}
	return m
}

// Claim is the message once it is being sent.
func (m Message) Claim(now time.Time) Message {
	m.State, m.Claimed, m.Code, m.Retry, m.Look, m.Absences = Claimed, &now, "", nil, nil, 0
	m.Accepted, m.Report = nil, Unreported
	m.Tries++
	return m
}

// Reached tells whether the message came to its recipient.
func (m Message) Reached() bool { return m.State == Delivered || m.Report == Arrived }

func instant(t time.Time) *time.Time { return &t }
