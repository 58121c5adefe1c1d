package tracing_test

import (
	"context"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"

	"arrears/internal/tracing"
)

const parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"

func TestATraceIsKeptAndContinued(t *testing.T) {
	t.Parallel()
	require.Empty(t, tracing.Parent(t.Context()))
	ctx := tracing.Continue(t.Context(), parent)
	require.Equal(t, parent, tracing.Parent(ctx))
	require.Equal(t, "4bf92f3577b34da6a3ce929d0e0e4736", trace.SpanContextFromContext(ctx).TraceID().String())
	require.Equal(t, parent, tracing.Parent(tracing.Continue(ctx, "")), "nothing kept leaves the trace as it is")
}

func TestOnlyIDsTravel(t *testing.T) {
	t.Parallel()
	from := propagation.HeaderCarrier(http.Header{})
	from.Set("traceparent", parent)
	from.Set("tracestate", "vendor=passenger")
	from.Set("baggage", "customer=passenger")
	to := propagation.MapCarrier{}
	ctx := tracing.IDs.Extract(t.Context(), from)
	tracing.IDs.Inject(ctx, to)
	require.Equal(t, propagation.MapCarrier{"traceparent": parent}, to)

	state, err := trace.ParseTraceState("vendor=passenger")
	require.NoError(t, err)
	to = propagation.MapCarrier{}
	tracing.IDs.Inject(trace.ContextWithSpanContext(ctx, trace.SpanContextFromContext(ctx).WithTraceState(state)), to)
	require.Equal(t, propagation.MapCarrier{"traceparent": parent}, to)
}

func TestWhatIsNoTraceIsIgnored(t *testing.T) {
	t.Parallel()
	for _, wrong := range []string{"", "x", "00-0-0-01", parent + "-more", "00-00000000000000000000000000000000-00f067aa0ba902b7-01", "ff" + parent[2:]} {
		require.Empty(t, tracing.Parent(tracing.Continue(context.Background(), wrong)), wrong)
	}
}
