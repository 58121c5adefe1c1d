package main

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"arrears/internal/dunning"
	"arrears/internal/gateway/openapi"
)

func (p *process) noticeCommand() *cobra.Command {
	return group("notice", "Show what customers would be told, and say what became of a notice", p.previewCommand(), p.servedCommand())
}

// previewing is what a preview is asked for.
type previewing struct{ customer, level, channel, out string }

func (p *process) previewCommand() *cobra.Command {
	var in previewing
	c := &cobra.Command{
		Use:   "preview --customer ID --level LEVEL [--channel email|sms] [--out FILE.html]",
		Short: "Show exactly what would go to a customer now at a level",
		Long: `preview shows the messages that would go to a customer if the level were due at this moment: from what is owed now, by the
customer's policy, in their language. Nothing is written or sent; only the reference, which each message gets when it is
planned, is of zeros. LEVEL is one of the policy's ladder, prepayment, or a key under on: such as reinstated.

With --out the HTML of the e-mail is written to a file, to be looked at in a browser; where debts in several currencies
make several e-mails, the next ones get a number.`,
		Example: `  starter notice preview --customer bakery --level final
  starter notice preview --customer bakery --level first --channel email --out first.html`,
		Args: cobra.NoArgs,
		RunE: p.work(func(ctx context.Context, _ []string) error { return p.previewNotice(ctx, in) }),
	}
	c.Flags().StringVar(&in.customer, "customer", "", "the customer's id")
	c.Flags().StringVar(&in.level, "level", "", "the level, prepayment, or a key under on:")
	c.Flags().StringVar(&in.channel, "channel", "", "email or sms (default: all that the policy names)")
	c.Flags().StringVar(&in.out, "out", "", "write the e-mail's HTML to this file, which must not exist")
	needs(c, "customer", "level")
	return c
}

func (p *process) previewNotice(ctx context.Context, in previewing) error {
	switch in.channel {
	case "", string(dunning.Email):
	case string(dunning.SMS):
		if in.out != "" {
			return &setupError{advice: "--out is for e-mails: an SMS has no HTML; leave out --channel sms or --out"}
		}
	default:
		return &setupError{advice: fmt.Sprintf("--channel %.80q is unknown; use email or sms", in.channel)}
	}
	c, err := p.newClient()
	if err != nil {
		return err
	}
	var preview openapi.Preview
	if err := c.get(ctx, customerPath(in.customer, "/preview?level="+url.QueryEscape(in.level)), &preview); err != nil {
		return err
	}
	if preview.Messages, err = ofChannel(preview.Messages, in); err != nil {
		return err
	}
	if in.out != "" {
		if err := p.writePages(preview.Messages, in.out); err != nil {
			return err
		}
	}
	return p.print(preview, "%s", readable(preview))
}

// ofChannel keeps the messages of the channel that was asked for.
func ofChannel(all []openapi.PreviewedMessage, in previewing) (kept []openapi.PreviewedMessage, err error) {
	want := in.channel
	if in.out != "" && want == "" {
		want = string(dunning.Email)
	}
	var others []string
	for _, m := range all {
		if m.Channel == want || want == "" {
			kept = append(kept, m)
		} else {
			others = append(others, m.Channel)
		}
	}
	if len(kept) == 0 {
		return nil, fmt.Errorf("nothing would go by %s at level %s; it goes by %s", want, in.level, strings.Join(others, ", "))
	}
	return kept, nil
}

// writePages writes the HTML of each e-mail to a file of its own, and overwrites none.
func (p *process) writePages(messages []openapi.PreviewedMessage, name string) error {
	for i, m := range messages {
		path := name
		if i > 0 {
			end := filepath.Ext(name)
			path = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(name, end), i+1, end)
		}
		file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600) // it is personal
		if err != nil {
			return &setupError{"--out must name a file that can be made", err}
		}
		_, err = file.WriteString(optional(m.Html))
		if closed := file.Close(); err == nil {
			err = closed
		}
		if err != nil {
			return fmt.Errorf("write %s: %w", path, err)
		}
		p.note("wrote %s", path)
	}
	return nil
}

// readable is a preview for a person at a terminal.
func readable(preview openapi.Preview) string {
	var b strings.Builder
	for i, m := range preview.Messages {
		if i > 0 {
			b.WriteString("\n\n")
		}
		if m.Channel == string(dunning.SMS) {
			fmt.Fprintf(&b, "SMS to %s, %s\n", m.To, inSegments(m.Segments))
		} else {
			fmt.Fprintf(&b, "E-mail to %s\nSubject: %s\n", m.To, optional(m.Subject))
		}
		for text := range strings.Lines(strings.TrimRight(m.Text, "\n")) {
			b.WriteString("\n" + strings.TrimRight("  "+text, "\n "))
		}
	}
	return b.String()
}

func inSegments(segments *int) string {
	if segments == nil || *segments == 1 {
		return "1 segment"
	}
	return fmt.Sprintf("%d segments", *segments)
}
