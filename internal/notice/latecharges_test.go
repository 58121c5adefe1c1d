package notice_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/dunning"
	"arrears/internal/money"
	"arrears/internal/notice"
)

// TestLateChargesAreToldApart below the rows, in the customer's language, and in no total.
func TestLateChargesAreToldApart(t *testing.T) {
	t.Parallel()
	for locale, says := range map[string]string{
		"en":    "Late charges so far (not part of the total above): 43.01 EUR.",
		"de-AT": "Bisher angefallene Verzugskosten (in der Summe oben nicht enthalten): 43,01 EUR.",
		"es":    "Recargos por demora hasta la fecha (no incluidos en el total anterior): 43,01 EUR.",
		"fr":    "Pénalités de retard à ce jour (non comprises dans le total ci-dessus)",
		"ja":    "現時点での遅延損害金等（上記の合計には含まれません）：43.01 EUR",
	} {
		for _, template := range statements {
			in := input(t)
			in.Template, in.Locale = template, locale
			without, err := notice.Render(in)
			require.NoError(t, err)
			in.LateCharges = &money.Amount{Currency: in.Total.Currency, Minor: 43_01}
			with, err := notice.Render(in)
			require.NoError(t, err)
			require.Equal(t, 1, strings.Count(with.Text, says), with.Text)
			require.Equal(t, 1, strings.Count(with.HTML, says))
			require.NotContains(t, without.Text+without.HTML, says)
			require.Equal(t, without.Subject, with.Subject, "the total is what it was")

			in.Channel = dunning.SMS
			told, err := notice.Render(in)
			require.NoError(t, err)
			require.NotContains(t, told.Text, "43", "an SMS has no room for it")
		}
	}
	in := input(t)
	for _, wrong := range []money.Amount{{Currency: "XXX", Minor: 1}, {Currency: in.Total.Currency}} {
		in.LateCharges = &wrong
		_, err := notice.Render(in)
		require.ErrorContains(t, err, "late charges")
	}
}
