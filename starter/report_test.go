package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func agingLine(currency string, minors ...int) object {
	return object{
		"currency": currency, "buckets": object{"current": minors[0], "1-30": minors[1], "31-60": minors[2], "61-90": minors[3], "90+": minors[4]},
		"total": minors[0] + minors[1] + minors[2] + minors[3] + minors[4], "invoices": 42, "credit": minors[5],
	}
}

func TestAging(t *testing.T) {
	t.Parallel()
	report := object{"as_of": "2026-11-24", "complete": false, "items": []object{
		agingLine("EUR", 1234567, 5, 0, 100, 0, 2500), agingLine("JPY", 1200, 0, 0, 0, 5594, 0), agingLine("KWD", 1, 0, 0, 0, 0, 0),
	}}
	p := newPretend(t, always(200, report))
	got := p.run("report", "aging", "--as-of", "2026-11-24")
	require.Zero(t, got.code, got.err)
	require.Equal(t, "GET /v1/reports/aging?as_of=2026-11-24", p.last().call)
	require.Equal(t, strings.TrimPrefix(`
open at the end of 2026-11-24 (the day is not over for everybody: more may be recorded on it)

  currency   current   1-30  31-60  61-90    90+     total  items  credit
       EUR  12345.67   0.05   0.00   1.00   0.00  12346.72     42   25.00
       JPY      1200      0      0      0   5594      6794     42       0
       KWD     0.001  0.000  0.000  0.000  0.000     0.001     42   0.000
`, "\n"), got.out)

	table := p.run("report", "aging", "--csv")
	require.Equal(t, "GET /v1/reports/aging", p.last().call)
	require.Equal(t, `as_of,currency,current,1-30,31-60,61-90,90+,total,items,credit
2026-11-24,EUR,12345.67,0.05,0.00,1.00,0.00,12346.72,42,25.00
2026-11-24,JPY,1200,0,0,0,5594,6794,42,0
2026-11-24,KWD,0.001,0.000,0.000,0.000,0.000,0.001,42,0.000
`, table.out)
	require.Equal(t, false, p.run("report", "aging", "--json").json(t)["complete"])

	none := newPretend(t, always(200, object{"as_of": "2026-11-24", "complete": true, "items": []object{}}))
	require.Equal(t, "open at the end of 2026-11-24\n\nnothing is open\n", none.run("report", "aging").out)
}

func TestCollections(t *testing.T) {
	t.Parallel()
	p := newPretend(t, always(200, object{"from": "2026-10-01", "to": "2026-10-31", "items": []object{
		{"currency": "EUR", "opening": 100000, "billed": 50000, "closing": 75000, "closing_current": 25000, "dso": 46.5, "cei": 60.04},
		{"currency": "JPY", "opening": 0, "billed": 0, "closing": 0, "closing_current": 0, "dso": nil, "cei": nil},
	}}))
	got := p.run("report", "collections", "--from", "2026-10-01", "--to", "2026-10-31")
	require.Zero(t, got.code, got.err)
	require.Equal(t, "GET /v1/reports/collections?from=2026-10-01&to=2026-10-31", p.last().call)
	require.Equal(t, strings.TrimPrefix(`
from 2026-10-01 to 2026-10-31

  currency  opening  billed  closing  not due yet        DSO     CEI
       EUR  1000.00  500.00   750.00       250.00  46.5 days  60.0 %
       JPY        0       0        0            0          -       -
`, "\n"), got.out)
	require.Nil(t, p.run("report", "collections", "--from", "2026-10-01", "--to", "2026-10-31", "--json").json(t)["items"].([]any)[1].(object)["dso"])
}

func TestWorklist(t *testing.T) {
	t.Parallel()
	work := func(id, kind string) object {
		return object{
			"id": "00000000-0000-4000-8000-00000000000" + id, "customer_id": "bakery", "kind": kind, "ref": "m-" + id,
			"options": []string{"sent", "not_sent"}, "detail": object{"level": "final"}, "opened_at": "2026-11-20T09:00:00Z",
		}
	}
	p := newPretend(t, func(in asked) answer {
		if strings.Contains(in.call, "cursor=") {
			return answer{status: 200, body: object{"items": []object{work("2", "approve")}, "next": nil}}
		}
		return answer{status: 200, body: object{"items": []object{work("1", "in_doubt")}, "next": "a+b"}}
	})
	got := p.run("worklist")
	require.Zero(t, got.code, got.err)
	require.Equal(t, "GET /v1/worklist?limit=500&cursor=a%2Bb", p.last().call)
	lines := strings.Split(strings.TrimSpace(got.out), "\n")
	require.Len(t, lines, 3)
	require.Regexp(t, `^since +customer +what +about +options +id +detail$`, lines[0])
	require.Contains(t, lines[1], `in_doubt  m-1    sent | not_sent`)
	require.Len(t, strings.Split(strings.TrimSpace(p.run("worklist", "--json").out), "\n"), 2)

	empty := newPretend(t, always(200, object{"items": []object{}, "next": nil}))
	require.Contains(t, empty.run("worklist").err, "nothing waits")
}
