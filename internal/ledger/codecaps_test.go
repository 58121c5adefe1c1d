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
	c := ledger.NewCustomer{ID: id, Name: "Harbour Bakery", Email: "bakery@example.com", Phone: phone, Country: "US", TimeZone: "UTC", Class: "billable"}
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

// codeLimits gives the tenant limits on codes.
func (b *bundle) codeLimits(l codecap.Limits) {
	b.t.Helper()
	_, err := b.PutTenant(b.t.Context(), ledger.Tenant{
		ID: tenant, Name: "Harbour Utilities", Locale: "en", TimeZone: "UTC", Policy: "standard", Codes: ledger.CodeRules{Limits: l},
	}, fmt.Appendf(nil, "name: Harbour Utilities\ncodes: %v\n", l))
	require.NoError(b.t, err)
}

// TestCapsAreExactUnderConcurrency has floods of sign-ups at once, each of which fills one kind of window. What is granted is
// the limit, to the unit, and what is refused leaves nothing.
func TestCapsAreExactUnderConcurrency(t *testing.T) {
	t.Parallel()
	anyBlock := func(i int) string { return fmt.Sprintf("+1202%03d0100", 300+i) }
	for name, flood := range map[string]struct {
		limits codecap.Limits
		of     func(i int) (phone, ip string)
		want   int
	}{
		"number":  {codecap.Limits{}, func(int) (string, string) { return "+12025550101", "" }, 5},
		"prefix":  {codecap.Limits{}, func(i int) (string, string) { return fmt.Sprintf("+1202555%04d", i), "" }, 20},
		"ip":      {codecap.Limits{}, func(i int) (string, string) { return anyBlock(i), "192.0.2.7" }, 20},
		"country": {codecap.Limits{Country: 33}, func(i int) (string, string) { return anyBlock(i), fmt.Sprint("192.0.2.", i) }, 33},
		"tenant": {codecap.Limits{Tenant: 41}, func(i int) (string, string) {
			return []string{anyBlock(i), fmt.Sprintf("+4930%03d25001", 200+i)}[i%2], ""
		}, 41},
		"two": {codecap.Limits{Prefix: 10, Tenant: 17}, func(i int) (string, string) { return fmt.Sprintf("+1202%03d%04d", 555+i%2, i), "" }, 17},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			b.codeLimits(flood.limits)
			var granted atomic.Int64
			var all sync.WaitGroup
			for i := range 80 {
				all.Go(func() {
					phone, ip := flood.of(i)
					created, err := b.CreateCustomer(t.Context(), tenant, on("2027-03-01"), from(fmt.Sprint("c-", i), phone, ip))
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
			require.EqualValues(t, flood.want, granted.Load())
			for table, rows := range map[string]int{
				"customers": flood.want, "verifications": flood.want, "wakes": flood.want, "timeline": 2 * flood.want,
				"code_asks WHERE scope = 'tenant'": flood.want, "code_asks WHERE scope = 'number'": flood.want,
			} {
				require.Equal(t, rows, b.count("SELECT count(*) FROM "+table), "%s: what is refused leaves nothing", table)
			}
		})
	}
}

// TestALimitCountsFromTheMomentItIsSet: what was asked before counts against it.
func TestALimitCountsFromTheMomentItIsSet(t *testing.T) {
	t.Parallel()
	b := setup(t)
	now, n := on("2027-03-01"), 0
	grants := func(want int) {
		t.Helper()
		got := 0
		for ; b.asks(tenant, now, from(fmt.Sprint("c-", n), fmt.Sprintf("+1202%03d0100", 300+n), "")); n++ {
			got++
		}
		require.Equal(t, want, got)
	}
	b.codeLimits(codecap.Limits{Country: 10})
	grants(10)
	b.codeLimits(codecap.Limits{Country: 12})
	grants(2)
	b.codeLimits(codecap.Limits{Country: 3})
	grants(0)
	now = after(now, time.Hour)
	grants(3)
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
	require.Equal(t, 10, b.count("SELECT count(DISTINCT subject) FROM code_asks"), "nobody sees that two tenants hold the same number")
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
	moved := "FR"
	refusal = refusalOf(t, b.CorrectCustomer(t.Context(), ledger.Ref{Tenant: tenant, Customer: "c-1"}, after(on("2027-03-01"), time.Minute), ledger.Correction{Country: &moved}))
	require.Equal(t, "country", refusal.Field)
	_, err = b.CreateCustomer(t.Context(), tenant, on("2027-03-01"), ledger.NewCustomer{
		ID: "c-5", Name: "Bakery", Phone: abroad, Country: "FR", TimeZone: "UTC", Class: "billable", TakenOver: true,
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
	require.Equal(t, 3, forget(after(on("2027-03-01"), time.Hour), 3))
	require.Equal(t, 2, forget(after(on("2027-03-01"), time.Hour), 3))
	require.Equal(t, 4, b.count("SELECT count(*) FROM code_asks"))
	require.Equal(t, 4, b.count("SELECT count(*) FROM code_subjects"), "the first number and the address are gone, prefix, country and tenant go on")
	require.True(t, b.asks(tenant, after(on("2027-03-01"), time.Hour), from("c-3", "+12025550101", "2001:db8::1")))
	require.Equal(t, 9, forget(after(on("2027-03-01"), 2*time.Hour), 10))
	require.Zero(t, b.count("SELECT count(*) FROM code_subjects"))
}
