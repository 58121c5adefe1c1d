package dunning

import (
	"slices"
	"time"

	"arrears/internal/calendar"
	"arrears/internal/money"
)

// Unsaid is why a preview has nothing to show.
type Unsaid string

// The reasons.
const (
	UnknownLevel Unsaid = "unknown_level" // the policy has no such level, and names no such event
	SilentLevel  Unsaid = "silent_level"  // the policy sends nothing there
	NothingOwed  Unsaid = "nothing_owed"  // nothing is open that it is about
	NothingSpent Unsaid = "nothing_spent" // no spending of the month was reported in a currency that has a limit
	NobodyToTell Unsaid = "closed"        // the customer's life with us is over
)

// Preview is what the level would tell the customer if it were due at this very moment, whether it is or not: one
// notice for each currency, by currency code. The level may be one of the ladder, "prepayment", or an event that the
// policy names. The gap and the window are not asked.
func Preview(a Account, p Policy, level string, now time.Time) ([]Notice, Unsaid) {
	n, why := p.told(level)
	switch {
	case why != "":
		return nil, why
	case a.Phase == Closed:
		return nil, NobodyToTell
	case n.Key.Event.OfUsage():
		return a.previewUsage(n, calendar.MonthOf(calendar.DateOf(now, a.Zone)))
	case n.Key.Kind == EventNotice:
		return []Notice{n}, ""
	}
	var notices []Notice
	for _, c := range a.currencies() {
		of := n
		of.Key.Currency = c
		of.Lines, of.Total = a.Statement(p, of.Key, a.about(n.Key.Kind, calendar.DateOf(now, a.Zone)), now)
		if len(of.Lines) > 0 {
			notices = append(notices, of)
		}
	}
	if len(notices) == 0 {
		return nil, NothingOwed
	}
	return notices, ""
}

// told is the notice of a level as the policy names it, without what it says.
func (p Policy) told(level string) (Notice, Unsaid) {
	n := Notice{Level: level, Template: level}
	if i, ok := p.step(level); ok {
		step := p.Steps[i]
		n.Key.Kind = LadderNotice
		if step.At < 0 {
			n.Key.Kind = UpcomingNotice
		}
		n.Template, n.Mandatory, n.InDoubt = step.TemplateName(), step.Mandatory, step.InDoubt
	} else if event, ok := p.On[Event(level)]; ok {
		n.Key.Kind, n.Key.Event = EventNotice, Event(level)
		if event.Template != "" {
			n.Template = event.Template
		}
	} else if level == string(PrepaymentNotice) {
		n.Key.Kind = PrepaymentNotice
	} else {
		return Notice{}, UnknownLevel
	}
	n.Route = p.Route(n.Key.Kind, level, n.Key.Event)
	if len(n.Send) == 0 {
		return Notice{}, SilentLevel
	}
	return n, ""
}

// Levels are those that Preview takes: the ladder's in the file's order, the prepayment's, and the policy's events.
func (p Policy) Levels() []string {
	levels := make([]string, 0, len(p.Steps)+len(p.On)+1)
	for _, s := range p.Steps {
		levels = append(levels, s.Level)
	}
	var events []string
	for event := range p.On {
		events = append(events, string(event))
	}
	slices.Sort(events)
	return append(append(levels, string(PrepaymentNotice)), events...)
}

// about are the items that a notice of the kind is about, if they are open: a courtesy tells of those not due before
// today. Of a ladder notice it is not asked.
func (a Account) about(kind NoticeKind, today calendar.Date) (items []string) {
	for _, i := range a.Items {
		if kind == UpcomingNotice && i.Kind == Standard && i.DueOn >= today || kind == PrepaymentNotice && i.Kind == Prepayment {
			items = append(items, i.ID)
		}
	}
	return items
}

// currencies are those of the account's items, by code.
func (a Account) currencies() (all []money.Currency) {
	for _, i := range a.Items {
		if !slices.Contains(all, i.Amount.Currency) {
			all = append(all, i.Amount.Currency)
		}
	}
	slices.Sort(all)
	return all
}
