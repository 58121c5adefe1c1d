package ledger

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"arrears/internal/ledger/db"
	"arrears/internal/screening"
)

// PublishedTable is one immutable version of a tenant's screening table.
type PublishedTable struct {
	Table   string
	Version int
	Hash    string
	New     bool // false: the very same file was the latest version already
}

// PublishScreening freezes a screening table as the tenant's next version: sign-ups that come to the checks from now on are judged
// by it. The same file as the latest changes nothing.
func (s *Store) PublishScreening(ctx context.Context, tenant string, file []byte) (PublishedTable, error) {
	table, err := screening.Parse(file)
	if err != nil {
		return PublishedTable{}, err
	}
	var out PublishedTable
	err = s.write(ctx, func(q *db.Queries) error {
		out = PublishedTable{Table: table.ID, Version: 1, Hash: screening.Hash(file), New: true}
		if err := q.LockPolicies(ctx, db.LockPoliciesParams{Tenant: tenant, Policy: "/screening"}); err != nil { // no policy has that id
			return err
		}
		latest, err := q.LatestScreeningTable(ctx, tenant)
		switch {
		case errors.Is(err, pgx.ErrNoRows):
		case err != nil:
			return err
		case latest.Hash == out.Hash:
			out.Version, out.New = int(latest.Version), false
			return nil
		default:
			out.Version = int(latest.Version) + 1
		}
		return q.AddScreeningTable(ctx, db.AddScreeningTableParams{
			Tenant: tenant, Version: int32(out.Version), TableID: table.ID, File: file, Hash: out.Hash,
		})
	})
	if err != nil {
		return PublishedTable{}, fmt.Errorf("ledger: publish screening table %s: %w", table.ID, err)
	}
	return out, nil
}

type tableKey struct {
	tenant  string
	version int32
}

// screeningTable reads a version of the tenant's; 0 is the table that ships.
func (s *Store) screeningTable(ctx context.Context, q *db.Queries, tenant string, version int32) (screening.Table, error) {
	if version == 0 {
		return screening.Standard(), nil
	}
	if t, ok := s.tables.Load(tableKey{tenant, version}); ok {
		return t.(screening.Table), nil
	}
	row, err := q.ScreeningTable(ctx, db.ScreeningTableParams{Tenant: tenant, Version: version})
	if err != nil {
		return screening.Table{}, err
	}
	t, err := screening.Parse(row.File)
	if err != nil {
		return screening.Table{}, fmt.Errorf("screening table version %d no longer reads: %w", version, err)
	}
	t.Version = int(version)
	s.tables.Store(tableKey{tenant, version}, t)
	return t, nil
}
