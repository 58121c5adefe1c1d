package screening

import "slices"

// Outcome is what a finding, or all of them, means for the sign-up.
type Outcome string

// The outcomes, from good to bad.
const (
	Pass   Outcome = "pass"
	Refer  Outcome = "refer" // a human decides
	Refuse Outcome = "refuse"
)

var severity = map[Outcome]int{Pass: 0, Refer: 1, Refuse: 2}

func worse(x, y Outcome) Outcome {
	if severity[y] > severity[x] {
		return y
	}
	return x
}

// Table says what each finding means. It is immutable: who has one must not change it.
type Table struct {
	ID      string
	Name    string
	Version int    // of what the tenant published; 0: the table that ships
	Hash    string // of the file

	ReferAt  int // points from which the sum refers; 0: it never does
	RefuseAt int // points from which the sum refuses; 0: it never does

	ReferWithin int     // dates that a human has for a referral
	Otherwise   Outcome // Pass or Refuse: what happens to a referral that nobody decided in time

	Words  map[Check]map[string]Effect // what a word means; words that are not named mean nothing
	Counts map[Check][]Threshold       // what a count means, by rising From

	HighRisk *HighRisk // nil: no country is on a list
}

// Effect is what one finding means: an outcome by itself, or points for the sum.
type Effect struct {
	Outcome Outcome
	Points  int // of Pass
}

// Threshold is what a count means from a number on.
type Threshold struct {
	From int
	Effect
}

// HighRisk is a list of countries, as of a date and by somebody's word.
type HighRisk struct {
	AsOf      string // a civil date
	Source    string
	Countries []string // ISO 3166-1 alpha-2, sorted
	Effect
}

// effect is what the table makes of a finding. A check that nobody answered never passes, and a register that does not pass
// refers by itself, unless the table says that its refusal stands.
func (t Table) effect(f Finding) Effect {
	if _, named := values[f.Check]; !named {
		return t.ofCount(f)
	}
	if f.Check == Country {
		if f.Value == Listed && t.HighRisk != nil {
			return t.HighRisk.Effect
		}
		return Effect{Outcome: Pass}
	}
	effect, said := t.Words[f.Check][f.Value]
	switch {
	case f.Value == NoAnswer:
		return Effect{Outcome: worse(Refer, effect.Outcome)}
	case said:
		return effect
	case f.Check == Register && f.Value != string(Pass):
		return Effect{Outcome: Refer}
	default:
		return Effect{Outcome: Pass}
	}
}

func (t Table) ofCount(f Finding) Effect {
	for _, step := range slices.Backward(t.Counts[f.Check]) {
		if f.Count >= step.From {
			return step.Effect
		}
	}
	return Effect{Outcome: Pass}
}
