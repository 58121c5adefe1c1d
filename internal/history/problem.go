package history

import (
	"fmt"
	"strings"
)

// maxProblems is how many are looked for: who made one mistake in every row need not read it a thousand times.
const maxProblems = 20

// Problem is one mistake of a file.
type Problem struct {
	Line   int    // from 1; 0: the file as a whole
	Column string // the header's name; empty: the line as a whole
	Text   string
}

func (p Problem) String() string {
	switch {
	case p.Line == 0:
		return p.Text
	case p.Column == "":
		return fmt.Sprintf("line %d: %s", p.Line, p.Text)
	default:
		return fmt.Sprintf("line %d, column %s: %s", p.Line, p.Column, p.Text)
	}
}

// Problems are the mistakes found, in the order of the file; the first of them when there are many.
type Problems []Problem

func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, problem := range p {
		lines[i] = problem.String()
	}
	return strings.Join(lines, "\n")
}
