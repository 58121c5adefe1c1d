package cardnumber

import (
	"regexp"
	"strings"
	"unicode"
)

var (
	digest   = regexp.MustCompile(`(?i)\b[0-9a-f]{32,}\b`)
	uuid     = regexp.MustCompile(`(?i)\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b`)
	ibanHead = regexp.MustCompile(`\b[A-Z]{2}[0-9]{2}`)
)

// withoutOthers is text with letters, byte for byte, where something stands that is certainly no card number.
func withoutOthers(text string) string {
	blanked := []byte(text)
	blank := func(from, to int) {
		for i := from; i < to; i++ {
			blanked[i] = 'x'
		}
	}
	for _, pattern := range []*regexp.Regexp{digest, uuid} {
		for _, at := range pattern.FindAllStringIndex(text, -1) {
			if strings.ContainsFunc(text[at[0]:at[1]], unicode.IsLetter) { // else it is digits alone, and may be anything
				blank(at[0], at[1])
			}
		}
	}
	for _, at := range ibanHead.FindAllStringIndex(text, -1) {
		if length, ok := iban(text[at[0]:]); ok {
			blank(at[0], at[0]+length)
		}
	}
	return string(blanked)
}

// ibanLengths are those of the SEPA countries, by ISO 3166-1 alpha-2.
var ibanLengths = map[string]int{
	"AD": 24, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GI": 23,
	"GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26, "IT": 27, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28,
	"PT": 25, "RO": 24, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "VA": 22,
}

// iban tells of how many bytes the IBAN is that text begins with, in groups or not.
func iban(text string) (length int, ok bool) {
	want := ibanLengths[text[:2]]
	var compact []byte
	for length < len(text) && len(compact) < want {
		switch c := text[length]; {
		case c >= '0' && c <= '9', c >= 'A' && c <= 'Z':
			compact = append(compact, c)
		case c != ' ':
			return 0, false
		}
		length++
	}
	return length, want > 0 && len(compact) == want && checked(compact)
}

// checked is the check of ISO 13616: the first four to the end, letters as 10 to 35, and 1 modulo 97.
func checked(compact []byte) bool {
	remainder := 0
	for i := range compact {
		switch c := compact[(i+4)%len(compact)]; {
		case c <= '9':
			remainder = (10*remainder + int(c-'0')) % 97
		default:
			remainder = (100*remainder + int(c-'A') + 10) % 97
		}
	}
	return remainder == 1
}
