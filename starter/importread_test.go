package main

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/gateway/openapi"
)

// drained reads a source to its end: lines only go forward, facts have the form of the contract, and nothing is longer than a line.
func drained(t *testing.T, c *checker) {
	last := 0
	for {
		f, err := c.next()
		var fault *faultyLine
		switch {
		case errors.As(err, &fault):
			require.NotEmpty(t, fault.why)
			require.NotEmpty(t, fault.inWords())
			f.line = fault.line
		case err != nil:
			return
		default:
			require.NotEmpty(t, f.id)
			require.NotEmpty(t, f.customer)
			require.NoError(t, c.shapes.Check("POST "+f.kind.path, f.body))
			require.LessOrEqual(t, len(f.body), 8*maxLine)
		}
		require.Greater(t, f.line, last)
		last = f.line
	}
}

func FuzzJSONLines(f *testing.F) {
	contract, err := openapi.GetSpec()
	require.NoError(f, err)
	f.Add([]byte(customerLine("bakery") + invoiceLine("i", "bakery", 5) + "\n{}\n[]\n" + paymentLine("p", "bakery", 5)))
	f.Add([]byte("\xef\xbb\xbf{\"invoice\":null}\n{\"invoice\":{}} {}\n\"invoice\"\n{\"customer\":"))
	f.Add([]byte("{\"customer\":{\"id\":\"\xff\"}}\r\n\x00"))
	f.Fuzz(func(t *testing.T, text []byte) { drained(t, newChecker(newJSONLines(bytes.NewReader(text)), contract)) })
}

func FuzzCSV(f *testing.F) {
	contract, err := openapi.GetSpec()
	require.NoError(f, err)
	f.Add("invoices", []byte("id,customer_id,amount,currency,issued_on,due_on\ni,c,1.00,EUR,2026-11-01,2026-11-15\ni,c\n"))
	f.Add("customers", []byte("id,name,country,prepayment\n\"a\nb\",\"x\"\"y\",DE,1.00 EUR\n\"open"))
	f.Add("payments", []byte("\xef\xbb\xbfid,minor,currency\r\np,-9223372036854775809,EUR\r\n"))
	f.Fuzz(func(t *testing.T, kind string, text []byte) {
		s, err := sourceOf("-", bytes.NewReader(text), kind, contract)
		if err != nil || kind == "" {
			return
		}
		drained(t, newChecker(s, contract))
	})
}

// A file is read as it is sent: whatever stands in it, no more than a line and a buffer of it are in memory.
func TestLinesWithoutEnd(t *testing.T) {
	t.Parallel()
	contract, err := openapi.GetSpec()
	require.NoError(t, err)
	const long = 64 << 20
	endless := func() *counted { return &counted{Reader: io.LimitReader(xs{}, long)} }
	from := endless()
	c := newChecker(newJSONLines(from), contract)
	_, err = c.next()
	var fault *faultyLine
	require.ErrorAs(t, err, &fault)
	_, err = c.next()
	require.ErrorIs(t, err, io.EOF)
	require.EqualValues(t, long, from.bytes.Load())

	from = endless()
	s, err := newCSVLines(io.MultiReader(strings.NewReader("id,name\n\""), from), customerKind, contract)
	require.NoError(t, err)
	_, err = newChecker(s, contract).next()
	require.ErrorContains(t, err, "behind line 1: a record is longer than")
	require.Less(t, from.bytes.Load(), int64(2*maxLine))
}

type xs struct{}

func (xs) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}
