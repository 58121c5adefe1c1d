package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/interceptor"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"arrears/activities"
	"arrears/internal/clock"
	"arrears/internal/config"
	"arrears/internal/ledger"
	"arrears/internal/metrics"
	"arrears/internal/policy"
	"arrears/internal/relay"
	"arrears/internal/tracing/export"
	"arrears/workflows"
)

const (
	startUp = 25 * time.Second // to find Postgres and Temporal before giving up
	drain   = 25 * time.Second // for what is under way when told to stop
)

// Activities a second that Temporal's server hands out for each provider, over all workers.
const (
	emailsPerSecond       = 100
	smsPerSecond          = 50
	provisioningPerSecond = 100
	billingPerSecond      = 100
	screeningPerSecond    = 50
)

// serve runs until ctx ends, then drains.
func serve(ctx context.Context, cfg config.WorkerConfig, log *slog.Logger) error {
	businessClock := clock.Clock(cfg.Clock)
	counts := metrics.New()
	spans, flush, err := export.Start(ctx, export.Options{Service: "arrears-worker", Protocol: cfg.Traces.Protocol, Log: log})
	if err != nil {
		return &missingError{"the OTEL_… variables", err}
	}
	defer flush()
	store, err := ledger.Open(ctx, ledger.Options{
		URL: cfg.Database.Reveal(), Clock: businessClock, Secret: []byte(cfg.Secret.Reveal()), ParsePolicy: policy.Parse,
		Watch: counts.Deed, MailDoubt: cfg.MailDoubt, Jitter: cfg.Jitter, Senders: senders(cfg), Checks: activities.Checks(cfg.Twilio.Lookup, cfg.Screening.URL != ""),
	})
	if err != nil {
		return err
	}
	defer store.Close()
	if err := await(ctx, store.Ping); err != nil {
		return &missingError{"Postgres does not answer at " + store.Address() + "; start it, or correct DATABASE_URL", err}
	}
	if schema, err := store.Schema(ctx); err == nil && schema == ledger.SchemaBehind {
		return &missingError{"the ledger at " + store.Address() + " is older than this version needs it", errors.New("run `starter migrate`")}
	}
	temporal, err := dial(ctx, spans, counts, log)
	if err != nil {
		return err
	}
	defer temporal.Close()

	acts, err := newActivities(cfg, store, businessClock, counts, log)
	if err != nil {
		return err
	}
	own := counts.Worker()
	counts.Register(&metrics.Ledger{Store: store, Now: func() clock.Moment { return businessClock.At(time.Now()) }, Log: log})
	workers := newWorkers(temporal, acts, own, log)
	for i, w := range workers {
		if err := w.Start(); err != nil {
			stopAll(workers[:i])
			return fmt.Errorf("start the worker: %w", err)
		}
	}
	unserve, err := serveMetrics(cfg.MetricsListen, store, temporal, counts, log)
	if err != nil {
		stopAll(workers)
		return err
	}
	log.Info("worker ready", slog.String("version", version), slog.String("namespace", cfg.Namespace), slog.String("database", store.Address()))

	news := &relay.Relay{
		Store: store, Temporal: temporal, Clock: businessClock, Now: time.Now, Log: log, Spans: spans, Metrics: own,
	}
	news.Run(ctx) // until told to stop
	stopAll(workers)
	unserve()
	log.Info("worker stopped")
	return nil
}

// await tries until it works, or the time for starting up is over.
func await(ctx context.Context, try func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, startUp)
	defer cancel()
	for {
		err := try(ctx)
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(500 * time.Millisecond):
		}
	}
}

// newWorkers hosts the workflow and the ledger's activity on the main queue, and each provider on its own.
func newWorkers(c client.Client, acts *activities.Activities, own *metrics.Worker, log *slog.Logger) []worker.Worker {
	options := func(perSecond float64) worker.Options {
		return worker.Options{
			Interceptors:                 []interceptor.WorkerInterceptor{&activities.Watch{Metrics: own}, &activities.Conceal{Log: log}},
			WorkerStopTimeout:            drain,
			TaskQueueActivitiesPerSecond: perSecond,
		}
	}
	provider := func(queue string, perSecond float64, register func(worker.ActivityRegistry)) worker.Worker {
		o := options(perSecond)
		o.DisableWorkflowWorker = true
		w := worker.New(c, queue, o)
		register(w)
		return w
	}
	main := worker.New(c, workflows.TaskQueue, options(0))
	main.RegisterWorkflowWithOptions(workflows.Customer, workflow.RegisterOptions{Name: workflows.Name})
	acts.Ledger(main)
	return []worker.Worker{
		main,
		provider(workflows.TaskQueueEmail, emailsPerSecond, acts.Messages),
		provider(workflows.TaskQueueSMS, smsPerSecond, acts.Messages),
		provider(workflows.TaskQueueProvisioning, provisioningPerSecond, acts.Provisioning),
		provider(workflows.TaskQueueBilling, billingPerSecond, acts.Billing),
		provider(workflows.TaskQueueScreening, screeningPerSecond, acts.Screening),
	}
}

// stopAll drains the workers, all at once.
func stopAll(workers []worker.Worker) {
	var group sync.WaitGroup
	for _, w := range workers {
		group.Go(w.Stop)
	}
	group.Wait()
}
