package main

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestRecordingDoesOnlyWhatItWasAskedFor(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		args []string
		says string
	}{
		"recorded lives are not replaced unasked": {[]string{"record"}, "--force"},
		"the lives have a speed of their own":     {[]string{"record", "--force", "--speed", "10"}, "--speed"},
		"and a policy":                            {[]string{"record", "--force", "--policy", "x.yaml"}, "--policy"},
		"nothing is named":                        {[]string{"record", "active-current"}, "active-current"},
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
