package main

import (
	"context"

	"github.com/spf13/cobra"

	"arrears/internal/gateway/openapi"
)

func (p *process) stopCommand() *cobra.Command {
	var in openapi.Stop
	var note string
	c := &cobra.Command{
		Use:   "stop ID --channel email|sms --by NAME [--note TEXT]",
		Short: "Say that a customer wants nothing more by a channel",
		Long: `stop is for what was said to a person: on the phone, or in an answer to an e-mail. Every address by which the customer and their
contacts are reached by that channel is written to no more, whichever tenant asks, from the moment that this command says so. The
other channel goes on; where none is left, a notice goes to the worklist. Only the recipient can take it back, by START. The
same again changes nothing.`,
		Example: `  starter customer stop bakery --channel email --by "Ana, collections" --note "wrote back: no more mails"`,
		Args:    one("ID"),
		RunE: p.work(func(ctx context.Context, args []string) error {
			in.Note = orNil(note)
			if err := p.say(ctx, customerPath(args[0], "/stop"), in, nil); err != nil {
				return err
			}
			return p.print(map[string]string{"customer_id": args[0], "channel": in.Channel}, "%s",
				facts("customer", args[0], "written to no more by", in.Channel))
		}),
	}
	c.Flags().StringVar(&in.Channel, "channel", "", "email or sms")
	c.Flags().StringVar(&in.By, "by", "", "who was told")
	c.Flags().StringVar(&note, "note", "", "how, for whoever reads the timeline")
	needs(c, "channel", "by")
	return c
}
