package e2e_test

import (
	"context"
	"errors"
	"log/slog"
	"net/mail"
	"sync"
	"time"

	"github.com/caarlos0/env/v11"
	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/interceptor"
	sdklog "go.temporal.io/sdk/log"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"arrears/activities"
	"arrears/dev/stack"
	"arrears/internal/clock"
	"arrears/internal/config"
	"arrears/internal/ledger"
	"arrears/internal/policy"
	"arrears/internal/provider/provisioning"
	"arrears/internal/provider/sendgrid"
	"arrears/internal/provider/twilio"
	"arrears/internal/relay"
	"arrears/workflows"
)

// host plays the stack's worker in this process until the test ends, with interceptors of the test's own outermost. The stack's own
// worker is held down meanwhile.
func (b *bundle) host(outer ...interceptor.WorkerInterceptor) {
	b.t.Helper()
	require.NoError(b.t, b.Hold(stack.Worker))
	cfg, err := config.Worker(env.ToMap(b.Environ()))
	require.NoError(b.t, err)
	log := slog.New(slog.DiscardHandler)
	store, err := ledger.Open(b.t.Context(), ledger.Options{
		URL: cfg.Database.Reveal(), Clock: clock.Clock(cfg.Clock), Secret: []byte(cfg.Secret.Reveal()), ParsePolicy: policy.Parse,
	})
	require.NoError(b.t, err)
	b.t.Cleanup(store.Close)
	temporal, err := client.DialContext(b.t.Context(), client.Options{
		HostPort: b.Temporal, Namespace: b.Namespace, Logger: sdklog.NewStructuredLogger(log),
	})
	require.NoError(b.t, err)
	b.t.Cleanup(temporal.Close)

	acts := b.activities(cfg, store, log)
	interceptors := append(outer, &activities.Conceal{Log: log})
	for queue, register := range map[string]func(worker.Worker){
		workflows.TaskQueue: func(w worker.Worker) {
			w.RegisterWorkflowWithOptions(workflows.Customer, workflow.RegisterOptions{Name: workflows.Name})
			acts.Ledger(w)
		},
		workflows.TaskQueueEmail:        func(w worker.Worker) { acts.Messages(w) },
		workflows.TaskQueueSMS:          func(w worker.Worker) { acts.Messages(w) },
		workflows.TaskQueueProvisioning: func(w worker.Worker) { acts.Provisioning(w) },
	} {
		w := worker.New(temporal, queue, worker.Options{Interceptors: interceptors, WorkerStopTimeout: time.Second})
		register(w)
		require.NoError(b.t, w.Start())
		b.t.Cleanup(w.Stop)
	}
	ctx, stop := context.WithCancel(context.WithoutCancel(b.t.Context()))
	var news sync.WaitGroup
	news.Go(func() {
		(&relay.Relay{Store: store, Temporal: temporal, Clock: store.Clock(), Now: time.Now, Log: log}).Run(ctx)
	})
	b.t.Cleanup(func() {
		stop()
		news.Wait()
	})
}

// activities speak to the sandbox through the real adapters.
func (b *bundle) activities(cfg config.WorkerConfig, store *ledger.Store, log *slog.Logger) *activities.Activities {
	b.t.Helper()
	sms, smsErr := twilio.New(twilio.Config{
		AccountSID: cfg.Twilio.AccountSID, AuthToken: cfg.Twilio.AuthToken.Reveal(), From: cfg.Twilio.From,
		VerifyServiceSID: cfg.Twilio.VerifyServiceSID, BaseURL: cfg.Twilio.BaseURL,
		StatusCallback: cfg.PublicURL + "/webhooks/twilio/status",
	})
	from, fromErr := mail.ParseAddress(cfg.SendGrid.From)
	require.NoError(b.t, errors.Join(smsErr, fromErr))
	email, emailErr := sendgrid.New(sendgrid.Config{
		APIKey: cfg.SendGrid.APIKey.Reveal(), From: from.Address, FromName: from.Name, BaseURL: cfg.SendGrid.BaseURL,
	})
	access, accessErr := provisioning.New(provisioning.Config{URL: cfg.Provisioning.URL, Secret: cfg.Provisioning.Secret.Reveal()})
	require.NoError(b.t, errors.Join(emailErr, accessErr))
	return &activities.Activities{
		Store: store, Email: email, SMS: sms, Verifier: sms, Provisioner: access, Clock: store.Clock(), Now: time.Now, Log: log,
	}
}
