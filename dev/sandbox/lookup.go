package sandbox

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/nyaruka/phonenumbers"
)

// lookup answers what a number's digits alone tell. A carrier's knowledge is simulated: every number is a mobile, but the magic landlines.
func (s *Sandbox) lookup(w http.ResponseWriter, r *http.Request) {
	number := r.PathValue("number")
	// Packages that were not asked for are left out. Twilio writes them as null, which its own description forbids for some.
	answer := map[string]any{
		"calling_country_code": nil, "country_code": nil, "phone_number": number, "national_format": nil, "valid": false, "validation_errors": []string{},
		"url": "https://lookups.twilio.com/v2/PhoneNumbers/" + number,
	}
	parsed, err := phonenumbers.Parse(number, r.URL.Query().Get("CountryCode"))
	switch {
	case err != nil:
		answer["validation_errors"] = []string{"NOT_A_NUMBER"}
	case !phonenumbers.IsPossibleNumber(parsed) || number == "+15005550001":
		answer["validation_errors"] = []string{"INVALID_LENGTH"}
	default:
		answer["valid"] = true
		answer["phone_number"] = phonenumbers.Format(parsed, phonenumbers.E164)
		answer["calling_country_code"] = strconv.Itoa(int(parsed.GetCountryCode()))
		answer["country_code"] = phonenumbers.GetRegionCodeForNumber(parsed)
		answer["national_format"] = phonenumbers.Format(parsed, phonenumbers.NATIONAL)
		if strings.Contains(r.URL.Query().Get("Fields"), "line_type_intelligence") {
			kind := "mobile"
			if number == "+15005550009" || number == numberLandline {
				kind = "landline"
			}
			answer["line_type_intelligence"] = map[string]any{"type": kind, "carrier_name": "Sandbox Mobile"}
		}
	}
	writeJSON(w, http.StatusOK, answer)
}
