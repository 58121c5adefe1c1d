package replay

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"time"

	dto "github.com/prometheus/client_model/go"
	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"
	"golang.org/x/sync/errgroup"
)

const (
	// lookEvery is how often the stack is asked how far it is, in wall time.
	lookEvery = 2 * time.Second
	// sample is how many customers are asked about at each look.
	sample = 16
	// planLate is how late a planned step may be seen, in wall time: up to then it counts as done in time.
	planLate = 2 * time.Second
)

// Progress is how far a replay is.
type Progress struct {
	At        time.Time // business time
	Customers int       // taken over
	Invoices  int
	Payments  int
	Facts     int   // of the history, invoices and payments
	Notices   int   // messages that a provider has taken
	Backlog   int   // facts that are due and not acknowledged, and plans of the sample that are overdue
	Blind     error // why the stack could not be asked
}

// watch tells how far it is until ctx ends.
func (r *replay) watch(ctx context.Context) {
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	told := Lateness{}
	for turn := 0; ; turn++ {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		p, late := r.look(ctx, turn*sample)
		if ctx.Err() != nil {
			return
		}
		r.cfg.Progress(p)
		if late.Facts.news(told.Facts) {
			r.cfg.Say(fmt.Sprintf("BEHIND THE CLOCK: facts that came more than an hour late: %s; a lower --speed helps", late.Facts))
			told.Facts = late.Facts
		}
		if late.Plans.news(told.Plans) {
			r.cfg.Say(fmt.Sprintf("BEHIND THE CLOCK: planned steps seen late: %s; a lower --speed helps", late.Plans))
			told.Plans = late.Plans
		}
	}
}

// look asks how far the stack is, about the customers from a place in their list on.
func (r *replay) look(ctx context.Context, from int) (Progress, Lateness) {
	notices, err := r.notices(ctx)
	overdue := 0
	for n := range min(sample, len(r.customers)) {
		var c view
		if err == nil {
			err = r.api.Get(ctx, customerPath(r.customers[(from+n)%len(r.customers)].id), &c)
		}
		now := time.Now()
		if c.Next == nil {
			continue
		}
		allowed := time.Duration(float64(planLate) * r.cfg.Clock.Speed)
		late := r.cfg.Clock.Business(now).Sub(c.Next.At)
		if late > allowed {
			overdue++
		}
		r.mu.Lock()
		r.late.Plans.add(max(late, 0), allowed, 1)
		r.mu.Unlock()
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	p := r.posted
	p.At, p.Notices, p.Blind = r.cfg.Clock.Business(time.Now()), notices, err
	due := 0
	for _, d := range r.days {
		p.Facts += d.facts()
		if !d.at.After(p.At) {
			due += d.facts()
		}
	}
	p.Backlog = due - p.Invoices - p.Payments + overdue
	return p, r.late
}

// notices are the messages that a provider has taken, by the gateway's own figures.
func (r *replay) notices(ctx context.Context) (n int, err error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, r.cfg.API+"/metrics", nil)
	if err != nil {
		return 0, err
	}
	resp, err := r.api.HTTP.Do(req)
	if err != nil {
		return 0, err
	}
	defer func() { _ = resp.Body.Close() }()
	parser := expfmt.NewTextParser(model.UTF8Validation)
	figures, err := parser.TextToMetricFamilies(resp.Body)
	if err != nil {
		return 0, err
	}
	for _, m := range figures["arrears_messages"].GetMetric() {
		if state := label(m, "state"); state == "accepted" || state == "delivered" {
			n += int(m.GetGauge().GetValue())
		}
	}
	return n, nil
}

func label(m *dto.Metric, name string) string {
	for _, l := range m.GetLabel() {
		if l.GetName() == name {
			return l.GetValue()
		}
	}
	return ""
}

// view is what the API says of a customer, as far as it counts here.
type view struct {
	Balances []amount `json:"balances"`
	Next     *struct {
		At time.Time `json:"at"`
	} `json:"next"`
}

type amount struct {
	Currency string `json:"currency"`
	Minor    int64  `json:"minor"`
}

func customerPath(id string) string { return "/v1/customers/" + url.PathEscape(id) }

// settle goes on until nothing more is planned before the horizon, or it is reached, and says when that was.
func (r *replay) settle(ctx context.Context) (time.Time, error) {
	end := r.days[len(r.days)-1].at.Add(horizon)
	quiet := 0 // looks in a row that found nothing: a step on its way to a provider is planned no more
	for {
		views, err := each(ctx, r, func(ctx context.Context, c customer) (v view, err error) {
			return v, r.api.Get(ctx, customerPath(c.id), &v)
		})
		if err != nil {
			return time.Time{}, err
		}
		quiet++
		for _, v := range views {
			if v.Next != nil && v.Next.At.Before(end) {
				quiet = 0
			}
		}
		now := r.cfg.Clock.Business(time.Now())
		if quiet > 1 || !now.Before(end) {
			return now, nil
		}
		if err := r.until(ctx, r.cfg.Clock.Business(time.Now().Add(lookEvery))); err != nil {
			return time.Time{}, err
		}
	}
}

// each asks about every customer, a bounded number at a time, and keeps their order.
func each[T any](ctx context.Context, r *replay, ask func(context.Context, customer) (T, error)) ([]T, error) {
	answers := make([]T, len(r.customers))
	all, ctx := errgroup.WithContext(ctx)
	all.SetLimit(inFlight)
	for n, c := range r.customers {
		all.Go(func() (err error) {
			answers[n], err = ask(ctx, c)
			return err
		})
	}
	return answers, all.Wait()
}
