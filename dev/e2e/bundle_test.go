package e2e_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"arrears/dev/build"
	"arrears/dev/fresh"
	"arrears/dev/stack"
)

// patience is how long a condition is waited for, in wall time, on a machine that is busy with other tests.
const patience = 60 * time.Second

// bundle is a stack of its own, spoken to as a billing system, an operator and a saboteur would.
type bundle struct {
	*stack.Stack
	t *testing.T
}

func setup(t *testing.T, speed float64) *bundle {
	t.Helper()
	return setupWith(t, stack.Config{Start: monday, Speed: speed})
}

// monday is when business time begins: an hour before the window opens.
var monday = time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)

// setupWith runs a stack of the configuration, but for what every test has the same way.
func setupWith(t *testing.T, cfg stack.Config) *bundle {
	t.Helper()
	fresh.Result(t)
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute) // a first build of the Temporal server takes minutes
	defer cancel()
	programs, err := build.OfStack(ctx)
	require.NoError(t, err)
	cfg.Say = func(text string) { t.Log(text) }
	cfg.Bin, err = programs.Build(ctx, build.NewProgress(io.Discard, false, false))
	require.NoError(t, err)
	s, err := stack.Start(t.Context(), cfg)
	require.NoError(t, err)
	t.Cleanup(s.Stop)
	return &bundle{s, t}
}

// call speaks HTTP and JSON, and answers with the status.
func (b *bundle) call(method, address string, body, answer any) int {
	b.t.Helper()
	text, err := json.Marshal(body)
	require.NoError(b.t, err)
	req, err := http.NewRequestWithContext(b.t.Context(), method, address, bytes.NewReader(text))
	require.NoError(b.t, err)
	req.Header.Set("Authorization", "Bearer "+b.APIKey)
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	resp, err := http.DefaultClient.Do(req)
	require.NoError(b.t, err)
	defer func() { _ = resp.Body.Close() }()
	content, err := io.ReadAll(resp.Body)
	require.NoError(b.t, err)
	if answer != nil && resp.StatusCode < 300 {
		require.NoError(b.t, json.Unmarshal(content, answer), string(content))
	}
	if resp.StatusCode >= 400 {
		b.t.Logf("%s %s: %d %s", method, address, resp.StatusCode, content)
	}
	return resp.StatusCode
}

func (b *bundle) post(path string, body any, want int) {
	b.t.Helper()
	require.Equal(b.t, want, b.call(http.MethodPost, b.API+path, body, nil), path)
}

func (b *bundle) fault(body map[string]any) {
	b.t.Helper()
	require.Less(b.t, b.call(http.MethodPost, b.Sandbox+"/faults", body, nil), 300)
}

type view struct {
	Phase        string `json:"phase"`
	ClosedReason string `json:"closed_reason"`
	Standing     string `json:"standing"`
	Access       string `json:"access"`
	WorkflowID   string `json:"workflow_id"`
	Next         struct {
		What string `json:"what"`
	} `json:"next"`
}

func (b *bundle) customer(id string) (v view) {
	b.t.Helper()
	require.Equal(b.t, http.StatusOK, b.call(http.MethodGet, b.API+"/v1/customers/"+id, nil, &v))
	return v
}

type message struct {
	Channel     string  `json:"channel"`
	To          string  `json:"to"`
	Text        string  `json:"text"`
	Correlation *string `json:"correlation"`
}

func (b *bundle) inbox(to string) (out []message) {
	b.t.Helper()
	require.Equal(b.t, http.StatusOK, b.call(http.MethodGet, b.Sandbox+"/inbox.json?to="+url.QueryEscape(to), nil, &out))
	return out
}

// until looks again and again, in the test's own goroutine, so that what the condition itself requires can end the test.
func (b *bundle) until(what string, holds func() bool) {
	b.t.Helper()
	again := time.NewTicker(50 * time.Millisecond)
	defer again.Stop()
	for deadline := time.Now().Add(patience); !holds(); <-again.C {
		require.True(b.t, time.Now().Before(deadline), "waited in vain until: %s", what)
	}
}

func (b *bundle) sql(statement string) {
	b.t.Helper()
	conn, err := pgx.Connect(b.t.Context(), b.DatabaseURL)
	require.NoError(b.t, err)
	defer func() { _ = conn.Close(context.WithoutCancel(b.t.Context())) }()
	_, err = conn.Exec(b.t.Context(), statement)
	require.NoError(b.t, err)
}

// temporal reads Temporal's HTTP API, which its UI serves too.
func (b *bundle) temporal(path string, query url.Values, answer any) {
	b.t.Helper()
	address := fmt.Sprintf("%s/api/v1/namespaces/%s%s?%s", b.TemporalUI, b.Namespace, path, query.Encode())
	require.Equal(b.t, http.StatusOK, b.call(http.MethodGet, address, nil, answer))
}
