package crash

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"arrears/dev/probe"
	"arrears/dev/rest"
)

// told remembers when what customers did was acknowledged.
type told struct {
	mu   sync.Mutex
	acts map[string]time.Time // by customer
}

func newTold() *told { return &told{acts: map[string]time.Time{}} }

func (t *told) acknowledged(customer string, at time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.acts[customer] = at
}

func (t *told) when(customer string) time.Time {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.acts[customer]
}

func (t *told) count() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return len(t.acts)
}

// sender is the number that stacks send SMS from: whom a customer answers.
const sender = "+15005550006"

// owed is what each customer owes.
var owed = map[string]any{"currency": "GBP", "minor": 12000}

// takeOver tells of every customer and what they owe, before the first date begins anywhere.
func (r *run) takeOver(ctx context.Context) error {
	r.cfg.Say(fmt.Sprintf("%d customers come to owe", len(r.plan.customers)))
	all, ctx := errgroup.WithContext(ctx)
	all.SetLimit(inFlight)
	for _, p := range r.plan.customers {
		all.Go(func() error {
			if err := r.billing.Post(ctx, "/v1/customers", "crash-customer-"+p.id, map[string]any{
				"id": p.id, "name": "Harbour Supplies", "email": p.email, "phone": p.phone, "country": "GB", "locale": "en-GB",
				"time_zone": p.zone, "signup": "done",
			}); err != nil {
				return err
			}
			return r.billing.Post(ctx, "/v1/invoices", "crash-invoice-"+p.id, map[string]any{
				"id": "invoice-" + p.id, "customer_id": p.id, "amount": owed,
				"issued_on": dueOn.AddDate(0, 0, -14).Format(time.DateOnly), "due_on": dueOn.Format(time.DateOnly),
			})
		})
	}
	if err := all.Wait(); err != nil {
		return fmt.Errorf("take customers over: %w", err)
	}
	if begins := r.at(r.plan.begins); time.Now().After(begins) {
		r.cfg.Say(fmt.Sprintf("taking them over took %s too long: some come to the first level a date later", time.Since(begins).Round(time.Second)))
	}
	return nil
}

// live has a customer do what they do, at their moment.
func (r *run) live(ctx context.Context, p person) error {
	if err := probe.Pause(ctx, time.Until(r.at(p.after))); err != nil {
		return err
	}
	if p.act == pays {
		return r.pay(ctx, p)
	}
	return r.stop(ctx, p)
}

// pay pays everything, and is told again until it is acknowledged.
func (r *run) pay(ctx context.Context, p person) error {
	err := r.billing.Post(ctx, "/v1/payments", "crash-payment-"+p.id, map[string]any{
		"id": "payment-" + p.id, "customer_id": p.id, "amount": owed, "invoice_id": "invoice-" + p.id,
	})
	if err == nil {
		r.told.acknowledged(p.id, time.Now())
	}
	return err
}

const (
	// heardWithin is how long a customer waits before they say it again: a provider tells of an answer once, and whoever is away then
	// never hears of it.
	heardWithin = 10 * time.Second
	// sayFor is how long somebody goes on saying it: longer than any cut.
	sayFor = 2 * time.Minute
)

// stop answers STOP, and says it again until the timeline knows of it. When that is seen, it was committed before.
func (r *run) stop(ctx context.Context, p person) error {
	saying, cancel := context.WithTimeoutCause(ctx, sayFor, errors.New("nobody hears it"))
	defer cancel()
	for {
		if err := r.sandbox.Post(saying, "/reply", "", map[string]any{"from": p.phone, "to": sender, "text": p.words}); err != nil {
			return fmt.Errorf("%s answers %s: %w", p.id, p.words, err)
		}
		err := probe.Until(saying, heardWithin, "the timeline knows of it", func(ctx context.Context) (bool, error) {
			entries, err := r.timeline(ctx, p.id)
			return slices.ContainsFunc(entries, Entry.stop), err
		})
		switch {
		case err == nil:
			r.told.acknowledged(p.id, time.Now())
			return nil
		case ctx.Err() != nil:
			return context.Cause(ctx)
		case saying.Err() != nil: // what is missing is found by who counts
			return nil
		}
	}
}

// orderFaults has the providers be as bad as they are to be.
func (r *run) orderFaults(ctx context.Context) error {
	for _, target := range channels {
		for _, f := range []struct {
			mode string
			rate float64
			more map[string]any
		}{
			{mode: "lost_answer", rate: r.cfg.Lost},
			{mode: "duplicate_callback", rate: r.cfg.Callbacks},
			{mode: "reorder_callback", rate: r.cfg.Callbacks},
			{mode: "delay_callback", rate: r.cfg.Callbacks, more: map[string]any{"seconds": callbackDelay.Seconds()}},
		} {
			if f.rate == 0 {
				continue
			}
			order := map[string]any{"target": target, "mode": f.mode, "rate": f.rate}
			for name, value := range f.more {
				order[name] = value
			}
			if err := r.sandbox.Post(ctx, "/faults", "", order); err != nil {
				return fmt.Errorf("order a fault: %w", err)
			}
		}
	}
	return nil
}

// callbackDelay is by how much a report comes late that does: less than an e-mail may be silent before it counts as in doubt (10 s).
const callbackDelay = 4 * time.Second

// timeline reads what the API tells of a customer.
func (r *run) timeline(ctx context.Context, customer string) (entries []Entry, err error) {
	err = rest.Pages(ctx, r.billing, "/v1/customers/"+customer+"/timeline", func(e Entry) { entries = append(entries, e) })
	return entries, err
}
