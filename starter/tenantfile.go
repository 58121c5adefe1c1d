package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"arrears/internal/dunning"
	"arrears/internal/gateway/intake"
	"arrears/internal/ledger"
	"arrears/internal/notice"
)

const (
	maxTenantFile = 64 << 10
	maxName       = 200 // characters
	maxAddress    = 1000

	maxCapNotices = 100
	maxCapDays    = 90
)

// parseTenant reads a tenant's file, or makes one of defaults. What is wrong is named by line and column, all at once.
func parseTenant(id string, text []byte, given bool) (ledger.Tenant, error) {
	t := ledger.Tenant{ID: id, Name: id, Locale: "en", TimeZone: "UTC", Policy: standardPolicy, Cap: ledger.DefaultCap, Codes: ledger.DefaultCodeRules}
	if !given {
		return t, nil
	}
	f := tenantFile{values: map[string]string{}}
	if err := f.read(text); err != nil {
		return t, err
	}
	set := func(to *string, key string, judge func(string) error) {
		value, ok := f.values[key]
		if !ok {
			return
		}
		if err := judge(value); err != nil {
			f.report(f.at[key], "%s %s", key, err.Error())
		}
		*to = value
	}
	if _, ok := f.values["name"]; !ok && len(f.problems) == 0 {
		f.problems = append(f.problems, "name is missing; write `name: …`, as customers know the business")
	}
	set(&t.Name, "name", line(maxName))
	set(&t.PostalAddress, "postal_address", lines(maxAddress))
	set(&t.Locale, "locale", locale)
	set(&t.TimeZone, "time_zone", intake.Zone)
	set(&t.Policy, "policy", intake.ID)
	acceptance := optionalWord
	set(&acceptance, "policy_acceptance", requiredOrOptional)
	t.AcceptanceRequired = acceptance == requiredWord
	if f.cap != nil {
		t.Cap = f.readCap(f.cap)
	}
	if f.codes != nil {
		t.Codes = f.readCodes(f.codes)
	}
	if f.countries != nil {
		t.Countries = f.readCountries(f.countries)
	}
	if f.holidays != nil {
		t.Holidays = f.readHolidays(f.holidays)
	}
	t.Probation = f.readProbation(f.probation, f.stages)
	if f.spending != nil {
		t.Spending = f.readSpending(f.spending)
	}
	if f.charges != nil {
		t.LateCharges = f.readLateCharges(f.charges)
	}
	return t, f.err()
}

type tenantFile struct {
	values    map[string]string
	at        map[string]ast.Node
	cap       ast.Node // nil: not given
	codes     ast.Node // nil: not given
	countries ast.Node // nil: not given
	holidays  ast.Node // nil: not given
	stages    ast.Node // nil: not given
	probation ast.Node // nil: not given
	spending  ast.Node // nil: not given
	charges   ast.Node // nil: not given
	problems  []string
}

func (f *tenantFile) report(at ast.Node, format string, args ...any) {
	where := at.GetToken().Position
	f.problems = append(f.problems, fmt.Sprintf("line %d, column %d: ", where.Line, where.Column)+fmt.Sprintf(format, args...))
}

func (f *tenantFile) err() error {
	if len(f.problems) == 0 {
		return nil
	}
	return errors.New("the tenant's file is not valid:\n  " + strings.Join(f.problems, "\n  "))
}

// read takes the file apart: a mapping from known keys to text.
func (f *tenantFile) read(text []byte) error {
	f.at = map[string]ast.Node{}
	file, err := parser.ParseBytes(text, 0)
	if err != nil {
		return errors.New("the tenant's file is no YAML:\n" + yaml.FormatError(err, false, true))
	}
	if len(file.Docs) != 1 || file.Docs[0].Body == nil {
		return errors.New("the tenant's file must be one YAML document of `key: value` lines, with name at least")
	}
	entries, ok := entriesOf(file.Docs[0].Body)
	if !ok {
		return errors.New("the tenant's file must be one YAML document of `key: value` lines, with name at least")
	}
	for _, entry := range entries {
		f.entry(entry)
	}
	return nil
}

func entriesOf(node ast.Node) ([]*ast.MappingValueNode, bool) {
	switch n := node.(type) {
	case *ast.MappingNode:
		return n.Values, true
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}, true
	}
	return nil, false
}

// readCap reads how many notices one person is told of within how many dates.
func (f *tenantFile) readCap(node ast.Node) dunning.Cap {
	c := ledger.DefaultCap
	f.mapping(node, "cap", "`cap: {notices: 4, days: 7}`", map[string]func(*ast.MappingValueNode){
		"notices": func(e *ast.MappingValueNode) { c.Notices = f.count(e, "cap: notices", maxCapNotices) },
		"days":    func(e *ast.MappingValueNode) { c.Days = f.count(e, "cap: days", maxCapDays) },
	})
	return c
}

// mapping reads a mapping from known keys, each by its own reader.
func (f *tenantFile) mapping(node ast.Node, what, example string, readers map[string]func(*ast.MappingValueNode)) {
	entries, ok := entriesOf(node)
	if !ok {
		f.report(node, "%s must be a mapping, such as %s", what, example)
		return
	}
	seen := map[string]bool{}
	for _, entry := range entries {
		key := entry.Key.GetToken().Value
		read := readers[key]
		switch {
		case seen[key]:
			f.report(entry.Key, "%s: %.80s is there twice", what, key)
		case read == nil:
			f.report(entry.Key, "%s: %.80q is not known; write one of %s", what, key, strings.Join(slices.Sorted(maps.Keys(readers)), ", "))
		default:
			read(entry)
		}
		seen[key] = true
	}
}

// count reads a whole number from 1.
func (f *tenantFile) count(entry *ast.MappingValueNode, what string, most int) int {
	if n, ok := entry.Value.(*ast.IntegerNode); ok {
		if count, err := strconv.Atoi(n.GetToken().Value); err == nil && count >= 1 && count <= most {
			return count
		}
	}
	f.report(entry.Value, "%s must be a whole number from 1 to %d", what, most)
	return 1
}

// readCountries reads where sign-ups may come from.
func (f *tenantFile) readCountries(node ast.Node) (countries []string) {
	list, ok := node.(*ast.SequenceNode)
	if !ok || len(list.Values) == 0 {
		f.report(node, "countries must be a list of at least one, such as `countries: [US, DE]`; leave it out for all")
		return nil
	}
	for _, value := range list.Values {
		country := value.GetToken().Value
		switch err := intake.Country(country); {
		case err != nil:
			f.report(value, "countries: %.80q %s", country, err.Error())
		case slices.Contains(countries, country):
			f.report(value, "countries: %s is there twice", country)
		default:
			countries = append(countries, country)
		}
	}
	return countries
}

func (f *tenantFile) entry(entry *ast.MappingValueNode) {
	known := []string{"name", "postal_address", "locale", "time_zone", "policy", "policy_acceptance", "cap", "codes", "countries", "holidays", "stages", "probation", "spending", "late_charges"}
	key := entry.Key.GetToken().Value
	switch {
	case !slices.Contains(known, key):
		f.report(entry.Key, "%.80q is not known; write one of %s", key, strings.Join(known, ", "))
		return
	case f.at[key] != nil:
		f.report(entry.Key, "%s is there twice", key)
		return
	}
	f.at[key] = entry.Key
	switch key {
	case "cap":
		f.cap = entry.Value
		return
	case "codes":
		f.codes = entry.Value
		return
	case "countries":
		f.countries = entry.Value
		return
	case "holidays":
		f.holidays = entry.Value
		return
	case "stages":
		f.stages = entry.Value
		return
	case "probation":
		f.probation = entry.Value
		return
	case "spending":
		f.spending = entry.Value
		return
	case "late_charges":
		f.charges = entry.Value
		return
	}
	switch value := entry.Value.(type) {
	case *ast.StringNode:
		f.values[key] = value.Value
	case *ast.LiteralNode:
		f.values[key] = strings.TrimRight(value.Value.Value, "\n")
	default:
		f.report(entry.Value, "%s must be text; put it in quotes", key)
	}
}

// locale is one in which there are texts: customers without a locale of their own, or with one that is unknown, get it.
func locale(text string) error {
	if err := intake.Locale(text); err != nil {
		return err
	}
	if err := notice.CheckLocale(text); err != nil {
		return fmt.Errorf("cannot be used: %w", err)
	}
	return nil
}

// The words for whether something is asked of a sign-up.
const (
	requiredWord = "required"
	optionalWord = "optional"
)

func requiredOrOptional(text string) error {
	if text != requiredWord && text != optionalWord {
		return fmt.Errorf("must be %s or %s", requiredWord, optionalWord)
	}
	return nil
}

func askedWord(required bool) string {
	if required {
		return requiredWord
	}
	return optionalWord
}

func line(longest int) func(string) error {
	return func(text string) error {
		if strings.ContainsFunc(text, unicode.IsControl) {
			return errors.New("must be one line without control characters")
		}
		return lines(longest)(text)
	}
}

func lines(longest int) func(string) error {
	return func(text string) error {
		unfit := func(r rune) bool { return unicode.IsControl(r) && r != '\n' }
		switch {
		case strings.TrimSpace(text) == "":
			return errors.New("must not be blank")
		case len([]rune(text)) > longest:
			return fmt.Errorf("must have at most %d characters", longest)
		case strings.ContainsFunc(text, unfit):
			return errors.New("must not have control characters")
		}
		return nil
	}
}
