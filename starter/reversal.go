package main

import (
	"context"
	"net/http"
	"net/url"

	"github.com/spf13/cobra"

	"arrears/internal/gateway/openapi"
)

func (p *process) reverseCommand() *cobra.Command {
	var b body
	c := &cobra.Command{
		Use:   "reverse PAYMENT --id ID --reason chargeback|returned|error",
		Short: "Record that money which came in is gone again",
		Long: `reverse takes a payment back as a whole. What it settled is open again and chased by its own due date. Where the prepayment asked at
sign-up is open again, service is suspended until it is settled. A payment that is not known yet is taken back when it comes.
The same ID again changes nothing; a second reversal of one payment is refused.`,
		Example: "  starter payment reverse p-1 --id r-1 --reason chargeback",
		Args:    one("PAYMENT"),
		RunE:    p.work(func(ctx context.Context, args []string) error { return p.reversePayment(ctx, &b, args[0]) }),
	}
	b.add(c, "id", aText, "the reversal's own id")
	b.add(c, "reason", aText, "chargeback, returned, or error where it was recorded by mistake")
	needs(c, "id", "reason")
	return c
}

func (p *process) reversePayment(ctx context.Context, b *body, payment string) error {
	c, err := p.newClient()
	if err != nil {
		return err
	}
	text, err := b.json(p, "")
	if err != nil {
		return err
	}
	var r openapi.Reversal
	q := question{method: http.MethodPost, path: "/v1/payments/" + url.PathEscape(payment) + "/reverse", body: text}
	if _, err := c.ask(ctx, q, &r); err != nil {
		return err
	}
	amount := ""
	if r.Amount != nil {
		amount = inWords(*r.Amount)
	}
	state := "done"
	if r.State == "awaiting_payment" {
		state = "kept until the payment comes"
	}
	return p.print(r, "%s", facts(
		"reversal", r.Id, "payment", r.PaymentId, "reason", r.Reason, "customer", optional(r.CustomerId), "amount", amount, "state", state,
	))
}
