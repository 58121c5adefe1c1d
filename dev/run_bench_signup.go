package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"

	"github.com/spf13/cobra"

	"arrears/dev/bench/signup"
	"arrears/dev/stack"
)

func benchSignupCommand(o *options, screen *screen) *cobra.Command {
	cfg := signup.Defaults()
	cmd := &cobra.Command{
		Use:   "signup",
		Short: "Send 2,000 sign-ups in 10 seconds, good and bad, and count what became of them",
		Long: `signup sends sign-ups at an even rate from as many connections as it takes. Three in ten are good. Half come in crowds that share a
number, a block of numbers or an address, and are more than may have a code; the rest is malformed, has unknown fields, or gives
an id again, with the same content or with other. The good ones type the code that the sandbox's inbox shows. It must be that

  no answer is a 5xx
  of every crowd exactly as many are taken as its cap says
  who was refused has no workflow and is sent no code, and everybody else has one and is sent one
  all good ones have proven their phone within 3 minutes of the first request

The figure is how long a sign-up takes to be answered, the reference how long a plain insert of one row takes on the same machine: as
many, at the same rate, over HTTP, to the same Postgres. A run takes about two minutes on two cores. The seed makes
the order, and is printed. Of the flags that all commands share it takes --json and --port-base. Exit code 0 only if all of it was
so, else 1 with what differed.`,
		Example: `  go run ./dev bench signup
  go run ./dev bench signup --own-codes --json
  go run ./dev bench signup --requests 3000 --over 20s --seed 42`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			for _, name := range []string{"speed", "start", "policy", "data"} {
				if cmd.Flags().Changed(name) {
					return stack.Usage(fmt.Errorf("--%s: bench signup has a clock, a policy and a throwaway stack of its own; leave it out", name))
				}
			}
			if !cmd.Flags().Changed("seed") {
				cfg.Seed = uint64(rand.Uint32()) // short enough to be typed again
			}
			return runBenchSignup(cmd.Context(), *o, cfg, screen)
		},
	}
	flags := cmd.Flags()
	flags.IntVar(&cfg.Requests, "requests", cfg.Requests, "sign-ups that are sent, good and bad")
	flags.DurationVar(&cfg.Over, "over", cfg.Over, "wall time in which they are sent")
	flags.BoolVar(&cfg.OwnCodes, "own-codes", false, "have Arrears make the codes, and not the Verify service")
	flags.Uint64Var(&cfg.Seed, "seed", 0, "make the order of this number (default: another one each time)")
	return cmd
}

func runBenchSignup(ctx context.Context, o options, cfg signup.Config, screen *screen) error {
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
	result, err := signup.Run(ctx, cfg)
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
		return errors.New("sign-ups were not treated as they must be; what differed is listed above")
	}
	return nil
}
