package ledger

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

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

// probesAgain is how long those who were woken to probe have until others are, in wall time: theirs may wait for the morning.
const probesAgain = 30 * time.Second

// WakeProbes wakes a few whose message may find out whether a provider is up again, where it is time to, and says how many.
func (s *Store) WakeProbes(ctx context.Context, now clock.Moment) (int, error) {
	rows, err := s.read().WakeProbes(ctx, db.WakeProbesParams{
		NowWall: now.Wall, NowBusiness: now.Business, AgainWall: now.Wall.Add(probesAgain),
	})
	return len(rows), s.wrap(Ref{}, err)
}

// WakeRecovered wakes the next 1,000 customers whose messages waited for a provider that is back, and says how many; 0: there is
// nobody left. How far it came is kept, so that whoever calls next goes on from there, and two never wake the same.
func (s *Store) WakeRecovered(ctx context.Context) (woken int, err error) {
	err = s.write(ctx, func(q *db.Queries) error {
		woken = 0
		r, err := q.NextRecovery(ctx)
		if errors.Is(err, pgx.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		rows, err := q.WakeHeld(ctx, db.WakeHeldParams{Channel: r.Channel, AfterTenant: r.Tenant, AfterCustomer: r.Customer, UpTo: wakesAtOnce})
		if err != nil {
			return err
		}
		if woken = len(rows); woken < wakesAtOnce {
			err = q.EndRecovery(ctx, r.Channel)
		} else {
			last := rows[woken-1]
			err = q.ContinueRecovery(ctx, db.ContinueRecoveryParams{Channel: r.Channel, Tenant: last.Tenant, Customer: last.Customer})
		}
		if err != nil || woken == 0 {
			return err
		}
		return q.NotifyWakes(ctx)
	})
	if err != nil {
		return 0, s.wrap(Ref{}, err)
	}
	return woken, nil
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
		return t.BeginRecovery(ctx, string(channel)) // they may be very many, and everybody waits for this lock
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
