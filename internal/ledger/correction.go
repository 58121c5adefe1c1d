package ledger

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"

	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
	"arrears/internal/money"
)

// Correction changes what is known of a customer. Nil leaves a field as it is; an empty text takes it away where it may
// be absent. It is validated before it comes here.
type Correction struct {
	Name, Email, Phone, Country, Region, Locale, TimeZone, Class, Policy *string

	Accepted *Acceptance // of the policy that they are on after the correction; nil: nothing is said of it

	SpendLimit *money.Amount // the customer's own in a month; the zero amount takes it away

	Business *bool // charged for paying late, where the tenant does so

	Contacts json.RawMessage // all of them, as a list; nil: as they are
}

// CorrectCustomer changes what is known of a customer. What changed is in the timeline by the names of the fields alone.
func (s *Store) CorrectCustomer(ctx context.Context, ref Ref, now clock.Moment, c Correction) error {
	return s.fact(ctx, ref, now, func(t *transaction) error {
		if err := t.notClosed(); err != nil {
			return err
		}
		row := t.row
		fields, err := c.apply(&row)
		if err != nil {
			return err
		}
		if len(fields) > 0 {
			if err := t.correctTo(ctx, row, fields); err != nil {
				return err
			}
		}
		if c.Accepted != nil {
			return t.accept(ctx, t.effectivePolicy(row.Policy), *c.Accepted)
		}
		return nil
	})
}

// correctTo makes the row the customer's, which differs by the fields.
func (t *transaction) correctTo(ctx context.Context, row db.Customer, fields []string) error {
	if err := t.reachable(row); err != nil {
		return err
	}
	renumbered, moved := row.Phone != t.row.Phone, row.Country != t.row.Country
	if renumbered && t.account.Phase != dunning.Active && t.account.Verified != nil { // service would begin on a number that nobody proved
		return refuse(Conflict, "phone_proven", "the phone was proven for this sign-up; another can be given once service has begun").at("phone")
	}
	if row.Policy != t.row.Policy && row.Policy != "" {
		if _, err := t.store.policy(ctx, t.Queries, t.ref.Tenant, row.Policy, 0); err != nil {
			return err
		}
	}
	if err := t.Queries.CorrectCustomer(ctx, db.CorrectCustomerParams{
		Tenant: t.ref.Tenant, Customer: t.ref.Customer, Name: row.Name, Email: row.Email, Phone: row.Phone, Country: row.Country,
		Region: row.Region, Locale: row.Locale, TimeZone: row.TimeZone, Class: row.Class, Policy: row.Policy, Profile: row.Profile,
		SpendCurrency: row.SpendCurrency, SpendMinor: row.SpendMinor,
		Zones: row.Zones, ZonesFrom: row.ZonesFrom, Business: row.Business,
	}); err != nil {
		return err
	}
	what := detail{"fields": fields}
	if is := whereabouts(row, t.tenant); !is.same(t.whereabouts()) {
		what["time_zone"] = is
	}
	if err := t.note(ctx, "customer.corrected", byBilling, "what is known of them was corrected", what); err != nil {
		return err
	}
	t.row.Phone, t.row.Country = row.Phone, row.Country
	switch {
	case !t.verifying():
		return nil
	case renumbered: // the code that is out proves a number that is not theirs
		return t.askAgain(ctx, BySMS)
	case moved:
		return t.served()
	}
	return nil
}

// apply changes the row, and says which fields are other than before.
func (c Correction) apply(row *db.Customer) (fields []string, err error) {
	change := func(field string, to *string, now *string) {
		if now != nil && *now != *to {
			fields, *to = append(fields, field), *now
		}
	}
	change("name", &row.Name, c.Name)
	change("email", &row.Email, c.Email)
	change("phone", &row.Phone, c.Phone)
	change("country", &row.Country, c.Country)
	change("region", &row.Region, c.Region)
	change("locale", &row.Locale, c.Locale)
	change("time_zone", &row.TimeZone, c.TimeZone)
	change("class", &row.Class, c.Class)
	change("policy", &row.Policy, c.Policy)
	if l := c.SpendLimit; l != nil && (money.Amount{Currency: money.Currency(row.SpendCurrency), Minor: row.SpendMinor}) != *l {
		fields, row.SpendCurrency, row.SpendMinor = append(fields, "spend_limit"), string(l.Currency), l.Minor
	}
	if c.Business != nil && *c.Business != row.Business {
		fields, row.Business = append(fields, "business"), *c.Business
	}
	if c.TimeZone != nil || slices.ContainsFunc(fields, tellsWhere) {
		at := allowed(row.TimeZone, row.Phone, row.Country)
		if len(fields) == 0 && !slices.Equal(at.Zones, row.Zones) {
			fields = append(fields, "time_zone") // they went by the tenant's so far
		}
		row.Zones, row.ZonesFrom = append([]string{}, at.Zones...), string(at.From)
	}
	if c.Contacts == nil {
		return fields, nil
	}
	profile := map[string]json.RawMessage{}
	if err := json.Unmarshal(row.Profile, &profile); err != nil {
		return nil, fmt.Errorf("profile: %w", err)
	}
	var was, is any // the database writes JSON in its own way
	if err := errors.Join(json.Unmarshal(orNull(profile["contacts"]), &was), json.Unmarshal(c.Contacts, &is)); err != nil {
		return nil, fmt.Errorf("contacts: %w", err)
	}
	if reflect.DeepEqual(was, is) {
		return fields, nil
	}
	profile["contacts"] = c.Contacts
	row.Profile, err = json.Marshal(profile)
	return append(fields, "contacts"), err
}

func orNull(text json.RawMessage) json.RawMessage {
	if text == nil {
		return json.RawMessage("null")
	}
	return text
}

// reachable refuses to lose the customer: who signs up needs both ways, everybody one.
func (t *transaction) reachable(row db.Customer) error {
	switch {
	case row.Email == "" && row.Phone == "":
		return refuse(Invalid, "unreachable", "the customer would have neither e-mail nor phone; give one").at("email")
	case t.account.Phase == dunning.Verifying && row.Phone == "":
		return refuse(Invalid, "phone_missing", "a sign-up is verified by SMS and needs a phone").at("phone")
	case t.account.Phase == dunning.Verifying && row.Email == "":
		return refuse(Invalid, "email_missing", "a sign-up needs an e-mail").at("email")
	}
	return nil
}
