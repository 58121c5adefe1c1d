package screening

import (
	"fmt"
	"strings"
)

// Explain tells a table in plain language.
func Explain(t Table) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s)\n\nEvery sign-up is screened once, when its phone is proven.\n\n", t.Name, t.ID)
	for _, c := range Checks {
		for _, line := range t.explain(c) {
			fmt.Fprintf(&b, "- %s\n", line)
		}
	}
	b.WriteString("\n")
	if t.ReferAt > 0 {
		fmt.Fprintf(&b, "From %d points on, a person decides.\n", t.ReferAt)
	}
	if t.RefuseAt > 0 {
		fmt.Fprintf(&b, "From %d points on, the sign-up is refused.\n", t.RefuseAt)
	}
	otherwise := "refused"
	if t.Otherwise == Pass {
		otherwise = "approved"
	}
	days := fmt.Sprintf("%d days", t.ReferWithin)
	if t.ReferWithin == 1 {
		days = "1 day"
	}
	fmt.Fprintf(&b, "A person has %s to decide; after that the sign-up is %s.\n", days, otherwise)
	b.WriteString("Whoever is refused can ask once that a person looks at it again.\n")
	return b.String()
}

// explain tells what the table makes of each thing that a check can find and that counts for something.
func (t Table) explain(c Check) (lines []string) {
	for _, step := range t.Counts[c] {
		lines = append(lines, fmt.Sprintf("%s, %d or more: %s", c.subject(), step.From, step.tell()))
	}
	for _, value := range values[c] {
		f := Finding{Check: c, Value: value}
		if e := t.effect(f); e != (Effect{Outcome: Pass}) {
			lines = append(lines, t.tell(f, e))
		}
	}
	if c == Country && len(lines) > 0 {
		lines[0] += ", for " + strings.Join(t.HighRisk.Countries, ", ")
	}
	return lines
}
