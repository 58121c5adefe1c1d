package metrics

import (
	"fmt"

	"go.opentelemetry.io/otel/exporters/prometheus"
	sdk "go.opentelemetry.io/otel/sdk/metric"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/contrib/opentelemetry"
)

// Temporal makes the handler of what Temporal's SDK counts (temporal_…: requests, slots, how long tasks wait), served
// with our own. Its labels are types, queues and operations.
func (m *Metrics) Temporal() (client.MetricsHandler, error) {
	exporter, err := prometheus.New(prometheus.WithRegisterer(m.registry), prometheus.WithoutScopeInfo(), prometheus.WithoutTargetInfo())
	if err != nil {
		return nil, fmt.Errorf("serve the SDK's metrics: %w", err)
	}
	inSeconds := sdk.NewView(sdk.Instrument{Kind: sdk.InstrumentKindHistogram},
		sdk.Stream{Aggregation: sdk.AggregationExplicitBucketHistogram{Boundaries: latency}}) // the library's suit milliseconds
	meter := sdk.NewMeterProvider(sdk.WithReader(exporter), sdk.WithView(inSeconds)).Meter("temporal")
	return opentelemetry.NewMetricsHandler(opentelemetry.MetricsHandlerOptions{
		Meter: meter, UseMonotonicCounters: true, OnError: func(error) {}, // a figure that cannot be made is no reason to stop
	}), nil
}
