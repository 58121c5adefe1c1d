package main

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"arrears/internal/gateway/openapi"
	"arrears/internal/money"
)

// Columns that are no fields of the API's by themselves.
const (
	currencyColumn = "currency" // of the row's amounts in major units, or of minor
	minorColumn    = "minor"    // the amount in minor units
)

// csvLines reads one kind of facts from CSV with a head. It holds one record in memory.
type csvLines struct {
	kind  *factKind
	from  *csv.Reader
	limit *longRecords
	head  []string
	money []string // the columns that hold amounts
	line  int      // of the record before
}

func newCSVLines(from io.Reader, kind *factKind, contract *openapi3.T) (*csvLines, error) {
	l := &csvLines{kind: kind, limit: &longRecords{from: withoutMark(from)}}
	l.from = csv.NewReader(l.limit)
	l.from.ReuseRecord = true
	l.limit.admit(0)
	head, err := l.from.Read()
	if err != nil {
		return nil, &setupError{"the file must begin with a row of column names", err}
	}
	l.head, l.line = slices.Clone(head), 1
	return l, l.judge(contract.Components.Schemas[kind.schema].Value.Properties)
}

// judge holds the head against the fields that the contract has.
func (l *csvLines) judge(fields openapi3.Schemas) error {
	known := map[string]bool{}
	for name, field := range fields {
		switch {
		case field.Value.Type.Is("string"):
			known[name] = true
		case field.Value.Properties["minor"] != nil:
			known[name], known[currencyColumn] = true, true
			l.money = append(l.money, name)
		}
	}
	if known["amount"] {
		known[minorColumn] = true
	}
	for i, column := range l.head {
		switch {
		case !known[column]:
			return &setupError{advice: fmt.Sprintf("column %d%s is no field of %s that CSV can hold; there are %s, with commas between (all else is for JSON Lines)",
				i+1, quoted(column), l.kind.plural, strings.Join(slices.Sorted(maps.Keys(known)), ", "))}
		case slices.Contains(l.head[:i], column):
			return &setupError{advice: fmt.Sprintf("column %q is there twice", column)}
		}
	}
	has := func(column string) bool { return slices.Contains(l.head, column) }
	switch {
	case has(minorColumn) && has("amount"):
		return &setupError{advice: "give amounts in the column amount, in major units, or in minor, not in both"}
	case has(minorColumn) && !has(currencyColumn):
		return &setupError{advice: "beside the column minor there must be the column currency"}
	}
	return nil
}

var columnName = regexp.MustCompile(`^[a-z_]{1,40}$`)

// quoted repeats a column's name if it looks like one: in a file without a head it is somebody's data.
func quoted(column string) string {
	if !columnName.MatchString(column) {
		return ""
	}
	return fmt.Sprintf(" (%s)", column)
}

func (l *csvLines) next() (int, *factKind, []byte, error) {
	l.limit.admit(l.from.InputOffset())
	record, err := l.from.Read()
	var wrong *csv.ParseError
	switch {
	case errors.Is(err, csv.ErrFieldCount) && errors.As(err, &wrong):
		return wrong.StartLine, l.kind, nil, faulty(wrong.StartLine, l.kind, "", fmt.Sprintf("must have %d columns, as the head has", len(l.head)))
	case errors.As(err, &wrong): // where the next record begins is anybody's guess
		return wrong.StartLine, l.kind, nil, fmt.Errorf("line %d: %w; nothing behind it was read", wrong.StartLine, wrong.Err)
	case errors.Is(err, io.EOF):
		return 0, nil, nil, io.EOF
	case err != nil:
		return 0, nil, nil, fmt.Errorf("behind line %d: %w", l.line, err)
	}
	line, _ := l.from.FieldPos(0)
	l.line = line
	body, fault := l.body(line, record)
	if fault != nil {
		return line, l.kind, nil, fault
	}
	return line, l.kind, body, nil
}

// body is a record in the form of the contract. An empty cell leaves its field out.
func (l *csvLines) body(line int, record []string) ([]byte, error) {
	cells, values := map[string]string{}, map[string]any{}
	for i, cell := range record {
		if cell != "" {
			cells[l.head[i]] = cell
			values[l.head[i]] = cell
		}
	}
	currency, hasCurrency := cells[currencyColumn]
	delete(values, currencyColumn)
	for _, column := range l.money {
		cell, given := cells[column]
		if !given {
			continue
		}
		amount, err := readAmount(cell, currency, slices.Contains(l.head, currencyColumn))
		if err != nil {
			return nil, faulty(line, l.kind, column, err.Error())
		}
		values[column] = openapi.Money{Currency: string(amount.Currency), Minor: amount.Minor}
	}
	if cell, given := cells[minorColumn]; given {
		minor, err := strconv.ParseInt(cell, 10, 64)
		if err != nil || !hasCurrency {
			return nil, faulty(line, l.kind, minorColumn, "must be a whole number, with its currency beside it")
		}
		delete(values, minorColumn)
		values["amount"] = openapi.Money{Currency: currency, Minor: minor}
	}
	return json.Marshal(values)
}

// readAmount reads 120.00 where the currency has a column of its own, else 120.00 EUR.
func readAmount(cell, currency string, apart bool) (money.Amount, error) {
	if !apart {
		return money.Parse(cell)
	}
	c, err := money.ParseCurrency(currency)
	if err != nil {
		return money.Amount{}, err
	}
	return money.ParseDecimal(cell, c)
}

// longRecords ends a file at a record that is too long: a quote that is never closed would be read into memory to the end.
type longRecords struct {
	from      io.Reader
	at, until int64
}

// admit lets the record pass that begins at an offset.
func (l *longRecords) admit(offset int64) { l.until = offset + maxLine }

func (l *longRecords) Read(p []byte) (int, error) {
	if l.at >= l.until {
		return 0, fmt.Errorf("a record is longer than %d bytes; is a quote left open", maxLine)
	}
	n, err := l.from.Read(p[:min(int64(len(p)), l.until-l.at)])
	l.at += int64(n)
	return n, err
}
