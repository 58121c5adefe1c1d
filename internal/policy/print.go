package policy

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/money"
)

// Print writes a policy as a file that says everything, defaults too. Parse reads it as the same policy, but for
// the version, which no file has.
func Print(p dunning.Policy) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "policy: %s\n", quoted(p.ID))
	fmt.Fprintf(&b, "name: %s\n", quoted(p.Name))
	fmt.Fprintf(&b, "minimum: %s\n", amounts(p.Minimum))
	fmt.Fprintf(&b, "tolerance: %s\n", amounts(p.Tolerance))
	fmt.Fprintf(&b, "window: %s\n", window(p.Window))
	fmt.Fprintf(&b, "min_gap: %dd\n", p.MinGap)
	fmt.Fprintf(&b, "reinstate: %s\n", p.Reinstate)
	b.WriteString("steps:\n")
	for _, s := range p.Steps {
		fmt.Fprintf(&b, "  - %s\n", step(s))
	}
	b.WriteString(events(p.On))
	fmt.Fprintf(&b, "signup: {verify_within: %dd, prepay_within: %dd, remind: %dd}\n",
		p.Signup.VerifyWithin, p.Signup.PrepayWithin, p.Signup.Remind)
	fmt.Fprintf(&b, "sent_is_delivered: %t\n", p.SentIsDelivered)
	return []byte(b.String())
}

func window(w calendar.Window) string {
	holidays := "open"
	if w.ClosedHolidays {
		holidays = "closed"
	}
	return fmt.Sprintf("{from: %q, to: %q, days: [%s], holidays: %s}", timeOfDay(w.From), timeOfDay(w.To), w.Days, holidays)
}

func timeOfDay(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60) }

func step(s dunning.Step) string {
	parts := []string{"level: " + quoted(s.Level), fmt.Sprintf("at: %d%s", s.At, s.Unit)}
	if len(s.Send) > 0 {
		parts = append(parts, route(s.Send, s.FirstOf, s.Within, s.To), "template: "+quoted(s.TemplateName()), fmt.Sprintf("mandatory: %t", s.Mandatory))
	}
	if slices.Contains(s.Send, dunning.Email) {
		parts = append(parts, "in_doubt: "+string(s.InDoubt))
	}
	if s.Task != nil {
		parts = append(parts, fmt.Sprintf("task: {to: %s, within: %dd}", quoted(s.Task.To), s.Task.Within))
	}
	if s.Access != "" {
		parts = append(parts, "access: "+string(s.Access))
	}
	if s.End != "" {
		parts = append(parts, "end: "+string(s.End))
	}
	if s.Approve != nil {
		parts = append(parts, fmt.Sprintf("approve: {by: %s, within: %dd, else: %s}", quoted(s.Approve.By), s.Approve.Within, s.Approve.Else))
	}
	return "{" + strings.Join(append(parts, "minimum: "+amounts(s.Minimum)), ", ") + "}"
}

func events(on map[dunning.Event]dunning.EventStep) string {
	if len(on) == 0 {
		return "on: {}\n"
	}
	var b strings.Builder
	b.WriteString("on:\n")
	for _, event := range slices.Sorted(maps.Keys(on)) {
		template := cmp.Or(on[event].Template, string(event))
		told := route(on[event].Send, on[event].FirstOf, on[event].Within, on[event].To)
		fmt.Fprintf(&b, "  %s: {%s, template: %s}\n", event, told, quoted(template))
	}
	return b.String()
}

func route(channels []dunning.Channel, firstOf bool, within time.Duration, to []string) string {
	names := make([]string, len(channels))
	for i, c := range channels {
		names[i] = string(c)
	}
	send := "[" + strings.Join(names, ", ") + "]"
	if firstOf {
		send = fmt.Sprintf("{first_of: %s, within: %s}", send, span(within))
	}
	roles := make([]string, 0, len(to))
	for _, role := range (dunning.Route{To: to}).Roles() {
		roles = append(roles, quoted(role))
	}
	return "send: " + send + ", to: [" + strings.Join(roles, ", ") + "]"
}

// span is whole days where it can be, else whole hours.
func span(d time.Duration) string {
	if d%day == 0 {
		return fmt.Sprintf("%dd", d/day)
	}
	return fmt.Sprintf("%dh", d/time.Hour)
}

func amounts(m map[money.Currency]int64) string {
	parts := make([]string, 0, len(m))
	for _, currency := range slices.Sorted(maps.Keys(m)) {
		parts = append(parts, fmt.Sprintf("%s: %d", currency, m[currency]))
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

var plainPattern = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

// notText are words that some reader of YAML takes for a truth value or for nothing.
var notText = []string{"true", "false", "null", "yes", "no", "on", "off", "y", "n"}

func quoted(text string) string {
	if plainPattern.MatchString(text) && !slices.Contains(notText, text) {
		return text
	}
	return strconv.Quote(text)
}
