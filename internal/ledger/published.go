package ledger

import (
	"context"

	"arrears/internal/dunning"
)

// Policy reads the latest published version of a tenant's policy.
func (s *Store) Policy(ctx context.Context, tenant, id string) (dunning.Policy, error) {
	p, err := s.policy(ctx, s.read(), tenant, id, 0)
	return p, s.wrap(Ref{Tenant: tenant}, err)
}
