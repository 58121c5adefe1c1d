package gateway

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"arrears/internal/ledger"
	"arrears/internal/logs"
	"arrears/workflows"
)

// visit is what is known of a request, for its record: never anything personal.
type visit struct {
	route    string // such as "POST /v1/customers/{id}/verification"; empty: there is none
	tenant   string // empty: nobody's key
	incident string // of an internal error
}

type visitKey struct{}

func visitOf(ctx context.Context) *visit {
	v, ok := ctx.Value(visitKey{}).(*visit)
	if !ok {
		return &visit{}
	}
	return v
}

// tenantOf is whose key the request bears.
func tenantOf(ctx context.Context) string { return visitOf(ctx).tenant }

// about says of whom the records of this request are, once that is known.
func about(ctx context.Context, ref ledger.Ref) {
	*logs.Of(ctx) = logs.Subject{Tenant: ref.Tenant, Customer: ref.Customer, Workflow: workflows.WorkflowID(ref.Tenant, ref.Customer)}
}

// watched counts, traces and records each request and survives its panics.
func (g *gateway) watched(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := g.wall()
		v := &visit{}
		ctx, span := g.span(r)
		defer span.End()
		r = r.WithContext(logs.With(context.WithValue(ctx, visitKey{}, v), logs.Subject{}))
		answer := &answerWriter{ResponseWriter: w}
		defer func() {
			if p := recover(); p != nil {
				if p == http.ErrAbortHandler { //nolint:errorlint // that is how net/http compares it
					panic(p)
				}
				g.refuse(answer, r, logs.Panicked(p))
			}
			name(span, v, answer.seen())
			g.record(r, v, answer.seen(), g.wall().Sub(began))
		}()
		next.ServeHTTP(answer, r)
	})
}

func (g *gateway) record(r *http.Request, v *visit, status int, took time.Duration) {
	route := v.route
	if route == "" {
		route = "none"
	}
	g.count(route, status, took)
	level := slog.LevelInfo
	switch {
	case status >= http.StatusInternalServerError:
		level = slog.LevelError
	case route == "GET /healthz", route == "GET /readyz", route == "GET /metrics":
		level = slog.LevelDebug // asked every few seconds, and worth nothing while all is well
	}
	g.log.LogAttrs(r.Context(), level, "request",
		slog.String("method", r.Method), slog.String("route", route), slog.Int("status", status),
		slog.Float64("duration_ms", float64(took.Microseconds())/1000),
		slog.String("incident", v.incident))
}

// answerWriter remembers the status.
type answerWriter struct {
	http.ResponseWriter
	status int
}

func (a *answerWriter) WriteHeader(status int) {
	if a.status == 0 {
		a.status = status
	}
	a.ResponseWriter.WriteHeader(status)
}

func (a *answerWriter) Write(p []byte) (int, error) {
	if a.status == 0 {
		a.status = http.StatusOK
	}
	return a.ResponseWriter.Write(p)
}

// Unwrap lets http.ResponseController reach the connection.
func (a *answerWriter) Unwrap() http.ResponseWriter { return a.ResponseWriter }

func (a *answerWriter) seen() int {
	if a.status == 0 {
		return http.StatusOK
	}
	return a.status
}
