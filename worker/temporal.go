package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"

	"go.opentelemetry.io/otel/trace"
	"go.temporal.io/api/operatorservice/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/contrib/envconfig"
	sdklog "go.temporal.io/sdk/log"

	"arrears/internal/config"
	"arrears/internal/logs"
	"arrears/internal/metrics"
	"arrears/internal/tracing/carry"
	"arrears/workflows"
)

// dial connects to Temporal as its own tools do (TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TEMPORAL_API_KEY,
// TEMPORAL_TLS_…), and refuses a namespace without our search attributes: a customer would fail there.
func dial(ctx context.Context, spans trace.TracerProvider, counts *metrics.Metrics, log *slog.Logger) (client.Client, error) {
	options, err := envconfig.LoadClientOptions(envconfig.LoadClientOptionsRequest{})
	if err != nil {
		return nil, &missingError{"the TEMPORAL_… variables cannot be read", err}
	}
	if err := config.TemporalAddress(options.HostPort); err != nil {
		return nil, &missingError{"Temporal cannot be called", err}
	}
	options.Logger = sdklog.NewStructuredLogger(logs.Temporal(log, func(workflowID string) (tenant, customer string, ours bool) {
		id, ours := workflows.CustomerOf(workflowID)
		return id.Tenant, id.Customer, ours
	}))
	traces, err := carry.Interceptor(spans)
	if err != nil {
		return nil, fmt.Errorf("trace what goes to Temporal: %w", err)
	}
	options.Interceptors = append(options.Interceptors, traces)
	if options.MetricsHandler, err = counts.Temporal(); err != nil {
		return nil, fmt.Errorf("count what goes to Temporal: %w", err)
	}
	address, namespace := options.HostPort, options.Namespace
	if address == "" {
		address = client.DefaultHostPort
	}
	if namespace == "" {
		namespace = client.DefaultNamespace
	}
	var c client.Client
	if err := await(ctx, func(ctx context.Context) error {
		var err error
		c, err = client.DialContext(ctx, options)
		return err
	}); err != nil {
		return nil, &missingError{"Temporal does not answer at " + address + "; start it, or correct TEMPORAL_ADDRESS", err}
	}
	if err := await(ctx, func(ctx context.Context) error { return checkSearchAttributes(ctx, c, namespace) }); err != nil {
		c.Close()
		return nil, &missingError{"namespace " + namespace + " is not ready", err}
	}
	return c, nil
}

func checkSearchAttributes(ctx context.Context, c client.Client, namespace string) error {
	has, err := c.OperatorService().ListSearchAttributes(ctx, &operatorservice.ListSearchAttributesRequest{Namespace: namespace})
	if err != nil {
		return fmt.Errorf("list search attributes: %w", err)
	}
	var missing []string
	for name, kind := range workflows.SearchAttributes() {
		if has.GetCustomAttributes()[name] != kind {
			missing = append(missing, name)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	slices.Sort(missing)
	return errors.New("search attributes missing: " + strings.Join(slices.Compact(missing), ", ") + "; run `starter migrate`")
}
