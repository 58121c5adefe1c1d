package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// toldFault is a faulty line as --json tells it.
type toldFault struct {
	Line   int          `json:"line"`
	Kind   string       `json:"kind,omitempty"`
	ID     string       `json:"id,omitempty"`
	Code   string       `json:"code"`
	Errors []fieldFault `json:"errors"`
}

// conclude tells how an import went, and why it stopped if it did.
func (p *process) conclude(t *tally, o importOptions, stopped error) error {
	s := t.now()
	switch {
	case errors.Is(stopped, context.Canceled):
		stopped = errors.New("interrupted; import the same file again to go on")
	case stopped != nil:
		stopped = fmt.Errorf("stopped: %w\nwhat was acknowledged is in; import the same file again to go on", stopped)
	case s.refused > 0:
		stopped = errRefusedLines
	}
	if p.asJSON {
		return errors.Join(stopped, p.print(t.summary(o, s, stopped), ""))
	}
	for _, f := range t.faults {
		_, _ = fmt.Fprintln(p.err, f.inWords())
	}
	if more := t.refused - len(t.faults); more > 0 {
		_, _ = fmt.Fprintf(p.err, "and %d more\n", more)
	}
	return errors.Join(stopped, p.printCounts(t, o, s))
}

func (p *process) printCounts(t *tally, o importOptions, s state) error {
	w := figures()
	if o.dryRun {
		w.row("", "valid", "refused")
	} else {
		w.row("", "sent", "known", "refused")
	}
	number := func(n int) string { return fmt.Sprint(n) }
	for _, k := range factKinds {
		switch c := t.counts[k]; {
		case *c == count{}:
		case o.dryRun:
			w.row(k.plural, number(c.valid), number(c.refused))
		default:
			w.row(k.plural, number(c.sent), number(c.known), number(c.refused))
		}
	}
	unread := ""
	if t.unread > 0 {
		unread = fmt.Sprintf("%d lines tell no fact\n", t.unread)
	}
	_, err := fmt.Fprintf(p.out, "%s%s%d lines in %.1f s, %.0f a second\n", w, unread, s.lines, s.elapsed.Seconds(), s.rate())
	return err
}

func (t *tally) summary(o importOptions, s state, stopped error) map[string]any {
	told := make([]toldFault, len(t.faults))
	for i, f := range t.faults {
		told[i] = toldFault{Line: f.line, ID: f.id, Code: f.code, Errors: f.why}
		if f.kind != nil {
			told[i].Kind = f.kind.name
		}
	}
	summary := map[string]any{
		"dry_run": o.dryRun, "lines": s.lines, "unreadable": t.unread, "retries": s.retries, "seconds": s.elapsed.Seconds(),
		"errors": told, "errors_left_out": t.refused - len(told), "complete": stopped == nil || errors.Is(stopped, errRefusedLines),
	}
	for _, k := range factKinds {
		c := t.counts[k]
		if o.dryRun {
			summary[k.summaryKey()] = map[string]int{"valid": c.valid, "refused": c.refused}
		} else {
			summary[k.summaryKey()] = map[string]int{"sent": c.sent, "known": c.known, "refused": c.refused}
		}
	}
	return summary
}

// inWords is what a person needs to find and mend the line. It repeats nothing of the line but a well-formed id.
func (f *faultyLine) inWords() string {
	var b strings.Builder
	fmt.Fprintf(&b, "line %d", f.line)
	if f.kind != nil {
		fmt.Fprintf(&b, ", %s", strings.ReplaceAll(f.kind.name, "_", " "))
	}
	if f.id != "" {
		fmt.Fprintf(&b, " %s", f.id)
	}
	fmt.Fprintf(&b, " (%s):", f.code)
	for i, w := range f.why {
		if i > 0 {
			b.WriteString(";")
		}
		fmt.Fprintf(&b, " %s", strings.TrimSpace(w.Field+" "+w.Message))
	}
	return b.String()
}
