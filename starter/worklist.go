package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"arrears/internal/gateway/openapi"
)

func (p *process) worklistCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "worklist",
		Short: "Show what waits for a human, longest waiting first, and decide it",
		Long: `worklist lists what a machine should not decide: what it is about, and the decisions to choose from. With --json each line is
one entry.`,
		Example: `  starter worklist
  starter worklist decide 01a20d5a-6e5c-791d-bb95-b5ca7748c81b --decision was_sent --by "Ana, collections"`,
		Args: cobra.NoArgs,
		RunE: p.work(func(ctx context.Context, _ []string) error { return p.showWorklist(ctx) }),
	}
	c.AddCommand(p.decideCommand())
	return c
}

func (p *process) showWorklist(ctx context.Context) error {
	c, err := p.newClient()
	if err != nil {
		return err
	}
	const path = "/v1/worklist?limit=500"
	shown := 0
	for page := path; page != ""; {
		var got openapi.Worklist
		if err := c.get(ctx, page, &got); err != nil {
			return err
		}
		if err := p.printWork(got.Items, shown == 0); err != nil {
			return err
		}
		shown += len(got.Items)
		page = ""
		if got.Next != nil {
			page = path + "&cursor=" + url.QueryEscape(*got.Next)
		}
	}
	if shown == 0 && !p.asJSON {
		p.note("nothing waits for a human")
	}
	return nil
}

func (p *process) printWork(items []openapi.Work, withHead bool) error {
	if p.asJSON {
		for _, w := range items {
			if err := p.print(w, ""); err != nil {
				return err
			}
		}
		return nil
	}
	t := columns()
	if withHead && len(items) > 0 {
		t.row("since", "customer", "what", "about", "options", "id", "detail")
	}
	for _, w := range items {
		detail, err := json.Marshal(w.Detail)
		if err != nil {
			return err
		}
		t.row(w.OpenedAt.Format(time.RFC3339), w.CustomerId, w.Kind, w.Ref, strings.Join(w.Options, " | "), w.Id, string(detail))
	}
	_, err := fmt.Fprint(p.out, t)
	return err
}
