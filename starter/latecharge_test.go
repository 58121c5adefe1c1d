package main

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestComputeNeedsNoServer(t *testing.T) {
	t.Parallel()
	s := &shell{t, map[string]string{}}
	compute := func(args ...string) result {
		return s.run(append([]string{"late-charge", "compute", "--jurisdiction", "DE", "--amount", "1000.00", "--due", "2024-11-30", "--through", "2025-08-31"}, args...)...)
	}
	got := compute("--json")
	require.Zero(t, got.code, got.err)
	told := got.json(t)
	require.Equal(t, object{"currency": "EUR", "minor": 8384.0}, told["interest"])
	require.Equal(t, object{"currency": "EUR", "minor": 4000.0}, told["fixed_sum"])
	rows := told["rows"].([]any)
	require.Len(t, rows, 3, "one for each half-year")
	require.Equal(t, "11.27", rows[1].(object)["rate_percent"])
	require.Equal(t, 181.0, rows[1].(object)["days"])
	text := compute()
	require.Contains(t, text.out, "83.84 EUR")
	require.Contains(t, text.out, "§ 288(2)", "with its source")
	require.Equal(t, 4.0, float64(len(compute("--paid", "2025-02-01=400.00", "--json").json(t)["rows"].([]any))))

	newer := compute("--due", "2026-06-25", "--through", "2026-07-05", "--rate", "2026-07-01=2.00", "--json")
	require.Zero(t, newer.code, newer.err)
	require.Equal(t, "11.00", newer.json(t)["rows"].([]any)[1].(object)["rate_percent"])

	for want, args := range map[string][]string{
		"--rate \"2026-07-01\"":     {"--rate", "2026-07-01"},
		"--rate: a rate from":       {"--rate", "2099-07-01=1"},
		"--jurisdiction":            {"--jurisdiction", "FR"},
		"none are charged there":    {"--jurisdiction", "US"},
		"--amount":                  {"--amount", "1,000"},
		"more than --amount":        {"--paid", "2025-02-01=1000.01"},
		"--paid \"2025-02-01\"":     {"--paid", "2025-02-01"},
		"within fifty years":        {"--through", "2099-01-01"},
		"is before it, and is char": {"--due", "2001-01-01", "--through", "2001-02-01"},
		"rate table of DE ends on":  {"--through", "2060-01-01"},
	} {
		refused := compute(args...)
		require.NotZero(t, refused.code, want)
		require.Contains(t, refused.err, want)
		require.Empty(t, refused.out, want)
	}
}

func TestChargeTables(t *testing.T) {
	t.Parallel()
	s := &shell{t, map[string]string{}}
	list := s.run("late-charge", "tables", "--json").json(t)["items"].([]any)
	require.Len(t, list, 3)
	for _, table := range list {
		require.NotEmpty(t, table.(object)["source"])
		require.NotEmpty(t, table.(object)["law"])
	}
	require.Contains(t, s.run("late-charge", "tables").out, "known through")
}

func TestLateChargesAreAskedOfTheGateway(t *testing.T) {
	t.Parallel()
	euros := func(minor int) object { return object{"currency": "EUR", "minor": minor} }
	charge := func(id string) object {
		return object{
			"invoice_id": id, "due_on": "2026-03-05", "interest": euros(301), "fixed_sum": euros(4000), "claimed": euros(0), "waived": euros(0),
			"left": euros(4301), "rows": []object{},
		}
	}
	p := newPretend(t, func(in asked) answer {
		if in.call == "GET /v1/invoices/i-1" {
			return answer{status: 200, body: object{
				"id": "i-1", "customer_id": "bakery", "amount": euros(100000), "issued_on": "2026-03-01", "due_on": "2026-03-05", "kind": "standard",
				"open": euros(100000), "settled": false,
			}}
		}
		return answer{status: 200, body: object{"customer_id": "bakery", "through": "2026-03-15", "jurisdiction": "DE", "items": []object{charge("i-1"), charge("i-2")}}}
	})
	got := p.run("late-charge", "show", "--customer", "bakery", "--on", "2026-03-15")
	require.Zero(t, got.code, got.err)
	require.Equal(t, "GET /v1/customers/bakery/late-charges?on=2026-03-15", p.last().call)
	require.Contains(t, got.out, "43.01 EUR")
	got = p.run("late-charge", "show", "--invoice", "i-1", "--json")
	require.Len(t, got.json(t)["items"], 1, got.err)

	got = p.run("late-charge", "claim", "--customer", "bakery", "--through", "2026-03-15", "--invoice-id", "i-1")
	require.Zero(t, got.code, got.err)
	require.Equal(t, "POST /v1/customers/bakery/late-charges/claim", p.last().call)
	require.Equal(t, object{"through": "2026-03-15", "invoice_id": "i-1"}, p.last().body)
	require.Zero(t, p.run("late-charge", "claim", "--customer", "bakery").code)
	require.Equal(t, object{}, p.last().body)
	require.Zero(t, p.run("late-charge", "waive", "--customer", "bakery", "--reason", "goodwill", "--by", "Ana").code)
	require.Equal(t, object{"reason": "goodwill", "by": "Ana"}, p.last().body)
	for _, wrong := range [][]string{{"show"}, {"show", "--customer", "a", "--invoice", "b"}, {"claim"}, {"waive", "--customer", "bakery"}, {"show", "--customer", "a", "--on", "soon"}} {
		require.Equal(t, exitUsage, p.run(append([]string{"late-charge"}, wrong...)...).code, wrong)
	}
}

func TestTheTenantsFileNamesWhomItCharges(t *testing.T) {
	t.Parallel()
	rules, err := parseTenant("harbour", []byte(`name: A
late_charges:
  jurisdictions: [DE, GB]
  left_over: waive
  rates: {DE: [{from: 2026-07-01, percent: "1.27", source: Bundesanzeiger}, {from: 2027-01-01, percent: "1.50", source: Bundesanzeiger}]}
`), true)
	require.NoError(t, err)
	require.Equal(t, "DE", string(rules.LateCharges.Jurisdictions[0]))
	table, charged := rules.LateCharges.Table("DE")
	require.True(t, charged)
	require.Equal(t, "2027-06-30", table.Base.KnownThrough.String())
	for text, want := range map[string]string{
		"late_charges: yes":                                    "must be a mapping",
		"late_charges: {left_over: ask}":                       "jurisdictions is missing",
		"late_charges: {jurisdictions: []}":                    "list of at least one",
		"late_charges: {jurisdictions: [FR]}":                  `line 2, column 32: late_charges: jurisdictions: "FR" is a country of the table EU`,
		"late_charges: {jurisdictions: [US]}":                  "none are charged there",
		"late_charges: {jurisdictions: [DE, DE]}":              "DE is there twice",
		"late_charges: {jurisdictions: [DE], left_over: sell}": "left_over must be ask, claim or waive",
		"late_charges: {jurisdictions: [DE], rate: 9}":         `"rate" is not known`,
		"late_charges: {jurisdictions: [DE], rates: {EU: [{from: 2026-07-01, percent: \"2\", source: s}]}}": "not among the jurisdictions",
		"late_charges: {jurisdictions: [DE], rates: {DE: [{from: 2026-07-01, percent: \"2\"}]}}":            "source is missing",
		"late_charges: {jurisdictions: [DE], rates: {DE: [{from: 2099-07-01, percent: 2, source: s}]}}":     "not that of the next half-year",
		"late_charges: {jurisdictions: [DE], rates: {DE: [{from: 2026-07-01, percent: lots, source: s}]}}":  "percent",
		"late_charges: {jurisdictions: [DE], rates: {DE: [{from: 2025-07-01, percent: 2, source: s}]}}":     "contradicts the table that ships",
	} {
		_, err := parseTenant("harbour", []byte("name: A\n"+text+"\n"), true)
		require.ErrorContains(t, err, want, text)
	}
}
