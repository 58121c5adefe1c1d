package outages

import (
	"context"
	_ "embed"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"time"

	"arrears/dev/stack"
	"arrears/dev/story"
)

const (
	// speed is business seconds per wall second: a date takes a minute.
	speed = 1440
	// patience is the wall time that an act may take beyond its business time, and must outlast the longest outage and its wake.
	patience = 4 * time.Minute
	// longest is the most business time between one act and the next, but for closings, which patience covers.
	longest = 2 * 24 * time.Hour
	// perScenario ends a scenario that hangs, in wall time.
	perScenario = 12 * time.Minute
)

// begins leaves every customer of the scripts the better part of a minute before midnight, and the window's opening soon after.
var begins = time.Date(2026, 3, 2, 11, 0, 0, 0, time.UTC)

//go:embed policy.yaml
var policyFile []byte

// Config says what is played.
type Config struct {
	// Bin is the folder with the programs of a stack.
	Bin string
	// Seed makes the moments of the kills; the same seed makes the same ones.
	Seed uint64
	// Only is the name of one scenario. Empty: all of them.
	Only string
	// PortBase is the first of the ports used, as for a stack. Zero: free ones.
	PortBase int
	// Say receives what a person who waits wants to know, a line at a time; it may be called from several goroutines.
	Say func(string)
	// Board makes what shows the customers of one scenario as they move.
	Board func() *story.Board
}

// Result is how it went. Its JSON form is the outer contract of `go run ./dev outages --json`.
type Result struct {
	Seed      uint64    `json:"seed"`
	Scenarios []Outcome `json:"scenarios"`
	Seconds   float64   `json:"seconds"`
}

// Outcome is how one scenario went.
type Outcome struct {
	Name    string  `json:"name"`
	OK      bool    `json:"ok"`
	Seconds float64 `json:"seconds"`
	// Differences is what went otherwise than in an undisturbed play, in words; empty is success.
	Differences []string `json:"differences"`
}

// Failed are the names of the scenarios that went otherwise.
func (r Result) Failed() (names []string) {
	for _, o := range r.Scenarios {
		if !o.OK {
			names = append(names, o.Name)
		}
	}
	return names
}

// Validate refuses wishes that cannot be met, before anything is built.
func (c Config) Validate() error {
	if c.Only != "" && !slices.ContainsFunc(Scenarios(), func(s Scenario) bool { return s.Name == c.Only }) {
		return stack.Usage(fmt.Errorf("--only %s: there is no such scenario; name one of %s", c.Only, names()))
	}
	return nil
}

// Run plays the scenarios one after the other, each on a stack of its own. What went otherwise is in the result; an error means that
// they could not be played.
func Run(ctx context.Context, cfg Config) (Result, error) {
	if err := cfg.Validate(); err != nil {
		return Result{}, err
	}
	policy, remove, err := stack.WritePolicy(policyFile)
	if err != nil {
		return Result{}, err
	}
	defer remove()
	began := time.Now()
	result := Result{Seed: cfg.Seed}
	for i, s := range Scenarios() {
		if cfg.Only != "" && cfg.Only != s.Name || cfg.Only == "" && s.apart {
			continue
		}
		cfg.Say(fmt.Sprintf("\n%s: %s", s.Name, s.What))
		outcome, err := s.run(ctx, cfg, policy, rand.New(rand.NewPCG(cfg.Seed, uint64(i))))
		if err != nil {
			return result, fmt.Errorf("scenario %s: %w", s.Name, err)
		}
		cfg.Say(outcome.line())
		result.Scenarios = append(result.Scenarios, outcome)
	}
	result.Seconds = seconds(began)
	return result, nil
}

func (o Outcome) line() string {
	if o.OK {
		return fmt.Sprintf("%s: as if nothing had happened, in %.0f s", o.Name, o.Seconds)
	}
	return fmt.Sprintf("%s: %d differences, in %.0f s", o.Name, len(o.Differences), o.Seconds)
}

// run plays one scenario.
func (s Scenario) run(whole context.Context, cfg Config, policy string, random *rand.Rand) (Outcome, error) {
	ctx, cancel := context.WithTimeoutCause(whole, perScenario, fmt.Errorf("it took longer than %s", perScenario))
	defer cancel()
	began := time.Now()
	script, err := story.Parse(s.script)
	if err != nil {
		return Outcome{}, err
	}
	if s.late {
		for i := range script.Customers {
			script.Customers[i].Dates = nil
		}
	}
	arrears, err := stack.Start(ctx, stack.Config{
		Bin: cfg.Bin, Start: begins, Speed: speed, Policy: policy, Durable: true, PortBase: cfg.PortBase, Say: cfg.Say,
	})
	if err != nil {
		return Outcome{}, err
	}
	defer arrears.Stop()
	b := newSaboteur(arrears, random, func(text string) { cfg.Say(s.Name + ": " + text) })
	if s.before != nil {
		if err := s.before(ctx, b); err != nil {
			return Outcome{}, err
		}
	}
	played, err := story.Play(ctx, story.Config{
		API: arrears.API, Key: arrears.APIKey, Sandbox: arrears.Sandbox, TemporalUI: arrears.TemporalUI, Namespace: arrears.Namespace,
		Speed: speed, Script: script, Board: cfg.Board(), Patience: patience, Longest: longest,
		Beside: func(ctx context.Context, o *story.Onlooker) error { return s.beside(ctx, b.with(o)) },
	})
	switch {
	case err != nil && whole.Err() != nil:
		return Outcome{}, err
	case err != nil: // what was done to the stack did not have the effect that it must have, or the end never came
		return Outcome{Name: s.Name, Seconds: seconds(began), Differences: []string{err.Error()}}, nil
	}
	found := append([]string{}, played.Differences...)
	found = append(found, crowded(played, script)...)
	for _, check := range append(s.after, ended) {
		if err := check(ctx, b); err != nil {
			found = append(found, err.Error())
		}
	}
	return Outcome{Name: s.Name, OK: len(found) == 0, Seconds: seconds(began), Differences: found}, nil
}

// beside does what the scenario does to the stack while the lives are played.
func (s Scenario) beside(ctx context.Context, b *saboteur) error {
	if s.strike == nil {
		b.look.Cue(cueOutage)
		return nil
	}
	return s.strike(ctx, b)
}

func seconds(since time.Time) float64 { return math.Round(time.Since(since).Seconds()*10) / 10 }
