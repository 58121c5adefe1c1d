package ledger_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestWhatIsAskedOftenIsAnsweredByAnIndex(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.hold("c-1")
	b.manyHeld(5000)
	_, err := b.sql.Exec(t.Context(), `INSERT INTO billing_requests (tenant, request, customer, kind, level, items, at, state)
		SELECT tenant, gen_random_uuid(), customer, 'handover', 'end', ARRAY['i-' || customer], now(), 'told' FROM customers`)
	require.NoError(t, err)
	_, err = b.sql.Exec(t.Context(), "VACUUM ANALYZE")
	require.NoError(t, err)
	for _, test := range []struct {
		query   string
		args    []string
		indexes []string
	}{
		{"Heard", []string{"c-1", tenant, "+12027", "7@example.com", "2027-03-01"}, []string{"customers_by_phone", "customers_by_email"}},
		{"LookAround", []string{tenant, "+12027", "c-1", "1000", "7@example.com", "fp-7"}, []string{"customers_by_phone", "customers_by_email", "customers_by_fingerprint"}},
		{"Steps", []string{tenant, "c-1"}, []string{"billing_requests_once"}},
		{"WakeHeld", []string{"sms", "", "", "1000"}, []string{"messages_held"}},
		{"WakeSwitched", []string{tenant, "sms", "", "1000"}, []string{"messages_held"}},
		{"WakeProbes", []string{"2027-03-05", "2027-03-05", "2027-03-05"}, []string{"messages_to_probe_with"}},
	} {
		t.Run(test.query, func(t *testing.T) {
			plan := b.plan(test.query, test.args...)
			for _, index := range test.indexes {
				require.Contains(t, plan, index)
			}
			require.NotRegexp(t, `Seq Scan on (customers|messages|billing_requests)`, plan)
		})
	}
}

// plan is how the database goes about a query whatever its arguments are, as it may once it has seen the query often. They come in the
// order in which the query names them.
func (b *bundle) plan(query string, args ...string) string {
	b.t.Helper()
	conn, err := b.sql.Acquire(b.t.Context())
	require.NoError(b.t, err)
	defer conn.Release()
	text := queries(b.t)[query]
	require.NotEmpty(b.t, text)
	text = regexp.MustCompile(`sqlc\.embed\((\w+)\)`).ReplaceAllString(text, "$1.*")
	var names []string
	text = regexp.MustCompile(`@\w+`).ReplaceAllStringFunc(text, func(name string) string {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
		return fmt.Sprintf("$%d", 1+slices.Index(names, name))
	})
	require.Len(b.t, names, len(args))
	_, err = conn.Conn().PgConn().Exec(b.t.Context(), "SET plan_cache_mode = force_generic_plan; PREPARE asked AS "+text).ReadAll()
	require.NoError(b.t, err)
	results, err := conn.Conn().PgConn().Exec(b.t.Context(), "EXPLAIN EXECUTE asked('"+strings.Join(args, "', '")+"'); DEALLOCATE asked; RESET plan_cache_mode").ReadAll()
	require.NoError(b.t, err)
	var plan strings.Builder
	for _, row := range results[0].Rows {
		plan.Write(row[0])
		plan.WriteString("\n")
	}
	return plan.String()
}

// TestWhoWakesSeveralGoesByTheOrderOfBytes keeps two who wake the same customers from waiting for each other.
func TestWhoWakesSeveralGoesByTheOrderOfBytes(t *testing.T) {
	t.Parallel()
	several := regexp.MustCompile(`INSERT INTO wakes \(tenant, customer\)\s+SELECT[^;]*?ON CONFLICT`)
	ordered := regexp.MustCompile(`ORDER BY (?:(?:\w+\.)?tenant COLLATE "C", )?(?:\w+\.)?customer COLLATE "C"\s+ON CONFLICT`)
	found := 0
	for name, text := range queries(t) {
		for _, insert := range several.FindAllString(text, -1) {
			found++
			require.Regexp(t, ordered, insert, name)
		}
	}
	require.Equal(t, 9, found)
}

// queries are those that sqlc makes functions of, by name.
func queries(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("queries/*.sql")
	require.NoError(t, err)
	all := map[string]string{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, query := range strings.Split(string(text), "-- name: ")[1:] {
			name, body, _ := strings.Cut(query, "\n")
			name, _, _ = strings.Cut(name, " ")
			all[name] = body
		}
	}
	return all
}
