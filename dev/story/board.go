package story

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"arrears/internal/money"
)

// Board shows the customers as they move: redrawn in place on a terminal, else a line whenever one has changed.
type Board struct {
	W        io.Writer
	Terminal bool
	// Width of the terminal: a row that wraps would spoil the redrawing. Zero: 100 columns.
	Width int

	drawn int               // lines on the terminal that the next drawing replaces
	last  map[string]string // what each customer's line said
}

const (
	clearLine    = "\x1b[2K"
	lineUpFormat = "\x1b[%dA"

	defaultWidth = 100
)

var columns = []string{"customer", "phase", "standing", "level", "access", "owed", "next"}

// show draws the world as it is now: a line for each customer, and one for each crowd.
func (b *Board) show(now time.Time, lives []Life, customers map[string]Customer, crowds []*crowd) {
	if b.last == nil {
		b.last = map[string]string{}
	}
	changed := false
	for _, life := range lives {
		line := essence(customers[life.ID])
		if line == b.last[life.ID] {
			continue
		}
		b.last[life.ID] = line
		changed = true
		if !b.Terminal && line != "" {
			b.tell(now, life.ID, line)
		}
	}
	for _, c := range crowds {
		line := c.String()
		if line == b.last[c.ID] || !b.Terminal && !c.over() { // a line for each look would be many
			continue
		}
		b.last[c.ID] = line
		changed = true
		if !b.Terminal {
			b.tell(now, c.ID, line)
		}
	}
	if b.Terminal && (changed || b.drawn > 0) {
		b.redraw(now, lives, customers, crowds)
	}
}

func (b *Board) tell(now time.Time, id, line string) {
	_, _ = fmt.Fprintf(b.W, "%s  %-20s %s\n", now.UTC().Format("2006-01-02 15:04"), id, line)
}

// essence is what of a customer is news: not the plan, which moves with every breath.
func essence(c Customer) string {
	if c.Phase == "" {
		return ""
	}
	return strings.Join(strings.Fields(strings.Join([]string{c.Phase, c.ClosedReason, c.Standing, c.Level, "access " + c.Access, owedText(c)}, " ")), " ")
}

func (b *Board) redraw(now time.Time, lives []Life, customers map[string]Customer, crowds []*crowd) {
	var text strings.Builder
	table := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	_, _ = fmt.Fprintln(table, strings.Join(columns, "\t"))
	for _, life := range lives {
		_, _ = fmt.Fprintln(table, strings.Join(row(life, customers[life.ID]), "\t"))
	}
	_ = table.Flush()
	for _, c := range crowds {
		_, _ = fmt.Fprintf(&text, "%s  %s\n", c.ID, c)
	}

	lines := append([]string{now.UTC().Format("Monday 2 January 2006 15:04 MST")}, strings.Split(strings.TrimRight(text.String(), "\n"), "\n")...)
	var out strings.Builder
	if b.drawn > 0 {
		fmt.Fprintf(&out, lineUpFormat, b.drawn)
	}
	for _, line := range lines {
		out.WriteString(clearLine + b.cut(line) + "\n")
	}
	b.drawn = len(lines)
	_, _ = io.WriteString(b.W, out.String())
}

func row(life Life, c Customer) []string {
	phase := c.Phase
	if c.ClosedReason != "" {
		phase += " (" + c.ClosedReason + ")"
	}
	next := "-"
	if c.Next != nil {
		next = c.Next.At.UTC().Format("2 Jan 15:04") + " " + c.Next.What
	}
	return []string{life.ID, or(phase), or(c.Standing), or(c.Level), or(c.Access), or(owed(c)), next}
}

func or(text string) string { return cmp.Or(text, "-") }

func (b *Board) cut(line string) string {
	width := b.Width
	if width <= 0 {
		width = defaultWidth
	}
	runes := []rune(line)
	return string(runes[:min(len(runes), width)])
}

func owedText(c Customer) string {
	if owed := owed(c); owed != "" {
		return "owes " + owed
	}
	return ""
}

// owed is what is open, per currency; empty when nothing is.
func owed(c Customer) string {
	var parts []string
	for _, m := range c.Balances {
		if m.Minor != 0 {
			parts = append(parts, m.String())
		}
	}
	return strings.Join(parts, " + ")
}

// String writes an amount as people read it.
func (m Money) String() string {
	return money.Amount{Currency: money.Currency(m.Currency), Minor: m.Minor}.String()
}
