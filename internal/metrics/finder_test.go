package metrics_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/metrics"
	"arrears/internal/provider"
)

// list knows of one message, or cannot be read.
type list struct {
	report *provider.Report
	err    error
}

func (l *list) FindSMS(context.Context, provider.Sought) (*provider.Report, error) {
	return l.report, l.err
}
func (l *list) FetchSMS(context.Context, string, string) (*provider.Report, error) {
	return l.report, l.err
}

func TestLooksAreTimedByWhatTheyFound(t *testing.T) {
	t.Parallel()
	m := metrics.New()
	l := &list{}
	finder := m.Finder("twilio", l)
	for _, answer := range []list{
		{report: &provider.Report{Status: provider.Sent}}, {}, {err: &provider.Error{Provider: "twilio", Class: provider.Transient, Code: "http_503"}},
	} {
		*l = answer
		got, err := finder.FindSMS(t.Context(), provider.Sought{})
		require.Equal(t, answer, list{got, err}, "what is timed is handed on")
		got, err = finder.FetchSMS(t.Context(), "m", "SM1")
		require.Equal(t, answer, list{got, err})
	}
	text := scrape(t, m)
	for _, operation := range []string{"find_sms", "fetch_sms"} {
		for _, outcome := range []string{"found", "absent", "transient"} {
			require.Contains(t, text, `arrears_provider_duration_seconds_count{operation="`+operation+`",outcome="`+outcome+`",provider="twilio"} 1`+"\n")
		}
	}
}
