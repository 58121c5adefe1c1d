package simulate_test

import (
	"fmt"
	"time"

	"pgregory.net/rapid"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/history"
	"arrears/internal/money"
)

var currencies = []money.Currency{"EUR", "JPY"}

// anyPolicy is one that a file could say: the last step has an end, and a consequence a mandatory notice before it.
func anyPolicy(t *rapid.T) dunning.Policy {
	p := dunning.Policy{
		ID: "any", Version: 1, Name: "Any", Window: anyWindow(t), MinGap: rapid.IntRange(0, 6).Draw(t, "min gap"),
		Reinstate: rapid.SampledFrom([]dunning.Reinstate{dunning.WhenNothingOverdue, dunning.WhenCauseSettled}).Draw(t, "reinstate"),
		Minimum:   anyAmounts(t, "minimum", 6000), Tolerance: anyAmounts(t, "tolerance", 500),
		On: map[dunning.Event]dunning.EventStep{dunning.OnReinstated: {Send: []dunning.Channel{dunning.Email}}},
	}
	unit := rapid.SampledFrom([]dunning.Unit{dunning.CalendarDays, dunning.BusinessDays}).Draw(t, "unit")
	add := func(level string, at int) *dunning.Step {
		p.Steps = append(p.Steps, dunning.Step{Level: level, At: at, Unit: unit, Send: anyChannels(t)})
		return &p.Steps[len(p.Steps)-1]
	}
	at := -rapid.IntRange(1, 8).Draw(t, "courtesy")
	for n := range rapid.IntRange(0, 3).Draw(t, "courtesies") {
		add(fmt.Sprintf("courtesy-%d", n), at)
		at = min(-1, at+rapid.IntRange(0, 3).Draw(t, "later"))
	}
	at = rapid.IntRange(0, 5).Draw(t, "first")
	warned := false
	for n := range rapid.IntRange(1, 5).Draw(t, "steps") {
		s := add(fmt.Sprintf("level-%d", n), at)
		at += rapid.IntRange(0, 8).Draw(t, "between")
		if warned && rapid.Bool().Draw(t, "consequence") {
			s.Access = rapid.SampledFrom([]dunning.Access{dunning.AccessRestricted, dunning.AccessSuspended}).Draw(t, "access")
			if rapid.Bool().Draw(t, "silent") {
				s.Send = nil
			}
		}
		anyPerson(t, s)
		s.Mandatory = s.Send != nil && rapid.IntRange(0, 2).Draw(t, "mandatory") == 0
		warned = warned || s.Mandatory
		if rapid.IntRange(0, 3).Draw(t, "has a minimum") == 0 {
			s.Minimum = anyAmounts(t, "own minimum", 9000)
		}
	}
	if !warned {
		add("final", at).Mandatory = true
		at += rapid.IntRange(0, 8).Draw(t, "between")
	}
	end := add("end", at)
	end.End = rapid.SampledFrom([]dunning.End{dunning.Handover, dunning.WriteOff}).Draw(t, "end")
	end.Access = rapid.SampledFrom([]dunning.Access{"", dunning.AccessCancelled}).Draw(t, "at the end")
	if rapid.Bool().Draw(t, "ends in silence") {
		end.Send = nil
	}
	anyPerson(t, end)
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

func anyWindow(t *rapid.T) calendar.Window {
	w := calendar.Window{From: rapid.SampledFrom([]int{0, 5, 6, 7, 9, 20}).Draw(t, "opens") * 60, ClosedHolidays: rapid.Bool().Draw(t, "holidays")}
	w.To = min(w.From+rapid.IntRange(1, 24).Draw(t, "hours")*60, 24*60)
	w.Days = calendar.Days(rapid.IntRange(1, 127).Draw(t, "days"))
	return w
}

func anyChannels(t *rapid.T) []dunning.Channel {
	return rapid.SampledFrom([][]dunning.Channel{{dunning.Email}, {dunning.SMS, dunning.Email}}).Draw(t, "channels")
}

func anyAmounts(t *rapid.T, label string, most int64) map[money.Currency]int64 {
	amounts := map[money.Currency]int64{}
	for _, c := range currencies {
		if rapid.Bool().Draw(t, label+" is set") {
			amounts[c] = rapid.Int64Range(0, most).Draw(t, label)
		}
	}
	return amounts
}

// anyBook is a few customers' invoices over a spring, close enough to meet each other on the ladder.
func anyBook(t *rapid.T) []history.Row {
	var rows []history.Row
	first := calendar.NewDate(2026, time.February, 20)
	for c := range rapid.IntRange(1, 3).Draw(t, "customers") {
		country := rapid.SampledFrom([]string{"", "DE", "US"}).Draw(t, "country")
		for range rapid.IntRange(1, 6).Draw(t, "invoices") {
			r := history.Row{Customer: fmt.Sprintf("c-%d", c), Invoice: fmt.Sprintf("i-%d", len(rows)), Country: country}
			r.Issued = first.Add(rapid.IntRange(0, 60).Draw(t, "issued"))
			r.Due = r.Issued.Add(rapid.IntRange(0, 20).Draw(t, "term"))
			r.Amount = money.Amount{
				Currency: rapid.SampledFrom(currencies).Draw(t, "currency"), Minor: rapid.Int64Range(0, 5000).Draw(t, "amount"),
			}
			if rapid.IntRange(0, 3).Draw(t, "paid") > 0 {
				on := r.Issued.Add(rapid.IntRange(-5, 90).Draw(t, "days"))
				r.Settled = &on
			}
			rows = append(rows, r)
		}
	}
	return rapid.Permutation(rows).Draw(t, "order")
}

func anyZone(t *rapid.T) *time.Location {
	return zoneOf(t, rapid.SampledFrom([]string{"UTC", "America/New_York", "Europe/Berlin", "Asia/Kolkata"}).Draw(t, "zone"))
}
