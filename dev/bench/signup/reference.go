package signup

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
)

// referenceConnections to Postgres are as many as a gateway holds.
const referenceConnections = 16

// reference is how long the machine takes to answer the same requests, at the same moments, where each writes one row and nothing
// else: over a server of net/http and a pool of as many connections as the gateway has, to the stack's Postgres.
func (r *run) reference(ctx context.Context) ([]time.Duration, error) {
	cfg, err := pgxpool.ParseConfig(r.stack.DatabaseURL)
	if err != nil {
		return nil, err
	}
	cfg.MaxConns = referenceConnections
	pool, err := pgxpool.NewWithConfig(ctx, cfg)
	if err != nil {
		return nil, err
	}
	defer pool.Close()
	if _, err := pool.Exec(ctx, `CREATE TABLE bench_reference (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text NOT NULL)`); err != nil {
		return nil, err
	}
	defer func() { _, _ = pool.Exec(context.WithoutCancel(ctx), `DROP TABLE bench_reference`) }() // it goes with the stack if not now
	insert := func(w http.ResponseWriter, req *http.Request) {
		body, err := io.ReadAll(req.Body)
		if err == nil {
			_, err = pool.Exec(req.Context(), `INSERT INTO bench_reference (body) VALUES ($1)`, string(body))
		}
		if err != nil {
			http.Error(w, "not written", http.StatusInternalServerError)
			return
		}
		w.WriteHeader(http.StatusCreated)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	server := &http.Server{Handler: http.HandlerFunc(insert), ReadHeaderTimeout: answerWithin}
	served := make(chan struct{})
	go func() { defer close(served); _ = server.Serve(listener) }()
	defer func() { _ = server.Close(); <-served }()

	n := count(r.plan)
	s := sender{
		http: r.http, url: "http://" + listener.Addr().String(), every: r.cfg.Over / time.Duration(n),
		show: func(sent int) { r.show("plain inserts", sent, n, 0) },
	}
	var took []time.Duration
	for _, a := range s.all(ctx, r.plan, func(Answer) {}) {
		if a.Status != http.StatusCreated {
			return nil, fmt.Errorf("a plain insert was answered %d %s", a.Status, a.Text)
		}
		took = append(took, a.Took)
	}
	return took, nil
}
