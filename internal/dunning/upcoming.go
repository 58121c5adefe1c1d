package dunning

import (
	"slices"

	"arrears/internal/calendar"
	"arrears/internal/money"
)

// upcoming tells of open items before their due date: on the last open date not after the step's, all items of a
// date in one notice a currency. What could not go on its date does not go at all: a courtesy that is late is none.
func (t *turn) upcoming() {
	if !t.open {
		return
	}
	var said speeches
	for _, i := range t.a.Items {
		index, on, ok := t.courtesy(i, t.today)
		if ok && on == t.today && !t.toldToday(i.Amount.Currency) {
			said.join(i, index, Taking{Item: i.ID, Level: t.p.Steps[index].Level, Bears: on})
		}
	}
	for _, s := range said {
		step := t.p.Steps[s.top]
		t.say(Notice{
			Key:   NoticeKey{Kind: UpcomingNotice, Currency: s.currency},
			Level: step.Level, Template: step.TemplateName(), Route: step.route(), InDoubt: step.InDoubt, Takes: s.takes,
		}, func(i Item) bool {
			return slices.ContainsFunc(s.takes, func(taking Taking) bool { return taking.Item == i.ID })
		})
	}
}

// courtesy is the item's first step before its due date that is not taken and whose date is the given one or later. What a
// hold covers has none.
func (t *turn) courtesy(i Item, from calendar.Date) (index int, on calendar.Date, ok bool) {
	if i.Kind != Standard || t.today > i.DueOn || t.p.Settled(i) || covered(t.spans, i, t.now, anyKind) {
		return 0, 0, false
	}
	for n, step := range t.p.Steps {
		if step.At >= 0 || i.has(step.Level) {
			continue
		}
		if on := t.cal.LastOpen(t.offset(i.DueOn, step.At, step.Unit)); on >= from {
			return n, on, true
		}
	}
	return 0, 0, false
}

// toldToday tells whether a courtesy in the currency went out today.
func (t *turn) toldToday(c money.Currency) bool {
	for _, i := range t.a.Items {
		for _, taken := range i.Taken {
			if i.Amount.Currency != c || taken.On != t.today {
				continue
			}
			if n, ok := t.p.step(taken.Level); ok && t.p.Steps[n].At < 0 {
				return true
			}
		}
	}
	return false
}
