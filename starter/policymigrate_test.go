package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const digest = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

func previewOf(customer string, more object) object {
	m := object{"customer_id": customer, "from": 1, "to": 2, "digest": digest, "items": []object{{
		"invoice_id": "i-" + customer, "due_on": "2026-11-02", "open": object{"currency": "EUR", "minor": 12_000},
		"steps": []object{{"level": "first", "was": "2026-11-05", "is": "2026-11-09"}, {"level": "call", "was": nil, "is": "2026-11-12"}},
	}}}
	for key, value := range more {
		m[key] = value
	}
	return m
}

func TestMigrationIsPreviewedAndCarriedOut(t *testing.T) {
	t.Parallel()
	p := newPretend(t, func(in asked) answer {
		switch {
		case strings.Contains(in.call, "cursor=bmV4dA"):
			cannot := object{"cannot": object{"invoice_id": "i-cafe", "level": "second", "why": "level_unknown"}, "items": []object{}}
			return answer{status: 200, body: object{"items": []object{previewOf("cafe", cannot)}, "next": nil}}
		case strings.HasPrefix(in.call, "GET "):
			return answer{status: 200, body: object{"items": []object{previewOf("bakery", nil)}, "next": "bmV4dA"}}
		case strings.HasSuffix(in.call, "/undo"):
			return answer{status: 200, body: object{"items": []object{{"customer_id": "bakery", "from": 2, "to": 1}}, "next": nil}}
		default:
			return answer{status: 200, body: object{"items": []object{
				{"customer_id": "bakery", "from": 1, "to": 2}, {"customer_id": "cafe", "kept": "misfit", "cannot": object{"invoice_id": "i-cafe", "level": "second", "why": "level_unknown"}},
			}, "next": nil}}
		}
	})
	plan := filepath.Join(t.TempDir(), "plan.jsonl")
	shown := p.run("policy", "migrate", "standard", "--to", "2", "--from", "1", "--preview", "--out", plan)
	require.Zero(t, shown.code, shown.err)
	require.Equal(t, []string{
		"customer  invoice   due         open        level  was         is",
		"bakery    i-bakery  2026-11-02  120.00 EUR  first  2026-11-05  2026-11-09",
		"bakery    i-bakery  2026-11-02  120.00 EUR  call   -           2026-11-12",
		"cafe  i-cafe      second  cannot move: level_unknown",
	}, strings.Split(strings.TrimSpace(shown.out), "\n"))
	require.Contains(t, shown.err, "2 customers in an episode, of whom 1 can move to version 2")
	require.Equal(t, "GET /v1/policies/standard/versions/2/migration?from=1&limit=100", p.seen[0].call)

	carry := []string{"policy", "migrate", "standard", "--to", "2", "--plan", plan, "--id", "m-1", "--by", "Ana", "--reason", "a week more"}
	carried := p.run(carry...)
	require.Equal(t, exitFailed, carried.code, "somebody was left")
	require.Contains(t, carried.out, "bakery    1 → 2")
	require.Contains(t, carried.out, "misfit: level_unknown at level second of invoice i-cafe")
	require.Contains(t, carried.err, "1 customers moved, and 1 stay where they are")
	require.Equal(t, object{"id": "m-1", "to": 2.0, "by": "Ana", "reason": "a week more", "customers": []any{
		object{"customer_id": "bakery", "digest": digest}, object{"customer_id": "cafe", "digest": digest},
	}}, p.last().body)

	undone := p.run("policy", "undo", "standard", "m-1", "--by", "Ana", "--reason", "the wrong cohort", "--json")
	require.Zero(t, undone.code, undone.err)
	require.EqualValues(t, 1, undone.json(t)["to"])

	asked := len(p.seen)
	again := p.run("policy", "migrate", "standard", "--to", "2", "--preview", "--out", plan)
	require.Equal(t, exitUsage, again.code, "a file that is there is not written over")
	for name, content := range map[string]string{"nobody": "", "no preview": "{}\n", "no JSON": "bakery\n", "another version": `{"customer_id":"a","digest":"b","to":3}`} {
		require.NoError(t, os.WriteFile(plan, []byte(content), 0o600))
		require.Equal(t, exitUsage, p.run(carry...).code, name)
	}
	for _, wrong := range [][]string{
		{"--to", "2"}, {"--preview"}, {"--to", "2", "--plan", plan}, {"--to", "2", "--preview", "--plan", plan, "--id", "m", "--by", "A", "--reason", "r"},
		{"--to", "2", "--preview", "--customer", "a", "--from", "1"},
	} {
		require.Equal(t, exitUsage, p.run(append([]string{"policy", "migrate", "standard"}, wrong...)...).code, "%v", wrong)
	}
	require.Len(t, p.seen, asked, "nobody was asked")
}

func TestPolicyVersions(t *testing.T) {
	t.Parallel()
	p := newPretend(t, func(in asked) answer {
		if strings.HasSuffix(in.call, "/versions/2") {
			return answer{status: 200, body: object{"version": 2, "hash": digest, "published_at": "2026-11-20T09:00:00Z", "file": "policy: standard\n"}}
		}
		return answer{status: 200, body: object{"items": []object{
			{"version": 2, "hash": digest, "published_at": "2026-11-20T09:00:00Z", "customers": 0},
			{"version": 1, "hash": digest, "published_at": "2026-11-01T09:00:00Z", "customers": 7},
		}, "next": nil}}
	})
	got := p.run("policy", "versions", "standard")
	require.Zero(t, got.code, got.err)
	require.Contains(t, got.out, "1        2026-11-01T09:00:00Z  7              "+digest)
	require.Contains(t, p.run("policy", "versions", "standard", "--json").out, `"customers":7`)
	require.Equal(t, "GET /v1/policies/standard/versions?limit=500", p.last().call)
	require.Equal(t, "policy: standard\n", p.run("policy", "show", "standard").out)
	require.Equal(t, digest, p.run("policy", "show", "standard", "--version", "2", "--json").json(t)["hash"])
}
