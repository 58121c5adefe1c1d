package gateway_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/legacy"
	"github.com/stretchr/testify/require"

	"arrears/internal/gateway"
	"arrears/internal/ledger"
	"arrears/internal/logs"
	"arrears/internal/metrics"
	"arrears/internal/pgtest"
	"arrears/internal/policy"
	"arrears/internal/provider"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

func migrate(ctx context.Context, url string) error {
	_, err := ledger.Migrate(ctx, url)
	return err
}

// bundle is a gateway for two tenants on a ledger of its own. Every answer is held against api/openapi.yaml.
type bundle struct {
	t     *testing.T
	store *ledger.Store
	db    string // the database's address
	url   string
	key   string // of the tenant harbour
	other string // of the tenant quay
	log   *syncBuffer
	wall  *hand
}

type option func(*gateway.Config)

func setup(t *testing.T, options ...option) *bundle {
	t.Helper()
	return setupBehind(t, func(*httptest.Server) {}, options...)
}

// setupBehind is setup with a server of the test's own limits.
func setupBehind(t *testing.T, tune func(*httptest.Server), options ...option) *bundle {
	t.Helper()
	b := &bundle{t: t, log: new(syncBuffer), wall: &hand{now: time.Date(2027, time.March, 1, 10, 0, 0, 0, time.UTC)}}
	var err error
	counts := metrics.New()
	b.db = pgtest.New(t, migrate)
	b.store, err = ledger.Open(t.Context(), ledger.Options{
		URL: b.db, Secret: []byte("0123456789abcdef"), ParsePolicy: policy.Parse, PolicyTexts: policy.Texts, Watch: counts.Deed,
	})
	require.NoError(t, err)
	t.Cleanup(b.store.Close)
	b.key, b.other = b.tenant("harbour"), b.tenant("quay")
	cfg := gateway.Config{
		Store: b.store, Verifier: verifier{}, Now: b.wall.read, Metrics: counts, Log: slog.New(logs.Handler(slog.NewJSONHandler(b.log, &slog.HandlerOptions{Level: slog.LevelDebug}))),
	}
	for _, o := range options {
		o(&cfg)
	}
	handler, err := gateway.New(cfg)
	require.NoError(t, err)
	server := httptest.NewUnstartedServer(nil)
	server.Config = gateway.Server(handler, slog.New(slog.DiscardHandler))
	tune(server)
	server.Start()
	t.Cleanup(server.Close)
	b.url = server.URL
	return b
}

func (b *bundle) tenant(id string) (key string) {
	b.t.Helper()
	_, err := b.store.PutTenant(b.t.Context(), ledger.Tenant{
		ID: id, Name: "Harbour Utilities", PostalAddress: "1 Quay", Locale: "en", TimeZone: "Europe/Berlin", Policy: "standard",
	}, []byte("name: Harbour Utilities"))
	require.NoError(b.t, err)
	_, err = b.store.PublishPolicy(b.t.Context(), id, policy.Hash(policy.Standard()), policy.Standard())
	require.NoError(b.t, err)
	_, key, err = b.store.CreateKey(b.t.Context(), id)
	require.NoError(b.t, err)
	return key
}

// answer is what the gateway said, as JSON.
type answer struct {
	status int
	header http.Header
	text   string
	body   map[string]any
}

func (a answer) code() string { c, _ := a.body["code"].(string); return c }

// field is the first field that a problem names.
func (a answer) field() string {
	errs, _ := a.body["errors"].([]any)
	if len(errs) == 0 {
		return ""
	}
	return errs[0].(map[string]any)["field"].(string)
}

func (b *bundle) get(path string) answer {
	b.t.Helper()
	return b.call(b.key, http.MethodGet, path, nil)
}

func (b *bundle) post(path string, body any) answer {
	b.t.Helper()
	return b.call(b.key, http.MethodPost, path, body)
}

// call sends a request and holds both sides against the contract. A body that is a string is sent as it is.
func (b *bundle) call(key, method, path string, body any) answer {
	b.t.Helper()
	return b.callWith(nil, key, method, path, body)
}

// callWith is call with headers of the test's own.
func (b *bundle) callWith(header http.Header, key, method, path string, body any) answer {
	b.t.Helper()
	content := b.json(body)
	req, err := http.NewRequestWithContext(b.t.Context(), method, b.url+path, bytes.NewReader(content))
	require.NoError(b.t, err)
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	if key != "" {
		req.Header.Set("Authorization", "Bearer "+key)
	}
	maps.Copy(req.Header, header)
	resp, err := http.DefaultClient.Do(req)
	require.NoError(b.t, err)
	defer func() { _ = resp.Body.Close() }()
	text, err := io.ReadAll(resp.Body)
	require.NoError(b.t, err)
	a := answer{status: resp.StatusCode, header: resp.Header, text: string(text)}
	_ = json.Unmarshal(text, &a.body) // metrics are no JSON; what must be is checked below
	b.conforms(req, content, a)
	return a
}

// json is a body as it is sent.
func (b *bundle) json(body any) []byte {
	b.t.Helper()
	switch body := body.(type) {
	case nil:
		return nil
	case string:
		return []byte(body)
	}
	content, err := json.Marshal(body)
	require.NoError(b.t, err)
	return content
}

// conforms holds an exchange against the contract: every answer, and what was accepted as a request.
func (b *bundle) conforms(req *http.Request, content []byte, a answer) {
	b.t.Helper()
	route, params, err := contract(b.t).FindRoute(req)
	if err != nil {
		require.Contains(b.t, []int{http.StatusNotFound, http.StatusMethodNotAllowed}, a.status, "the contract has no %s", req.URL.Path)
		return
	}
	if a.header.Get("Content-Type") == "text/plain; version=0.0.4; charset=utf-8; escaping=underscores" {
		return
	}
	req.Body = io.NopCloser(bytes.NewReader(content))
	in := &openapi3filter.RequestValidationInput{
		Request: req, Route: route, PathParams: params,
		Options: &openapi3filter.Options{AuthenticationFunc: openapi3filter.NoopAuthenticationFunc, IncludeResponseStatus: true},
	}
	if a.status < 300 {
		require.NoError(b.t, openapi3filter.ValidateRequest(b.t.Context(), in), "what was accepted is not in the contract")
	}
	out := &openapi3filter.ResponseValidationInput{RequestValidationInput: in, Status: a.status, Header: a.header, Options: in.Options}
	require.NoError(b.t, openapi3filter.ValidateResponse(b.t.Context(), out.SetBodyBytes([]byte(a.text))), "the answer is not in the contract: %s", a.text)
}

var loadContract = sync.OnceValues(func() (routers.Router, error) {
	doc, err := openapi3.NewLoader().LoadFromFile(filepath.Join("..", "..", "api", "openapi.yaml"))
	if err != nil {
		return nil, err
	}
	return legacy.NewRouter(doc)
})

func contract(t *testing.T) routers.Router {
	t.Helper()
	router, err := loadContract()
	require.NoError(t, err)
	return router
}

// sendCode is the worker's part of a sign-up: the code goes out.
func (b *bundle) sendCode(customer string) {
	b.t.Helper()
	ref := ledger.Ref{Tenant: "harbour", Customer: customer}
	now := b.store.Clock().At(b.wall.read())
	out, err := b.store.Converge(b.t.Context(), ref, now)
	require.NoError(b.t, err)
	require.Len(b.t, out.Codes, 1)
	_, err = b.store.ClaimCode(b.t.Context(), ref, out.Codes[0], now, "")
	require.NoError(b.t, err)
	_, err = b.store.RecordCode(b.t.Context(), ref, out.Codes[0], now, ledger.Outcome{Kind: ledger.Sent, ProviderID: "VE1"})
	require.NoError(b.t, err)
}

// converge is the worker's part of everything else.
func (b *bundle) converge(customer string) {
	b.t.Helper()
	_, err := b.store.Converge(b.t.Context(), ledger.Ref{Tenant: "harbour", Customer: customer}, b.store.Clock().At(b.wall.read()))
	require.NoError(b.t, err)
}

const rightCode = "424242"

// verifier stands for Twilio, which package twilio's tests and the sandbox cover.
type verifier struct{ err error }

func (verifier) Calls() bool { return true }

func (verifier) DrawCode() provider.Code { panic("the gateway draws no code") }

func (verifier) StartVerification(context.Context, provider.Start) (provider.Started, error) {
	panic("the gateway starts no verification")
}

func (v verifier) CheckVerification(_ context.Context, _, code string) (provider.Check, error) {
	switch {
	case v.err != nil:
		return "", v.err
	case code == rightCode:
		return provider.Approved, nil
	}
	return provider.Wrong, nil
}

// hand is a clock that the test moves.
type hand struct {
	mu  sync.Mutex
	now time.Time
}

func (h *hand) read() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.now
}

func (h *hand) move(d time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now = h.now.Add(d)
}

type syncBuffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (s *syncBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.buf.Write(p)
}

func (s *syncBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.buf.String()
}

type object = map[string]any

func eur(minor int64) object { return object{"currency": "EUR", "minor": minor} }

func signup(id string) object {
	return object{
		"id": id, "name": "Harbour Bakery", "email": "accounts@harbour-bakery.example", "phone": "+493023125001", "country": "DE",
		"prepayment": eur(5000),
	}
}

func takenOver(id string) object {
	return object{"id": id, "name": "Harbour Bakery", "email": "accounts@harbour-bakery.example", "country": "DE", "signup": "done"}
}

func invoice(id, customer string, minor int64) object {
	return object{"id": id, "customer_id": customer, "amount": eur(minor), "issued_on": "2027-03-01", "due_on": "2027-03-15"}
}
