package e2e_test

import (
	"context"
	"net/http"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"
)

// TestAnOrphanIsFound leaves a customer with a plan that no timer keeps, as a lost workflow would, and waits for the
// sweeper to have them assessed.
func TestAnOrphanIsFound(t *testing.T) {
	t.Parallel()
	b := setup(t, 86_400)
	b.post("/v1/customers", map[string]any{
		"id": "c-1", "name": "Harbour Bakery", "email": "bakery@harbour.example", "country": "US", "time_zone": "America/New_York", "signup": "done",
	}, http.StatusCreated)
	b.until("the workflow sleeps", func() bool {
		return b.count("SELECT count(*) FROM customers WHERE turn > 0") == 1 && b.count("SELECT count(*) FROM wakes") == 0
	})
	b.sql("UPDATE customers SET plan_wake_at = '2020-01-01'")
	b.until("the sweeper has them assessed", func() bool {
		return b.count("SELECT count(*) FROM customers WHERE plan_wake_at IS NULL AND turn > 1") == 1
	})
	b.until("nothing is left to be told", func() bool { return b.count("SELECT count(*) FROM wakes") == 0 })
}

func (b *bundle) count(query string) (n int) {
	b.t.Helper()
	conn, err := pgx.Connect(b.t.Context(), b.DatabaseURL)
	require.NoError(b.t, err)
	defer func() { _ = conn.Close(context.WithoutCancel(b.t.Context())) }()
	require.NoError(b.t, conn.QueryRow(b.t.Context(), query).Scan(&n))
	return n
}
