package main

import (
	"io"
	"strings"
	"text/tabwriter"

	"arrears/internal/gateway/openapi"
	"arrears/internal/money"
)

// table writes rows whose columns stand below each other.
type table struct {
	w   *tabwriter.Writer
	end string // of a row
}

// columns begins a table of texts.
func columns(to io.Writer) table { return table{tabwriter.NewWriter(to, 0, 0, 2, ' ', 0), "\n"} }

// figures begins a table of numbers, which stand to the right of their columns.
func figures(to io.Writer) table {
	return table{tabwriter.NewWriter(to, 0, 0, 2, ' ', tabwriter.AlignRight), "\t\n"}
}

func (t table) row(cells ...string) { _, _ = io.WriteString(t.w, strings.Join(cells, "\t")+t.end) }
func (t table) flush()              { _ = t.w.Flush() } // a terminal that is gone reads nothing anyway

// inWords is an amount in the currency's major unit: "55.94 EUR".
func inWords(m openapi.Money) string {
	return money.Amount{Currency: money.Currency(m.Currency), Minor: m.Minor}.String()
}

// major is an amount's number alone, in the currency's major unit: "55.94".
func major(currency string, minor int64) string {
	return money.Amount{Currency: money.Currency(currency), Minor: minor}.Decimal()
}
