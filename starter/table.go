package main

import (
	"bytes"
	"io"
	"strings"
	"text/tabwriter"

	"arrears/internal/gateway/openapi"
	"arrears/internal/money"
)

// table is text in rows whose columns stand below each other.
type table struct {
	text *bytes.Buffer
	w    *tabwriter.Writer
	end  string // of a row
}

// columns begins a table of texts.
func columns() table { return newTable(0, "\n") }

// figures begins a table of numbers, which stand to the right of their columns.
func figures() table { return newTable(tabwriter.AlignRight, "\t\n") }

func newTable(flags uint, end string) table {
	text := new(bytes.Buffer)
	return table{text, tabwriter.NewWriter(text, 0, 0, 2, ' ', flags), end}
}

func (t table) row(cells ...string) { _, _ = io.WriteString(t.w, strings.Join(cells, "\t")+t.end) } // into memory

// String is the whole table; no row comes after it.
func (t table) String() string {
	_ = t.w.Flush() // into memory
	return t.text.String()
}

// facts writes pairs of name and value one below the other; what has no value is left out.
func facts(pairs ...string) string {
	t := columns()
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			t.row(pairs[i], pairs[i+1])
		}
	}
	return strings.TrimSuffix(t.String(), "\n")
}

// inWords is an amount in the currency's major unit: "55.94 EUR".
func inWords(m openapi.Money) string {
	return money.Amount{Currency: money.Currency(m.Currency), Minor: m.Minor}.String()
}

// major is an amount's number alone, in the currency's major unit: "55.94".
func major(currency string, minor int64) string {
	return money.Amount{Currency: money.Currency(currency), Minor: minor}.Decimal()
}
