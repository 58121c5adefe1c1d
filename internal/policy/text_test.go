package policy_test

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/dunning"
	"arrears/internal/money"
	"arrears/internal/policy"
)

// TestWhatWasAcceptedOnceReadsAsBefore to the byte, whatever else a policy may say by now.
func TestWhatWasAcceptedOnceReadsAsBefore(t *testing.T) {
	t.Parallel()
	p, err := policy.Parse(policy.Standard())
	require.NoError(t, err)
	p.Steps = withoutPeople(p.Steps)
	require.Equal(t, `Collections policy: Standard, business customers

What counts as overdue
An invoice is overdue from the day after its due date, in your own time zone, until it is settled.
It counts as settled when no more than this is open on it: 0.50 EUR, 0.50 USD.
While less than this is overdue in all, invoices in that currency are not followed up: 5.00 EUR, 500 JPY, 5.00 USD.

When we write to you
Notices go out and steps are taken from 09:00 to 17:00, your own time, on Monday, Tuesday, Wednesday, Thursday and Friday, and not on public holidays where you are.
What would fall on another day is done on the next such day.
Notices about overdue invoices come at least 2 days apart.
Each lists all that is overdue in its currency.

What happens while an invoice stays unpaid
Days are counted from the due date of each invoice.
1. 3 days before the due date: we remind you by e-mail. Where that day is none of the days named above, the last one before it.
2. 3 days after the due date: we send you a notice by e-mail.
3. 10 days after the due date: we send you a notice by e-mail and SMS.
4. 20 days after the due date: we send you a notice by SMS, or where that does not arrive within 1 day by e-mail (to your contacts payer, owner; you stand in for one that you have not named). Until this notice was delivered, no later step is taken, and the time to the next one runs from that day.
5. 30 days after the due date: your service is suspended. Left out while less than this is overdue in all in the invoice's currency: 100.00 EUR.
6. 90 days after the due date: your service ends, and we hand the debt over for collection.
There is never less time between two steps than is written here. When a step comes late, those after it come later, too.

How service comes back
Service that was restricted, suspended or ended over unpaid invoices is restored at any hour, as soon as nothing is overdue any more.
A debt that was written off does not count as settled for this: it brings service back only once it is paid or credited.

What else we tell you
When your service is restored, we tell you by e-mail.
When a payment that you promised has not come, we tell you by e-mail.

Before service begins
A sign-up that is not verified within 7 days expires.
Where we ask for a prepayment, service begins once it is paid in full. Without it the sign-up expires 14 days after it was verified.
We remind you of it once, 2 days after we asked for it.
`, policy.Text(p, "en-GB"))
}

// TestEveryStepIsTold in the ladder's order, by its offset, with all that it does.
func TestEveryStepIsTold(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := drawPeople(t, drawPolicy(t))
		for language, text := range policy.Texts(p) {
			require.Equal(t, text, policy.Text(p, language), "the same bytes every time")
			require.NotContains(t, strings.ReplaceAll(text, p.Name, ""), "%!", language)
			require.Equal(t, len(p.Steps), stepsTold(text), language)
		}
		var told []string
		for line := range strings.Lines(policy.Text(p, "en")) {
			if line[0] >= '1' && line[0] <= '9' {
				told = append(told, line)
			}
		}
		require.Len(t, told, len(p.Steps))
		for i, s := range p.Steps {
			offset, side := s.At, "after"
			if s.At < 0 {
				offset, side = -s.At, "before"
			}
			unit := map[dunning.Unit]string{dunning.CalendarDays: "day", dunning.BusinessDays: "business day"}[s.Unit]
			if offset != 1 {
				unit += "s"
			}
			require.True(t, strings.HasPrefix(told[i], fmt.Sprintf("%d. %d %s %s the due date", i+1, offset, unit, side)), told[i])
			for _, channel := range s.Send {
				require.Contains(t, told[i], map[dunning.Channel]string{dunning.Email: "e-mail", dunning.SMS: "SMS"}[channel])
			}
			for _, role := range s.To {
				require.Contains(t, told[i], role)
			}
			if s.Access != "" {
				require.Contains(t, told[i], "your service")
			}
			require.Equal(t, s.Mandatory, strings.Contains(told[i], "Until this notice was delivered"))
			require.Equal(t, s.End != "", strings.Contains(told[i], "the debt"))
			require.Equal(t, s.Task != nil, strings.Contains(told[i], "may contact you"))
			require.Equal(t, s.Approve != nil, strings.Contains(told[i], "Before this step a person"))
		}
	})
}

// TestPoliciesThatDoOtherwiseReadOtherwise changes one thing of a policy at a time: two of its texts are the same exactly
// when they do the same to a customer.
func TestPoliciesThatDoOtherwiseReadOtherwise(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p, other := drawPeople(t, drawPolicy(t)), drawPolicy(t)
		n := rapid.IntRange(0, len(p.Steps)-1).Draw(t, "which")
		from := other.Steps[rapid.IntRange(0, len(other.Steps)-1).Draw(t, "of the other")]
		type variant struct {
			what  string
			does  dunning.Policy
			texts map[string]string
		}
		variants := []variant{{"unchanged", consequences(p), policy.Texts(p)}}
		both := []dunning.Channel{dunning.SMS, dunning.Email}
		for what, change := range map[string]func(q *dunning.Policy, step *dunning.Step){
			"minimum":   func(q *dunning.Policy, _ *dunning.Step) { q.Minimum = other.Minimum },
			"tolerance": func(q *dunning.Policy, _ *dunning.Step) { q.Tolerance = other.Tolerance },
			"window":    func(q *dunning.Policy, _ *dunning.Step) { q.Window = other.Window },
			"holidays":  func(q *dunning.Policy, _ *dunning.Step) { q.Window.ClosedHolidays = !q.Window.ClosedHolidays },
			"gap":       func(q *dunning.Policy, _ *dunning.Step) { q.MinGap = other.MinGap },
			"reinstate": func(q *dunning.Policy, _ *dunning.Step) { q.Reinstate = other.Reinstate },
			"events":    func(q *dunning.Policy, _ *dunning.Step) { q.On = other.On },
			"verify":    func(q *dunning.Policy, _ *dunning.Step) { q.Signup.VerifyWithin++ },
			"prepay":    func(q *dunning.Policy, _ *dunning.Step) { q.Signup.PrepayWithin++ },
			"remind":    func(q *dunning.Policy, _ *dunning.Step) { q.Signup.Remind = other.Signup.Remind },
			"sent":      func(q *dunning.Policy, _ *dunning.Step) { q.SentIsDelivered = !q.SentIsDelivered },
			"steps":     func(q *dunning.Policy, _ *dunning.Step) { q.Steps = other.Steps },
			"unit": func(q *dunning.Policy, _ *dunning.Step) {
				for i := range q.Steps {
					q.Steps[i].Unit = other.Steps[0].Unit
				}
			},
			"at": func(_ *dunning.Policy, s *dunning.Step) { s.At = from.At },
			"send": func(_ *dunning.Policy, s *dunning.Step) {
				s.Send, s.FirstOf, s.Within = from.Send, from.FirstOf, from.Within
			},
			"to":         func(_ *dunning.Policy, s *dunning.Step) { s.To = from.To },
			"restricted": func(_ *dunning.Policy, s *dunning.Step) { s.Access = dunning.AccessRestricted },
			"suspended":  func(_ *dunning.Policy, s *dunning.Step) { s.Access = dunning.AccessSuspended },
			"cancelled":  func(_ *dunning.Policy, s *dunning.Step) { s.Access = dunning.AccessCancelled },
			"kept":       func(_ *dunning.Policy, s *dunning.Step) { s.Access = "" },
			"handover":   func(_ *dunning.Policy, s *dunning.Step) { s.End = dunning.Handover },
			"write-off":  func(_ *dunning.Policy, s *dunning.Step) { s.End = dunning.WriteOff },
			"mandatory":  func(_ *dunning.Policy, s *dunning.Step) { s.Mandatory = !s.Mandatory },
			"below":      func(_ *dunning.Policy, s *dunning.Step) { s.Minimum = from.Minimum },
			"hourly":     func(_ *dunning.Policy, s *dunning.Step) { s.Send, s.FirstOf, s.Within = both, true, time.Hour },
			"daily":      func(_ *dunning.Policy, s *dunning.Step) { s.Send, s.FirstOf, s.Within = both, true, 24*time.Hour },
			"tasked":     func(_ *dunning.Policy, s *dunning.Step) { s.Task = &dunning.TaskStep{To: "ours", Within: 2} },
			"theirs":     func(_ *dunning.Policy, s *dunning.Step) { s.Task = &dunning.TaskStep{To: "theirs", Within: 2} },
			"sooner":     func(_ *dunning.Policy, s *dunning.Step) { s.Task = &dunning.TaskStep{To: "ours", Within: 1} },
			"no task":    func(_ *dunning.Policy, s *dunning.Step) { s.Task = nil },
			"waits": func(_ *dunning.Policy, s *dunning.Step) {
				s.Approve = &dunning.ApproveStep{By: "ours", Within: 1, Else: dunning.ElseWait}
			},
			"longer": func(_ *dunning.Policy, s *dunning.Step) {
				s.Approve = &dunning.ApproveStep{By: "ours", Within: 2, Else: dunning.ElseWait}
			},
			"takes": func(_ *dunning.Policy, s *dunning.Step) {
				s.Approve = &dunning.ApproveStep{By: "ours", Within: 1, Else: dunning.ElseTake}
			},
			"passes": func(_ *dunning.Policy, s *dunning.Step) {
				s.Approve = &dunning.ApproveStep{By: "ours", Within: 1, Else: dunning.ElsePass}
			},
			"asks": func(_ *dunning.Policy, s *dunning.Step) {
				s.Approve = &dunning.ApproveStep{By: "theirs", Within: 1, Else: dunning.ElseWait}
			},
			"approved": func(_ *dunning.Policy, s *dunning.Step) { s.Approve = nil },
			"names": func(_ *dunning.Policy, s *dunning.Step) {
				s.Level, s.Template, s.InDoubt = from.Level, from.Template, from.InDoubt
			},
		} {
			q := p
			q.Steps = slices.Clone(p.Steps)
			change(&q, &q.Steps[n])
			v := variant{what, consequences(q), policy.Texts(q)}
			for _, w := range variants {
				same := reflect.DeepEqual(v.does, w.does)
				for language, text := range v.texts {
					require.Equal(t, same, text == w.texts[language], "%s and %s, in %s:\n%s", v.what, w.what, language, text)
				}
			}
			variants = append(variants, v)
		}
	})
}

// drawPeople gives people something to do, and to decide, at some steps.
func drawPeople(t *rapid.T, p dunning.Policy) dunning.Policy {
	team := rapid.StringMatching(`[a-z][a-z0-9_]{0,31}`)
	for i := range p.Steps {
		if rapid.Bool().Draw(t, "task") {
			p.Steps[i].Task = &dunning.TaskStep{To: team.Draw(t, "team"), Within: rapid.IntRange(1, 90).Draw(t, "in time")}
		}
		if rapid.Bool().Draw(t, "approve") {
			p.Steps[i].Approve = &dunning.ApproveStep{
				By: team.Draw(t, "who agrees"), Within: rapid.IntRange(1, 90).Draw(t, "asked each"),
				Else: rapid.SampledFrom([]dunning.Else{dunning.ElseWait, dunning.ElseTake, dunning.ElsePass}).Draw(t, "else"),
			}
		}
	}
	return p
}

// stepsTold counts the numbered lines.
func stepsTold(text string) (n int) {
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, fmt.Sprintf("%d. ", n+1)) {
			n++
		}
	}
	return n
}

// consequences is a policy without what makes no difference to a customer.
func consequences(p dunning.Policy) dunning.Policy {
	p.Minimum, p.Tolerance, p.MinGap = aboveZero(p.Minimum), aboveZero(p.Tolerance), max(p.MinGap, 1)
	p.Steps = slices.Clone(p.Steps)
	for i := range p.Steps {
		s := &p.Steps[i]
		s.Level, s.Template, s.InDoubt, s.Minimum = "", "", "", aboveZero(s.Minimum)
		if s.End == dunning.WriteOff {
			s.Access = dunning.AccessCancelled
		}
		plain(s.Send, &s.FirstOf, &s.Within, &s.To)
	}
	if p.On = maps.Clone(p.On); len(p.On) == 0 {
		p.On = nil
	}
	for event, s := range p.On {
		s.Template = ""
		plain(s.Send, &s.FirstOf, &s.Within, &s.To)
		p.On[event] = s
	}
	return p
}

// plain takes from a route what makes no difference: with one way there is none to go on to, with none nobody is told.
func plain(send []dunning.Channel, firstOf *bool, within *time.Duration, to *[]string) {
	if len(send) < 2 {
		*firstOf = false
	}
	if !*firstOf {
		*within = 0
	}
	if len(send) == 0 || len(*to) == 0 {
		*to = nil
	}
}

func aboveZero(amounts map[money.Currency]int64) map[money.Currency]int64 {
	some := map[money.Currency]int64{}
	for c, minor := range amounts {
		if minor > 0 {
			some[c] = minor
		}
	}
	return some
}

func TestLanguageFor(t *testing.T) {
	t.Parallel()
	require.Equal(t, []string{"de", "en", "ja"}, policy.Languages())
	for locale, want := range map[string]string{
		"en": "en", "en-GB": "en", "de": "de", "de-AT": "de", "de-CH": "de", "ja": "ja", "ja-JP": "ja",
		"pt-BR": "en", "dea": "en", "": "en", "no locale at all": "en",
	} {
		require.Equal(t, want, policy.LanguageFor(locale), locale)
		_, known := policy.LanguageOf(locale)
		require.Equal(t, want != "en" || strings.HasPrefix(locale, "en"), known, locale)
	}
}
