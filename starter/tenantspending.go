package main

import (
	"slices"
	"strconv"

	"github.com/goccy/go-yaml/ast"

	"arrears/internal/dunning"
	"arrears/internal/ledger"
	"arrears/internal/money"
)

const (
	maxProbationDays = 3650
	defaultProbation = 30 // days
)

// The stages of access.
var (
	fullAtOnce = []string{string(dunning.AccessFull)}
	trialFirst = []string{string(dunning.AccessTrial), string(dunning.AccessFull)}
)

// stagesOf are those by which newcomers come to full access.
func stagesOf(rule ledger.ProbationRule) []string {
	if rule.Trial {
		return trialFirst
	}
	return fullAtOnce
}

// probationOf is nil where there is none.
func probationOf(rule ledger.ProbationRule) any {
	if rule.Days == 0 {
		return nil
	}
	return map[string]any{"days": rule.Days, "spend_limit": limitsOf(rule.Budget), "restrict": rule.Budget.Restrict}
}

// limitsOf are never nil: limits that are not there are {}.
func limitsOf(b dunning.Budget) map[money.Currency]int64 {
	if b.Limit == nil {
		return map[money.Currency]int64{}
	}
	return b.Limit
}

// readProbation reads how newcomers are served at first. Who has a probation begins with trial access, unless the stages say
// otherwise; without one nothing would end the trial.
func (f *tenantFile) readProbation(probation, stages ast.Node) (rule ledger.ProbationRule) {
	if probation != nil {
		rule = ledger.ProbationRule{Days: defaultProbation, Trial: true}
		f.mapping(probation, "probation", "`probation: {days: 30, spend_limit: {EUR: 10000}, restrict: true}`", map[string]func(*ast.MappingValueNode){
			"days":        func(e *ast.MappingValueNode) { rule.Days = f.count(e, "probation: days", maxProbationDays) },
			"spend_limit": func(e *ast.MappingValueNode) { rule.Budget.Limit = f.readLimits(e.Value, "probation: spend_limit") },
			"restrict":    func(e *ast.MappingValueNode) { rule.Budget.Restrict = f.yes(e, "probation: restrict") },
		})
	}
	if stages == nil {
		return rule
	}
	list, ok := stages.(*ast.SequenceNode)
	if !ok {
		f.report(stages, "stages must be `[full]` or `[trial, full]`")
		return rule
	}
	named := make([]string, len(list.Values))
	for i, value := range list.Values {
		named[i] = value.GetToken().Value
	}
	switch {
	case slices.Equal(named, fullAtOnce):
		rule.Trial = false
	case !slices.Equal(named, trialFirst):
		f.report(stages, "stages must be `[full]` or `[trial, full]`")
	case probation == nil:
		f.report(stages, "stages: trial needs `probation:`, which says when full access follows")
	}
	return rule
}

// readSpending reads what customers may spend in a month who are in no probation.
func (f *tenantFile) readSpending(node ast.Node) (b dunning.Budget) {
	f.mapping(node, "spending", "`spending: {limit: {EUR: 100000}, restrict: false}`", map[string]func(*ast.MappingValueNode){
		"limit":    func(e *ast.MappingValueNode) { b.Limit = f.readLimits(e.Value, "spending: limit") },
		"restrict": func(e *ast.MappingValueNode) { b.Restrict = f.yes(e, "spending: restrict") },
	})
	return b
}

// readLimits reads amounts in minor units by their currency.
func (f *tenantFile) readLimits(node ast.Node, what string) map[money.Currency]int64 {
	entries, ok := entriesOf(node)
	if !ok || len(entries) == 0 {
		f.report(node, "%s must name currencies with amounts in minor units, such as `{EUR: 10000}` for 100.00 EUR", what)
		return nil
	}
	limits := map[money.Currency]int64{}
	for _, entry := range entries {
		key := entry.Key.GetToken().Value
		currency, err := money.ParseCurrency(key)
		if err != nil {
			f.report(entry.Key, "%s: %.80q must be a currency by ISO 4217, such as EUR", what, key)
			continue
		}
		if _, again := limits[currency]; again {
			f.report(entry.Key, "%s: %s is there twice", what, currency)
		}
		limits[currency] = f.minor(entry, what+": "+key)
	}
	return limits
}

// minor reads an amount above zero.
func (f *tenantFile) minor(entry *ast.MappingValueNode, what string) int64 {
	if n, ok := entry.Value.(*ast.IntegerNode); ok {
		if minor, err := strconv.ParseInt(n.GetToken().Value, 10, 64); err == nil && minor >= 1 && minor <= money.MaxMinor {
			return minor
		}
	}
	f.report(entry.Value, "%s must be a whole number of minor units from 1 to %d", what, money.MaxMinor)
	return 1
}

func (f *tenantFile) yes(entry *ast.MappingValueNode, what string) bool {
	if b, ok := entry.Value.(*ast.BoolNode); ok {
		return b.Value
	}
	f.report(entry.Value, "%s must be true or false", what)
	return false
}
