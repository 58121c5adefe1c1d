package zones

import (
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/nyaruka/phonenumbers"
)

// From says what a customer's zones were taken from.
type From string

// The sources, the first that tells anything first.
const (
	FromCustomer From = "customer" // they have a zone of their own
	FromNumber   From = "number"   // their number, and their country as far as it bears that out, or beside it where it does not
	FromCountry  From = "country"  // their country alone, or where it rules out a part of what the number allows
	FromTenant   From = "tenant"   // the zone of the business
	FromUTC      From = "utc"      // nothing
)

// Allowed are the zones, by their IANA names, in which somebody with a number (E.164; empty: none) in a country (ISO
// 3166-1 alpha-2) may be; none where neither tells anything. Of several with the same clock there is one. The first is
// behind all others at every instant from 2020 to 2037, so that a date begins in it last.
//
// They are what both allow. Where that is nothing, they may be where the one says or where the other does, so that nobody is
// written to at night in either; only where those are over half a day apart the number counts alone: it is what rings. Zones
// that are over half a day apart, such as those of a number that may ring all over America and in Guam, tell nothing.
func Allowed(phone, country string) ([]string, From) {
	byCountry := ofCountry(country)
	byNumber := oneForEachClock(namedFirst(ofNumber(phone), country))
	both := slices.DeleteFunc(slices.Clone(byNumber), func(n string) bool { return !hasClock(byCountry, n) })
	if len(both) == 0 {
		either := slices.Clone(byNumber)
		if len(byNumber) > 0 {
			either = append(either, byCountry...)
		}
		if names := lastFirst(oneForEachClock(either)); len(names) > 0 {
			return names, FromNumber
		}
		both = byNumber
	}
	if names := lastFirst(both); len(names) > 0 {
		if len(both) < len(byNumber) {
			return names, FromCountry
		}
		return names, FromNumber
	}
	if names := lastFirst(byCountry); len(names) > 0 {
		return names, FromCountry
	}
	return nil, ""
}

// ofNumber are the zones of a number: of its prefix or, where that tells of no place within the country, of the whole
// country; none where neither is known.
func ofNumber(phone string) []string {
	number, err := phonenumbers.Parse(phone, "")
	if err != nil {
		return nil
	}
	if roams(number) {
		if home := byCountry()[phonenumbers.GetRegionCodeForNumber(number)]; len(home) > 0 {
			return home
		}
	}
	names, err := phonenumbers.GetTimezonesForNumber(number)
	if err != nil {
		return nil
	}
	return names
}

// roams tells whether a number may be anywhere in its country, as mobile ones are but in countries that give them area
// codes. The table of prefixes has one zone alone for some of them: Sydney for all of Australia, where it is two hours
// earlier in Perth. What cannot be told from a mobile number counts as one.
func roams(number *phonenumbers.PhoneNumber) bool {
	switch phonenumbers.GetNumberType(number) {
	case phonenumbers.MOBILE, phonenumbers.FIXED_LINE_OR_MOBILE, phonenumbers.UNKNOWN:
		code := number.GetCountryCode()
		return code != northAmerica && !phonenumbers.GEO_MOBILE_COUNTRIES[code]
	case phonenumbers.VOIP:
		return true
	default:
		return false
	}
}

// northAmerica is the code of countries whose mobiles have area codes, and cannot be told from other numbers.
const northAmerica = 1

// namedFirst puts first what the country calls its own: of two names of a clock its people know that one.
func namedFirst(names []string, country string) []string {
	var own, others []string
	for _, name := range names {
		if slices.Contains(byCountry()[country], name) {
			own = append(own, name)
		} else {
			others = append(others, name)
		}
	}
	return append(own, others...)
}

// Load finds zones by their names, as time.LoadLocation does, and reads each but once. It is safe for concurrent use.
func Load(names ...string) ([]*time.Location, error) {
	zones := make([]*time.Location, len(names))
	for i, name := range names {
		known, ok := loaded.Load(name)
		if !ok {
			zone, err := time.LoadLocation(name)
			if err != nil {
				return nil, fmt.Errorf("time zone %.80q: %w", name, err)
			}
			known, _ = loaded.LoadOrStore(name, zone)
		}
		zones[i] = known.(*time.Location)
	}
	return zones, nil
}

// loaded holds zones that exist: there are some six hundred.
var loaded sync.Map
