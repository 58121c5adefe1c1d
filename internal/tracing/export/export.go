package export

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/go-logr/logr"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracegrpc"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/sdk/resource"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"
)

// Options say whether and how spans leave the process. Where to, with which headers and which sampler is read by
// OpenTelemetry's own library from OTEL_… variables.
type Options struct {
	// Service names the process in traces, unless OTEL_SERVICE_NAME does; required.
	Service string
	// Protocol is "http/protobuf" or "grpc"; empty: nothing leaves the process.
	Protocol string
	// Log hears of what could not be sent; required.
	Log *slog.Logger
}

// flushWithin is how long the last spans may take to leave, in wall time.
const flushWithin = 3 * time.Second

// Start makes the provider of a process's tracers, and what sends the last spans and ends it. It connects to nobody:
// a collector may come later.
func Start(ctx context.Context, o Options) (spans trace.TracerProvider, stop func(), err error) {
	if o.Protocol == "" {
		// Ids, in the caller's trace or in one of our own, and nothing recorded of it.
		return sdk.NewTracerProvider(sdk.WithSampler(sdk.ParentBased(sdk.NeverSample()))), func() {}, nil
	}
	// The library has one place to complain for a whole process. Its own log stays shut: it quotes headers, which may be keys.
	otel.SetLogger(logr.Discard())
	otel.SetErrorHandler(otel.ErrorHandlerFunc(func(err error) { o.Log.Warn("traces are not exported", reason(err)) }))
	exporter, err := newExporter(ctx, o.Protocol)
	if err != nil {
		return nil, nil, fmt.Errorf("export of traces: %w", err)
	}
	named, err := resource.New(ctx, resource.WithAttributes(attribute.String("service.name", o.Service)), resource.WithFromEnv(), resource.WithTelemetrySDK())
	if err != nil {
		return nil, nil, fmt.Errorf("export of traces: OTEL_RESOURCE_ATTRIBUTES: %w", err)
	}
	provider := sdk.NewTracerProvider(sdk.WithBatcher(exporter), sdk.WithResource(named))
	return provider, func() {
		ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), flushWithin)
		defer cancel()
		if err := provider.Shutdown(ending); err != nil {
			o.Log.Warn("the last traces are not exported", reason(err))
		}
	}, nil
}

func newExporter(ctx context.Context, protocol string) (*otlptrace.Exporter, error) {
	if protocol == "grpc" {
		return otlptracegrpc.New(ctx)
	}
	return otlptracehttp.New(ctx)
}

// maxReason bounds what a collector may say in our log.
const maxReason = 300

// reason is the text of an error, unlike anywhere else: it is about spans, which hold ids, and about the collector.
func reason(err error) slog.Attr {
	text := err.Error()
	return slog.String("reason", text[:min(len(text), maxReason)])
}
