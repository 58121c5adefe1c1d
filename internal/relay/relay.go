package relay

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/trace"
	"go.opentelemetry.io/otel/trace/noop"
	"go.temporal.io/sdk/client"

	"arrears/internal/clock"
	"arrears/internal/ledger"
	"arrears/internal/logs"
	"arrears/internal/metrics"
	"arrears/internal/tracing"
	"arrears/workflows"
)

// Relay wakes workflows. All fields but those with a default are required.
type Relay struct {
	Store    *ledger.Store
	Temporal client.Client
	Clock    clock.Clock
	Now      func() time.Time // wall time
	Log      *slog.Logger

	Spans   trace.TracerProvider // continues the trace of the fact that asked for a wake; nil: no spans
	Metrics *metrics.Worker      // nil: nothing is counted

	Poll  time.Duration // how often to look without being told; default 1 s
	Sweep time.Duration // how often to look for orphans; default 15 s
	Lease time.Duration // how long a wake is ours before another relay may take it; default 30 s
	Batch int           // wakes carried at a time, all at once; default 32
}

// Run carries wakes until ctx ends, and returns once all its goroutines have.
func (r *Relay) Run(ctx context.Context) {
	r.setDefaults()
	told := make(chan struct{}, 1)
	var group sync.WaitGroup
	defer group.Wait()
	group.Go(func() { r.listen(ctx, told) })
	group.Go(func() { r.sweep(ctx) })
	group.Go(func() { r.probe(ctx) })
	poll := time.NewTicker(r.Poll)
	defer poll.Stop()
	for {
		for r.carry(ctx) == r.Batch {
		}
		select {
		case <-ctx.Done():
			return
		case <-told:
		case <-poll.C:
		}
	}
}

func (r *Relay) setDefaults() {
	orDefault := func(d *time.Duration, def time.Duration) {
		if *d == 0 {
			*d = def
		}
	}
	orDefault(&r.Poll, time.Second)
	orDefault(&r.Sweep, 15*time.Second)
	orDefault(&r.Lease, 30*time.Second)
	if r.Batch == 0 {
		r.Batch = 32
	}
	if r.Spans == nil {
		r.Spans = noop.NewTracerProvider()
	}
}

// listen passes on what Postgres tells, and comes back after the connection was lost. Polling covers the gap.
func (r *Relay) listen(ctx context.Context, told chan<- struct{}) {
	for ctx.Err() == nil {
		err := r.Store.AwaitWakes(ctx, func() {
			select {
			case told <- struct{}{}:
			default: // somebody has been told already
			}
		})
		if ctx.Err() == nil {
			r.failed(ctx, metrics.RelayListen, "relay no longer hears of wakes; polls until it does", err)
			pause(ctx, r.Poll)
		}
	}
}

// carry takes a batch of wakes to Temporal, and says how many. What fails stays leased and is taken again later.
func (r *Relay) carry(ctx context.Context) int {
	wakes, err := r.Store.LeaseWakes(ctx, r.Batch, r.Lease)
	if err != nil {
		if ctx.Err() == nil {
			r.failed(ctx, metrics.RelayLease, "relay cannot read wakes", err)
			pause(ctx, r.Poll)
		}
		return 0
	}
	var group sync.WaitGroup
	for _, w := range wakes {
		group.Go(func() { r.wake(ctx, w) })
	}
	group.Wait()
	return len(wakes)
}

func (r *Relay) wake(ctx context.Context, w ledger.Wake) {
	began := r.Now()
	id := workflows.CustomerID{Tenant: w.Tenant, Customer: w.Customer}
	options := workflows.StartOptions(w.Tenant, w.Customer)
	ctx = logs.With(ctx, logs.Subject{Tenant: w.Tenant, Customer: w.Customer, Workflow: options.ID})
	ctx, span := r.Spans.Tracer("arrears/relay").Start(tracing.Continue(ctx, w.Trace), "relay wake", trace.WithSpanKind(trace.SpanKindConsumer))
	defer span.End()
	_, err := r.Temporal.SignalWithStartWorkflow(ctx, options.ID, workflows.SignalChanged, nil, options, workflows.Name, id)
	if err == nil {
		r.Metrics.Carried(w.Waited + r.Now().Sub(began))
		err = r.Store.Woken(ctx, w)
	}
	if err != nil && ctx.Err() == nil {
		span.SetStatus(codes.Error, "not carried yet")
		r.failed(ctx, metrics.RelayWake, "relay cannot wake a customer yet", err)
	}
}

// failed counts and records what will be tried again.
func (r *Relay) failed(ctx context.Context, errand, text string, err error) {
	r.Metrics.Failed(errand)
	r.Log.WarnContext(ctx, text, logs.Error(err))
}

// sweepBatch is how many orphans are woken at a time.
const sweepBatch = 1000

// sweep wakes orphans, a batch at a time, judges what became of codes, and removes what is too old to be of use.
func (r *Relay) sweep(ctx context.Context) {
	for pause(ctx, r.Sweep) {
		n, err := r.Store.WakeOrphans(ctx, r.Clock.At(r.Now()), sweepBatch)
		switch {
		case err != nil && ctx.Err() == nil:
			r.failed(ctx, metrics.RelaySweep, "relay cannot look for orphans", err)
		case n > 0:
			r.Log.WarnContext(ctx, "relay woke customers whose planned wake-up had passed", slog.Int("customers", n))
		}
		r.lookAfter(ctx)
		r.judgeCodes(ctx)
		r.forget(ctx)
	}
}

// probe has some message find out whether a provider that is down is up again, whenever it is time to, and wakes whoever waited
// for one that is.
func (r *Relay) probe(ctx context.Context) {
	for pause(ctx, r.Poll) {
		if _, err := r.Store.WakeProbes(ctx, r.Clock.At(r.Now())); err != nil && ctx.Err() == nil {
			r.failed(ctx, metrics.RelaySweep, "relay cannot look whether a provider is down", err)
		}
		r.wakeRecovered(ctx)
	}
}

// wakeRecovered wakes all whose messages waited for a provider that is back, a batch at a time.
func (r *Relay) wakeRecovered(ctx context.Context) {
	for n := 1; n > 0; {
		var err error
		if n, err = r.Store.WakeRecovered(ctx); err != nil && ctx.Err() == nil {
			r.failed(ctx, metrics.RelaySweep, "relay cannot wake who waited for a provider that is back", err)
		}
	}
}

// lookAfter wakes whoever has a message on which no provider reports, so that it is asked.
func (r *Relay) lookAfter(ctx context.Context) {
	if _, err := r.Store.WakeUnreported(ctx, r.Clock.At(r.Now()), sweepBatch); err != nil && ctx.Err() == nil {
		r.failed(ctx, metrics.RelaySweep, "relay cannot look for messages without a report", err)
	}
}

// judgeCodes holds codes back where nobody types them, and lets go where somebody does.
func (r *Relay) judgeCodes(ctx context.Context) {
	n, err := r.Store.JudgeCodes(ctx, r.Clock.At(r.Now()))
	switch {
	case err != nil && ctx.Err() == nil:
		r.failed(ctx, metrics.RelaySweep, "relay cannot look what became of codes", err)
	case n > 0:
		r.Log.WarnContext(ctx, "codes are held back where hardly anybody types them", slog.Int("prefixes", n))
	}
}

// forgetBatch is how many old rows one transaction removes.
const forgetBatch = 1000

// forget removes what is too old to be of use: more than comes in between two sweeps, a batch at a time.
func (r *Relay) forget(ctx context.Context) {
	for what, some := range map[string]func(context.Context, time.Time, int) (int, error){
		"idempotency keys": r.Store.ForgetKeys, "requests for codes": r.Store.ForgetCodeAsks,
	} {
		for n := forgetBatch; n == forgetBatch; {
			var err error
			if n, err = some(ctx, r.Now(), forgetBatch); err != nil && ctx.Err() == nil {
				r.Log.WarnContext(ctx, "relay cannot remove what is old", slog.String("what", what), slog.Any("error", err))
			}
		}
	}
}

// pause waits, and tells whether ctx still holds.
func pause(ctx context.Context, d time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(d):
		return true
	}
}
