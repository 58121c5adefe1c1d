package latecharge

import (
	"fmt"
	"slices"
)

// LeftOver says what becomes of charges that nobody has claimed when their debt is settled.
type LeftOver string

// What may become of them.
const (
	Ask   LeftOver = "ask"   // a human is asked
	Claim LeftOver = "claim" // they are claimed from the books
	Waive LeftOver = "waive" // they are given up
)

// Rules are what a tenant has said of late charges. The zero value charges nobody.
type Rules struct {
	Jurisdictions []Jurisdiction          `json:"jurisdictions,omitempty"` // whose tables are used; empty: nothing is charged
	LeftOver      LeftOver                `json:"left_over,omitempty"`     // empty: Ask
	Rates         map[Jurisdiction][]Rate `json:"rates,omitempty"`         // newer than those that ship
}

// On tells whether anybody is charged at all.
func (r Rules) On() bool { return len(r.Jurisdictions) > 0 }

// Table is what rules customers of a country; false: they are charged nothing. Newer rates that a later version of the
// product ships itself take the place of the tenant's.
func (r Rules) Table(country string) (Table, bool) {
	for _, name := range r.Jurisdictions {
		t, known := Tables()[name]
		if !known || !slices.Contains(t.Countries, country) {
			continue
		}
		newer := slices.DeleteFunc(slices.Clone(r.Rates[name]), func(n Rate) bool { return n.From <= t.Base.KnownThrough })
		if with, err := t.With(newer); err == nil {
			t = with
		}
		t.DueFrom = max(t.DueFrom, t.DueFromIn[country])
		return t, true
	}
	return Table{}, false
}

// Check refuses rules that could not be obeyed. Rates that the product has come to ship are no mistake if they are the same.
func (r Rules) Check() error {
	for i, name := range r.Jurisdictions {
		if _, err := Named(string(name)); err != nil {
			return err
		}
		if slices.Contains(r.Jurisdictions[:i], name) {
			return fmt.Errorf("%s is there twice", name)
		}
	}
	for name, rates := range r.Rates {
		if !slices.Contains(r.Jurisdictions, name) {
			return fmt.Errorf("there are rates of %s, which is not among the jurisdictions", name)
		}
		if err := Tables()[name].checkNewer(rates); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// checkNewer refuses rates that contradict the table, or leave a gap after it.
func (t Table) checkNewer(rates []Rate) error {
	var newer []Rate
	for _, r := range rates {
		if r.From > t.Base.KnownThrough {
			newer = append(newer, r)
			continue
		}
		if known, err := t.baseOn(max(r.From, t.DueFrom)); err != nil || known.Percent != r.Percent || r.From != halfYear(r.From) {
			return fmt.Errorf("the rate from %s contradicts the table that ships, which holds all through %s", r.From, t.Base.KnownThrough)
		}
	}
	_, err := t.With(newer)
	return err
}
