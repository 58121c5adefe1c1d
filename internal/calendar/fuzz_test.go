package calendar_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/calendar"
)

// What is read as a date is written back as it came; everything else is refused.
func FuzzParseDate(f *testing.F) {
	for _, text := range []string{"2026-11-22", "2026-02-30", "2024-02-29", "0000-00-00", "9999-12-31", "2026-1-2", "２０２６-11-22", ""} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		day, err := calendar.ParseDate(text)
		if err != nil {
			return
		}
		require.Equal(t, text, day.String())
		back, err := calendar.ParseDate(day.Add(1).Add(-1).String())
		require.NoError(t, err)
		require.Equal(t, day, back)
	})
}

// The same of a month.
func FuzzParseMonth(f *testing.F) {
	for _, text := range []string{"2026-11", "2026-00", "2026-13", "0000-01", "9999-12", "2026-1", "2026-11-01", "２０２６-11", ""} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		month, err := calendar.ParseMonth(text)
		if err != nil {
			return
		}
		require.Equal(t, text, month.String())
		require.Equal(t, month, calendar.MonthOf(month.Next().First().Add(-1)))
	})
}
