package dunning

import (
	"time"

	"arrears/internal/calendar"
)

// Verdict is what the checks before service came to, or a human's word on them.
type Verdict string

// The verdicts.
const (
	Pass   Verdict = "pass"
	Refer  Verdict = "refer" // a human decides
	Refuse Verdict = "refuse"
)

// Screened is what came of the checks before service. The zero value is that nothing has yet.
type Screened struct {
	Verdict   Verdict   // empty: not judged yet
	At        time.Time // when it was judged
	DecideBy  time.Time // of Refer: until when a human has to decide
	Otherwise Verdict   // of Refer: Pass or Refuse, which holds once nobody did
	Ruling    Verdict   // Pass or Refuse by a human, on a referral or a review, whatever else holds; empty: none
	RuledAt   time.Time
}

// Outcome is what holds at the instant, and since when; empty or Refer is that nothing is decided yet.
func (s Screened) Outcome(now time.Time) (v Verdict, since time.Time) {
	switch {
	case s.Ruling != "":
		return s.Ruling, s.RuledAt
	case s.Verdict == Refer && !now.Before(s.DecideBy):
		return s.Otherwise, s.DecideBy
	default:
		return s.Verdict, s.At
	}
}

// screen lets the customer through to the prepayment, or turns them away. Nothing but a pass, a human's word or the default of a
// referral does either. A human's word opens the gate again to whom it was closed.
func (t *turn) screen() {
	d := t.d
	if d.Phase == Closed && d.ClosedReason == Refused && t.a.Screened.Ruling == Pass {
		d.Phase, d.ClosedReason = Screening, ""
	}
	if d.Phase != Screening {
		return
	}
	switch verdict, _ := t.a.Screened.Outcome(t.now); verdict {
	case Pass:
		d.Phase = AwaitingPrepayment
	case Refuse:
		d.Phase, d.ClosedReason = Closed, Refused
	}
}

// letThrough is since when the customer may pay the prepayment; false: they were not let through, or never screened.
func (t *turn) letThrough() (since time.Time, ok bool) {
	verdict, since := t.a.Screened.Outcome(t.now)
	return since, verdict == Pass
}

// remindOn is the date from which a prepayment is reminded of: counted from when it was asked, and from when the customer was
// let through to it.
func (t *turn) remindOn(i Item) calendar.Date {
	from := i.DueOn
	if since, ok := t.letThrough(); ok && i.ID == t.a.Prepayment {
		from = max(from, t.cal.Date(since))
	}
	return from.Add(t.p.Signup.Remind)
}
