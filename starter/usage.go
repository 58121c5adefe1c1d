package main

import (
	"context"
	"fmt"
	"net/http"

	"github.com/spf13/cobra"

	"arrears/internal/gateway/openapi"
)

func (p *process) usageCommand() *cobra.Command {
	var b body
	add := &cobra.Command{
		Use:   "add ID --customer-id ID --period MONTH --amount MONEY | add --file FILE",
		Short: "Record what a customer has spent in a month so far",
		Long: `add records the sum of a calendar month, on the customer's calendar: of the present month, or of the one before. Reports may come in
any order: the highest of a month counts. At 50, 80 and 100 percent of what bounds it the policy's on: usage_50, usage_80 and
usage_100 tell the customer, once a month each. The same ID again changes nothing.`,
		Example: `  starter usage add u-1 --customer-id bakery --period 2026-11 --amount "85.00 EUR"`,
		Args:    b.idOrFile,
		RunE:    p.work(func(ctx context.Context, args []string) error { return p.addUsage(ctx, &b, args) }),
	}
	b.add(add, "customer_id", aText, "who spent it")
	b.add(add, "period", aText, "the month, as YYYY-MM")
	b.add(add, "amount", aMoney, `of the whole month so far, such as "85.00 EUR"`)
	b.orFile(add, "customer_id", "period", "amount")
	return group("usage", "Record what customers spend, through a running gateway", add)
}

func (p *process) addUsage(ctx context.Context, b *body, args []string) error {
	c, err := p.newClient()
	if err != nil {
		return err
	}
	text, err := b.json(p, first(args))
	if err != nil {
		return err
	}
	var u openapi.Usage
	if _, err := c.ask(ctx, question{method: http.MethodPost, path: "/v1/usage", body: text}, &u); err != nil {
		return err
	}
	return p.print(u, "%s", facts(
		"usage", u.Id, "customer", u.CustomerId, "amount", inWords(u.Amount),
		"month", spent(openapi.Spending{Period: u.Period, Amount: u.Spent, Limit: u.Limit, Percent: u.Percent}), "access", u.Access,
	))
}

// spent says how a month stands: "2026-11: 85.00 EUR of 100.00 EUR, 85 %".
func spent(s openapi.Spending) string {
	text := s.Period + ": " + inWords(s.Amount)
	if s.Limit != nil && s.Percent != nil {
		text += fmt.Sprintf(" of %s, %d %%", inWords(*s.Limit), *s.Percent)
	}
	return text
}
