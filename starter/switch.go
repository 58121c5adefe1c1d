package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"arrears/internal/gateway/openapi"
)

func (p *process) switchCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "switch [email|sms on|off]",
		Short: "Stop every notice on a channel, or let them go again",
		Long: `switch turns a channel of the tenant off or on, and without arguments shows where the switches stand. Once off is answered
no notice begins to be sent there; one that was being sent may still arrive. What falls due meanwhile waits, and goes
once the channel is on again. One-time codes go all the same. The same again changes nothing.`,
		Example: `  starter switch
  starter switch sms off
  starter switch sms on`,
		Args: switchArgs,
		RunE: p.work(func(ctx context.Context, args []string) error {
			if len(args) == 0 {
				return p.showSwitches(ctx)
			}
			return p.turnSwitch(ctx, args[0], args[1] == "on")
		}),
	}
}

func switchArgs(_ *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return nil
	case len(args) != 2:
		return fmt.Errorf("give a channel and on or off, or nothing to see how they stand; %d arguments were given", len(args))
	case !slices.Contains([]string{"email", "sms"}, args[0]):
		return fmt.Errorf("there is no channel %q: name email or sms", args[0])
	case !slices.Contains([]string{"on", "off"}, args[1]):
		return fmt.Errorf("a switch is on or off, and not %q", args[1])
	}
	return nil
}

func (p *process) showSwitches(ctx context.Context) error {
	c, err := p.newClient()
	if err != nil {
		return err
	}
	var all openapi.Switches
	if err := c.get(ctx, "/v1/switches", &all); err != nil {
		return err
	}
	t := columns()
	t.row("channel", "switch", "since")
	for _, s := range all.Items {
		since := "-"
		if s.Since != nil {
			since = s.Since.Format(time.RFC3339)
		}
		t.row(s.Channel, word(s.On), since)
	}
	if p.asJSON {
		return p.print(all, "")
	}
	_, err = fmt.Fprint(p.out, t)
	return err
}

func (p *process) turnSwitch(ctx context.Context, channel string, on bool) error {
	c, err := p.newClient()
	if err != nil {
		return err
	}
	text, err := json.Marshal(openapi.SwitchTurn{On: on})
	if err != nil {
		return err
	}
	var s openapi.Switch
	if _, err := c.ask(ctx, question{method: http.MethodPut, path: "/v1/switches/" + channel, body: text}, &s); err != nil {
		return err
	}
	return p.print(s, "%s is %s", s.Channel, word(s.On))
}

func word(on bool) string {
	if on {
		return "on"
	}
	return "off"
}
