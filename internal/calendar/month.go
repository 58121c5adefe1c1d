package calendar

import (
	"fmt"
	"time"
)

// Month is a calendar month, counted from January of the year 0.
type Month int32

const monthLayout = "2006-01"

// ParseMonth reads "2026-11".
func ParseMonth(s string) (Month, error) {
	t, err := time.Parse(monthLayout, s)
	if err != nil || len(s) != len(monthLayout) {
		return 0, fmt.Errorf("month %q: write a month as YYYY-MM", s)
	}
	return newMonth(t), nil
}

func newMonth(t time.Time) Month { return Month(t.Year()*12 + int(t.Month()) - 1) }

// MonthOf is the month of the date.
func MonthOf(d Date) Month { return newMonth(d.Midnight()) }

// First is the month's first date. That of the month after is m.Next().First().
func (m Month) First() Date { return NewDate(int(m)/12, time.Month(int(m)%12+1), 1) }

// Next is the month after.
func (m Month) Next() Month { return m + 1 }

// String writes "2026-11".
func (m Month) String() string { return m.First().Midnight().Format(monthLayout) }

// MarshalText writes "2026-11".
func (m Month) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (m *Month) UnmarshalText(b []byte) error {
	v, err := ParseMonth(string(b))
	if err == nil {
		*m = v
	}
	return err
}
