package intake

import (
	"errors"
	"regexp"
	"strings"
	"time"

	"golang.org/x/text/language"
)

// What customers and a tenant's file have in common is judged here, so that both mean the same by it.

var idPattern = regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)

// ID says what is wrong with an id.
func ID(text string) error {
	if !idPattern.MatchString(text) {
		return errors.New("must be 1 to 64 of A-Z a-z 0-9 . _ -")
	}
	return nil
}

// Locale says what is wrong with a locale. The form with an underscore is refused: other systems do not read it.
func Locale(text string) error {
	if tag, err := language.Parse(text); err != nil || tag == language.Und || strings.Contains(text, "_") {
		return errors.New("must be a locale by BCP 47, such as en-US or de")
	}
	return nil
}

// Country says what is wrong with a country.
func Country(code string) error {
	region, err := language.ParseRegion(code)
	// Canonicalize tells current codes from retired ones and aliases, such as UK.
	if err != nil || !region.IsCountry() || region.Canonicalize().String() != code {
		return errors.New("must be a country by ISO 3166-1 alpha-2, such as DE or US")
	}
	return nil
}

// Zone says what is wrong with the name of a time zone. "Local" is refused: it would be another on every machine.
func Zone(name string) error {
	if _, err := time.LoadLocation(name); err != nil || name == "" || name == "Local" {
		return errors.New("must be a time zone of the IANA database, such as Europe/Berlin")
	}
	return nil
}
