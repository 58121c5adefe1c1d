package policy_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/money"
	"arrears/internal/policy"
)

func TestWhatIsPublishedIsHeldAgainstMore(t *testing.T) {
	t.Parallel()
	const head = "policy: p\nname: P\n"
	const end = "  - {level: end, at: 60d, end: handover}\n"
	for name, c := range map[string]struct {
		file         string
		line, column int
		says         string // empty: it is taken
	}{
		"a gap too short":        {head + "steps:\n  - {level: a, at: 1d, send: [sms]}\n  - {level: final, at: 2d, send: [sms], mandatory: true}\n" + end, 5, 20, "written 1d after that of level a, and min_gap keeps 2d between two: write at: 3d or later"},
		"as long as the gap":     {head + "steps:\n  - {level: a, at: 1d, send: [sms]}\n  - {level: final, at: 3d, send: [sms], mandatory: true}\n" + end, 0, 0, ""},
		"a gap of open dates":    {head + "min_gap: 5d\nsteps:\n  - {level: a, at: 1bd, send: [sms]}\n  - {level: final, at: 5bd, send: [sms], mandatory: true}\n  - {level: end, at: 60bd, end: handover}\n", 6, 20, "written 4bd after that of level a, and min_gap keeps 5d between two: write at: 6bd or later"},
		"open dates far apart":   {head + "min_gap: 5d\nwindow: {days: [mon]}\nsteps:\n  - {level: a, at: 1bd, send: [sms]}\n  - {level: final, at: 2bd, send: [sms], mandatory: true}\n  - {level: end, at: 60bd, end: handover}\n", 0, 0, ""},
		"yet not far enough":     {head + "min_gap: 5d\nwindow: {days: [mon, tue]}\nsteps:\n  - {level: a, at: 1bd, send: [sms]}\n  - {level: final, at: 2bd, send: [sms], mandatory: true}\n  - {level: end, at: 60bd, end: handover}\n", 7, 20, "write at: 3bd or later"},
		"no gap":                 {head + "min_gap: 0d\nsteps:\n  - {level: a, at: 1d, send: [sms]}\n  - {level: final, at: 1d, send: [sms], mandatory: true}\n" + end, 0, 0, ""},
		"after a courtesy":       {head + "steps:\n  - {level: a, at: -1d, send: [sms]}\n  - {level: final, at: 0d, send: [sms], mandatory: true}\n" + end, 0, 0, ""},
		"a silent step between":  {head + "steps:\n  - {level: final, at: 1d, send: [sms], mandatory: true}\n  - {level: s, at: 1d, access: restricted}\n  - {level: b, at: 2d, send: [sms]}\n" + end, 6, 16, "after that of level final"},
		"two courtesies a date":  {head + "steps:\n  - {level: a, at: -2d, send: [sms]}\n  - {level: b, at: -2d, send: [email]}\n  - {level: final, at: 1d, send: [sms], mandatory: true}\n" + end, 5, 16, "nobody comes to it, since level a"},
		"the same access again":  {head + "steps:\n  - {level: final, at: 1d, send: [sms], mandatory: true}\n  - {level: s, at: 2d, access: suspended}\n  - {level: t, at: 3d, access: suspended, minimum: {EUR: 100}}\n" + end, 6, 24, "it does nothing, since level s has made access suspended already"},
		"for those who owe less": {head + "steps:\n  - {level: final, at: 1d, send: [sms], mandatory: true}\n  - {level: s, at: 2d, access: suspended, minimum: {EUR: 100}}\n  - {level: t, at: 3d, access: suspended}\n" + end, 0, 0, ""},
		"the same, and a word":   {head + "steps:\n  - {level: final, at: 1d, send: [sms], mandatory: true}\n  - {level: s, at: 2d, access: suspended}\n  - {level: t, at: 3d, access: suspended, send: [sms]}\n" + end, 0, 0, ""},
		"what Parse refuses":     {head + "steps:\n  - {level: a, at: 1d, send: [fax]}\n", 4, 31, "email or sms"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, _, err := policy.Check([]byte(c.file))
			if c.says == "" {
				require.NoError(t, err)
				return
			}
			var wrong *policy.Error
			require.True(t, errors.As(err, &wrong), "%v", err)
			require.Equal(t, [2]int{c.line, c.column}, [2]int{wrong.Problems[0].Line, wrong.Problems[0].Column}, "%s", err)
			require.Contains(t, wrong.Problems[0].Text, c.says)
		})
	}
}

// What was published before somebody thought of a rule is read all the same.
func TestParseReadsWhatCheckRefuses(t *testing.T) {
	t.Parallel()
	file := []byte("policy: p\nname: P\nsteps:\n  - {level: a, at: 1d, send: [sms]}\n  - {level: final, at: 2d, send: [sms], mandatory: true}\n  - {level: end, at: 9d, end: handover}\n")
	_, _, err := policy.Check(file)
	require.Error(t, err)
	_, err = policy.Parse(file)
	require.NoError(t, err)
}

func TestCurrenciesWithoutAMinimumAreWarnedOf(t *testing.T) {
	t.Parallel()
	file := []byte(`policy: p
name: P
minimum: {EUR: 0}
tolerance: {EUR: 5, JPY: 0}
steps:
  - {level: final, at: 1d, send: [sms], mandatory: true}
  - {level: s, at: 3d, access: suspended, minimum: {KWD: 500, JPY: 1}}
  - {level: end, at: 9d, end: handover}
`)
	p, warnings, err := policy.Check(file)
	require.NoError(t, err)
	require.Len(t, warnings, 2, "each once")
	require.Equal(t, "line 4, column 21: JPY has no minimum, so that everybody is chased for whatever they owe in it; name it in minimum:, as JPY: 0 if that is meant", warnings[0].String())
	require.Equal(t, [2]int{7, 53}, [2]int{warnings[1].Line, warnings[1].Column})
	more := policy.Unbounded(p, []money.Currency{"USD", "EUR"}, policy.Problem{Line: 3, Column: 10})
	require.Len(t, more, 1)
	require.Contains(t, more[0].String(), "line 3, column 10: USD has no minimum")
	_, warnings, err = policy.Check(policy.Standard())
	require.NoError(t, err)
	require.Empty(t, warnings)
}

// Check takes nothing that Parse refuses, and names a place for all that it says.
func FuzzCheck(f *testing.F) {
	f.Add(policy.Standard())
	f.Add([]byte(smallest))
	f.Add([]byte(smallest + "tolerance: {JPY: 1}\nmin_gap: 9d\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		p, warnings, err := policy.Check(file)
		parsed, unread := policy.Parse(file)
		var wrong *policy.Error
		switch {
		case err == nil:
			require.NoError(t, unread)
			require.Equal(t, parsed, p)
		default:
			require.ErrorAs(t, err, &wrong)
			warnings = append(warnings, wrong.Problems...)
		}
		for _, p := range warnings {
			require.True(t, p.Line > 0 && p.Column > 0, p.String())
		}
	})
}
