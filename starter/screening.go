package main

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"arrears/internal/ledger"
	"arrears/internal/screening"
)

func (p *process) screeningCommand() *cobra.Command {
	validate := &cobra.Command{
		Use:   "validate FILE",
		Short: "Check a screening table",
		Long: `validate needs neither server nor database. It names everything that is wrong by line and column. FILE may be - for standard
input.`,
		Example: "  starter screening validate screening.yaml",
		Args:    one("FILE"),
		RunE:    p.work(func(_ context.Context, args []string) error { return p.validateScreening(args[0]) }),
	}
	explain := &cobra.Command{
		Use:   "explain [FILE]",
		Short: "Tell a screening table in plain language",
		Long: `explain prints what each finding about a sign-up means: how many points, when a person decides, and what is refused. It needs
neither server nor database. Without FILE it tells the table that holds for every tenant that has published none; with --json the
file of that table is in what it prints, to copy from. FILE may be - for standard input.`,
		Example: "  starter screening explain screening.yaml",
		Args:    cobra.MaximumNArgs(1),
		RunE: p.work(func(_ context.Context, args []string) error {
			if len(args) == 0 {
				return p.tellScreening(screening.Standard(), screening.StandardFile())
			}
			return p.explainScreening(args[0])
		}),
	}
	var tenant string
	publish := &cobra.Command{
		Use:   "publish FILE --tenant ID",
		Short: "Publish a screening table as the tenant's next version",
		Long: `publish freezes a screening table: a published version never changes. Sign-ups that come to their checks from now on are judged by
it, each once; whoever was judged before stays so. The same file as the latest version changes nothing. FILE may be - for standard
input.`,
		Example: "  starter screening publish screening.yaml --tenant harbour",
		Args:    one("FILE"),
		RunE:    p.work(func(ctx context.Context, args []string) error { return p.publishScreening(ctx, args[0], tenant) }),
	}
	publish.Flags().StringVar(&tenant, "tenant", "", "the tenant's id")
	_ = publish.MarkFlagRequired("tenant") // the flag was defined a line ago
	return group("screening", "Check screening tables, tell them in plain language and publish them", validate, explain, publish)
}

// readScreening reads a table. What is wrong with it is printed as JSON, too, where that was asked for.
func (p *process) readScreening(file string) (screening.Table, []byte, error) {
	text, err := p.readFile(file, screening.MaxFile)
	if err != nil {
		return screening.Table{}, nil, err
	}
	table, err := screening.Parse(text)
	var wrong *screening.Error
	if p.asJSON && errors.As(err, &wrong) {
		err = errors.Join(err, p.print(map[string]any{"valid": false, "problems": wrong.Problems}, ""))
	}
	return table, text, err
}

func (p *process) validateScreening(file string) error {
	table, _, err := p.readScreening(file)
	if err != nil {
		return err
	}
	return p.print(map[string]any{"valid": true, "table": table.ID, "hash": table.Hash}, "screening table %s is valid (sha256 %s)", table.ID, table.Hash)
}

func (p *process) explainScreening(file string) error {
	table, text, err := p.readScreening(file)
	if err != nil {
		return err
	}
	return p.tellScreening(table, text)
}

func (p *process) tellScreening(table screening.Table, file []byte) error {
	told := screening.Explain(table)
	return p.print(map[string]any{"table": table.ID, "text": told, "hash": table.Hash, "file": string(file)}, "%s", strings.TrimSuffix(told, "\n"))
}

func (p *process) publishScreening(ctx context.Context, file, tenant string) error {
	_, text, err := p.readScreening(file)
	if err != nil {
		return err
	}
	return p.administer(ctx, func(store *ledger.Store) error {
		if _, err := store.Tenant(ctx, tenant); err != nil {
			return err
		}
		out, err := store.PublishScreening(ctx, tenant, text)
		if err != nil {
			return err
		}
		what := "published"
		if !out.New {
			what = "is published already"
		}
		return p.print(map[string]any{"tenant": tenant, "table": out.Table, "version": out.Version, "hash": out.Hash, "new": out.New},
			"screening table %s version %d %s for tenant %s (sha256 %s)", out.Table, out.Version, what, tenant, out.Hash)
	})
}
