package gateway_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"
	"go.opentelemetry.io/otel/attribute"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"

	"arrears/internal/gateway"
	"arrears/internal/provider"
)

const (
	callersTrace  = "4bf92f3577b34da6a3ce929d0e0e4736"
	callersParent = "00-" + callersTrace + "-00f067aa0ba902b7-01"
)

// sql speaks to the bundle's database behind the gateway's back.
func (b *bundle) sql(statement string) {
	b.t.Helper()
	conn, err := pgx.Connect(b.t.Context(), b.db)
	require.NoError(b.t, err)
	defer func() { _ = conn.Close(context.WithoutCancel(b.t.Context())) }()
	_, err = conn.Exec(b.t.Context(), statement)
	require.NoError(b.t, err)
}

// records are the log's, by message.
func (b *bundle) records(message string) (found []map[string]any) {
	b.t.Helper()
	for line := range strings.Lines(b.log.String()) {
		var r map[string]any
		require.NoError(b.t, json.Unmarshal([]byte(line), &r))
		if r["msg"] == message {
			found = append(found, r)
		}
	}
	return found
}

func TestARequestIsASpanInItsCallersTrace(t *testing.T) {
	t.Parallel()
	spans := tracetest.NewSpanRecorder()
	b := setup(t, func(c *gateway.Config) { c.Spans = sdk.NewTracerProvider(sdk.WithSpanProcessor(spans)) })
	call := func(method, path string, body any) {
		text, err := json.Marshal(body)
		require.NoError(t, err)
		req, err := http.NewRequestWithContext(t.Context(), method, b.url+path, bytes.NewReader(text))
		require.NoError(t, err)
		req.Header.Set("Authorization", "Bearer "+b.key)
		req.Header.Set("Traceparent", callersParent)
		resp, err := http.DefaultClient.Do(req)
		require.NoError(t, err)
		require.NoError(t, resp.Body.Close())
	}
	call(http.MethodPost, "/v1/customers", takenOver("bakery"))
	call(http.MethodGet, "/v1/customers/bakery?for=somebody", nil)
	call(http.MethodGet, "/nowhere/bakery", nil)
	call(http.MethodGet, "/readyz", nil)
	ended := spans.Ended()
	require.Len(t, ended, 3, "probes are none")
	for i, name := range []string{"POST /v1/customers", "GET /v1/customers/{id}", "GET"} {
		require.Equal(t, name, ended[i].Name())
		require.Equal(t, callersTrace, ended[i].SpanContext().TraceID().String())
		require.NotContains(t, fmt.Sprint(ended[i].Attributes()), "bakery", "a route, and no path")
	}
	require.Contains(t, ended[1].Attributes(), attribute.Int("http.response.status_code", 200))

	wakes, err := b.store.LeaseWakes(t.Context(), 10, 0)
	require.NoError(t, err)
	require.Equal(t, "00-"+callersTrace+"-"+ended[0].SpanContext().SpanID().String()+"-01", wakes[0].Trace, "the wake continues the request's span")
	record := b.records("request")[0]
	for key, want := range map[string]string{
		"tenant": "harbour", "customer": "bakery", "workflow_id": "customer/harbour/bakery", "trace_id": callersTrace,
		"span_id": ended[0].SpanContext().SpanID().String(),
	} {
		require.Equal(t, want, record[key], key)
	}
}

func TestEachCallAboutACustomerSaysSoInTheLog(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.post("/v1/customers", takenOver("bakery"))
	b.post("/v1/invoices", invoice("i-1", "bakery", 5))
	b.post("/v1/payments", object{"id": "p-1", "customer_id": "bakery", "amount": eur(5)})
	b.get("/v1/customers/bakery")
	b.get("/v1/customers/bakery/timeline")
	b.get("/v1/customers/nobody")
	records := b.records("request")
	require.Len(t, records, 6)
	for _, r := range records {
		require.Equal(t, "harbour", r["tenant"])
		require.Contains(t, []any{"bakery", "nobody"}, r["customer"], r["route"])
	}
}

func TestNoErrorIsLoggedWithItsWords(t *testing.T) {
	t.Parallel()
	b := setup(t, func(c *gateway.Config) {
		c.Verifier = verifier{fmt.Errorf("to %s: %w", "+493023125001", &provider.Error{
			Provider: "twilio", Class: provider.InDoubt, Code: "timeout", Err: errors.New("accounts@harbour-bakery.example"),
		})}
	})
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", signup("bakery")).status)
	b.sendCode("bakery")
	b.post("/v1/customers/bakery/verification", object{"code": rightCode})
	told := b.records("a provider did not answer")
	require.Len(t, told, 1)
	require.Equal(t, "timeout", told[0]["error"].(map[string]any)["code"])
	require.Equal(t, "bakery", told[0]["customer"])

	b.sql(`ALTER TABLE customers ADD CONSTRAINT one_phone UNIQUE (tenant, phone)`)
	twin := signup("twin")
	require.Equal(t, http.StatusInternalServerError, b.post("/v1/customers", twin).status)
	told = b.records("internal error")
	require.Len(t, told, 1)
	for _, never := range []string{"+493023125001", "harbour-bakery.example", "Harbour Bakery", rightCode, b.key} {
		require.NotContains(t, b.log.String(), never)
	}
}

func TestReadinessSaysWhichPartIsIll(t *testing.T) {
	t.Parallel()
	b := setup(t, func(c *gateway.Config) { c.Temporal = &temporal{act: func() error { return nil }} })
	part := func(name string) any { return b.get("/readyz").body["parts"].(map[string]any)[name] }
	status := func() string { return b.get("/readyz").body["status"].(string) }
	require.Equal(t, "ready", status())
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", takenOver("bakery")).status)
	require.Equal(t, "ready", status(), "a wake that was just asked for is not late")

	b.sql("UPDATE wakes SET asked_wall = now() - interval '2 minutes'")
	require.Equal(t, "late", part("relay"))
	require.Equal(t, "degraded", status())
	require.EqualValues(t, 1, b.get("/readyz").body["backlog"].(map[string]any)["wakes"])
	b.sql("DELETE FROM wakes")

	b.sql("UPDATE customers SET plan_wake_at = '2020-01-01'")
	require.Equal(t, "found", part("orphans"))
	require.Equal(t, "degraded", status())
	b.sql("UPDATE customers SET plan_wake_at = NULL")
	require.Equal(t, "ready", status())

	b.sql("UPDATE breakers SET state = 'open', failures = 5, probe_wall = now() WHERE channel = 'sms'")
	require.Equal(t, "down", part("sms"))
	require.Equal(t, "ok", part("email"))
	require.Equal(t, "degraded", status())
	b.sql("UPDATE breakers SET failures = 0 WHERE channel = 'sms'")
	require.Equal(t, "throttled", part("sms"))
	require.Equal(t, "ready", status(), "which is no illness")

	b.sql("INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, true)")
	require.Equal(t, "ahead", part("schema"))
	require.Equal(t, "ready", status(), "schemas only gain")
	b.sql("DELETE FROM goose_db_version WHERE version_id > 1")
	ill := b.get("/readyz")
	require.Equal(t, http.StatusServiceUnavailable, ill.status)
	require.Equal(t, "unavailable", ill.body["status"])
	require.Equal(t, "behind", ill.body["parts"].(map[string]any)["schema"])
}

func TestAScrapeTellsTheLedgersFigures(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.post("/v1/customers", takenOver("bakery"))
	b.post("/v1/invoices", invoice("i-1", "bakery", 50000))
	text := b.get("/metrics").text
	for _, line := range []string{
		"arrears_wakes 1", "arrears_worklist 0", "arrears_worklist_oldest_seconds 0", "arrears_schema_current 1",
		`arrears_facts_total{fact="customer.created"} 1`, `arrears_facts_total{fact="invoice.received"} 1`,
		`arrears_messages{channel="sms",state="claimed"} 0`, `arrears_messages_in_doubt{channel="email"} 0`,
	} {
		require.Contains(t, text, line+"\n")
	}
	b.sql("UPDATE wakes SET asked_wall = now() - interval '2 minutes'")
	require.Regexp(t, `(?m)^arrears_wake_oldest_seconds 1[23]\d`, b.get("/metrics").text)
}
