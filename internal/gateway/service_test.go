package gateway_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/client"

	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/gateway"
	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
	"arrears/internal/provider"
	"arrears/workflows"
)

func TestClock(t *testing.T) {
	t.Parallel()
	real := setup(t).get("/v1/clock")
	require.Equal(t, object{"now": "2027-03-01T10:00:00Z", "speed": 1.0}, real.body)
	fast := setup(t, func(c *gateway.Config) {
		c.Clock = clock.Clock{Start: time.Date(2012, 1, 3, 0, 0, 0, 0, time.UTC), Anchor: c.Now().Add(-time.Second), Speed: 86400}
	}).get("/v1/clock")
	require.Equal(t, object{"now": "2012-01-04T00:00:00Z", "speed": 86400.0}, fast.body)
}

func TestWithoutTemporalFactsAreTaken(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ready := b.get("/readyz")
	require.Equal(t, http.StatusOK, ready.status)
	require.Equal(t, object{
		"status": "degraded", "backlog": object{"wakes": 0.0, "oldest_wake_seconds": 0.0, "orphans": 0.0},
		"parts": object{"postgres": "ok", "temporal": "unreachable", "schema": "ok", "relay": "ok", "orphans": "ok", "email": "ok", "sms": "ok"},
	}, ready.body)
	require.Equal(t, http.StatusOK, b.call("", http.MethodGet, "/healthz", nil).status)

	require.Equal(t, http.StatusCreated, b.post("/v1/customers", takenOver("bakery")).status)
	b.converge("bakery")
	act := object{"reason": "fraud", "note": "stolen card"}
	suspended := b.post("/v1/customers/bakery/suspend", act)
	require.Equal(t, http.StatusAccepted, suspended.status, suspended.text)
	require.Equal(t, []any{"fraud"}, suspended.body["suspension_reasons"])
	b.converge("bakery")
	require.Equal(t, "suspended", b.get("/v1/customers/bakery").body["access"])
	require.Equal(t, http.StatusAccepted, b.post("/v1/customers/bakery/reinstate", act).status)
	b.converge("bakery")
	require.Equal(t, "full", b.get("/v1/customers/bakery").body["access"])
	refused := b.post("/v1/customers/bakery/suspend", object{"reason": "non_payment", "note": "x"})
	require.Equal(t, "reason_of_policy", refused.code())
	require.Equal(t, "reason", refused.field())
}

func TestWithoutPostgresNothingIsTaken(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.store.Close()
	require.Equal(t, http.StatusOK, b.get("/healthz").status)
	ready := b.get("/readyz")
	require.Equal(t, http.StatusServiceUnavailable, ready.status)
	require.Equal(t, "unavailable", ready.body["status"])
	require.Contains(t, b.get("/metrics").text, "arrears_ledger_up 0")
}

func TestAnUnreachableDatabaseIsNotOurFault(t *testing.T) {
	t.Parallel()
	store, err := ledger.Open(t.Context(), ledger.Options{
		URL: "postgres://arrears@127.0.0.1:1/arrears", Secret: []byte("0123456789abcdef"), ParsePolicy: nothingParses,
	})
	require.NoError(t, err)
	b := setup(t, func(c *gateway.Config) { c.Store = store })
	t.Cleanup(store.Close)
	away := b.get("/v1/clock")
	require.Equal(t, http.StatusServiceUnavailable, away.status, away.text)
	require.Equal(t, "unavailable", away.code())
	require.NotEmpty(t, away.header.Get("Retry-After"))
}

func TestAVerifierThatDoesNotAnswer(t *testing.T) {
	t.Parallel()
	b := setup(t, func(c *gateway.Config) {
		c.Verifier = verifier{&provider.Error{Provider: "twilio", Class: provider.InDoubt, Code: "timeout", Err: errors.New("+493023125001")}}
	})
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", signup("bakery")).status)
	b.sendCode("bakery")
	got := b.post("/v1/customers/bakery/verification", object{"code": rightCode})
	require.Equal(t, http.StatusServiceUnavailable, got.status, got.text)
	require.Equal(t, "provider_unavailable", got.code())
	require.NotContains(t, b.log.String(), "+4930")
}

func TestAnActIsSettledByTheWorkflow(t *testing.T) {
	t.Parallel()
	settler := &temporal{act: func() error { return nil }}
	b := setup(t, func(c *gateway.Config) { c.Temporal = settler })
	require.Equal(t, http.StatusOK, b.get("/readyz").status)
	require.Equal(t, "ready", b.get("/readyz").body["status"])
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", takenOver("bakery")).status)
	b.converge("bakery")
	settler.act = func() error { b.converge("bakery"); return nil }
	act := object{"reason": "fraud", "note": "stolen card"}
	suspended := b.post("/v1/customers/bakery/suspend", act)
	require.Equal(t, http.StatusOK, suspended.status, suspended.text)
	require.Equal(t, "suspended", suspended.body["access"], "the answer is what the workflow made of it")
	require.Equal(t, []string{"customer/harbour/bakery"}, settler.started)

	settler.act = func() error { return errors.New("no worker") }
	require.Equal(t, http.StatusAccepted, b.post("/v1/customers/bakery/reinstate", act).status)
}

func TestMetricsNameNobody(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", takenOver("bakery")).status)
	b.get("/v1/customers/bakery")
	b.get("/nowhere/bakery")
	text := b.call("", http.MethodGet, "/metrics", nil).text
	require.Contains(t, text, `arrears_http_request_duration_seconds_count{route="GET /v1/customers/{id}",status="200"} 1`)
	require.Contains(t, text, `route="none",status="404"`)
	require.Contains(t, text, "arrears_orphans 0")
	require.Contains(t, text, "arrears_ledger_up 1")
	require.NotContains(t, text, "bakery")
	require.NotContains(t, text, "harbour")
}

// temporal acts as a server whose worker does act. Only here is there none: the end-to-end tests have a real one.
type temporal struct {
	act     func() error
	started []string
}

func (f *temporal) CheckHealth(context.Context, *client.CheckHealthRequest) (*client.CheckHealthResponse, error) {
	return &client.CheckHealthResponse{}, nil
}

func (f *temporal) NewWithStartWorkflowOperation(o client.StartWorkflowOptions, workflow any, _ ...any) client.WithStartWorkflowOperation {
	if workflow == workflows.Name {
		f.started = append(f.started, o.ID)
	}
	return nil
}

func (f *temporal) UpdateWithStartWorkflow(_ context.Context, o client.UpdateWithStartWorkflowOptions) (client.WorkflowUpdateHandle, error) {
	if o.UpdateOptions.UpdateName != workflows.UpdateSettled {
		return nil, errors.New("no such update")
	}
	return done{}, f.act()
}

type done struct{ client.WorkflowUpdateHandle }

func (done) Get(context.Context, any) error { return nil }

func nothingParses([]byte) (dunning.Policy, error) { return dunning.Policy{}, errors.New("unused") }

func TestTheGeneratedCodeIsOfThisContract(t *testing.T) {
	t.Parallel()
	file, err := openapi3.NewLoader().LoadFromFile(filepath.Join("..", "..", "api", "openapi.yaml"))
	require.NoError(t, err)
	generated, err := openapi.GetSpec()
	require.NoError(t, err)
	// The generator writes operations in its own way, and leaves out what api/codegen.yaml excludes; bodies and answers it takes as they are.
	want, err := json.Marshal(file.Components)
	require.NoError(t, err)
	got, err := json.Marshal(generated.Components)
	require.NoError(t, err)
	require.True(t, bytes.Equal(want, got), "generate again: see api/codegen.yaml")
	excluded := []string{"/metrics", "/webhooks/twilio/inbound", "/webhooks/twilio/status", "/webhooks/sendgrid/events"}
	for path, item := range file.Paths.Map() {
		for method := range item.Operations() {
			there := generated.Paths.Value(path)
			require.True(t, slices.Contains(excluded, path) || there != nil && there.GetOperation(method) != nil, "%s %s: generate again", method, path)
		}
	}
}
