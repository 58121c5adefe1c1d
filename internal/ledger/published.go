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

// Policies are the latest published versions of a tenant's policies, by id.
func (s *Store) Policies(ctx context.Context, tenant string) ([]dunning.Policy, error) {
	ids, err := s.read().PolicyIDs(ctx, tenant)
	if err != nil {
		return nil, s.wrap(Ref{Tenant: tenant}, err)
	}
	all := make([]dunning.Policy, len(ids))
	for i, id := range ids {
		if all[i], err = s.Policy(ctx, tenant, id); err != nil {
			return nil, err
		}
	}
	return all, nil
}
