package metrics_test

import (
	"context"
	"errors"
	"fmt"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/ledger"
	"arrears/internal/metrics"
	"arrears/internal/provider"
)

func scrape(t *testing.T, m *metrics.Metrics) string {
	t.Helper()
	answer := httptest.NewRecorder()
	m.Handler().ServeHTTP(answer, httptest.NewRequestWithContext(t.Context(), "GET", "/metrics", nil))
	require.Equal(t, 200, answer.Code)
	return answer.Body.String()
}

func TestDeedsAreCountedByWhatTheyAre(t *testing.T) {
	t.Parallel()
	m := metrics.New()
	for _, d := range []ledger.Deed{
		{What: "invoice.received"}, {What: "invoice.received"}, {What: "phase.closed", Decided: true},
		{What: "message.accepted", Decided: true, Channel: "sms"},
	} {
		m.Deed(d)
	}
	text := scrape(t, m)
	for _, line := range []string{
		`arrears_facts_total{fact="invoice.received"} 2`, `arrears_decisions_total{decision="phase.closed"} 1`,
		`arrears_messages_total{channel="sms",state="accepted"} 1`,
		`arrears_facts_total{fact="payment.received"} 0`, `arrears_decisions_total{decision="step.taken"} 0`,
	} {
		require.Contains(t, text, line+"\n")
	}
	require.NotContains(t, text, "message.accepted")
}

// vendor answers as it is told.
type vendor struct {
	result provider.Result
	err    error
}

func (v *vendor) Sender() string { return "+12025550100" }
func (v *vendor) SendSMS(context.Context, provider.SMS) (provider.Result, error) {
	return v.result, v.err
}
func (v *vendor) ChangeAccess(context.Context, provider.AccessChange) error { return v.err }

func TestProvidersAreTimedByOutcome(t *testing.T) {
	t.Parallel()
	m := metrics.New()
	v := &vendor{}
	sms, access := m.SMS("twilio", v), m.Provisioner("provisioning", v)
	require.Equal(t, v.Sender(), sms.Sender())
	for _, answer := range []vendor{
		{result: provider.Result{Outcome: provider.Accepted, ProviderID: "SM1"}},
		{result: provider.Result{Outcome: provider.Suppressed, Code: "21610"}},
		{err: fmt.Errorf("wrapped: %w", &provider.Error{Provider: "twilio", Class: provider.InDoubt, Code: "timeout"})},
		{err: errors.New("of no class")},
	} {
		*v = answer
		got, err := sms.SendSMS(t.Context(), provider.SMS{})
		require.Equal(t, answer.result, got, "what is timed is handed on")
		require.Equal(t, answer.err, err)
		require.Equal(t, answer.err, access.ChangeAccess(t.Context(), provider.AccessChange{}))
	}
	text := scrape(t, m)
	for operation, outcomes := range map[string]map[string]int{
		`operation="send_sms",outcome="%s",provider="twilio"`:            {"accepted": 1, "suppressed": 1, "in_doubt": 1, "unclassified": 1},
		`operation="change_access",outcome="%s",provider="provisioning"`: {"ok": 2, "in_doubt": 1, "unclassified": 1},
	} {
		for outcome, n := range outcomes {
			require.Contains(t, text, fmt.Sprintf("arrears_provider_duration_seconds_count{"+operation+"} %d\n", outcome, n))
		}
	}
}

func TestAWorkerServesEveryNameFromTheStart(t *testing.T) {
	t.Parallel()
	m := metrics.New()
	w := m.Worker()
	w.Carried(90 * time.Second)
	w.Failed(metrics.RelayWake)
	w.Activity("Assess", "ok", time.Millisecond)
	handler, err := m.Temporal()
	require.NoError(t, err)
	handler.WithTags(map[string]string{"operation": "Poll"}).Timer("temporal_request_latency").Record(20 * time.Millisecond)
	text := scrape(t, m)
	for _, line := range []string{
		`arrears_wake_duration_seconds_bucket{le="60"} 0`, `arrears_wake_duration_seconds_bucket{le="300"} 1`,
		`arrears_relay_failures_total{errand="wake"} 1`, `arrears_relay_failures_total{errand="listen"} 0`,
		`arrears_activity_duration_seconds_count{activity="Assess",outcome="ok"} 1`,
		`temporal_request_latency_seconds_bucket{operation="Poll",le="0.025"} 1`,
	} {
		require.Contains(t, text, line+"\n")
	}
	var none *metrics.Worker
	none.Carried(time.Second)
	none.Failed(metrics.RelaySweep)
	none.Activity("Assess", "ok", time.Second)
}
