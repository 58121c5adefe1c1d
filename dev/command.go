package main

import (
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"arrears/dev/stack"
)

// options are the flags, as given.
type options struct {
	speed    float64
	start    string
	policy   string
	data     string
	json     bool
	portBase int
	exit     bool
}

const (
	dayASecond = 86400
	// storyStart is a Monday without a holiday near, so that the story reads the same every time.
	storyStart = "2026-03-02"
)

func command(stdout, stderr io.Writer) *cobra.Command {
	var o options
	screen := newScreen(stdout, stderr)
	root := &cobra.Command{
		Use:           "dev",
		Short:         "Run Arrears on this machine and play the demo story",
		Args:          noArguments,
		SilenceUsage:  true,
		SilenceErrors: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return playStory(cmd.Context(), o, screen)
		},
	}
	onlyStack := &cobra.Command{
		Use:   "stack",
		Short: "Run the stack alone: one line of JSON when ready, then until a signal",
		Args:  noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runStack(cmd.Context(), o, screen)
		},
	}
	root.AddCommand(onlyStack)
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return stack.Usage(err) })

	shared := root.PersistentFlags()
	shared.Float64Var(&o.speed, "speed", dayASecond, "business seconds per wall second")
	shared.StringVar(&o.start, "start", "", "business date to begin at, such as 2026-03-02 (the story: "+storyStart+"; stack: today)")
	shared.StringVar(&o.policy, "policy", "", "policy file the tenant lives by (default: the policy that ships)")
	shared.StringVar(&o.data, "data", "", "folder to keep state in and resume from (default: fresh and thrown away)")
	shared.BoolVar(&o.json, "json", false, "make the last line of standard output one JSON object")
	shared.IntVar(&o.portBase, "port-base", 0, "first of the ports to use (default: free ones)")
	root.Flags().BoolVar(&o.exit, "exit", false, "leave when the story is over: 0 if everyone ended as it says, else 1")
	return root
}

func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return stack.Usage(fmt.Errorf("unknown command or argument %q; see %s --help", args[0], cmd.CommandPath()))
	}
	return nil
}

// config turns the flags into a stack's configuration, but for what has to be built first.
func (o options) config(defaultStart string, say func(string)) (stack.Config, error) {
	date := o.start
	if date == "" {
		date = defaultStart
	}
	start, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return stack.Config{}, stack.Usage(fmt.Errorf("--start %q is no date; write it as %s", o.start, storyStart))
	}
	if o.start != "" && o.data != "" && stack.Kept(o.data) {
		return stack.Config{}, stack.Usage(errors.New("--start: --data names a stack that goes on from where it stopped; leave --start out, or name an empty folder"))
	}
	cfg := stack.Config{
		Start:    start,
		Speed:    o.speed,
		Policy:   o.policy,
		Data:     o.data,
		PortBase: o.portBase,
		Say:      say,
	}
	return cfg, cfg.Validate()
}
