package ledger

import (
	"slices"

	"arrears/internal/ledger/db"
	"arrears/internal/zones"
)

// Whereabouts are the time zones, by their IANA names, in which a customer may be, and what they were taken from. The
// first is the one whose date is theirs: a date ends in it last. Where there are several, nothing is sent but when the
// window is open in all, as calendar.Calendar has it.
type Whereabouts struct {
	Zones []string   `json:"zones"` // never empty
	From  zones.From `json:"from"`
}

// whereabouts are the customer's: a zone of their own, else what number and country allowed when they were told, else the
// tenant's, else UTC. What was once found out stays until what it was found by is corrected, so that no new table of zones
// moves the dates of somebody who is being reminded.
func whereabouts(c db.Customer, t db.Tenant) Whereabouts {
	switch {
	case c.TimeZone != "":
		return Whereabouts{[]string{c.TimeZone}, zones.FromCustomer}
	case len(c.Zones) > 0:
		return Whereabouts{c.Zones, zones.From(c.ZonesFrom)}
	case t.TimeZone != "" && t.TimeZone != "UTC":
		return Whereabouts{[]string{t.TimeZone}, zones.FromTenant}
	default:
		return Whereabouts{[]string{"UTC"}, zones.FromUTC}
	}
}

func (t *transaction) whereabouts() Whereabouts { return whereabouts(t.row, t.tenant) }

func (w Whereabouts) same(other Whereabouts) bool {
	return w.From == other.From && slices.Equal(w.Zones, other.Zones)
}

// allowed is what is kept of where a customer may be: what number and country allow, unless they have a zone of their own.
func allowed(own, phone, country string) Whereabouts {
	if own != "" {
		return Whereabouts{}
	}
	names, from := zones.Allowed(phone, country)
	return Whereabouts{names, from}
}

// tellsWhere tells whether a field of a customer says where they are.
func tellsWhere(field string) bool {
	return slices.Contains([]string{"phone", "country", "time_zone"}, field)
}
