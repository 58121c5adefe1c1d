package main

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/dev/bench/simulate"
)

func TestASimulationIsMeasured(t *testing.T) {
	t.Parallel()
	measure := func(seed string) simulate.Result {
		var stdout, stderr bytes.Buffer
		args := []string{"bench", "simulate", "--customers", "600", "--invoices", "3000", "--seed", seed, "--json"}
		require.Equal(t, exitDone, run(t.Context(), args, &stdout, &stderr), "%s", &stderr)
		require.Contains(t, stderr.String(), "3000 invoices of 600 customers")
		require.Contains(t, stderr.String(), "sorting and writing as many")
		var result simulate.Result
		require.NoError(t, json.Unmarshal(stdout.Bytes(), &result))
		return result
	}
	first, again, other := measure("1"), measure("1"), measure("2")
	require.Positive(t, first.Actions)
	require.Greater(t, first.Decisions, int64(first.Invoices))
	require.Positive(t, first.Figure)
	require.InDelta(t, first.Ratio, first.Figure/first.Reference, 1e-9)
	require.Positive(t, first.PeakMiB)
	require.Equal(t, [2]int64{int64(first.Actions), first.Bytes}, [2]int64{int64(again.Actions), again.Bytes})
	require.NotEqual(t, first.Bytes, other.Bytes)
}

func TestAWrongSizeOfASimulationIsRefused(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"--customers", "0"}, {"--invoices", "5"}, {"--speed", "2"}, {"--seed", "acorn"}} {
		var stdout, stderr bytes.Buffer
		require.Equal(t, exitUsage, run(t.Context(), append([]string{"bench", "simulate"}, args...), &stdout, &stderr))
		require.Contains(t, stderr.String(), args[0])
	}
}
