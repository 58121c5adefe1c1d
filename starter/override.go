package main

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"arrears/internal/gateway/openapi"
)

func (p *process) overrideCommand() *cobra.Command {
	return group("override", "Spare or delay, for a while, what the policy says about a customer, through a running gateway",
		p.overrideAddCommand(), p.overrideEndCommand())
}

func (p *process) overrideAddCommand() *cobra.Command {
	var b body
	c := &cobra.Command{
		Use:   "add ID --customer-id ID --kind KIND --until DATE --owner NAME --reason TEXT [flags]",
		Short: "Begin an override",
		Long: `add begins an override, of a customer or of one of their invoices:

  never_suspend   consequences (an access or an end) are passed over, and the timeline says so
  extra_days      steps after the due date are counted from a date so many days later; of several the most days count

It never makes anything come sooner than is written, and what was taken already stays taken. It is over after its last date, at
most 366 days ahead, or once it is ended; what it delayed comes then, if its time has passed. The same ID again changes nothing.`,
		Example: `  starter override add o-1 --customer-id bakery --kind extra_days --days 14 --until 2026-12-31 --owner Ana --reason "their mill burned down"
  starter override add o-2 --customer-id bakery --kind never_suspend --invoice-id i-7 --until 2026-12-31 --owner Ana --reason "in court"
  starter override end o-1`,
		Args: one("ID"),
	}
	customer := c.Flags().String("customer-id", "", "whom it is for")
	b.add(c, "kind", aText, "never_suspend or extra_days")
	b.add(c, "days", aNumber, "of extra_days: how many dates")
	b.add(c, "until", aDate, "the last date on which it is in force, in the customer's zone")
	b.add(c, "owner", aText, "who answers for it")
	b.add(c, "reason", aText, "why, for whoever reads the timeline; no personal data")
	b.add(c, "invoice_id", aText, "the one invoice that it is about (default: all of the customer's)")
	needs(c, "customer-id", "kind", "until", "owner", "reason")
	c.RunE = p.work(func(ctx context.Context, args []string) error { return p.addOverride(ctx, &b, args[0], *customer) })
	return c
}

func (p *process) addOverride(ctx context.Context, b *body, id, customer string) error {
	c, err := p.newClient()
	if err != nil {
		return err
	}
	text, err := b.json(p, id)
	if err != nil {
		return err
	}
	return p.printOverride(ctx, c, question{method: http.MethodPost, path: customerPath(customer, "/overrides"), body: text})
}

func (p *process) overrideEndCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "end ID",
		Short:   "End an override before its last date",
		Long:    `end ends an override. What it delayed comes at once if its time has passed meanwhile. One that is over stays as it ended.`,
		Example: "  starter override end o-1",
		Args:    one("ID"),
		RunE: p.work(func(ctx context.Context, args []string) error {
			c, err := p.newClient()
			if err != nil {
				return err
			}
			return p.printOverride(ctx, c, question{method: http.MethodDelete, path: "/v1/overrides/" + url.PathEscape(args[0])})
		}),
	}
}

func (p *process) printOverride(ctx context.Context, c *gatewayClient, q question) error {
	var o openapi.Override
	if _, err := c.ask(ctx, q, &o); err != nil {
		return err
	}
	days, ended := "", ""
	if o.Days != nil {
		days = strconv.Itoa(*o.Days)
	}
	if o.EndedAt != nil {
		ended = o.EndedAt.Format(time.RFC3339)
	}
	return p.print(o, "%s", facts(
		"override", o.Id, "customer", o.CustomerId, "kind", o.Kind, "days", days, "on", optional(o.InvoiceId), "through", o.Until, "ended at", ended,
	))
}
