package signup

import (
	"fmt"
	"io"
	"math"
	"net/http"
	"slices"
	"text/tabwriter"
	"time"
)

// Result is how it went. Its JSON form is the outer contract of `go run ./dev bench signup --json`.
type Result struct {
	Seed     uint64 `json:"seed"`
	OwnCodes bool   `json:"own_codes"`
	Requests int    `json:"requests"`

	Kinds     []Tally `json:"kinds"`
	Codes     int     `json:"codes"`     // that phones were sent
	Workflows int     `json:"workflows"` // customers who have one
	Verified  int     `json:"verified"`
	// VerifiedSeconds is wall time from the first request until the last good sign-up had proven its phone.
	VerifiedSeconds float64 `json:"verified_seconds"`
	SendSeconds     float64 `json:"send_seconds"` // from the first request to the last answer

	Figure    Times `json:"figure"`    // how long a sign-up took to be answered
	Reference Times `json:"reference"` // how long one plain insert of one row took, at the same rate
	Ratio     Times `json:"ratio"`     // of the two

	// Differences is what went otherwise than it must, in words; empty is success.
	Differences []string `json:"differences"`
	Seconds     float64  `json:"seconds"`
}

// Tally is what became of one kind of request.
type Tally struct {
	Kind     Kind `json:"kind"`
	Requests int  `json:"requests"`
	Taken    int  `json:"taken"`   // 201
	Known    int  `json:"known"`   // 200: taken before
	Refused  int  `json:"refused"` // any 4xx
	Failed   int  `json:"failed"`  // a 5xx, or no answer
}

// Times are answer times in milliseconds of wall time from the moment at which a request was to be sent; of a ratio, plain numbers.
type Times struct {
	Median float64 `json:"p50"`
	P95    float64 `json:"p95"`
	P99    float64 `json:"p99"`
	Max    float64 `json:"max"`
}

// tally counts by kind, in the order of the kinds.
func tally(answers []Answer) []Tally {
	all := []Tally{}
	for _, k := range []Kind{Good, Repeated, Differing, ByNumber, ByPrefix, ByIP, Malformed, Unknown} {
		t := Tally{Kind: k}
		for _, a := range answers {
			if a.Request.Kind != k {
				continue
			}
			t.Requests++
			switch {
			case a.Status == http.StatusCreated:
				t.Taken++
			case a.Status == http.StatusOK:
				t.Known++
			case a.Status/100 == 4:
				t.Refused++
			default:
				t.Failed++
			}
		}
		all = append(all, t)
	}
	return all
}

func timesOf(took []time.Duration) Times {
	slices.Sort(took)
	at := func(share float64) float64 {
		if len(took) == 0 {
			return 0
		}
		i := min(int(share*float64(len(took))), len(took)-1)
		return math.Round(float64(took[i].Microseconds())/100) / 10
	}
	return Times{at(0.5), at(0.95), at(0.99), at(1)}
}

func (r *Result) compare(seen Seen, reference []time.Duration) {
	var took []time.Duration
	for _, a := range seen.Answers {
		took = append(took, a.Took)
	}
	r.Figure, r.Reference = timesOf(took), timesOf(reference)
	ratio := func(ours, theirs float64) float64 { return math.Round(10*ours/max(theirs, 0.1)) / 10 }
	r.Ratio = Times{
		ratio(r.Figure.Median, r.Reference.Median), ratio(r.Figure.P95, r.Reference.P95), ratio(r.Figure.P99, r.Reference.P99),
		ratio(r.Figure.Max, r.Reference.Max),
	}
}

// mostPrinted differences are told to people; --json tells all.
const mostPrinted = 40

// Print tells people how it went.
func (r Result) Print(w io.Writer) {
	_, _ = fmt.Fprintf(w, "\nSeed %d, %d sign-ups sent and answered in %.1f seconds:\n\n", r.Seed, r.Requests, r.SendSeconds)
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	_, _ = fmt.Fprintln(table, "  kind\trequests\ttaken\tknown\trefused\tfailed")
	for _, t := range r.Kinds {
		_, _ = fmt.Fprintf(table, "  %s\t%d\t%d\t%d\t%d\t%d\n", t.Kind, t.Requests, t.Taken, t.Known, t.Refused, t.Failed)
	}
	_ = table.Flush()
	_, _ = fmt.Fprintf(w, "\n  %d codes were sent and %d workflows run; %d good sign-ups proved their phone, the last %.1f seconds after the first request\n\n",
		r.Codes, r.Workflows, r.Verified, r.VerifiedSeconds)
	_, _ = fmt.Fprintln(table, "  time to answer\tmedian\t95 %\t99 %\tmost")
	for _, row := range []struct {
		what string
		t    Times
	}{{"a sign-up, ms", r.Figure}, {"a plain insert of one row, ms", r.Reference}, {"ratio", r.Ratio}} {
		_, _ = fmt.Fprintf(table, "  %s\t%.1f\t%.1f\t%.1f\t%.1f\n", row.what, row.t.Median, row.t.P95, row.t.P99, row.t.Max)
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
