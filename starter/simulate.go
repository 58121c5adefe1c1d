package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/gateway/intake"
	"arrears/internal/history"
	"arrears/internal/policy"
	"arrears/internal/simulate"
)

// simulateOptions are the flags of simulate.
type simulateOptions struct {
	policy, history, zone string
	from, to              field
	compare, chart        string
	approvals             string

	ledger bool
	tenant string
	days   int
	since  field
}

func (p *process) simulateCommand() *cobra.Command {
	o := simulateOptions{from: aDate, to: aDate, since: aDate}
	c := &cobra.Command{
		Use:   "simulate --policy FILE --history FILE.csv | --from-ledger --tenant ID",
		Short: "Foretell what a policy does to a history of invoices, or to the live book: who gets what when",
		Long: `simulate plays a receivables history by a policy, with the very function that decides in the live system. It needs
neither server nor database, and sends nothing. It stops when nothing more can happen.

Columns of the history, by their names in the header; all others are ignored:
  customerID, invoiceNumber       1 to 64 of A-Z a-z 0-9 . _ -
  InvoiceDate, DueDate            2012-03-31 or 3/31/2012
  InvoiceAmount                   55.94
  SettledDate                     empty: never paid
  currency                        optional; else USD
  country                         optional, such as DE: its public holidays; else none

Each invoice is issued, and each payment in full received, at 06:00 on its date. Every notice is delivered at once, and
whoever is asked whether a step may be taken agrees at once; with --approvals unanswered nobody ever answers. The cap on notices to one person does not apply, notices under on: are not told, and live notices go some minutes after the
instant given here. All is played; --from and --to only choose what is told.

With --json each line is one action, by time, then customer, then notice, access, task, end, and the last is the summary:
  {"at":"2012-04-03T09:00:00-04:00","customer":"c-1","action":"notice","level":"first","channels":["email"],
   "items":["i-1"],"total":{"currency":"USD","minor":4865}}
"items" are all overdue items in the currency of "total", for a notice before the due date those that it lists. What an
access or end leaves overdue in other currencies is in "also", and who must agree to it in "approve". The same files give the same actions, byte for byte;
"seconds" of the summary are whole, rounded up.

With --compare the history is played by another policy, too, and only what differs is told: by customer, and by level with
how many customers each would chase and suspend. --chart draws the figures of both.
` + simulateLedgerLong,
		Example: `  starter simulate --policy policy.yaml --history ledger.csv
  starter simulate --policy policy.yaml --history ledger.csv --zone Europe/Berlin --from 2026-01-01 --json > actions.jsonl
  starter simulate --policy policy.yaml --history ledger.csv --compare milder.yaml --chart milder.svg
  starter simulate --from-ledger --tenant harbour --days 30
  starter simulate --from-ledger --tenant harbour --since 2026-01-01 --policy policy.yaml --compare milder.yaml --chart milder.svg`,
	}
	c.Args = func(c *cobra.Command, args []string) error {
		if !o.ledger {
			needs(c, "policy", "history")
		}
		return cobra.NoArgs(c, args)
	}
	c.RunE = p.work(func(ctx context.Context, _ []string) error {
		if err := o.fit(c.Flags().Changed); err != nil {
			return err
		}
		if o.ledger {
			return p.simulateLedger(ctx, o)
		}
		return p.simulate(ctx, o)
	})
	c.Flags().StringVar(&o.policy, "policy", "", "the policy file; - is standard input")
	c.Flags().StringVar(&o.history, "history", "", "the CSV file with one invoice a row")
	c.Flags().StringVar(&o.zone, "zone", "UTC", "the customers' time zone, such as America/New_York")
	c.Flags().Var(&o.from, "from", "tell what is done on this date and later, as YYYY-MM-DD in the zone")
	c.Flags().Var(&o.to, "to", "tell what is done on this date and earlier, as YYYY-MM-DD in the zone")
	c.Flags().StringVar(&o.approvals, "approvals", granted, "what people say when asked whether a step may be taken: granted or unanswered")
	c.Flags().StringVar(&o.compare, "compare", "", "another policy file: tell how it differs")
	c.Flags().StringVar(&o.chart, "chart", "", "of --compare: draw the figures of both policies into this SVG file")
	c.Flags().BoolVar(&o.ledger, "from-ledger", false, "play the live book instead of a history")
	c.Flags().StringVar(&o.tenant, "tenant", "", "of --from-ledger: the tenant whose customers are played")
	c.Flags().IntVar(&o.days, "days", 90, "of --from-ledger: how many days ahead are foretold")
	c.Flags().Var(&o.since, "since", "of --from-ledger: tell what --policy would have done from this date on, as YYYY-MM-DD where each customer is")
	return c
}

// What people say when asked, as --approvals has it.
const (
	granted    = "granted"
	unanswered = "unanswered"
)

func (p *process) simulate(ctx context.Context, o simulateOptions) error {
	began := time.Now()
	passed := func() time.Duration { return time.Since(began) }
	in, err := p.simulation(o)
	if err != nil {
		return err
	}
	book := simulate.NewHistory(in.rows, in.zone)
	played, err := p.playBook(ctx, book, in.terms)
	if err != nil {
		return err
	}
	if in.other != nil {
		c := compared{
			here: played, policy: in.terms.Policy, other: *in.other, customers: book.Len(), invoices: book.Invoices(),
			how: fmt.Sprint("in ", in.zone), layout: layoutOfOne,
		}
		in.terms.Policy = *in.other
		if c.there, err = p.playBook(ctx, book, in.terms); err != nil {
			return err
		}
		return p.tellCompared(c, o.chart, passed)
	}
	return p.tellForetold(foretold{
		played: played, steps: in.terms.Policy.Steps, invoices: book.Invoices(),
		how: fmt.Sprintf("in %s and by policy %s", in.zone, in.terms.Policy.ID), layout: layoutOfOne,
	}, passed)
}

func (p *process) tellForetold(told foretold, passed func() time.Duration) error {
	if p.asJSON {
		return told.writeJSON(p.out, passed)
	}
	return told.writeText(p.out, passed)
}

// simulation is what the flags say, read and found good.
type simulation struct {
	terms simulate.Terms
	other *dunning.Policy // of --compare; nil: there is none
	zone  *time.Location
	rows  []history.Row
}

func (p *process) simulation(o simulateOptions) (in simulation, err error) {
	if in.terms.Policy, in.other, err = p.policiesOf(o); err != nil {
		return in, err
	}
	if in.terms.Unanswered, err = o.unanswered(); err != nil {
		return in, err
	}
	in.terms.From, in.terms.To = o.from.date(), o.to.date()
	if from, to := in.terms.From, in.terms.To; from != nil && to != nil && *to < *from {
		return in, &setupError{advice: fmt.Sprintf("--to %s is before --from %s; nothing would be told", to, from)}
	}
	if err := intake.Zone(o.zone); err != nil {
		return in, &setupError{advice: fmt.Sprintf("--zone %s %s", o.zone, err)}
	}
	if in.zone, err = time.LoadLocation(o.zone); err != nil {
		return in, &setupError{"--zone", err}
	}
	in.rows, err = readHistory(o.history)
	return in, err
}

// unanswered tells whether nobody answers whoever asks.
func (o simulateOptions) unanswered() (bool, error) {
	switch o.approvals {
	case granted, unanswered:
		return o.approvals == unanswered, nil
	default:
		return false, &setupError{advice: fmt.Sprintf("--approvals %s: write granted or unanswered", o.approvals)}
	}
}

// policiesOf are the policy that is played and, where it is compared, the other.
func (p *process) policiesOf(o simulateOptions) (one dunning.Policy, other *dunning.Policy, err error) {
	if one, err = p.policyOf("--policy", o.policy); err != nil {
		return one, nil, err
	}
	switch {
	case o.compare != "":
		other, err := p.policyOf("--compare", o.compare)
		return one, &other, err
	case o.chart != "":
		return one, nil, &setupError{advice: "--chart draws how two policies differ; name the other one by --compare"}
	}
	return one, nil, nil
}

// playBook plays a book, and shows how far it is.
func (p *process) playBook(ctx context.Context, book simulate.Book, terms simulate.Terms) (*simulate.Played, error) {
	terms.Played = new(atomic.Int64)
	defer p.watchPlays(terms.Played, book.Len())()
	return simulate.Run(ctx, book, terms)
}

// tellCompared draws the chart, where one is asked for, and tells what differs.
func (p *process) tellCompared(c compared, chart string, passed func() time.Duration) error {
	if chart != "" {
		var drawn bytes.Buffer
		if err := c.writeChart(&drawn); err != nil {
			return err
		}
		if err := os.WriteFile(chart, drawn.Bytes(), 0o644); err != nil {
			return &setupError{"--chart: name a file that can be written", err}
		}
	}
	if p.asJSON {
		return c.writeJSON(p.out, passed)
	}
	return c.writeText(p.out, passed)
}

// policyOf reads the policy file of a flag.
func (p *process) policyOf(flag, file string) (dunning.Policy, error) {
	text, err := p.readFile(file, policy.MaxFile)
	if err != nil {
		return dunning.Policy{}, err
	}
	parsed, err := policy.Parse(text)
	if err != nil {
		return dunning.Policy{}, &setupError{flag + " " + file, err}
	}
	return parsed, nil
}

// date is what a DATE flag was given; nil: nothing.
func (f *field) date() *calendar.Date {
	d, err := calendar.ParseDate(f.text)
	if !f.given || err != nil { // Set has refused what is no date
		return nil
	}
	return &d
}

func readHistory(name string) ([]history.Row, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, &setupError{"--history: name a file that can be read", err}
	}
	defer func() { _ = file.Close() }()
	rows, err := history.Read(file, history.Simulated)
	if err != nil {
		return nil, &setupError{"--history " + name, errors.New(indented(err.Error()))}
	}
	return rows, nil
}

// indented puts each line of what may be many below what comes before.
func indented(text string) string { return "\n  " + strings.ReplaceAll(text, "\n", "\n  ") }
