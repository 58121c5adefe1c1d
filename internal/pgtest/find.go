package pgtest

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// Find names the columns, such as "customers.phone", that hold one of the words in any row of any table: as a word of its own in a
// text, or anywhere in bytes. A word has letters and digits only. Columns of times are left out: whatever six digits are looked
// for, some fraction of a second will have them.
func Find(ctx context.Context, url string, words ...string) (columns []string, err error) {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return nil, fmt.Errorf("pgtest: find: %w", err)
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }()
	rows, err := conn.Query(ctx, `SELECT c.relname, a.attname, a.atttypid = 'bytea'::regtype
		FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
		WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
			AND a.atttypid NOT IN ('timestamptz'::regtype, 'timestamp'::regtype) ORDER BY 1, 2`)
	if err != nil {
		return nil, fmt.Errorf("pgtest: find: %w", err)
	}
	type column struct {
		Table, Name string
		Bytes       bool
	}
	all, err := pgx.CollectRows(rows, pgx.RowToStructByPos[column])
	if err != nil {
		return nil, fmt.Errorf("pgtest: find: %w", err)
	}
	for _, c := range all {
		table, name := pgx.Identifier{c.Table}.Sanitize(), pgx.Identifier{c.Name}.Sanitize()
		query := fmt.Sprintf(`SELECT EXISTS (SELECT FROM %s WHERE %s::text ~ ('\m(' || array_to_string($1::text[], '|') || ')\M'))`, table, name)
		if c.Bytes {
			query = fmt.Sprintf(`SELECT EXISTS (SELECT FROM %s t, unnest($1::text[]) w WHERE position(convert_to(w, 'UTF8') IN t.%s) > 0)`, table, name)
		}
		var found bool
		if err := conn.QueryRow(ctx, query, words).Scan(&found); err != nil {
			return nil, fmt.Errorf("pgtest: find in %s.%s: %w", c.Table, c.Name, err)
		}
		if found {
			columns = append(columns, c.Table+"."+c.Name)
		}
	}
	return columns, nil
}
