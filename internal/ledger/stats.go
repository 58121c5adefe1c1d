package ledger

import (
	"context"

	"arrears/internal/clock"
)

// Stats are the figures that an operator watches.
type Stats struct {
	Orphans  int64               // customers whose planned wake-up passed long ago
	Worklist int64               // what waits for a human, over all tenants
	Messages map[[2]string]int64 // channel and state → messages
}

// Stats counts over all tenants.
func (s *Store) Stats(ctx context.Context, now clock.Moment) (Stats, error) {
	out := Stats{Messages: map[[2]string]int64{}}
	var err error
	if out.Orphans, err = s.CountOrphans(ctx, now); err != nil {
		return out, err
	}
	if out.Worklist, err = s.read().CountWork(ctx); err != nil {
		return out, s.wrap(Ref{}, err)
	}
	rows, err := s.read().CountMessages(ctx)
	for _, r := range rows {
		out.Messages[[2]string{r.Channel, r.State}] = r.Messages
	}
	return out, s.wrap(Ref{}, err)
}
