package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/spf13/cobra"

	"arrears/internal/gateway/openapi"
)

const (
	maxLanes     = 32
	longestRetry = 24 * time.Hour
)

// importOptions are the flags of import.
type importOptions struct {
	kind     string
	dryRun   bool
	lanes    int
	retryFor time.Duration
}

func (p *process) importCommand() *cobra.Command {
	var o importOptions
	c := &cobra.Command{
		Use:   "import FILE",
		Short: "Send a file of customers, invoices, payments, credit notes and usage to a running gateway",
		Long: `import sends a whole file of facts. FILE may be - for standard input, and of any length: it is never held in memory.

JSON Lines is one fact a line, each with a body as the API takes it (api/openapi.yaml):

  {"customer":{"id":"bakery","name":"Harbour Bakery","country":"DE","email":"accounts@bakery.example","signup":"done"}}
  {"invoice":{"id":"i-1","customer_id":"bakery","amount":{"currency":"EUR","minor":12000},"issued_on":"2026-11-01","due_on":"2026-11-15"}}
  {"payment":{"id":"p-1","customer_id":"bakery","amount":{"currency":"EUR","minor":12000},"invoice_id":"i-1"}}
  {"credit_note":{"id":"c-1","customer_id":"bakery","amount":{"currency":"EUR","minor":500}}}
  {"usage":{"id":"u-1","customer_id":"bakery","period":"2026-11","amount":{"currency":"EUR","minor":8500}}}

CSV holds one kind, which --kind names. Its head has the API's names. An amount is in major units with all its decimals
beside a column currency (amount 120.00, currency EUR), or with its currency (amount "120.00 EUR"), or in minor units
(minor 12000, currency EUR). Empty cells are left out.

  id,customer_id,amount,currency,issued_on,due_on
  i-1,bakery,120.00,EUR,2026-11-01,2026-11-15

What concerns one customer is sent in the order of the file: write customers before their invoices, and these before
their payments. Ids make every fact one, so the same file again changes nothing, and after an interruption goes on.
Lines that are refused are told by number and field, and the others go in. A gateway that is away is waited for.
A customer without signup "done" is a sign-up: a code goes to the phone.

Exit code 0: everything is in; 1: something was refused, or it stopped before the end; 2: wrong usage.`,
		Example: `  starter import --dry-run facts.jsonl                  # checks every line, needs no server
  starter import facts.jsonl
  zcat invoices.csv.gz | starter import --kind invoices -
  starter import facts.jsonl --json | jq .invoices.refused`,
		Args: one("FILE"),
		RunE: p.work(func(ctx context.Context, args []string) error { return p.importFile(ctx, args[0], o) }),
	}
	c.Flags().StringVar(&o.kind, "kind", "", "the file is CSV, of customers, invoices, payments, credit-notes or usage")
	c.Flags().BoolVar(&o.dryRun, "dry-run", false, "only check every line, without a server")
	c.Flags().IntVar(&o.lanes, "concurrency", 4, fmt.Sprintf("requests at a time, 1 to %d", maxLanes))
	c.Flags().DurationVar(&o.retryFor, "retry-for", 2*time.Minute, "how long to wait for a gateway that is away or says to come later")
	return c
}

// errRefusedLines says that an import reached the end of its file, and that not everything is in.
var errRefusedLines = errors.New("some lines were refused; correct them, and import them again")

func (p *process) importFile(ctx context.Context, name string, o importOptions) error {
	if o.lanes < 1 || o.lanes > maxLanes {
		return &setupError{advice: fmt.Sprintf("--concurrency must be from 1 to %d", maxLanes)}
	}
	if o.retryFor <= 0 || o.retryFor > longestRetry {
		return &setupError{advice: fmt.Sprintf("--retry-for must be above zero and at most %s", longestRetry)}
	}
	file, size, err := p.openImport(ctx, name)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	contract, err := openapi.GetSpec()
	if err != nil {
		return fmt.Errorf("read the contract: %w", err)
	}
	from := &counted{Reader: file}
	parsed, err := sourceOf(name, from, o.kind, contract)
	if err != nil {
		return err
	}
	var client *gatewayClient
	if !o.dryRun {
		if client, err = p.newClient(); err != nil {
			return err
		}
	}
	t := newTally()
	end := p.watch(t, from, size)
	facts := checkedFacts(newChecker(parsed, contract), t)
	if o.dryRun {
		err = checkOnly(ctx, facts, t)
	} else {
		err = newSender(client, t, o.retryFor).send(ctx, o.lanes, facts)
	}
	end()
	return p.conclude(t, o, err)
}

// openImport opens a file that may be too large for memory. The size is -1 where it is not known.
func (p *process) openImport(ctx context.Context, name string) (io.ReadCloser, int64, error) {
	if name == "-" {
		return io.NopCloser(leavable{ctx, p.in}), -1, nil
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, 0, &setupError{"name a file that can be read", err}
	}
	info, err := file.Stat()
	switch {
	case err != nil || info.IsDir():
		_ = file.Close()
		return nil, 0, &setupError{"name a file that can be read, not a directory", err}
	case !info.Mode().IsRegular(): // a pipe may keep its reader waiting, too
		return struct {
			io.Reader
			io.Closer
		}{leavable{ctx, file}, file}, -1, nil
	}
	return file, info.Size(), nil
}

func sourceOf(name string, from io.Reader, kind string, contract *openapi3.T) (source, error) {
	if kind == "" {
		if strings.HasSuffix(strings.ToLower(name), ".csv") {
			return nil, &setupError{advice: "for CSV, say by --kind what it holds: customers, invoices, payments, credit-notes or usage"}
		}
		return newJSONLines(from), nil
	}
	k, err := kindWhere(func(k *factKind) string { return k.plural }, kind)
	if err != nil {
		return nil, &setupError{"--kind", err}
	}
	return newCSVLines(from, k, contract)
}

// checkedFacts yields the facts of a file and counts what is none.
func checkedFacts(c *checker, t *tally) func() (f fact, more bool, err error) {
	return func() (fact, bool, error) {
		for {
			f, err := c.next()
			var fault *faultyLine
			switch {
			case errors.Is(err, io.EOF):
				return fact{}, false, nil
			case errors.As(err, &fault):
				t.read()
				t.refuse(fault)
			case err != nil:
				return fact{}, false, err
			default:
				t.read()
				return f, true, nil
			}
		}
	}
}

func checkOnly(ctx context.Context, facts func() (fact, bool, error), t *tally) error {
	for ctx.Err() == nil {
		f, more, err := facts()
		if err != nil || !more {
			return err
		}
		t.valid(f.kind)
	}
	return context.Cause(ctx)
}
