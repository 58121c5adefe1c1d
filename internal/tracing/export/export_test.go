package export_test

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.opentelemetry.io/otel/trace"

	"arrears/internal/logs"
	"arrears/internal/tracing/export"
)

func TestWithoutACollectorThereAreIDsAndNothingElse(t *testing.T) {
	before := runtime.NumGoroutine()
	spans, stop, err := export.Start(t.Context(), export.Options{Service: "arrears-worker", Log: logs.New(io.Discard)})
	require.NoError(t, err)
	_, span := spans.Tracer("test").Start(t.Context(), "a request")
	require.True(t, span.SpanContext().IsValid(), "the log has something to name")
	require.False(t, span.IsRecording())
	require.Equal(t, before, runtime.NumGoroutine(), "nothing runs")
	span.End()
	stop()
}

func TestSpansLeaveByOTLP(t *testing.T) {
	got := make(chan string, 1)
	collector := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		got <- r.URL.Path + " " + r.Header.Get("X-Key") + " " + string(body)
	}))
	t.Cleanup(collector.Close)
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.URL)
	t.Setenv("OTEL_EXPORTER_OTLP_HEADERS", "x-key=hush-hush")
	spans, stop, err := export.Start(t.Context(), export.Options{Service: "arrears-worker", Protocol: "http/protobuf", Log: logs.New(io.Discard)})
	require.NoError(t, err)
	_, span := spans.Tracer("test").Start(t.Context(), "a request")
	span.End()
	stop()
	sent := <-got
	require.True(t, strings.HasPrefix(sent, "/v1/traces hush-hush "))
	require.Contains(t, sent, "a request")
	require.Contains(t, sent, "arrears-worker")
}

func TestACollectorThatIsAwayIsTheLogsBusiness(t *testing.T) {
	for _, protocol := range []string{"http/protobuf", "grpc"} {
		t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1")
		t.Setenv("OTEL_EXPORTER_OTLP_HEADERS", "hush hush=")
		var log bytes.Buffer
		spans, stop, err := export.Start(t.Context(), export.Options{Service: "arrears-worker", Protocol: protocol, Log: logs.New(&log)})
		require.NoError(t, err)
		_, span := spans.Tracer("test").Start(t.Context(), "a request", trace.WithSpanKind(trace.SpanKindServer))
		span.End()
		stop()
		require.Contains(t, log.String(), "not exported", protocol)
		require.NotContains(t, log.String(), "hush")
	}
}
