package gateway

import (
	"context"
	"net/http"
	"strings"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"
	"go.opentelemetry.io/otel/trace/noop"

	"arrears/internal/tracing"
)

// span begins the span of a request, in the caller's trace where it names one. What is asked every few seconds by
// machines has none.
func (g *gateway) span(r *http.Request) (context.Context, trace.Span) {
	switch r.URL.Path {
	case "/healthz", "/readyz", "/metrics":
		return r.Context(), noop.Span{}
	}
	return g.tracer.Start(tracing.IDs.Extract(r.Context(), propagation.HeaderCarrier(r.Header)), r.Method,
		trace.WithSpanKind(trace.SpanKindServer))
}

// name gives the span what is known at the end. A path holds ids, a route does not.
func name(span trace.Span, v *visit, status int) {
	if v.route != "" {
		method, route, _ := strings.Cut(v.route, " ")
		span.SetName(v.route)
		span.SetAttributes(attribute.String("http.request.method", method), attribute.String("http.route", route))
	}
	span.SetAttributes(attribute.Int("http.response.status_code", status))
	if status >= http.StatusInternalServerError {
		span.SetStatus(codes.Error, http.StatusText(status))
	}
}
