package sandbox

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/nyaruka/phonenumbers"
)

// magicLines are the numbers that are no mobiles; prefixPumped is the prefix of those that live by being written to.
var magicLines = map[string]string{
	"+15005550009": "landline",
	numberLandline: "landline",
	"+15005550107": "fixedVoip",
	"+15005550108": "nonFixedVoip",
	"+15005550109": "premium",
}

const (
	prefixPumped = "+15005557"
	pumpedRisk   = 95
	usualRisk    = 3
)

func lookedUpNumber(r *http.Request) []string { return []string{r.PathValue("number")} }

// lookup answers what a number's digits alone tell. A carrier's knowledge is simulated: every number is a mobile of little risk, but the magic ones.
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
		e164 := phonenumbers.Format(parsed, phonenumbers.E164)
		answer["valid"] = true
		answer["phone_number"] = e164
		answer["calling_country_code"] = strconv.Itoa(int(parsed.GetCountryCode()))
		answer["country_code"] = phonenumbers.GetRegionCodeForNumber(parsed)
		answer["national_format"] = phonenumbers.Format(parsed, phonenumbers.NATIONAL)
		fields := strings.Split(r.URL.Query().Get("Fields"), ",")
		if slices.Contains(fields, "line_type_intelligence") {
			answer["line_type_intelligence"] = lineOf(e164)
		}
		if slices.Contains(fields, "sms_pumping_risk") {
			answer["sms_pumping_risk"] = pumpingOf(e164)
		}
	}
	taken(r, number)
	writeJSON(w, http.StatusOK, answer)
}

func lineOf(number string) map[string]any {
	kind, magic := magicLines[number]
	if !magic {
		kind = "mobile"
	}
	return map[string]any{"type": kind, "carrier_name": "Sandbox Mobile"}
}

func pumpingOf(number string) map[string]any {
	if strings.HasPrefix(number, prefixPumped) {
		return map[string]any{"sms_pumping_risk_score": pumpedRisk, "carrier_risk_category": "high", "number_blocked": true, "number_blocked_last_3_months": true}
	}
	return map[string]any{"sms_pumping_risk_score": usualRisk, "carrier_risk_category": "low", "number_blocked": false}
}
