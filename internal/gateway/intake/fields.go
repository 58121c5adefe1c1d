package intake

import (
	"net/mail"
	"net/netip"
	"strings"
	"time"
	"unicode"

	"github.com/nyaruka/phonenumbers"

	"arrears/internal/calendar"
	"arrears/internal/gateway/openapi"
	"arrears/internal/money"
)

// The dates that are taken. Later ones would leave what the database and JSON can hold once offsets are added.
var (
	firstDate = calendar.NewDate(1970, time.January, 1)
	lastDate  = calendar.NewDate(2999, time.December, 31)
)

// How dates and instants are asked for, wherever that is.
const (
	aDate     = "a date that exists, as YYYY-MM-DD"
	anInstant = "an instant by RFC 3339, such as 2026-11-22T09:00:00Z"
)

// text refuses what no name, number or note holds: control characters and line separators break headers, the database refuses
// some, and U+FFFD stands where what was sent could not be read.
func (f *findings) text(field, value string) string {
	switch {
	case strings.TrimSpace(value) == "":
		f.add(field, "must not be blank")
	case strings.ContainsFunc(value, func(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp) }):
		f.add(field, "must be one line without control characters")
	case strings.ContainsRune(value, unicode.ReplacementChar):
		f.add(field, "must be text; a character in it could not be read")
	}
	return value
}

// id refuses the two ids that cannot stand in an address: every client makes another address of them.
func (f *findings) id(field, value string) string {
	if value == "." || value == ".." {
		f.add(field, "must have something beside dots")
	}
	return value
}

func (f *findings) email(field, value string) string {
	parsed, err := mail.ParseAddress(value)
	if err != nil || parsed.Address != value || strings.ContainsFunc(value, unicode.IsSpace) {
		f.add(field, "must be one plain e-mail address, such as accounts@example.com")
	}
	return value
}

// phone asks for a number that could ring. Whether it does is found out by the verification, not by a table of ranges
// that was current when this was built.
func (f *findings) phone(field, value string) string {
	number, err := phonenumbers.Parse(value, "")
	if err != nil || !phonenumbers.IsPossibleNumber(number) || phonenumbers.Format(number, phonenumbers.E164) != value {
		f.add(field, "must be a phone number in E.164, such as +12025550100")
	}
	return value
}

func (f *findings) country(field, value string) string {
	if err := Country(value); err != nil {
		f.add(field, "%s", err.Error())
	}
	return value
}

func (f *findings) locale(field, value string) string {
	if err := Locale(value); err != nil {
		f.add(field, "%s", err.Error())
	}
	return value
}

func (f *findings) zone(field, value string) string {
	if err := Zone(value); err != nil {
		f.add(field, "%s", err.Error())
	}
	return value
}

func (f *findings) ip(field, value string) string {
	if addr, err := netip.ParseAddr(value); err != nil || addr.Zone() != "" {
		f.add(field, "must be an IP address, v4 or v6")
	}
	return value
}

func (f *findings) instant(field, value string) time.Time {
	at, err := time.Parse(time.RFC3339Nano, value)
	if err != nil {
		f.add(field, "must be "+anInstant)
		return at
	}
	at = at.UTC()
	if day := calendar.DateOf(at, time.UTC); day < firstDate || day > lastDate {
		f.add(field, "must be from %s to %s", firstDate, lastDate)
		return firstDate.Midnight()
	}
	return at
}

func (f *findings) date(field, value string) (calendar.Date, bool) {
	day, err := calendar.ParseDate(value)
	switch {
	case err != nil:
		f.add(field, "must be "+aDate)
		return 0, false
	case day < firstDate || day > lastDate:
		f.add(field, "must be from %s to %s", firstDate, lastDate)
		return 0, false
	}
	return day, true
}

// amount judges a sum of money; what its sign must be is said by the caller.
func (f *findings) amount(field string, m openapi.Money) money.Amount {
	currency, err := money.ParseCurrency(m.Currency)
	if err != nil {
		f.add(field+".currency", "must be a currency by ISO 4217, such as EUR")
	}
	if m.Minor > money.MaxMinor {
		f.add(field+".minor", "must be at most %d", money.MaxMinor)
	}
	return money.Amount{Currency: currency, Minor: m.Minor}
}

// aboveZero is amount for what cannot be nothing.
func (f *findings) aboveZero(field string, m openapi.Money) money.Amount {
	if m.Minor <= 0 {
		f.add(field+".minor", "must be above zero")
	}
	return f.amount(field, m)
}

func optional[T ~string](judge func(field, value string) string, field string, value *T) string {
	if value == nil {
		return ""
	}
	return judge(field, string(*value))
}
