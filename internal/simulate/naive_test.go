package simulate_test

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/history"
	"arrears/internal/money"
	"arrears/internal/simulate"
)

// naive is a second calculation of what the contract says, made from its text alone: it walks through every date of a
// customer's life, the slow and plain way, and shares nothing with the decision but the policy's type and the public
// holidays.
type naive struct {
	p       dunning.Policy
	zone    *time.Location
	holiday func(calendar.Date) bool
	id      string
	silent  bool    // nobody answers whether a step may be taken
	items   []*debt // by due date, then id

	day        calendar.Date
	at         time.Time
	access     dunning.Access
	level      string         // of the step that took it
	cause      money.Currency // and of its item
	lastNotice *calendar.Date
	courteous  map[money.Currency]calendar.Date // when a courtesy went last
	errands    []errand                         // of this moment
	actions    []simulate.Action
}

// errand is a task of a level, for what is owed in one currency.
type errand struct {
	level    string
	currency money.Currency
}

// debt is an invoice and how far it came.
type debt struct {
	history.Row
	known, paid bool
	chased      *calendar.Date
	asked       *calendar.Date // when a person was first asked about the next step
	taken       []*climbed     // of the ladder
	told        []int          // courtesies
}

// climbed is a step that an item has taken.
type climbed struct {
	index         int
	on, bears     calendar.Date
	passed, owing bool           // owing: its notice waits
	delivered     *calendar.Date // nil: it told nobody, or not yet
}

const morning = 6 * 60 // when facts come, in minutes from midnight

// horizon is longer than any ladder that is tried here.
const horizon = 700

// calculate tells all that is done to one customer.
func calculate(rows []history.Row, terms simulate.Terms, zone *time.Location) []simulate.Action {
	p := terms.Policy
	n := &naive{
		p: p, silent: terms.Unanswered, zone: zone, holiday: calendar.Holidays(rows[0].Country, ""), id: rows[0].Customer,
		access: dunning.AccessFull, courteous: map[money.Currency]calendar.Date{},
	}
	first, last := rows[0].Issued, rows[0].Due
	for _, r := range rows {
		n.items = append(n.items, &debt{Row: r})
		first, last = min(first, r.Issued), max(last, r.Due)
		if r.Settled != nil {
			last = max(last, *r.Settled)
		}
	}
	slices.SortFunc(n.items, func(x, y *debt) int {
		return cmp.Or(cmp.Compare(x.Due, y.Due), cmp.Compare(x.Invoice, y.Invoice))
	})
	for n.day = first; n.day < last+horizon; n.day++ {
		moments := []int{morning}
		if opening := p.Window.From; opening != morning {
			moments = append(moments, opening)
			slices.Sort(moments)
		}
		for _, minutes := range moments {
			n.moment(minutes)
		}
	}
	return n.actions
}

// moment is what happens at one time of a date.
func (n *naive) moment(minutes int) {
	y, m, d := n.day.Midnight().Date()
	n.at = time.Date(y, m, d, 0, minutes, 0, 0, n.zone)
	before, cause, ended := n.access, n.cause, (*debt)(nil)
	later := minutes == morning && minutes > n.p.Window.From
	opening, open := minutes == n.p.Window.From, n.isOpen(n.day) && minutes >= n.p.Window.From && minutes < n.p.Window.To
	if minutes == morning {
		n.facts()
	}
	if n.access != dunning.AccessFull && !slices.ContainsFunc(n.items, n.standsAgainstService) {
		n.access, n.level = dunning.AccessFull, simulate.Reinstated
	}
	if opening {
		n.judge()
	}
	if (opening || later) && open {
		ended = n.climb()
	}
	if open {
		n.beCourteous()
	}
	if n.access == before { // what was given back and taken away again at one moment never changed
		n.cause = cause
	} else {
		n.act(simulate.Action{Kind: simulate.Access, Level: n.level, Access: n.access, Approve: n.approver(n.level)}, n.cause)
	}
	for _, e := range n.errands {
		n.act(simulate.Action{Kind: simulate.Task, Level: e.level}, e.currency)
	}
	n.errands = nil
	if ended != nil {
		last := n.p.Steps[len(n.p.Steps)-1].Level
		n.act(simulate.Action{Kind: simulate.End, Level: last, Approve: n.approver(last)}, ended.Amount.Currency)
	}
}

func (n *naive) facts() {
	for _, i := range n.items {
		if i.Issued == n.day {
			i.known = true
		}
		if i.Settled != nil && max(*i.Settled, i.Issued) == n.day {
			i.paid, i.chased = true, nil
		}
	}
}

func (n *naive) unpaid(i *debt) bool {
	return i.known && !i.paid && i.Amount.Minor > n.p.Tolerance[i.Amount.Currency]
}

func (n *naive) overdue(i *debt) bool { return n.unpaid(i) && n.day > i.Due }

func (n *naive) total(c money.Currency) (sum int64) {
	for _, i := range n.items {
		if n.overdue(i) && i.Amount.Currency == c {
			sum += i.Amount.Minor
		}
	}
	return sum
}

// judge is rule 1.
func (n *naive) judge() {
	for _, i := range n.items {
		c := i.Amount.Currency
		switch {
		case !n.overdue(i) || n.total(c) < n.p.Minimum[c]:
			i.chased = nil
		case i.chased == nil:
			day := n.day
			i.chased = &day
		}
	}
}

// climb is rules 2 to 6 and 9. It gives the first item that comes to the ladder's end.
func (n *naive) climb() (ended *debt) {
	quiet := n.lastNotice != nil && n.day < *n.lastNotice+calendar.Date(max(n.p.MinGap, 1))
	spoken := map[money.Currency]int{} // the highest step, and one
	var notices []*climbed
	speak := func(c money.Currency, k *climbed) {
		spoken[c] = max(spoken[c], k.index+1)
		notices = append(notices, k)
	}
	took := map[*debt]dunning.Step{} // for its consequence
	take := func(i *debt, final bool) (waits bool) {
		c := i.Amount.Currency
		index, bears, due := n.nextStep(i)
		if !due {
			return false
		}
		step, this := n.p.Steps[index], &climbed{index: index, on: n.day, bears: bears}
		consequence := step.Access != "" || step.End != ""
		switch {
		case n.total(c) < step.Minimum[c]:
			this.passed = true
		case !consequence && step.Task == nil && quiet, consequence && n.lacksDelivery(i, index):
			return false
		case n.silent && step.Approve != nil && (step.End != "" || worse(takesAway(step), n.access)):
			switch n.unanswered(i, step, bears, final) {
			case dunning.ElseWait:
				return true
			case dunning.ElsePass:
				this.passed = true
			}
		}
		if i.asked != nil && *i.asked < n.day && !(this.passed && n.total(c) >= step.Minimum[c]) {
			this.bears = n.day // it could not be taken in time
		}
		if consequence && !this.passed {
			took[i] = step
			if takesAway(step) != "" && worse(takesAway(step), n.access) {
				n.access = takesAway(step)
			}
		}
		if e := (errand{step.Level, c}); step.Task != nil && !this.passed && !slices.Contains(n.errands, e) {
			n.errands = append(n.errands, e)
		}
		if step.End != "" && !this.passed && ended == nil {
			ended = i
		}
		this.owing = !this.passed && len(step.Send) > 0 && quiet
		i.taken, i.asked = append(i.taken, this), nil
		if !this.passed && len(step.Send) > 0 && !quiet {
			speak(c, this)
		}
		return false
	}
	before, waiting := n.access, []*debt{}
	for _, i := range n.items {
		if i.chased == nil {
			i.asked = nil
			continue
		}
		if i.asked != nil && *i.asked < *i.chased {
			i.asked = nil
		}
		for _, k := range i.taken {
			if k.owing && !quiet {
				speak(i.Amount.Currency, k)
			}
		}
		if take(i, false) {
			waiting = append(waiting, i)
		}
	}
	for _, i := range waiting {
		take(i, true)
	}
	for _, i := range n.items {
		if step, any := took[i]; any && n.access != before && takesAway(step) == n.access {
			n.level, n.cause = step.Level, i.Amount.Currency
			break
		}
	}
	for _, c := range sorted(spoken) {
		step := n.p.Steps[spoken[c]-1]
		n.act(simulate.Action{Kind: simulate.Notice, Level: step.Level, Channels: step.Send}, c)
		day := n.day
		n.lastNotice = &day
	}
	for _, k := range notices {
		day := n.day
		k.owing, k.delivered = false, &day
		if n.p.Steps[k.index].Mandatory {
			k.bears = day
		}
	}
	return ended
}

// unanswered is what becomes of a step to which a person would have to agree, where nobody answers: it waits, is taken or
// passed over.
func (n *naive) unanswered(i *debt, step dunning.Step, bears calendar.Date, final bool) dunning.Else {
	if i.asked == nil {
		if day := n.day; final {
			i.asked = &day
		}
		return dunning.ElseWait
	}
	last := n.p.Steps[len(n.p.Steps)-1]
	switch {
	case step.Approve.Else != dunning.ElseWait && n.day >= i.asked.Add(step.Approve.Within):
		return step.Approve.Else
	case step.Approve.Else == dunning.ElseWait && step.End == "" && n.day > *i.asked && n.day >= n.count(bears, last.At-step.At, last.Unit):
		return dunning.ElsePass
	default:
		return dunning.ElseWait
	}
}

// approver is who must agree to a level.
func (n *naive) approver(level string) string {
	for _, s := range n.p.Steps {
		if s.Level == level && s.Approve != nil {
			return s.Approve.By
		}
	}
	return ""
}

// nextStep is rule 2 for one item that is chased, and whether the step's date has come.
func (n *naive) nextStep(i *debt) (index int, bears calendar.Date, due bool) {
	for index < len(n.p.Steps) && (n.p.Steps[index].At < 0 || slices.ContainsFunc(i.taken, func(k *climbed) bool { return k.index == index })) {
		index++
	}
	if index == len(n.p.Steps) {
		return 0, 0, false
	}
	step := n.p.Steps[index]
	bears = max(n.count(i.Due, step.At, step.Unit), *i.chased)
	if len(i.taken) > 0 {
		last := i.taken[len(i.taken)-1]
		before := n.p.Steps[last.index]
		if last.on == n.day || before.Mandatory && last.owing || last.delivered != nil && before.Mandatory && *last.delivered == n.day {
			return 0, 0, false
		}
		bears = max(bears, n.count(last.bears, step.At-before.At, step.Unit))
	}
	return index, bears, n.day >= bears
}

func (n *naive) lacksDelivery(i *debt, index int) bool {
	for below, step := range n.p.Steps[:index] {
		if step.Mandatory && !slices.ContainsFunc(i.taken, func(k *climbed) bool { return k.index == below && k.delivered != nil }) {
			return true
		}
	}
	return false
}

// beCourteous is rule 7.
func (n *naive) beCourteous() {
	notices := map[money.Currency]*simulate.Action{}
	tops := map[money.Currency]int{}
	for _, i := range n.items {
		c := i.Amount.Currency
		if !n.unpaid(i) || n.day > i.Due || n.courteous[c] == n.day {
			continue
		}
		for index, step := range n.p.Steps {
			if step.At >= 0 || slices.Contains(i.told, index) {
				continue
			}
			on := n.count(i.Due, step.At, step.Unit)
			for !n.isOpen(on) {
				on--
			}
			if on != n.day {
				continue
			}
			i.told = append(i.told, index)
			if notices[c] == nil {
				notices[c] = &simulate.Action{Kind: simulate.Notice, Statement: simulate.Statement{Total: money.Amount{Currency: c}}}
			}
			tops[c] = max(tops[c], index)
			notices[c].Items = append(notices[c].Items, i.Invoice)
			notices[c].Total.Minor += i.Amount.Minor
			break
		}
	}
	for _, c := range sorted(notices) {
		a, step := *notices[c], n.p.Steps[tops[c]]
		a.At, a.Customer, a.Level, a.Channels = n.at, n.id, step.Level, step.Send
		n.courteous[c] = n.day
		n.actions = append(n.actions, a)
	}
}

// standsAgainstService is the end of rule 6.
func (n *naive) standsAgainstService(i *debt) bool {
	if n.p.Reinstate == dunning.WhenNothingOverdue {
		return n.overdue(i)
	}
	return n.unpaid(i) && slices.ContainsFunc(i.taken, func(k *climbed) bool { return !k.passed && takesAway(n.p.Steps[k.index]) != "" })
}

func takesAway(s dunning.Step) dunning.Access {
	if s.End == dunning.WriteOff {
		return dunning.AccessCancelled
	}
	return s.Access
}

func worse(x, y dunning.Access) bool {
	order := []dunning.Access{dunning.AccessFull, dunning.AccessRestricted, dunning.AccessSuspended, dunning.AccessCancelled}
	return slices.Index(order, x) > slices.Index(order, y)
}

// act adds an action with all that is overdue: in the currency first, or in the first in which something is.
func (n *naive) act(a simulate.Action, c money.Currency) {
	a.At, a.Customer = n.at, n.id
	all := map[money.Currency]*simulate.Statement{}
	for _, i := range n.items {
		if n.overdue(i) {
			s := all[i.Amount.Currency]
			if s == nil {
				s = &simulate.Statement{Total: money.Amount{Currency: i.Amount.Currency}}
				all[i.Amount.Currency] = s
			}
			s.Items, s.Total.Minor = append(s.Items, i.Invoice), s.Total.Minor+i.Amount.Minor
		}
	}
	if all[c] == nil && len(all) > 0 {
		c = sorted(all)[0]
	}
	a.Statement = simulate.Statement{Items: []string{}, Total: money.Amount{Currency: c}}
	for _, other := range sorted(all) {
		switch {
		case other == c:
			a.Statement = *all[other]
		case a.Kind == simulate.Access || a.Kind == simulate.End:
			a.Also = append(a.Also, *all[other])
		}
	}
	n.actions = append(n.actions, a)
}

func sorted[T any](m map[money.Currency]T) []money.Currency { return slices.Sorted(maps.Keys(m)) }

// isOpen is a window's date.
func (n *naive) isOpen(d calendar.Date) bool {
	return n.p.Window.Days.Has(d.Midnight().Weekday()) && !(n.p.Window.ClosedHolidays && n.holiday != nil && n.holiday(d))
}

// count counts dates, or open dates beginning after the start.
func (n *naive) count(from calendar.Date, dates int, unit dunning.Unit) calendar.Date {
	if unit == dunning.CalendarDays {
		return from + calendar.Date(dates)
	}
	for ; dates > 0; dates-- {
		for from++; !n.isOpen(from); from++ {
		}
	}
	for ; dates < 0; dates++ {
		for from--; !n.isOpen(from); from-- {
		}
	}
	return from
}
