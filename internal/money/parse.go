package money

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Parse reads what String writes: "55.94 EUR". It is as strict as ParseDecimal.
func Parse(text string) (Amount, error) {
	number, code, found := strings.Cut(text, " ")
	if !found {
		return Amount{}, errors.New(`write a number, a space and the currency, such as "120.00 EUR"`)
	}
	c, err := ParseCurrency(code)
	if err != nil {
		return Amount{}, err
	}
	return ParseDecimal(number, c)
}

// ParseDecimal reads what Decimal writes. Exactly the currency's decimals are asked for, so that minor units that are
// taken for major ones, or a separator of thousands for a decimal point, are refused and not multiplied.
func ParseDecimal(text string, c Currency) (Amount, error) {
	digits := text
	if d := c.Digits(); d > 0 {
		whole, fraction, _ := strings.Cut(text, ".")
		if len(fraction) != d {
			return Amount{}, wrongForm(c)
		}
		digits = whole + fraction
		if whole == "" || whole == "-" {
			return Amount{}, wrongForm(c)
		}
	}
	if strings.ContainsFunc(strings.TrimPrefix(digits, "-"), func(r rune) bool { return r < '0' || r > '9' }) {
		return Amount{}, wrongForm(c)
	}
	minor, err := strconv.ParseInt(digits, 10, 64)
	switch {
	case errors.Is(err, strconv.ErrRange):
		return Amount{}, fmt.Errorf("an amount of %s is %w", c, ErrRange)
	case err != nil:
		return Amount{}, wrongForm(c)
	}
	return Amount{Currency: c, Minor: minor}, nil
}

func wrongForm(c Currency) error {
	example := Amount{Currency: c, Minor: 120}
	for range c.Digits() {
		example.Minor *= 10
	}
	return fmt.Errorf("write an amount of %s with %d decimals, such as %s", c, c.Digits(), example.Decimal())
}
