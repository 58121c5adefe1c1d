package main

import (
	"maps"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"arrears/internal/ledger"
)

// The most that a tenant may allow in an hour: beyond them a cap is none.
const (
	maxCodesOfOne = 100       // to one number: what Verify sends in ten minutes, and more
	maxCodesOfFew = 10_000    // to one block of numbers, or to one address
	maxCodesOfAll = 1_000_000 // to one country, or of the tenant
	maxRisk       = 100
)

// readCodes reads how many codes may be asked for within an hour, and how risky a number may be. What is not named keeps its default.
func (f *tenantFile) readCodes(node ast.Node) ledger.CodeRules {
	r := ledger.DefaultCodeRules
	entries, ok := entriesOf(node)
	if !ok {
		f.report(node, "codes must be a mapping, such as `codes: {number: 5, prefix: 20, ip: 20, country: 500, tenant: 2000, risk: 75}`")
		return r
	}
	type limit struct {
		to   *int
		most int
	}
	known := map[string]limit{
		"number": {&r.Number, maxCodesOfOne}, "prefix": {&r.Prefix, maxCodesOfFew}, "ip": {&r.IP, maxCodesOfFew},
		"country": {&r.Country, maxCodesOfAll}, "tenant": {&r.Tenant, maxCodesOfAll}, "risk": {&r.Risk, maxRisk},
	}
	for _, entry := range entries {
		key := entry.Key.GetToken().Value
		limit, ok := known[key]
		if !ok {
			f.report(entry.Key, "codes: %.80q is not known; write one of %s", key, strings.Join(slices.Sorted(maps.Keys(known)), ", "))
			continue
		}
		*limit.to = f.count(entry, "codes: "+key, limit.most)
	}
	return r
}
