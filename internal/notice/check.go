package notice

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/money"
)

// Locales are those in which every template ships, by BCP 47 tag, sorted.
func Locales() []string { return slices.Sorted(maps.Keys(shipped.words)) }

// CheckLocale is asked where a business says which locale its messages have unless a customer's own is known: there
// must be texts in it, or in one of its parents.
func CheckLocale(locale string) error { return shipped.checkLocale(locale) }

// Check is asked at publication, so that nothing is found missing when a message is to go: whether the template can be
// worded on each of the channels, in every locale that ships.
func Check(template string, channels []dunning.Channel) error {
	return shipped.check(template, channels)
}

func (l library) checkLocale(locale string) error {
	if _, _, ok := l.find(locale); !ok {
		return fmt.Errorf("there are no texts in locale %.80q; use one of %s, or a region of one such as de-AT",
			locale, strings.Join(slices.Sorted(maps.Keys(l.words)), ", "))
	}
	return nil
}

func (l library) check(template string, channels []dunning.Channel) error {
	if !Has(template) {
		return unknownTemplate(template)
	}
	for _, channel := range channels {
		for _, locale := range slices.Sorted(maps.Keys(l.words)) {
			words, format, _ := l.find(locale)
			for in := range specimens(template, channel) {
				if _, err := words.render(in, format); err != nil {
					return fmt.Errorf("template %s cannot be worded by %s in locale %s: %w", template, channel, locale, err)
				}
			}
		}
	}
	return nil
}

func unknownTemplate(name string) error {
	return fmt.Errorf("there is no template %.80q; name one of %s", name, strings.Join(slices.Sorted(maps.Keys(names)), ", "))
}

// specimens are inputs that take every branch of a template's words: what follows, whether the policy was accepted and late charges are told of, how
// many rows and how old. The last of an SMS is as long as one may be, in an alphabet of which little fits.
func specimens(template string, channel dunning.Channel) iter.Seq[Input] {
	return func(yield func(Input) bool) {
		for _, follows := range []dunning.Access{"", dunning.AccessRestricted, dunning.AccessSuspended, dunning.AccessCancelled} {
			for _, rows := range []int{0, 1, 5} {
				in := specimen(template, channel, follows, rows)
				if rows > 1 {
					in.Accepted = &Acceptance{On: in.OnDate, Version: 1}
					in.LateCharges = &money.Amount{Currency: "EUR", Minor: money.MaxMinor}
				}
				if (rows > 0 || !statement(template)) && !yield(in) {
					return
				}
			}
			if channel != dunning.SMS {
				continue
			}
			longest := specimen(template, channel, follows, MaxLines)
			longest.Business = strings.Repeat("😀", maxName)
			if !yield(longest) {
				return
			}
		}
	}
}

func specimen(template string, channel dunning.Channel, follows dunning.Access, rows int) Input {
	in := Input{
		Template: template, Channel: channel, Follows: follows, Business: "Business", PostalAddress: "1 Street\nTown",
		CustomerName: "Customer", Reference: strings.Repeat("9", MaxReference), OnDate: calendar.Date(20_717), // a 21 September
		Total: money.Amount{Currency: "EUR"},
	}
	if names[template].usage {
		most := money.Amount{Currency: "EUR", Minor: money.MaxMinor}
		in.Usage = &Usage{Month: calendar.MonthOf(in.OnDate), Spent: most, Limit: most}
	}
	for i := range rows {
		open := money.Amount{Currency: "EUR", Minor: money.MaxMinor / int64(rows)}
		days := i - 2 // from not due yet to long overdue
		in.Lines = append(in.Lines, Line{Number: fmt.Sprintf("INV-%d", i), DueOn: in.OnDate.Add(-days), Open: open, Days: days})
		in.Total.Minor += open.Minor
	}
	return in
}
