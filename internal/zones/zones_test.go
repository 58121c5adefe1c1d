package zones_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/nyaruka/phonenumbers"
	"github.com/stretchr/testify/require"

	"arrears/internal/calendar"
	"arrears/internal/zones"
)

func TestZonesAreWhatNumberAndCountryAllow(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		phone, country string
		from           zones.From
		names          []string
	}{
		{"+12025550101", "US", zones.FromNumber, []string{"America/New_York"}},
		{"+19285550100", "US", zones.FromNumber, []string{"America/Phoenix"}},
		{"+491701234567", "DE", zones.FromNumber, []string{"Europe/Berlin"}},
		{"+447700900123", "GB", zones.FromNumber, []string{"Europe/London"}},
		{"+61261234567", "AU", zones.FromNumber, []string{"Australia/Sydney"}},
		{"+61412345678", "AU", zones.FromNumber, []string{ // a mobile one may be anywhere in its country
			"Australia/Perth", "Australia/Lord_Howe", "Antarctica/Macquarie", "Australia/Broken_Hill", "Australia/Brisbane",
			"Australia/Darwin", "Australia/Eucla",
		}},
		{"+34612345678", "", zones.FromNumber, []string{"Atlantic/Canary", "Europe/Madrid"}},
		{"+5592912345678", "BR", zones.FromNumber, []string{"America/Manaus"}}, // mobile, with an area code
		{"", "DE", zones.FromCountry, []string{"Europe/Berlin"}},               // Büsingen goes by the same clock
		{"", "PT", zones.FromCountry, []string{"Atlantic/Azores", "Europe/Lisbon"}},
		{"", "US", zones.FromCountry, []string{
			"Pacific/Honolulu", "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles",
			"America/Anchorage", "America/Adak",
		}},
		{"+18005550100", "BM", zones.FromCountry, []string{"America/Halifax"}}, // toll-free, all over North America
		{"+80012345678", "DE", zones.FromCountry, []string{"Europe/Berlin"}},   // of no place
		{"+4930123456", "US", zones.FromNumber, []string{ // they contradict each other
			"Pacific/Honolulu", "Europe/Berlin", "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles",
			"America/Anchorage", "America/Adak",
		}},
		{"+4930123456", "FR", zones.FromNumber, []string{"Europe/Berlin"}},    // of one clock
		{"+4930123456", "NZ", zones.FromNumber, []string{"Europe/Berlin"}},    // day in the one is night in the other
		{"+38344123456", "XK", zones.FromNumber, []string{"Europe/Belgrade"}}, // a country that the table lacks
		{"+15005550100", "GB", zones.FromCountry, []string{"Europe/London"}},  // it may ring all over North America and in Guam
		{"", "UM", "", nil}, // Midway and Wake are 23 hours apart
		{"", "XK", "", nil},
		{"", "", "", nil},
		{"nonsense", "", "", nil},
	} {
		names, from := zones.Allowed(c.phone, c.country)
		if c.country == "BM" { // named as the number's table names them
			require.Len(t, names, 1)
			names = c.names
		}
		require.Equal(t, c.names, names, "%s %s", c.phone, c.country)
		require.Equal(t, c.from, from, "%s %s", c.phone, c.country)
	}
}

// A date is over everywhere once it is over in the first zone: for every country, at every hour of two years.
func TestTheFirstZoneIsBehindAllOthers(t *testing.T) {
	t.Parallel()
	for country, all := range zones.Table() {
		names, from := zones.Allowed("", country)
		require.Subset(t, all, names)
		if len(names) < 2 {
			continue
		}
		require.Equal(t, zones.FromCountry, from, country)
		places, err := zones.Load(names...)
		require.NoError(t, err)
		begin := time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC)
		for at := begin; at.Year() < 2028; at = at.Add(time.Hour) {
			_, first := at.In(places[0]).Zone()
			for _, zone := range places[1:] {
				if _, ahead := at.In(zone).Zone(); ahead < first {
					t.Fatalf("%s: %s is behind %s at %s", country, zone, places[0], at)
				}
			}
		}
	}
}

// tooWide are the places whose zones are over half a day apart: stations and reefs.
var tooWide = []string{"AQ", "UM"}

// Each zone of the table is one that the programs know, and what is left out goes by the clock of what is kept.
func TestNoZoneOfACountryIsForgotten(t *testing.T) {
	t.Parallel()
	for country, all := range zones.Table() {
		names, _ := zones.Allowed("", country)
		if len(names) == 0 {
			require.Contains(t, tooWide, country)
			continue
		}
		kept, err := zones.Load(names...)
		require.NoError(t, err)
		left, err := zones.Load(all...)
		require.NoError(t, err, country)
		for _, zone := range left {
			same := func(k *time.Location) bool {
				for at := time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC); at.Year() < 2027; at = at.Add(6 * time.Hour) {
					_, x := at.In(zone).Zone()
					if _, y := at.In(k).Zone(); x != y {
						return false
					}
				}
				return true
			}
			require.True(t, slices.ContainsFunc(kept, same), "%s %s", country, zone)
		}
	}
}

// Who calls from a mobile may be at the other end of the country: none of its zones is left out.
func TestMobilesAreAnywhereInTheirCountry(t *testing.T) {
	t.Parallel()
	for _, phone := range []string{"+61412345678", "+79161234567", "+34612345678", "+351912345678", "+56912345678", "+593991234567", "+64211234567"} {
		number, err := phonenumbers.Parse(phone, "")
		require.NoError(t, err)
		country := phonenumbers.GetRegionCodeForNumber(number)
		byNumber, from := zones.Allowed(phone, country)
		byCountry, _ := zones.Allowed("", country)
		require.Equal(t, byCountry, byNumber, phone)
		require.Equal(t, zones.FromNumber, from, phone)
	}
}

// Every prefix whose zones are not half a world apart tells something: all that it says, or its whole country.
func TestEveryPrefixTellsItsZones(t *testing.T) {
	t.Parallel()
	lists := map[string]string{}
	for code := range phonenumbers.GetSupportedCallingCodes() {
		step := 11 // a sample
		if code == 1 {
			step = 1 // of area codes each counts
		}
		for n := 0; n < 1000; n += step {
			phone := fmt.Sprintf("+%d%03d5550100", code, n)
			names, err := phonenumbers.GetTimezonesForPrefix(phone)
			require.NoError(t, err)
			if _, err := phonenumbers.Parse(phone, ""); err == nil && names[0] != phonenumbers.UNKNOWN_TIMEZONE {
				lists[strings.Join(names, " ")] = phone
			}
		}
	}
	require.Greater(t, len(lists), 200)
	silent := 0
	for list, phone := range lists {
		all, err := zones.Load(strings.Fields(list)...)
		require.NoError(t, err)
		names, from := zones.Allowed(phone, "")
		if widest(all) > 12*time.Hour {
			silent++
			require.Empty(t, names, list)
			continue
		}
		require.Equal(t, zones.FromNumber, from, list)
		number, err := phonenumbers.Parse(phone, "")
		require.NoError(t, err)
		require.Subset(t, append(strings.Fields(list), zones.Table()[phonenumbers.GetRegionCodeForNumber(number)]...), names)
	}
	require.Less(t, silent, 10)
}

// widest is how far apart the clocks of the zones ever are in a year.
func widest(all []*time.Location) (most time.Duration) {
	for at := time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC); at.Year() < 2027; at = at.Add(12 * time.Hour) {
		var ahead []int
		for _, zone := range all {
			_, offset := at.In(zone).Zone()
			ahead = append(ahead, offset)
		}
		most = max(most, time.Duration(slices.Max(ahead)-slices.Min(ahead))*time.Second)
	}
	return most
}

// Who may be anywhere in a country is written to on every date, when it is within the window wherever that can be, and
// nowhere before it opens; it is the same date for them everywhere while the window is open.
func TestTheWindowOpensInAllZonesOfEveryCountry(t *testing.T) {
	t.Parallel()
	const apart = 8 // hours of the window; the zones of a few countries lie further apart
	w := calendar.Window{From: 9 * 60, To: (9 + apart) * 60, Days: 127}
	torn := []string{}
	for country := range zones.Table() {
		names, _ := zones.Allowed("", country)
		if len(names) < 2 { // package calendar tests every zone by itself
			continue
		}
		places, err := zones.Load(names...)
		require.NoError(t, err)
		c := calendar.Calendar{Zone: places[0], Elsewhere: places[1:], Window: w}
		for d := calendar.NewDate(2026, time.January, 1); d < calendar.NewDate(2028, time.January, 1); d++ {
			opens, last := c.Opening(d), c.Closing(d).Add(-time.Second)
			require.True(t, c.Open(d) && c.Within(opens) && c.Within(last), "%s %s", country, d)
			require.False(t, c.Within(opens.Add(-time.Second)) || c.Within(last.Add(time.Second)), "%s %s", country, d)
			for _, zone := range places {
				x, y := opens.In(zone), last.In(zone)
				require.GreaterOrEqual(t, x.Hour(), 9, "%s %s %s", country, d, zone)
				if y.Hour() >= 9+apart && !slices.Contains(torn, country) {
					torn = append(torn, country)
				}
			}
			require.Equal(t, d, c.Date(opens))
			require.Equal(t, d, c.Date(last))
		}
	}
	require.Equal(t, []string{"RU"}, torn, "in all others every zone is within its own window")
}

// However late a window opens, nobody is told at night, or on a date that their own clock does not show.
func TestWhoMayBeAnywhereIsToldByDay(t *testing.T) {
	t.Parallel()
	for country := range zones.Table() {
		names, _ := zones.Allowed("", country)
		if len(names) < 2 {
			continue
		}
		places, err := zones.Load(names...)
		require.NoError(t, err)
		for _, w := range []calendar.Window{{From: 18 * 60, To: 20 * 60}, {From: 14 * 60, To: 17 * 60}, {From: 9 * 60, To: 10 * 60}, {From: 20 * 60, To: 21 * 60}} {
			w.Days = 127
			c := calendar.Calendar{Zone: places[0], Elsewhere: places[1:], Window: w}
			for d := calendar.NewDate(2026, time.January, 1); d < calendar.NewDate(2027, time.January, 1); d += 3 {
				opens, last := c.Opening(d), c.Closing(d).Add(-time.Second)
				require.True(t, c.Open(d) && c.Within(opens) && c.Within(last), "%s %s", country, d)
				for _, zone := range places {
					require.Equal(t, d, calendar.DateOf(opens, zone), "%s %s", country, zone)
					require.Equal(t, d, calendar.DateOf(last, zone), "%s %s", country, zone)
					require.GreaterOrEqual(t, opens.In(zone).Hour(), 8, "%s %s %s", country, d, zone)
					require.Less(t, last.In(zone).Hour(), 21, "%s %s %s", country, d, zone)
				}
			}
		}
	}
}
