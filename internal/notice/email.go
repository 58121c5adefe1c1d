package notice

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// facts are what a template's own words may use; all of it is one clean line each.
type facts struct {
	Business, Customer, Reference string
	Total, Date                   string
	Count                         int    // of rows
	Oldest                        string // the earliest due date; empty without rows
	SameDue                       bool   // every row is due on it: only then may it be said of the total
	MaxDays                       int    // the age of the oldest row
	Follows                       string // an access, or empty
	AcceptedOn                    string // when the customer accepted the policy; empty: they did not
	AcceptedVersion               int    // of which version that was
	Listed                        string // of an SMS: the rows that it has room for
	More                          int    // and how many it has not
	Spent, Limit                  string // of a budget's step
	LateCharges                   string // empty: none are told of
	Month                         month
}

func (in Input) facts(f format, nameLimit int, date string) facts {
	v := facts{
		Business:  line(in.Business, nameLimit),
		Customer:  line(in.CustomerName, nameLimit),
		Reference: in.Reference,
		Total:     amount(f, in.Total),
		Date:      date,
		Count:     len(in.Lines),
		Follows:   string(in.Follows),
	}
	if !in.Follows.Consequence() {
		v.Follows = ""
	}
	if in.Accepted != nil {
		v.AcceptedOn, v.AcceptedVersion = day(f, in.Accepted.On), in.Accepted.Version
	}
	if in.LateCharges != nil && len(in.Lines) > 0 {
		v.LateCharges = amount(f, *in.LateCharges)
	}
	if u := in.Usage; u != nil {
		first := u.Month.First().Midnight()
		v.Spent, v.Limit = amount(f, u.Spent), amount(f, u.Limit)
		v.Month = month{f.MonthWide(first.Month()), first.Year(), int(first.Month())}
	}
	if len(in.Lines) > 0 {
		oldest := in.Lines[0]
		for _, l := range in.Lines[1:] {
			if l.DueOn < oldest.DueOn {
				oldest = l
			}
		}
		v.Oldest, v.MaxDays = shortDay(f, oldest.DueOn), oldest.Days
		v.SameDue = !slices.ContainsFunc(in.Lines, func(l Line) bool { return l.DueOn != oldest.DueOn })
	}
	return v
}

// emailBlocks are what a template's file, with its locale's common file, defines for an e-mail.
var emailBlocks = []string{"subject", "opening", "closing", "number", "due", "age", "open", "total", "late charges", "reference", "opt out"}

// page is what both layouts of an e-mail show.
type page struct {
	Locale, Subject               string
	Opening, Closing, Address     []string
	Rows                          []row
	Number, Due, Age, Open, Total string // headings
	Sum, SumLabelled              string
	LateCharges                   string // a sentence below the rows; empty: nothing is said of them
	Reference, Business, OptOut   string
}

// month is a calendar month, for a locale to put together.
type month struct {
	Name         string // in the locale's words
	Year, Number int
}

type row struct{ Number, Due, DueLabelled, Age, Open string }

// labelled is a value behind what it is, parted as the locale writes it: French has a blank before its colon.
func (w *words) labelled(template, label, value string) (string, error) {
	return w.block(template, "labelled", struct{ Label, Value string }{label, value})
}

func (w *words) email(in Input, f format) (Rendered, error) {
	data := in.facts(f, maxName, day(f, in.OnDate))
	said := make(map[string]string, len(emailBlocks))
	for _, block := range emailBlocks {
		text, err := w.block(in.Template, block, data)
		if err != nil {
			return Rendered{}, err
		}
		said[block] = text
	}
	p := page{
		Locale: w.locale, Subject: line(said["subject"], maxSubject), Business: data.Business,
		Opening: paragraphs(said["opening"]), Closing: paragraphs(said["closing"]), Address: addressLines(in.PostalAddress),
		Number: said["number"], Due: said["due"], Age: said["age"], Open: said["open"], Total: said["total"],
		Sum: data.Total, LateCharges: said["late charges"], Reference: said["reference"], OptOut: said["opt out"],
	}
	var err error
	if p.SumLabelled, err = w.labelled(in.Template, p.Total, p.Sum); err != nil {
		return Rendered{}, err
	}
	for _, l := range in.Lines {
		due := shortDay(f, l.DueOn)
		age, err := w.block(in.Template, "days", l.Days)
		if err != nil {
			return Rendered{}, err
		}
		dueLabelled, err := w.labelled(in.Template, p.Due, due)
		if err != nil {
			return Rendered{}, err
		}
		p.Rows = append(p.Rows, row{line(l.Number, maxNumber), due, dueLabelled, age, amount(f, l.Open)})
	}
	var text, html bytes.Buffer
	if err := w.text.Execute(&text, p); err != nil {
		return Rendered{}, fmt.Errorf("notice %s in %s, text: %w", in.Template, w.locale, err)
	}
	if err := w.html.Execute(&html, p); err != nil {
		return Rendered{}, fmt.Errorf("notice %s in %s, HTML: %w", in.Template, w.locale, err)
	}
	return Rendered{Subject: p.Subject, Text: text.String(), HTML: html.String()}, nil
}

const maxSubject = 200 // characters

// paragraphs are parted by empty lines; a line break within one is the template file's, and only a blank.
func paragraphs(text string) []string {
	var all []string
	for _, p := range strings.Split(text, "\n\n") {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			all = append(all, p)
		}
	}
	return all
}

func addressLines(address string) []string {
	var all []string
	for _, l := range strings.Split(address, "\n") {
		if l = line(l, maxName); l != "" && len(all) < maxAddress {
			all = append(all, l)
		}
	}
	return all
}
