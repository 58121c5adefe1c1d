package calendar_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/calendar"
)

func zone(t require.TestingT, name string) *time.Location {
	z, err := time.LoadLocation(name)
	require.NoError(t, err)
	return z
}

func date(t require.TestingT, s string) calendar.Date {
	d, err := calendar.ParseDate(s)
	require.NoError(t, err)
	return d
}

func TestDateReadsAndWritesItself(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := calendar.Date(rapid.Int32Range(-40000, 60000).Draw(t, "days"))
		back, err := calendar.ParseDate(d.String())
		require.NoError(t, err)
		require.Equal(t, d, back)
		require.Equal(t, d.Midnight().Weekday(), d.Weekday())
	})
	for _, bad := range []string{"2026-02-30", "2026-2-3", "26-02-03", "2026-02-03T00:00:00Z", ""} {
		_, err := calendar.ParseDate(bad)
		require.Error(t, err, bad)
	}
}

func TestAtFindsTheLocalInstant(t *testing.T) {
	t.Parallel()
	zones := []string{"UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "Australia/Lord_Howe", "America/Sao_Paulo", "Africa/Casablanca"}
	rapid.Check(t, func(t *rapid.T) {
		z := zone(t, rapid.SampledFrom(zones).Draw(t, "zone"))
		d := calendar.Date(rapid.Int32Range(14000, 21500).Draw(t, "day"))
		minutes := rapid.IntRange(0, 24*60-1).Draw(t, "minutes")
		at, exists := d.At(minutes, z)
		if !exists {
			require.Equal(t, "2011-12-30", d.String())
			return
		}
		require.Equal(t, d, calendar.DateOf(at, z))
		local := at.In(z)
		if got := local.Hour()*60 + local.Minute(); got != minutes {
			_, before := at.Add(-time.Second).Zone()
			_, after := local.Zone()
			require.Greater(t, after, before, "a reading moves only to the end of a gap")
			require.Greater(t, got, minutes)
		}
		earlier, _ := d.At(max(minutes-1, 0), z)
		require.False(t, earlier.After(at))
	})
}

func TestAtWhereClocksChange(t *testing.T) {
	t.Parallel()
	berlin := zone(t, "Europe/Berlin")
	gap, ok := date(t, "2026-03-29").At(2*60+30, berlin)
	require.True(t, ok)
	require.Equal(t, "2026-03-29T03:00:00+02:00", gap.Format(time.RFC3339))
	twice, ok := date(t, "2026-10-25").At(2*60+30, berlin)
	require.True(t, ok)
	require.Equal(t, "2026-10-25T02:30:00+02:00", twice.Format(time.RFC3339))
	_, ok = date(t, "2011-12-30").At(9*60, zone(t, "Pacific/Apia"))
	require.False(t, ok)
}

func TestWindowOnOpenDates(t *testing.T) {
	t.Parallel()
	weekdays := calendar.Days(0).With(time.Monday).With(time.Tuesday).With(time.Wednesday).With(time.Thursday).With(time.Friday)
	holiday := date(t, "2026-12-25")
	c := calendar.Calendar{
		Zone:     zone(t, "Europe/Berlin"),
		Holidays: func(d calendar.Date) bool { return d == holiday },
		Window:   calendar.Window{From: 9 * 60, To: 17 * 60, Days: weekdays, ClosedHolidays: true},
	}
	require.NoError(t, c.Window.Validate())
	require.Equal(t, "2026-12-28", c.NextOpen(holiday).String())
	require.Equal(t, "2026-12-24", c.LastOpen(holiday).String())
	require.Equal(t, "2026-12-29", c.AddOpen(date(t, "2026-12-24"), 2).String())
	for _, start := range []string{"2026-11-20", "2026-11-21", "2026-11-22"} {
		require.Equal(t, "2026-11-24", c.AddOpen(date(t, start), 2).String(), "2bd after Friday, Saturday or Sunday is Tuesday")
	}
	require.Equal(t, "mon, tue, wed, thu, fri", weekdays.String())
	rapid.Check(t, func(t *rapid.T) {
		at := time.Unix(rapid.Int64Range(1_700_000_000, 1_900_000_000).Draw(t, "at"), 0)
		next := c.NextInstant(at)
		require.True(t, c.Within(next))
		require.False(t, next.Before(at))
		require.Less(t, next.Sub(at), 6*24*time.Hour)
	})
}
