package gateway_test

import (
	"context"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"arrears/internal/clock"
)

// count counts rows of a table, which may go on with WHERE.
func (b *bundle) count(table string) (n int) {
	b.t.Helper()
	require.NoError(b.t, b.connect().QueryRow(b.t.Context(), "SELECT count(*) FROM "+table).Scan(&n))
	return n
}

// rows is what the whole database holds, as a digest of every table: of two equal ones nothing was written between.
func (b *bundle) rows() map[string]string {
	b.t.Helper()
	conn := b.connect()
	found, err := conn.Query(b.t.Context(), "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
	require.NoError(b.t, err)
	tables, err := pgx.CollectRows(found, pgx.RowTo[string])
	require.NoError(b.t, err)
	require.NotEmpty(b.t, tables)
	digests := make(map[string]string, len(tables))
	for _, table := range tables {
		var digest string
		require.NoError(b.t, conn.QueryRow(b.t.Context(),
			"SELECT count(*) || ' ' || coalesce(md5(string_agg(r::text, '' ORDER BY r::text)), '') FROM "+pgx.Identifier{table}.Sanitize()+" r").Scan(&digest))
		digests[table] = digest
	}
	return digests
}

func (b *bundle) connect() *pgx.Conn {
	b.t.Helper()
	conn, err := pgx.Connect(b.t.Context(), b.db)
	require.NoError(b.t, err)
	b.t.Cleanup(func() { _ = conn.Close(context.WithoutCancel(b.t.Context())) })
	return conn
}

func (b *bundle) now() clock.Moment { return b.store.Clock().At(b.wall.read()) }
