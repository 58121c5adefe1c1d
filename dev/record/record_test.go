package record

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"arrears/internal/calendar"
	"arrears/internal/clock"
	"arrears/internal/ledger"
	"arrears/internal/money"
	"arrears/internal/pgtest"
	"arrears/internal/policy"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

func migrate(ctx context.Context, url string) error {
	_, err := ledger.Migrate(ctx, url)
	return err
}

// TestAFillFillsAnother writes a database down, fills another with it, and finds the same there.
func TestAFillFillsAnother(t *testing.T) {
	t.Parallel()
	from := pgtest.New(t, migrate)
	live(t, from)
	version, fill, err := Fill(t.Context(), from)
	require.NoError(t, err)
	require.Positive(t, version)
	for _, table := range []string{"allocations", "messages", "timeline", "wakes"} {
		require.Contains(t, string(fill), "INSERT INTO \""+table+"\"")
	}

	into := pgtest.New(t, migrate)
	conn, err := pgx.Connect(t.Context(), into)
	require.NoError(t, err)
	defer func() { _ = conn.Close(context.WithoutCancel(t.Context())) }()
	_, err = conn.PgConn().Exec(t.Context(), string(fill)).ReadAll()
	require.NoError(t, err)
	_, again, err := Fill(t.Context(), into)
	require.NoError(t, err)
	require.Equal(t, string(fill), string(again))

	disabled := -1
	require.NoError(t, conn.QueryRow(t.Context(), "SELECT count(*) FROM pg_trigger WHERE tgenabled = 'D'").Scan(&disabled))
	require.Zero(t, disabled, "what was set aside for the fill is in force again")
}

// live makes a customer who paid a part of an invoice that is overdue.
func live(t *testing.T, url string) {
	t.Helper()
	store, err := ledger.Open(t.Context(), ledger.Options{URL: url, Secret: []byte("0123456789abcdef"), ParsePolicy: policy.Parse})
	require.NoError(t, err)
	defer store.Close()
	_, err = store.PutTenant(t.Context(), ledger.Tenant{ID: "demo", Name: "Quay & Son's", PostalAddress: "1 Quay", Locale: "en", TimeZone: "UTC", Policy: "standard"}, []byte("name: \\ '"))
	require.NoError(t, err)
	_, err = store.PublishPolicy(t.Context(), "demo", "hash", policy.Standard())
	require.NoError(t, err)
	at := time.Date(2027, 3, 1, 10, 0, 0, 123_000, time.UTC)
	now := clock.Moment{Wall: at, Business: at}
	_, err = store.CreateCustomer(t.Context(), "demo", now, ledger.NewCustomer{
		ID: "c-1", Name: "Harbour Bakery", Email: "bakery@example.com", Country: "US", Class: "billable", TakenOver: true,
	})
	require.NoError(t, err)
	_, _, err = store.AddInvoices(t.Context(), "demo", now, []ledger.NewInvoice{{
		ID: "i-1", Customer: "c-1", Amount: money.Amount{Currency: "EUR", Minor: 12000}, Kind: "standard",
		IssuedOn: calendar.NewDate(2027, 1, 1), DueOn: calendar.NewDate(2027, 2, 25),
	}})
	require.NoError(t, err)
	_, _, err = store.AddPayment(t.Context(), "demo", now, ledger.NewPayment{ID: "p-1", Customer: "c-1", Amount: money.Amount{Currency: "EUR", Minor: 500}})
	require.NoError(t, err)
	for range 3 {
		_, err = store.Converge(t.Context(), ledger.Ref{Tenant: "demo", Customer: "c-1"}, now)
		require.NoError(t, err)
		now.Business = now.Business.AddDate(0, 0, 2)
	}
}

func TestAHistoryTellsNothingOfTheMachine(t *testing.T) {
	t.Parallel()
	var h history
	require.NoError(t, json.Unmarshal([]byte(`{"events":[{"eventId":"1","taskId":"7","a":{"identity":"1@host","kept":[{"requestId":"x","is":1}]}},{"eventId":"2"}]}`), &h))
	text, err := h.file()
	require.NoError(t, err)
	require.Equal(t, "{\"events\":[\n{\"a\":{\"kept\":[{\"is\":1}]},\"eventId\":\"1\"},\n{\"eventId\":\"2\"}\n]}\n", string(text))
}

func TestWhatIsRecordedIsNotReplacedUnasked(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	require.NoError(t, Check(root, false))
	require.NoError(t, os.MkdirAll(filepath.Join(root, histories), 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(root, histories, "active-current.json"), nil, 0o644))
	require.ErrorContains(t, Check(root, false), "--force")
	require.NoError(t, Check(root, true))
}

func TestTheLivesCanBePlayed(t *testing.T) {
	t.Parallel()
	scripts, err := lives()
	require.NoError(t, err)
	seen := map[string]bool{}
	for _, script := range scripts {
		for _, life := range script.Customers {
			require.False(t, seen[life.ID] || seen[life.Signup.Phone], life.ID)
			seen[life.ID], seen[life.Signup.Phone] = true, true
		}
	}
}
