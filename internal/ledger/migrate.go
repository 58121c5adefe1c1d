package ledger

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"math"

	"github.com/jackc/pgx/v5"
	_ "github.com/jackc/pgx/v5/stdlib" // the driver that goose speaks through
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Migrate brings the database's schema to this version and says which versions it applied. Migrations only go
// forward; several processes may call it at once.
func Migrate(ctx context.Context, url string) (applied []int64, err error) {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, fmt.Errorf("ledger: migrate: %w", err)
	}
	return migrateTo(ctx, url, files, math.MaxInt64)
}

// migrateTo applies the files up to a version.
func migrateTo(ctx context.Context, url string, files fs.FS, version int64) (applied []int64, err error) {
	if _, err := pgx.ParseConfig(url); err != nil {
		return nil, errURL // the parser's own words quote the address, and with it what a password may stand in
	}
	conn, err := sql.Open("pgx", url)
	if err != nil {
		return nil, fmt.Errorf("ledger: migrate: %w", err)
	}
	defer func() { _ = conn.Close() }()
	locker, err := lock.NewPostgresSessionLocker()
	if err != nil {
		return nil, fmt.Errorf("ledger: migrate: %w", err)
	}
	provider, err := goose.NewProvider(goose.DialectPostgres, conn, files, goose.WithSessionLocker(locker))
	if err != nil {
		return nil, fmt.Errorf("ledger: migrate: %w", err)
	}
	results, err := provider.UpTo(ctx, version)
	if err != nil {
		return nil, fmt.Errorf("ledger: migrate: %w", err)
	}
	for _, r := range results {
		applied = append(applied, r.Source.Version)
	}
	return applied, nil
}
