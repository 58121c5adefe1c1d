package main

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"

	"github.com/spf13/cobra"

	"arrears/internal/gateway/openapi"
)

func (p *process) decideCommand() *cobra.Command {
	var in openapi.Decision
	var note string
	c := &cobra.Command{
		Use:   "decide ID --decision WORD --by NAME [--note TEXT]",
		Short: "Decide something that waits for a human",
		Long: `decide takes one of the options of an entry of the worklist, and has it carried out at once:

  message_in_doubt       was_sent: it counts as delivered, and you vouch for it. was_not_sent: it is sent anew
  notice_undeliverable   served: you served it another way, today (another date: ` + "`starter notice served`" + `).
                         contact_corrected: it is sent to the contacts as they are now; correct them first
  step_blocked           served_by_hand: the mandatory notice counts as delivered today, for this item. wait: nothing
  step_approval          approve: the step is taken, if all else still lets it. refuse: it is passed over
  task                   done, or not_done: the policy gave it to a person, and goes on without waiting for it
  stop_suspected         confirm: it was a STOP, and no tenant of that sender writes there any more. lift: it was none, and you do
  reply_to_read          read: somebody has read what the customer answered
  provider_down          noted: somebody sees to it. The channel is tried again by itself, and what waits goes then
  access_to_apply        applied_by_hand: you have applied that version
  access_unapplied       applied_by_hand, or fixed: provisioning is told again at once
  verification_in_doubt  was_sent: the code can be submitted. was_not_sent: it is sent anew
  verification_undeliverable
                         number_corrected: a code to the number as it is now. close: the sign-up is given up
  codes_held_back        lift: the sign-ups with these numbers are real, and codes go there again. keep: a few codes go now and
                         then, and find out by themselves
  screening_referred     approve: the sign-up goes on to the prepayment. refuse: it is over. Both need --note, and take the table's
                         default when nobody decides in time
  refusal_review         approve: the sign-up goes on, with the prepayment asked anew. uphold: it stays refused. Both need --note
  end_handover, end_write_off
                         handed_over, written_off, settled: what you did. The debt changes when the books say so
  credit_after_closing   refunded, keep: what became of the money. It is recorded, and nothing is paid by it
  …_misconfigured, message_unrenderable
                         fixed: what waits for it is tried at once

The same decision again changes nothing; another one is refused. What you write is kept with the customer until they are erased.`,
		Example: `  starter worklist decide 01a20d5a-6e5c-791d-bb95-b5ca7748c81b --decision was_not_sent --by "Ana, collections" --note "not in the provider's log"`,
		Args:    one("ID"),
		RunE: p.work(func(ctx context.Context, args []string) error {
			in.Note = orNil(note)
			return p.decide(ctx, args[0], in)
		}),
	}
	c.Flags().StringVar(&in.Decision, "decision", "", "one of the options that starter worklist shows")
	c.Flags().StringVar(&in.By, "by", "", "who decides")
	c.Flags().StringVar(&note, "note", "", "why, for whoever reads the timeline")
	needs(c, "decision", "by")
	return c
}

func (p *process) decide(ctx context.Context, id string, in openapi.Decision) error {
	var work openapi.Work
	if err := p.say(ctx, "/v1/worklist/"+url.PathEscape(id)+"/decision", in, &work); err != nil {
		return err
	}
	decision := in.Decision
	if work.Decision != nil {
		decision = *work.Decision
	}
	return p.print(work, "%s", facts("decided", decision, "what", work.Kind, "about", work.Ref, "customer", work.CustomerId, "id", work.Id))
}

// say posts what a person says, and reads the answer.
func (p *process) say(ctx context.Context, path string, what, into any) error {
	c, err := p.newClient()
	if err != nil {
		return err
	}
	text, err := json.Marshal(what)
	if err != nil {
		return err
	}
	_, err = c.ask(ctx, question{method: http.MethodPost, path: path, body: text}, into)
	return err
}

// orNil is nil for what was left out.
func orNil(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}
