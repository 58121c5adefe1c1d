package ledger_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/calendar"
	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger"
	"arrears/internal/zones"
)

// found takes a customer over of whom number and country tell where they may be.
func (b *bundle) found(id, phone, country string) ledger.Ref {
	b.t.Helper()
	_, err := b.CreateCustomer(b.t.Context(), tenant, on("2027-03-01"), ledger.NewCustomer{
		ID: id, Name: "Harbour Bakery", Email: "bakery@example.com", Phone: phone, Country: country, Class: "billable", TakenOver: true,
	})
	require.NoError(b.t, err)
	return ledger.Ref{Tenant: tenant, Customer: id}
}

func (b *bundle) where(ref ledger.Ref) ledger.Whereabouts {
	b.t.Helper()
	c, err := b.Customer(b.t.Context(), ref, on("2027-03-02"))
	require.NoError(b.t, err)
	return c.Where
}

func (b *bundle) next(ref ledger.Ref, now clock.Moment) string {
	b.t.Helper()
	out, err := b.Converge(b.t.Context(), ref, now)
	require.NoError(b.t, err)
	require.NotNil(b.t, out.Next)
	return out.Next.At.UTC().Format("2006-01-02T15:04")
}

func at(text string) clock.Moment {
	t, err := time.Parse("2006-01-02T15:04", text)
	if err != nil {
		panic(err)
	}
	return clock.Moment{Wall: t, Business: t}
}

func TestZonesComeFromNumberAndCountry(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Equal(t, ledger.Whereabouts{Zones: []string{"America/New_York"}, From: zones.FromNumber}, b.where(b.found("c-1", "+12025550101", "US")))
	require.Equal(t, ledger.Whereabouts{Zones: []string{"Europe/Berlin"}, From: zones.FromCountry}, b.where(b.found("c-2", "", "DE")))
	require.Equal(t, ledger.Whereabouts{Zones: []string{"UTC"}, From: zones.FromUTC}, b.where(b.found("c-3", "", "XK")))
	require.Equal(t, ledger.Whereabouts{Zones: []string{"UTC"}, From: zones.FromCustomer}, b.where(b.customer("c-4")))
	_, err := b.PutTenant(t.Context(), ledger.Tenant{ID: tenant, Name: "Harbour", PostalAddress: "1 Quay", Locale: "en", TimeZone: "Asia/Tokyo", Policy: "standard"}, []byte("name: Harbour"))
	require.NoError(t, err)
	require.Equal(t, ledger.Whereabouts{Zones: []string{"Asia/Tokyo"}, From: zones.FromTenant}, b.where(ledger.Ref{Tenant: tenant, Customer: "c-3"}))
}

// Where a customer may be anywhere between New York and Honolulu, a date is over once it is over in Honolulu, and the hours
// are those of both: 9 to 17 in all of them is from 19:00 to 22:00, UTC, in winter.
func TestNothingGoesButWhenTheWindowIsOpenInAllZones(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.found("c-1", "", "US")
	require.Greater(t, len(b.where(ref).Zones), 5)
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")               // first: 3 days after it
	for _, now := range []string{"2027-03-02T09:59", "2027-03-02T10:01"} { // midnight in Honolulu lies between
		require.Equal(t, "2027-03-02T19:00", b.next(ref, at(now)), "judged when the window opens")
		c, err := b.Customer(t.Context(), ref, at(now))
		require.NoError(t, err)
		require.Equal(t, now > "2027-03-02T10:00", len(c.Overdue) > 0, now)
	}
	require.Equal(t, "2027-03-04T19:00", b.next(ref, at("2027-03-02T19:00")))
	for _, closed := range []string{"2027-03-04T15:00", "2027-03-04T18:59", "2027-03-04T22:00", "2027-03-05T00:00"} {
		out, err := b.Converge(t.Context(), ref, at(closed))
		require.NoError(t, err)
		require.Empty(t, out.Messages, closed)
	}
	out, err := b.Converge(t.Context(), ref, at("2027-03-05T21:59"))
	require.NoError(t, err)
	require.Len(t, out.Messages, 1)
	_, err = b.Claim(t.Context(), ref, out.Messages[0].ID, at("2027-03-05T22:00"), words)
	require.ErrorIs(t, err, ledger.ErrNotClaimable)
	claimed, err := b.Claim(t.Context(), ref, out.Messages[0].ID, at("2027-03-08T19:00"), words)
	require.NoError(t, err)
	require.Equal(t, "2027-03-08T22:00:00Z", claimed.WindowCloses.UTC().Format(time.RFC3339), "17:00 in New York")

	_, _, err = b.AddInvoices(t.Context(), tenant, at("2027-03-09T09:00"), []ledger.NewInvoice{{
		ID: "i-2", Customer: "c-1", Amount: eur(100), IssuedOn: day("2027-03-09"), DueOn: day("2027-03-09"), Kind: dunning.Standard,
	}})
	require.NoError(t, err)
	var recorded calendar.Date
	require.NoError(t, b.sql.QueryRow(t.Context(), `SELECT recorded_on FROM items WHERE item = 'i-2'`).Scan(&recorded))
	require.Equal(t, "2027-03-08", recorded.String(), "reports count by the customer's date")
}

func TestACorrectionMovesTheZoneAndSaysSo(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.found("c-1", "+12025550101", "US")
	correct := func(c ledger.Correction) map[string]any {
		require.NoError(t, b.CorrectCustomer(t.Context(), ref, on("2027-03-02"), c))
		return b.lastEvent(ref).Detail
	}
	name, phone, zone, none := "Harbour Bakers", "+14155550101", "Europe/Paris", ""
	require.NotContains(t, correct(ledger.Correction{Name: &name}), "time_zone")
	require.Equal(t, map[string]any{"zones": []any{"America/Los_Angeles"}, "from": "number"}, correct(ledger.Correction{Phone: &phone})["time_zone"])
	require.Equal(t, map[string]any{"zones": []any{"Europe/Paris"}, "from": "customer"}, correct(ledger.Correction{TimeZone: &zone})["time_zone"])
	require.NotContains(t, correct(ledger.Correction{Country: &[]string{"DE"}[0]}), "time_zone", "they have one of their own")
	require.Equal(t, map[string]any{"zones": []any{"America/Los_Angeles", "Europe/Berlin"}, "from": "number"}, correct(ledger.Correction{TimeZone: &none})["time_zone"],
		"they may be where the number is from, or where they live")
}

// Who came before zones were found out goes by the tenant's, until somebody asks for more or corrects where they are.
func TestWhoCameBeforeStaysWhereTheyWere(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.found("c-1", "+12025550101", "US")
	_, err := b.sql.Exec(t.Context(), `UPDATE customers SET zones = '{}', zones_from = ''`) // as the version before wrote it
	require.NoError(t, err)
	b.invoice(ref, "i-1", 12000, "2027-03-08", "2027-03-01")
	require.Equal(t, "2027-03-05T09:00", b.next(ref, on("2027-03-01")), "nine o'clock, UTC")
	name, none := "Harbour Bakers", ""
	require.NoError(t, b.CorrectCustomer(t.Context(), ref, on("2027-03-02"), ledger.Correction{Name: &name}))
	require.Equal(t, zones.FromUTC, b.where(ref).From)
	require.NoError(t, b.CorrectCustomer(t.Context(), ref, on("2027-03-02"), ledger.Correction{TimeZone: &none}))
	require.Equal(t, []string{"America/New_York"}, b.where(ref).Zones)
	require.Equal(t, "2027-03-05T14:00", b.next(ref, on("2027-03-02")))
	require.Equal(t, []any{"time_zone"}, b.lastEvent(ref).Detail["fields"])
}

func (b *bundle) lastEvent(ref ledger.Ref) ledger.Event {
	b.t.Helper()
	events, err := b.Timeline(b.t.Context(), ref, 0, 100)
	require.NoError(b.t, err)
	return events[len(events)-1]
}

func TestTheTenantsHolidaysAreClosed(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	keeps := func(holidays ...calendar.Holiday) {
		_, err := b.PutTenant(t.Context(), ledger.Tenant{
			ID: tenant, Name: "Harbour", PostalAddress: "1 Quay", Locale: "en", TimeZone: "UTC", Policy: "standard", Holidays: holidays,
		}, []byte(time.Now().String()))
		require.NoError(t, err)
		kept, err := b.Tenant(t.Context(), tenant)
		require.NoError(t, err)
		require.Equal(t, append([]calendar.Holiday{}, holidays...), kept.Holidays)
	}
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	require.Equal(t, "2027-03-04T09:00", b.next(ref, on("2027-03-02")))
	fair := day("2027-03-04")
	keeps(calendar.Holiday{On: &fair, Name: "Fair", Country: "US"}, calendar.Holiday{Every: "03-05"})
	require.Equal(t, "2027-03-08T09:00", b.next(ref, on("2027-03-02")), "Monday, after Thursday, Friday and the weekend")
	require.Equal(t, "2027-03-08T09:00", b.next(ref, on("2027-03-04")))
	keeps(calendar.Holiday{On: &fair, Country: "US"})
	require.Equal(t, "2027-03-05T09:00", b.next(ref, on("2027-03-04")))
	keeps(calendar.Holiday{On: &fair, Country: "DE"})
	out, err := b.Converge(t.Context(), ref, on("2027-03-04"))
	require.NoError(t, err)
	require.Len(t, out.Messages, 1)
}
