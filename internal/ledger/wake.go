package ledger

import (
	"context"
	"time"

	"arrears/internal/clock"
	"arrears/internal/ledger/db"
)

// Wake is a customer whose workflow is to be woken.
type Wake struct {
	Ref
	Trace  string        // the traceparent of the last fact that asked for it; empty: none did, or it was in no trace
	Waited time.Duration // wall time between the first asking and the lease
	seq    int64
}

// orphanedAfter is how long a planned wake-up may be past, in wall time, before its customer counts as an orphan.
const orphanedAfter = 60 * time.Second

// orphansAgain is how long an orphan whom waking did not help is left alone, in wall time.
const orphansAgain = 10 * time.Minute

// LeaseWakes takes wakes that nobody works on, or that somebody has held for longer than the lease.
func (s *Store) LeaseWakes(ctx context.Context, limit int, lease time.Duration) ([]Wake, error) {
	rows, err := s.read().LeaseWakes(ctx, db.LeaseWakesParams{LeaseSeconds: lease.Seconds(), UpTo: int32(limit)})
	if err != nil {
		return nil, s.wrap(Ref{}, err)
	}
	out := make([]Wake, len(rows))
	for i, r := range rows {
		out[i] = Wake{Ref: Ref{r.Tenant, r.Customer}, Waited: seconds(r.WaitedSeconds), seq: r.Seq}
		if r.Traceparent != nil {
			out[i].Trace = *r.Traceparent
		}
	}
	return out, nil
}

// Woken forgets a wake that was carried out, unless the customer changed again meanwhile.
func (s *Store) Woken(ctx context.Context, w Wake) error {
	return s.wrap(w.Ref, s.read().DropWake(ctx, db.DropWakeParams{Tenant: w.Tenant, Customer: w.Customer, Seq: w.seq}))
}

// WakeOrphans wakes up to limit customers whose planned wake-up passed long ago, and says how many.
func (s *Store) WakeOrphans(ctx context.Context, now clock.Moment, limit int) (int, error) {
	rows, err := s.read().WakeOrphans(ctx, db.WakeOrphansParams{
		PlannedBefore: s.orphanLimit(now), AgainSeconds: orphansAgain.Seconds(), UpTo: int32(limit),
	})
	return len(rows), s.wrap(Ref{}, err)
}

// WakeUnreported wakes up to limit customers with a message that a provider has long had and said too little of.
func (s *Store) WakeUnreported(ctx context.Context, now clock.Moment, limit int) (int, error) {
	rows, err := s.read().WakeUnreported(ctx, db.WakeUnreportedParams{Now: now.Wall, UpTo: int32(limit)})
	return len(rows), s.wrap(Ref{}, err)
}

// wakeInTurns wakes customers of whom a transaction each wakes the next wakesAtOnce, and says how many there were and who was the
// last.
func (s *Store) wakeInTurns(ctx context.Context, next func(q *db.Queries, after string) (woken int64, last string, err error)) error {
	for after := ""; ; {
		var woken int64
		var last string
		err := s.write(ctx, func(q *db.Queries) (err error) {
			woken, last, err = next(q, after)
			if err != nil || woken == 0 {
				return err
			}
			return q.NotifyWakes(ctx)
		})
		if err != nil || woken < wakesAtOnce {
			return err
		}
		after = last
	}
}

// CountOrphans counts the customers whose planned wake-up passed long ago, up to 100,000.
func (s *Store) CountOrphans(ctx context.Context, now clock.Moment) (int64, error) {
	b, err := s.Backlog(ctx, now)
	return b.Orphans, err
}

func (s *Store) orphanLimit(now clock.Moment) time.Time {
	return s.clock.Business(now.Wall.Add(-orphanedAfter))
}

// AwaitWakes blocks until somebody asks for a wake, or ctx ends.
func (s *Store) AwaitWakes(ctx context.Context, ready func()) error {
	conn, err := s.pool.Acquire(ctx)
	if err != nil {
		return err
	}
	defer func() { conn.Hijack().Close(context.WithoutCancel(ctx)) }() // a listening connection is not returned
	if _, err := conn.Exec(ctx, "LISTEN arrears_wakes"); err != nil {
		return err
	}
	for {
		ready()
		if _, err := conn.Conn().WaitForNotification(ctx); err != nil {
			return err
		}
	}
}
