package main

import (
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/screening"
)

func TestScreeningTables(t *testing.T) {
	t.Parallel()
	offline := &shell{t, map[string]string{}}
	standard := string(screening.StandardFile())
	for _, word := range []string{"validate", "explain"} {
		good := offline.feed(standard, "screening", word, "-", "--json")
		require.Zero(t, good.code, good.err)
		require.Equal(t, screening.Hash([]byte(standard)), good.json(t)["hash"])
		bad := offline.feed("table: x\nname: X\nrefer_at: no\n", "screening", word, "-", "--json")
		require.Equal(t, exitFailed, bad.code)
		require.Equal(t, false, bad.json(t)["valid"])
		require.Contains(t, bad.err, "line 3")
	}
	told := offline.run("screening", "explain")
	require.Equal(t, screening.Explain(screening.Standard()), told.out, "what ships")

	s := newShell(t)
	s.tenant("harbour")
	publish := func(file string) result {
		return s.feed(file, "screening", "publish", "-", "--tenant", "harbour", "--json")
	}
	require.EqualValues(t, 1, publish(standard).json(t)["version"])
	require.Equal(t, false, publish(standard).json(t)["new"])
	require.EqualValues(t, 2, publish("table: own\nname: Own\n").json(t)["version"])
	require.Equal(t, exitFailed, publish("table: own\n").code)
	nobody := s.feed(standard, "screening", "publish", "-", "--tenant", "nobody")
	require.NotZero(t, nobody.code)
	require.Contains(t, nobody.err, "nobody")
	require.Equal(t, exitUsage, s.feed(standard, "screening", "publish", "-").code)
}

func TestReview(t *testing.T) {
	t.Parallel()
	p := newPretend(t, always(200, object{
		"id": anID, "customer_id": "bakery", "kind": "refusal_review", "ref": "screening", "options": []string{"approve", "uphold"},
		"detail": object{}, "opened_at": "2026-11-20T09:00:00Z",
	}))
	got := p.run("customer", "review", "bakery", "--by", "Ana", "--note", "rang")
	require.Zero(t, got.code, got.err)
	require.Equal(t, "POST /v1/customers/bakery/review", p.last().call)
	require.Equal(t, object{"by": "Ana", "note": "rang"}, p.last().body)
	require.Contains(t, got.out, anID)
	require.Equal(t, exitUsage, p.run("customer", "review", "bakery", "--by", "Ana").code, "a reason is asked")
}
