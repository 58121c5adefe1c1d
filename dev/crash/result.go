package crash

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// Result is how it went. Its JSON form is the outer contract of `go run ./dev crash --json`.
type Result struct {
	Seed      uint64 `json:"seed"`
	Customers int    `json:"customers"`
	Paid      int    `json:"paid"`
	Stopped   int    `json:"stopped"`
	Kills     int    `json:"kills"` // of a worker that ran
	Cuts      int    `json:"cuts"`
	Messages  int    `json:"messages"` // that the providers took
	Requests  int    `json:"requests"` // that the providers saw, refused ones among them

	Duplicates int `json:"duplicates"`
	Lost       int `json:"lost"`
	Late       int `json:"late"`      // claimed or sent after a payment's or a STOP's commit
	Left       int `json:"left"`      // not at rest, or with a human, at the end
	Decided    int `json:"decided"`   // doubts that only a human could settle: e-mails that a killed worker had claimed and not begun to send
	Overtaken  int `json:"overtaken"` // by the next level

	// Differences is what went otherwise than it must, in words; empty is success.
	Differences []string `json:"differences"`
	Seconds     float64  `json:"seconds"`
}

// judge counts.
func (r *run) judge(seen Seen, rested bool) Result {
	result := Result{
		Seed: r.cfg.Seed, Customers: len(seen.Customers), Paid: r.plan.count(pays), Stopped: r.plan.count(stops),
		Kills: int(r.harm.kills.Load()), Cuts: int(r.harm.cuts.Load()), Overtaken: len(seen.Overtaken),
		Decided: int(r.human.decided.Load()), Differences: []string{},
	}
	for _, m := range seen.Inbox {
		if m.Correlation != nil {
			result.Messages++
		}
	}
	for _, c := range seen.Calls {
		if c.Correlation != nil {
			result.Requests++
		}
	}
	tell := func(found []string) int {
		result.Differences = append(result.Differences, found...)
		return len(found)
	}
	result.Duplicates = tell(Duplicates(seen))
	result.Lost = tell(Lost(seen, r.cfg.Shape.crowded))
	result.Late = tell(Late(seen))
	result.Left = tell(Remaining(seen))
	if !rested {
		tell([]string{fmt.Sprintf("it did not come to rest within %s of the last level", r.cfg.Shape.patience)})
	}
	return result
}

// mostPrinted differences are told to people; --json tells all.
const mostPrinted = 40

// Print tells people how it went.
func (r Result) Print(w io.Writer) {
	_, _ = fmt.Fprintf(w, "\nSeed %d, %.0f seconds:\n", r.Seed, r.Seconds)
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, row := range []struct {
		what string
		n    int
	}{
		{"customers", r.Customers}, {"  of whom paid", r.Paid}, {"  of whom said STOP", r.Stopped}, {"kills of the worker", r.Kills}, {"cuts", r.Cuts},
		{"requests to the providers", r.Requests}, {"messages that arrived", r.Messages},
		{"duplicates", r.Duplicates}, {"lost", r.Lost}, {"late", r.Late}, {"left", r.Left}, {"overtaken", r.Overtaken},
		{"doubts decided by a human", r.Decided},
	} {
		_, _ = fmt.Fprintf(table, "  %s\t%d\n", row.what, row.n)
	}
	_ = table.Flush()
	for i, difference := range r.Differences {
		if i == mostPrinted {
			_, _ = fmt.Fprintf(w, "  … and %d more\n", len(r.Differences)-mostPrinted)
			return
		}
		_, _ = fmt.Fprintln(w, "  "+difference)
	}
}
