package policy

import (
	"maps"
	"math"
	"slices"
	"time"

	"github.com/goccy/go-yaml/ast"

	"arrears/internal/dunning"
	"arrears/internal/money"
)

// Check reads a policy file that somebody means to publish. It refuses what Parse refuses, and what would not come as it is
// written: a notice that min_gap always puts off, and a step that nobody ever comes to. What is published already is not held
// against it. What is allowed and yet is hardly meant is a warning.
//
// A step is one that nobody comes to in these cases, besides a step after the ladder's end, which Parse refuses:
//   - a courtesy on the same date as another before it: an item takes one step at a moment, and a courtesy that is late is none;
//   - a step that only takes away what an earlier one has taken from everybody to whom it could come.
func Check(file []byte) (p dunning.Policy, warnings []Problem, err error) {
	if p, err = Parse(file); err != nil {
		return p, nil, err
	}
	at := new(reader)
	top, _ := at.file(file) // it was read a moment ago
	steps := at.stepsAt(top)
	wrong, hint := new(reader), new(reader)
	for n := range p.Steps {
		wrong.gap(p, n, steps[n])
		wrong.reachable(p, n, steps[n])
		hint.minimums(p, steps[n], "minimum")
	}
	hint.minimums(p, top, "tolerance")
	if len(wrong.problems) > 0 {
		return p, nil, newError(wrong.problems)
	}
	return p, sortedProblems(hint.problems), nil
}

// stepsAt are the steps of a file that Parse has read.
func (r *reader) stepsAt(top mapping) []mapping {
	list, _ := top.keys["steps"].value.(*ast.SequenceNode)
	steps := make([]mapping, len(list.Values))
	for n, node := range list.Values {
		steps[n], _ = r.mappingOf(node, positionOf(node), "a step")
	}
	return steps
}

// gap refuses a notice that is written sooner after the one before it than min_gap lets it go. Of open dates what counts is the
// fewest dates that they can be, where no holiday lies between.
func (r *reader) gap(p dunning.Policy, n int, at mapping) {
	s := p.Steps[n]
	for m := n - 1; m >= 0 && len(s.Send) > 0; m-- {
		before := p.Steps[m]
		switch {
		case before.At < 0: // a courtesy neither waits for the gap nor counts in it
			return
		case len(before.Send) == 0:
			continue
		case fewestDates(p, before.At, s.At, s.Unit) < p.MinGap:
			enough := s.At + 1
			for fewestDates(p, before.At, enough, s.Unit) < p.MinGap {
				enough++
			}
			r.report(at.pos("at"), "level %s: its notice is written %d%s after that of level %s, and min_gap keeps %dd between two: write at: %d%s or later, or a shorter min_gap",
				s.Level, s.At-before.At, s.Unit, before.Level, p.MinGap, enough, s.Unit)
		}
		return
	}
}

// fewestDates is how many dates at the least lie between two offsets from one due date. The first open date is counted from a date that may
// be closed; from there on open dates are as far apart as the window's days are.
func fewestDates(p dunning.Policy, from, to int, unit dunning.Unit) int {
	n := to - from
	if unit != dunning.BusinessDays || from == 0 || n == 0 {
		return n
	}
	fewest := math.MaxInt
	for first := range 7 {
		if !p.Window.Days.Has(time.Weekday(first)) {
			continue
		}
		dates := 0
		for left := n; left > 0; dates++ {
			if p.Window.Days.Has(time.Weekday((first + dates + 1) % 7)) {
				left--
			}
		}
		fewest = min(fewest, dates)
	}
	return fewest
}

// reachable refuses a step that nobody ever comes to.
func (r *reader) reachable(p dunning.Policy, n int, at mapping) {
	s := p.Steps[n]
	bare := s.Access != "" && len(s.Send) == 0 && s.End == "" && s.Task == nil
	for _, before := range p.Steps[:n] {
		switch {
		case s.At < 0 && before.At == s.At:
			r.report(at.pos("at"), "level %s: nobody comes to it, since level %s goes on the same date before the due date; write another at:", s.Level, before.Level)
			return
		case bare && before.Access == s.Access && before.Approve == nil && noHigher(before.Minimum, s.Minimum):
			r.report(at.pos("access"), "level %s: it does nothing, since level %s has made access %s already; leave it out, or give it something to send", s.Level, before.Level, s.Access)
			return
		}
	}
}

// noHigher tells whether none of the minimums is higher than its like among others.
func noHigher(minimums, others map[money.Currency]int64) bool {
	for c, minor := range minimums {
		if minor > others[c] {
			return false
		}
	}
	return true
}

// minimums warns of currencies that the file names, and gives no minimum.
func (r *reader) minimums(p dunning.Policy, m mapping, key string) {
	named, ok := m.keys[key]
	if !ok {
		return
	}
	inner, _ := new(reader).mappingOf(named.value, named.at, key)
	for _, code := range inner.order {
		if _, has := p.Minimum[money.Currency(code)]; !has {
			r.problems = append(r.problems, withoutMinimum(money.Currency(code), inner.pos(code)))
		}
	}
}

// Unbounded warns of the currencies in which customers owe, and which the policy gives no minimum; at is where the file could
// name them.
func Unbounded(p dunning.Policy, owed []money.Currency, at Problem) (warnings []Problem) {
	for _, c := range slices.Sorted(slices.Values(owed)) {
		if _, has := p.Minimum[c]; !has {
			warnings = append(warnings, withoutMinimum(c, position{at.Line, at.Column}))
		}
	}
	return warnings
}

func withoutMinimum(c money.Currency, at position) Problem {
	var r reader
	r.report(at, "%s has no minimum, so that everybody is chased for whatever they owe in it; name it in minimum:, as %s: 0 if that is meant", c, c)
	return r.problems[0]
}

// sortedProblems are the problems from top to bottom, and of a currency the first.
func sortedProblems(problems []Problem) []Problem {
	first := map[string]Problem{}
	for _, p := range newError(problems).Problems {
		if _, told := first[p.Text]; !told {
			first[p.Text] = p
		}
	}
	return newError(slices.Collect(maps.Values(first))).Problems
}
