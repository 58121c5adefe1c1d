package money_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/money"
)

func TestDecimalHasTheCurrencysDecimals(t *testing.T) {
	t.Parallel()
	for want, a := range map[string]money.Amount{
		"55.94 EUR":                 {Currency: "EUR", Minor: 5594},
		"0.05 EUR":                  {Currency: "EUR", Minor: 5},
		"-0.05 EUR":                 {Currency: "EUR", Minor: -5},
		"0.00 USD":                  {Currency: "USD"},
		"1200 JPY":                  {Currency: "JPY", Minor: 1200},
		"-7 JPY":                    {Currency: "JPY", Minor: -7},
		"1.234 KWD":                 {Currency: "KWD", Minor: 1234},
		"0.001 KWD":                 {Currency: "KWD", Minor: 1},
		"0.0012 CLF":                {Currency: "CLF", Minor: 12},
		"12.00 COP":                 {Currency: "COP", Minor: 1200}, // shops show none, ISO 4217 has two
		"92233720368.54 EUR":        {Currency: "EUR", Minor: money.MaxMinor},
		"-92233720368547758.08 EUR": {Currency: "EUR", Minor: -1 << 63},
	} {
		require.Equal(t, want, a.String())
	}
}

func TestDecimalIsTheMinorAmountScaled(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := money.Amount{
			Currency: rapid.SampledFrom([]money.Currency{"EUR", "JPY", "KWD", "CLF"}).Draw(t, "currency"),
			Minor:    rapid.Int64().Draw(t, "minor"),
		}
		read, ok := new(big.Rat).SetString(a.Decimal())
		require.True(t, ok)
		scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(a.Currency.Digits())), nil)
		require.Zero(t, read.Cmp(new(big.Rat).SetFrac(big.NewInt(a.Minor), scale)))
		whole, cents, pointed := strings.Cut(a.Decimal(), ".")
		require.Equal(t, a.Currency.Digits() > 0, pointed)
		require.Len(t, cents, a.Currency.Digits())
		require.NotEmpty(t, strings.TrimPrefix(whole, "-"))
	})
}

func TestCurrenciesAreNeverAdded(t *testing.T) {
	t.Parallel()
	sum, err := money.Amount{Currency: "EUR", Minor: 5}.Add(money.Amount{Currency: "EUR", Minor: -7})
	require.NoError(t, err)
	require.Equal(t, money.Amount{Currency: "EUR", Minor: -2}, sum)
	_, err = money.Amount{Currency: "EUR", Minor: 5}.Add(money.Amount{Currency: "JPY", Minor: 7})
	require.ErrorIs(t, err, money.ErrCurrencies)
}

func TestSumsBeyondTheRangeAreRefused(t *testing.T) {
	t.Parallel()
	most := money.Amount{Currency: "EUR", Minor: 1<<63 - 1}
	for _, more := range []int64{1, 1<<63 - 1} {
		_, err := most.Add(money.Amount{Currency: "EUR", Minor: more})
		require.ErrorIs(t, err, money.ErrRange)
		_, err = money.Amount{Currency: "EUR", Minor: -most.Minor - 1}.Add(money.Amount{Currency: "EUR", Minor: -more})
		require.ErrorIs(t, err, money.ErrRange)
	}
	rapid.Check(t, func(t *rapid.T) {
		x, y := rapid.Int64().Draw(t, "x"), rapid.Int64().Draw(t, "y")
		sum, err := money.Amount{Currency: "EUR", Minor: x}.Add(money.Amount{Currency: "EUR", Minor: y})
		exact := new(big.Int).Add(big.NewInt(x), big.NewInt(y))
		require.Equal(t, exact.IsInt64(), err == nil)
		if err == nil {
			require.Equal(t, exact.Int64(), sum.Minor)
		}
	})
}

func TestTenThousandOfTheLargestAmountsAdd(t *testing.T) {
	t.Parallel()
	sum := money.Amount{Currency: "EUR"}
	for range 10_000 {
		var err error
		sum, err = sum.Add(money.Amount{Currency: "EUR", Minor: money.MaxMinor})
		require.NoError(t, err)
	}
}

func TestAmountIsWrittenWithTheSignsOfALanguage(t *testing.T) {
	t.Parallel()
	german, spanish := money.Signs{Group: ".", Decimal: ","}, money.Signs{Group: ".", Decimal: ",", Shortest: 5}
	for want, c := range map[string]struct {
		signs money.Signs
		a     money.Amount
	}{
		"0,05":         {german, money.Amount{Currency: "EUR", Minor: 5}},
		"-123,00":      {german, money.Amount{Currency: "EUR", Minor: -12_300}},
		"-1.234,50":    {german, money.Amount{Currency: "EUR", Minor: -123_450}},
		"1.234.567":    {german, money.Amount{Currency: "JPY", Minor: 1_234_567}},
		"1.000,001":    {german, money.Amount{Currency: "KWD", Minor: 1_000_001}},
		"1234,50":      {spanish, money.Amount{Currency: "EUR", Minor: 123_450}},
		"12.345,00":    {spanish, money.Amount{Currency: "EUR", Minor: 1_234_500}},
		"1.234.567,00": {spanish, money.Amount{Currency: "EUR", Minor: 123_456_700}},
	} {
		require.Equal(t, want, c.a.Written(c.signs))
	}
}

func TestParseCurrency(t *testing.T) {
	t.Parallel()
	for _, code := range []string{"EUR", "JPY", "KWD", "USD", "GBP"} {
		c, err := money.ParseCurrency(code)
		require.NoError(t, err)
		require.Equal(t, money.Currency(code), c)
	}
	for _, code := range []string{"", "eur", "Eur", "EURO", "EU", "E1R", "QQQ", " EUR"} {
		_, err := money.ParseCurrency(code)
		require.ErrorContains(t, err, fmt.Sprintf("%q", code))
	}
}

func TestAmountIsWrittenAsTheContractSays(t *testing.T) {
	t.Parallel()
	b, err := json.Marshal(money.Amount{Currency: "EUR", Minor: 5594})
	require.NoError(t, err)
	require.JSONEq(t, `{"currency":"EUR","minor":5594}`, string(b))
}

func TestCurrenciesInUseAreKnownAndOthersAreNot(t *testing.T) {
	t.Parallel()
	for _, code := range []string{"EUR", "USD", "JPY", "KWD", "CLF", "VES", "ZWG", "XCG", "SLE", "XOF"} {
		c, err := money.ParseCurrency(code)
		require.NoError(t, err, code)
		require.Equal(t, money.Currency(code), c)
	}
	for _, code := range []string{"", "EU", "EURO", "eur", "DEM", "HRK", "BGN", "ANG", "ZWL", "VEF", "XAU", "XTS", "XXX", "XYZ", "€UR", "EUR\x00"} {
		_, err := money.ParseCurrency(code)
		require.Error(t, err, code)
	}
}
