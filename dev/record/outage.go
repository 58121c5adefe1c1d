package record

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"arrears/dev/rest"
)

const (
	lookEvery = 100 * time.Millisecond
	// patience is how long something may take, in wall time: an activity that cannot succeed is tried for half a minute.
	patience = 60 * time.Second
)

// byHand does to the first customers what no story tells: a database that fails under them, and an operator.
func (r *recorder) byHand(ctx context.Context) error {
	if err := r.post(ctx, "/v1/customers/updated/suspend", map[string]any{"reason": "fraud", "note": "looked strange"}); err != nil {
		return err
	}
	if err := r.post(ctx, "/v1/customers/updated/reinstate", map[string]any{"reason": "fraud", "note": "was not"}); err != nil {
		return err
	}
	// No answer within the workflow task, and then several tries of the patient activity.
	err := r.without(ctx, "access_changes", func() error {
		if err := r.post(ctx, "/v1/payments", map[string]any{
			"id": "retried-payment-1", "customer_id": "retried", "amount": map[string]any{"currency": "USD", "minor": 10000},
		}); err != nil {
			return err
		}
		return r.until(ctx, "an activity of retried is tried again", func() (bool, error) {
			attempt, err := r.temporal.attempt(ctx, "retried")
			return attempt >= 2, err
		})
	})
	if err != nil {
		return err
	}
	if err := r.search(ctx); err != nil {
		return err
	}
	// A message that goes out, and of which neither answer nor report can be written down until its activity has given up.
	return r.without(ctx, "reports", func() error { return r.without(ctx, "attempts", r.giveUp(ctx)) })
}

func (r *recorder) giveUp(ctx context.Context) func() error {
	return func() error {
		today := r.stack.Clock.Business(time.Now()).Format(time.DateOnly)
		if err := r.post(ctx, "/v1/invoices", map[string]any{
			"id": "failed-1", "customer_id": "failed", "amount": map[string]any{"currency": "USD", "minor": 52000}, "issued_on": today, "due_on": today,
		}); err != nil {
			return err
		}
		return r.until(ctx, "an activity of failed has given up", func() (bool, error) {
			runs, err := r.temporal.runs(ctx, "failed")
			if err != nil {
				return false, err
			}
			return slices.ContainsFunc(runs[len(runs)-1].Events, func(e event) bool {
				return e["eventType"] == "EVENT_TYPE_ACTIVITY_TASK_FAILED" || e["eventType"] == "EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT"
			}), nil
		})
	}
}

// search has an SMS that gets no answer, so that the provider is asked about it.
func (r *recorder) search(ctx context.Context) error {
	sandbox := &rest.Client{Base: r.stack.Sandbox, HTTP: &http.Client{}}
	if err := sandbox.Post(ctx, "/faults", "", map[string]any{"target": "sms", "mode": "timeout", "to": "+12025550164", "next": 1}); err != nil {
		return err
	}
	today := r.stack.Clock.Business(time.Now()).Format(time.DateOnly)
	if err := r.post(ctx, "/v1/invoices", map[string]any{
		"id": "searched-1", "customer_id": "searched", "amount": map[string]any{"currency": "USD", "minor": 52000}, "issued_on": today, "due_on": today,
	}); err != nil {
		return err
	}
	return r.until(ctx, "the provider was asked about the message of searched", func() (bool, error) {
		runs, err := r.temporal.runs(ctx, "searched")
		if err != nil {
			return false, err
		}
		return strings.Count(fmt.Sprint(runs), "name:Search") > 0, nil
	})
}

// without does something while a table is away, as if the database failed where it is needed.
func (r *recorder) without(ctx context.Context, table string, do func() error) error {
	conn, err := pgx.Connect(ctx, r.stack.DatabaseURL)
	if err != nil {
		return fmt.Errorf("connect to the stack's database: %w", err)
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }()
	if _, err := conn.Exec(ctx, "ALTER TABLE "+table+" RENAME TO "+table+"_away"); err != nil {
		return fmt.Errorf("take %s away: %w", table, err)
	}
	if err := do(); err != nil {
		return err
	}
	if _, err := conn.Exec(ctx, "ALTER TABLE "+table+"_away RENAME TO "+table); err != nil {
		return fmt.Errorf("bring %s back: %w", table, err)
	}
	return nil
}

func (r *recorder) post(ctx context.Context, path string, body map[string]any) error {
	return r.gateway.Post(ctx, path, "", body)
}

func (r *recorder) until(ctx context.Context, what string, holds func() (bool, error)) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for {
		ok, err := holds()
		if ok && err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("waited in vain until %s: %w", what, context.Cause(ctx))
		case <-tick.C:
		}
	}
}
