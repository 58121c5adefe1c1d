package story

import (
	"cmp"
	"context"
	"maps"
	"net/http"
	"sync"
	"time"

	"arrears/dev/rest"
)

// lookEvery is how often the world is looked at: often enough to see a change soon after it happened, seldom enough to leave the
// machine to those who make it happen.
const lookEvery = 200 * time.Millisecond

// world is what can be seen of the stack from outside, kept current by one goroutine for all who wait for something.
type world struct {
	api     *rest.Client
	sandbox *rest.Client

	mu        sync.Mutex
	now       time.Time
	customers map[string]Customer // those who have signed up
	inbox     []Message
	changes   []Change
	blind     error         // why the last look failed
	looked    chan struct{} // closed, and replaced, after each look
}

func newWorld(api, key, sandbox string, retryFor time.Duration) *world {
	c := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 16}}
	return &world{
		api:       &rest.Client{Base: api, Key: key, HTTP: c, RetryFor: retryFor},
		sandbox:   &rest.Client{Base: sandbox, HTTP: c, RetryFor: retryFor},
		customers: map[string]Customer{},
		looked:    make(chan struct{}),
	}
}

// close lets go of idle connections.
func (w *world) close() { w.api.HTTP.CloseIdleConnections() }

// watch keeps the world current until ctx ends.
func (w *world) watch(ctx context.Context) {
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for {
		w.look(ctx)
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

func (w *world) look(ctx context.Context) {
	var (
		clock struct {
			Now time.Time `json:"now"`
		}
		inbox   []Message
		changes []Change
	)
	err := w.api.Get(ctx, "/v1/clock", &clock)
	if err == nil {
		err = w.sandbox.Get(ctx, "/inbox.json", &inbox)
	}
	if err == nil {
		err = w.sandbox.Get(ctx, "/provisioning.json", &changes)
	}
	seen := w.followed()
	for id := range seen {
		var c Customer
		if err == nil {
			err = w.api.Get(ctx, customerPath(id), &c)
		}
		seen[id] = c
	}

	if ctx.Err() != nil { // cut short at the end of the play: what was seen before stands
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.blind = err; err == nil {
		w.now, w.inbox, w.changes = clock.Now, inbox, changes
		maps.Copy(w.customers, seen)
	}
	close(w.looked)
	w.looked = make(chan struct{})
}

// follow has a customer looked at from now on.
func (w *world) follow(id string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.customers[id] = Customer{ID: id}
}

func (w *world) followed() map[string]Customer {
	w.mu.Lock()
	defer w.mu.Unlock()
	return maps.Clone(w.customers)
}

// View is one moment of the world as one customer's story sees it.
type View struct {
	Customer Customer
	Messages []Message // to this customer's addresses, codes included
	Changes  []Change  // of this customer
}

// Access is what a receiver of the access changes serves: the highest version that it was told. Empty when it was told nothing.
func (v View) Access() string {
	var latest Change
	for _, change := range v.Changes {
		if change.Version >= latest.Version {
			latest = change
		}
	}
	return latest.Access
}

// Notices are the messages that are no codes, per channel.
func (v View) Notices() map[string][]Message {
	by := map[string][]Message{}
	for _, m := range v.Messages {
		if m.Correlation != nil {
			by[m.Channel] = append(by[m.Channel], m)
		}
	}
	return by
}

func (w *world) view(who Signup) (View, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	v := View{Customer: w.customers[who.ID]}
	for _, m := range w.inbox {
		if m.To == who.Email || m.To == who.Phone {
			v.Messages = append(v.Messages, m)
		}
	}
	for _, c := range w.changes {
		if c.Customer == who.ID {
			v.Changes = append(v.Changes, c)
		}
	}
	return v, w.blind
}

// await returns when the world looks as wished to this customer; at the end of patience it says how it looked last.
func (w *world) await(ctx context.Context, who Signup, wished func(View) bool) (View, error) {
	for {
		w.mu.Lock()
		looked := w.looked
		w.mu.Unlock()
		v, blind := w.view(who)
		if blind == nil && wished(v) {
			return v, nil
		}
		select {
		case <-ctx.Done():
			return v, cmp.Or(blind, context.Cause(ctx))
		case <-looked:
		}
	}
}

// awaitAll returns when so many customers have signed up and all of them look as wished, or when ctx ends.
func (w *world) awaitAll(ctx context.Context, n int, wished func(Customer) bool) {
	for {
		w.mu.Lock()
		looked, ready := w.looked, len(w.customers) >= n
		for _, c := range w.customers {
			ready = ready && wished(c)
		}
		w.mu.Unlock()
		if ready {
			return
		}
		select {
		case <-ctx.Done():
			return
		case <-looked:
		}
	}
}
