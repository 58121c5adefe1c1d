package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"arrears/dev/bench/simulate"
	"arrears/dev/stack"
)

func benchSimulateCommand(o *options, screen *screen) *cobra.Command {
	cfg := simulate.Defaults()
	cmd := &cobra.Command{
		Use:   "simulate",
		Short: "Simulate a book of 1,000,000 invoices, and sort and write as many actions beside it",
		Long: `simulate generates a book of customers and invoices, plays it by the policy that ships, and writes every action as JSON, to
nowhere. It starts nothing and needs no stack. The figure is the time from the first decision to the last line; the reference
is how long the machine takes to sort and write as many actions, which no simulator can go below.

The goal for the default size, on two cores, is 60 seconds and 2 GiB; exit code 1 where it is missed. Of the flags that all
commands share it takes --json.`,
		Example: `  go run ./dev bench simulate
  go run ./dev bench simulate --customers 1000 --invoices 10000 --json`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			for _, name := range []string{"speed", "start", "policy", "data", "port-base"} {
				if cmd.Flags().Changed(name) {
					return stack.Usage(fmt.Errorf("--%s: bench simulate starts no stack; leave it out", name))
				}
			}
			return runBenchSimulate(cmd.Context(), *o, cfg, screen)
		},
	}
	flags := cmd.Flags()
	flags.IntVar(&cfg.Customers, "customers", cfg.Customers, "customers in the book")
	flags.IntVar(&cfg.Invoices, "invoices", cfg.Invoices, "invoices in the book, as many for each customer")
	flags.Uint64Var(&cfg.Seed, "seed", cfg.Seed, "make the book of this number")
	return cmd
}

func runBenchSimulate(ctx context.Context, o options, cfg simulate.Config, screen *screen) error {
	if err := cfg.Validate(); err != nil {
		return err
	}
	meter := screen.meter()
	cfg.Show = meter.Show
	result, err := simulate.Run(ctx, cfg)
	meter.Close()
	if err != nil {
		return err
	}
	result.Print(screen.human(o.json))
	if o.json {
		if err := screen.result(result); err != nil {
			return err
		}
	}
	if wrong := result.Wrong(); len(wrong) > 0 {
		return errors.New(strings.Join(wrong, "; "))
	}
	return nil
}
