package replay

import (
	"context"
	"errors"
	"fmt"
	"math"
	"net/http"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"arrears/dev/rest"
	"arrears/internal/clock"
	"arrears/internal/history"
)

const (
	// inFlight is how many requests are under way at most.
	inFlight = 8
	// batch is how many invoices go in one request: few enough to be answered well within a client's patience.
	batch = 100

	// lateAfter is how late a fact may come without being told of, in business time, and tooLate how late it may come at all.
	lateAfter = time.Hour
	tooLate   = 3 * 24 * time.Hour

	// horizon is how long the replay goes on after the last fact, in business time, for what is planned then.
	horizon = 90 * 24 * time.Hour
)

// Config says what is replayed, and against what.
type Config struct {
	API   string // base URL of the gateway
	Key   string // API key of the tenant
	Clock clock.Clock
	Rows  []history.Row
	// Progress is told how far it is, every few seconds; Say what must not be overlooked. Both from one goroutine at a time.
	Progress func(Progress)
	Say      func(string)
}

// replay is one at work.
type replay struct {
	cfg       Config
	api       *rest.Client
	customers []customer
	days      []day

	mu     sync.Mutex
	posted Progress // what of it is known without asking
	late   Lateness
}

// Run replays the rows and returns how it went, once nothing more is planned before the horizon.
func Run(ctx context.Context, cfg Config) (Result, error) {
	began := time.Now()
	r := &replay{
		cfg: cfg, customers: customers(cfg.Rows),
		api: &rest.Client{Base: cfg.API, Key: cfg.Key, HTTP: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 2 * inFlight}}},
	}
	defer r.api.HTTP.CloseIdleConnections()
	var err error
	if r.days, err = schedule(cfg.Rows); err != nil {
		return Result{}, err
	}
	watching, stop := context.WithCancel(ctx)
	var watchers sync.WaitGroup
	watchers.Go(func() { r.watch(watching) })
	watchers.Go(func() { r.agree(watching) })
	end, err := r.play(ctx)
	stop()
	watchers.Wait()
	if ctx.Err() != nil {
		return Result{}, fmt.Errorf("the replay was interrupted: %w", context.Cause(ctx))
	}
	if err != nil {
		return Result{}, err
	}
	result, err := r.conclude(ctx)
	result.Until = end.Format(time.DateOnly)
	result.Seconds = math.Round(time.Since(began).Seconds()*10) / 10
	return result, err
}

// play has every fact become known at its time, and returns the business time at which nothing more is to come.
func (r *replay) play(ctx context.Context) (time.Time, error) {
	if err := r.takeOver(ctx); err != nil {
		return time.Time{}, err
	}
	for _, d := range r.days {
		if err := r.until(ctx, d.at); err != nil {
			return time.Time{}, err
		}
		if err := r.post(ctx, d); err != nil {
			return time.Time{}, fmt.Errorf("%s: %w", d.on, err)
		}
	}
	return r.settle(ctx)
}

func (r *replay) takeOver(ctx context.Context) error {
	all, ctx := errgroup.WithContext(ctx)
	all.SetLimit(inFlight)
	for n, c := range r.customers {
		all.Go(func() error {
			err := r.api.Post(ctx, "/v1/customers", "replay-customer-"+c.id, map[string]any{
				"id": c.id, "name": "Customer " + c.id, "email": fmt.Sprintf("customer-%d@replay.example", n+1), "country": c.country, "time_zone": Zone, "signup": "done",
			})
			if err != nil {
				return fmt.Errorf("take over customer %s: %w", c.id, err)
			}
			r.mu.Lock()
			defer r.mu.Unlock()
			r.posted.Customers++
			return nil
		})
	}
	return all.Wait()
}

// until waits for a business time.
func (r *replay) until(ctx context.Context, at time.Time) error {
	wait := time.NewTimer(r.cfg.Clock.Sleep(time.Now(), at))
	defer wait.Stop()
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-wait.C:
		return nil
	}
}

// post tells the news of a day, all at once: a payment that overtakes its invoice waits for it in the ledger.
func (r *replay) post(ctx context.Context, d day) error {
	all, ctx := errgroup.WithContext(ctx)
	all.SetLimit(inFlight)
	for rows := range slices.Chunk(d.invoices, batch) {
		all.Go(func() error {
			if err := r.postInvoices(ctx, rows); err != nil {
				return err
			}
			r.known(d, len(rows), 0)
			return nil
		})
	}
	for _, row := range d.payments {
		all.Go(func() error {
			if err := r.postPayment(ctx, row, d.at); err != nil {
				return err
			}
			r.known(d, 0, 1)
			return nil
		})
	}
	if err := all.Wait(); err != nil {
		return err
	}
	return r.tooLate()
}

func (r *replay) postInvoices(ctx context.Context, rows []history.Row) error {
	invoices := make([]map[string]any, len(rows))
	for i, row := range rows {
		invoices[i] = map[string]any{
			"id": row.Invoice, "customer_id": row.Customer, "amount": row.Amount, "issued_on": row.Issued, "due_on": row.Due,
		}
	}
	err := r.api.Post(ctx, "/v1/invoices/batch", "replay-invoices-"+rows[0].Invoice, map[string]any{"invoices": invoices})
	if err != nil {
		return fmt.Errorf("invoices from line %d on: %w", rows[0].Line, err)
	}
	return nil
}

func (r *replay) postPayment(ctx context.Context, row history.Row, at time.Time) error {
	err := r.api.Post(ctx, "/v1/payments", "replay-payment-"+row.Invoice, map[string]any{
		"id": row.Invoice, "customer_id": row.Customer, "amount": row.Amount, "invoice_id": row.Invoice, "received_at": at.UTC().Format(time.RFC3339),
	})
	if err != nil {
		return fmt.Errorf("the payment of line %d: %w", row.Line, err)
	}
	return nil
}

// known counts what was just acknowledged, and how late that was.
func (r *replay) known(d day, invoices, payments int) {
	late := r.cfg.Clock.Business(time.Now()).Sub(d.at)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.posted.Invoices += invoices
	r.posted.Payments += payments
	r.late.Facts.add(late, lateAfter, invoices+payments)
}

// ErrBehind says that the stack could not keep up with the business clock.
var ErrBehind = errors.New("the stack does not keep up")

func (r *replay) tooLate() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.late.Facts.most > tooLate {
		return fmt.Errorf("%w: a fact was acknowledged %s of business time late, and the history would not be its own any more; play it at a lower --speed",
			ErrBehind, r.late.Facts.most.Round(time.Minute))
	}
	return nil
}
