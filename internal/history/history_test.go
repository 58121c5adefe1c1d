package history_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/calendar"
	"arrears/internal/history"
	"arrears/internal/money"
)

const header = "customerID,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,SettledDate"

func day(year, month, day int) calendar.Date {
	d, err := calendar.ParseDate(fmt.Sprintf("%04d-%02d-%02d", year, month, day))
	if err != nil {
		panic(err)
	}
	return d
}

func TestAFileAsSpreadsheetsWriteIt(t *testing.T) {
	t.Parallel()
	rows, err := history.Read(strings.NewReader("\ufeffcountryCode,customerID,PaperlessDate,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,Disputed,SettledDate\r\n"+
		"391,0379-NEVHP,4/6/2013,0000611365,1/2/2013,2/1/2013,55.9,No,1/15/2013\r\n"+
		"406,\"8976-AMJEO\",3/3/2012,0007900770, 2013-01-26 ,2/25/2013,61.740,Yes,\r\n"), history.Played)
	require.NoError(t, err)
	paid := day(2013, 1, 15)
	require.Equal(t, []history.Row{
		{Line: 2, Customer: "0379-NEVHP", Invoice: "0000611365", Issued: day(2013, 1, 2), Due: day(2013, 2, 1), Amount: money.Amount{Currency: "USD", Minor: 5590}, Settled: &paid},
		{Line: 3, Customer: "8976-AMJEO", Invoice: "0007900770", Issued: day(2013, 1, 26), Due: day(2013, 2, 25), Amount: money.Amount{Currency: "USD", Minor: 6174}},
	}, rows)
}

func TestCurrencyAndCountryAreRead(t *testing.T) {
	t.Parallel()
	rows, err := history.Read(strings.NewReader(header+",currency,country\nc,i-1,2013-01-02,2013-02-01,500,,JPY,JP\nc,i-2,2013-01-02,2013-02-01,1.234,,KWD,JP\nd,i-3,2013-01-02,2013-01-02,0,,,\n"), history.Played)
	require.NoError(t, err)
	require.Equal(t, money.Amount{Currency: "JPY", Minor: 500}, rows[0].Amount)
	require.Equal(t, "JP", rows[0].Country)
	require.Equal(t, money.Amount{Currency: "KWD", Minor: 1234}, rows[1].Amount)
	require.Equal(t, money.Amount{Currency: "USD"}, rows[2].Amount)
	require.Empty(t, rows[2].Country)
}

func TestABadFileIsRefusedWithLineAndColumn(t *testing.T) {
	t.Parallel()
	good := "c,i-1,2013-01-02,2013-02-01,10.00,2013-01-15"
	for name, test := range map[string]struct{ text, says string }{
		"nothing":                 {"", "line 1: the file is empty"},
		"a header alone":          {header + "\n", "line 2: there is a header and no row"},
		"a column too few":        {"customerID,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount\n", "line 1, column SettledDate: is missing"},
		"a column twice":          {header + ",DueDate\n", "line 1, column DueDate: is there twice"},
		"a field too few":         {header + "\n" + good + "\nc,i-2\n", "line 3: has another number of columns"},
		"a quote left open":       {header + "\nc,\"i-1\n", "is no CSV"},
		"a date that is none":     {header + "\nc,i-1,2/30/2013,2013-03-01,10,\n", `line 2, column InvoiceDate: "2/30/2013" is no date`},
		"a date the other way":    {header + "\nc,i-1,2013-01-02,31/1/2013,10,\n", "line 2, column DueDate"},
		"a date without a year":   {header + "\nc,i-1,2013-01-02,1/31/13,10,\n", "line 2, column DueDate"},
		"a date far off":          {header + "\nc,i-1,1969-01-02,2013-01-31,10,\n", "line 2, column InvoiceDate"},
		"no due date":             {header + "\nc,i-1,2013-01-02,,10,\n", "line 2, column DueDate: an empty field is no date"},
		"due before issued":       {header + "\nc,i-1,2013-01-02,2013-01-01,10,\n", "line 2, column DueDate: is before InvoiceDate"},
		"a negative amount":       {header + "\nc,i-1,2013-01-02,2013-02-01,-10,\n", "line 2, column InvoiceAmount: \"-10\" is negative"},
		"a thousands separator":   {header + "\nc,i-1,2013-01-02,2013-02-01,\"1,000\",\n", "line 2, column InvoiceAmount"},
		"a fraction of a cent":    {header + "\nc,i-1,2013-01-02,2013-02-01,10.005,\n", "more decimals than USD"},
		"an amount beyond all":    {header + "\nc,i-1,2013-01-02,2013-02-01,999999999999999999,\n", "line 2, column InvoiceAmount"},
		"an amount in words":      {header + "\nc,i-1,2013-01-02,2013-02-01,1e3,\n", "line 2, column InvoiceAmount"},
		"an id with a blank":      {header + "\na b,i-1,2013-01-02,2013-02-01,10,\n", "line 2, column customerID"},
		"an id of dots":           {header + "\nc,..,2013-01-02,2013-02-01,10,\n", "line 2, column invoiceNumber"},
		"an invoice twice":        {header + "\n" + good + "\n" + good + "\n", "line 3, column invoiceNumber: i-1 is on line 2 already"},
		"an unknown currency":     {header + ",currency\n" + good + ",XYY\n", "line 2, column currency"},
		"an unknown country":      {header + ",country\n" + good + ",UK\n", "line 2, column country"},
		"two countries":           {header + ",country\n" + good + ",US\nc,i-2,2013-01-02,2013-02-01,10,,DE\n", "line 3, column country"},
		"a settled date not read": {header + "\nc,i-1,2013-01-02,2013-02-01,10,soon\n", "line 2, column SettledDate"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rows, err := history.Read(strings.NewReader(test.text), history.Played)
			var problems history.Problems
			require.ErrorAs(t, err, &problems)
			require.ErrorContains(t, err, test.says)
			require.Empty(t, rows)
		})
	}
}

func TestManyMistakesAreToldTogetherAndNotWithoutEnd(t *testing.T) {
	t.Parallel()
	_, err := history.Read(strings.NewReader(header+strings.Repeat("\nc,?,2013-01-02,2013-02-01,ten,\n", 1000)), history.Played)
	var problems history.Problems
	require.ErrorAs(t, err, &problems)
	require.Len(t, problems, 20)
	require.Equal(t, history.Problem{Line: 2, Column: "invoiceNumber", Text: `"?" is no id; it takes 1 to 64 of A-Z a-z 0-9 . _ -`}, problems[0])
}

func TestAFileBeyondTheLimitsIsRefused(t *testing.T) {
	t.Parallel()
	_, err := history.Read(io.MultiReader(strings.NewReader(header+"\n\""), &endless{}), history.Played)
	require.ErrorContains(t, err, "larger than 32 MiB")

	var text strings.Builder
	text.WriteString(header + "\n")
	for n := range history.Played.Rows + 1 {
		fmt.Fprintf(&text, "c,i-%d,2013-01-02,2013-02-01,10,\n", n)
	}
	_, err = history.Read(strings.NewReader(text.String()), history.Played)
	require.ErrorContains(t, err, "line 200002: more than 200000 rows")
}

// endless is a file without an end.
type endless struct{}

func (*endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

func TestAReaderThatFailsIsNoMistakeOfTheFile(t *testing.T) {
	t.Parallel()
	_, err := history.Read(io.MultiReader(strings.NewReader(header+"\nc,"), iotest.ErrReader(errors.New("disk gone"))), history.Played)
	require.ErrorContains(t, err, "disk gone")
	var problems history.Problems
	require.False(t, errors.As(err, &problems))
}

// TestWhatIsWrittenIsRead writes rows and reads the same ones.
func TestWhatIsWrittenIsRead(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 20).Draw(t, "rows")
		var text strings.Builder
		text.WriteString(header + ",currency\n")
		want := make([]history.Row, n)
		for i := range want {
			r := &want[i]
			r.Line, r.Customer, r.Invoice = i+2, rapid.SampledFrom([]string{"a", "b"}).Draw(t, "customer"), fmt.Sprintf("i-%d", i)
			r.Issued = calendar.Date(rapid.IntRange(0, 300_000).Draw(t, "issued"))
			r.Due = r.Issued.Add(rapid.IntRange(0, 400).Draw(t, "term"))
			r.Amount.Currency = money.Currency(rapid.SampledFrom([]string{"USD", "JPY", "KWD"}).Draw(t, "currency"))
			r.Amount.Minor = rapid.Int64Range(0, money.MaxMinor).Draw(t, "minor")
			paid := ""
			if rapid.Bool().Draw(t, "paid") {
				on := r.Issued.Add(rapid.IntRange(0, 400).Draw(t, "days"))
				r.Settled, paid = &on, on.String()
			}
			fmt.Fprintf(&text, "%s,%s,%s,%s,%s,%s,%s\n", r.Customer, r.Invoice, r.Issued, r.Due, r.Amount.Decimal(), paid, r.Amount.Currency)
		}
		got, err := history.Read(strings.NewReader(text.String()), history.Played)
		if err != nil {
			t.Fatal(err)
		}
		require.Equal(t, want, got)
	})
}

func FuzzRead(f *testing.F) {
	f.Add(header + "\nc,i-1,2013-01-02,2013-02-01,10.00,2013-01-15\n")
	f.Add(header + ",currency,country\r\n\"c\",i-1,1/2/2013,2/1/2013,500,,JPY,JP")
	f.Add("\ufeff" + header + "\n,,,,,\n")
	f.Add("\"")
	f.Fuzz(func(t *testing.T, text string) {
		rows, err := history.Read(strings.NewReader(text), history.Played)
		if err != nil {
			var problems history.Problems
			if !errors.As(err, &problems) || len(problems) == 0 || rows != nil {
				t.Fatalf("a bad file is told as problems, and has no rows: %v", err)
			}
			return
		}
		seen := map[string]bool{}
		for _, r := range rows {
			if r.Customer == "" || seen[r.Invoice] || r.Due < r.Issued || r.Amount.Minor < 0 || r.Amount.Minor > money.MaxMinor || r.Line < 2 {
				t.Fatalf("a row that should have been refused: %+v", r)
			}
			seen[r.Invoice] = true
		}
	})
}
