package ledger

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"arrears/internal/calendar"
	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
)

const (
	// maxOverrideDays is how many dates ahead the last date of an override may lie: what is to last for longer is looked at again.
	maxOverrideDays = 366
	// maxOverrides is how many overrides of one customer may be in force at a time.
	maxOverrides = 20
)

// NewOverride spares or delays, for a while, what the policy says. It is validated before it comes here, but for what the customer's
// state says.
type NewOverride struct {
	ID       string
	Customer string
	Kind     dunning.OverrideKind
	Item     string        // the one item that it is about; empty: the customer
	Days     int           // of extra_days
	Until    calendar.Date // the customer's date through whose end it is in force
	Owner    string        // who answers for it
	Reason   string        // in their words
}

// Override is an override and what became of it.
type Override struct {
	NewOverride
	BeganAt time.Time  // business time
	EndedAt *time.Time // business time; nil: nobody ended it before its last date
}

// AddOverride begins an override. The same id and content again answers how it stands and says created = false, also when it is over;
// other content is a Conflict.
func (s *Store) AddOverride(ctx context.Context, tenant string, now clock.Moment, in NewOverride) (out Override, created bool, err error) {
	err = s.fact(ctx, Ref{tenant, in.Customer}, now, func(t *transaction) error {
		if created, err = t.beginOverride(ctx, in); err != nil {
			return err
		}
		out, err = t.overrideOf(ctx, in.ID)
		return err
	})
	return out, created && err == nil, err
}

// EndOverride ends an override. One that is over already stays as it ended.
func (s *Store) EndOverride(ctx context.Context, tenant, id string, now clock.Moment, by string) (out Override, err error) {
	row, err := s.read().Override(ctx, db.OverrideParams{Tenant: tenant, Override: id})
	if errors.Is(err, pgx.ErrNoRows) {
		return Override{}, refuse(NotFound, "override_not_found", "there is no override %q", id)
	}
	ref := Ref{tenant, row.Customer}
	if err != nil {
		return Override{}, s.wrap(ref, err)
	}
	err = s.fact(ctx, ref, now, func(t *transaction) error {
		if slices.ContainsFunc(t.overridesInForce(), func(o dunning.Override) bool { return o.ID == id }) {
			if err := t.Queries.EndOverride(ctx, db.EndOverrideParams{Tenant: tenant, Override: id, EndedAt: now.Business, EndedWall: now.Wall}); err != nil {
				return err
			}
			if err := t.note(ctx, "override.ended", by, "somebody ended it", detail{"override": id}); err != nil {
				return err
			}
		}
		out, err = t.overrideOf(ctx, id)
		return err
	})
	return out, err
}

// overridesInForce are those of the customer at the moment.
func (t *transaction) overridesInForce() []dunning.Override {
	today := t.dateOf(t.now.Business)
	return slices.DeleteFunc(slices.Clone(t.account.Overrides), func(o dunning.Override) bool { return !o.InForce(today) })
}

// openOverrides are the customer's overrides that are in force at the moment, with who answers for them.
func (s *Store) openOverrides(ctx context.Context, t *transaction) ([]Override, error) {
	if len(t.overridesInForce()) == 0 {
		return []Override{}, nil
	}
	rows, err := s.read().OpenOverrides(ctx, db.OpenOverridesParams{
		Tenant: t.ref.Tenant, Customer: t.ref.Customer, OnDate: t.dateOf(t.now.Business),
	})
	overrides := make([]Override, len(rows))
	for n, row := range rows {
		overrides[n] = viewOverride(row)
	}
	return overrides, err
}

func (t *transaction) beginOverride(ctx context.Context, in NewOverride) (created bool, err error) {
	content := t.store.contentHash(in)
	old, err := t.Override(ctx, db.OverrideParams{Tenant: t.ref.Tenant, Override: in.ID})
	switch {
	case err == nil && slices.Equal(old.ContentHash, content):
		return false, nil
	case err == nil:
		return false, refuse(Conflict, "override_exists", "override %q exists with other content", in.ID).at("id")
	case !errors.Is(err, pgx.ErrNoRows):
		return false, err
	}
	if err := t.mayOverride(in); err != nil {
		return false, err
	}
	row := db.AddOverrideParams{
		Tenant: t.ref.Tenant, Override: in.ID, Customer: in.Customer, Kind: string(in.Kind), Days: int32(in.Days), Until: in.Until,
		Owner: in.Owner, Reason: in.Reason, ContentHash: content, BeganAt: t.now.Business, BeganWall: t.now.Wall,
	}
	if in.Item != "" {
		row.Item = &in.Item
	}
	if err := t.Queries.AddOverride(ctx, row); err != nil {
		if isUnique(err) { // another customer's, recorded at the same time
			return false, refuse(Conflict, "override_exists", "override %q exists already", in.ID).at("id")
		}
		return false, err
	}
	return true, t.note(ctx, "override.began", in.Owner, in.Reason,
		detail{"override": in.ID, "kind": in.Kind, "item": in.Item, "days": in.Days, "until": in.Until})
}

// mayOverride refuses an override that would change nothing, or for too long.
func (t *transaction) mayOverride(in NewOverride) error {
	today := t.dateOf(t.now.Business)
	_, known := t.account.Item(in.Item)
	switch {
	case in.Until < today:
		return refuse(Invalid, "override_past", "until is past: it is %s where the customer is, and an override lasts through today at the least", today).at("until")
	case in.Until > today.Add(maxOverrideDays):
		return refuse(Invalid, "override_too_long", "until is too far ahead: an override lasts at most %d days, through %s; begin another when it is over",
			maxOverrideDays, today.Add(maxOverrideDays)).at("until")
	case t.account.Phase == dunning.Closed:
		return refuse(Conflict, "customer_closed", "customer %q is closed, and nothing is left to override", in.Customer)
	case in.Item != "" && !known:
		return refuse(NotFound, "invoice_not_found", "customer %q has no invoice %q", in.Customer, in.Item).at("invoice_id")
	case len(t.overridesInForce()) >= maxOverrides:
		return refuse(Conflict, "too_many_overrides", "customer %q has %d overrides already; end one first", in.Customer, maxOverrides)
	}
	return nil
}

// loadOverrides reads the overrides that nobody has ended and whose last date may not be over.
func (t *transaction) loadOverrides(row db.CustomerRow) {
	for n, id := range row.Overrides {
		t.account.Overrides = append(t.account.Overrides, dunning.Override{
			ID: id, Kind: dunning.OverrideKind(row.OverrideKinds[n]), Item: row.OverrideItems[n], Days: int(row.OverrideDays[n]),
			Until: row.OverrideUntils[n],
		})
	}
}

func (t *transaction) overrideOf(ctx context.Context, id string) (Override, error) {
	row, err := t.Override(ctx, db.OverrideParams{Tenant: t.ref.Tenant, Override: id})
	return viewOverride(row), err
}

func viewOverride(row db.Override) Override {
	out := Override{
		NewOverride: NewOverride{
			ID: row.Override, Customer: row.Customer, Kind: dunning.OverrideKind(row.Kind), Days: int(row.Days), Until: row.Until,
			Owner: row.Owner, Reason: row.Reason,
		},
		BeganAt: row.BeganAt, EndedAt: row.EndedAt,
	}
	if row.Item != nil {
		out.Item = *row.Item
	}
	return out
}
