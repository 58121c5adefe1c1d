package main

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"go.temporal.io/sdk/client"

	"arrears/internal/ledger"
)

// probeWithin is how long readiness waits for an answer, in wall time.
const probeWithin = 2 * time.Second

// readiness answers as the gateway's does. A worker needs both: without Temporal it has no work, and without Postgres
// it can do none.
func readiness(store *ledger.Store, temporal client.Client) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), probeWithin)
		defer cancel()
		answers := make(chan error, 1)
		go func() {
			_, err := temporal.CheckHealth(ctx, &client.CheckHealthRequest{})
			answers <- err
		}()
		parts := map[string]string{"postgres": word(store.Ping(ctx)), "temporal": word(<-answers)}
		status, code := "ready", http.StatusOK
		if parts["postgres"] != "ok" || parts["temporal"] != "ok" {
			status, code = "unavailable", http.StatusServiceUnavailable
		}
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(code)
		_ = json.NewEncoder(w).Encode(map[string]any{"status": status, "parts": parts}) // who went away reads nothing
	})
}

func word(err error) string {
	if err != nil {
		return "unreachable"
	}
	return "ok"
}
