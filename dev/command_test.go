package main

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestWrongUsageNamesTheFlagAndExitsTwo(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		args []string
		says string
	}{
		"an unknown flag":       {[]string{"--sped", "1"}, "--sped"},
		"no number":             {[]string{"--speed", "fast"}, "--speed"},
		"a clock that stands":   {[]string{"--speed", "0"}, "--speed"},
		"no speed at all":       {[]string{"--speed", "NaN"}, "--speed"},
		"a privileged port":     {[]string{"stack", "--port-base", "80"}, "--port-base"},
		"no date":               {[]string{"stack", "--start", "tomorrow"}, "--start"},
		"a port out of range":   {[]string{"stack", "--port-base", "70000"}, "--port-base"},
		"an unknown command":    {[]string{"stak"}, "stak"},
		"an absent policy file": {[]string{"--policy", "absent.yaml"}, "--policy"},
		"exit of the stack":     {[]string{"stack", "--exit"}, "--exit"},
		"an unknown scenario":   {[]string{"outages", "--only", "flood"}, "temporal-wiped"},
		"a clock of one's own":  {[]string{"outages", "--speed", "60"}, "--speed"},
		"a run of nobody":       {[]string{"crash", "--customers", "0"}, "--customers"},
		"a crash of one's date": {[]string{"crash", "--start", "2026-03-02"}, "--start"},
		"a rate above all":      {[]string{"crash", "--lost", "5"}, "--lost"},
		"no benchmark":          {[]string{"bench"}, "which one"},
		"too few sign-ups":      {[]string{"bench", "signup", "--requests", "10"}, "--requests"},
		"all at once":           {[]string{"bench", "signup", "--over", "0s"}, "--over"},
		"a bench of one's own":  {[]string{"bench", "signup", "--data", "x"}, "--data"},
		"a seed that is none":   {[]string{"outages", "--seed", "acorn"}, "--seed"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var stdout, stderr bytes.Buffer
			require.Equal(t, exitUsage, run(t.Context(), test.args, &stdout, &stderr))
			require.Contains(t, stderr.String(), test.says)
			require.Empty(t, stdout.String())
		})
	}
}
