package dunning_test

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/money"
)

// story is a customer, a policy, and what the world does to them.
type story struct {
	policy  dunning.Policy
	account dunning.Account
	begins  time.Time
	facts   []fact
	wakes   []time.Time   // decisions more than are needed
	outages []outage      // while one lasts, facts are recorded and nothing is decided
	arrives time.Duration // how long a notice takes to reach the customer; 0: at once; negative: never
	answers answering     // what whoever is asked says
}

// answering is how people answer: what, and how long they take. The zero value is never.
type answering struct {
	reply dunning.Reply
	takes time.Duration
}

// fact is something that the ledger records.
type fact struct {
	at     time.Time
	record func(*dunning.Account)
}

type outage struct{ from, to time.Time }

// turn is one decision and what it was made of.
type turn struct {
	before, after dunning.Account
	d             dunning.Decision
}

// maxTurns is more than any story here can take.
const maxTurns = 3000

// play goes from fact to fact and from one planned instant to the next, until nothing more can happen.
func (s story) play(t require.TestingT) []turn {
	a := s.account
	now := s.begins
	facts := slices.Clone(s.facts)
	wakes := slices.Clone(s.wakes)
	slices.SortStableFunc(facts, func(x, y fact) int { return x.at.Compare(y.at) })
	slices.SortFunc(wakes, time.Time.Compare)
	var turns []turn
	for range maxTurns {
		for len(facts) > 0 && !facts[0].at.After(now) {
			a = copied(a)
			facts[0].record(&a)
			facts = facts[1:]
		}
		d := dunning.Decide(a, s.policy, now)
		after := a.Apply(d, s.arrives == 0)
		turns = append(turns, turn{before: a, d: d, after: after})
		a = after
		if s.arrives > 0 {
			facts = s.deliveries(d, facts)
		}
		facts = s.replies(d, facts)
		if turns[len(turns)-1].acts() && s.arrives == 0 {
			continue // the delivery is a fact of the same moment
		}
		next, any := s.following(now, d, facts, &wakes)
		if !any {
			return turns
		}
		now = next
	}
	require.FailNow(t, "the story does not end")
	return nil
}

// acts tells whether the turn did anything that a customer or another system sees.
func (x turn) acts() bool {
	return x.d.Acts() || x.d.Access != x.before.Access || x.d.Phase != x.before.Phase
}

func (s story) following(now time.Time, d dunning.Decision, facts []fact, wakes *[]time.Time) (at time.Time, any bool) {
	offer := func(x time.Time) {
		for _, o := range s.outages {
			if !x.Before(o.from) && x.Before(o.to) {
				x = o.to
			}
		}
		if !any || x.Before(at) {
			at, any = x, true
		}
	}
	if d.Next != nil {
		offer(d.Next.At)
	}
	if len(facts) > 0 {
		offer(facts[0].at)
	}
	for len(*wakes) > 0 && !(*wakes)[0].After(now) {
		*wakes = (*wakes)[1:]
	}
	if len(*wakes) > 0 {
		offer((*wakes)[0])
	}
	return at, any
}

// deliveries adds the later delivery of the decision's notices to the facts, as the ledger would record it.
func (s story) deliveries(d dunning.Decision, facts []fact) []fact {
	for _, n := range d.Notices {
		if n.NotBefore.After(d.At) {
			continue
		}
		at := d.At.Add(s.arrives)
		facts = append(facts, fact{at, func(a *dunning.Account) {
			on := calendar.DateOf(at, a.Zone)
			for _, x := range n.Takes {
				taken := step(itemOf(a, x.Item), x.Level)
				taken.Delivered = &on
				if taken.Mandatory {
					taken.Bears = on
				}
			}
		}})
	}
	slices.SortStableFunc(facts, func(x, y fact) int { return x.at.Compare(y.at) })
	return facts
}

// replies adds the answers to what the decision asks, as the ledger would record them.
func (s story) replies(d dunning.Decision, facts []fact) []fact {
	if s.answers.reply == "" || len(d.Asks) == 0 {
		return facts
	}
	for _, q := range d.Asks {
		on := calendar.DateOf(d.At, s.account.Zone)
		facts = append(facts, fact{d.At.Add(s.answers.takes), func(a *dunning.Account) {
			for _, id := range q.Items {
				answer(itemOf(a, id), q.Level, on, s.answers.reply)
			}
		}})
	}
	slices.SortStableFunc(facts, func(x, y fact) int { return x.at.Compare(y.at) })
	return facts
}

// answer records what was said about a step of an item, asked on the date.
func answer(i *dunning.Item, level string, on calendar.Date, reply dunning.Reply) {
	i.Asked = append(slices.Clone(i.Asked), dunning.Asking{Level: level, On: on, Answer: reply})
}

// copied is an account whose items, settlements and steps a fact may change.
func copied(a dunning.Account) dunning.Account {
	a.Items = slices.Clone(a.Items)
	for n := range a.Items {
		a.Items[n].Settlements = slices.Clone(a.Items[n].Settlements)
		a.Items[n].Taken = slices.Clone(a.Items[n].Taken)
	}
	return a
}

func itemOf(a *dunning.Account, id string) *dunning.Item {
	return &a.Items[slices.IndexFunc(a.Items, func(i dunning.Item) bool { return i.ID == id })]
}

func step(i *dunning.Item, level string) *dunning.Taken {
	return &i.Taken[slices.IndexFunc(i.Taken, func(x dunning.Taken) bool { return x.Level == level })]
}

// log tells a played story in lines such as "Thu 05 Mar 09:00 notice first a,b 30.00 EUR".
func log(turns []turn) []string {
	lines := []string{}
	for _, x := range turns {
		say := func(format string, args ...any) {
			line := x.d.At.In(x.before.Zone).Format("Mon 02 Jan 15:04 ") + fmt.Sprintf(format, args...)
			lines = append(lines, line)
		}
		if x.d.Phase != x.before.Phase {
			say("phase %s", strings.TrimSpace(string(x.d.Phase)+" "+string(x.d.ClosedReason)))
		}
		for _, n := range x.d.Notices {
			switch {
			case n.NotBefore.After(x.d.At):
			case n.Key.Kind == dunning.LadderNotice:
				say("notice %s %s %s", n.Level, listed(n), n.Total)
			case n.Key.Kind == dunning.EventNotice:
				say("told of %s", n.Level)
			default:
				say("courtesy %s %s %s", n.Level, listed(n), n.Total)
			}
		}
		for _, p := range x.d.Passed {
			switch p.Why {
			case dunning.WhyBelowMinimum:
				say("passed %s %s", p.Level, p.Item)
			case dunning.WhyRefused, dunning.WhyUnanswered:
				say("passed %s %s, %s", p.Level, p.Item, p.Why)
			case dunning.WhyClass, dunning.WhyOverride:
				say("passed %s %s, by %s", p.Level, p.Item, p.Why)
			}
			if p.Why == dunning.WhyCeased {
				say("ceased %s %s", p.Level, p.Item)
			}
		}
		for _, e := range x.d.Tasks {
			say("task %s %s %s by %s", e.Level, strings.Join(e.Items, ","), e.Total, e.By)
		}
		for _, q := range x.d.Asks {
			say("ask %s %s %s", q.Level, strings.Join(q.Items, ","), q.Total)
		}
		if x.d.Access != x.before.Access {
			say("access %s", x.d.Access)
		}
		for _, e := range x.d.Ends {
			say("end %s %s %s", e.Kind, strings.Join(e.Items, ","), e.Total)
		}
	}
	return lines
}

func listed(n dunning.Notice) string {
	var ids []string
	for _, l := range n.Lines {
		ids = append(ids, l.Item)
	}
	return strings.Join(ids, ",")
}

// The parts of hand-made stories, all in Berlin and in 2026, when 2 March is a Monday.

var berlin = func() *time.Location {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err)
	}
	return zone
}()

// on is a date of 2026, written "03-02".
func on(s string) calendar.Date {
	d, err := calendar.ParseDate("2026-" + s)
	if err != nil {
		panic(err)
	}
	return d
}

// at is an instant of 2026, written "03-02 09:00".
func at(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", "2026-"+s, berlin)
	if err != nil {
		panic(err)
	}
	return t
}

var weekdays = calendar.Days(0).With(time.Monday).With(time.Tuesday).With(time.Wednesday).With(time.Thursday).With(time.Friday)

// ladder is a policy of the steps, on weekdays from nine to five, with one date between two notices.
func ladder(steps ...dunning.Step) dunning.Policy {
	return dunning.Policy{
		ID: "test", Version: 1, Name: "Test",
		Window: calendar.Window{From: 9 * 60, To: 17 * 60, Days: weekdays, ClosedHolidays: true},
		MinGap: 1, Reinstate: dunning.WhenNothingOverdue, Steps: steps,
		Signup: dunning.Signup{VerifyWithin: 7, PrepayWithin: 14, Remind: 2},
	}
}

// letter is a step with a notice.
func letter(level string, days int) dunning.Step {
	return dunning.Step{Level: level, At: days, Unit: dunning.CalendarDays, Send: []dunning.Channel{dunning.Email}}
}

// final is a step with a mandatory notice.
func final(days int) dunning.Step {
	s := letter("final", days)
	s.Mandatory = true
	return s
}

// suspend is a step that suspends without a notice.
func suspend(days int) dunning.Step {
	return dunning.Step{Level: "suspend", At: days, Unit: dunning.CalendarDays, Access: dunning.AccessSuspended}
}

// ending is the last step.
func ending(days int, end dunning.End) dunning.Step {
	return dunning.Step{Level: "end", At: days, Unit: dunning.CalendarDays, End: end}
}

// customer is an active one with the items, known since the first of January.
func customer(items ...dunning.Item) dunning.Account {
	return dunning.Account{
		Phase: dunning.Active, Created: at("01-01 08:00"), Zone: berlin, Access: dunning.AccessFull, Items: items,
	}
}

func invoice(id string, minor int64, c money.Currency, due string) dunning.Item {
	return dunning.Item{
		ID: id, Kind: dunning.Standard, Amount: money.Amount{Currency: c, Minor: minor},
		IssuedOn: on("01-01"), DueOn: on(due), Recorded: at("01-01 08:00"),
	}
}

// euros is an invoice of so many whole euros.
func euros(id string, n int64, due string) dunning.Item { return invoice(id, n*100, "EUR", due) }

// settle records money, or another settlement, on an item; below zero it is a reversal.
func settle(id string, minor int64, by dunning.SettledBy, when string) fact {
	return settleAt(id, minor, by, at(when))
}

func settleAt(id string, minor int64, by dunning.SettledBy, when time.Time) fact {
	return fact{when, func(a *dunning.Account) {
		i := itemOf(a, id)
		i.Settlements = append(i.Settlements, dunning.Settlement{At: when, Minor: minor, By: by})
	}}
}

func pay(id string, whole int64, when string) fact {
	return settle(id, whole*100, dunning.ByPayment, when)
}

// arrive records an item that was not known before.
func arrive(i dunning.Item, when string) fact {
	i.Recorded = at(when)
	return fact{i.Recorded, func(a *dunning.Account) { a.Items = append(a.Items, i) }}
}

// tell plays the policy on the customer from the first of January.
func tell(t require.TestingT, p dunning.Policy, a dunning.Account, facts ...fact) []string {
	return log(story{policy: p, account: a, begins: at("01-01 08:00"), facts: facts}.play(t))
}
