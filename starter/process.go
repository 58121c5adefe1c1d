package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"github.com/spf13/cobra"

	"arrears/internal/config"
	"arrears/internal/logs"
)

// The exit codes of the contract.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

// defaultPatience is how long Postgres or Temporal is waited for: less than the 30 seconds that were promised.
const defaultPatience = 25 * time.Second

// process is all that a command has of the world, so that tests run commands in process.
type process struct {
	in       io.Reader
	out, err io.Writer
	env      map[string]string
	patience time.Duration

	asJSON bool // --json
	began  bool // a command's own work: what fails before is wrong usage
}

// setupError says that something is missing or wrong around the program, and what to do about it.
type setupError struct {
	advice string
	err    error
}

func (e *setupError) Error() string {
	if e.err == nil {
		return e.advice
	}
	return e.advice + ": " + e.err.Error()
}

func (e *setupError) Unwrap() error { return e.err }

// run carries out one command line.
func (p *process) run(ctx context.Context, args []string) int {
	root := p.root()
	root.SetArgs(args)
	root.SetIn(p.in)
	root.SetOut(p.out)
	root.SetErr(p.err)
	cmd, err := root.ExecuteContextC(ctx)
	if err == nil {
		return exitDone
	}
	_, _ = fmt.Fprintln(p.err, "starter:", err)
	var setup *setupError
	var environment *config.Error
	switch {
	case errors.As(err, &setup), errors.As(err, &environment):
		return exitUsage
	case !p.began:
		_, _ = fmt.Fprintf(p.err, "See `%s --help`.\n", cmd.CommandPath())
		return exitUsage
	}
	return exitFailed
}

func (p *process) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "starter",
		Short: "Arrears' command line",
		Long: `Arrears follows each customer of a business from sign-up to the last paid invoice.

Everything is configured by environment variables, which .env.example lists.
Exit codes: 0 done, 1 the work failed, 2 wrong usage or configuration.`,
		Example: `  starter migrate                                  # once, and after each update
  starter tenant create harbour --file tenant.yaml
  starter key create --tenant harbour              # shows the key this once
  starter serve                                    # the HTTP gateway
  starter adopt                                    # after Temporal lost its data
  starter customer show bakery`,
		SilenceErrors: true, SilenceUsage: true,
		Version:           version,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	root.SetVersionTemplate("{{.Version}}\n")
	root.PersistentFlags().BoolVar(&p.asJSON, "json", false, "print one JSON object instead of text")
	root.AddCommand(p.serveCommand(), p.healthCommand(), p.migrateCommand(), p.adoptCommand(), p.tenantCommand(), p.keyCommand(), p.policyCommand(), p.screeningCommand(),
		p.customerCommand(), p.invoiceCommand(), p.paymentCommand(), p.creditNoteCommand(), p.usageCommand(), p.noticeCommand(), p.holdCommand(), p.overrideCommand(), p.worklistCommand(), p.switchCommand(), p.reportCommand(),
		p.importCommand())
	root.AddCommand(p.simulateCommand(), p.lateChargeCommand())
	return root
}

// group is a command that only holds others.
func group(use, short string, commands ...*cobra.Command) *cobra.Command {
	c := &cobra.Command{
		Use: use, Short: short, Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return fmt.Errorf("%s is a group of commands: say which", c.CommandPath())
		},
	}
	c.AddCommand(commands...)
	return c
}

// one is for a command that works on one thing, and names it when it is not given.
func one(what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) != 1 {
			return fmt.Errorf("give one %s; %d were given", what, len(args))
		}
		return nil
	}
}

// work marks where a command's own work begins.
func (p *process) work(f func(ctx context.Context, args []string) error) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, args []string) error {
		p.began = true
		return f(c.Context(), args)
	}
}

// print shows a result: as JSON where that was asked for, else as text.
func (p *process) print(result any, text string, args ...any) error {
	if !p.asJSON {
		_, err := fmt.Fprintf(p.out, text+"\n", args...)
		return err
	}
	encoder := json.NewEncoder(p.out)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(result)
}

func (p *process) log() *slog.Logger { return logs.New(p.err) }

// await tries until it works or patience ends.
func (p *process) await(ctx context.Context, try func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, p.patience)
	defer cancel()
	tick := time.NewTicker(200 * time.Millisecond)
	defer tick.Stop()
	for {
		err := try(ctx)
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return err
		case <-tick.C:
		}
	}
}

// quiet drops what a library would log: the command says itself how it ends.
func (p *process) quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }
