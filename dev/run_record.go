package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"arrears/dev/build"
	"arrears/dev/record"
	"arrears/dev/stack"
)

func recordCommand(o *options, screen *screen) *cobra.Command {
	force := false
	cmd := &cobra.Command{
		Use:   "record",
		Short: "Write down the histories and the database that upgrades are tested against",
		Long: `record plays lives through every phase on a stack of its own, in some two minutes, and writes Temporal's histories of them
into workflows/testdata and the database's content into internal/ledger/testdata, of the checkout that it is run in.

Those files prove that customers who run already survive a new version. Read workflows/testdata/README.md before you
replace them: a test that fails on them is a reason to mend the code, hardly ever one to record anew.`,
		Example: `  go run ./dev record            # where nothing is recorded yet
  go run ./dev record --force    # replaces what is`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			for _, name := range []string{"speed", "start", "policy", "data", "json"} {
				if cmd.Flags().Changed(name) {
					return stack.Usage(fmt.Errorf("--%s: what is recorded is the same every time; leave it out", name))
				}
			}
			return runRecord(cmd.Context(), force, options{speed: record.Speed, portBase: o.portBase}, screen)
		},
	}
	cmd.Flags().BoolVar(&force, "force", false, "replace what was recorded before")
	return cmd
}

func runRecord(ctx context.Context, force bool, o options, screen *screen) error {
	root, err := build.Root(ctx)
	if err != nil {
		return err
	}
	if err := record.Check(root, force); err != nil {
		return stack.Usage(err)
	}
	cfg, err := o.config(storyStart, screen.say)
	if err != nil {
		return err
	}
	s, err := start(ctx, cfg, screen)
	if err != nil {
		return err
	}
	defer s.Stop()
	written, err := record.Run(ctx, record.Config{Stack: s, Root: root, Board: screen.board(true), Say: screen.say})
	if err != nil {
		return err
	}
	slices.Sort(written)
	for _, name := range written {
		if _, err := fmt.Fprintln(screen.out, name); err != nil {
			return fmt.Errorf("nobody reads standard output: %w", err)
		}
	}
	return nil
}
