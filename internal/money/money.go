package money

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// MaxMinor is the largest amount that is accepted, in minor units: a sum of ten thousand of them still fits in an int64.
const MaxMinor = int64(math.MaxInt64 / 10_000 / 100)

// ErrCurrencies says that two amounts of different currencies were to be added.
var ErrCurrencies = errors.New("amounts of different currencies are never added")

// ErrRange says that a sum is larger than the type holds.
var ErrRange = errors.New("the sum is out of range")

// Currency is an ISO 4217 code in upper case, such as "EUR".
type Currency string

// ParseCurrency accepts the ISO 4217 code of a currency in use, in upper case.
func ParseCurrency(code string) (Currency, error) {
	if code != strings.ToUpper(code) {
		return "", fmt.Errorf("currency %q: write the ISO 4217 code in upper case", code)
	}
	if !current[Currency(code)] {
		return "", fmt.Errorf("currency %q is not an ISO 4217 code", code)
	}
	return Currency(code), nil
}

// digits lists the currencies whose minor unit is not a hundredth.
// Source: ISO 4217 table A.1 (list one), as amended to 2025. CLDR's display digits differ (COP, IDR and others) and
// would show an amount a hundred times too large.
var digits = map[Currency]int{
	"BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "ISK": 0, "JPY": 0, "KMF": 0, "KRW": 0, "PYG": 0, "RWF": 0,
	"UGX": 0, "UYI": 0, "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0,
	"BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3, "TND": 3,
	"CLF": 4, "UYW": 4,
}

// Digits is the number of decimals of the currency's minor unit: 2 for EUR, 0 for JPY, 3 for KWD.
func (c Currency) Digits() int {
	if d, ok := digits[c]; ok {
		return d
	}
	return 2
}

// Amount is a sum of money in minor units: {EUR, 5594} is 55.94 EUR.
type Amount struct {
	Currency Currency `json:"currency"`
	Minor    int64    `json:"minor"`
}

// Add sums two amounts of one currency, or fails with ErrCurrencies or ErrRange.
func (a Amount) Add(b Amount) (Amount, error) {
	if a.Currency != b.Currency {
		return Amount{}, fmt.Errorf("%s and %s: %w", a.Currency, b.Currency, ErrCurrencies)
	}
	sum := a.Minor + b.Minor
	if (sum > a.Minor) != (b.Minor > 0) && b.Minor != 0 {
		return Amount{}, fmt.Errorf("%s and %s: %w", a, b, ErrRange)
	}
	return Amount{a.Currency, sum}, nil
}

// Decimal writes the amount's number with the currency's decimals and a point: "55.94", "-0.05", "1200".
func (a Amount) Decimal() string {
	d := a.Currency.Digits()
	s, negative := strings.CutPrefix(strconv.FormatInt(a.Minor, 10), "-")
	sign := ""
	if negative {
		sign = "-"
	}
	if d == 0 {
		return sign + s
	}
	if len(s) <= d {
		s = strings.Repeat("0", d-len(s)+1) + s
	}
	return sign + s[:len(s)-d] + "." + s[len(s)-d:]
}

// Signs are those that a language writes numbers with.
type Signs struct {
	Group, Decimal string
	Shortest       int // digits before the decimal sign from which on they are grouped; by threes
}

// Written writes the amount's number with the currency's decimals and the signs of a language: "1.234,50", "-0,05".
func (a Amount) Written(with Signs) string {
	number, negative := strings.CutPrefix(a.Decimal(), "-")
	whole, fraction, broken := strings.Cut(number, ".")
	for i, digits := len(whole)-3, len(whole); i > 0 && digits >= with.Shortest; i -= 3 {
		whole = whole[:i] + with.Group + whole[i:]
	}
	if broken {
		whole += with.Decimal + fraction
	}
	if negative {
		return "-" + whole
	}
	return whole
}

// String writes the amount as operators read it: "55.94 EUR".
func (a Amount) String() string { return a.Decimal() + " " + string(a.Currency) }
