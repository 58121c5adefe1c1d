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
		Use:   "dev",
		Short: "Run Arrears on this machine and play the demo story",
		Long: `dev builds Arrears, runs it with a private Postgres, a Temporal server and sandbox providers, plays the lives of some
customers on it in about a minute, and stays until Ctrl-C. It needs nothing but Go, and leaves nothing behind but --data.

Exit codes of the built program (through "go run" every failure is 1): 0 done, 1 the work failed, 2 wrong usage.`,
		Example: `  go run ./dev                                    # watch the story; then look around
  go run ./dev --exit --json                      # the same as a check, for machines
  go run ./dev stack --speed 3600 > stack.json    # a stack to try things on, an hour a second
  go run ./dev --data ~/arrears                   # keep everything, and go on from there the next time`,
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
		Long: `stack prints one line of JSON once everything is ready, with the addresses, the API key and the worker's process id. It
stays until Ctrl-C, SIGTERM or the end of the process that started it, and leaves nothing running.`,
		Example: `  go run ./dev stack > stack.json &
  go run ./dev stack --speed 86400 --start 2026-03-02 --policy my-policy.yaml`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runStack(cmd.Context(), o, screen)
		},
	}
	root.AddCommand(onlyStack, replayCommand(&o, screen), outagesCommand(&o, screen), crashCommand(&o, screen), benchCommand(&o, screen), recordCommand(&o, screen))
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
