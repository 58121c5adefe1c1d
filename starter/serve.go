package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/mail"
	"time"

	"github.com/spf13/cobra"

	"arrears/internal/clock"
	"arrears/internal/config"
	"arrears/internal/dunning"
	"arrears/internal/gateway"
	"arrears/internal/ledger"
	"arrears/internal/metrics"
	"arrears/internal/owncode"
	"arrears/internal/provider"
	"arrears/internal/provider/sendgrid"
	"arrears/internal/provider/twilio"
	"arrears/internal/tracing/carry"
	"arrears/internal/tracing/export"
)

// drain is how long requests under way may take when told to stop: less than the 30 seconds that were promised.
const drain = 25 * time.Second

func (p *process) serveCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "serve",
		Short: "Serve the HTTP gateway",
		Long: `serve answers billing systems and operators over HTTP (api/openapi.yaml) until it is told to stop; then it
finishes what is under way. It needs Postgres. Without Temporal it starts all the same, takes facts, and says
"degraded" on /readyz: dunning is late then, and nothing is lost.`,
		Example: "  ARREARS_LISTEN=:8080 starter serve",
		Args:    cobra.NoArgs,
		RunE: p.work(func(ctx context.Context, _ []string) error {
			cfg, err := config.Gateway(p.env)
			if err != nil {
				return err
			}
			return p.serve(ctx, cfg)
		}),
	}
}

func (p *process) serve(ctx context.Context, cfg config.GatewayConfig) error {
	log := p.log()
	counts := metrics.New()
	spans, flush, err := export.Start(ctx, export.Options{Service: "arrears-gateway", Protocol: cfg.Traces.Protocol, Log: log})
	if err != nil {
		return &setupError{"the OTEL_… variables are wrong", err}
	}
	defer flush()
	store, err := p.openLedger(ctx, cfg.Database, cfg.Secret, ledger.Options{
		Clock: clock.Clock(cfg.Clock), Watch: counts.Deed, MailDoubt: cfg.MailDoubt, Jitter: cfg.Jitter, Senders: senders(cfg),
	})
	if err != nil {
		return err
	}
	defer store.Close()
	if schema, err := store.Schema(ctx); err != nil || schema == ledger.SchemaBehind {
		return &setupError{"the ledger at " + store.Address() + " is not as this version needs it; run `starter migrate`", err}
	}
	traces, err := carry.Interceptor(spans)
	if err != nil {
		return fmt.Errorf("trace what goes to Temporal: %w", err)
	}
	temporal, address, namespace, err := p.lazyTemporal(log, traces)
	if err != nil {
		return err
	}
	defer temporal.Close()
	verifier, err := newVerifier(cfg, counts)
	if err != nil {
		return err
	}
	webhooks, err := newWebhooks(cfg)
	if err != nil {
		return err
	}
	if webhooks.SendGrid == nil {
		log.Warn("SENDGRID_WEBHOOK_PUBLIC_KEY is not set: SendGrid's events are refused, so no mandatory e-mail ever counts as delivered, and the ladder stops there")
	}
	handler, err := gateway.New(gateway.Config{
		Store: store, Verifier: verifier, Webhooks: webhooks, Temporal: temporal, Clock: store.Clock(), Log: log,
		Metrics: counts, Spans: spans,
	})
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", cfg.Listen)
	if err != nil {
		return &setupError{"ARREARS_LISTEN cannot be listened on; free the port, or name another", err}
	}
	log.Info("gateway ready", slog.String("version", version), slog.String("listen", listener.Addr().String()), slog.String("database", store.Address()),
		slog.String("temporal", address), slog.String("namespace", namespace))
	return serveUntil(ctx, gateway.Server(handler, log), gateway.Bounded(listener, 0), log)
}

// serveUntil serves until ctx ends, and returns once what was under way is done.
func serveUntil(ctx context.Context, server *http.Server, listener net.Listener, log *slog.Logger) error {
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	log.Info("gateway stops", slog.String("waits_at_most", drain.String()))
	ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), drain)
	defer cancel()
	err := server.Shutdown(ending)
	if err != nil {
		_ = server.Close()
	}
	if served := <-failed; !errors.Is(served, http.ErrServerClosed) {
		err = errors.Join(err, served)
	}
	if err != nil {
		return fmt.Errorf("stop: requests were cut off: %w", err)
	}
	log.Info("gateway stopped")
	return nil
}

// newVerifier makes what checks codes: Twilio's client, or what knows our own.
func newVerifier(cfg config.GatewayConfig, counts *metrics.Metrics) (provider.Verifier, error) {
	v := cfg.Twilio
	if v.VerifyServiceSID == "" {
		own, err := owncode.New([]byte(cfg.Secret.Reveal()), nil, ledger.CodeLives)
		if err != nil {
			return nil, &setupError{"ARREARS_SECRET is wrong", err}
		}
		return own, nil
	}
	c, err := twilio.NewVerifier(twilio.Config{
		AccountSID: v.AccountSID, AuthToken: v.AuthToken.Reveal(), VerifyServiceSID: v.VerifyServiceSID, BaseURL: v.BaseURL,
	})
	if err != nil {
		return nil, &setupError{"Twilio's variables are wrong", err}
	}
	return counts.Verifier("twilio", c), nil
}

// newWebhooks makes what tells providers from others. Without a key of SendGrid's, no event of its is taken.
func newWebhooks(cfg config.GatewayConfig) (gateway.Webhooks, error) {
	w := gateway.Webhooks{PublicURL: cfg.PublicURL}
	tokens := []string{cfg.Twilio.AuthToken.Reveal()}
	if secondary := cfg.SecondaryToken.Reveal(); secondary != "" {
		tokens = append(tokens, secondary)
	}
	var err error
	if w.Twilio, err = twilio.NewSignatures(tokens...); err != nil {
		return w, &setupError{"Twilio's variables are wrong", err}
	}
	if cfg.MailWebhookKey == "" {
		return w, nil
	}
	if w.SendGrid, err = sendgrid.NewWebhookKey(cfg.MailWebhookKey); err != nil {
		return w, &setupError{"SendGrid's variables are wrong", err}
	}
	return w, nil
}

// senders are who customers hear from, as the providers call them.
func senders(cfg config.GatewayConfig) map[dunning.Channel]string {
	out := map[dunning.Channel]string{dunning.SMS: cfg.SMSFrom}
	if from, err := mail.ParseAddress(cfg.MailFrom); err == nil { // else the worker says what is wrong
		out[dunning.Email] = from.Address
	}
	return out
}
