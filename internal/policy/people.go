package policy

import "arrears/internal/dunning"

// Within what people are to answer or to be done where a file says nothing, in dates, and at most.
const (
	defaultTaskWithin    = 2
	defaultApproveWithin = 3
	maxPersonWithin      = 90
)

// task reads what a person is given to do; nil: nothing.
func (r *reader) task(step mapping) *dunning.TaskStep {
	m, given := r.mapping(step, "task")
	if !given {
		return nil
	}
	r.known(m, "task", nil, "to", "within")
	return &dunning.TaskStep{To: r.id(m, "to"), Within: r.personWithin(m, "task", defaultTaskWithin)}
}

// approve reads who must agree; nil: nobody.
func (r *reader) approve(step mapping) *dunning.ApproveStep {
	m, given := r.mapping(step, "approve")
	if !given {
		return nil
	}
	r.known(m, "approve", nil, "by", "within", "else")
	return &dunning.ApproveStep{
		By: r.id(m, "by"), Within: r.personWithin(m, "approve", defaultApproveWithin),
		Else: choice(r, m, "else", dunning.ElseWait, dunning.ElseWait, dunning.ElseTake, dunning.ElsePass),
	}
}

func (r *reader) personWithin(m mapping, what string, fallback int) int {
	n := r.dates(m, "within", fallback, maxPersonWithin)
	if n == 0 {
		r.report(m.pos("within"), "%s: within: at least 1d; people need a day", what)
		return fallback
	}
	return n
}
