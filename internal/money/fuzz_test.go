package money_test

import (
	"encoding/json"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/money"
)

var code = regexp.MustCompile(`^[A-Z]{3}$`)

// An amount that is read from JSON is written as one, and its number has the currency's decimals.
func FuzzAmount(f *testing.F) {
	for _, text := range []string{`{"currency":"EUR","minor":5594}`, `{"currency":"JPY","minor":-1}`, `{"currency":"DEM","minor":1}`, `{"minor":9223372036854775807}`, `{"minor":1e3}`} {
		f.Add([]byte(text))
	}
	number := regexp.MustCompile(`^-?[0-9]+(\.[0-9]{2,4})?$`)
	f.Fuzz(func(t *testing.T, text []byte) {
		var a, back money.Amount
		if json.Unmarshal(text, &a) != nil {
			return
		}
		again, err := json.Marshal(a)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(again, &back))
		require.Equal(t, a, back)
		if c, err := money.ParseCurrency(string(a.Currency)); err == nil {
			require.Regexp(t, code, string(c))
			require.Regexp(t, number, a.Decimal())
		}
	})
}
