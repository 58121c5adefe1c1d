package main

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"github.com/goccy/go-yaml"

	"arrears/internal/dunning"
	"arrears/internal/money"
	"arrears/internal/notice"
	"arrears/internal/policy"
)

// parsePolicy reads a policy file as one that is to be published, and asks whether everything that it sends has words: what is
// missing is found now, and never when a message is to go. Everything that is wrong is in a *policy.Error.
func parsePolicy(text []byte) (p dunning.Policy, warnings []policy.Problem, err error) {
	p, warnings, err = policy.Check(text)
	if err != nil {
		return p, nil, err
	}
	var wrong policy.Error
	check := func(where, path, template string, channels []dunning.Channel, ofUsage bool) {
		if len(channels) == 0 {
			return
		}
		err := notice.Check(template, channels)
		if err == nil && notice.OfUsage(template) && !ofUsage {
			err = fmt.Errorf("template %s is about what was spent, and words nothing else; name another", template)
		}
		if err == nil {
			return
		}
		says := fmt.Sprintf("%s: %s", where, err)
		if !notice.Has(template) {
			says += ", as its `template:`"
		}
		at := placeOf(text, path)
		at.Text = says
		wrong.Problems = append(wrong.Problems, at)
	}
	for i, step := range p.Steps {
		check("step "+step.Level, fmt.Sprintf("$.steps[%d].level", i), step.TemplateName(), step.Send, false)
	}
	for _, event := range slices.Sorted(maps.Keys(p.On)) {
		template := p.On[event].Template
		if template == "" {
			template = string(event)
		}
		check("on: "+string(event), "$.on."+string(event), template, p.On[event].Send, event.OfUsage())
	}
	if len(wrong.Problems) > 0 {
		return p, nil, &wrong
	}
	return p, warnings, nil
}

// alsoOwed adds the warnings about currencies in which the tenant's customers owe, and which the policy gives no minimum.
func alsoOwed(warnings []policy.Problem, p dunning.Policy, text []byte, owed []money.Currency) []policy.Problem {
	for _, w := range policy.Unbounded(p, owed, placeOf(text, "$.minimum")) {
		told := func(x policy.Problem) bool { return x.Text == w.Text }
		if !slices.ContainsFunc(warnings, told) {
			warnings = append(warnings, w)
		}
	}
	return warnings
}

// warn tells a person of what is allowed and hardly meant. Machines read it in the result.
func (p *process) warn(warnings []policy.Problem) {
	if p.asJSON {
		return
	}
	for _, w := range warnings {
		p.note("warning: %s", w)
	}
}

// orNone is never nil: a list without entries is [].
func orNone(warnings []policy.Problem) []policy.Problem {
	return append([]policy.Problem{}, warnings...)
}

// placeOf is where a value stands in a file that has been read; its beginning where that cannot be told.
func placeOf(text []byte, path string) policy.Problem {
	start := policy.Problem{Line: 1, Column: 1}
	p, err := yaml.PathString(path)
	if err != nil {
		return start
	}
	node, err := p.ReadNode(bytes.NewReader(text))
	if err != nil {
		return start
	}
	at := node.GetToken().Position
	return policy.Problem{Line: at.Line, Column: at.Column}
}
