package ledger

import (
	"context"
	"errors"
	"io/fs"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/pressly/goose/v3"
)

// Schema says how the database's schema stands to this version of the program.
type Schema string

// The ways it can stand.
const (
	SchemaCurrent Schema = "ok"
	SchemaBehind  Schema = "behind" // this version cannot work with it: run `starter migrate`
	SchemaAhead   Schema = "ahead"  // a newer version migrated it: this one works, and should be updated
)

// Schema asks the database which migrations it has.
func (s *Store) Schema(ctx context.Context) (Schema, error) {
	var has int64
	err := s.pool.QueryRow(ctx, "SELECT coalesce(max(version_id), 0) FROM goose_db_version WHERE is_applied").Scan(&has)
	var pg *pgconn.PgError
	if errors.As(err, &pg) && pg.Code == "42P01" { // no such table: it was never migrated
		return SchemaBehind, nil
	}
	if err != nil {
		return "", s.wrap(Ref{}, err)
	}
	switch needs := newestMigration(); {
	case has < needs:
		return SchemaBehind, nil
	case has > needs:
		return SchemaAhead, nil
	}
	return SchemaCurrent, nil
}

// newestMigration is the version of the last migration that this program brings along.
func newestMigration() (newest int64) {
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		panic("ledger: " + err.Error()) // the pattern is a constant
	}
	for _, name := range files {
		if version, err := goose.NumericComponent(name); err == nil {
			newest = max(newest, version)
		}
	}
	return newest
}
