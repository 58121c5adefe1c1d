package metrics_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/metrics"
	"arrears/internal/provider"
)

// oracle answers whatever it is asked about an applicant.
type oracle struct {
	line    provider.Line
	opinion provider.Opinion
	err     error
}

func (o *oracle) LookUp(context.Context, string) (provider.Line, error) { return o.line, o.err }

func (o *oracle) Ask(context.Context, provider.Applicant) (provider.Opinion, error) {
	return o.opinion, o.err
}

func TestQuestionsAboutApplicantsAreTimed(t *testing.T) {
	t.Parallel()
	m := metrics.New()
	o := &oracle{}
	lines, register := m.Lines("twilio", o), m.Screening("register", o)
	for _, answer := range []oracle{
		{line: provider.Line{Type: provider.LineMobile}, opinion: provider.Opinion{Outcome: provider.OpinionRefuse}},
		{err: &provider.Error{Provider: "register", Class: provider.Transient, Code: "http_503"}},
	} {
		*o = answer
		line, err := lines.LookUp(t.Context(), "+12025550101")
		require.Equal(t, answer, oracle{line, answer.opinion, err}, "what is timed is handed on")
		opinion, err := register.Ask(t.Context(), provider.Applicant{})
		require.Equal(t, answer, oracle{answer.line, opinion, err})
	}
	text := scrape(t, m)
	for _, series := range []string{
		`operation="look_up",outcome="ok",provider="twilio"`, `operation="look_up",outcome="transient",provider="twilio"`,
		`operation="ask_register",outcome="refuse",provider="register"`, `operation="ask_register",outcome="transient",provider="register"`,
	} {
		require.Contains(t, text, "arrears_provider_duration_seconds_count{"+series+"} 1\n")
	}
}
