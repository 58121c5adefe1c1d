package simulate

import (
	"fmt"
	"io"
	"text/tabwriter"
	"time"
)

// Result is what was measured. Its JSON form is the outer contract of `go run ./dev bench simulate --json`.
type Result struct {
	Seed      uint64 `json:"seed"`
	Customers int    `json:"customers"`
	Invoices  int    `json:"invoices"`
	Actions   int    `json:"actions"`
	Bytes     int64  `json:"bytes"` // of JSON
	Decisions int64  `json:"decisions"`
	Cores     int    `json:"cores"`

	Figure    float64 `json:"figure"`    // seconds of wall time, from the first decision to the last line
	Reference float64 `json:"reference"` // seconds to sort and write as many actions, on one core
	Ratio     float64 `json:"ratio"`

	PlaySeconds          float64 `json:"play_seconds"` // of the figure: until all lives were over
	CPUSeconds           float64 `json:"cpu_seconds"`  // of all cores, in the figure's time
	DecisionMicroseconds float64 `json:"decision_us"`  // of CPU: one decision, its carrying out, and its share of making the book and collecting garbage
	PeakMiB              int64   `json:"peak_mib"`     // the largest resident memory of the process until then

	playCPU time.Duration
}

// Wrong says which goals are missed, in words; empty where none is. They are for the default size, and for two cores.
func (r Result) Wrong() (all []string) {
	if d := Defaults(); r.Customers != d.Customers || r.Invoices != d.Invoices {
		return nil
	}
	if r.Figure > mostSeconds {
		all = append(all, fmt.Sprintf("it took %.0f seconds, and at most %d are the goal; is the machine busy with something else?", r.Figure, mostSeconds))
	}
	if r.PeakMiB > mostMiB {
		all = append(all, fmt.Sprintf("it took %d MiB, and at most %d are the goal", r.PeakMiB, mostMiB))
	}
	return all
}

// Print tells people how it went.
func (r Result) Print(w io.Writer) {
	_, _ = fmt.Fprintf(w, "\n%d invoices of %d customers, issued in %d days (seed %d), on %d cores: %d actions, %.0f MB of JSON\n\n",
		r.Invoices, r.Customers, Days, r.Seed, r.Cores, r.Actions, float64(r.Bytes)/1e6)
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, row := range [][2]string{
		{"simulating and writing", fmt.Sprintf("%.1f s (%.1f s until all lives were over; %.1f s of CPU in all)", r.Figure, r.PlaySeconds, r.CPUSeconds)},
		{"sorting and writing as many", fmt.Sprintf("%.1f s", r.Reference)},
		{"ratio", fmt.Sprintf("%.1f", r.Ratio)},
		{"a decision", fmt.Sprintf("%.1f µs of CPU, %d of them", r.DecisionMicroseconds, r.Decisions)},
		{"memory at most", fmt.Sprintf("%d MiB", r.PeakMiB)},
	} {
		_, _ = fmt.Fprintf(table, "  %s\t%s\n", row[0], row[1])
	}
	_ = table.Flush() // a screen that is gone is no matter
}
