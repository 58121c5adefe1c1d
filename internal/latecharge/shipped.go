package latecharge

import (
	"embed"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"

	"arrears/internal/calendar"
	"arrears/internal/money"
)

//go:embed tables/*.yaml
var files embed.FS

// tableFile is a table as its file has it.
type tableFile struct {
	Jurisdiction string            `yaml:"jurisdiction"`
	Name         string            `yaml:"name"`
	Countries    []string          `yaml:"countries"`
	Currency     string            `yaml:"currency"`
	Law          []string          `yaml:"law"`
	DueFrom      string            `yaml:"due_from"`
	DueFromIn    map[string]string `yaml:"due_from_in"`
	Margin       string            `yaml:"margin"`
	RateOf       string            `yaml:"rate_of"`
	YearDays     int64             `yaml:"year_days"`
	FixedSums    []struct {
		From string `yaml:"from"`
		Sum  string `yaml:"sum"`
	} `yaml:"fixed_sums"`
	Base struct {
		Name         string `yaml:"name"`
		Source       string `yaml:"source"`
		KnownThrough string `yaml:"known_through"`
		Rates        []struct {
			From    string `yaml:"from"`
			Percent string `yaml:"percent"`
		} `yaml:"rates"`
	} `yaml:"base"`
}

// Tables are those that ship with the product, by jurisdiction. A file that is not valid is a fault of the build, and a test
// reads them all.
var Tables = sync.OnceValue(func() map[Jurisdiction]Table {
	tables := map[Jurisdiction]Table{}
	for _, name := range []string{"de", "eu", "gb"} {
		text, err := files.ReadFile("tables/" + name + ".yaml")
		if err != nil {
			panic(err)
		}
		t, err := parse(text)
		if err != nil {
			panic(fmt.Sprintf("latecharge: tables/%s.yaml: %v", name, err))
		}
		tables[t.Jurisdiction] = t
	}
	return tables
})

// parse reads a table's file.
func parse(text []byte) (Table, error) {
	var f tableFile
	if err := yaml.UnmarshalWithOptions(text, &f, yaml.Strict()); err != nil {
		return Table{}, err
	}
	r := reader{currency: money.Currency(f.Currency)}
	t := Table{
		Jurisdiction: Jurisdiction(f.Jurisdiction), Name: f.Name, Countries: f.Countries, Currency: r.currency, Law: f.Law,
		DueFrom: r.date(f.DueFrom), DueFromIn: map[string]calendar.Date{}, Margin: r.percent(f.Margin), RateOf: RateOf(f.RateOf), YearDays: f.YearDays,
		Base: Base{Name: f.Base.Name, Source: f.Base.Source},
	}
	for country, from := range f.DueFromIn {
		t.DueFromIn[country] = r.date(from)
	}
	for _, s := range f.FixedSums {
		t.FixedSums = append(t.FixedSums, FixedSum{From: r.minor(s.From), Minor: r.minor(s.Sum)})
	}
	for _, b := range f.Base.Rates {
		t.Base.Rates = append(t.Base.Rates, Rate{From: r.date(b.From), Percent: r.percent(b.Percent)})
	}
	t.Base.KnownThrough = r.date(f.Base.KnownThrough)
	return t, errors.Join(r.err, t.check())
}

// reader keeps the first thing that was wrong.
type reader struct {
	currency money.Currency
	err      error
}

func (r *reader) keep(err error) {
	if r.err == nil {
		r.err = err
	}
}

func (r *reader) date(text string) calendar.Date {
	d, err := calendar.ParseDate(text)
	r.keep(err)
	return d
}

func (r *reader) percent(text string) Percent {
	p, err := ParsePercent(text)
	r.keep(err)
	return p
}

func (r *reader) minor(text string) int64 {
	m, err := ParseAmount(r.currency, text)
	r.keep(err)
	return m.Minor
}

// check holds what On relies on.
func (t Table) check() error {
	if _, err := money.ParseCurrency(string(t.Currency)); err != nil {
		return err
	}
	switch {
	case t.Jurisdiction == "" || t.Name == "" || len(t.Countries) == 0 || len(t.Law) == 0 || t.Base.Source == "" || t.Base.Name == "":
		return errors.New("a table names its jurisdiction, countries, law, and its base rate with the source")
	case t.RateOf != OfDay && t.RateOf != OfStart:
		return fmt.Errorf("rate_of is %q: write %s or %s", t.RateOf, OfDay, OfStart)
	case t.YearDays != 360 && t.YearDays != 365:
		return fmt.Errorf("year_days is %d: write 360 or 365", t.YearDays)
	case len(t.Base.Rates) == 0 || t.Base.Rates[0].From > halfYear(t.DueFrom):
		return errors.New("the first rate must be that of the half-year of due_from")
	}
	return t.checkRates()
}

// checkRates refuses a gap: a day would have no rate, or one that is not its own.
func (t Table) checkRates() error {
	next := t.Base.Rates[0].From
	for _, r := range t.Base.Rates {
		if r.From != next || r.From != halfYear(r.From) {
			return fmt.Errorf("a rate from %s is not that of the next half-year, which begins on %s", r.From, halfYear(next))
		}
		next = nextHalfYear(r.From)
	}
	if t.Base.KnownThrough != next.Add(-1) {
		return fmt.Errorf("known_through is %s, and the last rate's half-year ends on %s", t.Base.KnownThrough, next.Add(-1))
	}
	return nil
}

// With is the table with the base rates of the half-years that follow its last, without a gap. Each names its source.
func (t Table) With(rates []Rate) (Table, error) {
	if len(rates) == 0 {
		return t, nil
	}
	t.Base.Rates = slices.Concat(t.Base.Rates, rates)
	for _, r := range rates {
		switch {
		case strings.TrimSpace(r.Source) == "":
			return Table{}, fmt.Errorf("the rate from %s names no source; write where it was published", r.From)
		case r.From <= t.Base.KnownThrough:
			return Table{}, fmt.Errorf("the rate from %s is known already: the table holds all through %s", r.From, t.Base.KnownThrough)
		}
	}
	t.Base.KnownThrough = nextHalfYear(rates[len(rates)-1].From).Add(-1)
	return t, t.checkRates()
}

// Named finds a table that ships. Its error names those that there are.
func Named(name string) (Table, error) {
	if t, ok := Tables()[Jurisdiction(name)]; ok {
		return t, nil
	}
	for _, t := range Shipped() {
		if slices.Contains(t.Countries, name) {
			return Table{}, fmt.Errorf("%q is a country of the table %s; write that", name, t.Jurisdiction)
		}
	}
	return Table{}, fmt.Errorf("no late charges are known for %.80q, and none are charged there; the tables are %s", name, strings.Join(Names(), ", "))
}

// Names are the tables that ship, each with its name and countries, for people.
func Names() []string {
	var names []string
	for _, t := range Shipped() {
		names = append(names, fmt.Sprintf("%s (%s)", t.Jurisdiction, t.Name))
	}
	return names
}

// Shipped are the tables in the order of their names.
func Shipped() []Table {
	var all []Table
	for _, name := range []Jurisdiction{"DE", "EU", "GB"} {
		all = append(all, Tables()[name])
	}
	return all
}
