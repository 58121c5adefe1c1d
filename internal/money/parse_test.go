package money_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/money"
)

func TestWhatIsWrittenIsRead(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := money.Amount{
			Currency: rapid.SampledFrom([]money.Currency{"EUR", "JPY", "KWD", "CLF"}).Draw(t, "currency"),
			Minor:    rapid.Int64().Draw(t, "minor"),
		}
		read, err := money.Parse(a.String())
		require.NoError(t, err)
		require.Equal(t, a, read)
	})
}

// Whatever is read has no second meaning: written again it is what was read, but for leading zeros.
func TestWhatIsReadIsWritten(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`-?[0-9.,+_ ]{0,8}`).Draw(t, "text")
		c := rapid.SampledFrom([]money.Currency{"EUR", "JPY", "KWD"}).Draw(t, "currency")
		a, err := money.ParseDecimal(text, c)
		if err != nil {
			return
		}
		trim := func(s string) string { return strings.TrimLeft(strings.TrimPrefix(s, "-"), "0.") }
		require.Equal(t, trim(text), trim(a.Decimal()))
	})
}

func TestAmountsThatAreNone(t *testing.T) {
	t.Parallel()
	for text, says := range map[string]string{
		"120.00":                   "a space and the currency",
		"120 EUR":                  "2 decimals, such as 120.00",
		"120.5 EUR":                "2 decimals",
		"120.000 EUR":              "2 decimals",
		"120,00 EUR":               "2 decimals",
		"1,200.00 EUR":             "2 decimals",
		".00 EUR":                  "2 decimals",
		"-.05 EUR":                 "2 decimals",
		"1.-5 EUR":                 "2 decimals",
		"+1.00 EUR":                "2 decimals",
		"1..00 EUR":                "2 decimals",
		"--1.00 EUR":               "2 decimals",
		"1.00  EUR":                "ISO 4217",
		"1.00 eur":                 "upper case",
		"1.00 EURO":                "ISO 4217",
		"120.00 JPY":               "0 decimals, such as 120",
		"1.23 KWD":                 "3 decimals, such as 120.000",
		" JPY":                     "0 decimals",
		"92233720368547758.08 EUR": "out of range",
		"0x1.00 EUR":               "2 decimals",
		"1e1.00 EUR":               "2 decimals",
		"1_0.00 EUR":               "2 decimals",
		"١.٠٠ EUR":                 "2 decimals",
	} {
		_, err := money.Parse(text)
		require.ErrorContains(t, err, says, text)
	}
}
