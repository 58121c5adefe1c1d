package main

import (
	"slices"

	"github.com/goccy/go-yaml/ast"

	"arrears/internal/calendar"
	"arrears/internal/latecharge"
)

// maxRates is 50 years of half-years for one jurisdiction.
const maxRates = 100

// readLateCharges reads whom among businesses the tenant charges for paying late.
func (f *tenantFile) readLateCharges(node ast.Node) (r latecharge.Rules) {
	before := len(f.problems)
	f.mapping(node, "late_charges", "`late_charges: {jurisdictions: [DE, EU], left_over: ask}`", map[string]func(*ast.MappingValueNode){
		"jurisdictions": func(e *ast.MappingValueNode) { r.Jurisdictions = f.readJurisdictions(e.Value) },
		"left_over":     func(e *ast.MappingValueNode) { r.LeftOver = f.readLeftOver(e.Value) },
		"rates":         func(e *ast.MappingValueNode) { r.Rates = f.readRates(e.Value) },
	})
	if len(f.problems) > before {
		return r
	}
	if !r.On() {
		f.report(node, "late_charges: jurisdictions is missing; name whose law is charged by, such as `jurisdictions: [DE, EU]`, or leave late_charges out")
	} else if err := r.Check(); err != nil {
		f.report(node, "late_charges: %s", err.Error())
	}
	return r
}

func (f *tenantFile) readJurisdictions(node ast.Node) (out []latecharge.Jurisdiction) {
	list, ok := node.(*ast.SequenceNode)
	if !ok || len(list.Values) == 0 {
		f.report(node, "late_charges: jurisdictions must be a list of at least one, such as `[DE, EU]`")
		return nil
	}
	for _, value := range list.Values {
		name := latecharge.Jurisdiction(value.GetToken().Value)
		switch _, err := latecharge.Named(string(name)); {
		case err != nil:
			f.report(value, "late_charges: jurisdictions: %s", err.Error())
		case slices.Contains(out, name):
			f.report(value, "late_charges: jurisdictions: %s is there twice", name)
		default:
			out = append(out, name)
		}
	}
	return out
}

func (f *tenantFile) readLeftOver(node ast.Node) latecharge.LeftOver {
	switch word := latecharge.LeftOver(node.GetToken().Value); word {
	case latecharge.Ask, latecharge.Claim, latecharge.Waive:
		return word
	}
	f.report(node, "late_charges: left_over must be %s, %s or %s", latecharge.Ask, latecharge.Claim, latecharge.Waive)
	return latecharge.Ask
}

// readRates reads base rates that are newer than those that ship, by jurisdiction.
func (f *tenantFile) readRates(node ast.Node) map[latecharge.Jurisdiction][]latecharge.Rate {
	const example = "`rates: {DE: [{from: 2026-01-01, percent: \"1.27\", source: Bundesanzeiger}]}`"
	entries, ok := entriesOf(node)
	if !ok || len(entries) == 0 {
		f.report(node, "late_charges: rates must be lists by jurisdiction, such as %s", example)
		return nil
	}
	out := map[latecharge.Jurisdiction][]latecharge.Rate{}
	for _, entry := range entries {
		name := latecharge.Jurisdiction(entry.Key.GetToken().Value)
		list, ok := entry.Value.(*ast.SequenceNode)
		switch {
		case !ok || len(list.Values) == 0 || len(list.Values) > maxRates:
			f.report(entry.Value, "late_charges: rates of %.80s must be a list of 1 to %d, such as %s", name, maxRates, example)
			continue
		case out[name] != nil:
			f.report(entry.Key, "late_charges: rates: %.80s is there twice", name)
			continue
		}
		for _, value := range list.Values {
			out[name] = append(out[name], f.readRate(value))
		}
	}
	return out
}

func (f *tenantFile) readRate(node ast.Node) (r latecharge.Rate) {
	given := map[string]bool{}
	keep := func(key string, read func(text string) error) func(*ast.MappingValueNode) {
		return func(e *ast.MappingValueNode) {
			given[key] = true
			if err := read(e.Value.GetToken().Value); err != nil {
				f.report(e.Value, "late_charges: rates: %s: %s", key, err.Error())
			}
		}
	}
	f.mapping(node, "late_charges: rates", "`{from: 2026-01-01, percent: \"1.27\", source: Bundesanzeiger}`", map[string]func(*ast.MappingValueNode){
		"from":    keep("from", func(text string) (err error) { r.From, err = calendar.ParseDate(text); return err }),
		"percent": keep("percent", func(text string) (err error) { r.Percent, err = latecharge.ParsePercent(text); return err }),
		"source":  keep("source", func(text string) error { r.Source = text; return line(maxName)(text) }),
	})
	for _, key := range []string{"from", "percent", "source"} {
		if !given[key] {
			f.report(node, "late_charges: rates: %s is missing; each has from, percent and source", key)
		}
	}
	return r
}

// lateChargesOf is nil where nobody is charged.
func lateChargesOf(r latecharge.Rules) any {
	if !r.On() {
		return nil
	}
	if r.LeftOver == "" {
		r.LeftOver = latecharge.Ask
	}
	return r
}
