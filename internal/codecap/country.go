package codecap

import (
	"slices"

	"github.com/nyaruka/phonenumbers"
)

// Served tells whether codes go to an E.164 number where countries (ISO 3166-1 alpha-2) are those that are served; none:
// all are.
func Served(countries []string, phone string) bool {
	return len(countries) == 0 || slices.Contains(countries, country(phone))
}

// country is the country of a number. One that fits no country of its calling code counts as of the code's main one: it
// is that country's network which is asked first.
func country(phone string) string {
	number, err := phonenumbers.Parse(phone, "")
	if err != nil {
		return ""
	}
	if region := phonenumbers.GetRegionCodeForNumber(number); region != "" {
		return region
	}
	return phonenumbers.GetRegionCodeForCountryCode(int(number.GetCountryCode()))
}
