package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"arrears/internal/gateway/openapi"
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
	return group("customer", "Sign customers up, ask about them and act on them, through a running gateway",
		p.createCustomerCommand(), show, timeline, p.explainCommand(), p.correctCustomerCommand(), p.verifyCommand(), p.resendCommand(),
		p.reasonCommand("suspend", "Add a reason to a customer's set of suspension reasons", suspendLong),
		p.reasonCommand("reinstate", "Take a reason from a customer's set of suspension reasons", reinstateLong),
		p.reviewCommand(), p.stopCommand(), p.closeCommand(), p.eraseCommand())
}

func (p *process) showCustomer(ctx context.Context, id string) error {
	c, err := p.newClient()
	if err != nil {
		return err
	}
	var customer openapi.Customer
	if err := c.get(ctx, customerPath(id, ""), &customer); err != nil {
		return err
	}
	return p.printCustomer(customer)
}

func customerPath(id, below string) string { return "/v1/customers/" + url.PathEscape(id) + below }

func (p *process) printCustomer(c openapi.Customer) error {
	return p.print(c, "%s", describe(c))
}

func describe(c openapi.Customer) string {
	next, erased := "", ""
	if c.Next != nil {
		next = fmt.Sprintf("%s: %s (%s)", c.Next.At.Format(time.RFC3339), c.Next.What, c.Next.Why)
	}
	if c.ErasedAt != nil {
		erased = c.ErasedAt.Format(time.RFC3339)
	}
	probation, limit, business := "", "", ""
	if c.Business != nil && *c.Business {
		business = "yes: charged for paying late, where the tenant does so"
	}
	if c.ProbationUntil != nil {
		probation = c.ProbationUntil.Format(time.RFC3339)
	}
	if c.SpendLimit != nil {
		limit = inWords(*c.SpendLimit)
	}
	months := make([]string, len(c.Usage))
	for i, s := range c.Usage {
		months[i] = spent(s)
	}
	accepted := ""
	if a := c.PolicyAccepted; a != nil {
		accepted = fmt.Sprintf("%s, version %d, at %s", a.Policy.Id, a.Policy.Version, a.At.Format(time.RFC3339))
	}
	screened, review := "", ""
	if s := c.Screening; s != nil {
		screened, review = describeScreening(*s), optional(s.Review)
	}
	return facts(
		"customer", c.Id, "phase", c.Phase, "closed because", optional(c.ClosedReason), "standing", c.Standing, "level", c.Level,
		"access", c.Access, "reasons", strings.Join(c.SuspensionReasons, ", "),
		"policy", fmt.Sprintf("%s, version %d", c.Policy.Id, c.Policy.Version), "accepted", accepted,
		"screening", screened, "review", review,
		"prepayment", optional(c.PrepaymentItem), "probation until", probation, "business", business, "spend limit", limit, "spent", strings.Join(months, "; "),
		"open", sums(c.Balances), "overdue", sums(c.Overdue), "credit", sums(c.Credit), "holds", heldBy(c.Holds), "overrides", overriddenBy(c.Overrides), "next", next, "erased", erased,
		"zone", fmt.Sprintf("%s (by %s)", strings.Join(c.TimeZone.Zones, ", "), c.TimeZone.From),
		"workflow", c.WorkflowId,
	)
}

func sums(amounts []openapi.Money) string {
	texts := make([]string, len(amounts))
	for i, a := range amounts {
		texts[i] = inWords(a)
	}
	return strings.Join(texts, ", ")
}

func heldBy(holds []openapi.Hold) string {
	texts := make([]string, len(holds))
	for i, h := range holds {
		what := h.Kind
		if h.Amount != nil {
			what += ", " + sumOf(h.Amount)
		}
		texts[i] = fmt.Sprintf("%s (%s) through %s", h.Id, what, h.Until)
	}
	return strings.Join(texts, ", ")
}

func overriddenBy(overrides *[]openapi.Override) string {
	if overrides == nil { // an older gateway has none
		return ""
	}
	texts := make([]string, len(*overrides))
	for i, o := range *overrides {
		texts[i] = fmt.Sprintf("%s (%s) through %s", o.Id, o.Kind, o.Until)
	}
	return strings.Join(texts, ", ")
}

func (p *process) showTimeline(ctx context.Context, id string) error {
	c, err := p.newClient()
	if err != nil {
		return err
	}
	path := customerPath(id, "/timeline?limit=500")
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
