package ledger_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"arrears/internal/clock"
	"arrears/internal/ledger"
	"arrears/internal/pgtest"
	"arrears/internal/policy"
)

// TestMigrationsKeepWhatWasThere brings what each recorded version really held through every later migration, one at a
// time, and then lives on with it.
func TestMigrationsKeepWhatWasThere(t *testing.T) {
	t.Parallel()
	for version, fill := range fills(t) {
		t.Run(fmt.Sprintf("from version %d", version), func(t *testing.T) {
			t.Parallel()
			files := released(t)
			b := filled(t, files, version, fill)
			before := b.inventory()
			for _, m := range names(t, files) {
				if numberOf(m) > version {
					_, err := ledger.MigrateTo(t.Context(), b.url, files, numberOf(m))
					require.NoError(t, err)
					require.Empty(t, lost(before, b.inventory()), "%s must keep what version %d held", m, version)
				}
			}
			b.liveOn()
		})
	}
}

// TestALossIsFound keeps the test above from passing for nothing: a migration of this test's own, after all others.
func TestALossIsFound(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ up, lost string }{
		"nothing":      {"ALTER TABLE wakes ADD COLUMN colour text NOT NULL DEFAULT 'red'; CREATE TABLE more (id int PRIMARY KEY);", ""},
		"rows":         {"DELETE FROM chased;", "chased"},
		"a table":      {"ALTER TABLE worklist RENAME TO tasks;", "worklist"},
		"some money":   {"ALTER TABLE items DISABLE TRIGGER append_only; UPDATE items SET minor = minor + 1 WHERE kind = 'standard';", "items"},
		"a currency's": {"ALTER TABLE entries DISABLE TRIGGER append_only; UPDATE entries SET currency = 'USD';", "entries"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			files := released(t)
			version := int64(1)
			b := filled(t, files, version, fills(t)[version])
			_, err := ledger.MigrateTo(t.Context(), b.url, files, math.MaxInt64)
			require.NoError(t, err)
			before := b.inventory()
			files["99999_throwaway.sql"] = &fstest.MapFile{Data: []byte("-- +goose Up\n" + test.up + "\n")}
			applied, err := ledger.MigrateTo(t.Context(), b.url, files, math.MaxInt64)
			require.NoError(t, err)
			require.Equal(t, []int64{99999}, applied)
			missing := strings.Join(lost(before, b.inventory()), "\n")
			require.Contains(t, missing, test.lost)
			require.Equal(t, test.lost == "", missing == "")
		})
	}
}

// sums lists the migrations with the SHA-256 of each, as sha256sum writes it.
const sums = "testdata/migrations.sum"

func TestMigrationsOnlyGoForward(t *testing.T) {
	t.Parallel()
	files := released(t)
	known := map[string]string{}
	list, err := os.ReadFile(sums)
	require.NoError(t, err)
	for line := range strings.Lines(string(list)) {
		sum, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		known[name] = sum
		require.Contains(t, files, name, "a released migration never goes: installations have applied it")
	}
	for i, name := range names(t, files) {
		text := files[name].Data
		require.Regexp(t, `^[0-9]{5}_[a-z0-9_]+\.sql$`, name)
		require.EqualValues(t, i+1, numberOf(name), "%s: migrations are numbered one after the other, and each number once", name)
		require.Contains(t, string(text), "-- +goose Up", name)
		require.NotContains(t, string(text), "+goose Down", "%s: migrations only go forward; what was wrong is put right by the next one", name)
		sum := fmt.Sprintf("%x", sha256.Sum256(text))
		require.NotEmpty(t, known[name], "%s is new: add it to internal/ledger/%s with the line\n%s  %s", name, sums, sum, name)
		require.Equal(t, known[name], sum, "%s has changed since it was listed in internal/ledger/%s. Where it has been released, installations have"+
			" applied it as it was: undo the change, and put it into a new migration. Only one that was never released may change; its line is then\n%s  %s", name, sums, sum, name)
	}
}

// released are the product's migrations, as a file system that a test may add to.
func released(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	found, err := fs.Glob(ledger.Migrations, "migrations/*.sql")
	require.NoError(t, err)
	for _, path := range found {
		text, err := fs.ReadFile(ledger.Migrations, path)
		require.NoError(t, err)
		files[filepath.Base(path)] = &fstest.MapFile{Data: text}
	}
	return files
}

// names are the files in the order in which they are applied.
func names(t *testing.T, files fstest.MapFS) []string {
	t.Helper()
	all, err := fs.Glob(files, "*.sql")
	require.NoError(t, err)
	return all // sorted, and the numbers have one width
}

func numberOf(name string) int64 {
	n, _ := strconv.ParseInt(strings.TrimLeft(regexp.MustCompile(`^[0-9]*`).FindString(name), "0"), 10, 64)
	return n
}

// fills are what versions of the schema held, by version; `go run ./dev record` made them.
func fills(t *testing.T) map[int64][]byte {
	t.Helper()
	found, err := filepath.Glob("testdata/filled-v*.sql")
	require.NoError(t, err)
	require.NotEmpty(t, found)
	all := map[int64][]byte{}
	for _, path := range found {
		version, err := strconv.ParseInt(strings.TrimSuffix(strings.TrimPrefix(filepath.Base(path), "filled-v"), ".sql"), 10, 64)
		require.NoError(t, err)
		all[version], err = os.ReadFile(path)
		require.NoError(t, err)
	}
	return all
}

func untouched(context.Context, string) error { return nil }

// old is a database as an earlier version left it.
type old struct {
	t   *testing.T
	url string
	sql *pgx.Conn
}

func filled(t *testing.T, files fs.FS, version int64, fill []byte) *old {
	t.Helper()
	b := &old{t: t, url: pgtest.New(t, untouched)}
	_, err := ledger.MigrateTo(t.Context(), b.url, files, version)
	require.NoError(t, err)
	b.sql, err = pgx.Connect(t.Context(), b.url)
	require.NoError(t, err)
	t.Cleanup(func() { _ = b.sql.Close(context.WithoutCancel(t.Context())) })
	_, err = b.sql.PgConn().Exec(t.Context(), string(fill)).ReadAll()
	require.NoError(t, err)
	return b
}

// inventory counts the rows of every table, and sums the money in those that hold some, by currency.
func (b *old) inventory() map[string]int64 {
	b.t.Helper()
	counted := map[string]int64{}
	for _, table := range b.texts("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname NOT LIKE 'goose%'") {
		counted["rows of "+table] = b.number("SELECT count(*) FROM " + table)
	}
	for _, table := range b.texts("SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'minor'") {
		for _, currency := range b.texts("SELECT DISTINCT currency FROM " + table) {
			counted[currency+" in "+table] = b.number("SELECT sum(minor)::bigint FROM "+table+" WHERE currency = $1", currency)
		}
	}
	return counted
}

// lost is what is not as it was; what came new is none of it.
func lost(before, after map[string]int64) (differences []string) {
	for what, n := range before {
		if is, found := after[what]; !found || is != n {
			differences = append(differences, fmt.Sprintf("%s: were %d, are %d", what, n, is))
		}
	}
	return differences
}

// liveOn has the present version read every customer, and bring them up to date: now, and some days later.
func (b *old) liveOn() {
	b.t.Helper()
	var now clock.Moment
	require.NoError(b.t, b.sql.QueryRow(b.t.Context(), "SELECT max(wall), max(at) FROM timeline").Scan(&now.Wall, &now.Business))
	store, err := ledger.Open(b.t.Context(), ledger.Options{
		URL: b.url, Clock: clock.Clock{Start: now.Business, Anchor: now.Wall, Speed: 86400}, Secret: bytes.Repeat([]byte("s"), 16), ParsePolicy: policy.Parse,
	})
	require.NoError(b.t, err)
	b.t.Cleanup(store.Close)
	customers := b.texts("SELECT customer FROM customers ORDER BY customer")
	require.NotEmpty(b.t, customers)
	for _, customer := range customers {
		ref := ledger.Ref{Tenant: tenant, Customer: customer}
		c, err := store.Customer(b.t.Context(), ref, now)
		require.NoError(b.t, err, customer)
		require.NotEmpty(b.t, c.Phase, customer)
		events, err := store.Timeline(b.t.Context(), ref, 0, 500)
		require.NoError(b.t, err, customer)
		require.EqualValues(b.t, b.number("SELECT count(*) FROM timeline WHERE customer = $1", customer), len(events), customer)
		for _, later := range []time.Duration{0, 10 * time.Second} { // ten days of business time
			at := store.Clock().At(now.Wall.Add(later))
			first, err := store.Converge(b.t.Context(), ref, at)
			require.NoError(b.t, err, customer)
			second, err := store.Converge(b.t.Context(), ref, at)
			require.NoError(b.t, err, customer)
			require.Equal(b.t, first.Messages, second.Messages, customer)
			require.Equal(b.t, c.Balances, first.Balances, customer)
		}
	}
}

func (b *old) texts(query string) []string {
	b.t.Helper()
	rows, err := b.sql.Query(b.t.Context(), query)
	require.NoError(b.t, err)
	all, err := pgx.CollectRows(rows, pgx.RowTo[string])
	require.NoError(b.t, err)
	return all
}

func (b *old) number(query string, args ...any) (n int64) {
	b.t.Helper()
	require.NoError(b.t, b.sql.QueryRow(b.t.Context(), query, args...).Scan(&n))
	return n
}
