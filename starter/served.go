package main

import (
	"context"
	"net/url"

	"github.com/spf13/cobra"

	"arrears/internal/gateway/openapi"
)

func (p *process) servedCommand() *cobra.Command {
	var in openapi.Service
	var note string
	on := aDate
	c := &cobra.Command{
		Use:   "served ID --by NAME --on DATE [--note TEXT]",
		Short: "Say that a person served a notice another way, such as by letter",
		Long: `served counts a notice as delivered on a date by your word: what of it was not sent yet is not sent, and where it is mandatory the
periods after it run from that date. It is refused for a date that lies ahead or before the notice was due, and for a notice that
was withdrawn. The same again changes nothing.

A notice's id is in ` + "`starter customer timeline`" + ` and ` + "`starter worklist`" + `, as "notice" of the detail.`,
		Example: `  starter notice served 01a20d5a-6e5c-791d-bb95-b5ca7748c81b --by "Ana, collections" --on 2026-11-20 --note "registered letter"`,
		Args:    one("ID"),
		RunE: p.work(func(ctx context.Context, args []string) error {
			in.On, in.Note = on.text, orNil(note)
			return p.served(ctx, args[0], in)
		}),
	}
	c.Flags().StringVar(&in.By, "by", "", "who served it")
	c.Flags().Var(&on, "on", "when, as YYYY-MM-DD, in the customer's zone")
	c.Flags().StringVar(&note, "note", "", "how, for whoever reads the timeline")
	needs(c, "by", "on")
	return c
}

func (p *process) served(ctx context.Context, id string, in openapi.Service) error {
	var n openapi.Notice
	if err := p.say(ctx, "/v1/notices/"+url.PathEscape(id)+"/served", in, &n); err != nil {
		return err
	}
	on := ""
	if n.DeliveredOn != nil {
		on = *n.DeliveredOn
	}
	return p.print(n, "%s", facts("notice", n.Id, "customer", n.CustomerId, "level", n.Level, "state", n.State, "delivered on", on))
}
