package ledger

import (
	"context"
	"time"

	"arrears/internal/clock"
	"arrears/internal/ledger/db"
)

// Backlog is what waits and should not wait long, over all tenants. No count goes beyond 100,000, so that asking stays
// cheap however much there is.
type Backlog struct {
	Orphans  int64         // customers whose planned wake-up passed long ago
	Wakes    int64         // customers whose workflow has not heard yet that they changed
	WakeAge  time.Duration // wall time since the oldest of these was asked for; 0: there is none
	Worklist int64         // what waits for a human
	WorkAge  time.Duration // wall time since the oldest of that was opened; 0: there is none

	Referrals int64 // referred sign-ups that take their table's default within a day of business time
}

// Unsettled counts messages of one channel that are to be sent, or are being sent.
type Unsettled struct {
	Channel  string
	State    string // intended or claimed
	Count    int64
	InDoubt  int64         // of the claimed: may have gone out or not
	DoubtAge time.Duration // wall time since the oldest of these was claimed; 0: there is none
}

// Held counts messages of one channel that wait without a time, for one reason.
type Held struct {
	Channel string
	Reason  string // "switch": the tenant's kill switch is off; "breaker": the channel's provider is down, or asked for a pause
	Count   int64
}

const (
	mostCounted  = 100_000
	soonDecided  = 24 * time.Hour
	doubtedAfter = time.Minute // wall time after which a claim that nobody reported on is one in doubt; a send takes seconds
)

// Backlog asks for it, in one round trip.
func (s *Store) Backlog(ctx context.Context, now clock.Moment) (Backlog, error) {
	row, err := s.read().Backlog(ctx, db.BacklogParams{
		PlannedBefore: s.orphanLimit(now), DueBefore: now.Business.Add(soonDecided), UpTo: mostCounted,
	})
	return Backlog{
		Orphans: row.Orphans, Wakes: row.Wakes, WakeAge: seconds(row.WakeSeconds), Worklist: row.Work, WorkAge: seconds(row.WorkSeconds),
		Referrals: row.Referrals,
	}, s.wrap(Ref{}, err)
}

// UnsettledMessages asks for them, in one round trip.
func (s *Store) UnsettledMessages(ctx context.Context, now clock.Moment) ([]Unsettled, error) {
	rows, err := s.read().UnsettledMessages(ctx, db.UnsettledMessagesParams{
		Now: now.Wall, DoubtedBefore: now.Wall.Add(-doubtedAfter), UpTo: mostCounted,
	})
	if err != nil {
		return nil, s.wrap(Ref{}, err)
	}
	out := make([]Unsettled, len(rows))
	for i, r := range rows {
		out[i] = Unsettled{Channel: r.Channel, State: r.State, Count: r.Messages, InDoubt: r.InDoubt, DoubtAge: seconds(r.DoubtSeconds)}
	}
	return out, nil
}

// HeldMessages counts them over all tenants, in one round trip. What is not held has no row.
func (s *Store) HeldMessages(ctx context.Context) ([]Held, error) {
	rows, err := s.read().HeldMessages(ctx, mostCounted)
	if err != nil {
		return nil, s.wrap(Ref{}, err)
	}
	out := make([]Held, len(rows))
	for i, r := range rows {
		out[i] = Held{Channel: r.Channel, Reason: r.Reason, Count: r.Messages}
	}
	return out, nil
}

// seconds is a duration that Postgres measured, which sees a little into the future while clocks differ.
func seconds(s float64) time.Duration { return max(0, time.Duration(s*float64(time.Second))) }
