package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"arrears/dev/replay"
	"arrears/dev/stack"
	"arrears/internal/history"
)

func replayCommand(o *options, screen *screen) *cobra.Command {
	stay := false
	cmd := &cobra.Command{
		Use:   "replay FILE.csv",
		Short: "Play a receivables history through a stack, at high speed from its first day",
		Long: `replay takes over the customers of a CSV file, and has each invoice issued and each payment in full received at 06:00 on
its date, through the public HTTP API. Business time begins shortly before the file's first day, in the demo tenant's
zone (` + replay.Zone + `). It ends when nothing more is planned, at most 90 days after the last date of the file,
prints a summary, and takes the stack down again; with --stay that stays up until Ctrl-C.

Columns, by their names in the header; all others are ignored:
  customerID, invoiceNumber       1 to 64 of A-Z a-z 0-9 . _ -
  InvoiceDate, DueDate            2012-03-31 or 3/31/2012
  InvoiceAmount                   55.94
  SettledDate                     empty: never paid
  currency, country               optional; else USD, and US

The business clock waits for nobody. At a day a second, the default, two cores carry the news of a hundred customers with
much to spare, but a business hour is then only 41 ms: facts acknowledged more than an hour late are told of and counted
in the summary, and three days late end the replay with an error. A lower --speed makes both rarer.`,
		Example: `  go run ./dev replay ledger.csv
  go run ./dev replay ledger.csv --policy my-policy.yaml --speed 43200 --json`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return stack.Usage(fmt.Errorf("replay needs one file; see %s --help", cmd.CommandPath()))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return runReplay(cmd.Context(), args[0], *o, stay, screen)
		},
	}
	cmd.Flags().BoolVar(&stay, "stay", false, "keep the stack up when the history is over")
	return cmd
}

func runReplay(ctx context.Context, file string, o options, stay bool, screen *screen) error {
	switch {
	case o.start != "":
		return stack.Usage(errors.New("--start: a history begins on its own first day; leave --start out"))
	case o.data != "" && stack.Kept(o.data):
		return stack.Usage(errors.New("--data: it names a stack that ran before; name an empty folder, or leave --data out"))
	}
	cfg, err := o.config(storyStart, screen.say)
	if err != nil {
		return err
	}
	rows, err := readHistory(file)
	if err != nil {
		return stack.Usage(err)
	}
	if cfg.Start, err = replay.Begin(rows, o.speed); err != nil {
		return err
	}
	s, err := start(ctx, cfg, screen)
	if err != nil {
		return err
	}
	defer s.Stop()
	human := screen.human(o.json)
	_, _ = fmt.Fprintf(human, "\nTemporal UI  %s\nInbox        %s\nLogs         %s\n\n", s.TemporalUI, s.Sandbox, s.Logs())
	meter := screen.meter()
	show := func(p replay.Progress) { meter.Show(p.State()) }
	result, err := replay.Run(ctx, replay.Config{
		API: s.API, Key: s.APIKey, Clock: s.Clock, Rows: rows, Progress: show, Say: screen.say,
	})
	meter.Close()
	if err != nil {
		return err
	}
	result.Print(human)
	if o.json {
		if err := screen.result(result); err != nil {
			return err
		}
	}
	if stay {
		screen.say("\nEverything stays up for you to look at. Ctrl-C ends it.")
		<-ctx.Done()
		screen.say("stopping")
	}
	return nil
}

func readHistory(name string) ([]history.Row, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	rows, err := history.Read(file, history.Played)
	if err != nil {
		return nil, fmt.Errorf("%s:\n%w", name, err)
	}
	return rows, nil
}
