package signup

import (
	"context"
	"fmt"
	"math"
	"net/http"
	"time"

	"arrears/dev/meter"
	"arrears/dev/probe"
	"arrears/dev/rest"
	"arrears/dev/stack"
)

// Config says how much is sent.
type Config struct {
	// Bin is the folder with the programs of a stack.
	Bin string
	// Requests is how many sign-ups are sent, good and bad, from 200 to 3,000.
	Requests int
	// Over is the wall time in which they are sent, at an even rate, from a second to ten minutes.
	Over time.Duration
	// OwnCodes has Arrears make the codes, and not the Verify service.
	OwnCodes bool
	// Seed makes the order; the same seed makes the same.
	Seed uint64
	// PortBase is the first of the ports used, as for a stack. Zero: free ones.
	PortBase int
	// Say receives what a person who waits wants to know, a line at a time, and Show how far it is; Show is called by one at a time.
	Say  func(string)
	Show func(meter.State)
}

const (
	fewestRequests, mostRequests = 200, 3_000
	shortest, longest            = time.Second, 10 * time.Minute

	// verifyWithin is the wall time from the first request in which every good sign-up is to have proven its phone.
	verifyWithin = 3 * time.Minute
	// settleWithin is how long the rest may take after that until no workflow waits to be told.
	settleWithin = 2 * time.Minute
)

// begins is a Monday without a holiday near. The clock runs at wall time, so that no sign-up expires meanwhile.
var begins = time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC)

// Defaults are the numbers of the whole bench: two hundred sign-ups a second for ten seconds.
func Defaults() Config { return Config{Requests: 2_000, Over: 10 * time.Second} }

// Validate refuses wishes that cannot be met, before anything is built.
func (c Config) Validate() error {
	switch {
	case c.Requests < fewestRequests || c.Requests > mostRequests:
		return stack.Usage(fmt.Errorf("--requests is %d; give %d to %d", c.Requests, fewestRequests, mostRequests))
	case c.Over < shortest || c.Over > longest:
		return stack.Usage(fmt.Errorf("--over is %s; give %s to %s", c.Over, shortest, longest))
	}
	return nil
}

// run is one at work.
type run struct {
	cfg     Config
	plan    []unit
	stack   *stack.Stack
	probe   probe.Probe
	http    *http.Client
	sandbox *rest.Client
}

// Run sends the sign-ups. What became of one otherwise than it had to is in the result; an error means that it could not be tried.
func Run(ctx context.Context, cfg Config) (Result, error) {
	if err := cfg.Validate(); err != nil {
		return Result{}, err
	}
	began := time.Now()
	s, err := stack.Start(ctx, stack.Config{
		Bin: cfg.Bin, Start: begins, Speed: 1, OwnCodes: cfg.OwnCodes, PortBase: cfg.PortBase, Say: cfg.Say,
	})
	if err != nil {
		return Result{}, err
	}
	defer s.Stop()
	r := newRun(cfg, s)
	defer r.http.CloseIdleConnections()

	cfg.Say("measuring the same number of plain inserts")
	reference, err := r.reference(ctx)
	if err != nil {
		return Result{}, fmt.Errorf("measure the reference: %w", err)
	}
	seen, err := r.play(ctx)
	if err != nil {
		return Result{}, err
	}
	result := Judge(seen)
	result.Seed, result.OwnCodes, result.SendSeconds = cfg.Seed, cfg.OwnCodes, seconds(seen.Sending)
	result.compare(seen, reference)
	result.Seconds = seconds(time.Since(began))
	return result, nil
}

func newRun(cfg Config, s *stack.Stack) *run {
	// Nobody waits for a connection: who finds none free opens another.
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: idleConnections}, Timeout: answerWithin}
	return &run{
		cfg: cfg, plan: newPlan(cfg.Requests, cfg.Seed), stack: s, http: client,
		probe:   probe.Probe{API: s.API, DatabaseURL: s.DatabaseURL, HTTP: client},
		sandbox: &rest.Client{Base: s.Sandbox, HTTP: client},
	}
}

// play has everybody sign up and type their codes, and looks what there is once all has come to rest.
func (r *run) play(ctx context.Context) (Seen, error) {
	typing, stop := context.WithTimeoutCause(ctx, verifyWithin, fmt.Errorf("not within %s of the first request", verifyWithin))
	defer stop()
	t := newTypists(r)
	done := make(chan error, 1)
	go func() { done <- t.work(typing) }()

	began := time.Now()
	sent := r.send(ctx, func(a Answer) { t.signedUp(a) })
	sending := time.Since(began)
	t.nobodyElse()
	if err := <-done; err != nil {
		return Seen{}, err
	}
	if ctx.Err() != nil {
		return Seen{}, context.Cause(ctx)
	}
	seen := Seen{Answers: sent, Sending: sending, Typed: t.typed}
	return seen, r.look(ctx, &seen)
}

// show tells how far one part of the run is; before it lay as many requests and codes.
func (r *run) show(what string, done, of, before int) {
	whole := 2*count(r.plan) + countOf(r.plan, Good)
	r.cfg.Show(meter.State{Text: fmt.Sprintf("%s: %d of %d", what, done, of), Done: before + done, Of: whole})
}

func seconds(d time.Duration) float64 { return math.Round(d.Seconds()*10) / 10 }
