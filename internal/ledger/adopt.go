package ledger

import (
	"context"

	"arrears/internal/ledger/db"
)

// Adoptable lists up to limit customers who should have a workflow, after the given one by key: everyone who is not
// closed, and who is closed but has something left that a workflow must do. The zero Ref is before everyone; an empty
// tenant means all of them.
func (s *Store) Adoptable(ctx context.Context, tenant string, after Ref, limit int) ([]Ref, error) {
	rows, err := s.read().Adoptable(ctx, db.AdoptableParams{
		AfterTenant: after.Tenant, AfterCustomer: after.Customer, OnlyTenant: tenant, UpTo: int32(limit),
	})
	if err != nil {
		return nil, s.wrap(after, err)
	}
	out := make([]Ref, len(rows))
	for i, r := range rows {
		out[i] = Ref{r.Tenant, r.Customer}
	}
	return out, nil
}

// CountAdoptable counts those whom Adoptable lists.
func (s *Store) CountAdoptable(ctx context.Context, tenant string) (int64, error) {
	n, err := s.read().CountAdoptable(ctx, tenant)
	return n, s.wrap(Ref{Tenant: tenant}, err)
}
