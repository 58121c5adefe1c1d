package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"arrears/internal/dunning"
	"arrears/internal/simulate"
)

// compared is one book, simulated by two policies.
type compared struct {
	here, there         *simulate.Played
	policy, other       dunning.Policy
	customers, invoices int
	how, layout         string // as of a simulation
}

// comparedSide is what one of the policies does.
type comparedSide struct {
	Policy string `json:"policy"`
	Name   string `json:"name"`
	simulate.Tally
}

// comparedSummary is the last line.
type comparedSummary struct {
	Customers int          `json:"customers"`
	Invoices  int          `json:"invoices"`
	Differ    int          `json:"differ"` // customers to whom the two do different things
	Policy    comparedSide `json:"policy"`
	Compare   comparedSide `json:"compare"`
	Seconds   int          `json:"seconds"` // as of a simulation
}

func (c compared) summary(differ int) comparedSummary {
	return comparedSummary{
		Customers: c.customers, Invoices: c.invoices, Differ: differ,
		Policy:  comparedSide{c.policy.ID, c.policy.Name, c.here.Tally(c.policy)},
		Compare: comparedSide{c.other.ID, c.other.Name, c.there.Tally(c.other)},
	}
}

// writeJSON writes one line for each customer to whom the two do different things, and the summary.
func (c compared) writeJSON(w io.Writer, passed func() time.Duration) error {
	out := bufio.NewWriterSize(w, 1<<20)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	differences := simulate.Diff(c.here, c.there)
	for _, d := range differences {
		line := struct {
			Customer string             `json:"customer"`
			Policy   []*simulate.Action `json:"policy"`
			Compare  []*simulate.Action `json:"compare"`
		}{d.Customer, append([]*simulate.Action{}, d.Here...), append([]*simulate.Action{}, d.There...)}
		if err := encoder.Encode(line); err != nil {
			return err
		}
	}
	summary := c.summary(len(differences))
	summary.Seconds = inSeconds(passed())
	if err := encoder.Encode(map[string]comparedSummary{"summary": summary}); err != nil {
		return err
	}
	return out.Flush()
}

// writeText writes what differs as diff does, by customer, and then by level.
func (c compared) writeText(w io.Writer, passed func() time.Duration) error {
	out := bufio.NewWriterSize(w, 1<<20)
	say := func(format string, args ...any) { _, _ = fmt.Fprintf(out, format+"\n", args...) } // Flush tells
	differences := simulate.Diff(c.here, c.there)
	for _, d := range differences {
		say("%s", d.Customer)
		for _, x := range merged(d) {
			a := x.action
			row := fmt.Sprintf("  %s %s  %-6s  %s  %s  %s", x.sign, a.At.Format(c.layout), a.Kind, a.Level, sumsOf(a), itemsOf(a))
			say("%s", strings.TrimRight(row, " "))
		}
	}
	if len(differences) > 0 {
		say("")
	}
	s := c.summary(len(differences))
	say("%d customers and %d invoices, %s: to %d customers other things are done, foretold in %d s\n", s.Customers, s.Invoices, c.how, s.Differ, inSeconds(passed()))
	t := columns()
	t.row("", "- "+s.Policy.Policy, "+ "+s.Compare.Policy, "difference")
	for _, r := range c.rows(s) {
		t.row(r.what, fmt.Sprint(r.here), fmt.Sprint(r.there), fmt.Sprintf("%+d", r.there-r.here))
	}
	_, _ = fmt.Fprint(out, t)
	return out.Flush()
}

// signed is an action, and which policy alone does it.
type signed struct {
	sign   string
	action *simulate.Action
}

// merged are both sides of a difference, by time.
func merged(d simulate.Difference) (all []signed) {
	for _, a := range d.Here {
		all = append(all, signed{"-", a})
	}
	for _, a := range d.There {
		all = append(all, signed{"+", a})
	}
	slices.SortStableFunc(all, func(x, y signed) int { return simulate.Compare(x.action, y.action) })
	return all
}

// comparedRow is one figure of both policies.
type comparedRow struct {
	what        string
	here, there int
}

// rows are the levels in the order of the first policy, then of the other, and the customers who are concerned.
func (c compared) rows(s comparedSummary) (rows []comparedRow) {
	var levels []string
	for _, step := range slices.Concat(c.policy.Steps, c.other.Steps) {
		levels = append(levels, step.Level)
	}
	seen := map[string]bool{}
	for _, level := range append(levels, simulate.Reinstated) {
		if here, there := s.Policy.ByLevel[level], s.Compare.ByLevel[level]; !seen[level] && here+there > 0 {
			rows = append(rows, comparedRow{level, here, there})
		}
		seen[level] = true
	}
	return append(rows,
		comparedRow{"customers chased", s.Policy.Chased, s.Compare.Chased},
		comparedRow{"customers without service", s.Policy.Suspended, s.Compare.Suspended},
		comparedRow{"customers at the end", s.Policy.Ended, s.Compare.Ended},
	)
}
