package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"go.temporal.io/sdk/client"

	"arrears/internal/clock"
	"arrears/internal/ledger"
)

// serveMetrics serves /metrics for Prometheus and /readyz, and returns what stops it. An empty address serves nothing.
func serveMetrics(listen string, store *ledger.Store, temporal client.Client, c clock.Clock, log *slog.Logger) (stop func(), err error) {
	if listen == "" {
		return func() {}, nil
	}
	registry := prometheus.NewRegistry()
	registry.MustRegister(
		collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{
			Name: "arrears_orphans", Help: "Customers whose planned wake-up passed more than 60 seconds ago. 0 when all is well.",
		}, func() float64 {
			ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
			defer cancel()
			n, err := store.CountOrphans(ctx, c.At(time.Now()))
			if err != nil {
				return -1
			}
			return float64(n)
		}),
	)
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(registry, promhttp.HandlerOpts{}))
	mux.Handle("GET /readyz", readiness(store, temporal))
	listener, err := net.Listen("tcp", listen)
	if err != nil {
		return nil, &missingError{"ARREARS_METRICS_LISTEN", err}
	}
	server := &http.Server{Handler: mux, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second}
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			log.Error("metrics are no longer served", slog.Any("error", err))
		}
	}()
	log.Info("metrics served", slog.String("at", fmt.Sprintf("http://%s/metrics", listener.Addr())))
	return func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		_ = server.Shutdown(ctx)
		<-done
	}, nil
}
