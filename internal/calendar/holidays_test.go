package calendar_test

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/calendar"
)

func TestHolidaysByCountryAndRegion(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		country, region, date string
		want                  bool
	}{
		{"US", "", "2026-11-26", true},  // Thanksgiving
		{"US", "", "2026-07-04", true},  // the day itself, a Saturday
		{"US", "", "2026-07-03", true},  // and the day on which it is observed
		{"US", "", "2021-12-31", true},  // New Year's Day 2022, observed in the year before
		{"US", "", "2026-07-06", false}, //
		{"US", "CA", "2026-11-26", true},
		{"DE", "", "2026-10-03", true},
		{"DE", "", "2026-06-04", false},  // Corpus Christi is no holiday in all of Germany,
		{"DE", "BY", "2026-06-04", true}, // but in Bavaria,
		{"de", "DE-BY", "2026-06-04", true},
		{"DE", "BE", "2026-06-04", false},  // not in Berlin,
		{"DE", "??", "2026-06-04", false},  // and an unknown region is Germany
		{"GB", "", "2026-12-28", true},     // Boxing Day on a Saturday, observed on Monday
		{"AU", "VIC", "2026-11-03", true},  // Melbourne Cup Day
		{"AU", "NSW", "2026-11-03", false}, //
		{"AU", "", "2026-11-03", false},
		{"AU", "", "2026-04-03", true}, // Good Friday
		{"CH", "", "2026-08-01", true},
		{"CH", "", "2026-06-04", false},
		{"CH", "LU", "2026-06-04", true},
		{"CA", "ON", "2026-07-01", true},
		{"JP", "", "2026-11-23", true},
		{"SE", "", "2026-12-24", false}, // a custom, not a public holiday
		{"DE", "", "1850-12-25", true},  // beyond the years that are remembered
		{"DE", "", "2300-12-25", true},
	} {
		holiday := calendar.Holidays(c.country, c.region)
		require.NotNil(t, holiday, c.country)
		require.Equal(t, c.want, holiday(date(t, c.date)), "%s %s %s", c.country, c.region, c.date)
	}
	require.Nil(t, calendar.Holidays("XX", ""))
	require.Nil(t, calendar.Holidays("", ""))
}

func TestHolidaysAreSharedSafely(t *testing.T) {
	t.Parallel()
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			holiday := calendar.Holidays("NL", "")
			for d := date(t, "2000-01-01"); d < date(t, "2040-01-01"); d++ {
				if day := d.String()[5:]; day == "12-25" && !holiday(d) {
					t.Errorf("%s is a holiday", d)
				}
			}
		})
	}
	group.Wait()
}

func BenchmarkHolidays(b *testing.B) {
	holiday := calendar.Holidays("US", "")
	d, err := calendar.ParseDate("2026-01-01")
	require.NoError(b, err)
	for i := 0; b.Loop(); i++ {
		holiday(d + calendar.Date(i%365))
	}
}
