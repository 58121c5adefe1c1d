package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"

	"github.com/spf13/cobra"

	"arrears/dev/crash"
	"arrears/dev/stack"
)

func crashCommand(o *options, screen *screen) *cobra.Command {
	cfg := crash.Defaults()
	cmd := &cobra.Command{
		Use:   "crash",
		Short: "Kill the worker under hundreds of notices, and count what the customers were told",
		Long: `crash takes customers through three levels on both channels, 150 seconds apart, while the worker is killed with SIGKILL at random
moments and as messages are claimed, and the sandbox providers lose answers and report late, twice and in the wrong order. Some
customers pay meanwhile and some answer STOP, half of them just as a notice is due. Then it counts, from the providers' side:

  duplicates   a message that came twice, or a level that came twice by one channel
  lost         a level that a customer who neither paid nor stopped did not hear by a channel; who stopped must hear all by e-mail
  late         what was claimed, or sent, after a payment or a STOP was committed; and requests that no claim allowed
  left         what is claimed, in doubt, on the worklist, an orphan or not woken at the end

All must be none. Where a killed worker had claimed an e-mail and not begun to send it, the policy has a human decide: the test looks at
the provider's side, and decides that it was not sent. With --cut Postgres and Temporal are cut off from worker and gateway as well, twice each, for 20 to 35 seconds: once
connections drop and are refused, once they hang.

A run takes about seven minutes on two cores, and less than fifteen. The seed makes all that is random, but what the providers spoil,
and is printed: give it again to see the same kills, cuts, payments and STOPs again. Of the flags that all commands share it takes
--json and --port-base. Exit code 0 only if all counts are none, else 1 with what differed.`,
		Example: `  go run ./dev crash
  go run ./dev crash --cut
  go run ./dev crash --seed 42 --json
  go run ./dev crash --customers 20 --kills 4 --lost 0 --callbacks 0    # to look at one thing at a time`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			for _, name := range []string{"speed", "start", "policy", "data"} {
				if cmd.Flags().Changed(name) {
					return stack.Usage(fmt.Errorf("--%s: crash has a clock, a policy and a throwaway stack of its own; leave it out", name))
				}
			}
			if !cmd.Flags().Changed("seed") {
				cfg.Seed = uint64(rand.Uint32()) // short enough to be typed again
			}
			return runCrash(cmd.Context(), *o, cfg, screen)
		},
	}
	flags := cmd.Flags()
	flags.IntVar(&cfg.Customers, "customers", cfg.Customers, "customers who are taken through the levels")
	flags.IntVar(&cfg.Kills, "kills", cfg.Kills, "how often the worker is killed")
	flags.BoolVar(&cfg.Cut, "cut", false, "cut Postgres and Temporal off for a while, too")
	flags.Float64Var(&cfg.Pay, "pay", cfg.Pay, "share of customers who pay meanwhile")
	flags.Float64Var(&cfg.Stop, "stop", cfg.Stop, "share of customers who answer STOP meanwhile")
	flags.Float64Var(&cfg.Lost, "lost", cfg.Lost, "rate of answers that the providers lose")
	flags.Float64Var(&cfg.Callbacks, "callbacks", cfg.Callbacks, "rate of messages that the providers report on twice, of those in the wrong order, and of those late")
	flags.Uint64Var(&cfg.Seed, "seed", 0, "make everything at random of this number (default: another one each time)")
	return cmd
}

func runCrash(ctx context.Context, o options, cfg crash.Config, screen *screen) error {
	cfg.PortBase, cfg.Say = o.portBase, screen.say
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
	screen.say(fmt.Sprintf("seed %d", cfg.Seed))
	meter := screen.meter()
	cfg.Show = meter.Show
	result, err := crash.Run(ctx, cfg)
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
	if len(result.Differences) > 0 {
		return errors.New("the customers were not told what they had to be; what differed is listed above")
	}
	return nil
}
