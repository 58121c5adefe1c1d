package crash

import (
	"context"
	"net/url"
	"slices"
	"sync/atomic"
	"time"

	"arrears/dev/probe"
	"arrears/dev/rest"
)

// human decides what the policy leaves to one: whether an e-mail in doubt was sent. A worker that dies between its claim and its
// request leaves such a doubt, and nothing but a look at the provider's side tells it from a lost answer.
type human struct {
	billing *rest.Client
	sandbox *rest.Client

	since   map[string]time.Time // when a doubt was first seen, by its id
	decided atomic.Int64
}

const (
	humanEvery = 2 * time.Second
	// humanWaits before they decide: a request that is under way may still come, and an event may still clear the doubt.
	humanWaits = 10 * time.Second
)

// decide decides until ctx ends. Who is away for a moment is asked again later.
func (h *human) decide(ctx context.Context) {
	h.since = map[string]time.Time{}
	for probe.Pause(ctx, humanEvery) == nil {
		var work []Work
		if err := rest.Pages(ctx, h.billing, "/v1/worklist", func(w Work) { work = append(work, w) }); err != nil {
			continue
		}
		work = slices.DeleteFunc(work, func(w Work) bool { return !h.ripe(w) })
		if len(work) == 0 {
			continue
		}
		var calls []Call
		if err := h.sandbox.Get(ctx, "/calls.json", &calls); err != nil {
			continue
		}
		for _, w := range NeverSent(work, calls) {
			err := h.billing.Post(ctx, "/v1/worklist/"+url.PathEscape(w.ID)+"/decision", "crash-decision-"+w.ID, map[string]any{
				"decision": "was_not_sent", "by": "crash test", "note": "no provider was asked to take it",
			})
			if err == nil {
				h.decided.Add(1)
			}
		}
	}
}

// ripe tells whether a doubt has been one for long enough.
func (h *human) ripe(w Work) bool {
	first, known := h.since[w.ID]
	if !known {
		first = time.Now()
		h.since[w.ID] = first
	}
	return time.Since(first) >= humanWaits
}

// NeverSent are the e-mails in doubt that no provider was asked to take. All other doubts must end without a human.
func NeverSent(work []Work, calls []Call) (never []Work) {
	for _, w := range work {
		asked := func(c Call) bool { return c.Correlation != nil && *c.Correlation == w.Ref }
		if w.Kind == inDoubt && w.Detail.Channel == "email" && !slices.ContainsFunc(calls, asked) {
			never = append(never, w)
		}
	}
	return never
}
