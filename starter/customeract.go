package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/spf13/cobra"

	"arrears/internal/gateway/openapi"
)

const (
	suspendLong = `suspend adds a reason, such as fraud, to the set for which service is suspended. It is made once: the same again
changes nothing. The note says why, and stays in the timeline.`
	reinstateLong = `reinstate takes a reason from the set for which service is suspended. Service comes back when the set is empty; what
payment alone clears is not for it. The reason spend_limit is taken away for the rest of the month. The note says why, and stays in the timeline.`
)

// reasonCommand is suspend or reinstate.
func (p *process) reasonCommand(verb, short, long string) *cobra.Command {
	var in openapi.ReasonChange
	c := &cobra.Command{
		Use:     verb + " ID --reason REASON --note TEXT",
		Short:   short,
		Long:    long,
		Example: "  starter customer " + verb + ` bakery --reason fraud --note "the bank called"`,
		Args:    one("ID"),
		RunE: p.work(func(ctx context.Context, args []string) error {
			return p.actOnCustomer(ctx, customerPath(args[0], "/"+verb), in)
		}),
	}
	c.Flags().StringVar(&in.Reason, "reason", "", "the reason, such as fraud: a-z 0-9 _")
	c.Flags().StringVar(&in.Note, "note", "", "why, for whoever reads the timeline; no personal data")
	needs(c, "reason", "note")
	return c
}

func (p *process) closeCommand() *cobra.Command {
	var in openapi.Closing
	c := &cobra.Command{
		Use:   "close ID --reason TEXT",
		Short: "End a customer's life with us",
		Long: `close ends a customer's access and follows them no longer. It is refused while any item is open. Later money is taken as
credit and goes to the worklist; later invoices are refused. Closing again changes nothing.`,
		Example: `  starter customer close bakery --reason "sold the business"`,
		Args:    one("ID"),
		RunE: p.work(func(ctx context.Context, args []string) error {
			return p.actOnCustomer(ctx, customerPath(args[0], "/close"), in)
		}),
	}
	c.Flags().StringVar(&in.Reason, "reason", "", "why, for whoever reads the timeline; no personal data")
	needs(c, "reason")
	return c
}

func (p *process) actOnCustomer(ctx context.Context, path string, in any) error {
	text, err := json.Marshal(in)
	if err != nil {
		return err
	}
	return p.changeCustomer(ctx, question{method: http.MethodPost, path: path, body: text})
}

func (p *process) verifyCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "verify ID",
		Short: "Submit the code that the customer got by SMS",
		Long: `verify reads the code from standard input, or asks for it: an argument would show in the list of processes and in the
shell's history.`,
		Example: `  starter customer verify bakery
  starter customer verify bakery < code.txt`,
		Args: one("ID"),
		RunE: p.work(func(ctx context.Context, args []string) error { return p.verify(ctx, args[0]) }),
	}
}

func (p *process) verify(ctx context.Context, id string) error {
	c, err := p.newClient()
	if err != nil {
		return err
	}
	code, err := p.askPerson(ctx, "Code from the SMS: ")
	if err != nil {
		return err
	}
	if code == "" {
		return &setupError{advice: "no code was given; type it, or write it to standard input"}
	}
	text, err := json.Marshal(openapi.SubmittedCode{Code: code})
	if err != nil {
		return err
	}
	return p.printVerification(ctx, c, id, question{method: http.MethodPost, path: customerPath(id, "/verification"), body: text}, "the phone is proven")
}

func (p *process) resendCommand() *cobra.Command {
	var channel string
	c := &cobra.Command{
		Use:   "resend ID [--channel sms|call]",
		Short: "Send another code, or have a voice say it",
		Long: `resend asks for another code. The wait between two codes doubles from 30 seconds to an hour; too early says how long.
With --channel call a voice says it, where Twilio Verify makes the codes.`,
		Example: "  starter customer resend bakery\n  starter customer resend bakery --channel call",
		Args:    one("ID"),
		RunE: p.work(func(ctx context.Context, args []string) error {
			c, err := p.newClient()
			if err != nil {
				return err
			}
			q := question{method: http.MethodPost, path: customerPath(args[0], "/verification/resend")}
			if channel != "" {
				if q.body, err = json.Marshal(openapi.CodeResend{Channel: &channel}); err != nil {
					return err
				}
			}
			return p.printVerification(ctx, c, args[0], q, "a code is on its way")
		}),
	}
	c.Flags().StringVar(&channel, "channel", "", "sms or call (default sms)")
	return c
}

func (p *process) printVerification(ctx context.Context, c *gatewayClient, id string, q question, means string) error {
	var v openapi.Verification
	if _, err := c.ask(ctx, q, &v); err != nil {
		return err
	}
	return p.print(v, "customer %s: %s (%s)", id, means, v.Status)
}

func (p *process) eraseCommand() *cobra.Command {
	var yes bool
	c := &cobra.Command{
		Use:   "erase ID [--yes]",
		Short: "Erase a closed customer's personal data",
		Long: `erase removes a closed customer's name, addresses, numbers and rendered messages for ever. Amounts and dates stay, and so
does the id. It asks first; where nobody can be asked, --yes is needed.`,
		Example: `  starter customer erase bakery
  starter customer erase bakery --yes`,
		Args: one("ID"),
		RunE: p.work(func(ctx context.Context, args []string) error { return p.erase(ctx, args[0], yes) }),
	}
	c.Flags().BoolVar(&yes, "yes", false, "do not ask")
	return c
}

func (p *process) erase(ctx context.Context, id string, yes bool) error {
	c, err := p.newClient()
	if err != nil {
		return err
	}
	if !yes {
		if err := p.confirm(ctx, id); err != nil {
			return err
		}
	}
	if _, err := c.ask(ctx, question{method: http.MethodDelete, path: customerPath(id, "")}, nil); err != nil {
		return err
	}
	return p.print(map[string]any{"id": id, "erased": true}, "nothing personal is left of customer %s", id)
}

// confirm has a person type the id of what will be gone.
func (p *process) confirm(ctx context.Context, id string) error {
	if !isTerminal(p.in) {
		return &setupError{advice: "nobody can be asked whether to erase for ever; say --yes"}
	}
	typed, err := p.askPerson(ctx, fmt.Sprintf("This cannot be undone. Type the customer's id to erase what is personal of %s: ", id))
	if err != nil {
		return err
	}
	if typed != id {
		return fmt.Errorf("nothing was erased: the id that was typed is not %s", id)
	}
	return nil
}
