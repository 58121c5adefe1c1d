package main

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"

	"github.com/spf13/cobra"

	"arrears/internal/gateway/openapi"
)

func (p *process) invoiceCommand() *cobra.Command {
	show := &cobra.Command{
		Use:     "show ID",
		Short:   "Show an invoice, or an asked prepayment, and what is open on it",
		Example: "  starter invoice show i-1",
		Args:    one("ID"),
		RunE: p.work(func(ctx context.Context, args []string) error {
			return p.aboutInvoice(ctx, question{method: http.MethodGet, path: invoicePath(args[0], "")})
		}),
	}
	void := p.correctInvoiceCommand("void", "Declare an invoice void, as if it had never been owed",
		`void takes an invoice away. What was paid on it is free for other items at once. A prepayment that is declared void is
waived. Doing so again changes nothing.`)
	writeOff := p.correctInvoiceCommand("write-off", "Give up what is open on an invoice",
		`write-off gives up what is open. It counts as settled, but service that it cost is not given back: money that comes later
settles it after all. An asked prepayment is declared void instead. Doing so again changes nothing.`)
	return group("invoice", "Record invoices, look at them and correct them, through a running gateway", p.addInvoiceCommand(), show, void, writeOff)
}

func (p *process) addInvoiceCommand() *cobra.Command {
	var b body
	c := &cobra.Command{
		Use:   "add ID --customer-id ID --amount MONEY --issued-on DATE --due-on DATE [flags] | add --file FILE",
		Short: "Record an invoice",
		Long: `add records an invoice. The ID is your own; the same again changes nothing, and other content under a known id is refused.
An amount is in the currency's major unit with all its decimals: "120.00 EUR", "5594 JPY". Many are for ` + "`starter import`.",
		Example: `  starter invoice add i-1 --customer-id bakery --amount "120.00 EUR" --issued-on 2026-11-01 --due-on 2026-11-15`,
		Args:    b.idOrFile,
		RunE: p.work(func(ctx context.Context, args []string) error {
			text, err := b.json(p, first(args))
			if err != nil {
				return err
			}
			return p.aboutInvoice(ctx, question{method: http.MethodPost, path: "/v1/invoices", body: text})
		}),
	}
	b.add(c, "customer_id", aText, "who owes it")
	b.add(c, "amount", aMoney, `such as "120.00 EUR"; 0 is accepted and settled at once`)
	b.add(c, "issued_on", aDate, "as YYYY-MM-DD, in the customer's zone")
	b.add(c, "due_on", aDate, "as YYYY-MM-DD, in the customer's zone")
	b.add(c, "number", aText, "what the customer knows it by (default: the id)")
	b.add(c, "kind", aText, "standard or prepayment (default standard)")
	b.orFile(c, "customer_id", "amount", "issued_on", "due_on")
	return c
}

// correctInvoiceCommand is void or write-off.
func (p *process) correctInvoiceCommand(verb, short, long string) *cobra.Command {
	var reason string
	c := &cobra.Command{
		Use:     verb + " ID [--reason TEXT]",
		Short:   short,
		Long:    long,
		Example: "  starter invoice " + verb + ` i-1 --reason "billed twice"`,
		Args:    one("ID"),
		RunE: p.work(func(ctx context.Context, args []string) error {
			var in openapi.ItemCorrection
			if reason != "" {
				in.Reason = &reason
			}
			text, err := json.Marshal(in)
			if err != nil {
				return err
			}
			return p.aboutInvoice(ctx, question{method: http.MethodPost, path: invoicePath(args[0], "/"+verb), body: text})
		}),
	}
	c.Flags().StringVar(&reason, "reason", "", "why, for whoever reads the timeline; no personal data")
	return c
}

func invoicePath(id, below string) string { return "/v1/invoices/" + url.PathEscape(id) + below }

// aboutInvoice asks for what the gateway answers with an invoice.
func (p *process) aboutInvoice(ctx context.Context, q question) error {
	c, err := p.newClient()
	if err != nil {
		return err
	}
	var invoice openapi.Invoice
	if _, err := c.ask(ctx, q, &invoice); err != nil {
		return err
	}
	return p.print(invoice, "%s", describeInvoice(invoice))
}

func describeInvoice(i openapi.Invoice) string {
	number := i.Id
	if i.Number != nil {
		number = *i.Number
	}
	state := "open"
	switch {
	case i.Void != nil && *i.Void:
		state = "void"
	case i.WrittenOff != nil && i.WrittenOff.Minor != 0:
		state = "written off, " + inWords(*i.WrittenOff)
	case i.Settled:
		state = "settled"
	}
	return facts(
		"invoice", i.Id, "number", number, "kind", i.Kind, "customer", i.CustomerId, "amount", inWords(i.Amount),
		"issued on", i.IssuedOn, "due on", i.DueOn, "open", inWords(i.Open), "state", state,
	)
}
