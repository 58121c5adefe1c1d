package latecharge

import (
	"fmt"
	"strconv"
	"strings"

	"arrears/internal/money"
)

// ParseAmount reads an amount in the currency's major unit, with all its decimals or none: "1000.00", "1000".
func ParseAmount(c money.Currency, text string) (money.Amount, error) {
	wrong := fmt.Errorf("amount %q: write a number with %d decimals or none, such as %q, zero or above", text, c.Digits(), money.Amount{Currency: c, Minor: 100_000}.Decimal())
	whole, decimals, pointed := strings.Cut(text, ".")
	if !pointed {
		decimals = strings.Repeat("0", c.Digits())
	}
	if len(decimals) != c.Digits() || pointed && c.Digits() == 0 || whole == "" {
		return money.Amount{}, wrong
	}
	minor, err := strconv.ParseUint(whole+decimals, 10, 63)
	if err != nil || minor > uint64(money.MaxMinor) {
		return money.Amount{}, wrong
	}
	return money.Amount{Currency: c, Minor: int64(minor)}, nil
}
