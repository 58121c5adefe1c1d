package metrics

import (
	"context"
	"time"

	"arrears/internal/provider"
)

// Lines times what is asked about phone numbers.
func (m *Metrics) Lines(name string, next provider.LineLookup) provider.LineLookup {
	m.providers.WithLabelValues(name, "look_up", "ok")
	return &lines{m, name, next}
}

type lines struct {
	*Metrics
	name string
	next provider.LineLookup
}

func (l *lines) LookUp(ctx context.Context, phone string) (provider.Line, error) {
	began := time.Now()
	line, err := l.next.LookUp(ctx, phone)
	l.observe(l.name, "look_up", began, "", err)
	return line, err
}

// Screening times what a register is asked about who signs up.
func (m *Metrics) Screening(name string, next provider.Register) provider.Register {
	m.providers.WithLabelValues(name, "ask_register", provider.OpinionPass)
	return &register{m, name, next}
}

type register struct {
	*Metrics
	name string
	next provider.Register
}

func (r *register) Ask(ctx context.Context, a provider.Applicant) (provider.Opinion, error) {
	began := time.Now()
	opinion, err := r.next.Ask(ctx, a)
	r.observe(r.name, "ask_register", began, opinion.Outcome, err)
	return opinion, err
}
