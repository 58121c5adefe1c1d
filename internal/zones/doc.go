// Package zones tells in which time zones a customer may be, by their number and their country.
//
// It decides what is allowed and never picks one among several: who may be in any of them is written to when the window
// is open in all. It reads no clock, and knows nothing of tenants.
//
// zone.tab is the IANA time zone database's own table of zones by country, release 2025b, as it comes
// (https://data.iana.org/time-zones/releases/; in the public domain). Numbers are known to
// github.com/nyaruka/phonenumbers, which has Google's table of zones by prefix.
package zones
