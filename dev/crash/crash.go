package crash

import (
	"context"
	"fmt"
	"math"
	"net/http"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"arrears/dev/meter"
	"arrears/dev/probe"
	"arrears/dev/rest"
	"arrears/dev/stack"
)

// Config says how much happens.
type Config struct {
	// Bin is the folder with the programs of a stack.
	Bin string
	// Shape is how the run lies in time: Full or Small.
	Shape Shape
	// Customers who are taken through the ladder, from 1 to 900.
	Customers int
	// Kills of the worker.
	Kills int
	// Pay and Stop are the shares of customers who pay and who answer STOP while it goes on, from 0; together at most 1.
	Pay, Stop float64
	// Lost is the rate of answers that the providers lose, and Callbacks the rate at which they report twice, in the wrong order, and
	// late; from 0 to 1.
	Lost, Callbacks float64
	// Cut has Postgres and Temporal cut off for a while as well, twice each.
	Cut bool
	// Seed makes all that is random; the same seed makes the same.
	Seed uint64
	// PortBase is the first of the ports used, as for a stack. Zero: free ones.
	PortBase int
	// Say receives what a person who waits wants to know, a line at a time, and Show how far it is; both may be called from several
	// goroutines, Show from one at a time.
	Say  func(string)
	Show func(meter.State)
}

const (
	mostCustomers = 900 // there are a thousand numbers that are nobody's
	mostKills     = 500

	// longest ends a run that hangs, in wall time.
	longest = 14 * time.Minute
	// retryFor is how long a fact is told again to a gateway that does not take it: longer than any cut.
	retryFor = 2 * time.Minute
	inFlight = 8
)

// Defaults are the numbers of the whole test.
func Defaults() Config {
	return Config{Shape: Full(), Customers: 200, Kills: 32, Pay: 0.2, Stop: 0.15, Lost: 0.05, Callbacks: 0.2}
}

// Validate refuses wishes that cannot be met, before anything is built.
func (c Config) Validate() error {
	switch {
	case c.Customers < 1 || c.Customers > mostCustomers:
		return usage("--customers is %d; give 1 to %d", c.Customers, mostCustomers)
	case c.Kills < 0 || c.Kills > mostKills:
		return usage("--kills is %d; give 0 to %d", c.Kills, mostKills)
	}
	for _, share := range []struct {
		flag  string
		value float64
	}{{"pay", c.Pay}, {"stop", c.Stop}, {"lost", c.Lost}, {"callbacks", c.Callbacks}} {
		if !(share.value >= 0 && share.value <= 1) {
			return usage("--%s is %v; give a share from 0 to 1, such as 0.05", share.flag, share.value)
		}
	}
	if c.Pay+c.Stop > 1 {
		return usage("--pay and --stop are %v and %v; together they can be 1 at most", c.Pay, c.Stop)
	}
	return nil
}

func usage(format string, args ...any) error { return stack.Usage(fmt.Errorf(format, args...)) }

// run is one at work.
type run struct {
	cfg     Config
	plan    plan
	stack   *stack.Stack
	probe   probe.Probe
	billing *rest.Client
	sandbox *rest.Client
	told    *told
	harm    harm
	human   human
}

// Run takes the customers through the ladder. What went otherwise than it must is in the result; an error means that it could not be
// tried.
func Run(ctx context.Context, cfg Config) (Result, error) {
	if err := cfg.Validate(); err != nil {
		return Result{}, err
	}
	ctx, cancel := context.WithTimeoutCause(ctx, longest, fmt.Errorf("it took longer than %s", longest))
	defer cancel()
	began := time.Now()
	p, err := newPlan(cfg.Shape, cfg)
	if err != nil {
		return Result{}, err
	}
	policy, remove, err := stack.WritePolicy(cfg.Shape.policy)
	if err != nil {
		return Result{}, err
	}
	defer remove()
	s, err := stack.Start(ctx, stack.Config{
		Bin: cfg.Bin, Start: cfg.Shape.begins, Speed: cfg.Shape.speed, Policy: policy, Wires: cfg.Cut, PortBase: cfg.PortBase,
		Say: func(string) {}, // that the worker dies is no news here
	})
	if err != nil {
		return Result{}, err
	}
	defer s.Stop()
	r := newRun(cfg, p, s)
	defer r.billing.HTTP.CloseIdleConnections()
	rested, err := r.play(ctx)
	if err != nil {
		return Result{}, err
	}
	seen, err := r.look(ctx)
	if err != nil {
		return Result{}, fmt.Errorf("count what was told: %w", err)
	}
	result := r.judge(seen, rested)
	result.Seconds = math.Round(time.Since(began).Seconds()*10) / 10
	return result, nil
}

func newRun(cfg Config, p plan, s *stack.Stack) *run {
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 2 * inFlight}}
	r := &run{
		cfg: cfg, plan: p, stack: s, told: newTold(),
		probe:   probe.Probe{API: s.API, DatabaseURL: s.DatabaseURL, HTTP: client},
		billing: &rest.Client{Base: s.API, Key: s.APIKey, HTTP: client, RetryFor: retryFor},
		sandbox: &rest.Client{Base: s.Sandbox, HTTP: client},
	}
	r.harm.stack, r.harm.probe, r.harm.say = s, r.probe, cfg.Say
	r.human.billing, r.human.sandbox = r.billing, r.sandbox
	return r
}

// play has everything happen, and waits until all has come to rest, which it may not do in time.
func (r *run) play(ctx context.Context) (rested bool, err error) {
	if err := r.orderFaults(ctx); err != nil {
		return false, err
	}
	if err := r.takeOver(ctx); err != nil {
		return false, err
	}
	beside, stop := context.WithCancel(ctx)
	var watchers sync.WaitGroup
	watchers.Go(func() { r.show(beside) })
	watchers.Go(func() { r.human.decide(beside) })
	defer watchers.Wait()
	defer stop()
	company, acting := errgroup.WithContext(ctx)
	company.Go(func() error { return r.harm.kill(acting, r.plan.kills, r.at) })
	company.Go(func() error { return r.harm.cut(acting, r.plan.cuts, r.at) })
	for _, p := range r.plan.customers {
		if p.act != stays {
			company.Go(func() error { return r.live(acting, p) })
		}
	}
	if err := company.Wait(); err != nil {
		return false, err
	}
	return r.settle(ctx)
}

// at is the wall time of a moment of the plan.
func (r *run) at(after time.Duration) time.Time { return r.stack.Clock.Anchor.Add(after) }
