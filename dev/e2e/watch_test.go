package e2e_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/stretchr/testify/require"

	"arrears/dev/stack"
)

// Three facts, each in a trace of its caller's.
const (
	signUpTrace  = "11111111111111111111111111111111"
	invoiceTrace = "22222222222222222222222222222222"
	actTrace     = "33333333333333333333333333333333"
	callersSpan  = "00f067aa0ba902b7"
)

// TestAFactIsTracedToWhatItCauses follows facts by the trace that their caller names: through the gateway, the relay and
// Temporal into the activities that they cause, in spans and in the process logs. Nothing else of the caller's comes along.
// What the stack serves as metrics is held against the dashboard and the alerts.
func TestAFactIsTracedToWhatItCauses(t *testing.T) {
	t.Parallel()
	collector := startReceiver(t)
	b := setupWith(t, stack.Config{
		Start: monday, Speed: 3600, OTel: map[string]string{"OTEL_EXPORTER_OTLP_ENDPOINT": collector.url, "OTEL_BSP_SCHEDULE_DELAY": "100"},
	})
	b.fault(map[string]any{"target": "email", "mode": "error", "status": 503, "next": 1})
	b.traced(signUpTrace, "/v1/customers", map[string]any{
		"id": "c-1", "name": "Harbour Bakery", "email": "bakery@harbour.example", "country": "US", "time_zone": "UTC", "signup": "done",
	})
	b.until("the workflow sleeps", func() bool { return b.count("SELECT count(*) FROM customers WHERE turn > 0") == 1 })
	b.traced(invoiceTrace, "/v1/invoices", map[string]any{
		"id": "i-1", "customer_id": "c-1", "amount": map[string]any{"currency": "USD", "minor": 70000}, "issued_on": "2026-02-01", "due_on": "2026-02-20",
	})
	b.until("the notice is in doubt", func() bool {
		return b.count("SELECT count(*) FROM messages WHERE state = 'claimed' AND code <> ''") == 1
	})
	b.traced(actTrace, "/v1/customers/c-1/suspend", map[string]any{"reason": "fraud", "note": "somebody rang about it"})

	for trace, names := range map[string][]string{
		signUpTrace: {
			"arrears-gateway POST /v1/customers", "arrears-worker relay wake", "arrears-worker SignalWithStartWorkflow:Customer",
			"arrears-worker HandleSignal:changed", "arrears-worker StartActivity:Assess", "arrears-worker RunActivity:Assess",
		},
		invoiceTrace: {
			"arrears-gateway POST /v1/invoices", "arrears-worker relay wake", "arrears-worker HandleSignal:changed",
			"arrears-worker RunActivity:Assess", "arrears-worker RunActivity:Deliver",
		},
		actTrace: {
			"arrears-gateway POST /v1/customers/{id}/suspend", "arrears-gateway UpdateWithStartWorkflow:settled",
			"arrears-worker HandleUpdate:settled", "arrears-worker RunActivity:Assess", "arrears-worker RunActivity:SetAccess",
		},
	} {
		for _, name := range names {
			service, name, _ := strings.Cut(name, " ")
			b.until(service+" "+name+" is in trace "+trace, func() bool {
				_, found := collector.find(trace, service, name)
				if !found {
					t.Log(collector.of(trace))
				}
				return found
			})
		}
	}
	request, _ := collector.find(invoiceTrace, "arrears-gateway", "POST /v1/invoices")
	errand, _ := collector.find(invoiceTrace, "arrears-worker", "relay wake")
	require.Equal(t, callersSpan, request.parent)
	require.Equal(t, request.id, errand.parent, "the wake remembers which request asked for it")
	for _, name := range collector.of(invoiceTrace) {
		require.NotContains(t, name, "POST /v1/customers", "each fact is a trace of its own")
	}

	b.logged("gateway", "request", invoiceTrace)
	b.logged("worker", "message not known to be sent", invoiceTrace)
	history := b.whole("customer/demo/c-1")
	require.Contains(t, history, invoiceTrace, "the payloads of headers are decoded")
	for _, text := range []string{collector.received(), b.log("gateway"), b.log("worker"), history} {
		for _, never := range []string{"Harbour Bakery", "harbour.example", "passenger", "somebody rang", b.APIKey} {
			require.NotContains(t, text, never)
		}
	}
	b.servesWhatIsWatched()
}

// traced posts a fact in a caller's trace, with state and baggage that are none of our business.
func (b *bundle) traced(trace, path string, body any) {
	b.t.Helper()
	text, err := json.Marshal(body)
	require.NoError(b.t, err)
	req, err := http.NewRequestWithContext(b.t.Context(), http.MethodPost, b.API+path, bytes.NewReader(text))
	require.NoError(b.t, err)
	req.Header.Set("Authorization", "Bearer "+b.APIKey)
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Traceparent", "00-"+trace+"-"+callersSpan+"-01")
	req.Header.Set("Tracestate", "vendor=passenger")
	req.Header.Set("Baggage", "customer=passenger")
	resp, err := http.DefaultClient.Do(req)
	require.NoError(b.t, err)
	require.NoError(b.t, resp.Body.Close())
	require.Less(b.t, resp.StatusCode, 300)
}

func (b *bundle) log(process string) string {
	text, err := os.ReadFile(filepath.Join(b.Logs(), process+".log"))
	require.NoError(b.t, err)
	return string(text)
}

// logged wants a record in that trace that says whom it is about.
func (b *bundle) logged(process, message, trace string) {
	b.t.Helper()
	b.until(process+" logs: "+message, func() bool {
		for line := range strings.Lines(b.log(process)) {
			var record map[string]any
			require.NoError(b.t, json.Unmarshal([]byte(line), &record), "every line is one JSON object: %s", line)
			if record["msg"] == message && record["trace_id"] == trace {
				require.Equal(b.t, "demo", record["tenant"])
				require.Equal(b.t, "c-1", record["customer"])
				require.Equal(b.t, "customer/demo/c-1", record["workflow_id"])
				require.Len(b.t, record["span_id"], 16)
				return true
			}
		}
		return false
	})
}

// servesWhatIsWatched holds the names in the dashboard and the alerts against what the two processes serve.
func (b *bundle) servesWhatIsWatched() {
	at := regexp.MustCompile(`"msg":"metrics served","at":"([^"]+)"`).FindStringSubmatch(b.log("worker"))
	require.NotNil(b.t, at)
	served := b.text(b.API+"/metrics") + b.text(at[1])
	require.Contains(b.t, served, `arrears_messages_in_doubt{channel="email"} 1`)
	require.Contains(b.t, served, `arrears_messages_total{channel="email",state="claimed"} 1`)
	require.Contains(b.t, served, `arrears_messages_total{channel="email",state="in_doubt"} 1`, "left claimed by the outcome")
	require.Contains(b.t, served, `arrears_decisions_total{decision="access.decided"} 1`)
	require.Contains(b.t, served, `arrears_provider_duration_seconds_count{operation="send_email",outcome="in_doubt",provider="sendgrid"} 1`)
	require.Contains(b.t, served, "arrears_wake_duration_seconds_count 3")

	for _, file := range []string{"grafana/arrears.json", "prometheus/alerts.yml"} {
		text, err := os.ReadFile(filepath.Join("..", "..", "deploy", file))
		require.NoError(b.t, err)
		var tree any
		require.NoError(b.t, yaml.Unmarshal(text, &tree), file) // which JSON is, too
		found := expressions(tree)
		require.Greater(b.t, len(found), 10, file)
		for _, expr := range found {
			requireServed(b.t, expr, served)
		}
	}
}

var (
	metricName = regexp.MustCompile(`\b(?:arrears|temporal|go|process)_[a-z0-9_]+`)
	matched    = regexp.MustCompile(`\b([a-z_]+)(?:=~|!~|!=|=)"`)
	grouped    = regexp.MustCompile(`\bby \(([a-z_, ]+)\)`)
)

// requireServed wants each metric that an expression of PromQL names, with each label that it names. Labels are looked
// for on all that the expression names, which is one metric here.
func requireServed(t *testing.T, expr, served string) {
	t.Helper()
	names := metricName.FindAllString(expr, -1)
	require.NotEmpty(t, names, expr)
	var labels []string
	for _, m := range matched.FindAllStringSubmatch(expr, -1) {
		labels = append(labels, m[1])
	}
	for _, m := range grouped.FindAllStringSubmatch(expr, -1) {
		labels = append(labels, strings.Split(m[1], ", ")...)
	}
	for _, name := range names {
		require.Regexp(t, `(?m)^`+name+`[{ ]`, served, "nobody serves what is asked for in: %s", expr)
		for _, label := range labels {
			require.Regexp(t, `(?m)^`+name+`\{(?:.*,)?`+label+`="`, served, "no such label in: %s", expr)
		}
	}
}

// expressions are all values under the key expr.
func expressions(tree any) (found []string) {
	switch node := tree.(type) {
	case map[string]any:
		for key, child := range node {
			if text, ok := child.(string); ok && key == "expr" {
				found = append(found, text)
				continue
			}
			found = append(found, expressions(child)...)
		}
	case []any:
		for _, child := range node {
			found = append(found, expressions(child)...)
		}
	}
	return found
}

func (b *bundle) text(address string) string {
	b.t.Helper()
	resp, err := http.Get(address)
	require.NoError(b.t, err)
	defer func() { _ = resp.Body.Close() }()
	text, err := io.ReadAll(resp.Body)
	require.NoError(b.t, err)
	return string(text)
}
