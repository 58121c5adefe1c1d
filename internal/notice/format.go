package notice

import (
	"cmp"

	"github.com/go-playground/locales"
	"github.com/go-playground/locales/de"
	"github.com/go-playground/locales/de_AT"
	"github.com/go-playground/locales/de_CH"
	"github.com/go-playground/locales/en"
	"github.com/go-playground/locales/en_AU"
	"github.com/go-playground/locales/en_CA"
	"github.com/go-playground/locales/en_GB"
	"github.com/go-playground/locales/en_IE"
	"github.com/go-playground/locales/en_NZ"
	"github.com/go-playground/locales/en_ZA"
	"github.com/go-playground/locales/es"
	"github.com/go-playground/locales/es_419"
	"github.com/go-playground/locales/es_AR"
	"github.com/go-playground/locales/es_CL"
	"github.com/go-playground/locales/es_CO"
	"github.com/go-playground/locales/es_MX"
	"github.com/go-playground/locales/es_PE"
	"github.com/go-playground/locales/es_US"
	"github.com/go-playground/locales/fr"
	"github.com/go-playground/locales/fr_BE"
	"github.com/go-playground/locales/fr_CA"
	"github.com/go-playground/locales/fr_CH"
	"github.com/go-playground/locales/ja"
	"golang.org/x/text/language"

	"arrears/internal/calendar"
	"arrears/internal/money"
)

// format writes amounts and dates as a locale does.
type format interface {
	locales.Translator
	Decimal() string
	Group() string
}

// formats are the regions that are told apart, by BCP 47 tag. Another region is written as its language is.
var formats = map[string]format{
	"en": known(en.New()), "en-AU": known(en_AU.New()), "en-CA": known(en_CA.New()), "en-GB": known(en_GB.New()),
	"en-IE": known(en_IE.New()), "en-NZ": known(en_NZ.New()), "en-ZA": known(en_ZA.New()),
	"de": known(de.New()), "de-AT": ofMoney{format: known(de_AT.New()), group: "."}, "de-CH": known(de_CH.New()),
	"es": grouped(es.New()), "es-419": known(es_419.New()), "es-AR": known(es_AR.New()), "es-CL": known(es_CL.New()),
	"es-CO": known(es_CO.New()), "es-MX": known(es_MX.New()), "es-PE": known(es_PE.New()), "es-US": known(es_US.New()),
	"fr": known(fr.New()), "fr-BE": known(fr_BE.New()), "fr-CA": known(fr_CA.New()), "fr-CH": ofMoney{format: known(fr_CH.New()), decimal: "."},
	"ja": yen{known(ja.New())},
}

func known(t locales.Translator) format { return t.(format) }

// ofMoney is a locale that writes amounts of money with other signs than numbers. CLDR calls them currencyDecimal and
// currencyGroup; the library leaves them out. Source: de_AT.xml and fr_CH.xml in https://github.com/unicode-org/cldr
type ofMoney struct {
	format
	decimal, group string // empty: as in numbers
}

func (m ofMoney) Decimal() string { return cmp.Or(m.decimal, m.format.Decimal()) }
func (m ofMoney) Group() string   { return cmp.Or(m.group, m.format.Group()) }

// fourTogether is a locale that parts no number of four digits: 1290,44 and 12.345,67. CLDR calls it
// minimumGroupingDigits 2.
type fourTogether struct{ format }

func grouped(t locales.Translator) format { return fourTogether{known(t)} }

// yen is a locale in which the yen has a word of its own: 123,450円.
type yen struct{ format }

// formatOf is the format of the locale that was asked for, or the nearest of its parents down to the words' own.
func formatOf(asked, words language.Tag) format {
	for tag := asked; tag != language.Und; tag = tag.Parent() {
		if f, ok := formats[tag.String()]; ok {
			return f
		}
	}
	return formats[words.String()]
}

// amount writes "1,234.50 EUR" or "1.234,50 EUR". The currency is its ISO code: a bare $ or kr names several.
func amount(f format, a money.Amount) string {
	signs := money.Signs{Group: f.Group(), Decimal: f.Decimal()}
	if _, ok := f.(fourTogether); ok {
		signs.Shortest = 5
	}
	number := a.Written(signs)
	if _, ok := f.(yen); ok && a.Currency == "JPY" {
		return number + "円"
	}
	return number + " " + string(a.Currency)
}

// day writes a date with its month in full where the locale does so: "November 22, 2026", "22. November 2026".
func day(f format, d calendar.Date) string { return f.FmtDateLong(d.Midnight()) }

// shortDay writes a date for tables and SMS: "Nov 22, 2026", "22.11.2026".
func shortDay(f format, d calendar.Date) string { return f.FmtDateMedium(d.Midnight()) }
