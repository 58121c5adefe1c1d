package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"go.temporal.io/sdk/client"

	"arrears/internal/ledger"
	"arrears/internal/logs"
	"arrears/internal/metrics"
)

// serveMetrics serves /metrics for Prometheus and /readyz, and returns what stops it. An empty address serves nothing.
func serveMetrics(listen string, store *ledger.Store, temporal client.Client, counts *metrics.Metrics, log *slog.Logger) (stop func(), err error) {
	if listen == "" {
		return func() {}, nil
	}
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", counts.Handler())
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
			log.Error("metrics are no longer served", logs.Error(err))
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
