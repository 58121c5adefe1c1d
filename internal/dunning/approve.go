package dunning

import (
	"slices"

	"arrears/internal/calendar"
	"arrears/internal/money"
)

// Asking is a question that was put to a person about one step of an item, or the answer to it.
type Asking struct {
	Level  string
	On     calendar.Date // the customer's date on which it was asked; of an answer: on which that was asked which it answers
	Answer Reply         // empty: it is the question
}

// Reply is what a person says when asked whether a step may be taken.
type Reply string

// The answers.
const (
	ReplyApproved Reply = "approved" // it is taken, if all else still lets it
	ReplyRefused  Reply = "refused"  // it is passed over
)

// Question asks a person whether a step may be taken: once for all items of a currency about which it is asked at one moment.
type Question struct {
	Level    string
	By       string        // the team
	Answer   calendar.Date // the customer's date on which it is asked anew, or goes on without an answer
	Items    []string
	Total    money.Amount // what is open on them
	Access   Access       // what the step would take away
	End      End          // what it would ask for
	Instead  Else         // what becomes of it where nobody answers
	AskAgain bool         // of one of the items at least it was asked before
}

// Agreed is the policy as it works where whoever is asked about a step agrees at once. What was refused already stays refused.
func (p Policy) Agreed() Policy {
	if !slices.ContainsFunc(p.Steps, func(s Step) bool { return s.Approve != nil }) {
		return p
	}
	p.Steps = slices.Clone(p.Steps)
	for n := range p.Steps {
		if asks := p.Steps[n].Approve; asks != nil {
			agreed := *asks
			agreed.agreed = true
			p.Steps[n].Approve = &agreed
		}
	}
	return p
}

// ruling is how the question about a rung stands.
type ruling int

const (
	ruledTaken   ruling = iota // nothing keeps it from being taken
	ruledRefused               // a person passed it over
	ruledPassed                // nobody answered in time, and so it is passed over
	ruledAsked                 // a person is to be asked, perhaps anew
	ruledAwaited               // an answer is awaited
)

// passedOver is why the rung is passed over for want of a person's word; empty: it is not.
func (t *turn) passedOver(r rung) string {
	if !t.needsApproval(r) {
		return ""
	}
	switch t.rule(r) {
	case ruledRefused:
		return WhyRefused
	case ruledPassed:
		return WhyUnanswered
	default:
		return ""
	}
}

// approver is who must agree to the step once so much is taken away; empty: nobody. To what changes nothing nobody has to.
func (s Step) approver(taken Access) string {
	if s.Approve == nil || s.End == "" && taken.WorseOrSame(s.takesAway()) {
		return ""
	}
	return s.Approve.By
}

// needsApproval tells whether a person must agree to the rung.
func (t *turn) needsApproval(r rung) bool {
	return r.step.approver(t.d.PolicyAccess) != ""
}

// awaits tells whether nothing but an answer keeps the rung, whose date has come, from being taken or passed over.
func (t *turn) awaits(r rung) bool {
	return t.needsApproval(r) && !t.passes(r) && t.undelivered(r) == "" && t.rule(r) >= ruledAsked
}

// passes tells whether the rung is passed over whoever agrees to it.
func (t *turn) passes(r rung) bool { return t.belowMinimum(r) || t.spared(r) != "" }

// asked is what was asked about the rung, and answered, since its item came to be chased: what was agreed for a debt that
// was settled meanwhile, or that nobody chased, is asked anew.
func (t *turn) asked(r rung) (first, last calendar.Date, any bool, answer Reply) {
	since := t.d.Chased[r.item.ID]
	for _, a := range r.item.Asked {
		switch {
		case a.Level != r.step.Level || a.On < since:
		case a.Answer != "":
			answer = a.Answer
		default:
			if !any {
				first, any = a.On, true
			}
			last = a.On
		}
	}
	return first, last, any, answer
}

// rule says how the question about the rung stands today.
func (t *turn) rule(r rung) ruling {
	first, last, any, answer := t.asked(r)
	switch {
	case answer == ReplyApproved:
		return ruledTaken
	case answer == ReplyRefused:
		return ruledRefused
	case r.step.Approve.agreed:
		return ruledTaken
	case !any:
		return ruledAsked
	case !t.goesOnBy(r, first, last, t.today):
		return ruledAwaited
	case r.step.Approve.Else == ElseTake:
		return ruledTaken
	case r.step.Approve.Else == ElsePass:
		return ruledPassed
	case t.today >= t.waitsUntil(r, first):
		return ruledPassed
	default:
		return ruledAsked
	}
}

// goesOn is the date on which the question is asked anew or the ladder goes on without an answer; false: on none. Nobody is
// asked anew on the ladder's end or later: that itself waits for its answer for as long as it takes.
func (t *turn) goesOn(r rung, first, last calendar.Date) (on calendar.Date, any bool) {
	switch {
	case r.step.Approve.Else != ElseWait:
		return first.Add(r.step.Approve.Within), true
	case r.step.End != "":
		return 0, false
	default:
		return min(last.Add(r.step.Approve.Within), t.waitsUntil(r, first)), true
	}
}

func (t *turn) goesOnBy(r rung, first, last, by calendar.Date) bool {
	on, any := t.goesOn(r, first, last)
	return any && on <= by
}

// offerAnswer offers the date on which the ladder does not wait for an answer any more, or asks anew. False: nobody was asked yet.
func (t *turn) offerAnswer(r rung, offer offering) bool {
	first, last, any, _ := t.asked(r)
	if on, goesOn := t.goesOn(r, first, last); any && goesOn {
		offer(t.opening(max(on, r.from)), NextApproval, r.step.Level+" waits for an answer") // it may have been put off since
	}
	return any
}

// waitsUntil is the date on which the waiting for an answer ends: that of the ladder's end, and never the day of the question
// itself.
func (t *turn) waitsUntil(r rung, first calendar.Date) calendar.Date {
	end := t.p.Steps[len(t.p.Steps)-1]
	return max(t.offset(r.bears, end.At-r.step.At, end.Unit), first.Add(1))
}

// ask puts the question about the rung to a person.
func (t *turn) ask(r rung) {
	_, _, again, _ := t.asked(r)
	total := money.Amount{Currency: r.item.Amount.Currency, Minor: r.item.Balance()}
	for n := range t.d.Asks {
		q := &t.d.Asks[n]
		if sum, err := q.Total.Add(total); err == nil && q.Level == r.step.Level {
			q.Items, q.Total, q.AskAgain = append(q.Items, r.item.ID), sum, q.AskAgain || again
			return
		}
	}
	t.d.Asks = append(t.d.Asks, Question{
		Level: r.step.Level, By: r.step.Approve.By, Answer: t.today.Add(r.step.Approve.Within), Items: []string{r.item.ID}, Total: total,
		Access: r.step.takesAway(), End: r.step.End, Instead: r.step.Approve.Else, AskAgain: again,
	})
}

// Open tells whether what was asked of the item's level on a date can still be answered, once the decision is carried out: the
// item is chased since then, and the step neither taken nor passed over.
func (d Decision) Open(i Item, level string, on calendar.Date) bool {
	since, chased := d.Chased[i.ID]
	return chased && on >= since && !d.takes(i, level)
}

// Awaits tells whether the question of a date about the item's level still waits for an answer, once the decision is carried out.
func (d Decision) Awaits(i Item, level string, on calendar.Date) bool {
	if !d.Open(i, level, on) {
		return false
	}
	asked := slices.ContainsFunc(d.Asks, func(q Question) bool { return q.Level == level && slices.Contains(q.Items, i.ID) })
	return !asked && !slices.ContainsFunc(i.Asked, func(a Asking) bool {
		return a.Level == level && (a.On > on || a.On == on && a.Answer != "")
	})
}

// awaitsAnswer tells whether any question about the item waits for an answer.
func (t *turn) awaitsAnswer(i Item) bool {
	return slices.ContainsFunc(i.Asked, func(a Asking) bool { return a.Answer == "" && t.d.Awaits(i, a.Level, a.On) })
}

// Asks tells whether the policy has a person agree to the level before the item takes it: false also where another version asked, and
// this one does not, or has the item go on above it.
func (p Policy) Asks(i Item, level string) bool {
	n, ok := p.step(level)
	return ok && p.Steps[n].Approve != nil && !slices.ContainsFunc(i.Taken, func(x Taken) bool { return p.rank(x.Level) > n })
}

// takes tells whether the item has taken the step or takes it by the decision.
func (d Decision) takes(i Item, level string) bool {
	takes := func(x Taking) bool { return x.Item == i.ID && x.Level == level }
	return i.has(level) || slices.ContainsFunc(d.Passed, takes) ||
		slices.ContainsFunc(d.Notices, func(n Notice) bool { return slices.ContainsFunc(n.Takes, takes) })
}

// sameQuestions tells whether two decisions ask the same, whatever the sums have become.
func sameQuestions(x, y []Question) bool {
	return slices.EqualFunc(x, y, func(p, q Question) bool { return p.Level == q.Level && slices.Equal(p.Items, q.Items) })
}
