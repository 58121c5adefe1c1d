package logs

import (
	"context"
	"log/slog"
)

// Temporal is log for Temporal's SDK, which passes no context: it names workflow and trace by attributes of its own.
// They become ours, and whose tells the customer of a workflow id; ours false: it is nobody's.
func Temporal(log *slog.Logger, whose func(workflowID string) (tenant, customer string, ours bool)) *slog.Logger {
	return slog.New(&sdk{log.Handler(), whose})
}

// ourName of what the SDK calls its own way.
var ourName = map[string]string{"WorkflowID": "workflow_id", "TraceID": "trace_id", "SpanID": "span_id"}

type sdk struct {
	slog.Handler
	whose func(string) (string, string, bool)
}

func (s *sdk) Handle(ctx context.Context, r slog.Record) error {
	out := slog.NewRecord(r.Time, r.Level, r.Message, r.PC)
	r.Attrs(func(a slog.Attr) bool {
		out.AddAttrs(s.ours(a)...)
		return true
	})
	return s.Handler.Handle(ctx, out)
}

func (s *sdk) WithAttrs(attrs []slog.Attr) slog.Handler {
	var all []slog.Attr
	for _, a := range attrs {
		all = append(all, s.ours(a)...)
	}
	return &sdk{s.Handler.WithAttrs(all), s.whose}
}

func (s *sdk) WithGroup(name string) slog.Handler { return &sdk{s.Handler.WithGroup(name), s.whose} }

func (s *sdk) ours(a slog.Attr) []slog.Attr {
	name, known := ourName[a.Key]
	if !known {
		return []slog.Attr{a}
	}
	a.Key = name
	if tenant, customer, ours := s.whose(a.Value.String()); name == "workflow_id" && ours {
		return []slog.Attr{slog.String("tenant", tenant), slog.String("customer", customer), a}
	}
	return []slog.Attr{a}
}
