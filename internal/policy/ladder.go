package policy

import (
	"regexp"
	"slices"
	"strconv"

	"github.com/goccy/go-yaml/ast"

	"arrears/internal/dunning"
)

// rung is a step and where the file says it.
type rung struct {
	dunning.Step
	at mapping
}

func (r *reader) steps(top mapping) []dunning.Step {
	entry, given := top.keys["steps"]
	if !given {
		r.report(top.at, "steps: is missing; a policy has at least one step")
		return nil
	}
	list, ok := entry.value.(*ast.SequenceNode)
	switch {
	case !ok || len(list.Values) == 0:
		r.report(entry.at, "steps: write a list of at least one step, each like {level: first, at: 3d, send: [email]}")
		return nil
	case len(list.Values) > MaxSteps:
		r.report(entry.at, "steps: %d of them; at most %d are allowed", len(list.Values), MaxSteps)
		return nil
	}
	before := len(r.problems)
	var ladder []rung
	for _, node := range list.Values {
		if m, ok := r.mappingOf(node, positionOf(node), "a step"); ok {
			ladder = append(ladder, r.step(m))
		}
	}
	// How steps fit together is judged once each can be read; a misread offset would accuse its neighbours.
	if len(r.problems) == before {
		r.climb(ladder)
	}
	steps := make([]dunning.Step, len(ladder))
	for i := range ladder {
		steps[i] = ladder[i].Step
	}
	return steps
}

func (r *reader) step(m mapping) rung {
	r.known(m, "a step", nil,
		"level", "at", "send", "to", "template", "task", "access", "end", "approve", "mandatory", "in_doubt", "minimum")
	s := dunning.Step{
		Level:     r.id(m, "level"),
		Access:    choice(r, m, "access", "", dunning.AccessRestricted, dunning.AccessSuspended, dunning.AccessCancelled),
		End:       choice(r, m, "end", "", dunning.Handover, dunning.WriteOff),
		Mandatory: r.flag(m, "mandatory"),
		InDoubt:   choice(r, m, "in_doubt", dunning.AskHuman, dunning.AskHuman, dunning.Resend),
		Minimum:   r.amounts(m, "minimum"),
		Task:      r.task(m),
		Approve:   r.approve(m),
	}
	route := r.route(m)
	s.Send, s.FirstOf, s.Within, s.To = route.Send, route.FirstOf, route.Within, route.To
	s.Template = r.template(m, s.Level)
	s.At, s.Unit = r.offset(m)
	return rung{Step: s, at: m}
}

var offsetPattern = regexp.MustCompile(`^(0|-?[1-9][0-9]{0,3})(d|bd)$`)

func (r *reader) offset(m mapping) (int, dunning.Unit) {
	text, at, given := r.scalar(m, "at")
	if !given {
		if !m.has("at") {
			r.report(m.at, "at: is missing; write the offset from the due date, such as at: 3d or at: -3d")
		}
		return 0, dunning.CalendarDays
	}
	parts := offsetPattern.FindStringSubmatch(text)
	if parts == nil {
		r.report(at, "at: %q: write whole dates, such as 3d or -3d, or open dates, such as 5bd", text)
		return 0, dunning.CalendarDays
	}
	n, _ := strconv.Atoi(parts[1])
	if n > maxOffset || n < -maxOffset {
		r.report(at, "at: %s is further than %d dates from the due date", text, maxOffset)
	}
	return n, dunning.Unit(parts[2])
}

// climb checks the ladder from bottom to top.
func (r *reader) climb(ladder []rung) {
	for i, s := range ladder {
		r.alone(s)
		if i > 0 {
			r.after(s, ladder[:i])
		}
		if s.End != "" && i < len(ladder)-1 {
			r.report(s.at.pos("end"), "level %s: only the last step may have an end; nothing can follow it", s.Level)
		}
		takesAway := s.Access != "" || s.End != ""
		warned := slices.ContainsFunc(ladder[:i], func(b rung) bool { return b.Mandatory })
		if takesAway && !warned {
			r.report(s.at.at, "level %s: a consequence without a mandatory step before it; mark the notice that announces it with mandatory: true", s.Level)
		}
	}
	if last := ladder[len(ladder)-1]; last.End == "" {
		r.report(last.at.at, "level %s: the last step has no end; add a last step with end: handover or end: write_off, so that nobody is chased or suspended for ever", last.Level)
	}
}

// alone checks what a step says by itself.
func (r *reader) alone(s rung) {
	sends := len(s.Send) > 0
	if !sends && s.Access == "" && s.End == "" && s.Task == nil {
		r.report(s.at.at, "level %s does nothing; give it send, task, access or end", s.Level)
	}
	if s.Approve != nil && s.Access == "" && s.End == "" {
		r.report(s.at.pos("approve"), "level %s: approve asks a person about a consequence, and the step has none; give it access or end, or leave approve out", s.Level)
	}
	if s.Mandatory && !sends {
		r.report(s.at.pos("mandatory"), "level %s: mandatory means that its notice must be delivered, and it sends none; give it send", s.Level)
	}
	if s.at.has("template") && !sends {
		r.report(s.at.pos("template"), "level %s: a template without send is never used; give it send, or leave the template out", s.Level)
	}
	if s.at.has("to") && !sends {
		r.report(s.at.pos("to"), "level %s: to names who is told, and the step tells nobody; give it send, or leave to out", s.Level)
	}
	if s.at.has("in_doubt") && !slices.Contains(s.Send, dunning.Email) {
		r.report(s.at.pos("in_doubt"), "level %s: in_doubt is about e-mail, and the step sends none; leave it out", s.Level)
	}
	if s.At < 0 && s.Task != nil {
		r.report(s.at.pos("task"), "level %s: a step before the due date is a courtesy, and gives nobody anything to do; leave task out", s.Level)
	}
	if s.At < 0 && (s.Access != "" || s.End != "" || s.Mandatory) {
		r.report(s.at.at, "level %s: a step before the due date is a courtesy; it can only send, and is never mandatory", s.Level)
	}
}

// after checks a step against those below it.
func (r *reader) after(s rung, below []rung) {
	previous := below[len(below)-1]
	if slices.ContainsFunc(below, func(b rung) bool { return b.Level == s.Level }) {
		r.report(s.at.pos("level"), "level %s is there twice; every level has a name of its own", s.Level)
	}
	if s.Unit != below[0].Unit {
		r.report(s.at.pos("at"), "level %s: at: counts %s and the steps before it count %s; keep one unit along the ladder", s.Level, s.Unit, below[0].Unit)
	} else if s.At < previous.At {
		r.report(s.at.pos("at"), "level %s: offsets run backwards, from %d%s to %d%s; list the steps in the order of their offsets",
			s.Level, previous.At, previous.Unit, s.At, s.Unit)
	}
	if s.Access == "" {
		return
	}
	for _, b := range below {
		if b.Access != "" && !s.Access.WorseOrSame(b.Access) {
			r.report(s.at.pos("access"), "level %s: access %s is milder than %s at level %s before it; consequences only get worse along the ladder",
				s.Level, s.Access, b.Access, b.Level)
			return
		}
	}
}
