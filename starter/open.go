package main

import (
	"context"
	"log/slog"
	"net/url"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/contrib/envconfig"
	"go.temporal.io/sdk/interceptor"
	sdklog "go.temporal.io/sdk/log"

	"arrears/internal/config"
	"arrears/internal/ledger"
	"arrears/internal/policy"
)

// openLedger connects to the ledger and waits for it to answer.
func (p *process) openLedger(ctx context.Context, database, secret config.Secret, o ledger.Options) (*ledger.Store, error) {
	o.URL, o.Secret, o.ParsePolicy = database.Reveal(), []byte(secret.Reveal()), policy.Parse
	o.PolicyTexts = policy.Texts
	store, err := ledger.Open(ctx, o)
	if err != nil {
		return nil, &setupError{"DATABASE_URL or ARREARS_SECRET is wrong", err}
	}
	if err := p.await(ctx, store.Ping); err != nil {
		store.Close()
		return nil, postgresAway("DATABASE_URL", store.Address(), err)
	}
	return store, nil
}

func postgresAway(variable, address string, err error) error {
	return &setupError{"Postgres does not answer at " + address + "; start it, or correct " + variable, err}
}

// administer runs f on the ledger, as the commands do that need no gateway.
func (p *process) administer(ctx context.Context, f func(*ledger.Store) error) error {
	cfg, err := config.Admin(p.env)
	if err != nil {
		return err
	}
	store, err := p.openLedger(ctx, cfg.Database, cfg.Secret, ledger.Options{})
	if err != nil {
		return err
	}
	defer store.Close()
	return f(store)
}

// addressOf is where a database is, without its credentials.
func addressOf(database config.Secret) string {
	u, err := url.Parse(database.Reveal())
	if err != nil {
		return "its address"
	}
	return u.Host + u.Path
}

// lazyTemporal makes a client of what Temporal's own tools read, and calls nobody: Temporal may come later.
func (p *process) lazyTemporal(log *slog.Logger, interceptors ...interceptor.ClientInterceptor) (c client.Client, address, namespace string, err error) {
	options, err := envconfig.LoadClientOptions(envconfig.LoadClientOptionsRequest{EnvLookup: lookup(p.env)})
	if err != nil {
		return nil, "", "", &setupError{"the TEMPORAL_… variables cannot be read", err}
	}
	if err := config.TemporalAddress(options.HostPort); err != nil {
		return nil, "", "", err
	}
	if options.HostPort == "" {
		options.HostPort = client.DefaultHostPort
	}
	if options.Namespace == "" {
		options.Namespace = client.DefaultNamespace
	}
	options.Logger = sdklog.NewStructuredLogger(log)
	options.Interceptors = append(options.Interceptors, interceptors...)
	c, err = client.NewLazyClient(options)
	if err != nil {
		return nil, "", "", &setupError{"the TEMPORAL_… variables make no client", err}
	}
	return c, options.HostPort, options.Namespace, nil
}

// awaitTemporal waits for Temporal to answer.
func (p *process) awaitTemporal(ctx context.Context, c client.Client, address string) error {
	if err := p.await(ctx, func(ctx context.Context) error {
		_, err := c.CheckHealth(ctx, &client.CheckHealthRequest{})
		return err
	}); err != nil {
		return &setupError{"Temporal does not answer at " + address + "; start it, or correct TEMPORAL_ADDRESS", err}
	}
	return nil
}

// lookup gives Temporal's library the environment that the process was given.
type lookup map[string]string

var _ envconfig.EnvLookup = lookup{}

func (l lookup) LookupEnv(name string) (string, bool) { v, ok := l[name]; return v, ok }

func (l lookup) Environ() []string {
	pairs := make([]string, 0, len(l))
	for name, value := range l {
		pairs = append(pairs, name+"="+value)
	}
	return pairs
}
