package intake

import (
	"fmt"
	"slices"
	"strings"
)

// maxProblems keeps an answer readable.
const maxProblems = 100

// The codes of what is wrong.
const (
	Invalid    = "invalid"
	CardNumber = "card_number" // it holds a payment card's number
)

// Problem is one field that is wrong, and what it must be.
type Problem struct {
	Code    string // one of the codes; empty: Invalid
	Field   string // such as "amount.minor" or "invoices[3].due_on"; empty: the body as a whole
	Index   *int   // of the invoice in a batch
	Message string
}

// Error is everything that is wrong with a request.
type Error struct{ Problems []Problem }

// Code is the code of the request: CardNumber as soon as one field has it.
func (e *Error) Code() string {
	if slices.ContainsFunc(e.Problems, func(p Problem) bool { return p.Code == CardNumber }) {
		return CardNumber
	}
	return Invalid
}

func (e *Error) Error() string {
	lines := make([]string, len(e.Problems))
	for i, p := range e.Problems {
		lines[i] = strings.TrimSpace(p.Field + " " + p.Message)
	}
	return strings.Join(lines, "; ")
}

// findings collects what is wrong below one place of a body.
type findings struct {
	at       string // put in front of every field
	index    *int
	problems []Problem
}

func (f *findings) add(field, format string, args ...any) {
	f.problems = append(f.problems, Problem{Field: f.at + field, Index: f.index, Message: fmt.Sprintf(format, args...)})
}

func (f *findings) err() error {
	if len(f.problems) == 0 {
		return nil
	}
	return &Error{Problems: f.problems[:min(len(f.problems), maxProblems)]}
}
