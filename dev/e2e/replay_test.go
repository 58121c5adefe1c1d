package e2e_test

import (
	"net/http"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/dev/replay"
	"arrears/dev/stack"
	"arrears/internal/history"
	"arrears/internal/money"
)

// TestAHistoryIsReplayed plays four customers: one pays in time, one after the first notice, one after suspension, and
// one never.
func TestAHistoryIsReplayed(t *testing.T) {
	t.Parallel()
	file, err := os.Open("testdata/history.csv")
	require.NoError(t, err)
	defer func() { _ = file.Close() }()
	rows, err := history.Read(file, history.Played)
	require.NoError(t, err)
	const speed = 86_400
	begin, err := replay.Begin(rows, speed)
	require.NoError(t, err)
	b := setupWith(t, stack.Config{Start: begin, Speed: speed, Policy: "testdata/hasty.yaml"})

	shown := replay.Progress{}
	result, err := replay.Run(t.Context(), replay.Config{
		API: b.API, Key: b.APIKey, Clock: b.Clock, Rows: rows,
		Progress: func(p replay.Progress) { shown = p }, Say: func(text string) { t.Log(text) },
	})
	require.NoError(t, err)
	require.NoError(t, shown.Blind)
	require.Equal(t, 11, shown.Facts)
	require.Equal(t, 4, result.Customers)
	require.Equal(t, 6, result.Invoices)
	require.Equal(t, 5, result.Payments)
	require.Equal(t, map[string]map[string]int{"first": {"email": 3}, "final": {"email": 2}, "reinstated": {"email": 1}}, result.Notices)
	require.Equal(t, 2, result.Suspensions)
	require.Equal(t, 1, result.Reinstatements)
	require.Equal(t, 1, result.Owing)
	require.Equal(t, []money.Amount{{Currency: "USD", Minor: 7510}}, result.Open)
	require.Equal(t, 1, result.LaddersEnded)
	require.Zero(t, result.Worklist)
	var asked []struct{ Type string }
	require.Equal(t, http.StatusOK, b.call(http.MethodGet, b.Sandbox+"/billing.json", nil, &asked))
	require.Len(t, asked, 1)
	require.Equal(t, "handover", asked[0].Type, "the books heard of it by webhook")
	b.requireForetold(rows, "testdata/hasty.yaml")
}
