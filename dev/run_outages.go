package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/spf13/cobra"

	"arrears/dev/outages"
	"arrears/dev/stack"
	"arrears/dev/story"
)

func outagesCommand(o *options, screen *screen) *cobra.Command {
	var only string
	var seed uint64
	cmd := &cobra.Command{
		Use:   "outages",
		Short: "Kill and hold down each process while customers live, and check that nobody notices",
		Long: `outages plays the lives of some customers on a clock on which a date takes a minute, kills the worker, Temporal and Postgres under
them, holds them down, wipes Temporal's data, and checks that every customer ends as in an undisturbed play, having heard the same
on the same dates, nothing twice and nothing after paying. While an outage is longer than a date, notices may be late, never many
at once. Facts go on coming in meanwhile: each that was acknowledged must be there at the end.

Each scenario runs on a stack of its own, one after the other, for three to five minutes; all of them take about half an hour.
The seed makes the moments of the kills, and is printed: give it again to see the same ones again. Of the flags that all commands
share it takes --json and --port-base. Exit code 0 only if nobody noticed anything in any scenario, else 1 with what differed.

Scenarios:
` + listOfScenarios(),
		Example: `  go run ./dev outages
  go run ./dev outages --only temporal-wiped
  go run ./dev outages --seed 42 --json`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			for _, name := range []string{"speed", "start", "policy", "data"} {
				if cmd.Flags().Changed(name) {
					return stack.Usage(fmt.Errorf("--%s: outages has a clock, a policy and a throwaway stack of its own; leave it out", name))
				}
			}
			if !cmd.Flags().Changed("seed") {
				seed = uint64(rand.Uint32()) // short enough to be typed again
			}
			return runOutages(cmd.Context(), *o, only, seed, screen)
		},
	}
	cmd.Flags().StringVar(&only, "only", "", "play this scenario alone")
	cmd.Flags().Uint64Var(&seed, "seed", 0, "make the moments of the kills of this number (default: another one each time)")
	return cmd
}

func listOfScenarios() string {
	var list strings.Builder
	for _, s := range outages.Scenarios() {
		_, _ = fmt.Fprintf(&list, "  %-22s %s\n", s.Name, s.What)
	}
	return strings.TrimRight(list.String(), "\n")
}

func runOutages(ctx context.Context, o options, only string, seed uint64, screen *screen) error {
	cfg := outages.Config{
		Only: only, Seed: seed, PortBase: o.portBase, Say: screen.say,
		Board: func() *story.Board { return screen.board(o.json) },
	}
	if err := cfg.Validate(); err != nil {
		return err
	}
	if err := (stack.Config{Speed: 1, PortBase: o.portBase}).Validate(); err != nil {
		return err
	}
	bin, err := programs(ctx, screen)
	if err != nil {
		return err
	}
	cfg.Bin = bin
	screen.say(fmt.Sprintf("seed %d", seed))
	result, err := outages.Run(ctx, cfg)
	if err != nil {
		return err
	}
	human := screen.human(o.json)
	_, _ = fmt.Fprintf(human, "\nSeed %d, %.0f seconds:\n", result.Seed, result.Seconds)
	for _, s := range result.Scenarios {
		verdict := "as if nothing had happened"
		if !s.OK {
			verdict = fmt.Sprintf("%d differences", len(s.Differences))
		}
		_, _ = fmt.Fprintf(human, "  %-22s %4.0f s  %s\n", s.Name, s.Seconds, verdict)
		for _, difference := range s.Differences {
			_, _ = fmt.Fprintln(human, "      "+difference)
		}
	}
	if o.json {
		if err := screen.result(result); err != nil {
			return err
		}
	}
	if failed := result.Failed(); len(failed) > 0 {
		return fmt.Errorf("%s went otherwise than an undisturbed play; what differed is listed above", strings.Join(failed, ", "))
	}
	return nil
}
