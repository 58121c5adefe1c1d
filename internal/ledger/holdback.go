package ledger

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"arrears/internal/breaker"
	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
)

// heldByBreaker is why a message waits while its channel's provider is down.
const heldByBreaker = "breaker"

// kindProviderDown is asked of every tenant, and closes itself once a message has found the provider up again.
const kindProviderDown = "provider_down"

// ProviderHealth is how the provider of a channel does.
type ProviderHealth struct {
	breaker.Breaker
	Channel dunning.Channel
}

// Providers tells how the providers of all channels do, in one round trip.
func (s *Store) Providers(ctx context.Context) ([]ProviderHealth, error) {
	rows, err := s.read().Breakers(ctx)
	if err != nil {
		return nil, s.wrap(Ref{}, err)
	}
	out := make([]ProviderHealth, len(rows))
	for i, r := range rows {
		out[i] = ProviderHealth{breakerOf(r), dunning.Channel(r.Channel)}
	}
	return out, nil
}

// WakeProbes wakes somebody whose message may find out whether a provider is up again, where it is time to.
func (s *Store) WakeProbes(ctx context.Context, now clock.Moment) (int, error) {
	rows, err := s.read().WakeProbes(ctx, now.Wall)
	return len(rows), s.wrap(Ref{}, err)
}

func breakerOf(r db.Breaker) breaker.Breaker {
	return breaker.Breaker{
		State: breaker.State(r.State), Failures: int(r.Failures), Code: r.Code, Opened: r.OpenedWall, Probe: r.ProbeWall,
	}
}

// mayGo asks the channel's breaker whether a message may be sent now. What it says is about all customers, so that its row
// is locked only while the channel is held back; whoever waits for it holds no other lock that its holder could want.
func (t *transaction) mayGo(ctx context.Context, channel dunning.Channel) (bool, error) {
	row, err := t.Breaker(ctx, string(channel))
	if err != nil || row.State == string(breaker.Closed) {
		return err == nil, err
	}
	if row, err = t.LockBreaker(ctx, string(channel)); err != nil {
		return false, err
	}
	verdict, after := breakerOf(row).Asked(t.now.Wall)
	if verdict == breaker.Try {
		return true, t.putBreaker(ctx, channel, after)
	}
	return verdict == breaker.Go, nil
}

// stillDown tells whether a message that waits for its provider has to wait on.
func (t *transaction) stillDown(ctx context.Context, channel dunning.Channel) (bool, error) {
	row, err := t.Breaker(ctx, string(channel))
	if err != nil {
		return false, err
	}
	verdict, _ := breakerOf(row).Asked(t.now.Wall)
	return verdict == breaker.Leave, nil
}

// tellBreaker tells the channel's breaker what a send says about the provider.
func (t *transaction) tellBreaker(ctx context.Context, channel dunning.Channel, o Outcome) error {
	change := verdictOn(o)
	if change == nil {
		return nil
	}
	row, err := t.Breaker(ctx, string(channel))
	if err != nil || *change(t, breakerOf(row)) == breakerOf(row) {
		return err
	}
	if row, err = t.LockBreaker(ctx, string(channel)); err != nil {
		return err
	}
	before := breakerOf(row)
	after := *change(t, before)
	if err := t.putBreaker(ctx, channel, after); err != nil {
		return err
	}
	switch {
	case after.Ill() && !before.Ill():
		text, err := json.Marshal(detail{"channel": channel, "code": after.Code})
		if err != nil {
			return err
		}
		return t.AskAboutProvider(ctx, db.AskAboutProviderParams{
			Channel: string(channel), Detail: text, OpenedAt: t.now.Business, OpenedWall: t.now.Wall,
		})
	case after.State == breaker.Closed && before.State != breaker.Closed:
		if err := t.ProviderIsBack(ctx, db.ProviderIsBackParams{Channel: string(channel), ClosedAt: &t.now.Business}); err != nil {
			return err
		}
		if err := t.WakeHeld(ctx, string(channel)); err != nil {
			return err
		}
		return t.NotifyWakes(ctx)
	}
	return nil
}

// verdictOn is what an outcome says about the provider itself; nil: nothing.
func verdictOn(o Outcome) func(*transaction, breaker.Breaker) *breaker.Breaker {
	result := func(b breaker.Breaker) *breaker.Breaker { return &b }
	unreached := slices.Contains([]string{"unreachable", "timeout"}, o.Code)
	throttled := o.RetryAfter > 0 || slices.Contains([]string{"http_429", "20429", "21611"}, o.Code)
	switch {
	case o.Kind == Sent, o.Kind == Undeliverable, o.Kind == Blocked:
		return func(_ *transaction, b breaker.Breaker) *breaker.Breaker { return result(b.Succeeded()) }
	case o.Kind == NotSent && throttled:
		return func(t *transaction, b breaker.Breaker) *breaker.Breaker {
			return result(b.Throttled(o.Code, o.RetryAfter, t.now.Wall))
		}
	case o.Kind == NotSent && unreached, o.Kind == Misconfigured,
		o.Kind == Unknown && (unreached || o.Code == "lost_answer" || strings.HasPrefix(o.Code, "http_5") || strings.HasPrefix(o.Code, "205")):
		return func(t *transaction, b breaker.Breaker) *breaker.Breaker { return result(b.Failed(o.Code, t.now.Wall)) }
	}
	return nil
}

func (t *transaction) putBreaker(ctx context.Context, channel dunning.Channel, b breaker.Breaker) error {
	return t.PutBreaker(ctx, db.PutBreakerParams{
		Channel: string(channel), State: string(b.State), Failures: int32(b.Failures), Code: b.Code, OpenedWall: b.Opened, ProbeWall: b.Probe,
	})
}
