package dunning

import "arrears/internal/calendar"

// whyItDoesNothing says why the rung, once its date comes, is passed over or not told, and whether it is passed over. What is over
// before that date has no say.
func (t *turn) whyItDoesNothing(r rung, step *StepAhead) (why []Because, passes bool) {
	switch {
	case t.belowMinimum(r):
		return nil, true // which is said already
	case t.spared(r) == WhyClass:
		return []Because{{Code: CodeClass, Level: step.Level, Word: string(t.a.Class)}}, true
	case t.spared(r) == WhyOverride:
		if o, _ := t.overrideOf(NeverSuspend, r.item.ID); o.InForce(t.comes(step)) {
			return []Because{{Code: CodeSpared, Level: step.Level, Override: o.ID, Until: o.Until}}, true
		}
	}
	if !t.muted(r) {
		return nil, false
	}
	for _, s := range t.spans {
		if s.Kind != Cease || !s.holds(t.now) || !s.concerns(r.item) || s.Until < t.comes(step) {
			continue
		}
		b := Because{Code: CodeCeased, Level: step.Level, Hold: s.ID, Until: s.Until}
		if r.step.consequential() {
			b.Code = CodeUntold
		}
		return []Because{b}, b.Code == CodeCeased
	}
	return nil, false
}

// comes is the date on which the step is looked at next.
func (t *turn) comes(step *StepAhead) calendar.Date { return t.cal.Date(t.opening(step.Stands)) }

// whoseWord says how the question about a rung stands to which a person must agree.
func (t *turn) whoseWord(r rung, step *StepAhead) Because {
	first, last, asked, answer := t.asked(r)
	b := Because{Level: step.Level, Who: r.step.Approve.By, On: last}
	switch {
	case answer == ReplyApproved && !asked:
		b.Code = CodeGranted
	case answer == ReplyApproved:
		b.Code = CodeAgreed
	case answer == ReplyRefused:
		b.Code = CodeRefused
	case !asked:
		b.Code, b.On, b.Word = CodeAsks, t.comes(step), string(r.step.Approve.Else)
		if _, goesOn := t.goesOn(r, b.On, b.On); goesOn {
			b.Days = r.step.Approve.Within
		}
	default:
		b.Word = string(r.step.Approve.Else)
		t.unanswered(r, &b, first, last)
	}
	return b
}

// unanswered says what follows a question that has no answer.
func (t *turn) unanswered(r rung, b *Because, first, last calendar.Date) {
	on, goesOn := t.goesOn(r, first, last)
	switch t.rule(r) {
	case ruledAwaited:
		b.Code = CodeAwaits
		if goesOn {
			b.Until = on
		}
		if goesOn && r.step.Approve.Else == ElseWait && on >= t.waitsUntil(r, first) {
			b.Word = string(ElsePass)
		}
	case ruledAsked:
		b.Code = CodeAsksAnew
	case ruledTaken:
		b.Code, b.Word = CodeUnanswered, string(ElseTake)
	default:
		b.Code, b.Word = CodeUnanswered, string(ElsePass)
	}
}
