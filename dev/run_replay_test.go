package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestABadHistoryIsRefusedBeforeAnythingStarts(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	bad, good := filepath.Join(dir, "bad.csv"), filepath.Join(dir, "good.csv")
	const header = "customerID,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,SettledDate\n"
	require.NoError(t, os.WriteFile(bad, []byte(header+"c,i-1,2013-01-02,2013-02-01,-1,\nc,i-2,2013-02-30,2013-02-01,1,\n"), 0o600))
	require.NoError(t, os.WriteFile(good, []byte(header+"c,i-1,2013-01-02,2013-02-01,1,\n"), 0o600))
	for name, test := range map[string]struct {
		args []string
		says []string
	}{
		"no file":           {[]string{"replay"}, []string{"one file"}},
		"two files":         {[]string{"replay", good, good}, []string{"one file"}},
		"an absent file":    {[]string{"replay", filepath.Join(dir, "absent.csv")}, []string{"absent.csv"}},
		"a folder":          {[]string{"replay", dir}, []string{dir}},
		"mistakes in it":    {[]string{"replay", bad}, []string{"bad.csv", "line 2, column InvoiceAmount", "line 3, column InvoiceDate"}},
		"another first day": {[]string{"replay", good, "--start", "2013-01-01"}, []string{"--start"}},
		"a bad speed":       {[]string{"replay", good, "--speed", "0"}, []string{"--speed"}},
		"an absent policy":  {[]string{"replay", good, "--policy", "absent.yaml"}, []string{"--policy"}},
		"exit":              {[]string{"replay", good, "--exit"}, []string{"--exit"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var stdout, stderr bytes.Buffer
			require.Equal(t, exitUsage, run(t.Context(), test.args, &stdout, &stderr))
			for _, says := range test.says {
				require.Contains(t, stderr.String(), says)
			}
			require.Empty(t, stdout.String())
		})
	}
}
