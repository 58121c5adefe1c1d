package main

import (
	"context"
	"encoding/csv"
	"fmt"
	"net/url"
	"strconv"

	"github.com/spf13/cobra"

	"arrears/internal/gateway/openapi"
)

func (p *process) reportCommand() *cobra.Command {
	return group("report", "Show what is open and how well it is collected", p.agingCommand(), p.collectionsCommand())
}

func (p *process) agingCommand() *cobra.Command {
	asOf, asCSV := aDate, false
	c := &cobra.Command{
		Use:   "aging [--as-of DATE]",
		Short: "Show what is open at the end of a day, by how long it has been due",
		Long: `aging shows one line for each currency, in its major unit: what is not due yet, what has been due for how many dates, the
total of these, the number of open items, and the credit that settles nothing yet and is not in the total. Currencies are
never added. A day that is over for everybody answers the same for ever.`,
		Example: `  starter report aging
  starter report aging --as-of 2026-10-31 --csv > aging.csv`,
		Args: cobra.NoArgs,
		RunE: p.work(func(ctx context.Context, _ []string) error { return p.showAging(ctx, asOf.text, asCSV) }),
	}
	c.Flags().Var(&asOf, "as-of", "the day, as YYYY-MM-DD (default: today in the tenant's zone)")
	c.Flags().BoolVar(&asCSV, "csv", false, "print CSV with a head, amounts in the major unit")
	return c
}

func (p *process) showAging(ctx context.Context, asOf string, asCSV bool) error {
	if asCSV && p.asJSON {
		return &setupError{advice: "--csv and --json exclude each other"}
	}
	c, err := p.newClient()
	if err != nil {
		return err
	}
	path := "/v1/reports/aging"
	if asOf != "" {
		path += "?as_of=" + url.QueryEscape(asOf)
	}
	var report openapi.Aging
	if err := c.get(ctx, path, &report); err != nil {
		return err
	}
	switch {
	case p.asJSON:
		return p.print(report, "")
	case asCSV:
		return p.writeAging(report)
	}
	return p.printAging(report)
}

var agingHead = []string{"currency", "current", "1-30", "31-60", "61-90", "90+", "total", "items", "credit"}

func agingRow(l openapi.AgingLine) []string {
	sum := func(minor int64) string { return major(l.Currency, minor) }
	b := l.Buckets
	return []string{
		l.Currency, sum(b.Current), sum(b.Days1To30), sum(b.Days31To60), sum(b.Days61To90), sum(b.Over90),
		sum(l.Total), strconv.FormatInt(l.Invoices, 10), sum(l.Credit),
	}
}

func (p *process) printAging(r openapi.Aging) error {
	over := ""
	if !r.Complete {
		over = " (the day is not over for everybody: more may be recorded on it)"
	}
	if _, err := fmt.Fprintf(p.out, "open at the end of %s%s\n\n", r.AsOf, over); err != nil {
		return err
	}
	if len(r.Items) == 0 {
		_, err := fmt.Fprintln(p.out, "nothing is open")
		return err
	}
	t := figures()
	t.row(agingHead...)
	for _, l := range r.Items {
		t.row(agingRow(l)...)
	}
	_, err := fmt.Fprint(p.out, t)
	return err
}

func (p *process) writeAging(r openapi.Aging) error {
	w := csv.NewWriter(p.out)
	_ = w.Write(append([]string{"as_of"}, agingHead...)) // Error tells below
	for _, l := range r.Items {
		_ = w.Write(append([]string{r.AsOf}, agingRow(l)...))
	}
	w.Flush()
	return w.Error()
}

func (p *process) collectionsCommand() *cobra.Command {
	from, to := aDate, aDate
	c := &cobra.Command{
		Use:   "collections --from DATE --to DATE",
		Short: "Show how well a period's receivables were collected, as DSO and CEI",
		Long: `collections shows one line for each currency, in its major unit: what was open before the period, what was billed in it,
what is open at its end, and how much of that is not due yet.

  DSO, days sales outstanding: open at the end / billed x days of the period
  CEI, collection effectiveness index: of what could be collected in the period, the part that was, in percent`,
		Example: "  starter report collections --from 2026-10-01 --to 2026-10-31",
		Args:    cobra.NoArgs,
		RunE:    p.work(func(ctx context.Context, _ []string) error { return p.showCollections(ctx, from.text, to.text) }),
	}
	c.Flags().Var(&from, "from", "the first day, as YYYY-MM-DD")
	c.Flags().Var(&to, "to", "the last day, as YYYY-MM-DD")
	needs(c, "from", "to")
	return c
}

func (p *process) showCollections(ctx context.Context, from, to string) error {
	c, err := p.newClient()
	if err != nil {
		return err
	}
	var report openapi.Collections
	query := url.Values{"from": {from}, "to": {to}}
	if err := c.get(ctx, "/v1/reports/collections?"+query.Encode(), &report); err != nil {
		return err
	}
	if p.asJSON {
		return p.print(report, "")
	}
	if _, err := fmt.Fprintf(p.out, "from %s to %s\n\n", report.From, report.To); err != nil {
		return err
	}
	if len(report.Items) == 0 {
		_, err := fmt.Fprintln(p.out, "nothing was billed, and nothing was open")
		return err
	}
	t := figures()
	t.row("currency", "opening", "billed", "closing", "not due yet", "DSO", "CEI")
	for _, l := range report.Items {
		sum := func(minor int64) string { return major(l.Currency, minor) }
		t.row(l.Currency, sum(l.Opening), sum(l.Billed), sum(l.Closing), sum(l.ClosingCurrent), ratio(l.Dso, " days"), ratio(l.Cei, " %"))
	}
	_, err = fmt.Fprint(p.out, t)
	return err
}

// ratio is a figure that there may be none of.
func ratio(value *float64, unit string) string {
	if value == nil {
		return "-"
	}
	return strconv.FormatFloat(*value, 'f', 1, 64) + unit
}
