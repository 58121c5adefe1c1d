package dunning

import (
	"iter"
	"math"
	"slices"
	"time"

	"arrears/internal/calendar"
)

// Ahead foretells a customer: it yields each decision from now through the end of the date where they are, with the account
// as that decision found it, if nothing befalls them, all that they are told, or were told and have not got yet, reaches
// them at once, and whoever is to be asked about a step, or was and has not refused it, agrees at once. What is told of
// events is left out, and counts for nothing else.
func Ahead(a Account, p Policy, now time.Time, until calendar.Date) iter.Seq2[Account, Decision] {
	return func(yield func(Account, Decision) bool) {
		a, p := a.arrived(now).agreed(p), p
		p.On = nil
		for range mostTurns(a, p) {
			d := Decide(a, p, now)
			if !yield(a, d) || d.Next == nil || calendar.DateOf(d.Next.At, a.Zone) > until {
				return
			}
			a, now = a.Apply(d, true), d.Next.At
		}
	}
}

// mostTurns is far more than any customer takes to whom nothing happens: each item is judged and waits more than once for
// every step, and months and holds end beside it.
func mostTurns(a Account, p Policy) int {
	return 100*(1+len(a.Items))*(1+len(p.Steps)) + len(a.Holds)
}

// arrived is the account once what went out has reached the customer, now at the latest.
func (a Account) arrived(now time.Time) Account {
	today := calendar.DateOf(now, a.Zone)
	a.Items = slices.Clone(a.Items)
	for n, i := range a.Items {
		pending := func(x Taken) bool { return x.Noticed && !x.NoticeOwed && x.Delivered == nil }
		if !slices.ContainsFunc(i.Taken, pending) {
			continue
		}
		a.Items[n].Taken = slices.Clone(i.Taken)
		for m := range a.Items[n].Taken {
			if taken := &a.Items[n].Taken[m]; pending(*taken) {
				taken.deliver(today)
			}
		}
	}
	return a
}

// agreed is the account once whoever may be asked about a step has agreed to it, save for steps that were refused.
func (a Account) agreed(p Policy) Account {
	for _, s := range p.Steps {
		if s.Approve == nil {
			continue
		}
		for n := range a.Items {
			if i := &a.Items[n]; !i.refused(s.Level) {
				i.Asked = append(slices.Clone(i.Asked), Asking{Level: s.Level, On: math.MaxInt32, Answer: ReplyApproved})
			}
		}
	}
	return a
}

// refused tells whether what was answered last about the level, since the item is chased, is a refusal.
func (i Item) refused(level string) (refused bool) {
	for _, x := range i.Asked {
		if x.Level == level && x.Answer != "" && i.ChasedSince != nil && x.On >= *i.ChasedSince {
			refused = x.Answer == ReplyRefused
		}
	}
	return refused
}
