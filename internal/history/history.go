package history

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"arrears/internal/calendar"
	"arrears/internal/money"
)

// Limits on a file. What is beyond them is refused, not cut.
type Limits struct {
	Bytes int64
	Rows  int
}

// Played is as much as a stack plays in a working day, and Simulated as a simulation does in minutes and some GiB.
var (
	Played    = Limits{Bytes: 32 << 20, Rows: 200_000}
	Simulated = Limits{Bytes: 512 << 20, Rows: 3_000_000}
)

// The columns, by the names that the header must bear. All others are ignored.
const (
	customer = "customerID"
	invoice  = "invoiceNumber"
	issued   = "InvoiceDate"
	due      = "DueDate"
	amount   = "InvoiceAmount"
	settled  = "SettledDate"
	currency = "currency" // optional: else USD
	country  = "country"  // optional: else none
)

var required = []string{customer, invoice, issued, due, amount, settled}

const defaultCurrency money.Currency = "USD"

// Row is one invoice.
type Row struct {
	Line     int // in the file, from 1
	Customer string
	Invoice  string
	Issued   calendar.Date
	Due      calendar.Date // not before Issued
	Amount   money.Amount  // not below zero
	Settled  *calendar.Date
	Country  string // ISO 3166-1 alpha-2; empty where the file does not say
}

// Read reads a whole file within the limits, with at least one row, in its order. Ids are the contract's (1 to 64 of A-Z a-z
// 0-9 . _ -), no invoice comes twice, and a customer has one country. A bad file is Problems; any other error is the
// reader's.
func Read(r io.Reader, limits Limits) ([]Row, error) {
	limited := &io.LimitedReader{R: r, N: limits.Bytes + 1}
	buffered := bufio.NewReader(limited)
	if mark, err := buffered.Peek(3); err == nil && string(mark) == "\ufeff" {
		_, _ = buffered.Discard(len(mark)) // what spreadsheets put before UTF-8
	}
	f := &file{limits: limits, csv: csv.NewReader(buffered), invoices: map[string]int{}, countries: map[string]string{}}
	f.csv.ReuseRecord = true
	err := f.read()
	if limited.N <= 0 {
		return nil, Problems{{Text: fmt.Sprintf("the file is larger than %d MiB; cut it in parts", limits.Bytes>>20)}}
	}
	if err != nil {
		return nil, err
	}
	if len(f.problems) > 0 {
		return nil, f.problems
	}
	return f.rows, nil
}

// file is one being read.
type file struct {
	limits    Limits
	csv       *csv.Reader
	at        map[string]int // column → its place in a record
	rows      []Row
	invoices  map[string]int    // invoice → its line
	countries map[string]string // customer → country
	problems  Problems
}

func (f *file) read() error {
	header, err := f.csv.Read()
	if errors.Is(err, io.EOF) {
		return Problems{{Line: 1, Text: "the file is empty; it needs a header with " + strings.Join(required, ", ")}}
	}
	if err != nil {
		return unreadable(err)
	}
	if err := f.head(header); err != nil {
		return err
	}
	for {
		record, err := f.csv.Read()
		switch {
		case errors.Is(err, io.EOF) && len(f.rows) == 0 && len(f.problems) == 0:
			return Problems{{Line: 2, Text: "there is a header and no row"}}
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return unreadable(err)
		case len(f.rows) == f.limits.Rows:
			line, _ := f.csv.FieldPos(0)
			return Problems{{Line: line, Text: fmt.Sprintf("more than %d rows; cut the file in parts", f.limits.Rows)}}
		}
		f.row(record)
		if len(f.problems) >= maxProblems {
			return nil
		}
	}
}

// head finds the columns.
func (f *file) head(header []string) error {
	f.at = map[string]int{}
	var problems Problems
	for i, name := range header {
		name = strings.TrimSpace(name)
		if _, twice := f.at[name]; twice && (slices.Contains(required, name) || name == currency || name == country) {
			problems = append(problems, Problem{1, name, "is there twice"})
		}
		f.at[name] = i
	}
	for _, name := range required {
		if _, found := f.at[name]; !found {
			problems = append(problems, Problem{1, name, "is missing in the header"})
		}
	}
	if len(problems) > 0 {
		return problems
	}
	return nil
}

// unreadable tells what is no CSV from a reader that failed.
func unreadable(err error) error {
	var wrong *csv.ParseError
	if !errors.As(err, &wrong) {
		return fmt.Errorf("read the history: %w", err)
	}
	text := "is no CSV: " + wrong.Err.Error()
	if errors.Is(err, csv.ErrFieldCount) {
		text = "has another number of columns than the header"
	}
	return Problems{{Line: wrong.Line, Text: text}}
}
