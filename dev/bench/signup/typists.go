package signup

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"arrears/dev/probe"
)

const (
	// readEvery is how often the inbox is read, in wall time.
	readEvery = 500 * time.Millisecond
	typists   = 16
)

var sixDigits = regexp.MustCompile(`\b[0-9]{6}\b`)

// Typed is what became of the code of one who signed up.
type Typed struct {
	ID     string
	Status int           // of the last answer; 200: the phone is proven; 0: there was none, or no code ever came
	After  time.Duration // from the first request of all until then
}

// typing plays all whose sign-up was taken and who mean well: each types the code that the phone shows.
type typing struct {
	run   *run
	began time.Time

	mu      sync.Mutex
	waiting map[string]string // phone → id of who has not typed a code yet
	typed   []Typed
	all     atomic.Bool // whether nobody else will sign up
}

func newTypists(r *run) *typing {
	return &typing{run: r, began: time.Now(), waiting: map[string]string{}}
}

// signedUp hears what became of a sign-up.
func (t *typing) signedUp(a Answer) {
	means := a.Request.Kind == Good || a.Request.Kind == Repeated // whichever of the two came first
	if !means || a.Status != http.StatusCreated {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.waiting[a.Request.Phone] = a.Request.ID
}

// nobodyElse hears that all sign-ups are answered.
func (t *typing) nobodyElse() { t.all.Store(true) }

// work has codes typed until nobody waits for one, or until ctx ends.
func (t *typing) work(ctx context.Context) error {
	for {
		last := t.all.Load()
		if err := t.read(ctx); err != nil && ctx.Err() == nil {
			return fmt.Errorf("read the inbox: %w", err)
		}
		left := t.left()
		if last {
			n := count(t.run.plan)
			t.run.show("codes typed", len(t.typed), len(t.typed)+left, 2*n)
		}
		if last && left == 0 {
			return nil
		}
		if probe.Pause(ctx, readEvery) != nil {
			return t.giveUp()
		}
	}
}

func (t *typing) left() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return len(t.waiting)
}

// giveUp leaves those as they are whose code never came or was never taken.
func (t *typing) giveUp() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, id := range t.waiting {
		t.typed = append(t.typed, Typed{ID: id, After: time.Since(t.began)})
	}
	return nil
}

// read has everybody type whose code the inbox shows.
func (t *typing) read(ctx context.Context) error {
	var inbox []Message
	if err := t.run.sandbox.Get(ctx, "/inbox.json", &inbox); err != nil {
		return err
	}
	company, ctx := errgroup.WithContext(ctx)
	company.SetLimit(typists)
	for _, m := range inbox {
		t.mu.Lock()
		id, waits := t.waiting[m.To]
		t.mu.Unlock()
		if code := sixDigits.FindString(m.Text); waits && code != "" {
			company.Go(func() error { t.typeIn(ctx, id, m.To, code); return nil })
		}
	}
	return company.Wait()
}

// typeIn submits a code. The phone may show it before Arrears has written down that it was sent, which is a conflict for a moment.
func (t *typing) typeIn(ctx context.Context, id, phone, code string) {
	s := sender{http: t.run.http, url: t.run.stack.API + "/v1/customers/" + url.PathEscape(id) + "/verification", key: t.run.stack.APIKey}
	a := s.one(ctx, Request{ID: id, Body: map[string]string{"code": code}}, time.Now())
	if a.Status == http.StatusConflict || ctx.Err() != nil {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.waiting, phone)
	t.typed = append(t.typed, Typed{ID: id, Status: a.Status, After: time.Since(t.began)})
}
