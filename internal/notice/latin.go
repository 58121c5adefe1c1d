package notice

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// latin spells a text in GSM-7, as senders of SMS do: with plain characters for those that locales and word processors
// put in their place, and without accents that it lacks. One á or ’ would make each segment hold 67 characters instead
// of 153. A text with a letter that no Latin one can spell is left as it is: a message from nobody is worse than a
// dear one.
func latin(text string) string {
	var b strings.Builder
	for _, c := range norm.NFC.String(text) {
		plain, ok := spell(c)
		if !ok {
			return text
		}
		b.WriteString(plain)
	}
	return b.String()
}

// spell is a character in those of GSM-7; false where it has no spelling there.
func spell(c rune) (string, bool) {
	if plain, known := typewriter[c]; known {
		return plain, true
	}
	if _, ok := gsmUnits(string(c)); ok {
		return string(c), true
	}
	switch {
	case unicode.Is(unicode.Zs, c):
		return " ", true
	case unicode.Is(unicode.Pd, c):
		return "-", true
	case unicode.In(c, unicode.Pi, unicode.Pf):
		return `"`, true
	}
	var b strings.Builder
	for _, part := range norm.NFKD.String(string(c)) {
		switch {
		case unicode.Is(unicode.Mn, part):
		case part == c:
			return "", false
		default:
			plain, ok := spell(part)
			if !ok {
				return "", false
			}
			b.WriteString(plain)
		}
	}
	return b.String(), b.Len() > 0
}

// typewriter has the spellings that Unicode's own categories and decompositions do not give.
var typewriter = spelled(map[string]string{
	"'":   "‘’‚‛‹›′‵ʹʻʼʽʾʿˈˊˋ´`❛❜＇",
	`"`:   "“”„‟«»″‶ʺ˝❝❞〝〞〟＂",
	"-":   "–—−˗⁃•·‧∙⋅",
	"/":   "⁄∕",
	"...": "…⋯", "*": "∗★☆", "~": "∼˜", "|": "¦", ":": "∶",
	"x": "×", "o": "°", "u": "µμ", "(c)": "©", "(R)": "®",
	"l": "ł", "L": "Ł", "d": "đð", "D": "ĐÐ", "oe": "œ", "OE": "Œ", "i": "ı", "h": "ħ", "H": "Ħ", "t": "ŧ", "T": "Ŧ",
	"n": "ŋ", "N": "Ŋ", "th": "þ", "Th": "Þ", "SS": "ẞ", "f": "ƒ",
})

func spelled(as map[string]string) map[rune]string {
	of := make(map[rune]string)
	for plain, characters := range as {
		for _, c := range characters {
			of[c] = plain
		}
	}
	return of
}
