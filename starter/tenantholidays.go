package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/goccy/go-yaml/ast"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/gateway/intake"
	"arrears/internal/ledger"
)

const (
	maxHolidays = 400
	maxRegion   = 10 // characters
)

// readHolidays reads what the tenant keeps beside the public holidays.
func (f *tenantFile) readHolidays(node ast.Node) (holidays []calendar.Holiday) {
	list, ok := node.(*ast.SequenceNode)
	if !ok {
		f.report(node, "holidays must be a list, such as `holidays: [{every: \"12-24\", name: Christmas Eve}]`")
		return nil
	}
	if len(list.Values) > maxHolidays {
		f.report(node, "holidays: there are %d; write at most %d", len(list.Values), maxHolidays)
		return nil
	}
	for _, value := range list.Values {
		entries, ok := entriesOf(value)
		if !ok {
			f.report(value, "holidays: each must be a mapping with on or every, such as `{on: 2026-12-24, name: Christmas Eve, country: DE}`")
			continue
		}
		holidays = append(holidays, f.readHoliday(value, entries))
	}
	return holidays
}

func (f *tenantFile) readHoliday(at ast.Node, entries []*ast.MappingValueNode) (h calendar.Holiday) {
	seen := map[string]bool{}
	for _, entry := range entries {
		key := entry.Key.GetToken().Value
		seen[key] = true
		switch entry.Value.(type) {
		case *ast.StringNode, *ast.IntegerNode, *ast.BoolNode: // a region is a number, too, and NO a country
		default:
			f.report(entry.Value, "holidays: %.80s must be text", key)
			continue
		}
		if err := holidayKey(&h, key, entry.Value.GetToken().Value); err != nil {
			f.report(entry.Value, "holidays: %s", err.Error())
		}
	}
	switch {
	case seen["on"] == seen["every"]:
		f.report(at, "holidays: each must have one of on (a date) and every (a day of every year)")
	case seen["region"] && !seen["country"]:
		f.report(at, "holidays: a region is of a country; write country, too")
	}
	return h
}

func holidayKey(h *calendar.Holiday, key, value string) error {
	switch key {
	case "on":
		d, err := calendar.ParseDate(value)
		if err != nil || d < 0 || d > calendar.NewDate(2999, time.December, 31) {
			return errors.New("on must be a date that exists, as YYYY-MM-DD, from 1970 to 2999")
		}
		h.On = &d
	case "every":
		h.Every = value
		if calendar.ParseEvery(value) != nil {
			return errors.New("every must be a day that some years have, as \"MM-DD\" in quotes")
		}
	case "name":
		h.Name = value
		if err := line(maxName)(value); err != nil {
			return fmt.Errorf("name %w", err)
		}
	case "country":
		h.Country = value
		if err := intake.Country(value); err != nil {
			return fmt.Errorf("country %.80q %w", value, err)
		}
	case "region":
		h.Region = value
		if !isRegion(value) {
			return errors.New("region must be one of ISO 3166-2, such as BY or DE-BY")
		}
	default:
		return fmt.Errorf("%.80q is not known; write on, every, name, country or region", key)
	}
	return nil
}

func isRegion(text string) bool {
	outside := func(r rune) bool {
		return !(r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-')
	}
	return text != "" && len(text) <= maxRegion && !strings.ContainsFunc(text, outside)
}

// checkOpen refuses holidays with which the window of one of the policies would be closed for a year.
func checkOpen(t ledger.Tenant, policies ...dunning.Policy) error {
	for _, p := range policies {
		if err := calendar.CheckKept(p.Window, t.Holidays); err != nil {
			return fmt.Errorf("tenant %s, policy %s: %w", t.ID, p.ID, err)
		}
	}
	return nil
}

// checkOpenByAll is checkOpen with the newest version of all policies that the tenant has published, and with those that
// somebody's episode still runs on.
func checkOpenByAll(ctx context.Context, store *ledger.Store, t ledger.Tenant) error {
	if len(t.Holidays) == 0 {
		return nil
	}
	policies, err := store.Policies(ctx, t.ID)
	if err != nil {
		return err
	}
	pinned, err := store.Pinned(ctx, t.ID)
	if err != nil {
		return err
	}
	for _, p := range pinned {
		if err := calendar.CheckKept(p.Window, t.Holidays); err != nil {
			return fmt.Errorf("tenant %s, policy %s version %d, on which episodes still run: %w", t.ID, p.ID, p.Version, err)
		}
	}
	return checkOpen(t, policies...)
}

// holidayList are holidays as a machine reads them.
func holidayList(holidays []calendar.Holiday) []map[string]string {
	list := make([]map[string]string, len(holidays))
	for i, h := range holidays {
		list[i] = map[string]string{"every": h.Every, "name": h.Name, "country": h.Country, "region": h.Region}
		if h.On != nil {
			list[i]["on"] = h.On.String()
		}
		for key, value := range list[i] {
			if value == "" {
				delete(list[i], key)
			}
		}
	}
	return list
}
