package ledger

import (
	"context"
	"slices"

	"arrears/internal/calendar"
	"arrears/internal/ledger/db"
)

// recalendared are the customers of a tenant who have other open dates or hours than before.
type recalendared struct {
	everywhere bool
	countries  []string // those in one of them
	rezoned    bool     // those who go by the tenant's zone
}

func (r recalendared) nobody() bool { return !r.everywhere && len(r.countries) == 0 && !r.rezoned }

// holidaysMoved says whom it concerns that a tenant keeps other holidays than before. One that is new concerns them as much
// as one that is gone: a courtesy that would go on that date goes earlier.
func holidaysMoved(before, after []calendar.Holiday) (moved recalendared) {
	days := map[keptDay]int{}
	for _, h := range before {
		days[dayOf(h)] |= 1
	}
	for _, h := range after {
		days[dayOf(h)] |= 2
	}
	for day, in := range days {
		switch {
		case in == 1|2:
		case day.country == "":
			moved.everywhere = true
		case !slices.Contains(moved.countries, day.country):
			moved.countries = append(moved.countries, day.country)
		}
	}
	return moved
}

// recalendaredBy says whom the version of the tenant's file that is in force may concern. Which zone the one before named is
// not known any more.
func recalendaredBy(ctx context.Context, q *db.Queries, t db.Tenant) (recalendared, error) {
	if t.Version == 1 {
		return recalendared{}, nil
	}
	is, err := holidaysOf(ctx, q, t)
	if err != nil {
		return recalendared{}, err
	}
	t.Version--
	was, err := holidaysOf(ctx, q, t)
	if err != nil {
		return recalendared{}, err
	}
	moved := holidaysMoved(was, is)
	moved.rezoned = true
	return moved, nil
}

// keptDay is what of a holiday makes a difference: its name does not.
type keptDay struct{ on, every, country, region string }

func dayOf(h calendar.Holiday) keptDay {
	day := keptDay{every: h.Every, country: h.Country, region: h.Region}
	if h.On != nil {
		day.on = h.On.String()
	}
	return day
}

// wakeRecalendared wakes those whose plan may come earlier by other calendars. That it may come later needs no waking: who is
// woken on a closed date is planned anew.
func (s *Store) wakeRecalendared(ctx context.Context, tenant string, r recalendared) error {
	if r.nobody() {
		return nil
	}
	return s.wakeInTurns(ctx, func(q *db.Queries, after string) (int64, string, error) {
		got, err := q.WakePlanned(ctx, db.WakePlannedParams{
			Tenant: tenant, Everywhere: r.everywhere, Countries: append([]string{}, r.countries...), Rezoned: r.rezoned,
			After: after, UpTo: wakesAtOnce,
		})
		return got.Woken, got.Last, err
	})
}
