package history

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"

	"arrears/internal/calendar"
	"arrears/internal/money"
)

// cells are the fields of one record, and remember what is wrong with them.
type cells struct {
	file   *file
	record []string
	line   int
}

// row reads one record; with a mistake in it there are problems, and no row that anybody uses.
func (f *file) row(record []string) {
	line, _ := f.csv.FieldPos(0)
	c := &cells{f, record, line}
	r := Row{Line: line, Customer: c.id(customer), Invoice: c.id(invoice), Issued: c.date(issued), Due: c.date(due), Country: c.country()}
	r.Amount = c.money()
	if c.text(settled) != "" {
		on := c.date(settled)
		r.Settled = &on
	}
	before := len(f.problems)
	if r.Due < r.Issued && c.good(issued) && c.good(due) {
		c.wrong(due, "is before %s", issued)
	}
	if first, twice := f.invoices[r.Invoice]; twice && r.Invoice != "" {
		c.wrong(invoice, "%s is on line %d already", r.Invoice, first)
	}
	if was, known := f.countries[r.Customer]; known && was != r.Country {
		c.wrong(country, "is %q, and was %q for this customer before", r.Country, was)
	}
	if len(f.problems) == before {
		f.invoices[r.Invoice], f.countries[r.Customer] = line, r.Country
	}
	f.rows = append(f.rows, r)
}

// text is a field without the blanks around it; empty where the file has no such column.
func (c *cells) text(column string) string {
	at, found := c.file.at[column]
	if !found {
		return ""
	}
	return strings.TrimSpace(c.record[at])
}

func (c *cells) wrong(column, format string, args ...any) {
	c.file.problems = append(c.file.problems, Problem{c.line, column, fmt.Sprintf(format, args...)})
}

// good tells whether nothing was found wrong with a field of this record so far.
func (c *cells) good(column string) bool {
	for _, p := range c.file.problems {
		if p.Line == c.line && p.Column == column {
			return false
		}
	}
	return true
}

var ids = regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)

func (c *cells) id(column string) string {
	text := c.text(column)
	if !ids.MatchString(text) || text == "." || text == ".." {
		c.wrong(column, "%s is no id; it takes 1 to 64 of A-Z a-z 0-9 . _ -", quoted(text))
	}
	return text
}

// The dates that the API takes.
var (
	firstDate = calendar.NewDate(1970, time.January, 1)
	lastDate  = calendar.NewDate(2999, time.December, 31)
)

var american = regexp.MustCompile(`^([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})$`)

// date reads 2012-03-31 and 3/31/2012, month first.
func (c *cells) date(column string) calendar.Date {
	text := c.text(column)
	iso := text
	if parts := american.FindStringSubmatch(text); parts != nil {
		iso = fmt.Sprintf("%s-%02s-%02s", parts[3], parts[1], parts[2])
	}
	d, err := calendar.ParseDate(iso)
	switch {
	case err != nil:
		c.wrong(column, "%s is no date that exists; write 2012-03-31, or 3/31/2012 with the month first", quoted(text))
	case d < firstDate || d > lastDate:
		c.wrong(column, "%s is not from %s to %s", quoted(text), firstDate, lastDate)
	}
	return d
}

var decimal = regexp.MustCompile(`^([0-9]{1,18})(?:\.([0-9]{1,18}))?$`)

// money reads an amount in the row's currency. Zeroes beyond the currency's decimals are no finer amount.
func (c *cells) money() money.Amount {
	a := money.Amount{Currency: defaultCurrency}
	if code := c.text(currency); code != "" {
		parsed, err := money.ParseCurrency(code)
		if err != nil {
			c.wrong(currency, "%s is no ISO 4217 code, such as EUR", quoted(code))
			return a
		}
		a.Currency = parsed
	}
	text := c.text(amount)
	parts := decimal.FindStringSubmatch(text)
	digits := a.Currency.Digits()
	switch {
	case strings.HasPrefix(text, "-"):
		c.wrong(amount, "%s is negative; a credit note is no invoice, leave the row out", quoted(text))
		return a
	case parts == nil:
		c.wrong(amount, "%s is no amount; write 1234.56, without a thousands separator", quoted(text))
		return a
	case len(strings.TrimRight(parts[2], "0")) > digits:
		c.wrong(amount, "%s has more decimals than %s has", quoted(text), a.Currency)
		return a
	}
	fraction := (strings.TrimRight(parts[2], "0") + strings.Repeat("0", digits))[:digits]
	minor, err := strconv.ParseInt(parts[1]+fraction, 10, 64)
	if err != nil || minor > money.MaxMinor {
		c.wrong(amount, "%s is larger than any amount that is taken", quoted(text))
		return a
	}
	a.Minor = minor
	return a
}

func (c *cells) country() string {
	text := c.text(country)
	if text == "" {
		return ""
	}
	region, err := language.ParseRegion(text)
	// Canonicalize tells current codes from retired ones and aliases, such as UK.
	if err != nil || !region.IsCountry() || region.Canonicalize().String() != text {
		c.wrong(country, "%s is no country by ISO 3166-1 alpha-2, such as DE or US", quoted(text))
	}
	return text
}

// shown is how much of a field an error quotes, in runes.
const shown = 40

func quoted(text string) string {
	if text == "" {
		return "an empty field"
	}
	if runes := []rune(text); len(runes) > shown {
		text = string(runes[:shown]) + "…"
	}
	return strconv.Quote(text)
}
