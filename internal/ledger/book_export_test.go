package ledger

import (
	"context"

	"arrears/internal/clock"
	"arrears/internal/dunning"
)

// Seen is the account and the policy that a transaction about the customer sees.
func (s *Store) Seen(ctx context.Context, ref Ref, now clock.Moment) (dunning.Account, dunning.Policy, error) {
	t, err := s.peek(ctx, ref, now)
	return t.account, t.policy, err
}
