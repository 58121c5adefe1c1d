package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/spf13/cobra"

	"arrears/internal/gateway/openapi"
)

func (p *process) lateChargeCommand() *cobra.Command {
	return group("late-charge", "Work out, show, claim and waive what paying late costs a business",
		p.showChargesCommand(), p.claimChargesCommand(), p.waiveChargesCommand(), p.computeChargesCommand(), p.chargeTablesCommand())
}

func (p *process) showChargesCommand() *cobra.Command {
	var customer, invoice string
	on := aDate
	c := &cobra.Command{
		Use:   "show --customer ID | --invoice ID [--on DATE]",
		Short: "Show what invoices have borne by being paid late",
		Long: `show lists the invoices that bear or bore charges: the interest and the fixed sum through a day, what of them was claimed from the
books, what was waived, and what is left. None of it is part of what is open.

Nobody is charged unless the tenant's file names a jurisdiction under late_charges, and then only customers with business: true
in a country of its table.`,
		Example: `  starter late-charge show --customer bakery
  starter late-charge show --invoice i-1 --on 2026-06-30`,
		Args: cobra.NoArgs,
		RunE: p.work(func(ctx context.Context, _ []string) error { return p.showCharges(ctx, customer, invoice, on.text) }),
	}
	c.Flags().StringVar(&customer, "customer", "", "whose invoices")
	c.Flags().StringVar(&invoice, "invoice", "", "one invoice")
	c.Flags().Var(&on, "on", "the last day that is charged for, as YYYY-MM-DD (default: today where the customer is)")
	c.MarkFlagsOneRequired("customer", "invoice")
	c.MarkFlagsMutuallyExclusive("customer", "invoice")
	return c
}

func (p *process) showCharges(ctx context.Context, customer, invoice, on string) error {
	c, err := p.newClient()
	if err != nil {
		return err
	}
	if invoice != "" {
		var i openapi.Invoice
		if err := c.get(ctx, invoicePath(invoice, ""), &i); err != nil {
			return err
		}
		customer = i.CustomerId
	}
	path := customerPath(customer, "/late-charges")
	if on != "" {
		path += "?on=" + url.QueryEscape(on)
	}
	var charges openapi.LateCharges
	if err := c.get(ctx, path, &charges); err != nil {
		return err
	}
	return p.printCharges(charges, invoice)
}

func (p *process) claimChargesCommand() *cobra.Command {
	var b body
	var customer string
	c := &cobra.Command{
		Use:   "claim --customer ID [--through DATE] [--invoice-id ID]",
		Short: "Have the books charge for what was paid late, or is being",
		Long: `claim asks the system behind BILLING_URL to charge for what has accrued through a day and was neither claimed nor waived before; where
there is none, the worklist gets it. No day of an invoice is claimed twice: the same again changes nothing, and a later claim is of
the days since. An open invoice goes on accruing.`,
		Example: `  starter late-charge claim --customer bakery --through 2026-06-30
  starter late-charge claim --customer bakery --invoice-id i-1`,
		Args: cobra.NoArgs,
		RunE: p.work(func(ctx context.Context, _ []string) error { return p.takeCharges(ctx, &b, customer, "claim") }),
	}
	p.takesCharges(c, &b, &customer)
	return c
}

func (p *process) waiveChargesCommand() *cobra.Command {
	var b body
	var customer string
	c := &cobra.Command{
		Use:   "waive --customer ID --reason TEXT [--through DATE] [--invoice-id ID]",
		Short: "Give up what has accrued and was not claimed",
		Long: `waive gives up what has accrued through a day and was not claimed before, and keeps who did so and why. An invoice that is still open
goes on accruing from the day after. What was given up is never claimed.`,
		Example: `  starter late-charge waive --customer bakery --reason "our own bank was late"`,
		Args:    cobra.NoArgs,
		RunE:    p.work(func(ctx context.Context, _ []string) error { return p.takeCharges(ctx, &b, customer, "waive") }),
	}
	p.takesCharges(c, &b, &customer)
	b.add(c, "reason", aText, "why, for whoever reads the timeline; no personal data")
	needs(c, "reason")
	return c
}

func (p *process) takesCharges(c *cobra.Command, b *body, customer *string) {
	c.Flags().StringVar(customer, "customer", "", "whose charges")
	b.add(c, "through", aDate, "the last day, as YYYY-MM-DD (default: today where the customer is)")
	b.add(c, "invoice_id", aText, "one invoice (default: all of the customer's)")
	b.add(c, "by", aText, "who says so (default: operator)")
	needs(c, "customer")
}

func (p *process) takeCharges(ctx context.Context, b *body, customer, verb string) error {
	c, err := p.newClient()
	if err != nil {
		return err
	}
	text, err := json.Marshal(b.values())
	if err != nil {
		return err
	}
	var charges openapi.LateCharges
	if _, err := c.ask(ctx, question{method: http.MethodPost, path: customerPath(customer, "/late-charges/"+verb), body: text}, &charges); err != nil {
		return err
	}
	return p.printCharges(charges, "")
}

// printCharges shows all items, or one.
func (p *process) printCharges(c openapi.LateCharges, only string) error {
	if only != "" {
		items := []openapi.LateCharge{}
		for _, i := range c.Items {
			if i.InvoiceId == only {
				items = append(items, i)
			}
		}
		c.Items = items
	}
	if p.asJSON {
		return p.print(c, "")
	}
	_, err := fmt.Fprint(p.out, describeCharges(c))
	return err
}

func describeCharges(c openapi.LateCharges) string {
	if c.NotChargedBecause != nil {
		return "nothing is charged: " + *c.NotChargedBecause + "\n"
	}
	if len(c.Items) == 0 {
		return fmt.Sprintf("no invoice of customer %s has borne late charges through %s\n", c.CustomerId, c.Through)
	}
	var out strings.Builder
	_, _ = fmt.Fprintf(&out, "late charges of customer %s through %s, by the table %s; none of them is part of what is open\n\n", c.CustomerId, c.Through, optional(c.Jurisdiction))
	t := figures()
	t.row("invoice", "due on", "interest", "fixed sum", "claimed", "waived", "left")
	for _, i := range c.Items {
		t.row(i.InvoiceId, i.DueOn, inWords(i.Interest), inWords(i.FixedSum), inWords(i.Claimed), inWords(i.Waived), inWords(i.Left))
	}
	out.WriteString(t.String())
	for _, i := range c.Items {
		if i.Problem != nil {
			_, _ = fmt.Fprintf(&out, "\n%s: %s\n", i.InvoiceId, *i.Problem)
		}
	}
	return out.String()
}
