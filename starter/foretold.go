package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"arrears/internal/dunning"
	"arrears/internal/simulate"
)

// foretold is a simulation to be told.
type foretold struct {
	played   *simulate.Played
	steps    []dunning.Step // by which levels are ordered
	how      string         // where, by what policies and until when, for people
	layout   string         // of instants, for people
	invoices int
}

// layoutOfOne and layoutOfMany are of instants where all customers are in one time zone, and where each is in their own.
const (
	layoutOfOne  = "Mon 2006-01-02 15:04"
	layoutOfMany = layoutOfOne + " -0700"
)

// simulationSummary is the last line.
type simulationSummary struct {
	Customers int            `json:"customers"`
	Invoices  int            `json:"invoices"`
	Actions   int            `json:"actions"`
	ByLevel   map[string]int `json:"by_level"`
	Seconds   int            `json:"seconds"` // wall time, rounded up: the same for every run of a book that is played in a moment
}

func (f foretold) summary() simulationSummary {
	s := simulationSummary{Customers: f.played.Customers, Invoices: f.invoices, Actions: f.played.Len(), ByLevel: map[string]int{}}
	for a := range f.played.All() {
		s.ByLevel[a.Level]++
	}
	return s
}

// inSeconds rounds up.
func inSeconds(d time.Duration) int { return int((d + time.Second - 1) / time.Second) }

// writeJSON writes one line for each action, and the summary, with the time that has passed until then.
func (f foretold) writeJSON(w io.Writer, passed func() time.Duration) error {
	out := bufio.NewWriterSize(w, 1<<20)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	summary := f.summary()
	for a := range f.played.All() {
		if err := encoder.Encode(a); err != nil {
			return err
		}
	}
	summary.Seconds = inSeconds(passed())
	if err := encoder.Encode(map[string]simulationSummary{"summary": summary}); err != nil {
		return err
	}
	return out.Flush()
}

// shownItems is how many items a line of text names.
const shownItems = 4

// writeText writes a table of the actions, and the summary by level.
func (f foretold) writeText(w io.Writer, passed func() time.Duration) error {
	out := bufio.NewWriterSize(w, 1<<20)
	customer, level := len("customer"), len("level")
	for a := range f.played.All() {
		customer, level = max(customer, len(a.Customer)), max(level, len(a.Level))
	}
	line := func(cells ...any) {
		row := fmt.Sprintf("%-*s  %-*s  %-6s  %-*s  %-11s  %14s  %s", append([]any{len(f.layout), cells[0], customer, cells[1], cells[2], level}, cells[3:]...)...)
		_, _ = fmt.Fprintln(out, strings.TrimRight(row, " ")) // Flush tells
	}
	line("time", "customer", "action", "level", "what", "overdue", "items")
	for a := range f.played.All() {
		line(a.At.Format(f.layout), a.Customer, a.Kind, a.Level, what(a), sumsOf(a), itemsOf(a))
	}
	_, _ = fmt.Fprintf(out, "\n%d customers and %d invoices, %s: %d actions, foretold in %d s\n\n%s",
		f.played.Customers, f.invoices, f.how, f.played.Len(), inSeconds(passed()), f.byLevel())
	return out.Flush()
}

func what(a *simulate.Action) string {
	if a.Kind == simulate.Access {
		return string(a.Access)
	}
	var names []string
	for _, channel := range a.Channels {
		names = append(names, string(channel))
	}
	return strings.Join(names, ", ")
}

func sumsOf(a *simulate.Action) string {
	text := a.Total.String()
	for _, more := range a.Also {
		text += " + " + more.Total.String()
	}
	return text
}

func itemsOf(a *simulate.Action) string {
	items := slices.Clone(a.Items)
	for _, more := range a.Also {
		items = append(items, more.Items...)
	}
	if more := len(items) - shownItems; more > 0 {
		return strings.Join(items[:shownItems], " ") + fmt.Sprintf(" and %d more", more)
	}
	return strings.Join(items, " ")
}

// byLevel counts the actions, in the policy's order.
func (f foretold) byLevel() string {
	type place struct {
		level string
		kind  simulate.Kind
	}
	counts := map[place]int{}
	for a := range f.played.All() {
		counts[place{a.Level, a.Kind}]++
	}
	rank := func(level string) int {
		n := slices.IndexFunc(f.steps, func(s dunning.Step) bool { return s.Level == level })
		if n < 0 {
			return len(f.steps) // what is no step comes last
		}
		return n
	}
	var places []place
	for at := range counts {
		places = append(places, at)
	}
	slices.SortFunc(places, func(x, y place) int {
		return cmp.Or(cmp.Compare(rank(x.level), rank(y.level)), cmp.Compare(x.kind, y.kind))
	})
	t := columns()
	t.row("level", "action", "times")
	for _, at := range places {
		t.row(at.level, at.kind.String(), fmt.Sprint(counts[at]))
	}
	return t.String()
}
