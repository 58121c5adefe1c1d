package workflows

import (
	"time"

	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"
)

// The search attributes by which operators find customers. SQL visibility has ten Keywords and three of each other
// type, so the set is small and fixed.
var (
	attrTenant     = temporal.NewSearchAttributeKeyKeyword("Tenant")
	attrPhase      = temporal.NewSearchAttributeKeyKeyword("Phase")
	attrStanding   = temporal.NewSearchAttributeKeyKeyword("Standing")
	attrLevel      = temporal.NewSearchAttributeKeyKeyword("Level")
	attrPolicy     = temporal.NewSearchAttributeKeyKeyword("Policy")
	attrCountry    = temporal.NewSearchAttributeKeyKeyword("Country")
	attrCurrency   = temporal.NewSearchAttributeKeyKeyword("Currency")
	attrOverdue    = temporal.NewSearchAttributeKeyInt64("OverdueMinor")
	attrNextAction = temporal.NewSearchAttributeKeyTime("NextActionAt")
	attrOldestDue  = temporal.NewSearchAttributeKeyTime("OldestDueOn")
	attrNeedsHuman = temporal.NewSearchAttributeKeyBool("NeedsHuman")
)

// SearchAttributes are the attributes that a namespace must have before customers can run in it.
func SearchAttributes() map[string]enumspb.IndexedValueType {
	out := map[string]enumspb.IndexedValueType{}
	for _, key := range []temporal.SearchAttributeKey{
		attrTenant, attrPhase, attrStanding, attrLevel, attrPolicy, attrCountry, attrCurrency,
		attrOverdue, attrNextAction, attrOldestDue, attrNeedsHuman,
	} {
		out[key.GetName()] = key.GetValueType()
	}
	return out
}

// attributes is the turn as search attributes. Currency and OverdueMinor are both of the oldest overdue item's currency.
type attributes struct {
	tenant, phase, standing, level, policy, country, currency string
	overdue                                                   int64
	nextAction, oldestDue                                     time.Time
	needsHuman                                                bool
}

func (c *customer) attributes() attributes {
	t := c.turn
	a := attributes{
		tenant: c.id.Tenant, phase: string(t.Phase), standing: string(t.Standing), level: t.Level, policy: t.Policy,
		country: t.Country, needsHuman: t.NeedsHuman,
	}
	for n, o := range t.Overdue {
		if n == 0 || o.Oldest.Midnight().Before(a.oldestDue) {
			a.currency, a.overdue, a.oldestDue = string(o.Total.Currency), o.Total.Minor, o.Oldest.Midnight()
		}
	}
	if t.Next != nil {
		a.nextAction = t.Next.At.UTC()
	}
	return a
}

// told is what the operator's list shows now. A new run inherits it from the one before.
type told struct{ attributes }

func newTold(ctx workflow.Context) *told {
	has := workflow.GetTypedSearchAttributes(ctx)
	var t told
	t.tenant, _ = has.GetKeyword(attrTenant)
	t.phase, _ = has.GetKeyword(attrPhase)
	t.standing, _ = has.GetKeyword(attrStanding)
	t.level, _ = has.GetKeyword(attrLevel)
	t.policy, _ = has.GetKeyword(attrPolicy)
	t.country, _ = has.GetKeyword(attrCountry)
	t.currency, _ = has.GetKeyword(attrCurrency)
	t.overdue, _ = has.GetInt64(attrOverdue)
	t.nextAction, _ = has.GetTime(attrNextAction)
	t.oldestDue, _ = has.GetTime(attrOldestDue)
	t.needsHuman, _ = has.GetBool(attrNeedsHuman)
	return &t
}

// upsert writes what changed since the last time, in one go, or nothing.
func (t *told) upsert(ctx workflow.Context, now attributes) error {
	var updates []temporal.SearchAttributeUpdate
	keyword := func(key temporal.SearchAttributeKeyKeyword, was, is string) {
		switch {
		case was == is:
		case is == "":
			updates = append(updates, key.ValueUnset())
		default:
			updates = append(updates, key.ValueSet(is))
		}
	}
	instant := func(key temporal.SearchAttributeKeyTime, was, is time.Time) {
		switch {
		case was.Equal(is):
		case is.IsZero():
			updates = append(updates, key.ValueUnset())
		default:
			updates = append(updates, key.ValueSet(is))
		}
	}
	keyword(attrTenant, t.tenant, now.tenant)
	keyword(attrPhase, t.phase, now.phase)
	keyword(attrStanding, t.standing, now.standing)
	keyword(attrLevel, t.level, now.level)
	keyword(attrPolicy, t.policy, now.policy)
	keyword(attrCountry, t.country, now.country)
	keyword(attrCurrency, t.currency, now.currency)
	instant(attrNextAction, t.nextAction, now.nextAction)
	instant(attrOldestDue, t.oldestDue, now.oldestDue)
	if t.overdue != now.overdue {
		updates = append(updates, attrOverdue.ValueSet(now.overdue))
	}
	if t.needsHuman != now.needsHuman {
		updates = append(updates, attrNeedsHuman.ValueSet(now.needsHuman))
	}
	if len(updates) == 0 {
		return nil
	}
	t.attributes = now
	return workflow.UpsertTypedSearchAttributes(ctx, updates...)
}
