package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"arrears/internal/gateway/openapi"
)

func (p *process) reviewCommand() *cobra.Command {
	var in openapi.Review
	c := &cobra.Command{
		Use:   "review ID --by NAME --note TEXT",
		Short: "Have a person look again at a sign-up that was refused",
		Long: `review puts refusal_review on the worklist, once in a customer's life. Asked again while it waits, it is the same entry. There,
approve has the sign-up go on, with the prepayment asked anew; uphold is final.`,
		Example: `  starter customer review bakery --by "Ana, sales" --note "rang; the card is their bank's only one"`,
		Args:    one("ID"),
		RunE: p.work(func(ctx context.Context, args []string) error {
			var work openapi.Work
			if err := p.say(ctx, customerPath(args[0], "/review"), in, &work); err != nil {
				return err
			}
			return p.print(work, "%s", facts("customer", work.CustomerId, "what", work.Kind, "id", work.Id))
		}),
	}
	c.Flags().StringVar(&in.By, "by", "", "who asks for it")
	c.Flags().StringVar(&in.Note, "note", "", "why, for whoever looks at it again")
	needs(c, "by", "note")
	return c
}

// describeScreening tells what the checks came to, and what of them stood against the sign-up.
func describeScreening(s openapi.Screening) string {
	says := fmt.Sprintf("%s, %d points by table %s, version %d", s.Outcome, s.Score, s.Table.Id, s.Table.Version)
	for _, line := range s.Lines {
		if line.Outcome != "pass" || line.Points > 0 {
			says += "; " + line.Text
		}
	}
	switch {
	case s.Decision != nil:
		says += fmt.Sprintf("; %s by %s", *s.Decision, optional(s.DecidedBy))
	case s.DecideBy != nil:
		says += fmt.Sprintf("; a person decides until %s, else %s", s.DecideBy.Format(time.RFC3339), optional(s.Otherwise))
	}
	return says
}
