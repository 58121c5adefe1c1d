package dunning

import (
	"slices"
	"strconv"
	"strings"

	"arrears/internal/calendar"
	"arrears/internal/money"
)

// Budget is what a customer may spend in a calendar month.
type Budget struct {
	Limit    map[money.Currency]int64 // minor units, above zero; unnamed: none
	Restrict bool                     // who has spent all of it has access restricted until the month ends
}

// Usage is what a customer spent in one calendar month and currency, as far as it was reported.
type Usage struct {
	Month   calendar.Month // on the customer's calendar
	Spent   money.Amount   // the highest that was reported
	Reached []int          // the steps that were noted, in percent of the limit
	Told    []int          // those of which the customer was told, or will be
	Lifted  bool           // a human gave service back for the rest of the month
}

// UsageStep is a share of the limit that is spent, and not noted yet.
type UsageStep struct {
	Month   calendar.Month
	Spent   money.Amount
	Limit   int64 // minor units of Spent's currency
	Percent int   // 50, 80 or 100
}

// usageSteps are told of, in percent.
var usageSteps = [...]int{50, 80, wholeBudget}

const wholeBudget = 100

// StepsReached are the steps, in percent of the limit, that so much spending has come to.
func StepsReached(spent, limit int64) []int {
	reached := []int{}
	for _, step := range usageSteps {
		if Percent(spent, limit) >= int64(step) {
			reached = append(reached, step)
		}
	}
	return reached
}

// Percent is the share of the limit that is spent, rounded down. The limit is above zero.
func Percent(spent, limit int64) int64 {
	return spent/limit*wholeBudget + spent%limit*wholeBudget/limit
}

// Limit is what the customer may spend in a month in the currency, and false where nothing bounds it: their own limit, else
// in probation the one for that, else everybody's, which a newcomer is not above.
func (a Account) Limit(c money.Currency) (minor int64, bounded bool) {
	if a.SpendLimit.Minor > 0 && a.SpendLimit.Currency == c {
		return a.SpendLimit.Minor, true
	}
	minor, bounded = a.budget(c).Limit[c]
	return minor, bounded
}

func (a Account) budget(c money.Currency) Budget {
	if _, named := a.ProbationBudget.Limit[c]; named && a.Probation.On() {
		return a.ProbationBudget
	}
	return a.Budget
}

// restricts tells whether who has spent all that they may in the currency has access restricted.
func (a Account) restricts(c money.Currency) bool {
	return a.budget(c).Restrict || a.Probation.On() && a.ProbationBudget.Restrict
}

// step is the highest step that the usage stands at in the month, 0 before the first, and the limit.
func (a Account) step(u Usage, month calendar.Month) (percent int, limit int64) {
	limit, bounded := a.Limit(u.Spent.Currency)
	if u.Month != month || !bounded {
		return 0, 0
	}
	if reached := StepsReached(u.Spent.Minor, limit); len(reached) > 0 {
		percent = reached[len(reached)-1]
	}
	return percent, limit
}

// StandsAt tells whether the usage that a notice is about stands at the very step that it tells of, as the decision leaves the
// customer. Of a month that is over nothing stands.
func (a Account) StandsAt(d Decision, key NoticeKey) bool {
	a.Probation = d.Probation
	month := calendar.MonthOf(calendar.DateOf(d.At, a.Zone))
	return slices.ContainsFunc(a.Usage, func(u Usage) bool {
		percent, _ := a.step(u, month)
		return percent > 0 && u.key(percent) == key
	})
}

// BudgetSpent tells whether all that the customer may spend in the month is spent, as the decision leaves them.
func (a Account) BudgetSpent(d Decision, month calendar.Month, c money.Currency) bool {
	return a.StandsAt(d, Usage{Month: month, Spent: money.Amount{Currency: c}}.key(wholeBudget))
}

// keepBudget notes what of the month's budget is spent, and restricts who spent all of it where that is asked, their own limit
// or another. A jump over several steps is one to the highest.
func (t *turn) keepBudget() {
	restricted := false
	for _, u := range t.a.Usage {
		percent, limit := t.a.step(u, t.month)
		if percent > 0 && !slices.Contains(u.Reached, percent) {
			t.d.UsageSteps = append(t.d.UsageSteps, UsageStep{Month: u.Month, Spent: u.Spent, Limit: limit, Percent: percent})
		}
		restricted = restricted || percent == wholeBudget && !u.Lifted && t.a.restricts(u.Spent.Currency)
	}
	if len(t.a.Usage) > 0 { // else a human said so, before spending was told
		t.setReason(SpendLimit, restricted)
	}
}

// setReason makes the reason one of the set, or takes it away.
func (t *turn) setReason(r Reason, on bool) {
	switch at, held := slices.BinarySearch(t.d.Reasons, r); {
	case held && !on:
		t.d.Reasons = slices.Delete(t.d.Reasons, at, at+1)
	case !held && on:
		t.d.Reasons = slices.Insert(t.d.Reasons, at, r)
	}
}

// usageEvents are what the customer is to be told of the month's usage, and has not been. What could be told only when the
// month is over is not told.
func (t *turn) usageEvents() (keys []NoticeKey) {
	if calendar.MonthOf(t.cal.Date(t.cal.NextInstant(t.now))) != t.month {
		return nil
	}
	for _, u := range t.a.Usage {
		if percent, _ := t.a.step(u, t.month); percent > 0 && !slices.Contains(u.Told, percent) {
			keys = append(keys, u.key(percent))
		}
	}
	return keys
}

const usagePrefix = "usage_"

// OfUsage tells whether the event is a step of a budget.
func (e Event) OfUsage() bool { return strings.HasPrefix(string(e), usagePrefix) }

// key is that of the notice of a step: one for each step, month and currency.
func (u Usage) key(percent int) NoticeKey {
	return NoticeKey{
		Kind: EventNotice, Currency: u.Spent.Currency, Event: Event(usagePrefix + strconv.Itoa(percent)),
		Ref: UsageRef(u.Month, u.Spent.Currency),
	}
}

// UsageRef names a month's usage in a currency: "2026-11/EUR".
func UsageRef(month calendar.Month, c money.Currency) string { return month.String() + "/" + string(c) }

// UsageOf is the usage that a notice of a step is about, and what bounds it.
func (a Account) UsageOf(key NoticeKey) (u Usage, limit int64, ok bool) {
	for _, u := range a.Usage {
		if key.Event.OfUsage() && UsageRef(u.Month, u.Spent.Currency) == key.Ref {
			limit, ok = a.Limit(u.Spent.Currency)
			return u, limit, ok
		}
	}
	return Usage{}, 0, false
}

// previewUsage is the notice of a step for each currency of the month's usage that has a limit, wherever that stands.
func (a Account) previewUsage(n Notice, month calendar.Month) (notices []Notice, why Unsaid) {
	for _, u := range a.Usage {
		if _, bounded := a.Limit(u.Spent.Currency); bounded && u.Month == month {
			of := n
			of.Key.Currency, of.Key.Ref = u.Spent.Currency, UsageRef(u.Month, u.Spent.Currency)
			notices = append(notices, of)
		}
	}
	if len(notices) == 0 {
		return nil, NothingSpent
	}
	return notices, ""
}

// usageAfter is the usage once the decision was carried out. A notice that was planned and is no more was told to nobody.
func (a Account) usageAfter(d Decision) []Usage {
	usage := slices.Clone(a.Usage)
	for n, u := range usage {
		told := func(percent int) bool {
			key := u.key(percent)
			return slices.ContainsFunc(d.Notices, func(n Notice) bool { return n.Key == key })
		}
		withdrawn := func(percent int) bool {
			key := u.key(percent)
			return slices.ContainsFunc(a.Unsent, func(x Unsent) bool { return x.Key == key }) && !told(percent)
		}
		usage[n].Told = slices.DeleteFunc(slices.Clone(u.Told), withdrawn)
		for _, percent := range usageSteps {
			if told(percent) && !slices.Contains(usage[n].Told, percent) {
				usage[n].Told = append(usage[n].Told, percent)
			}
		}
	}
	for _, s := range d.UsageSteps {
		n := slices.IndexFunc(usage, func(u Usage) bool { return u.Month == s.Month && u.Spent.Currency == s.Spent.Currency })
		usage[n].Reached = append(slices.Clone(usage[n].Reached), s.Percent)
	}
	return usage
}

// offerBudget offers the end of a month whose budget is spent: service comes back then, and nobody need be asked any more.
func (t *turn) offerBudget(offer offering) {
	for _, u := range t.a.Usage {
		if u.Month == t.month && slices.Contains(u.Reached, wholeBudget) {
			offer(t.month.Next().First().Start(t.a.Zone), NextBudget, "the month's budget is spent, and the next begins")
		}
	}
}
