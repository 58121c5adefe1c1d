package dunning_test

import (
	"fmt"
	"slices"
	"time"

	"pgregory.net/rapid"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/money"
)

// Random stories last from January into spring, over summer time's beginning, and are played to their end.

var zones = func() []*time.Location {
	var all []*time.Location
	for _, name := range []string{"UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "Australia/Lord_Howe"} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			panic(err)
		}
		all = append(all, zone)
	}
	return all
}()

// elsewhere is where else those customers may be who are, perhaps, in one of the zones: an hour or two ahead of it,
// and so far ahead that a window closes there before it opens in the other.
var elsewhere = map[string][]*time.Location{"UTC": {zones[1]}, "America/New_York": {zones[0], zones[1], zones[3]}}

var currencies = []money.Currency{"EUR", "JPY"}

// anyPolicy is a valid one: consequences have a mandatory notice before them, and the last step has an end.
func anyPolicy(t *rapid.T) dunning.Policy {
	p := ladder()
	p.Window = anyWindow(t)
	p.MinGap = rapid.IntRange(0, 6).Draw(t, "min gap")
	p.Reinstate = rapid.SampledFrom([]dunning.Reinstate{dunning.WhenNothingOverdue, dunning.WhenCauseSettled}).Draw(t, "reinstate")
	p.Minimum = anyAmounts(t, "minimum", 3000)
	p.Tolerance = anyAmounts(t, "tolerance", 50)
	p.On = map[dunning.Event]dunning.EventStep{dunning.OnReinstated: {Send: []dunning.Channel{dunning.Email}}, dunning.OnPromiseBroken: {Send: []dunning.Channel{dunning.Email}}}
	unit := rapid.SampledFrom([]dunning.Unit{dunning.CalendarDays, dunning.BusinessDays}).Draw(t, "unit")
	days := -rapid.IntRange(1, 8).Draw(t, "courtesy")
	for n := range rapid.IntRange(0, 2).Draw(t, "courtesies") {
		p.Steps = append(p.Steps, letter(fmt.Sprintf("courtesy-%d", n), days))
		days = min(-1, days+rapid.IntRange(0, 3).Draw(t, "later"))
	}
	days = rapid.IntRange(0, 5).Draw(t, "first")
	warned := false
	for n := range rapid.IntRange(1, 5).Draw(t, "steps") {
		s := letter(fmt.Sprintf("level-%d", n), days)
		days += rapid.IntRange(0, 8).Draw(t, "gap")
		if warned && rapid.Bool().Draw(t, "consequence") {
			s.Access = rapid.SampledFrom([]dunning.Access{dunning.AccessRestricted, dunning.AccessSuspended}).Draw(t, "access")
			if rapid.Bool().Draw(t, "silent") {
				s.Send = nil
			}
		}
		anyPerson(t, &s)
		switch s.Mandatory = s.Send != nil && rapid.IntRange(0, 2).Draw(t, "mandatory") == 0; {
		case s.Mandatory: // what may be passed over is never delivered then, and keeps all later consequences back
			warned, s.Approve = true, nil
		case rapid.IntRange(0, 3).Draw(t, "own minimum") == 0:
			s.Minimum = anyAmounts(t, "own minimum", 6000)
		}
		p.Steps = append(p.Steps, s)
	}
	if !warned {
		p.Steps = append(p.Steps, final(days))
		days += rapid.IntRange(0, 8).Draw(t, "gap")
	}
	last := ending(days, rapid.SampledFrom([]dunning.End{dunning.Handover, dunning.WriteOff}).Draw(t, "end"))
	last.Access = rapid.SampledFrom([]dunning.Access{"", dunning.AccessCancelled}).Draw(t, "at the end")
	anyPerson(t, &last)
	p.Steps = append(p.Steps, last)
	for n := range p.Steps {
		p.Steps[n].Unit = unit
	}
	return p
}

// anyPerson gives the step, perhaps, a task, and a person who must agree.
func anyPerson(t *rapid.T, s *dunning.Step) {
	if rapid.IntRange(0, 3).Draw(t, "a task") == 0 {
		s.Task = &dunning.TaskStep{To: "collections", Within: rapid.IntRange(1, 5).Draw(t, "done within")}
		if s.End == "" && s.Access == "" && rapid.Bool().Draw(t, "nothing but a task") {
			s.Send = nil
		}
	}
	if s.Access+dunning.Access(s.End) != "" && rapid.Bool().Draw(t, "is asked about") {
		s.Approve = &dunning.ApproveStep{
			By: "collections", Within: rapid.IntRange(1, 6).Draw(t, "answered within"),
			Else: rapid.SampledFrom([]dunning.Else{dunning.ElseWait, dunning.ElseTake, dunning.ElsePass}).Draw(t, "else"),
		}
	}
}

// anyOverrides are so many, of the customer or of one item, and over at any time of the story.
func anyOverrides(t *rapid.T, s story, most int) (all []dunning.Override) {
	kinds := []dunning.OverrideKind{dunning.ExtraDays, dunning.NeverSuspend}
	if slices.ContainsFunc(s.policy.Steps, func(x dunning.Step) bool { return x.Mandatory && x.Access != "" }) {
		kinds = kinds[:1] // what is passed over is never delivered, and keeps all later consequences back
	}
	for n := range most {
		o := dunning.Override{
			ID: fmt.Sprintf("o-%d", n), Kind: rapid.SampledFrom(kinds).Draw(t, "kind"),
			Days: rapid.IntRange(1, 90).Draw(t, "extra"), Until: calendar.DateOf(s.begins, s.account.Zone).Add(rapid.IntRange(0, 200).Draw(t, "until")),
		}
		if len(s.account.Items) > n && rapid.Bool().Draw(t, "of one item") {
			o.Item = s.account.Items[n].ID
		}
		all = append(all, o)
	}
	return all
}

// anyAnswering is quick, slow, or none where the ladder's end does not wait for an answer.
func anyAnswering(t *rapid.T, p dunning.Policy) answering {
	if end := p.Steps[len(p.Steps)-1].Approve; (end == nil || end.Else != dunning.ElseWait) && rapid.IntRange(0, 2).Draw(t, "nobody answers") == 0 {
		return answering{}
	}
	return answering{
		reply: rapid.SampledFrom([]dunning.Reply{dunning.ReplyApproved, dunning.ReplyApproved, dunning.ReplyRefused}).Draw(t, "reply"),
		takes: rapid.SampledFrom([]time.Duration{0, time.Hour, 20 * time.Hour, 100 * time.Hour}).Draw(t, "answers after"),
	}
}

func anyWindow(t *rapid.T) calendar.Window {
	w := calendar.Window{From: rapid.IntRange(0, 20).Draw(t, "opens") * 60, ClosedHolidays: true}
	w.To = min(w.From+rapid.IntRange(1, 8).Draw(t, "hours")*60, 24*60)
	for w.Days == 0 {
		w.Days = calendar.Days(rapid.IntRange(1, 127).Draw(t, "days"))
	}
	return w
}

func anyAmounts(t *rapid.T, label string, most int64) minor {
	amounts := minor{}
	for _, c := range currencies {
		if rapid.Bool().Draw(t, label+" is set") {
			amounts[c] = rapid.Int64Range(0, most).Draw(t, label)
		}
	}
	return amounts
}

// anyStory is a customer with a few items, whom money and outages befall.
func anyStory(t *rapid.T) story {
	zone := rapid.SampledFrom(zones).Draw(t, "zone")
	begins := time.Date(2026, 1, 10, 0, 0, 0, 0, zone)
	first := calendar.DateOf(begins, zone)
	s := story{policy: anyPolicy(t), begins: begins, account: dunning.Account{
		Phase: dunning.Active, Created: begins, Zone: zone, Elsewhere: elsewhere[zone.String()], Access: dunning.AccessFull,
	}}
	s.answers = anyAnswering(t, s.policy)
	s.arrives = rapid.SampledFrom([]time.Duration{0, 0, time.Hour, 30 * time.Hour, 200 * time.Hour}).Draw(t, "arrives")
	if rapid.Bool().Draw(t, "holidays") {
		every := calendar.Date(rapid.SampledFrom([]int{2, 3, 5, 9, 11}).Draw(t, "every")) // never all of a weekday
		s.account.Holidays = func(d calendar.Date) bool { return d%every == 0 }
	}
	for n := range rapid.IntRange(1, 5).Draw(t, "items") {
		s.addItem(t, fmt.Sprintf("item-%d", n), first)
	}
	s.account.Overrides = anyOverrides(t, s, max(0, rapid.IntRange(-3, 2).Draw(t, "overrides")))
	if rapid.IntRange(0, 2).Draw(t, "capped") == 0 {
		s.account.Cap = dunning.Cap{Notices: rapid.IntRange(1, 4).Draw(t, "cap"), Days: rapid.IntRange(1, 14).Draw(t, "cap days")}
		for range rapid.IntRange(0, 12).Draw(t, "told elsewhere") {
			s.facts = append(s.facts, toldElsewhere(anyInstant(t, begins, 80, "told")))
		}
	}
	for n := range max(0, rapid.IntRange(-2, 3).Draw(t, "holds")) {
		s.addHold(t, fmt.Sprintf("hold-%d", n))
	}
	for range rapid.IntRange(0, 2).Draw(t, "outages") {
		from := anyInstant(t, begins, 80, "outage")
		s.outages = append(s.outages, outage{from, from.Add(time.Duration(rapid.IntRange(1, 600).Draw(t, "hours")) * time.Hour)})
	}
	return s
}

func (s *story) addItem(t *rapid.T, id string, first calendar.Date) {
	due := first.Add(rapid.IntRange(-60, 40).Draw(t, "due"))
	i := dunning.Item{
		ID: id, Kind: dunning.Standard, IssuedOn: due.Add(-14), DueOn: due, Recorded: anyInstant(t, s.begins, 20, "recorded"),
		Amount: money.Amount{
			Currency: rapid.SampledFrom(currencies).Draw(t, "currency"),
			Minor:    rapid.Int64Range(0, 9000).Draw(t, "amount"),
		},
	}
	s.facts = append(s.facts, fact{i.Recorded, func(a *dunning.Account) { a.Items = append(a.Items, i) }})
	open := i.Amount.Minor
	when := i.Recorded
	for range rapid.IntRange(0, 3).Draw(t, "settlements") {
		when = anyInstant(t, when, 40, "settled")
		by := rapid.SampledFrom([]dunning.SettledBy{dunning.ByPayment, dunning.ByPayment, dunning.ByCredit, dunning.ByWriteOff}).Draw(t, "by")
		part := open
		if rapid.Bool().Draw(t, "partial") {
			part = rapid.Int64Range(0, open).Draw(t, "part")
		}
		if paid := i.Amount.Minor - open; rapid.IntRange(0, 3).Draw(t, "reversed") == 0 {
			part = -paid
		}
		open -= part
		s.facts = append(s.facts, settleAt(id, part, by, when))
	}
}

// addHold begins a hold of any kind, on the customer or on the first item, once that is known, and may release it.
func (s *story) addHold(t *rapid.T, id string) {
	known := s.facts[0].at // the first item
	h := dunning.Hold{ID: id, Kind: rapid.SampledFrom(dunning.HoldKinds).Draw(t, "kind"), Began: anyInstant(t, known, 70, "begins")}
	today := calendar.DateOf(h.Began, s.account.Zone)
	h.Until = today.Add(rapid.IntRange(0, 40).Draw(t, "lasts"))
	switch {
	case h.Kind == dunning.Dispute, rapid.Bool().Draw(t, "of one item"):
		h.Item = "item-0"
	}
	if h.Kind == dunning.PromiseToPay || h.Kind == dunning.PaymentPlan {
		h.Amount = money.Amount{Currency: rapid.SampledFrom(currencies).Draw(t, "in"), Minor: rapid.Int64Range(60, 9000).Draw(t, "promised")}
	}
	if h.Kind == dunning.PaymentPlan {
		first := rapid.Int64Range(1, h.Amount.Minor-1).Draw(t, "first part")
		h.Instalments = []dunning.Instalment{{DueOn: today.Add(int(h.Until-today) / 2), Minor: first}, {DueOn: h.Until + 1, Minor: h.Amount.Minor - first}}
		h.Until++
	}
	s.facts = append(s.facts, begin(h))
	if rapid.IntRange(0, 2).Draw(t, "released") == 0 {
		hours := rapid.IntRange(0, 30*24).Draw(t, "after")
		s.facts = append(s.facts, releaseAt(id, h.Began.Add(time.Duration(hours)*time.Hour)))
	}
}

// toldElsewhere is a notice to another customer with the same phone.
func toldElsewhere(at time.Time) fact {
	return fact{at, func(a *dunning.Account) {
		a.HeardElsewhere = append(slices.Clone(a.HeardElsewhere), calendar.DateOf(at, a.Zone))
	}}
}

// anyInstant lies on a full hour within the days after an instant: many fall on openings and on each other.
func anyInstant(t *rapid.T, from time.Time, days int, label string) time.Time {
	return from.Add(time.Duration(rapid.IntRange(0, days*24).Draw(t, label)) * time.Hour)
}
