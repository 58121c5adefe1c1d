package ledger_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/ledger"
	"arrears/internal/zones"
)

// TestErasureLeavesNoPlaceButTheCountry whether it was told, or found by the number, or only named in a correction.
func TestErasureLeavesNoPlaceButTheCountry(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref, phone, own := b.found("c-1", "+12025550101", "DE"), "+14155550101", "Europe/Paris"
	for _, c := range []ledger.Correction{{Phone: &phone}, {TimeZone: &own}} {
		require.NoError(t, b.CorrectCustomer(t.Context(), ref, on("2027-03-01"), c))
		require.Contains(t, b.lastEvent(ref).Detail, "time_zone")
	}
	b.invoice(ref, "i-1", 12000, "2027-03-10", "2027-03-01")
	b.pay(ref, "p-1", 12000, "i-1", "2027-03-05")
	b.converge(ref, "2027-03-05")
	before, err := b.Aging(t.Context(), tenant, day("2027-03-04"))
	require.NoError(t, err)
	b.close(ref, "2027-03-06")
	for _, place := range []string{"paris", "los_angeles"} {
		require.Contains(t, b.everything(ref), place, "the search finds what is there")
	}
	_, err = b.sql.Exec(t.Context(), "UPDATE timeline SET detail = detail - 'time_zone' WHERE detail ? 'time_zone'")
	require.ErrorContains(t, err, "append-only", "of somebody who is not erased")

	require.NoError(t, b.EraseCustomer(t.Context(), ref, on("2027-03-07"), "operator"))
	for _, place := range []string{"paris", "los_angeles", "new_york"} {
		require.NotContains(t, b.everything(ref), place)
	}
	require.Equal(t, ledger.Whereabouts{Zones: []string{"Europe/Berlin"}, From: zones.FromCountry}, b.where(ref))
	require.EqualValues(t, 100, b.pay(ref, "p-2", 100, "", "2027-03-08").Unallocated.Minor)
	after, err := b.Aging(t.Context(), tenant, day("2027-03-04"))
	require.NoError(t, err)
	require.Equal(t, before, after, "a report of a day that is over says what it said")
	for _, statement := range []string{
		"UPDATE timeline SET detail = '{}'", "UPDATE timeline SET why = why", "UPDATE timeline SET why = '[erased]', who = 'nobody'",
	} {
		_, err := b.sql.Exec(t.Context(), statement)
		require.ErrorContains(t, err, "append-only", statement)
	}
}
