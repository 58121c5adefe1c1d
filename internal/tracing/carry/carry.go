package carry

import (
	"context"
	"strings"

	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"
	"go.temporal.io/sdk/contrib/opentelemetry"
	"go.temporal.io/sdk/converter"
	"go.temporal.io/sdk/interceptor"
	"go.temporal.io/sdk/workflow"

	"arrears/internal/tracing"
)

// headerKey is where Temporal's SDKs keep a trace.
const headerKey = "_tracer-data"

// spanKey is where the SDK's interceptor looks for a workflow's current span.
type spanKey struct{}

// Interceptor is for the options of a client; workers made of that client use it, too.
func Interceptor(spans trace.TracerProvider) (interceptor.Interceptor, error) {
	tracer, err := opentelemetry.NewTracer(opentelemetry.TracerOptions{
		Tracer: spans.Tracer("arrears/temporal"), TextMapPropagator: tracing.IDs, DisableBaggage: true, DisableQueryTracing: true,
		AllowInvalidParentSpans: true, SpanContextKey: spanKey{}, HeaderKey: headerKey, SpanStarter: start,
	})
	if err != nil {
		return nil, err
	}
	return &carrier{interceptor.NewTracingInterceptor(tracer), tracer}, nil
}

// start makes a span, but none of a whole run: it would end in years, and be made again at each replay.
func start(ctx context.Context, t trace.Tracer, name string, options ...trace.SpanStartOption) trace.Span {
	if strings.HasPrefix(name, "RunWorkflow:") {
		return trace.SpanFromContext(ctx) // the caller's, which is not ours to end
	}
	_, span := t.Start(ctx, name, options...)
	return span
}

type carrier struct {
	interceptor.Interceptor
	tracer interceptor.Tracer
}

// InterceptWorkflow puts what finds the cause inside of what makes the spans.
func (c *carrier) InterceptWorkflow(ctx workflow.Context, next interceptor.WorkflowInboundInterceptor) interceptor.WorkflowInboundInterceptor {
	in := &inbound{tracer: c.tracer}
	in.Next = next
	return c.Interceptor.InterceptWorkflow(ctx, in)
}

// inbound remembers the trace of what came last to one run.
type inbound struct {
	interceptor.WorkflowInboundInterceptorBase
	tracer interceptor.Tracer
	cause  interceptor.TracerSpan // nil: nothing came yet that was in a trace
}

func (i *inbound) Init(out interceptor.WorkflowOutboundInterceptor) error {
	o := &outbound{in: i}
	o.Next = out
	return i.Next.Init(o)
}

func (i *inbound) HandleSignal(ctx workflow.Context, in *interceptor.HandleSignalInput) error {
	i.remember(ctx)
	return i.Next.HandleSignal(ctx, in)
}

func (i *inbound) ExecuteUpdate(ctx workflow.Context, in *interceptor.UpdateInput) (any, error) {
	i.remember(ctx)
	return i.Next.ExecuteUpdate(ctx, in)
}

// remember reads the header, which a replay has as well, and not the span, which it has not.
func (i *inbound) remember(ctx workflow.Context) {
	payload := interceptor.WorkflowHeader(ctx)[headerKey]
	if payload == nil {
		return
	}
	var ids propagation.MapCarrier
	if converter.GetDefaultDataConverter().FromPayload(payload, &ids) != nil {
		return
	}
	if span := i.tracer.SpanFromContext(tracing.IDs.Extract(context.Background(), ids)); span != nil {
		i.cause = span
	}
}

// outbound gives what the workflow asks for the cause as its parent.
type outbound struct {
	interceptor.WorkflowOutboundInterceptorBase
	in *inbound
}

func (o *outbound) ExecuteActivity(ctx workflow.Context, name string, args ...any) workflow.Future {
	return o.Next.ExecuteActivity(o.caused(ctx), name, args...)
}

func (o *outbound) ExecuteLocalActivity(ctx workflow.Context, name string, args ...any) workflow.Future {
	return o.Next.ExecuteLocalActivity(o.caused(ctx), name, args...)
}

func (o *outbound) NewContinueAsNewError(ctx workflow.Context, fn any, args ...any) error {
	return o.Next.NewContinueAsNewError(o.caused(ctx), fn, args...)
}

func (o *outbound) caused(ctx workflow.Context) workflow.Context {
	if o.in.cause == nil {
		return ctx
	}
	return workflow.WithValue(ctx, spanKey{}, o.in.cause)
}
