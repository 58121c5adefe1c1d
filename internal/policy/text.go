package policy

import (
	"maps"
	"slices"

	"golang.org/x/text/language"

	"arrears/internal/dunning"
)

// english is the language that is fallen back to.
const english = "en"

// languages are those in which a policy can be told, by BCP 47 tag. Each tells all of it: what one left out, its reader
// would not have accepted.
var languages = map[string]phrases{english: inEnglish, "de": inGerman, "ja": inJapanese}

// Languages are those in which a policy can be told, by BCP 47 tag, sorted.
func Languages() []string { return slices.Sorted(maps.Keys(languages)) }

// LanguageOf is the language in which a policy is told to somebody with the locale: that of the locale or of the nearest
// of its parents. It is false where there is none.
func LanguageOf(locale string) (string, bool) {
	asked, err := language.Parse(locale)
	if err != nil {
		return "", false
	}
	for tag := asked; tag != language.Und; tag = tag.Parent() {
		if _, ok := languages[tag.String()]; ok {
			return tag.String(), true
		}
	}
	return "", false
}

// LanguageFor is LanguageOf, and English where there is none.
func LanguageFor(locale string) string {
	if known, ok := LanguageOf(locale); ok {
		return known
	}
	return english
}

// Texts tells a policy in plain language, to be shown to a customer before they accept it: one text for each of Languages.
// The same policy always gives the same bytes. It says what is done to the customer and when; not what the policy is
// called in the file, its version, nor how its messages are worded.
func Texts(p dunning.Policy) map[string]string {
	texts := make(map[string]string, len(languages))
	for tag, words := range languages {
		texts[tag] = tell(p, words)
	}
	return texts
}

// Text tells a policy to somebody with the locale, in the nearest language that there is.
func Text(p dunning.Policy, locale string) string { return tell(p, languages[LanguageFor(locale)]) }
