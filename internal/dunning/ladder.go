package dunning

import (
	"cmp"
	"slices"

	"arrears/internal/calendar"
	"arrears/internal/money"
)

// rung is the next step of one item.
type rung struct {
	item  Item
	index int // in the policy's steps
	step  Step
	bears calendar.Date // the date it bears
	from  calendar.Date // the first date on which it may be taken: an item takes one step a date
}

// climb takes the steps that are due at this moment: at most one an item, and one notice a currency.
func (t *turn) climb() {
	var said speeches
	var unanswered []rung
	for _, i := range t.a.Items {
		t.payOwedNotices(i, &said)
		r, ok := t.nextRung(i)
		if !ok {
			continue
		}
		due, _ := t.due(t.stands(r))
		switch {
		case due && r.step.Approve != nil && t.awaits(r):
			unanswered = append(unanswered, r)
		case due:
			t.take(r, &said)
		case !r.step.silent() && r.from <= t.today:
			t.wait(i.Amount.Currency)
		}
	}
	for _, r := range unanswered { // last, since what another item's step has taken away already asks for nobody's word
		if t.awaits(r) {
			if t.rule(r) == ruledAsked {
				t.ask(r)
			}
			continue
		}
		t.take(r, &said)
	}
	for _, s := range said {
		t.speak(s)
	}
}

// nextRung is the item's next step, and false when it has none: not chased, held, at a ladder's end, or waiting for the
// delivery of a mandatory step. The ladder goes on above the highest step that was taken, also where another version of
// the policy has more steps below it: nobody is told less than they know already.
func (t *turn) nextRung(i Item) (rung, bool) {
	since, chased := t.d.Chased[i.ID]
	if !chased || t.halted(i) || t.p.Ended(i) {
		return rung{}, false
	}
	last, any := t.lastTaken(i)
	before := -1
	if any {
		before = t.p.rank(last.Level)
	}
	for n := before + 1; n < len(t.p.Steps); n++ {
		step := t.p.Steps[n]
		if step.At < 0 {
			continue
		}
		bears := max(t.offset(t.countedFrom(i), step.At, step.Unit), since)
		if !any {
			return rung{i, n, step, bears, bears}, true
		}
		free := last.On
		if last.Mandatory && last.Noticed {
			if last.Delivered == nil {
				return rung{}, false
			}
			free = max(free, *last.Delivered)
		}
		bears = max(bears, t.offset(last.Bears, step.At-t.p.Steps[before].At, step.Unit))
		for _, taken := range i.Taken { // one below may have been served by hand after it
			if below := t.p.rank(taken.Level); below >= 0 && below < before && taken.Bears > last.Bears && t.p.Steps[below].At >= 0 {
				bears = max(bears, t.offset(taken.Bears, step.At-t.p.Steps[below].At, step.Unit))
			}
		}
		return rung{i, n, step, bears, max(bears, free.Add(1))}, true
	}
	return rung{}, false
}

// offset counts n dates, or n open dates, from d.
func (t *turn) offset(d calendar.Date, n int, unit Unit) calendar.Date {
	if unit == BusinessDays {
		return t.cal.AddOpen(d, n)
	}
	return d.Add(n)
}

// stands is the date on which the rung is to be taken, closed or open. A step that is passed over says nothing, so
// that it waits for neither gap nor cap.
func (t *turn) stands(r rung) calendar.Date {
	if t.belowMinimum(r) || t.muted(r) {
		return r.from
	}
	return t.latest(r)
}

// latest is the date to which min_gap and the cap may put the rung off. Only a step that is nothing but a notice waits
// for them.
func (t *turn) latest(r rung) calendar.Date {
	if r.step.silent() || r.step.atOnce() {
		return r.from
	}
	return t.speaksFrom(r.from, r.item.Amount.Currency)
}

// speaksFrom is the first date, from the given one on, on which min_gap and the cap let a notice of the currency go.
func (t *turn) speaksFrom(from calendar.Date, c money.Currency) calendar.Date {
	return t.capFrom(t.gapFrom(from, c))
}

// gapFrom is the first date, from the given one on, on which min_gap lets a notice of the currency go.
func (t *turn) gapFrom(from calendar.Date, c money.Currency) calendar.Date {
	if t.a.LastNotice == nil || t.begun(c) {
		return from
	}
	return max(from, t.a.LastNotice.Add(max(t.p.MinGap, 1)))
}

// begun tells whether the currency's notice belongs to the moment of the last one: it was planned for today, and one of
// another currency that goes with it went out first.
func (t *turn) begun(c money.Currency) bool {
	return *t.a.LastNotice == t.today && slices.ContainsFunc(t.a.Unsent, func(u Unsent) bool {
		return u.Key == NoticeKey{Kind: LadderNotice, Currency: c} && t.cal.Date(u.Planned) == t.today
	})
}

// planned is the date that the rung bears by the plan of this very moment, of which the notice of another currency went out
// already: that it did makes no step late.
func (t *turn) planned(r rung) (bears calendar.Date, planned bool) {
	c := r.item.Amount.Currency
	if t.a.LastNotice == nil || !t.begun(c) {
		return 0, false
	}
	for _, u := range t.a.Unsent {
		if u.Key != (NoticeKey{Kind: LadderNotice, Currency: c}) {
			continue
		}
		for _, b := range u.Bears {
			if b.Item == r.item.ID && b.Level == r.step.Level {
				return b.On, true
			}
		}
	}
	return 0, false
}

// silent tells whether the step has no notice.
func (s Step) silent() bool { return len(s.Send) == 0 }

// consequential tells whether the step takes something away or ends the ladder.
func (s Step) consequential() bool { return s.Access != "" || s.End != "" }

// atOnce tells whether the step does something that waits for neither gap nor cap, whenever its notice goes.
func (s Step) atOnce() bool { return s.consequential() || s.Task != nil }

// takesAway is the access to which the step brings a customer; empty: it leaves it as it is. Who is given up by a
// write-off is not served on.
func (s Step) takesAway() Access {
	if s.End == WriteOff {
		return AccessCancelled
	}
	return s.Access
}

// belowMinimum tells whether the customer owes too little for the step.
func (t *turn) belowMinimum(r rung) bool {
	c := r.item.Amount.Currency
	return t.overdueTotal(c) < r.step.Minimum[c]
}

// muted tells whether the step is one that does not reach the customer, by a notice or a person, because they are told
// nothing but what must be delivered.
func (t *turn) muted(r rung) bool {
	return !r.step.Mandatory && (!r.step.silent() || r.step.Task != nil) && t.hushed(r.item)
}

// take takes a step whose date has come, save that the notice of a consequence or a task may have to wait for the gap or the
// cap.
func (t *turn) take(r rung, said *speeches) {
	taking := Taking{Item: r.item.ID, Level: r.step.Level, Bears: r.bears, Mandatory: r.step.Mandatory}
	if _, late := t.due(t.latest(r)); late { // so that the periods after it are as long as written
		taking.Bears = t.today
	}
	if on, planned := t.planned(r); planned {
		taking.Bears = on
	}
	if t.belowMinimum(r) {
		taking.Why = WhyBelowMinimum
		t.d.Passed = append(t.d.Passed, taking)
		return
	}
	if why := t.spared(r); why != "" {
		taking.Why = why
		t.d.Passed = append(t.d.Passed, taking)
		return
	}
	muted := t.muted(r)
	if muted && !r.step.consequential() {
		taking.Why = WhyCeased
		t.d.Passed = append(t.d.Passed, taking)
		return
	}
	if !r.step.atOnce() {
		said.join(r.item, r.index, taking)
		return
	}
	if missing := t.blockedBy(r); missing != "" {
		t.d.Blocked = append(t.d.Blocked, Block{Item: r.item.ID, Level: r.step.Level, Missing: missing})
		return
	}
	if why := t.passedOver(r); why != "" { // it bears its own date, so that nobody's silence puts the end off
		taking.Bears, taking.Why = r.bears, why
		t.d.Passed = append(t.d.Passed, taking)
		return
	}
	if !muted {
		t.errand(r)
	}
	t.takeAway(r.step.takesAway())
	if r.step.End != "" {
		t.end(r)
	}
	taking.Access, taking.Why = r.step.takesAway(), WhyTask
	if r.step.consequential() {
		taking.Why = WhyConsequence
	}
	if speaks, _ := t.due(t.speaksFrom(r.from, r.item.Amount.Currency)); speaks && !r.step.silent() && !muted {
		said.join(r.item, r.index, taking)
		return
	}
	taking.NoticeOwed = !r.step.silent() && !muted
	t.d.Passed = append(t.d.Passed, taking)
}

// payOwedNotices puts into this moment's notice what consequences that were taken earlier still owe the customer.
func (t *turn) payOwedNotices(i Item, said *speeches) {
	for _, taken := range i.Taken {
		if !t.owes(i, taken) {
			continue
		}
		if due, _ := t.due(t.speaksFrom(taken.On, i.Amount.Currency)); !due {
			t.wait(i.Amount.Currency)
			return
		}
		said.join(i, t.p.rank(taken.Level),
			Taking{Item: i.ID, Level: taken.Level, Bears: taken.Bears, Mandatory: taken.Mandatory})
	}
}

// owes tells whether a step that the item took for its consequence still owes the notice of it. Once service is back
// there is nothing to tell, save what must be delivered before the ladder goes on.
func (t *turn) owes(i Item, taken Taken) bool {
	if _, chased := t.d.Chased[i.ID]; !chased || !taken.NoticeOwed || t.halted(i) || !taken.Mandatory && t.hushed(i) {
		return false
	}
	n, ok := t.p.step(taken.Level)
	return ok && (taken.Mandatory || t.d.PolicyAccess.WorseOrSame(t.p.Steps[n].takesAway()))
}

// blockedBy is the mandatory level that keeps the step from being taken; empty: none. Only a consequence waits for one.
func (t *turn) blockedBy(r rung) string {
	if !r.step.consequential() {
		return ""
	}
	return t.undelivered(r)
}

// undelivered is the first mandatory level below the step that has not reached the customer for this item.
func (t *turn) undelivered(r rung) string {
	for _, below := range t.p.Steps[:r.index] {
		if !below.Mandatory {
			continue
		}
		delivered := slices.ContainsFunc(r.item.Taken, func(x Taken) bool {
			return x.Level == below.Level && x.Delivered != nil
		})
		if !delivered {
			return below.Level
		}
	}
	return ""
}

// end asks somebody else to go on, once for all items of a currency that come to the end at one moment.
func (t *turn) end(r rung) {
	total := money.Amount{Currency: r.item.Amount.Currency, Minor: r.item.Balance()}
	for n := range t.d.Ends {
		e := &t.d.Ends[n]
		if sum, err := e.Total.Add(total); err == nil && e.Level == r.step.Level {
			e.Items, e.Total = append(e.Items, r.item.ID), sum
			return
		}
	}
	t.d.Ends = append(t.d.Ends, Ending{Kind: r.step.End, Level: r.step.Level, Items: []string{r.item.ID}, Total: total})
}

// wait keeps a notice of the currency that is planned already.
func (t *turn) wait(c money.Currency) {
	key := NoticeKey{Kind: LadderNotice, Currency: c}
	if !slices.Contains(t.d.Waiting, key) {
		t.d.Waiting = append(t.d.Waiting, key)
	}
}

// speech gathers what one currency's notice will say.
type speech struct {
	currency money.Currency
	top      int // the highest step in it
	takes    []Taking
}

// speeches holds one for each currency, by its code.
type speeches []speech

func (s *speeches) join(i Item, index int, taking Taking) {
	n, found := slices.BinarySearchFunc(*s, i.Amount.Currency, func(x speech, c money.Currency) int {
		return cmp.Compare(x.currency, c)
	})
	if !found {
		*s = slices.Insert(*s, n, speech{currency: i.Amount.Currency, top: index})
	}
	x := &(*s)[n]
	x.top = max(x.top, index)
	x.takes = append(x.takes, taking)
}

// speak makes the currency's one notice, at the highest level among its steps.
func (t *turn) speak(s speech) {
	step := t.p.Steps[s.top]
	n := Notice{
		Key:   NoticeKey{Kind: LadderNotice, Currency: s.currency},
		Level: step.Level, Template: step.TemplateName(), Route: step.route(), InDoubt: step.InDoubt, Takes: s.takes,
	}
	for _, taking := range s.takes {
		n.Mandatory = n.Mandatory || taking.Mandatory
	}
	t.say(n, func(i Item) bool { return i.Amount.Currency == s.currency && t.p.overdue(i, t.today) && !t.deferred(i) })
}

// say adds the statement of the listed items to a notice, and the notice to the decision.
func (t *turn) say(n Notice, listed func(Item) bool) {
	var items []Item
	for _, i := range t.a.Items {
		if listed(i) {
			items = append(items, i)
		}
	}
	n.On = t.today
	n.Lines, n.Total = statement(n.Key.Currency, items, t.today)
	t.d.Notices = append(t.d.Notices, n)
}
