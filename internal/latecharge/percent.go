package latecharge

import (
	"fmt"
	"strconv"
	"strings"
)

// Percent is a rate of interest a year in hundredths of a percentage point: 927 is 9.27 %, -88 is -0.88 %.
type Percent int64

// maxPercent is what no base rate of these tables has come near; beyond it somebody mistyped.
const maxPercent = Percent(100_00)

// ParsePercent reads "9", "4.5" or "-0.88". More than two decimals are refused: no rate is published with more.
func ParsePercent(text string) (Percent, error) {
	wrong := fmt.Errorf("percent %q: write a number with at most two decimals, such as \"2.15\" or \"-0.88\", within 100", text)
	digits, negative := strings.CutPrefix(text, "-")
	whole, decimals, pointed := strings.Cut(digits, ".")
	if pointed && decimals == "" || len(decimals) > 2 {
		return 0, wrong
	}
	hundredths, err := strconv.ParseUint(whole+decimals+strings.Repeat("0", 2-len(decimals)), 10, 32)
	if err != nil || whole == "" || Percent(hundredths) > maxPercent {
		return 0, wrong
	}
	if negative {
		return -Percent(hundredths), nil
	}
	return Percent(hundredths), nil
}

// String writes "9.27" and "-0.88", always with two decimals.
func (p Percent) String() string {
	sign, n := "", int64(p)
	if n < 0 {
		sign, n = "-", -n
	}
	return fmt.Sprintf("%s%d.%02d", sign, n/100, n%100)
}

// MarshalText writes what ParsePercent reads.
func (p Percent) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (p *Percent) UnmarshalText(b []byte) (err error) {
	*p, err = ParsePercent(string(b))
	return err
}
