package simulate

import (
	"cmp"
	"slices"
	"time"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/money"
)

// teller turns decisions about one customer into actions.
type teller struct {
	life    Life
	terms   Terms
	written dunning.Policy // that rules the customer now
	policy  dunning.Policy // that, as Decide is asked with it
	actions []Action
	cause   money.Currency // in which the debt was that took service away last
}

// tell keeps what the decision about the account does.
func (t *teller) tell(a dunning.Account, d dunning.Decision) {
	for _, n := range d.Notices {
		if n.NotBefore.After(d.At) || n.Key.Kind == dunning.EventNotice {
			continue
		}
		t.keep(a, d, Action{Kind: Notice, Level: n.Level, Channels: n.Send, Statement: stated(n.Lines, n.Total)})
	}
	if d.Access != a.Access {
		t.tellAccess(a, d)
	}
	for _, e := range d.Tasks {
		t.keep(a, d, Action{Kind: Task, Level: e.Level, Statement: t.overdue(a, e.Total.Currency, d.At)})
	}
	if len(d.Ends) > 0 {
		e := d.Ends[0] // one line, however many items and currencies come to the end
		t.keep(a, d, t.about(a, d, e.Total.Currency, Action{Kind: End, Level: e.Level, Approve: t.approver(e.Level)}))
	}
}

// tellAccess names the step that took service away, and the currency of its debt; or says why it is back.
func (t *teller) tellAccess(a dunning.Account, d dunning.Decision) {
	action := Action{Kind: Access, Level: withoutStep(a, d), Access: d.Access}
	if level, item, took := taker(a, d); took {
		action.Level, action.Approve, t.cause = level, t.approver(level), item.Amount.Currency
	}
	if t.cause == "" { // what took service away was before, or no debt
		t.cause = anyCurrency(a)
	}
	t.keep(a, d, t.about(a, d, t.cause, action))
}

// approver is who must agree to the level.
func (t *teller) approver(level string) string {
	for _, s := range t.written.Steps {
		if s.Level == level && s.Approve != nil {
			return s.Approve.By
		}
	}
	return ""
}

// withoutStep says in a word why access changes where no step of the ladder changes it.
func withoutStep(a dunning.Account, d dunning.Decision) string {
	if a.Probation.On() && d.Probation.Over {
		return dunning.NextProbation
	}
	for _, r := range d.Reasons {
		if r != dunning.NonPayment && !slices.Contains(a.Reasons, r) {
			return string(r)
		}
	}
	if d.Access == dunning.AccessCancelled {
		return string(dunning.ByWriteOff)
	}
	return Reinstated
}

// anyCurrency is that of the oldest item, else the word of ISO 4217 for none.
func anyCurrency(a dunning.Account) money.Currency {
	if len(a.Items) == 0 {
		return "XXX"
	}
	return a.Items[0].Amount.Currency
}

// taker is the step that brings the customer to their new access, and its item: the first by due date, then id, where
// several do.
func taker(a dunning.Account, d dunning.Decision) (level string, item dunning.Item, took bool) {
	look := func(takings []dunning.Taking) {
		for _, taking := range takings {
			if taking.Access == "" || taking.Access != d.Access {
				continue
			}
			i, known := a.Item(taking.Item)
			if known && (!took || cmp.Or(cmp.Compare(i.DueOn, item.DueOn), cmp.Compare(i.ID, item.ID)) < 0) {
				level, item, took = taking.Level, i, true
			}
		}
	}
	look(d.Passed)
	for _, n := range d.Notices {
		look(n.Takes)
	}
	return level, item, took
}

// about adds to an action what is overdue: first in the currency, or where nothing is in that, in the first other.
func (t *teller) about(a dunning.Account, d dunning.Decision, c money.Currency, action Action) Action {
	overdue := func(o dunning.Overdue) bool { return o.Total.Currency == c }
	if len(d.Overdue) > 0 && !slices.ContainsFunc(d.Overdue, overdue) {
		c = d.Overdue[0].Total.Currency
	}
	action.Statement = t.overdue(a, c, d.At)
	for _, o := range d.Overdue {
		if other := o.Total.Currency; other != c {
			action.Also = append(action.Also, t.overdue(a, other, d.At))
		}
	}
	return action
}

func (t *teller) overdue(a dunning.Account, c money.Currency, now time.Time) Statement {
	return stated(a.Statement(t.policy, dunning.NoticeKey{Kind: dunning.LadderNotice, Currency: c}, nil, now))
}

func stated(lines []dunning.Line, total money.Amount) Statement {
	items := make([]string, len(lines))
	for n, l := range lines {
		items[n] = l.Item
	}
	return Statement{items, total}
}

// keep keeps an action of the decision, if its date is asked for.
func (t *teller) keep(a dunning.Account, d dunning.Decision, action Action) {
	action.At, action.Customer = d.At.In(a.Zone), t.life.Customer
	if t.terms.asks(calendar.DateOf(d.At, a.Zone)) {
		t.actions = append(t.actions, action)
	}
}
