package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"arrears/internal/calendar"
	"arrears/internal/latecharge"
	"arrears/internal/money"
)

// maxDelay is fifty years in days: who asks for more has mistyped a date.
const maxDelay = 18263

// computeOptions are the flags of late-charge compute.
type computeOptions struct {
	jurisdiction, amount string
	due, through         field
	paid, rates          []string
}

func (p *process) computeChargesCommand() *cobra.Command {
	o := computeOptions{due: aDate, through: aDate}
	c := &cobra.Command{
		Use:   "compute --jurisdiction NAME --amount AMOUNT --due DATE --through DATE [--paid DATE=AMOUNT]… [--rate DATE=PERCENT]…",
		Short: "Work out the charges of one debt, without a server",
		Long: `compute works out what paying late costs by one of the tables that ship, and shows each half-year's row. Interest is simple, by the day
over 365, from the day after the due date through the day given, and rounded once for the whole debt, half up. A payment counts
from the day after. A day whose rate is not known is an error, and no rate is guessed: --rate gives the base rates of the half-years
after the table's last, one for each, as they were published.

Amounts are in the table's currency, in its major unit: 1000.00.`,
		Example: `  starter late-charge compute --jurisdiction DE --amount 1000.00 --due 2024-11-30 --through 2025-08-31
  starter late-charge compute --jurisdiction GB --amount 2500.00 --due 2025-01-31 --through 2025-04-30 --paid 2025-03-01=1000.00`,
		Args: cobra.NoArgs,
		RunE: p.work(func(context.Context, []string) error { return p.computeCharges(o) }),
	}
	c.Flags().StringVar(&o.jurisdiction, "jurisdiction", "", "whose table: DE, EU or GB")
	c.Flags().StringVar(&o.amount, "amount", "", "what was owed, such as 1000.00")
	c.Flags().Var(&o.due, "due", "the due date, as YYYY-MM-DD")
	c.Flags().Var(&o.through, "through", "the last day that is charged for, as YYYY-MM-DD")
	c.Flags().StringArrayVar(&o.paid, "paid", nil, "a payment, as DATE=AMOUNT; may be given several times")
	c.Flags().StringArrayVar(&o.rates, "rate", nil, "a base rate newer than the table's, as DATE=PERCENT; may be given several times")
	needs(c, "jurisdiction", "amount", "due", "through")
	return c
}

func (p *process) computeCharges(o computeOptions) error {
	table, err := latecharge.Named(o.jurisdiction)
	if err != nil {
		return &setupError{"--jurisdiction", err}
	}
	if table, err = o.newer(table); err != nil {
		return err
	}
	debt, through, err := o.debt(table)
	if err != nil {
		return err
	}
	charge, err := table.On(debt, through)
	if err != nil {
		return err
	}
	if p.asJSON {
		return p.print(chargeOf(table, debt, through, charge), "")
	}
	return p.printCharge(table, debt, through, charge)
}

// newer is the table with the rates that the flags give.
func (o computeOptions) newer(table latecharge.Table) (latecharge.Table, error) {
	rates := make([]latecharge.Rate, len(o.rates))
	for i, text := range o.rates {
		from, percent, _ := strings.Cut(text, "=")
		day, dayErr := calendar.ParseDate(from)
		rate, rateErr := latecharge.ParsePercent(percent)
		if err := errors.Join(dayErr, rateErr); err != nil {
			return table, &setupError{fmt.Sprintf("--rate %.80q: write DATE=PERCENT, such as 2026-01-01=1.27", text), err}
		}
		rates[i] = latecharge.Rate{From: day, Percent: rate, Source: "--rate"}
	}
	with, err := table.With(rates)
	if err != nil {
		return table, &setupError{"--rate", err}
	}
	return with, nil
}

// debt reads the flags. Both dates have a form by now.
func (o computeOptions) debt(table latecharge.Table) (d latecharge.Debt, through calendar.Date, err error) {
	amount, err := latecharge.ParseAmount(table.Currency, o.amount)
	if err != nil {
		return d, 0, &setupError{"--amount", err}
	}
	d.Minor = amount.Minor
	dueErr, throughErr := error(nil), error(nil)
	d.DueOn, dueErr = calendar.ParseDate(o.due.text)
	through, throughErr = calendar.ParseDate(o.through.text)
	if err := errors.Join(dueErr, throughErr); err != nil {
		return d, 0, err
	}
	if through-d.DueOn > maxDelay {
		return d, 0, &setupError{advice: fmt.Sprintf("--through is %d days after --due; write a date within fifty years", through-d.DueOn)}
	}
	open := amount.Minor
	for _, text := range o.paid {
		on, part, _ := strings.Cut(text, "=")
		day, dayErr := calendar.ParseDate(on)
		paid, paidErr := latecharge.ParseAmount(table.Currency, part)
		if err := errors.Join(dayErr, paidErr); err != nil {
			return d, 0, &setupError{fmt.Sprintf("--paid %.80q: write DATE=AMOUNT, such as 2025-03-01=%s", text, amount.Decimal()), err}
		}
		if open -= paid.Minor; open < 0 {
			return d, 0, &setupError{advice: "--paid: the payments are more than --amount"}
		}
		d.Changes = append(d.Changes, latecharge.Change{On: day, Minor: paid.Minor})
	}
	return d, through, nil
}

func (p *process) printCharge(table latecharge.Table, d latecharge.Debt, through calendar.Date, c latecharge.Charge) error {
	sum := func(minor int64) string { return money.Amount{Currency: table.Currency, Minor: minor}.String() }
	var out strings.Builder
	_, _ = fmt.Fprintf(&out, "%s, due on %s, through %s, by the table %s (%s)\n\n", sum(d.Minor), d.DueOn, through, table.Jurisdiction, table.Name)
	if len(c.Rows) == 0 {
		out.WriteString("nothing was paid late, and nothing is charged\n")
	} else {
		t := figures()
		t.row("from", "through", "days", "open", "base %", "rate %", "interest")
		for _, r := range c.Rows {
			t.row(r.From.String(), r.Through.String(), strconv.Itoa(r.Days()), sum(r.Principal), r.Base.String(), r.Rate.String(), sum(table.Interest(r)))
		}
		out.WriteString(t.String())
		_, _ = fmt.Fprintf(&out, "\ninterest   %s (the whole, rounded once: its rows may differ from it by a rounding)\nfixed sum  %s\n", sum(c.Interest), sum(c.FixedSum))
	}
	_, _ = fmt.Fprintf(&out, "\nbase rate: %s\n  %s\n", table.Base.Name, table.Base.Source)
	for _, law := range table.Law {
		_, _ = fmt.Fprintf(&out, "  %s\n", law)
	}
	_, err := fmt.Fprint(p.out, out.String())
	return err
}

// chargeOf is a charge as a machine reads it: amounts in minor units.
func chargeOf(table latecharge.Table, d latecharge.Debt, through calendar.Date, c latecharge.Charge) map[string]any {
	amount := func(minor int64) money.Amount { return money.Amount{Currency: table.Currency, Minor: minor} }
	rows := make([]map[string]any, len(c.Rows))
	for i, r := range c.Rows {
		rows[i] = map[string]any{
			"from": r.From, "through": r.Through, "days": r.Days(), "principal": amount(r.Principal),
			"base_percent": r.Base, "rate_percent": r.Rate, "interest": amount(table.Interest(r)),
		}
	}
	return map[string]any{
		"jurisdiction": table.Jurisdiction, "amount": amount(d.Minor), "due_on": d.DueOn, "through": through,
		"interest": amount(c.Interest), "fixed_sum": amount(c.FixedSum), "rows": rows, "law": table.Law, "source": table.Base.Source,
	}
}

func (p *process) chargeTablesCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "tables",
		Short: "Show the tables that ship: countries, law, and through when their rates are known",
		Long: `tables shows by what a tenant's file may have late charges reckoned. In any other country nothing is charged. After the last day that
a table knows, newer base rates go into the tenant's file, under late_charges: rates:, with where they were published.`,
		Example: "  starter late-charge tables",
		Args:    cobra.NoArgs,
		RunE:    p.work(func(context.Context, []string) error { return p.showTables() }),
	}
}

func (p *process) showTables() error {
	all := latecharge.Shipped()
	if p.asJSON {
		list := make([]map[string]any, len(all))
		for i, t := range all {
			list[i] = map[string]any{
				"jurisdiction": t.Jurisdiction, "name": t.Name, "countries": t.Countries, "currency": t.Currency, "due_from": t.DueFrom,
				"margin_percent": t.Margin, "law": t.Law, "base": t.Base.Name, "source": t.Base.Source, "known_through": t.Base.KnownThrough, "rates": t.Base.Rates,
			}
		}
		return p.print(map[string]any{"items": list}, "")
	}
	var out strings.Builder
	for i, t := range all {
		if i > 0 {
			out.WriteString("\n")
		}
		_, _ = fmt.Fprintf(&out, "%s\n", facts(
			"table", string(t.Jurisdiction)+", "+t.Name, "countries", strings.Join(t.Countries, ", "), "currency", string(t.Currency),
			"due from", t.DueFrom.String(), "rate", t.Margin.String()+" points over "+t.Base.Name, "source", t.Base.Source, "known through", t.Base.KnownThrough.String(),
		))
		for _, law := range t.Law {
			_, _ = fmt.Fprintf(&out, "  %s\n", law)
		}
	}
	_, err := fmt.Fprint(p.out, out.String())
	return err
}
