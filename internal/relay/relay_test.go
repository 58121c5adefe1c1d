package relay_test

import (
	"context"
	"fmt"
	"log/slog"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"arrears/internal/clock"
	"arrears/internal/ledger"
	"arrears/internal/pgtest"
	"arrears/internal/policy"
	"arrears/internal/relay"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

func migrate(ctx context.Context, url string) error {
	_, err := ledger.Migrate(ctx, url)
	return err
}

func TestWhatIsOldGoes(t *testing.T) {
	t.Parallel()
	url := pgtest.New(t, migrate)
	store, err := ledger.Open(t.Context(), ledger.Options{URL: url, Secret: []byte("0123456789abcdef"), ParsePolicy: policy.Parse})
	require.NoError(t, err)
	t.Cleanup(store.Close)
	_, err = store.PutTenant(t.Context(), ledger.Tenant{ID: "harbour", Name: "Harbour", PostalAddress: "1 Quay", Locale: "en", TimeZone: "UTC", Policy: "standard"}, []byte("name: Harbour"))
	require.NoError(t, err)
	now := time.Date(2027, time.March, 1, 10, 0, 0, 0, time.UTC)
	ask := func(key string, at time.Time) *ledger.Answer {
		claim, given, err := store.ClaimKey(t.Context(), ledger.Request{Tenant: "harbour", Method: "POST", Path: "/v1/payments", Key: key}, at)
		require.NoError(t, err)
		if claim != nil {
			require.NoError(t, store.KeepAnswer(t.Context(), claim, ledger.Answer{Status: 201}, at))
		}
		return given
	}
	const old = 1500 // more than one batch
	for i := range old {
		ask(fmt.Sprint("old-", i), now.Add(-72*time.Hour))
	}
	ask("young", now.Add(-72*time.Hour+time.Microsecond))

	_, err = store.PublishPolicy(t.Context(), "harbour", "x", policy.Standard())
	require.NoError(t, err)
	for i, at := range []time.Time{now.Add(-time.Hour), now} {
		_, err := store.CreateCustomer(t.Context(), "harbour", clock.Moment{Wall: at, Business: at}, ledger.NewCustomer{
			ID: fmt.Sprint("c-", i), Name: "Bakery", Email: "bakery@example.com", Phone: "+12025550101", Country: "US", TimeZone: "UTC", Class: "billable",
		})
		require.NoError(t, err)
	}
	wakes, err := store.LeaseWakes(t.Context(), 10, 0)
	require.NoError(t, err)
	for _, w := range wakes { // this relay carries none
		require.NoError(t, store.Woken(t.Context(), w))
	}

	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		(&relay.Relay{Store: store, Now: func() time.Time { return now }, Log: slog.New(slog.DiscardHandler), Sweep: time.Millisecond}).Run(ctx)
	}()
	conn, err := pgx.Connect(t.Context(), url)
	require.NoError(t, err)
	t.Cleanup(func() { _ = conn.Close(context.WithoutCancel(t.Context())) })
	require.Eventually(t, func() bool {
		var keys, asks int
		err := conn.QueryRow(ctx, "SELECT (SELECT count(*) FROM idempotency), (SELECT count(*) FROM code_asks)").Scan(&keys, &asks)
		return err == nil && keys == 1 && asks == 4 // of the second: its number, prefix and country, and the tenant
	}, 10*time.Second, 10*time.Millisecond)
	stop()
	<-ended
	require.NotNil(t, ask("young", now), "what is not old yet is kept")
}

func TestCodesThatNobodyTypesAreHeldBack(t *testing.T) {
	t.Parallel()
	url := pgtest.New(t, migrate)
	store, err := ledger.Open(t.Context(), ledger.Options{URL: url, Secret: []byte("0123456789abcdef"), ParsePolicy: policy.Parse})
	require.NoError(t, err)
	t.Cleanup(store.Close)
	_, err = store.PutTenant(t.Context(), ledger.Tenant{ID: "harbour", Name: "Harbour", Locale: "en", TimeZone: "UTC", Policy: "standard"}, []byte("name: Harbour"))
	require.NoError(t, err)
	_, err = store.PublishPolicy(t.Context(), "harbour", "x", policy.Standard())
	require.NoError(t, err)
	now := time.Date(2027, time.March, 1, 10, 0, 0, 0, time.UTC)
	signUp := func(i int) error {
		_, err := store.CreateCustomer(t.Context(), "harbour", clock.Moment{Wall: now, Business: now}, ledger.NewCustomer{
			ID: fmt.Sprint("c-", i), Name: "Bakery", Phone: fmt.Sprintf("+1202555%04d", i), Country: "US", Class: "billable",
		})
		return err
	}
	for i := range 10 {
		require.NoError(t, signUp(i))
	}
	conn, err := pgx.Connect(t.Context(), url)
	require.NoError(t, err)
	t.Cleanup(func() { _ = conn.Close(context.WithoutCancel(t.Context())) })
	_, err = conn.Exec(t.Context(), "UPDATE verifications SET state = 'accepted', provider_ref = 'VE1', started_wall = asked_wall; DELETE FROM wakes")
	require.NoError(t, err)
	now = now.Add(5 * time.Minute)

	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		(&relay.Relay{Store: store, Now: func() time.Time { return now }, Log: slog.New(slog.DiscardHandler), Sweep: time.Millisecond}).Run(ctx)
	}()
	require.Eventually(t, func() bool {
		n, err := store.CodesHeldBack(ctx)
		return err == nil && n == 1
	}, 10*time.Second, 10*time.Millisecond)
	stop()
	<-ended
	require.ErrorContains(t, signUp(10), "too many codes")
}
