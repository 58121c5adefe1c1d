package policy

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/money"
)

// tell tells a policy as the customer meets it: what counts as overdue, when they are written to, the steps, how service
// comes back, and the sign-up. What is told and in which order is the same in every language.
func tell(p dunning.Policy, words phrases) string {
	t := telling{phrases: words}
	t.line(t.title, p.Name)
	t.section(t.overdueTitle)
	t.overdueItems(p)
	t.section(t.windowTitle)
	t.notices(p)
	t.section(t.ladderTitle)
	t.ladder(p)
	t.section(t.backTitle)
	t.say(t.back[p.Reinstate])
	t.say(t.backWriteOff)
	if len(p.On) > 0 {
		t.section(t.eventsTitle)
		t.events(p.On)
	}
	t.section(t.signupTitle)
	t.signup(p.Signup)
	return t.b.String()
}

// telling is a text as it grows: sections of lines, an empty line before each section.
type telling struct {
	phrases
	b strings.Builder
}

func (t *telling) say(sentence string) { t.b.WriteString(sentence + "\n") }

func (t *telling) line(format string, args ...any) { t.say(fmt.Sprintf(format, args...)) }

func (t *telling) section(title string) { t.say("\n" + title) }

func (t *telling) overdueItems(p dunning.Policy) {
	t.say(t.overdue)
	if some := above(p.Tolerance); len(some) > 0 {
		t.line(t.tolerance, t.sums(some))
	}
	if some := above(p.Minimum); len(some) > 0 {
		t.line(t.minimum, t.sums(some))
	}
}

func (t *telling) notices(p dunning.Policy) {
	w := p.Window
	closed := ""
	if w.ClosedHolidays {
		closed = t.offHolidays
	}
	t.line(t.window, timeOfDay(w.From), timeOfDay(w.To), t.daysOf(w.Days), closed)
	t.say(t.otherDays)
	if p.MinGap <= 1 {
		t.say(t.onceADay)
	} else {
		t.line(t.gap, t.lasting.days.of(p.MinGap))
	}
	t.say(t.listsAll)
	if p.SentIsDelivered {
		t.say(t.sentIsEnough)
	}
}

func (t *telling) ladder(p dunning.Policy) {
	t.say(t.counting)
	if p.Steps[0].Unit == dunning.BusinessDays {
		t.say(t.businessDays)
	}
	for i, s := range p.Steps {
		t.line(t.step, i+1, t.when(s), t.done(s), t.provisos(s))
	}
	t.say(t.pace)
}

// when a step comes, by what is written.
func (t *telling) when(s dunning.Step) string {
	dates := t.lasting.days
	if s.Unit == dunning.BusinessDays {
		dates = t.lasting.businessDays
	}
	switch {
	case s.At < 0:
		return fmt.Sprintf(t.before, dates.of(-s.At))
	case s.At == 0:
		return fmt.Sprintf(t.atOnce, dates.of(s.At))
	default:
		return fmt.Sprintf(t.after, dates.of(s.At))
	}
}

// done is what a step does.
func (t *telling) done(s dunning.Step) string {
	var parts []string
	access := s.Access
	if s.End == dunning.WriteOff { // who is given up is not served on
		access = dunning.AccessCancelled
	}
	if access != "" {
		parts = append(parts, t.taken[access])
	}
	if s.End != "" {
		parts = append(parts, t.ended[s.End])
	}
	if len(s.Send) > 0 {
		words := t.notify
		if s.At < 0 {
			words = t.remind
		}
		route := dunning.Route{Send: s.Send, FirstOf: s.FirstOf, Within: s.Within, To: s.To}
		parts = append(parts, fmt.Sprintf(words, t.waysOf(route), t.readers(route)))
	}
	if s.Task != nil {
		parts = append(parts, fmt.Sprintf(t.task, t.within.days.of(s.Task.Within), s.Task.To))
	}
	all := strings.Join(parts, t.and)
	if t.capital {
		first, size := utf8.DecodeRuneInString(all)
		all = string(unicode.ToUpper(first)) + all[size:]
	}
	return all
}

// provisos are the conditions under which a step is taken.
func (t *telling) provisos(s dunning.Step) string {
	var sentences []string
	if s.At < 0 {
		sentences = append(sentences, t.dayBefore)
	}
	if s.Approve != nil {
		silence := t.unanswered[s.Approve.Else]
		if s.End != "" && s.Approve.Else == dunning.ElseWait {
			silence = t.endWaits
		}
		sentences = append(sentences, fmt.Sprintf(t.approve, s.Approve.By),
			fmt.Sprintf(silence, t.within.days.of(s.Approve.Within), t.every.of(s.Approve.Within)))
	}
	if s.Mandatory {
		sentences = append(sentences, t.mandatory)
	}
	if some := above(s.Minimum); len(some) > 0 {
		sentences = append(sentences, fmt.Sprintf(t.below, t.sums(some)))
	}
	var b strings.Builder
	for _, sentence := range sentences {
		b.WriteString(t.proviso + sentence)
	}
	return b.String()
}

// happenings are the events that a policy can tell of, in the order in which they are told.
var happenings = []dunning.Event{
	dunning.OnSuspended, dunning.OnReinstated, dunning.OnPromiseBroken, dunning.OnUsage50, dunning.OnUsage80, dunning.OnUsage100,
}

func (t *telling) events(on map[dunning.Event]dunning.EventStep) {
	for _, event := range happenings {
		if s, told := on[event]; told {
			route := dunning.Route{Send: s.Send, FirstOf: s.FirstOf, Within: s.Within, To: s.To}
			t.line(t.event, t.happenings[event], t.waysOf(route), t.readers(route))
		}
	}
}

func (t *telling) signup(s dunning.Signup) {
	t.line(t.verify, t.within.days.of(s.VerifyWithin))
	t.line(t.prepay, t.lasting.days.of(s.PrepayWithin))
	if s.Remind == 0 {
		t.say(t.remindAsked)
	} else {
		t.line(t.remindLater, t.lasting.days.of(s.Remind))
	}
}

// waysOf says by which channels somebody is told.
func (t *telling) waysOf(r dunning.Route) string {
	names := make([]string, len(r.Send))
	for i, channel := range r.Send {
		names[i] = t.channels[channel]
	}
	if r.FirstOf && len(names) > 1 {
		return fmt.Sprintf(t.firstOf, names[0], t.withinHours(r.Within), t.nextWays.list(names[1:]))
	}
	return fmt.Sprintf(t.by, t.ways.list(names))
}

// readers says who is told, where it is not just the customer.
func (t *telling) readers(r dunning.Route) string {
	if len(r.To) == 0 {
		return ""
	}
	roles := make([]string, len(r.To))
	for i, role := range r.To {
		roles[i] = fmt.Sprintf(t.role, role)
	}
	return fmt.Sprintf(t.to.of(len(roles)), t.roles.list(roles))
}

// withinHours is whole days where it can be, else whole hours.
func (t *telling) withinHours(d time.Duration) string {
	if d%day == 0 {
		return t.within.days.of(int(d / day))
	}
	return t.within.hours.of(int(d / time.Hour))
}

// daysOf lists weekdays from Monday on.
func (t *telling) daysOf(days calendar.Days) string {
	var names []string
	for i := 1; i <= 7; i++ {
		if d := time.Weekday(i % 7); days.Has(d) {
			names = append(names, t.days[d])
		}
	}
	return t.weekdays.list(names)
}

func (t *telling) sums(amounts []money.Amount) string {
	parts := make([]string, len(amounts))
	for i, a := range amounts {
		parts[i] = t.amount(a)
	}
	return t.amounts.list(parts)
}

// above are the amounts that are not zero, by currency code: a zero says what leaving it out says.
func above(amounts map[money.Currency]int64) (some []money.Amount) {
	for _, c := range slices.Sorted(maps.Keys(amounts)) {
		if amounts[c] > 0 {
			some = append(some, money.Amount{Currency: c, Minor: amounts[c]})
		}
	}
	return some
}
