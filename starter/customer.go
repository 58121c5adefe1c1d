package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"arrears/internal/gateway/openapi"
	"arrears/internal/money"
)

func (p *process) customerCommand() *cobra.Command {
	show := &cobra.Command{
		Use:     "show ID",
		Short:   "Show how a customer stands",
		Example: "  ARREARS_URL=http://127.0.0.1:8080 ARREARS_API_KEY=… starter customer show bakery",
		Args:    one("ID"),
		RunE:    p.work(func(ctx context.Context, args []string) error { return p.showCustomer(ctx, args[0]) }),
	}
	timeline := &cobra.Command{
		Use:     "timeline ID",
		Short:   "Show everything that was done to a customer or held back",
		Long:    "timeline lists what happened, oldest first, with who and why. With --json each line is one event.",
		Example: "  starter customer timeline bakery",
		Args:    one("ID"),
		RunE:    p.work(func(ctx context.Context, args []string) error { return p.showTimeline(ctx, args[0]) }),
	}
	return group("customer", "Ask a running gateway about a customer", show, timeline)
}

func (p *process) showCustomer(ctx context.Context, id string) error {
	c, err := p.newClient()
	if err != nil {
		return err
	}
	var customer openapi.Customer
	if err := c.get(ctx, "/v1/customers/"+url.PathEscape(id), &customer); err != nil {
		return err
	}
	return p.print(customer, "%s", strings.TrimSuffix(describe(customer), "\n"))
}

func describe(c openapi.Customer) string {
	var b bytes.Buffer
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	row := func(name, value string) {
		if value != "" {
			_, _ = fmt.Fprintf(w, "%s\t%s\n", name, value)
		}
	}
	row("customer", c.Id)
	row("phase", c.Phase)
	if c.ClosedReason != nil {
		row("closed because", *c.ClosedReason)
	}
	row("standing", c.Standing)
	row("level", c.Level)
	row("access", c.Access)
	row("reasons", strings.Join(c.SuspensionReasons, ", "))
	row("policy", fmt.Sprintf("%s, version %d", c.Policy.Id, c.Policy.Version))
	row("open", sums(c.Balances))
	row("overdue", sums(c.Overdue))
	row("credit", sums(c.Credit))
	if c.Next != nil {
		row("next", fmt.Sprintf("%s: %s (%s)", c.Next.At.Format(time.RFC3339), c.Next.What, c.Next.Why))
	}
	row("workflow", c.WorkflowId)
	_ = w.Flush() // into memory
	return b.String()
}

func sums(amounts []openapi.Money) string {
	texts := make([]string, len(amounts))
	for i, a := range amounts {
		texts[i] = money.Amount{Currency: money.Currency(a.Currency), Minor: a.Minor}.String()
	}
	return strings.Join(texts, ", ")
}

func (p *process) showTimeline(ctx context.Context, id string) error {
	c, err := p.newClient()
	if err != nil {
		return err
	}
	path := "/v1/customers/" + url.PathEscape(id) + "/timeline?limit=500"
	for page := path; page != ""; {
		var got openapi.Timeline
		if err := c.get(ctx, page, &got); err != nil {
			return err
		}
		for _, e := range got.Items {
			detail, err := json.Marshal(e.Detail)
			if err != nil {
				return err
			}
			if err := p.print(e, "%s  %-24s %-10s %s %s", e.At.Format(time.RFC3339), e.What, e.Who, e.Why, detail); err != nil {
				return err
			}
		}
		page = ""
		if got.Next != nil {
			page = path + "&cursor=" + url.QueryEscape(*got.Next)
		}
	}
	return nil
}
