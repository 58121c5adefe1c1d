package calendar_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/calendar"
)

func TestMonthsHoldTheirDates(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := calendar.Date(rapid.Int32Range(0, 376_199).Draw(t, "date")) // up to 2999-12-31
		m := calendar.MonthOf(d)
		require.LessOrEqual(t, m.First(), d)
		require.Less(t, d, m.Next().First())
		require.Equal(t, d.String()[:7], m.String())
		read, err := calendar.ParseMonth(m.String())
		require.NoError(t, err)
		require.Equal(t, m, read)
	})
	require.Equal(t, calendar.NewDate(2027, time.January, 1), calendar.MonthOf(calendar.NewDate(2026, time.December, 31)).Next().First())
}

func TestWhatIsNoMonth(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "2026", "2026-13", "2026-00", "2026-1", "2026-11-01", "26-11", " 2026-11", "2026-11\n"} {
		_, err := calendar.ParseMonth(text)
		require.Error(t, err, text)
	}
}
