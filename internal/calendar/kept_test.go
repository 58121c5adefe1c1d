package calendar_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/calendar"
)

func TestHolidaysThatABusinessKeeps(t *testing.T) {
	t.Parallel()
	fair := date(t, "2026-09-18")
	kept := calendar.Keep([]calendar.Holiday{
		{Every: "12-24", Name: "Christmas Eve"},
		{Every: "02-29"},
		{On: &fair, Country: "DE", Region: "BY"},
		{On: &fair, Country: "DE", Region: "DE-HE"},
		{Every: "06-10", Country: "PT"},
	})
	for _, c := range []struct {
		country, region, date string
		want                  bool
	}{
		{"DE", "BY", "2026-09-18", true},
		{"DE", "DE-BY", "2026-09-18", true},
		{"DE", "HE", "2026-09-18", true},
		{"DE", "BE", "2026-09-18", false},
		{"DE", "", "2026-09-18", false}, // they may be anywhere in Germany
		{"AT", "BY", "2026-09-18", false},
		{"DE", "BY", "2027-09-18", false},
		{"DE", "", "2026-12-24", true},
		{"PT", "", "2026-12-24", true},
		{"", "", "2099-12-24", true},
		{"PT", "", "2031-06-10", true},
		{"ES", "", "2031-06-10", false},
		{"US", "", "2028-02-29", true},
		{"US", "", "2027-03-01", false},
		{"US", "", "2026-11-26", true}, // public
	} {
		require.Equal(t, c.want, kept.In(c.country, c.region)(date(t, c.date)), "%s %s %s", c.country, c.region, c.date)
	}
	require.Nil(t, calendar.Kept{}.In("XX", ""))
	require.True(t, calendar.Kept{}.In("DE", "")(date(t, "2026-10-03")))
	for _, bad := range []string{"02-30", "13-01", "1-1", "12-24-25", "", "24 Dec"} {
		require.Error(t, calendar.ParseEvery(bad), bad)
	}
	require.NoError(t, calendar.ParseEvery("02-29"))
}

func TestHolidaysMayNotCloseAYear(t *testing.T) {
	t.Parallel()
	every := func(country string) (all []calendar.Holiday) {
		for d := date(t, "2024-01-01"); d <= date(t, "2024-12-31"); d++ {
			all = append(all, calendar.Holiday{Every: d.String()[5:], Country: country})
		}
		return all
	}
	mondays := func(n int) (all []calendar.Holiday) {
		for i := range n {
			d := date(t, "2031-03-03").Add(7 * i)
			all = append(all, calendar.Holiday{On: &d})
		}
		return all
	}
	daily := calendar.Window{From: 540, To: 1020, Days: 127, ClosedHolidays: true}
	weekly := daily
	weekly.Days = calendar.Days(0).With(date(t, "2031-03-03").Weekday())
	open := weekly
	open.ClosedHolidays = false

	require.NoError(t, calendar.CheckKept(daily, nil))
	require.NoError(t, calendar.CheckKept(daily, mondays(400)))
	require.NoError(t, calendar.CheckKept(daily, every("")[1:]))
	require.NoError(t, calendar.CheckKept(weekly, mondays(51)))
	require.NoError(t, calendar.CheckKept(open, mondays(53)), "holidays are open")
	require.ErrorContains(t, calendar.CheckKept(daily, every("")), "no open date from ")
	require.ErrorContains(t, calendar.CheckKept(daily, every("JP")), "for a year in JP")
	require.ErrorContains(t, calendar.CheckKept(weekly, mondays(53)), "from 2031-02-25 on")
	require.Error(t, calendar.CheckKept(weekly, every("")[1:]), "the one Monday that is left comes every few years")
}

// A calendar that never opens is asked in vain, and soon.
func TestTheSearchForAnOpenDateEnds(t *testing.T) {
	t.Parallel()
	never := calendar.Calendar{
		Zone: zone(t, "Europe/Berlin"), Holidays: func(calendar.Date) bool { return true },
		Window: calendar.Window{From: 540, To: 1020, Days: 127, ClosedHolidays: true},
	}
	today := date(t, "2026-11-24")
	now := never.Opening(today)
	require.False(t, never.Within(now))
	require.Greater(t, never.NextOpen(today), today+365)
	require.Less(t, never.LastOpen(today), today-365)
	require.True(t, never.NextInstant(now).After(now.AddDate(1, 0, 0)), "looked at again in a year")
}

// As many holidays as a file may have are checked in a moment, however many places they are for.
func TestHolidaysOfManyPlacesAreCheckedSoon(t *testing.T) {
	t.Parallel()
	var holidays []calendar.Holiday
	for n := range 400 {
		on := date(t, "2026-01-01") + calendar.Date(n*740)
		holidays = append(holidays, calendar.Holiday{On: &on, Country: "DE", Region: fmt.Sprintf("R%d", n)})
	}
	began := time.Now()
	require.NoError(t, calendar.CheckKept(calendar.Window{From: 540, To: 1020, Days: 62, ClosedHolidays: true}, holidays))
	require.Less(t, time.Since(began), 30*time.Second) // it took a minute and a half to look at all dates for all places
	t.Log(time.Since(began))
}
