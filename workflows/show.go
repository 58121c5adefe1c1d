package workflows

import (
	"fmt"
	"strings"

	"go.temporal.io/sdk/workflow"

	"arrears/internal/dunning"
)

// story is how a phase words itself to the operator.
type story struct {
	head string
	text string
}

// show tells the operator in Temporal's UI how things stand: details whenever they change, and search attributes once
// everything of this turn is done, so that a turn costs one upsert at most.
func (c *customer) show(ctx workflow.Context, say story) error {
	workflow.SetCurrentDetails(ctx, c.details(say))
	if len(c.inFlight) > 0 {
		return nil
	}
	return c.told.upsert(ctx, c.attributes())
}

// details is the customer's story in Markdown. It goes on after a new run of the chain, when the static summary is gone.
func (c *customer) details(say story) string {
	t := c.turn
	var b strings.Builder
	fmt.Fprintf(&b, "### %s\n\n%s\n\n", say.head, say.text)
	fmt.Fprintf(&b, "- **Owed:** %s\n", orNone(strings.Join(t.Balances, ", "), "nothing"))
	for _, o := range t.Overdue {
		fmt.Fprintf(&b, "- **Overdue:** %s, the oldest since %s\n", o.Total, o.Oldest)
	}
	fmt.Fprintf(&b, "- **Access:** %s%s\n", t.Access, because(t.Reasons))
	if t.Level != "" {
		fmt.Fprintf(&b, "- **Level:** %s\n", t.Level)
	}
	fmt.Fprintf(&b, "- **Last:** %s\n", orNone(t.Last, "nothing yet"))
	if t.Next != nil {
		fmt.Fprintf(&b, "- **Next:** %s, %s (%s)\n", t.Next.What, t.Next.Read, t.Next.Why)
	} else {
		b.WriteString("- **Next:** nothing is planned\n")
	}
	if t.NeedsHuman {
		b.WriteString("- **Waits for a human:** see the worklist\n")
	}
	fmt.Fprintf(&b, "- **Policy:** %s\n", t.Policy)
	return b.String()
}

func because(reasons []dunning.Reason) string {
	if len(reasons) == 0 {
		return ""
	}
	texts := make([]string, len(reasons))
	for i, r := range reasons {
		texts[i] = string(r)
	}
	return " (" + strings.Join(texts, ", ") + ")"
}

func orNone(text, none string) string {
	if text == "" {
		return none
	}
	return text
}
