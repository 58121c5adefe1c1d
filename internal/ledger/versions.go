package ledger

import (
	"context"
	"errors"
	"math"
	"time"

	"github.com/jackc/pgx/v5"

	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
	"arrears/internal/money"
)

// Version is a published version of a policy, and who is on it.
type Version struct {
	Policy    string
	Version   int
	Hash      string // SHA-256 of the file, in hexadecimal
	Published time.Time
	Customers int64 // in an episode that runs on it
}

// Versions lists a policy's versions before one, the newest first; before 0 from the newest on.
func (s *Store) Versions(ctx context.Context, tenant, policy string, before, limit int) ([]Version, error) {
	if before == 0 {
		before = math.MaxInt32
		if _, err := s.PolicyVersion(ctx, tenant, policy, 0); err != nil {
			return nil, err
		}
	}
	rows, err := s.read().VersionsOf(ctx, db.VersionsOfParams{Tenant: tenant, Policy: policy, Before: int32(before), UpTo: int32(limit)})
	if err != nil {
		return nil, s.wrap(Ref{Tenant: tenant}, err)
	}
	out := make([]Version, len(rows))
	for i, r := range rows {
		out[i] = Version{Policy: policy, Version: int(r.Version), Hash: r.Hash, Published: r.PublishedWall, Customers: r.Customers}
	}
	return out, nil
}

// IsLatest tells whether the file with the hash is the newest version of the policy.
func (s *Store) IsLatest(ctx context.Context, tenant, policy, hash string) (bool, error) {
	row, err := s.read().LatestPolicy(ctx, db.LatestPolicyParams{Tenant: tenant, Policy: policy})
	if errors.Is(err, pgx.ErrNoRows) {
		return false, nil
	}
	return row.Hash == hash, s.wrap(Ref{Tenant: tenant}, err)
}

// PolicyFile is the file that was published as a version, and which that is.
func (s *Store) PolicyFile(ctx context.Context, tenant, id string, version int) (file []byte, v Version, err error) {
	row, err := s.read().Policy(ctx, db.PolicyParams{Tenant: tenant, Policy: id, Version: int32(version)})
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, v, refuse(NotFound, "policy_unknown", "policy %q has no version %d", id, version)
	}
	return row.File, Version{Policy: id, Version: version, Hash: row.Hash, Published: row.PublishedWall}, s.wrap(Ref{Tenant: tenant}, err)
}

// PolicyVersion reads a published version of a tenant's policy; version 0 is the latest.
func (s *Store) PolicyVersion(ctx context.Context, tenant, id string, version int) (dunning.Policy, error) {
	p, err := s.policy(ctx, s.read(), tenant, id, int32(version))
	var refusal *Error
	switch {
	case errors.As(err, &refusal) && version == 0:
		return p, refuse(NotFound, "policy_unknown", "policy %q is not published", id)
	case errors.As(err, &refusal):
		return p, refuse(NotFound, "policy_unknown", "policy %q has no version %d", id, version)
	}
	return p, s.wrap(Ref{Tenant: tenant}, err)
}

// Pinned are the versions of a tenant's policies that some customer's episode runs on, by id and version.
func (s *Store) Pinned(ctx context.Context, tenant string) ([]dunning.Policy, error) {
	rows, err := s.read().PinnedVersions(ctx, tenant)
	if err != nil {
		return nil, s.wrap(Ref{Tenant: tenant}, err)
	}
	all := make([]dunning.Policy, len(rows))
	for i, r := range rows {
		if all[i], err = s.policy(ctx, s.read(), tenant, r.Policy, r.PolicyVersion); err != nil {
			return nil, s.wrap(Ref{Tenant: tenant}, err)
		}
	}
	return all, nil
}

// Currencies are those in which the tenant's customers ever owed anything, by code.
func (s *Store) Currencies(ctx context.Context, tenant string) ([]money.Currency, error) {
	codes, err := s.read().OwedCurrencies(ctx, tenant)
	all := make([]money.Currency, len(codes))
	for i, code := range codes {
		all[i] = money.Currency(code)
	}
	return all, s.wrap(Ref{Tenant: tenant}, err)
}
