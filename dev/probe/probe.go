// Package probe looks into a running stack for what tests of crashes and outages need and nobody outside can see: its database, and
// the figures that an operator watches. It must change nothing; what a caller does with a connection that it lends is the caller's.
package probe

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

// Probe looks into one stack.
type Probe struct {
	API         string // base URL of the gateway
	DatabaseURL string
	HTTP        *http.Client
}

// again is how often a condition is looked at.
const again = 100 * time.Millisecond

// Query lends a connection to the stack's database.
func (p Probe) Query(ctx context.Context, f func(*pgx.Conn) error) error {
	conn, err := pgx.Connect(ctx, p.DatabaseURL)
	if err != nil {
		return err
	}
	return errors.Join(f(conn), conn.Close(context.WithoutCancel(ctx)))
}

// Count runs a query that counts.
func (p Probe) Count(ctx context.Context, query string, args ...any) (n int, err error) {
	err = p.Query(ctx, func(conn *pgx.Conn) error { return conn.QueryRow(ctx, query, args...).Scan(&n) })
	return n, err
}

// Waiting counts the customers of whose change no workflow was told yet.
func (p Probe) Waiting(ctx context.Context) (int, error) {
	return p.Count(ctx, `SELECT count(*) FROM wakes`)
}

// Orphans reads the gauge that an operator watches.
func (p Probe) Orphans(ctx context.Context) (int, error) { return p.gauge(ctx, "arrears_orphans") }

func (p Probe) gauge(ctx context.Context, name string) (int, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, p.API+"/metrics", nil)
	if err != nil {
		return 0, err
	}
	resp, err := p.HTTP.Do(req)
	if err != nil {
		return 0, err
	}
	defer func() { _ = resp.Body.Close() }()
	return gauge(resp.Body, name)
}

func gauge(metrics io.Reader, name string) (int, error) {
	lines := bufio.NewScanner(metrics)
	for lines.Scan() {
		if value, found := strings.CutPrefix(lines.Text(), name+" "); found {
			return strconv.Atoi(value)
		}
	}
	return 0, fmt.Errorf("there is no gauge %s", name)
}

// Until looks again and again whether a condition holds; what words it.
func Until(ctx context.Context, within time.Duration, what string, holds func(context.Context) (bool, error)) error {
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	for {
		ok, err := holds(ctx)
		if ok && err == nil {
			return nil
		}
		if Pause(ctx, again) != nil {
			return errors.Join(fmt.Errorf("waited %s in vain: %s", within, what), err)
		}
	}
}

// Pause waits, in wall time.
func Pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-timer.C:
		return nil
	}
}
