package ledger_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/calendar"
	"arrears/internal/ledger"
)

// keeps gives the tenant a file with this zone and these holidays, and says whom that woke.
func (b *bundle) keeps(file, zone string, holidays ...calendar.Holiday) (woken []string) {
	b.t.Helper()
	b.forgetWakes()
	_, err := b.PutTenant(b.t.Context(), ledger.Tenant{
		ID: tenant, Name: "Harbour", PostalAddress: "1 Quay", Locale: "en", TimeZone: zone, Policy: "standard", Holidays: holidays,
	}, []byte(file))
	require.NoError(b.t, err)
	for _, w := range b.wakes() {
		woken = append(woken, w.Customer)
	}
	slices.Sort(woken)
	return woken
}

// TestWhoMayBeToldEarlierIsWoken when a holiday goes, or comes, or the tenant moves: their workflow sleeps until the time that
// was planned by the calendar before.
func TestWhoMayBeToldEarlierIsWoken(t *testing.T) {
	t.Parallel()
	b := setup(t)
	german, american := b.found("c-de", "", "DE"), b.customer("c-us")
	nowhere, idle := b.found("c-xk", "", "XK"), b.found("c-idle", "", "DE") // nobody knows the zones of XK
	for _, ref := range []ledger.Ref{german, american, nowhere} {
		b.invoice(ref, "i-"+ref.Customer, 12000, "2027-03-01", "2027-03-01") // first: on Thursday the 4th
	}
	converge := func(now string) {
		for _, ref := range []ledger.Ref{german, american, nowhere, idle} {
			b.converge(ref, now)
		}
	}
	converge("2027-03-02")
	fair := day("2027-03-04")
	all := []string{"c-de", "c-us", "c-xk"}
	require.Equal(t, all, b.keeps("fair", "UTC", calendar.Holiday{On: &fair, Name: "Fair"}), "who waits for nothing is left alone")
	converge("2027-03-02")
	require.Equal(t, "2027-03-05T09:00", b.next(american, on("2027-03-02")))
	require.Empty(t, b.keeps("renamed", "UTC", calendar.Holiday{On: &fair, Name: "The fair"}))
	require.Equal(t, []string{"c-de"}, b.keeps("german", "UTC", calendar.Holiday{On: &fair}, calendar.Holiday{Every: "10-03", Country: "DE"}))
	require.Equal(t, all, b.keeps("none", "UTC"))
	require.Equal(t, "2027-03-04T09:00", b.next(american, on("2027-03-02")), "earlier than was planned")
	require.Equal(t, all, b.keeps("none", "UTC"), "the same file again, in case it was not finished")
	require.Equal(t, []string{"c-xk"}, b.keeps("moved", "Asia/Tokyo"), "the others have a zone of their own")
	require.Equal(t, []string{"c-xk"}, b.keeps("moved", "Asia/Tokyo"))
	require.Equal(t, "2027-03-04T00:00", b.next(nowhere, on("2027-03-02")), "nine o'clock in Tokyo")
	require.Empty(t, b.keeps("moved\n", "Asia/Tokyo"))
}

// TestWhoMayBeToldEarlierIsWokenInTurns of a thousand each.
func TestWhoMayBeToldEarlierIsWokenInTurns(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	b.converge(ref, "2027-03-02")
	_, err := b.sql.Exec(t.Context(), `
INSERT INTO customers SELECT (c).* FROM (SELECT jsonb_populate_record(x, jsonb_build_object('customer', 'd-' || i)) AS c FROM customers x, generate_series(1, 2345) i) y`)
	require.NoError(t, err)
	fair := day("2027-03-04")
	b.keeps("fair", "UTC", calendar.Holiday{On: &fair})
	require.Equal(t, 2346, b.count("SELECT count(*) FROM wakes"))
}
