package policy

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/money"
)

// inEnglish tells a policy as the customer meets it: what counts as overdue, when they are written to, the steps, how
// service comes back, and the sign-up.
func inEnglish(p dunning.Policy) string {
	var t telling
	t.line("Collections policy: %s", p.Name)
	t.section("What counts as overdue")
	t.overdue(p)
	t.section("When we write to you")
	t.window(p)
	t.section("What happens while an invoice stays unpaid")
	t.ladder(p)
	t.section("How service comes back")
	t.reinstatement(p)
	if len(p.On) > 0 {
		t.section("What else we tell you")
		t.events(p.On)
	}
	t.section("Before service begins")
	t.signup(p.Signup)
	return t.b.String()
}

// telling is a text as it grows: sections of lines, an empty line before each section.
type telling struct{ b strings.Builder }

func (t *telling) line(format string, args ...any) { fmt.Fprintf(&t.b, format+"\n", args...) }

func (t *telling) section(title string) { t.line("\n%s", title) }

func (t *telling) overdue(p dunning.Policy) {
	t.line("An invoice is overdue from the day after its due date, in your own time zone, until it is settled.")
	if some := above(p.Tolerance); len(some) > 0 {
		t.line("It counts as settled when no more than this is open on it: %s.", sums(some))
	}
	if some := above(p.Minimum); len(some) > 0 {
		t.line("While less than this is overdue in all, invoices in that currency are not followed up: %s.", sums(some))
	}
}

func (t *telling) window(p dunning.Policy) {
	w := p.Window
	closed := ""
	if w.ClosedHolidays {
		closed = ", and not on public holidays where you are"
	}
	t.line("Notices go out and steps are taken from %s to %s, your own time, on %s%s.", timeOfDay(w.From), timeOfDay(w.To), weekdays(w.Days), closed)
	t.line("What would fall on another day is done on the next such day.")
	if p.MinGap <= 1 {
		t.line("Notices about overdue invoices come at most once a day.")
	} else {
		t.line("Notices about overdue invoices come at least %s apart.", count(p.MinGap, "day"))
	}
	t.line("Each lists all that is overdue in its currency.")
	if p.SentIsDelivered {
		t.line("An SMS counts as delivered 72 hours after it was sent, unless we hear that it was not.")
	}
}

func (t *telling) ladder(p dunning.Policy) {
	t.line("Days are counted from the due date of each invoice.")
	if p.Steps[0].Unit == dunning.BusinessDays {
		t.line("Business days are the days named above.")
	}
	for i, s := range p.Steps {
		t.line("%d. %s: %s.%s", i+1, when(s), strings.Join(done(s), ", and "), provisos(s))
	}
	t.line("There is never less time between two steps than is written here. When a step comes late, those after it come later, too.")
}

// when a step comes, by what is written.
func when(s dunning.Step) string {
	unit := "day"
	if s.Unit == dunning.BusinessDays {
		unit = "business day"
	}
	switch {
	case s.At < 0:
		return count(-s.At, unit) + " before the due date"
	case s.At == 0:
		return "0 " + unit + "s after the due date, as soon as the invoice is overdue"
	default:
		return count(s.At, unit) + " after the due date"
	}
}

// done is what a step does.
func done(s dunning.Step) (parts []string) {
	access := s.Access
	if s.End == dunning.WriteOff { // who is given up is not served on
		access = dunning.AccessCancelled
	}
	if access != "" {
		parts = append(parts, "your service "+taken[access])
	}
	switch s.End {
	case dunning.Handover:
		parts = append(parts, "we hand the debt over for collection")
	case dunning.WriteOff:
		parts = append(parts, "we put the debt forward to be written off")
	}
	if len(s.Send) > 0 {
		what := "we send you a notice "
		if s.At < 0 {
			what = "we remind you "
		}
		parts = append(parts, what+ways(dunning.Route{Send: s.Send, FirstOf: s.FirstOf, Within: s.Within, To: s.To}))
	}
	return parts
}

// taken says what becomes of a service.
var taken = map[dunning.Access]string{
	dunning.AccessRestricted: "is restricted",
	dunning.AccessSuspended:  "is suspended",
	dunning.AccessCancelled:  "ends",
}

// provisos are the conditions under which a step is taken, each a sentence with a blank before it.
func provisos(s dunning.Step) string {
	var b strings.Builder
	if s.At < 0 {
		b.WriteString(" Where that day is none of the days named above, the last one before it.")
	}
	if s.Mandatory {
		b.WriteString(" Until this notice was delivered, no later step is taken, and the time to the next one runs from that day.")
	}
	if some := above(s.Minimum); len(some) > 0 {
		fmt.Fprintf(&b, " Left out while less than this is overdue in all in the invoice's currency: %s.", sums(some))
	}
	return b.String()
}

func (t *telling) reinstatement(p dunning.Policy) {
	if p.Reinstate == dunning.WhenCauseSettled {
		t.line("Service that was restricted, suspended or ended over unpaid invoices is restored at any hour, as soon as the invoices that it was taken away for are settled.")
	} else {
		t.line("Service that was restricted, suspended or ended over unpaid invoices is restored at any hour, as soon as nothing is overdue any more.")
	}
	t.line("A debt that was written off does not count as settled for this: it brings service back only once it is paid or credited.")
}

// happenings are the events that a policy can tell of, in the order in which they are told.
var happenings = []struct {
	event dunning.Event
	says  string
}{
	{dunning.OnSuspended, "your service is suspended or ends"},
	{dunning.OnReinstated, "your service is restored"},
	{dunning.OnPromiseBroken, "a payment that you promised has not come"},
	{dunning.OnUsage50, "50 percent of your budget is used"},
	{dunning.OnUsage80, "80 percent of your budget is used"},
	{dunning.OnUsage100, "your budget is used up"},
}

func (t *telling) events(on map[dunning.Event]dunning.EventStep) {
	for _, h := range happenings {
		if s, told := on[h.event]; told {
			t.line("When %s, we tell you %s.", h.says, ways(dunning.Route{Send: s.Send, FirstOf: s.FirstOf, Within: s.Within, To: s.To}))
		}
	}
}

func (t *telling) signup(s dunning.Signup) {
	t.line("A sign-up that is not verified within %s expires.", count(s.VerifyWithin, "day"))
	t.line("Where we ask for a prepayment, service begins once it is paid in full. Without it the sign-up expires %s after it was verified.",
		count(s.PrepayWithin, "day"))
	if s.Remind == 0 {
		t.line("We remind you of it once, on the day on which we ask for it.")
	} else {
		t.line("We remind you of it once, %s after we asked for it.", count(s.Remind, "day"))
	}
}

// ways says by which channels somebody is told, and who.
func ways(r dunning.Route) string {
	names := make([]string, len(r.Send))
	for i, channel := range r.Send {
		names[i] = channels[channel]
	}
	by := "by " + strings.Join(names, " and ")
	if r.FirstOf && len(names) > 1 {
		by = fmt.Sprintf("by %s, or where that does not arrive within %s by %s", names[0], hours(r.Within), strings.Join(names[1:], ", then by "))
	}
	if len(r.To) == 0 {
		return by
	}
	return by + " (to your contacts " + strings.Join(r.To, ", ") + "; you stand in for one that you have not named)"
}

var channels = map[dunning.Channel]string{dunning.Email: "e-mail", dunning.SMS: "SMS"}

// hours is whole days where it can be, else whole hours.
func hours(d time.Duration) string {
	if d%day == 0 {
		return count(int(d/day), "day")
	}
	return count(int(d/time.Hour), "hour")
}

// count writes "1 day" and "2 days".
func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// weekdays writes "Monday, Tuesday and Friday", from Monday on.
func weekdays(days calendar.Days) string {
	var names []string
	for i := 1; i <= 7; i++ {
		if d := time.Weekday(i % 7); days.Has(d) {
			names = append(names, d.String())
		}
	}
	if len(names) == 1 {
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
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

func sums(amounts []money.Amount) string {
	parts := make([]string, len(amounts))
	for i, a := range amounts {
		parts[i] = a.String()
	}
	return strings.Join(parts, ", ")
}
