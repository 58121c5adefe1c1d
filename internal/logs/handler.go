package logs

import (
	"context"
	"io"
	"log/slog"

	"go.opentelemetry.io/otel/trace"
)

// New is a log that writes JSON to w, a record a line.
func New(w io.Writer) *slog.Logger { return slog.New(Handler(slog.NewJSONHandler(w, nil))) }

// Handler adds to each record whom it is about and which trace it belongs to, and describes the errors in it instead of
// quoting them.
func Handler(next slog.Handler) slog.Handler { return &handler{next} }

type handler struct{ next slog.Handler }

func (h *handler) Enabled(ctx context.Context, l slog.Level) bool { return h.next.Enabled(ctx, l) }

func (h *handler) Handle(ctx context.Context, r slog.Record) error {
	out := slog.NewRecord(r.Time, r.Level, r.Message, r.PC)
	r.Attrs(func(a slog.Attr) bool {
		out.AddAttrs(described(a))
		return true
	})
	about := Of(ctx)
	for _, a := range []slog.Attr{
		slog.String("tenant", about.Tenant), slog.String("customer", about.Customer), slog.String("workflow_id", about.Workflow),
	} {
		if a.Value.String() != "" {
			out.AddAttrs(a)
		}
	}
	if span := trace.SpanContextFromContext(ctx); span.IsValid() {
		out.AddAttrs(slog.String("trace_id", span.TraceID().String()), slog.String("span_id", span.SpanID().String()))
	}
	return h.next.Handle(ctx, out)
}

func (h *handler) WithAttrs(attrs []slog.Attr) slog.Handler {
	clean := make([]slog.Attr, len(attrs))
	for i, a := range attrs {
		clean[i] = described(a)
	}
	return &handler{h.next.WithAttrs(clean)}
}

func (h *handler) WithGroup(name string) slog.Handler { return &handler{h.next.WithGroup(name)} }

// described replaces errors, those in groups too, by what they are.
func described(a slog.Attr) slog.Attr {
	if a.Value.Kind() == slog.KindLogValuer {
		if err, ok := a.Value.Any().(error); ok {
			return slog.Attr{Key: a.Key, Value: describe(err)}
		}
		a.Value = a.Value.Resolve()
	}
	switch a.Value.Kind() {
	case slog.KindGroup:
		inner := make([]slog.Attr, 0, len(a.Value.Group()))
		for _, member := range a.Value.Group() {
			inner = append(inner, described(member))
		}
		a.Value = slog.GroupValue(inner...)
	case slog.KindAny:
		if err, ok := a.Value.Any().(error); ok {
			a.Value = describe(err)
		}
	}
	return a
}
