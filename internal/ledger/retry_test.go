package ledger_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/ledger"
)

func TestATransactionThatIsEndedInFavourOfAnotherRunsAgain(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.signUp("c-1", 9000)
	code := b.converge(ref, "2027-03-01").Codes[0]
	_, err := b.ClaimCode(t.Context(), ref, code, on("2027-03-01"), "")
	require.NoError(t, err)
	_, err = b.RecordCode(t.Context(), ref, code, on("2027-03-01"), ledger.Outcome{Kind: ledger.Sent, ProviderID: "VE1"})
	require.NoError(t, err)

	other, err := b.sql.Begin(t.Context())
	require.NoError(t, err)
	t.Cleanup(func() { _ = other.Rollback(context.WithoutCancel(t.Context())) })
	// Of two who wait for each other, who looks first is ended: not this one.
	_, err = other.Exec(t.Context(), "SET LOCAL deadlock_timeout = '1h'")
	require.NoError(t, err)
	// A right code changes what is planned, and so it wakes.
	_, err = other.Exec(t.Context(), "INSERT INTO wakes (tenant, customer) VALUES ($1, $2) ON CONFLICT (tenant, customer) DO UPDATE SET seq = nextval('wake_seq')", ref.Tenant, ref.Customer)
	require.NoError(t, err)

	checks, waited := 0, make(chan error, 1)
	check := func(context.Context, string) (ledger.CodeCheck, error) { // under the customer's lock
		checks++
		go func() {
			_, err := other.Exec(t.Context(), "SELECT FROM customers WHERE tenant = $1 AND customer = $2 FOR NO KEY UPDATE", ref.Tenant, ref.Customer)
			waited <- errors.Join(err, other.Commit(t.Context()))
		}()
		require.Eventually(t, func() bool {
			return b.count("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'SELECT FROM customers%'") == 1
		}, 10*time.Second, 5*time.Millisecond)
		return ledger.CodeApproved, nil
	}
	require.NoError(t, b.CheckCode(t.Context(), ref, on("2027-03-01"), check))
	require.NoError(t, <-waited, "the other went on")
	require.Equal(t, 1, checks, "a provider takes a right code once")
	require.Equal(t, 1, b.count("SELECT count(*) FROM verifications WHERE state = 'approved'"))
	require.Eventually(t, func() bool {
		return b.count("SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()") >= 1
	}, 10*time.Second, 10*time.Millisecond, "they did wait for each other")
}
