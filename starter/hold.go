package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"arrears/internal/gateway/openapi"
	"arrears/internal/money"
)

func (p *process) holdCommand() *cobra.Command {
	return group("hold", "Keep something from happening to a customer for a while, through a running gateway", p.holdAddCommand(), p.holdReleaseCommand())
}

func (p *process) holdAddCommand() *cobra.Command {
	var b body
	c := &cobra.Command{
		Use:   "add ID --customer-id ID --kind KIND --until DATE --reason TEXT [flags]",
		Short: "Begin a hold",
		Long: `add begins a hold on a customer or, with --invoice-id, on one invoice or prepayment. By --kind:

  promise_to_pay     --amount is to come by the end of --until. What is owed in its currency is not chased until then; where the
                     money does not come, the ladder goes on and the policy's notice of a broken promise goes out.
  dispute            the invoice is not chased, listed or counted, and is paid last. Needs --invoice-id.
  payment_announced  money is on its way: nothing of it is chased or reminded of, and a sign-up does not expire for want of its
                     prepayment. --method stands for --until where that is not known. Service begins when the money has come.
  payment_plan       --instalments add up to what is open. It is not chased while they are paid in time.
  cease              only notices that must be delivered go; what they lead to still comes.
  manual             nothing of the ladder is done.

A hold ends by itself with its last date, at most 90 days ahead, or 366 of a dispute, a cease or a plan; when what it is about is
settled; when it is released; or with the customer. The same ID again changes nothing.`,
		Example: `  starter hold add h-1 --customer-id bakery --kind promise_to_pay --amount "120.00 EUR" --until 2026-11-27 --reason "Maria will pay on Friday"
  starter hold add h-2 --customer-id bakery --kind dispute --invoice-id i-7 --until 2026-12-31 --reason "says that it was never delivered"
  starter hold add h-3 --customer-id bakery --kind payment_announced --method sepa_transfer --reason "sent on Monday"
  starter hold add h-4 --customer-id bakery --kind payment_plan --instalments "2026-12-01=60.00 EUR,2027-01-01=60.00 EUR" --reason "as agreed"
  starter hold release h-1`,
		Args: one("ID"),
	}
	customer := c.Flags().String("customer-id", "", "whom it is for")
	b.add(c, "kind", aText, "promise_to_pay, dispute, payment_announced, payment_plan, cease or manual")
	b.add(c, "until", aDate, "the last date on which it holds, in the customer's zone (default, of a plan or with --method: as that has it)")
	b.add(c, "reason", aText, "why, for whoever reads the timeline; no personal data")
	b.add(c, "invoice_id", aText, "the one item that it is about (default: the customer)")
	b.add(c, "amount", aMoney, "of a promise_to_pay: what is to come, such as 120.00 EUR")
	b.add(c, "method", aText, "of a payment_announced: card, instant_transfer, sepa_transfer, bank_transfer, international_transfer, direct_debit or cheque")
	b.add(c, "instalments", aPlan, "of a payment_plan: DATE=MONEY for each, by date, with commas between")
	b.add(c, "by", aText, "who says so (default: operator)")
	needs(c, "customer-id", "kind", "reason")
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
		"hold", h.Id, "customer", h.CustomerId, "kind", h.Kind, "on", optional(h.InvoiceId), "through", h.Until, "method", optional(h.Method),
		"amount", sumOf(h.Amount), "paid", sumOf(h.Paid), "instalments", instalmentsOf(h), "state", state, "ended at", ended,
	))
}

func sumOf(m *openapi.Money) string {
	if m == nil {
		return ""
	}
	return money.Amount{Currency: money.Currency(m.Currency), Minor: m.Minor}.String()
}

// instalmentsOf lists a plan's instalments, each with what has come of it.
func instalmentsOf(h openapi.Hold) string {
	if h.Instalments == nil {
		return ""
	}
	parts := make([]string, len(*h.Instalments))
	for n, part := range *h.Instalments {
		parts[n] = fmt.Sprintf("%s: %s of %s", part.DueOn, sumOf(&part.Paid), sumOf(&part.Amount))
	}
	return strings.Join(parts, "; ")
}

// aPlan is the instalments of a plan.
var aPlan = field{kind: "PLAN", read: readPlan}

func readPlan(text string) (any, error) {
	var parts []openapi.Instalment
	for part := range strings.SplitSeq(text, ",") {
		on, sum, ok := strings.Cut(strings.TrimSpace(part), "=")
		if !ok {
			return nil, errors.New("write DATE=MONEY for each instalment, such as 2026-12-01=60.00 EUR,2027-01-01=60.00 EUR")
		}
		if _, err := readDate(on); err != nil {
			return nil, err
		}
		amount, err := readMoney(sum)
		if err != nil {
			return nil, err
		}
		parts = append(parts, openapi.Instalment{DueOn: on, Amount: amount.(openapi.Money)})
	}
	return parts, nil
}
