package main

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"github.com/spf13/cobra"

	"arrears/internal/gateway/openapi"
)

func (p *process) holdCommand() *cobra.Command {
	return group("hold", "Keep something from happening to a customer for a while, through a running gateway", p.holdAddCommand(), p.holdReleaseCommand())
}

func (p *process) holdAddCommand() *cobra.Command {
	var b body
	c := &cobra.Command{
		Use:   "add ID --customer-id ID --kind payment_announced --until DATE --reason TEXT [flags]",
		Short: "Begin a hold",
		Long: `add begins a hold. One of kind payment_announced says that the money for a prepayment is on its way: through the end of its last
date, which the customer's zone counts, nobody is reminded of the prepayment and the sign-up does not expire for want of it.
Service begins when the money has come, not before.

The hold ends with its last date, at most 90 days ahead, when the prepayment is settled, when it is released, or with the customer.
The same ID again changes nothing.`,
		Example: `  starter hold add h-1 --customer-id bakery --kind payment_announced --until 2026-11-27 --reason "bank transfer, on its way since Monday"
  starter hold release h-1`,
		Args: one("ID"),
	}
	customer := c.Flags().String("customer-id", "", "whom it is for")
	b.add(c, "kind", aText, "payment_announced; other kinds come with a later version")
	b.add(c, "until", aDate, "the last date on which it holds, in the customer's zone")
	b.add(c, "reason", aText, "why, for whoever reads the timeline; no personal data")
	b.add(c, "invoice_id", aText, "the one prepayment that it is about (default: any of the customer's)")
	b.add(c, "by", aText, "who says so (default: operator)")
	needs(c, "customer-id", "kind", "until", "reason")
	c.RunE = p.work(func(ctx context.Context, args []string) error { return p.addHold(ctx, &b, args[0], *customer) })
	return c
}

func (p *process) addHold(ctx context.Context, b *body, id, customer string) error {
	c, err := p.newClient()
	if err != nil {
		return err
	}
	text, err := b.json(p, id)
	if err != nil {
		return err
	}
	return p.printHold(ctx, c, question{method: http.MethodPost, path: customerPath(customer, "/holds"), body: text})
}

func (p *process) holdReleaseCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "release ID",
		Short: "End a hold",
		Long: `release ends a hold. What it kept from happening comes at once if its time has passed meanwhile. A hold that is over stays as it
ended.`,
		Example: "  starter hold release h-1",
		Args:    one("ID"),
		RunE: p.work(func(ctx context.Context, args []string) error {
			c, err := p.newClient()
			if err != nil {
				return err
			}
			return p.printHold(ctx, c, question{method: http.MethodDelete, path: "/v1/holds/" + url.PathEscape(args[0])})
		}),
	}
}

func (p *process) printHold(ctx context.Context, c *gatewayClient, q question) error {
	var h openapi.Hold
	if _, err := c.ask(ctx, q, &h); err != nil {
		return err
	}
	state, ended := "holds", ""
	if h.EndedAt != nil {
		state, ended = "over: "+optional(h.EndedWhy), h.EndedAt.Format(time.RFC3339)
	}
	return p.print(h, "%s", facts(
		"hold", h.Id, "customer", h.CustomerId, "kind", h.Kind, "on", optional(h.InvoiceId), "through", h.Until, "state", state, "ended at", ended,
	))
}
