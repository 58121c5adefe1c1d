package record

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
)

// maxRows bounds a table that is written down.
const maxRows = 5000

// Fill is the content of a migrated database as SQL that fills another one of the same version, and that version. The
// order is that of the keys, so that the same content is the same text. It is one snapshot.
//
// Triggers that judge what is inserted are set aside while the fill is loaded, since they judge a step of a life and a
// fill has only how it ended: a message is inserted as delivered. Those that keep facts from being changed stay.
func Fill(ctx context.Context, url string) (version int64, fill []byte, err error) {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return 0, nil, fmt.Errorf("connect to the database to be written down: %w", err)
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }()
	snapshot := pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}
	err = pgx.BeginTxFunc(ctx, conn, snapshot, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, "SET LOCAL TIME ZONE 'UTC'; SET LOCAL datestyle = 'ISO'; SET LOCAL intervalstyle = 'iso_8601'"); err != nil {
			return err
		}
		if err := tx.QueryRow(ctx, "SELECT max(version_id) FROM goose_db_version WHERE is_applied").Scan(&version); err != nil {
			return err
		}
		d := &dump{tx: tx}
		fmt.Fprintf(&d.out, "-- What version %d of the schema held after the lives of dev/record. Made by `go run ./dev record`; never edited.\n", version)
		if err := d.all(ctx); err != nil {
			return err
		}
		fill = d.out.Bytes()
		return nil
	})
	if err != nil {
		return 0, nil, fmt.Errorf("write the database down: %w", err)
	}
	return version, fill, nil
}

type dump struct {
	tx  pgx.Tx
	out bytes.Buffer
}

func (d *dump) all(ctx context.Context) error {
	tables, err := d.tables(ctx)
	if err != nil {
		return err
	}
	judges, err := texts(ctx, d.tx, `
		SELECT format('%I %%s TRIGGER %I', c.relname, t.tgname) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
		WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal AND t.tgtype & 4 <> 0 ORDER BY 1`)
	if err != nil {
		return err
	}
	for _, judge := range judges {
		fmt.Fprintf(&d.out, "ALTER TABLE "+judge+";\n", "DISABLE")
	}
	for _, table := range tables {
		if err := d.table(ctx, table); err != nil {
			return fmt.Errorf("table %s: %w", table, err)
		}
	}
	sequences, err := texts(ctx, d.tx, `
		SELECT format('SELECT setval(%L, %s);', format('%I', sequencename), last_value) FROM pg_sequences
		WHERE schemaname = 'public' AND last_value IS NOT NULL AND sequencename NOT LIKE 'goose%' ORDER BY 1`)
	if err != nil {
		return err
	}
	fmt.Fprintf(&d.out, "\n%s\n", strings.Join(sequences, "\n"))
	for _, judge := range judges {
		fmt.Fprintf(&d.out, "ALTER TABLE "+judge+";\n", "ENABLE")
	}
	return nil
}

// tables are all but the migrations' own and breakers, which comes filled with the schema; each after those that it refers to.
func (d *dump) tables(ctx context.Context) ([]string, error) {
	left, err := texts(ctx, d.tx, `
		SELECT c.relname FROM pg_class c
		WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname NOT LIKE 'goose%' AND c.relname <> 'breakers' ORDER BY 1`)
	if err != nil {
		return nil, err
	}
	references, err := texts(ctx, d.tx, `
		SELECT DISTINCT conrelid::regclass::text || ' ' || confrelid::regclass::text FROM pg_constraint
		WHERE contype = 'f' AND conrelid <> confrelid`)
	if err != nil {
		return nil, err
	}
	var ordered []string
	for len(left) > 0 {
		next := slices.IndexFunc(left, func(table string) bool {
			return !slices.ContainsFunc(references, func(r string) bool {
				from, to, _ := strings.Cut(r, " ")
				return from == table && slices.Contains(left, to)
			})
		})
		if next < 0 {
			return nil, fmt.Errorf("tables that refer to each other in a circle: %s", strings.Join(left, ", "))
		}
		ordered = append(ordered, left[next])
		left = slices.Delete(left, next, next+1)
	}
	return ordered, nil
}

func (d *dump) table(ctx context.Context, table string) error {
	columns, err := texts(ctx, d.tx, `
		SELECT column_name FROM information_schema.columns
		WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position`, table)
	if err != nil {
		return err
	}
	key, err := texts(ctx, d.tx, `
		SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
		WHERE i.indrelid = $1::text::regclass AND i.indisprimary ORDER BY array_position(i.indkey::int2[], a.attnum)`, table)
	if err != nil {
		return err
	}
	values := make([]string, len(columns))
	for i, c := range columns {
		columns[i] = pgx.Identifier{c}.Sanitize()
		values[i] = "quote_nullable(" + columns[i] + "::text)"
	}
	for i, k := range key {
		key[i] = pgx.Identifier{k}.Sanitize()
	}
	name := pgx.Identifier{table}.Sanitize()
	rows, err := texts(ctx, d.tx, fmt.Sprintf("SELECT '(' || concat_ws(', ', %s) || ')' FROM %s ORDER BY %s",
		strings.Join(values, ", "), name, strings.Join(key, ", ")))
	switch {
	case err != nil:
		return err
	case len(rows) > maxRows:
		return fmt.Errorf("%d rows; that is no small fill", len(rows))
	case len(rows) == 0:
		return nil
	}
	fmt.Fprintf(&d.out, "\nINSERT INTO %s (%s) OVERRIDING SYSTEM VALUE VALUES\n%s;\n", name, strings.Join(columns, ", "), strings.Join(rows, ",\n"))
	return nil
}

func texts(ctx context.Context, tx pgx.Tx, query string, args ...any) ([]string, error) {
	rows, err := tx.Query(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowTo[string])
}
