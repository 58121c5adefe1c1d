package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"arrears/internal/gateway/openapi"
)

const explainLong = `explain tells how a customer stands, what happens next and why, and why what one expects does not happen: for each open
item the step that comes next, the date that it bears, and what moves it. Nothing is written.

--at asks about another moment, an instant (RFC 3339) or a date, which is its last second where the customer is. One that lies
ahead, at most 400 days, tells what will be done by then if nothing befalls the customer, each notice is delivered at once and
whoever is asked about a step agrees at once. One that is past tells what the ledger knew then, and what was done on that day,
by whom, on which policy version, seeing which balance. To learn why something did not happen, ask about the moment at which it
was expected.

--level asks of each open item whether it had taken that level of the ladder by then.`

// explaining is what an explanation is asked for.
type explaining struct{ at, level string }

func (p *process) explainCommand() *cobra.Command {
	var in explaining
	c := &cobra.Command{
		Use:   "explain ID [--at INSTANT|DATE] [--level LEVEL]",
		Short: "Say what happens next to a customer and why, and why something does not",
		Long:  explainLong,
		Example: `  starter customer explain bakery
  starter customer explain bakery --at 2027-04-30
  starter customer explain bakery --at 2027-03-12T09:00:00+01:00 --level final`,
		Args: one("ID"),
		RunE: p.work(func(ctx context.Context, args []string) error { return p.explainCustomer(ctx, args[0], in) }),
	}
	c.Flags().StringVar(&in.at, "at", "", "an instant by RFC 3339 or a date, past or ahead (default now)")
	c.Flags().StringVar(&in.level, "level", "", "a level of the ladder, such as final")
	return c
}

func (p *process) explainCustomer(ctx context.Context, id string, in explaining) error {
	c, err := p.newClient()
	if err != nil {
		return err
	}
	query := url.Values{}
	if in.at != "" {
		query.Set("at", in.at)
	}
	if in.level != "" {
		query.Set("level", in.level)
	}
	path := customerPath(id, "/explain")
	if len(query) > 0 {
		path += "?" + query.Encode()
	}
	var e openapi.Explanation
	if err := c.get(ctx, path, &e); err != nil {
		return err
	}
	return p.print(e, "%s", explained(e))
}

// whenThere is an instant in the customer's zone, for people.
const whenThere = "Mon 2 Jan 2006 15:04 -0700"

// explained is an explanation for people: how things stand, what is done, the items, and the reasons.
func explained(e openapi.Explanation) string {
	parts := []string{standsAt(e)}
	if len(e.Deeds) > 0 {
		parts = append(parts, headed(map[string]string{"future": "Done by then"}[e.Tense], "Due at that moment", deeds(e.Deeds)))
	}
	if len(e.Items) > 0 {
		parts = append(parts, headed("Open items", "", openItems(e.Items)))
	}
	parts = append(parts, headed("Why", "", reasons(e)))
	if len(e.Events) > 0 {
		parts = append(parts, headed("On that day", "", events(e.Events)))
	}
	if e.LeftOut > 0 {
		parts = append(parts, fmt.Sprintf("%d more are left out.", e.LeftOut))
	}
	return strings.Join(parts, "\n\n")
}

func headed(title, otherwise, text string) string {
	if title == "" {
		title = otherwise
	}
	return title + indented(strings.TrimSuffix(text, "\n"))
}

func standsAt(e openapi.Explanation) string {
	tense := map[string]string{
		"past": "as it was known then", "present": "now", "future": "if nothing befalls them, each notice is delivered and each question agreed to at once",
	}[e.Tense]
	next := "nothing by itself"
	if e.Next != nil {
		next = nextThing(*e.Next)
	}
	return facts(
		"customer", e.CustomerId, "at", fmt.Sprintf("%s (%s)", e.At.Format(whenThere), tense), "next", next,
		"phase", e.Phase, "standing", e.Standing, "level", e.Level, "access", e.Access,
		"reasons", strings.Join(e.SuspensionReasons, ", "), "overdue", sums(e.Overdue),
		"policy", fmt.Sprintf("%s, version %d", e.Policy.Id, e.Policy.Version),
	)
}

func nextThing(n openapi.NextThing) string {
	return fmt.Sprintf("%s: %s (%s)", n.At.Format(whenThere), strings.ReplaceAll(n.What, "_", " "), n.Why)
}

func deeds(all []openapi.Deed) string {
	t := columns()
	for _, d := range all {
		total := ""
		if d.Total != nil {
			total = inWords(*d.Total)
		}
		what := optional(d.Level) + optional(d.Access) + optional(d.Phase) + optional(d.Hold)
		switch {
		case d.Who != nil:
			what += ": " + *d.Who
		case d.Approver != nil:
			what += ", agreed to by " + *d.Approver
		case d.Why != nil:
			what += ", " + strings.ReplaceAll(*d.Why, "_", " ")
		}
		t.row(d.At.Format(whenThere), strings.ReplaceAll(d.Kind, "_", " "), what, strings.Join(d.Items, ", "), total)
	}
	return trimmed(t)
}

func openItems(all []openapi.ExplainedItem) string {
	t := columns()
	t.row("item", "due", "open", "taken", "next step", "bears", "next")
	for _, i := range all {
		step, bears, next := "-", "-", "nothing by itself"
		if i.Step != nil {
			step, bears = i.Step.Level, i.Step.Bears
		}
		if i.Next != nil {
			next = i.Next.At.Format(whenThere) + ": " + strings.ReplaceAll(i.Next.What, "_", " ")
		}
		t.row(i.Id, i.DueOn, inWords(i.Open), takenSteps(i.Taken), step, bears, next)
	}
	return trimmed(t)
}

func takenSteps(all []openapi.TakenStep) string {
	texts := make([]string, len(all))
	for n, s := range all {
		texts[n] = s.Level
		if s.PassedOver {
			texts[n] += " (passed over: " + strings.ReplaceAll(optional(s.Why), "_", " ") + ")"
		}
	}
	if len(texts) == 0 {
		return "-"
	}
	return strings.Join(texts, ", ")
}

func reasons(e openapi.Explanation) string {
	var text strings.Builder
	say := func(about string, asked *openapi.Because, why []openapi.Because) {
		text.WriteString(about + "\n")
		if asked != nil {
			text.WriteString("  " + asked.Text + "\n")
		}
		for _, b := range why {
			text.WriteString("  " + b.Text + "\n")
		}
	}
	say("the customer", nil, e.Reasons)
	for _, i := range e.Items {
		say(i.Id, i.Asked, i.Reasons)
	}
	return text.String()
}

func events(all []openapi.TimelineEvent) string {
	t := columns()
	for _, e := range all {
		detail, err := json.Marshal(e.Detail)
		if err != nil { // it was JSON before
			detail = nil
		}
		t.row(e.At.Format(time.RFC3339), e.What, e.Who, e.Why, fmt.Sprintf("%s/%d", e.Policy.Id, e.Policy.Version), "open "+open(e.Balances), string(detail))
	}
	return trimmed(t)
}

func open(balances []openapi.Money) string {
	if len(balances) == 0 {
		return "nothing"
	}
	return sums(balances)
}

// trimmed is a table without the blanks at the ends of its lines.
func trimmed(t table) string {
	lines := strings.Split(t.String(), "\n")
	for n := range lines {
		lines[n] = strings.TrimRight(lines[n], " ")
	}
	return strings.Join(lines, "\n")
}
