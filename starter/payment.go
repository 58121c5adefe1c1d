package main

import (
	"context"
	"net/http"
	"time"

	"github.com/spf13/cobra"

	"arrears/internal/gateway/openapi"
)

func (p *process) paymentCommand() *cobra.Command {
	var b body
	add := &cobra.Command{
		Use:   "add ID --customer-id ID --amount MONEY [flags] | add --file FILE",
		Short: "Record money that came in",
		Long: `add records a payment. It settles the invoice that it names, and what that does not need goes to the oldest open item;
money for an invoice that is not known yet is kept for it. The same ID again changes nothing.`,
		Example: `  starter payment add p-1 --customer-id bakery --amount "120.00 EUR" --invoice-id i-1
  starter payment add p-2 --customer-id bakery --amount "80.00 EUR" --received-at 2026-11-20T09:00:00Z`,
		Args: b.idOrFile,
		RunE: p.work(func(ctx context.Context, args []string) error { return p.addPayment(ctx, &b, args) }),
	}
	b.add(add, "customer_id", aText, "who paid")
	b.add(add, "amount", aMoney, `such as "120.00 EUR"`)
	b.add(add, "invoice_id", aText, "what it is for (default: the oldest open item)")
	b.add(add, "received_at", aText, "an instant by RFC 3339, such as 2026-11-20T09:00:00Z (default: now)")
	b.orFile(add, "customer_id", "amount")
	return group("payment", "Record payments, and that they are gone again, through a running gateway", add, p.reverseCommand())
}

func (p *process) addPayment(ctx context.Context, b *body, args []string) error {
	c, err := p.newClient()
	if err != nil {
		return err
	}
	text, err := b.json(p, first(args))
	if err != nil {
		return err
	}
	var payment openapi.Payment
	if _, err := c.ask(ctx, question{method: http.MethodPost, path: "/v1/payments", body: text}, &payment); err != nil {
		return err
	}
	received := ""
	if payment.ReceivedAt != nil {
		received = payment.ReceivedAt.Format(time.RFC3339)
	}
	return p.print(payment, "%s", facts(
		"payment", payment.Id, "customer", payment.CustomerId, "amount", inWords(payment.Amount), "received at", received,
		"for", optional(payment.InvoiceId), "settles nothing yet", inWords(payment.Unallocated),
	))
}

func (p *process) creditNoteCommand() *cobra.Command {
	var b body
	add := &cobra.Command{
		Use:     "add ID --customer-id ID --amount MONEY [flags] | add --file FILE",
		Short:   "Record a credit note",
		Long:    "add records a credit note. It lowers what is owed, just as a payment does. The same ID again changes nothing.",
		Example: `  starter credit-note add c-1 --customer-id bakery --amount "20.00 EUR" --invoice-id i-1 --reason "two loaves were missing"`,
		Args:    b.idOrFile,
		RunE:    p.work(func(ctx context.Context, args []string) error { return p.addCreditNote(ctx, &b, args) }),
	}
	b.add(add, "customer_id", aText, "whose debt it lowers")
	b.add(add, "amount", aMoney, `such as "20.00 EUR"`)
	b.add(add, "invoice_id", aText, "what it is for (default: the oldest open item)")
	b.add(add, "reason", aText, "why, for whoever reads the timeline; no personal data")
	b.orFile(add, "customer_id", "amount")
	return group("credit-note", "Record credit notes through a running gateway", add)
}

func (p *process) addCreditNote(ctx context.Context, b *body, args []string) error {
	c, err := p.newClient()
	if err != nil {
		return err
	}
	text, err := b.json(p, first(args))
	if err != nil {
		return err
	}
	var note openapi.CreditNote
	if _, err := c.ask(ctx, question{method: http.MethodPost, path: "/v1/credit-notes", body: text}, &note); err != nil {
		return err
	}
	return p.print(note, "%s", facts(
		"credit note", note.Id, "customer", note.CustomerId, "amount", inWords(note.Amount),
		"for", optional(note.InvoiceId), "settles nothing yet", inWords(note.Unallocated),
	))
}

func optional(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}
