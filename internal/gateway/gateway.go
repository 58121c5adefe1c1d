package gateway

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"go.opentelemetry.io/otel/trace"
	"go.opentelemetry.io/otel/trace/noop"
	"go.temporal.io/sdk/client"

	"arrears/internal/clock"
	"arrears/internal/gateway/intake"
	"arrears/internal/gateway/openapi"
	"arrears/internal/ledger"
	"arrears/internal/metrics"
	"arrears/internal/provider"
)

// Temporal is what the gateway asks of a client.Client.
type Temporal interface {
	CheckHealth(ctx context.Context, request *client.CheckHealthRequest) (*client.CheckHealthResponse, error)
	NewWithStartWorkflowOperation(options client.StartWorkflowOptions, workflow any, args ...any) client.WithStartWorkflowOperation
	UpdateWithStartWorkflow(ctx context.Context, options client.UpdateWithStartWorkflowOptions) (client.WorkflowUpdateHandle, error)
}

// Config says what a gateway works with.
type Config struct {
	// Store is the ledger, required.
	Store *ledger.Store
	// Verifier checks submitted codes, required.
	Verifier provider.Verifier
	// Webhooks check what providers send.
	Webhooks Webhooks
	// Temporal may be nil or away: facts are taken all the same, and /readyz says degraded.
	Temporal Temporal
	// Clock maps wall time to business time; the zero value is wall time.
	Clock clock.Clock
	// Now is wall time; nil: time.Now.
	Now func() time.Time
	// Log gets one record a request; nil: nothing is logged.
	Log *slog.Logger
	// Metrics are the process's, to which the gateway adds its own and the ledger's; nil: new ones.
	Metrics *metrics.Metrics
	// Spans makes one span a request, in the trace that the caller names; nil: none.
	Spans trace.TracerProvider
	// SettleWithin is how long an operator's act waits for the workflow to have acted, in wall time; 0: 10 s.
	SettleWithin time.Duration
	// MaxInFlight is how many requests are carried out at a time; 0: 128. More wait for a second and are then refused with
	// 503. It is a small multiple of the ledger's connections, so that nobody waits for one until nothing is worth answering.
	MaxInFlight int
}

// The limits of one request.
const (
	maxBody      = 1 << 20
	answerWithin = 30 * time.Second // wall time, all waiting included

	defaultSettleWithin = 10 * time.Second
	defaultMaxInFlight  = 128
)

// gateway carries out the calls of the contract.
type gateway struct {
	store        *ledger.Store
	verifier     provider.Verifier
	webhooks     Webhooks
	temporal     Temporal
	clock        clock.Clock
	wall         func() time.Time
	log          *slog.Logger
	settleWithin time.Duration
	inFlight     limiter
	arriving     limiter // webhooks that nobody is known to have signed yet
	mux          *http.ServeMux
	shapes       intake.Shapes
	requests     *prometheus.HistogramVec
	tracer       trace.Tracer
}

var _ openapi.StrictServerInterface = (*gateway)(nil)

// New makes the handler of the whole API.
func New(c Config) (http.Handler, error) {
	if c.Store == nil || c.Verifier == nil {
		return nil, errors.New("gateway: a Store and a Verifier are needed")
	}
	contract, err := openapi.GetSpec()
	if err != nil {
		return nil, fmt.Errorf("gateway: read the contract: %w", err)
	}
	g := &gateway{
		store: c.Store, verifier: c.Verifier, webhooks: c.Webhooks, temporal: c.Temporal, clock: c.Clock, wall: c.Now, log: c.Log,
		settleWithin: c.SettleWithin, mux: http.NewServeMux(), shapes: intake.NewShapes(contract),
	}
	if g.wall == nil {
		g.wall = time.Now
	}
	if g.log == nil {
		g.log = slog.New(slog.DiscardHandler)
	}
	if g.settleWithin == 0 {
		g.settleWithin = defaultSettleWithin
	}
	if c.MaxInFlight == 0 {
		c.MaxInFlight = defaultMaxInFlight
	}
	if c.Metrics == nil {
		c.Metrics = metrics.New()
	}
	if c.Spans == nil {
		c.Spans = noop.NewTracerProvider()
	}
	g.inFlight, g.arriving = make(limiter, c.MaxInFlight), make(limiter, maxArriving)
	g.tracer, g.requests = c.Spans.Tracer("arrears/gateway"), newRequests()
	c.Metrics.Register(g.requests, g.figures())
	g.mux.Handle("GET /metrics", c.Metrics.Handler())
	calls := openapi.NewStrictHandlerWithOptions(g, nil, openapi.StrictHTTPServerOptions{
		RequestErrorHandlerFunc: g.refuseMalformed, ResponseErrorHandlerFunc: g.refuse,
	})
	openapi.HandlerWithOptions(calls, openapi.StdHTTPServerOptions{BaseRouter: g.mux, ErrorHandlerFunc: g.refuseParameter})
	g.serveWebhooks()
	return g.watched(http.HandlerFunc(g.door)), nil
}

// now is the moment of a request.
func (g *gateway) now() clock.Moment { return g.clock.At(g.wall().UTC()) }
