package tracing

import (
	"context"

	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"
)

// header is the name of W3C trace context.
const header = "traceparent"

// IDs carries the ids of a trace, and no state and no baggage.
var IDs propagation.TextMapPropagator = ids{}

type ids struct{ w3c propagation.TraceContext }

// Inject writes the traceparent of ctx, if it has one.
func (i ids) Inject(ctx context.Context, to propagation.TextMapCarrier) {
	bare := trace.SpanContextFromContext(ctx).WithTraceState(trace.TraceState{})
	i.w3c.Inject(trace.ContextWithSpanContext(ctx, bare), to)
}

// Extract reads a traceparent; what is none is ignored.
func (i ids) Extract(ctx context.Context, from propagation.TextMapCarrier) context.Context {
	return i.w3c.Extract(ctx, propagation.MapCarrier{header: from.Get(header)})
}

// Fields names what is carried.
func (ids) Fields() []string { return []string{header} }

// Parent is the traceparent of ctx, for keeping; empty: ctx is in no trace.
func Parent(ctx context.Context) string {
	to := propagation.MapCarrier{}
	IDs.Inject(ctx, to)
	return to[header]
}

// Continue puts ctx into the trace of a kept traceparent; an empty one leaves it as it is.
func Continue(ctx context.Context, parent string) context.Context {
	return IDs.Extract(ctx, propagation.MapCarrier{header: parent})
}
