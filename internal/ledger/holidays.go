package ledger

import (
	"context"

	"arrears/internal/calendar"
	"arrears/internal/ledger/db"
)

// keptHolidays are those of one version of a tenant's file, which never changes.
type keptHolidays struct {
	version int32
	kept    calendar.Kept
}

// kept are the holidays that the tenant keeps. They are read once for each version of its file.
func (s *Store) kept(ctx context.Context, q *db.Queries, t db.Tenant) (calendar.Kept, error) {
	if known, ok := s.holidays.Load(t.Tenant); ok && known.(keptHolidays).version == t.Version {
		return known.(keptHolidays).kept, nil
	}
	holidays, err := holidaysOf(ctx, q, t)
	if err != nil {
		return calendar.Kept{}, err
	}
	kept := calendar.Keep(holidays)
	s.holidays.Store(t.Tenant, keptHolidays{t.Version, kept})
	return kept, nil
}

func holidaysOf(ctx context.Context, q *db.Queries, t db.Tenant) ([]calendar.Holiday, error) {
	rows, err := q.TenantHolidays(ctx, db.TenantHolidaysParams{Tenant: t.Tenant, Version: t.Version})
	if err != nil {
		return nil, err
	}
	holidays := make([]calendar.Holiday, len(rows))
	for i, r := range rows {
		holidays[i] = calendar.Holiday{On: r.OnDate, Every: r.Every, Name: r.Name, Country: r.Country, Region: r.Region}
	}
	return holidays, nil
}

func addHolidays(ctx context.Context, q *db.Queries, t Tenant) error {
	for i, h := range t.Holidays {
		if err := q.AddTenantHoliday(ctx, db.AddTenantHolidayParams{
			Tenant: t.ID, Version: int32(t.Version), Holiday: int32(i), OnDate: h.On, Every: h.Every, Name: h.Name,
			Country: h.Country, Region: h.Region,
		}); err != nil {
			return err
		}
	}
	return nil
}
