package story

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"math"
	"strings"
	"sync"
	"text/tabwriter"
	"time"

	"golang.org/x/sync/errgroup"
)

// Config says where the story is played.
type Config struct {
	API        string // base URL of the gateway
	Key        string // API key of the tenant
	Sandbox    string // base URL of the sandbox providers
	TemporalUI string // base URL of Temporal's UI
	Namespace  string
	Speed      float64 // business seconds per wall second
	Script     Script
	Board      *Board

	// Patience is the wall time that an act may take beyond the business time that the story gives it, and half of it that a call
	// which finds nobody is repeated. Zero: 20 s, enough for a stack that nothing happens to.
	Patience time.Duration
	// Longest is the most business time between one act and the next. Zero: 45 days.
	Longest time.Duration
	// Beside is run beside the lives, for whoever does something to the stack meanwhile. The play is over when it has returned, too;
	// its error ends the play. Nil: nothing happens beside them, and every cue is given at once.
	Beside func(context.Context, *Onlooker) error
}

// Result is how the story went. Its JSON form is the outer contract of `go run ./dev --exit --json`.
type Result struct {
	Customers []Ending  `json:"customers"`
	Crowds    []Attempt `json:"crowds,omitempty"`
	Seconds   float64   `json:"seconds"`

	// Differences is what went otherwise than the story has it, in words; empty is success.
	Differences []string `json:"-"`
}

// Ending is one customer's.
type Ending struct {
	ID       string `json:"id"`
	Ended    string `json:"ended"` // access while active, else the reason for closing
	Notices  Count  `json:"notices"`
	Temporal Cost   `json:"temporal"`

	heard map[string][]Heard
}

// Heard is what the customer was told, by channel and in order; codes are no notices.
func (e Ending) Heard() map[string][]Heard { return e.heard }

// Count is notices by channel; codes are none.
type Count struct {
	Email int `json:"email"`
	SMS   int `json:"sms"`
}

// Play plays all lives at once and returns when each has come to its end, or will not. What differs from the story is in the
// result; an error means that the story could not be told.
func Play(ctx context.Context, cfg Config) (Result, error) {
	began := time.Now()
	zones, err := loadZones(cfg.Script)
	if err != nil {
		return Result{}, err
	}
	cfg.Patience = cmp.Or(cfg.Patience, defaultPatience)
	cfg.Longest = cmp.Or(cfg.Longest, defaultLongest)
	w := newWorld(cfg.API, cfg.Key, cfg.Sandbox, cfg.Patience/2)
	defer w.close()

	crowds := make([]*crowd, len(cfg.Script.Crowds))
	for i, c := range cfg.Script.Crowds {
		crowds[i] = newCrowd(c, w)
	}
	watching, stopWatching := context.WithCancel(ctx)
	var watchers sync.WaitGroup
	watchers.Go(func() { w.watch(watching) })
	watchers.Go(func() { w.report(watching, cfg.Script.Customers, crowds, cfg.Board) })
	defer watchers.Wait()
	defer stopWatching()

	cues := newCues(cfg.Script)
	company, playing := errgroup.WithContext(ctx)
	if cfg.Beside == nil {
		cues.all()
	} else {
		company.Go(func() error { return cfg.Beside(playing, &Onlooker{world: w, script: cfg.Script, cues: cues}) })
	}
	actors := make([]*actor, len(cfg.Script.Customers))
	failures := make([]error, len(actors))
	for i, life := range cfg.Script.Customers {
		actors[i] = &actor{
			life: life, world: w, speed: cfg.Speed, zone: zones[i], cues: cues, patience: cfg.Patience, longest: cfg.Longest,
		}
		company.Go(func() error { failures[i] = actors[i].play(playing); return nil })
	}
	for _, c := range crowds {
		company.Go(func() error { return c.play(playing, len(actors), cfg.Patience) })
	}
	beside := company.Wait()
	if ctx.Err() != nil {
		return Result{}, fmt.Errorf("the story was interrupted: %w", context.Cause(ctx))
	}
	if beside != nil {
		return Result{}, fmt.Errorf("beside the story: %w", beside)
	}
	seconds := math.Round(time.Since(began).Seconds()*10) / 10
	temporal := newHistories(cfg.TemporalUI, cfg.Namespace, cfg.Patience/2)
	defer temporal.close()
	result, err := conclude(ctx, cfg, w, temporal, actors, failures)
	if err != nil {
		return Result{}, err
	}
	result.Seconds = seconds
	for _, c := range crowds {
		attempt, differ, err := c.conclude(ctx, temporal)
		if err != nil {
			return Result{}, fmt.Errorf("count what came of %s: %w", c.ID, err)
		}
		result.Crowds = append(result.Crowds, attempt)
		result.Differences = append(result.Differences, differ...)
	}
	return result, nil
}

func loadZones(script Script) ([]*time.Location, error) {
	zones := make([]*time.Location, len(script.Customers))
	for i, life := range script.Customers {
		zone, err := time.LoadLocation(life.Signup.TimeZone)
		if err != nil {
			return nil, fmt.Errorf("the story of %s: %w", life.ID, err)
		}
		zones[i] = zone
	}
	return zones, nil
}

// conclude looks once more, when all are through, so that a message too many is seen however late it came.
func conclude(ctx context.Context, cfg Config, w *world, temporal *histories, actors []*actor, failures []error) (Result, error) {
	w.look(ctx)
	var result Result
	for i, life := range cfg.Script.Customers {
		v, err := w.view(life.Signup)
		if err != nil {
			return Result{}, fmt.Errorf("look at how it ended: %w", err)
		}
		levels, err := w.levels(ctx, life.ID)
		if err != nil {
			return Result{}, fmt.Errorf("read why it heard what it heard: %w", err)
		}
		ending := Ending{ID: life.ID, Ended: ended(v.Customer), heard: heard(v, levels)}
		ending.Notices = Count{Email: len(ending.heard["email"]), SMS: len(ending.heard["sms"])}
		if v.Customer.WorkflowID != "" {
			if ending.Temporal, err = temporal.cost(ctx, v.Customer.WorkflowID); err != nil {
				return Result{}, err
			}
		}
		result.Customers = append(result.Customers, ending)
		if failures[i] != nil {
			result.Differences = append(result.Differences, fmt.Sprintf("%s: %v", life.ID, failures[i]))
		}
		result.Differences = append(result.Differences, actors[i].differences(v, ending.heard)...)
	}
	return result, nil
}

// report shows every look on the board.
func (w *world) report(ctx context.Context, lives []Life, crowds []*crowd, board *Board) {
	for {
		w.mu.Lock()
		looked, now, customers := w.looked, w.now, maps.Clone(w.customers)
		w.mu.Unlock()
		if !now.IsZero() {
			board.show(now, lives, customers, crowds)
		}
		select {
		case <-ctx.Done():
			return
		case <-looked:
		}
	}
}

const glanceRunes = 90

// Print tells who got what and what it took.
func (r Result) Print(w io.Writer, script Script) {
	_, _ = fmt.Fprintf(w, "\nThe story took %.1f seconds.\n\n", r.Seconds)
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	_, _ = fmt.Fprintln(table, "customer\tended\te-mails\tSMS\tTemporal events\tbillable actions\tstory")
	for i, c := range r.Customers {
		_, _ = fmt.Fprintf(table, "%s\t%s\t%d\t%d\t%d\t%d\t%s\n",
			c.ID, c.Ended, c.Notices.Email, c.Notices.SMS, c.Temporal.Events, c.Temporal.Actions, script.Customers[i].Story)
	}
	_ = table.Flush()
	for i, c := range r.Crowds {
		_, _ = fmt.Fprintf(w, "\n%s: %s: %d were refused, %d codes sent; %d workflows ran, with %d billable actions\n",
			c.ID, script.Crowds[i].Story, c.Refused, c.Codes, c.Workflows, c.Temporal.Actions)
	}
	_, _ = fmt.Fprintln(w, "\nWho heard what:")
	table = tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, c := range r.Customers {
		for _, channel := range channels {
			for _, n := range c.heard[channel] {
				_, _ = fmt.Fprintf(table, "  %s\t%s\t%s\t%s\t%s\n",
					c.ID, n.Message.BusinessAt.UTC().Format("Mon 2 Jan 15:04"), channel, n.Level, words(n.Message))
			}
		}
	}
	_ = table.Flush()
	if len(r.Differences) > 0 {
		_, _ = fmt.Fprintln(w, "\nWhat went otherwise than the story has it:")
		for _, difference := range r.Differences {
			_, _ = fmt.Fprintln(w, "  "+difference)
		}
	}
}

// words is what a glance at a message shows.
func words(m Message) string {
	text := m.Subject
	if text == "" {
		text = m.Text
	}
	runes := []rune(strings.Join(strings.Fields(text), " "))
	return string(runes[:min(len(runes), glanceRunes)])
}
