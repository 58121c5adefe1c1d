package ledger_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/clock"
	"arrears/internal/codecap"
	"arrears/internal/ledger"
)

// from is a sign-up with a number, from an address.
func from(id, phone, ip string) ledger.NewCustomer {
	c := ledger.NewCustomer{ID: id, Name: "Harbour Bakery", Email: "bakery@example.com", Phone: phone, Country: "US", Class: "billable"}
	if ip != "" {
		c.Profile = json.RawMessage(fmt.Sprintf(`{"ip":%q}`, ip))
	}
	return c
}

// asks signs up, and tells whether that was granted; whoever is not is told to wait for up to an hour.
func (b *bundle) asks(of string, now clock.Moment, c ledger.NewCustomer) bool {
	b.t.Helper()
	created, err := b.CreateCustomer(b.t.Context(), of, now, c)
	if err == nil {
		require.True(b.t, created)
		return true
	}
	b.limited(err)
	return false
}

func (b *bundle) limited(err error) {
	b.t.Helper()
	refusal := refusalOf(b.t, err)
	require.Equal(b.t, ledger.Throttled, refusal.Kind)
	require.Equal(b.t, "code_limit", refusal.Code)
	require.Positive(b.t, refusal.RetryAfter)
	require.LessOrEqual(b.t, refusal.RetryAfter, time.Hour)
}

// TestCapsAreExactUnderConcurrency has a flood of sign-ups from one block of numbers and one address at once.
func TestCapsAreExactUnderConcurrency(t *testing.T) {
	t.Parallel()
	b := setup(t)
	var granted atomic.Int64
	var all sync.WaitGroup
	for i := range 120 {
		all.Go(func() {
			// Half of them from one block, half from one address.
			c := from(fmt.Sprint("c-", i), fmt.Sprintf("+1202555%04d", i), "")
			if i%2 == 1 {
				c = from(fmt.Sprint("c-", i), fmt.Sprintf("+1202%03d0100", 300+i), "192.0.2.7")
			}
			created, err := b.CreateCustomer(t.Context(), tenant, on("2027-03-01"), c)
			var refusal *ledger.Error
			switch {
			case err == nil && created:
				granted.Add(1)
			case !errors.As(err, &refusal) || refusal.Code != "code_limit":
				t.Errorf("neither granted nor refused: %v", err)
			}
		})
	}
	all.Wait()
	want := codecap.Limit(codecap.Prefix) + codecap.Limit(codecap.IP)
	require.EqualValues(t, want, granted.Load())
	for table, rows := range map[string]int{"customers": want, "verifications": want, "wakes": want, "timeline": 2 * want, "code_asks": 20*2 + 20*3} {
		require.Equal(t, rows, b.count("SELECT count(*) FROM "+table), "%s: what is refused leaves nothing", table)
	}
}

func TestANumberGetsFiveCodesAnHour(t *testing.T) {
	t.Parallel()
	b := setup(t)
	const number = "+12025550101"
	for i := range 5 {
		require.True(t, b.asks(tenant, after(on("2027-03-01"), time.Duration(i)*time.Minute), from(fmt.Sprint("c-", i), number, "")))
	}
	now := after(on("2027-03-01"), 10*time.Minute)
	require.False(t, b.asks(tenant, now, from("c-5", number, "")))
	_, err := b.CreateCustomer(t.Context(), tenant, now, from("c-5", number, ""))
	require.Equal(t, 50*time.Minute, refusalOf(t, err).RetryAfter, "then the first counts no more")
	require.True(t, b.asks(tenant, now, from("d-1", "+12025550102", "")), "another number of the block")

	created, err := b.CreateCustomer(t.Context(), tenant, now, from("c-4", number, ""))
	require.NoError(t, err, "a repeat asks for nothing")
	require.False(t, created)

	ref := ledger.Ref{Tenant: tenant, Customer: "c-0"}
	b.limited(b.ResendCode(t.Context(), ref, now))
	other := number
	require.NoError(t, b.ResendCode(t.Context(), ledger.Ref{Tenant: tenant, Customer: "d-1"}, after(on("2027-03-01"), 11*time.Minute)))
	b.limited(b.CorrectCustomer(t.Context(), ledger.Ref{Tenant: tenant, Customer: "d-1"}, after(on("2027-03-01"), 20*time.Minute), ledger.Correction{Phone: &other}))

	require.False(t, b.asks(tenant, after(on("2027-03-01"), time.Hour-time.Microsecond), from("c-5", number, "")))
	require.True(t, b.asks(tenant, after(on("2027-03-01"), time.Hour), from("c-5", number, "")), "the same sign-up goes through once there is room")
	require.False(t, b.asks(tenant, after(on("2027-03-01"), time.Hour), from("c-6", number, "")))
}

func TestCapsOfOneTenantAreNoOthers(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, err := b.PutTenant(t.Context(), ledger.Tenant{ID: "quay", Name: "Quay", Locale: "en", TimeZone: "UTC", Policy: "standard"}, []byte("name: Quay"))
	require.NoError(t, err)
	_, err = b.PublishPolicy(t.Context(), "quay", "x", []byte(bothWays))
	require.NoError(t, err)
	for i := range 6 {
		require.Equal(t, i < 5, b.asks(tenant, on("2027-03-01"), from(fmt.Sprint("c-", i), "+12025550101", "192.0.2.7")))
	}
	require.True(t, b.asks("quay", on("2027-03-01"), from("c-0", "+12025550101", "192.0.2.7")))
	var kept string
	require.NoError(t, b.sql.QueryRow(t.Context(), "SELECT json_agg(a)::text FROM code_asks a").Scan(&kept))
	require.NotContains(t, kept, "202555")
	require.NotContains(t, kept, "192.0")
	require.Equal(t, 6, b.count("SELECT count(DISTINCT subject) FROM code_asks"), "nobody sees that two tenants hold the same number")
}

func TestCodesGoToServedCountriesAlone(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, err := b.PutTenant(t.Context(), ledger.Tenant{
		ID: tenant, Name: "Harbour Utilities", Locale: "en", TimeZone: "UTC", Policy: "standard", Countries: []string{"US", "DE"},
	}, []byte("name: Harbour Utilities\ncountries: [US, DE]\n"))
	require.NoError(t, err)
	signUp := func(id, phone, country string) error {
		c := from(id, phone, "")
		c.Country = country
		_, err := b.CreateCustomer(t.Context(), tenant, on("2027-03-01"), c)
		return err
	}
	require.NoError(t, signUp("c-1", "+12025550101", "US"))
	require.NoError(t, signUp("c-2", "+493023125001", "US"))
	for field, err := range map[string]error{"phone": signUp("c-3", "+33142685300", "US"), "country": signUp("c-4", "+12025550101", "FR")} {
		refusal := refusalOf(t, err)
		require.Equal(t, ledger.Invalid, refusal.Kind)
		require.Equal(t, "country_not_served", refusal.Code)
		require.Equal(t, field, refusal.Field)
	}
	require.Zero(t, b.count("SELECT count(*) FROM customers WHERE customer IN ('c-3', 'c-4')"))
	abroad := "+33142685300"
	refusal := refusalOf(t, b.CorrectCustomer(t.Context(), ledger.Ref{Tenant: tenant, Customer: "c-1"}, after(on("2027-03-01"), time.Minute), ledger.Correction{Phone: &abroad}))
	require.Equal(t, "country_not_served", refusal.Code)
	_, err = b.CreateCustomer(t.Context(), tenant, on("2027-03-01"), ledger.NewCustomer{
		ID: "c-5", Name: "Bakery", Phone: abroad, Country: "FR", Class: "billable", TakenOver: true,
	})
	require.NoError(t, err, "whoever is taken over gets no code")
}

func TestWhoAskedIsForgotten(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.True(t, b.asks(tenant, on("2027-03-01"), from("c-1", "+12025550101", "2001:db8::1")))
	require.True(t, b.asks(tenant, after(on("2027-03-01"), time.Minute), from("c-2", "+12025550102", "")))
	forget := func(at clock.Moment, limit int) int {
		n, err := b.ForgetCodeAsks(t.Context(), at.Wall, limit)
		require.NoError(t, err)
		return n
	}
	require.Zero(t, forget(after(on("2027-03-01"), time.Hour-time.Microsecond), 10))
	require.Equal(t, 2, forget(after(on("2027-03-01"), time.Hour), 2))
	require.Equal(t, 1, forget(after(on("2027-03-01"), time.Hour), 2))
	require.Equal(t, 2, b.count("SELECT count(*) FROM code_asks"))
}
