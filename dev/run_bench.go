package main

import (
	"errors"

	"github.com/spf13/cobra"

	"arrears/dev/stack"
)

func benchCommand(o *options, screen *screen) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "bench",
		Short: "Measure the product against what the machine can do",
		Long: `bench runs one of its benchmarks. Each prints our figure, the reference that it is held against in the same run, and the ratio of
the two.`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return stack.Usage(errors.New("which one? see dev bench --help"))
		},
	}
	cmd.AddCommand(benchSignupCommand(o, screen), benchSimulateCommand(o, screen))
	return cmd
}
