package consent

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// maxRunes is how much of an answer is looked at: more than any SMS has.
const maxRunes = 4096

// apostrophes stand inside words, or are left out by who types in a hurry.
const apostrophes = "'’‘ʼ`´"

// fold takes an answer apart into its words, without case, width, accents and punctuation: "ＳＴＯＰ!" is [stop], "l’arrêt" is [larret].
func fold(text string) []string {
	if runes := []rune(text); len(runes) > maxRunes {
		text = string(runes[:maxRunes])
	}
	plain := strings.Map(func(r rune) rune {
		switch {
		case r >= 0x300 && r <= 0x36f: // accents; Japanese voicing marks are another letter and stay
			return -1
		case strings.ContainsRune(apostrophes, r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r): // what nobody sees
			return -1
		default:
			return r
		}
	}, norm.NFKD.String(cases.Fold().String(norm.NFKC.String(text))))
	return strings.FieldsFunc(norm.NFKC.String(plain), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.Is(unicode.M, r)
	})
}
