package notice

import (
	"bytes"
	"fmt"
	"strings"
)

// facts are what a template's own words may use; all of it is one clean line each.
type facts struct {
	Business, Customer, Reference string
	Total, Date                   string
	Count                         int    // of rows
	Oldest                        string // the earliest due date; empty without rows
	MaxDays                       int    // the age of the oldest row
	Follows                       string // an access, or empty
	Listed                        string // of an SMS: the rows that it has room for
	More                          int    // and how many it has not
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
	if len(in.Lines) > 0 {
		oldest := in.Lines[0]
		for _, l := range in.Lines[1:] {
			if l.DueOn < oldest.DueOn {
				oldest = l
			}
		}
		v.Oldest, v.MaxDays = shortDay(f, oldest.DueOn), oldest.Days
	}
	return v
}

// emailBlocks are what a template's file, with its locale's common file, defines for an e-mail.
var emailBlocks = []string{"subject", "opening", "closing", "number", "due", "age", "open", "total", "reference", "opt out"}

// page is what both layouts of an e-mail show.
type page struct {
	Locale, Subject               string
	Opening, Closing, Address     []string
	Rows                          []row
	Number, Due, Age, Open, Total string // headings
	Sum                           string
	Reference, Business, OptOut   string
}

type row struct{ Number, Due, Age, Open string }

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
		Sum: data.Total, Reference: said["reference"], OptOut: said["opt out"],
	}
	for _, l := range in.Lines {
		age, err := w.block(in.Template, "days", l.Days)
		if err != nil {
			return Rendered{}, err
		}
		p.Rows = append(p.Rows, row{line(l.Number, maxNumber), shortDay(f, l.DueOn), age, amount(f, l.Open)})
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
