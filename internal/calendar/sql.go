package calendar

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// Value is the date as database drivers take it.
func (d Date) Value() (driver.Value, error) { return d.Midnight(), nil }

// Scan reads a column of type date.
func (d *Date) Scan(src any) error {
	t, ok := src.(time.Time)
	if !ok {
		return fmt.Errorf("a date cannot be read from %T", src)
	}
	*d = DateOf(t, time.UTC)
	return nil
}
