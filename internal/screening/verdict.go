package screening

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Verdict is what all findings come to, with the lines that explain it.
type Verdict struct {
	Outcome Outcome
	Score   int    // the sum of the lines' points
	Lines   []Line // in the order of Checks
}

// Line is one finding, and what the table makes of it.
type Line struct {
	Check   Check    `json:"check"`
	Value   string   `json:"value,omitempty"`
	Count   int      `json:"count,omitempty"`
	Reasons []string `json:"reasons,omitempty"`
	Outcome Outcome  `json:"outcome"`
	Points  int      `json:"points"`
	Text    string   `json:"text"` // for people
}

// Judge says what the findings come to under the table. Their order does not matter.
func Judge(t Table, findings []Finding) Verdict {
	findings = slices.Clone(findings)
	slices.SortFunc(findings, func(x, y Finding) int {
		return cmp.Or(cmp.Compare(slices.Index(Checks, x.Check), slices.Index(Checks, y.Check)),
			cmp.Compare(x.Value, y.Value), cmp.Compare(x.Count, y.Count))
	})
	v := Verdict{Outcome: Pass, Lines: make([]Line, 0, len(findings))}
	for _, f := range findings {
		effect := t.effect(f)
		v.Score += effect.Points
		v.Outcome = worse(v.Outcome, effect.Outcome)
		v.Lines = append(v.Lines, Line{f.Check, f.Value, f.Count, f.Reasons, effect.Outcome, effect.Points, t.tell(f, effect)})
	}
	if t.ReferAt > 0 && v.Score >= t.ReferAt {
		v.Outcome = worse(v.Outcome, Refer)
	}
	if t.RefuseAt > 0 && v.Score >= t.RefuseAt {
		v.Outcome = worse(v.Outcome, Refuse)
	}
	return v
}

// tell words a line for people.
func (t Table) tell(f Finding, e Effect) string {
	says := f.Check.tell(f.Value)
	switch {
	case len(values[f.Check]) == 0:
		says = fmt.Sprintf("%s: %d", f.Check.subject(), f.Count)
	case f.Check == Country && f.Value == Listed && t.HighRisk != nil:
		says += fmt.Sprintf(" of %s (%s)", t.HighRisk.AsOf, t.HighRisk.Source)
	}
	if len(f.Reasons) > 0 {
		says += " (" + strings.Join(f.Reasons, ", ") + ")"
	}
	return says + ": " + e.tell()
}

func (e Effect) tell() string {
	switch {
	case e.Outcome == Refuse:
		return "refused"
	case e.Outcome == Refer:
		return "a person decides"
	case e.Points == 1:
		return "1 point"
	case e.Points > 0:
		return fmt.Sprintf("%d points", e.Points)
	default:
		return "nothing against it"
	}
}
