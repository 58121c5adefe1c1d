package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strconv"

	"github.com/spf13/cobra"

	"arrears/internal/gateway/intake"
	"arrears/internal/gateway/openapi"
)

// maxPlan is some hundred thousand customers.
const maxPlan = 256 << 20

type migrateOptions struct {
	to, from    int
	customers   []string
	beganBefore string
	preview     bool
	out         string // of a preview
	plan        string // to be carried out
	id          string
	by, reason  string
}

func (p *process) policyMigrateCommand() *cobra.Command {
	var o migrateOptions
	c := &cobra.Command{
		Use:   "migrate POLICY --to VERSION --preview | --plan FILE",
		Short: "Move customers in an episode to another version of their policy",
		Long: `migrate shows what another version of a policy would change for customers who are in an episode, and moves those whom you choose.
Without it they stay on the version that their episode began with.

With --preview it lists every remaining step of each of their open invoices, with the date by the version that they are on and by the other,
if nothing befalls them; it changes nothing. --out FILE keeps that, a line of JSON for each customer: take lines away whom you do not want to
move. --plan FILE then moves those who are left. Each is moved only if what the file shows still holds; who paid, was told something or was moved
meanwhile is left where they are and named, and the exit code is 1. The same --plan under the same --id again changes nothing more,
so an interrupted run is simply started again, and "starter policy undo" takes back all that was done under the --id.

No level comes twice: an invoice goes on above the highest level that it took, as many days after it as the other version writes. Who has an
invoice that cannot go on so, for example since that version does not know its level, is shown with why, and is not moved.`,
		Example: `  starter policy migrate standard --to 3 --preview
  starter policy migrate standard --to 3 --from 1 --began-before 2026-11-01 --preview --out plan.jsonl
  starter policy migrate standard --to 3 --plan plan.jsonl --id milder-1 --by "Ana, collections" --reason "a week more for everybody"`,
		Args: one("POLICY"),
		RunE: p.work(func(ctx context.Context, args []string) error { return p.migratePolicy(ctx, args[0], o) }),
	}
	f := c.Flags()
	f.IntVar(&o.to, "to", 0, "the version to move to")
	f.BoolVar(&o.preview, "preview", false, "show what would change")
	f.IntVar(&o.from, "from", 0, "only who is on this version")
	f.StringSliceVar(&o.customers, "customer", nil, "only this customer; may be given more than once, up to 100")
	f.StringVar(&o.beganBefore, "began-before", "", "only whose episode began before this date, in UTC")
	f.StringVar(&o.out, "out", "", "keep the preview in this file, which must not exist, for --plan")
	f.StringVar(&o.plan, "plan", "", "move whom this file of a preview shows; - is standard input")
	f.StringVar(&o.id, "id", "", "of the migration, an id of your own by which it can be undone")
	f.StringVar(&o.by, "by", "", "who says so, as the timeline will name them")
	f.StringVar(&o.reason, "reason", "", "why, for whoever reads the timeline; no personal data")
	needs(c, "to")
	c.MarkFlagsOneRequired("preview", "plan")
	c.MarkFlagsRequiredTogether("plan", "id", "by", "reason")
	for _, of := range []string{"preview", "from", "customer", "began-before", "out"} {
		c.MarkFlagsMutuallyExclusive("plan", of)
	}
	c.MarkFlagsMutuallyExclusive("customer", "from")
	c.MarkFlagsMutuallyExclusive("customer", "began-before")
	return c
}

func (p *process) migratePolicy(ctx context.Context, policy string, o migrateOptions) error {
	c, err := p.newClient()
	if err != nil {
		return err
	}
	if o.preview {
		return p.previewMigration(ctx, c, policy, o)
	}
	return p.carryOutMigration(ctx, c, policy, o)
}

func (p *process) previewMigration(ctx context.Context, c *gatewayClient, policy string, o migrateOptions) (err error) {
	keep := io.Discard
	if o.out != "" {
		file, err := os.OpenFile(o.out, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err != nil {
			return &setupError{"--out: name a file that does not exist and can be written", err}
		}
		defer func() { err = errors.Join(err, file.Close()) }()
		keep = file
	}
	asked := url.Values{"limit": {strconv.Itoa(intake.MaxMoves)}}
	if o.from != 0 {
		asked.Set("from", strconv.Itoa(o.from))
	}
	if o.beganBefore != "" {
		asked.Set("began_before", o.beganBefore)
	}
	for _, customer := range o.customers {
		asked.Add("customer", customer)
	}
	page := policyPath(policy, fmt.Sprintf("/versions/%d/migration?%s", o.to, asked.Encode()))
	shown, cannot := 0, 0
	for at := page; at != ""; {
		var got openapi.MigrationPreview
		if err := c.get(ctx, at, &got); err != nil {
			return err
		}
		for _, m := range got.Items {
			if m.Cannot != nil {
				cannot++
			}
			if err := json.NewEncoder(keep).Encode(m); err != nil {
				return &setupError{"--out", err}
			}
		}
		if err := p.printMoves(got.Items, shown == 0); err != nil {
			return err
		}
		shown += len(got.Items)
		if at = following(page, got.Next); at != "" {
			p.note("%d customers gone through", shown)
		}
	}
	p.note("%d customers in an episode, of whom %d can move to version %d", shown, shown-cannot, o.to)
	return nil
}

func (p *process) printMoves(moves []openapi.PreviewedMove, withHead bool) error {
	if p.asJSON {
		for _, m := range moves {
			if err := p.print(m, ""); err != nil {
				return err
			}
		}
		return nil
	}
	t := columns()
	if withHead && len(moves) > 0 {
		t.row("customer", "invoice", "due", "open", "level", "was", "is")
	}
	for _, m := range moves {
		if m.Cannot != nil {
			t.row(m.CustomerId, m.Cannot.InvoiceId, "", "", m.Cannot.Level, "cannot move: "+m.Cannot.Why)
		}
		for _, i := range m.Items {
			for _, s := range i.Steps {
				t.row(m.CustomerId, i.InvoiceId, i.DueOn, inWords(i.Open), s.Level, orNever(s.Was), orNever(s.Is))
			}
		}
	}
	_, err := fmt.Fprint(p.out, t)
	return err
}

func orNever(date *string) string {
	if date == nil {
		return "-"
	}
	return *date
}

func (p *process) carryOutMigration(ctx context.Context, c *gatewayClient, policy string, o migrateOptions) error {
	chosen, err := p.readPlan(o)
	if err != nil {
		return err
	}
	all := len(chosen)
	var sum moveSum
	for len(chosen) > 0 {
		part := chosen[:min(len(chosen), intake.MaxMoves)]
		chosen = chosen[len(part):]
		text, err := json.Marshal(openapi.NewMigration{Id: o.id, To: o.to, By: o.by, Reason: o.reason, Customers: part})
		if err != nil {
			return err
		}
		var got openapi.Migrated
		if _, err := c.ask(ctx, question{method: http.MethodPost, path: policyPath(policy, "/migrations"), body: text}, &got); err != nil {
			return err
		}
		if err := p.printMoved(got.Items, &sum); err != nil {
			return err
		}
		if len(chosen) > 0 {
			p.note("%d of %d customers gone through", all-len(chosen), all)
		}
	}
	return sum.err("look at a new preview of those who were left")
}

// readPlan reads the choices of a kept preview.
func (p *process) readPlan(o migrateOptions) (chosen []openapi.MoveChoice, err error) {
	text, err := p.readFile(o.plan, maxPlan)
	if err != nil {
		return nil, err
	}
	lines := json.NewDecoder(bytes.NewReader(text))
	for n := 1; ; n++ {
		var m openapi.PreviewedMove
		err := lines.Decode(&m)
		switch {
		case errors.Is(err, io.EOF) && n == 1:
			return nil, &setupError{advice: "--plan: the file names nobody; make one by --preview --out FILE"}
		case errors.Is(err, io.EOF):
			return chosen, nil
		case err != nil || m.CustomerId == "" || m.Digest == "":
			return nil, &setupError{advice: fmt.Sprintf("--plan: entry %d is none of a preview; make the file by --preview --out FILE", n)}
		case m.To != o.to:
			return nil, &setupError{advice: fmt.Sprintf("--plan: entry %d is of a preview of version %d, and --to says %d", n, m.To, o.to)}
		}
		chosen = append(chosen, openapi.MoveChoice{CustomerId: m.CustomerId, Digest: m.Digest})
	}
}

func (p *process) policyUndoCommand() *cobra.Command {
	var in openapi.Undoing
	c := &cobra.Command{
		Use:   "undo POLICY MIGRATION --by NAME --reason TEXT",
		Short: "Move back whom a migration moved",
		Long: `undo moves back everybody whom a migration moved, to the version that they were on, if they are still in the same episode and
nobody has moved them since. Who has come to a level that the version of before does not know cannot go back. Whoever stays is named with why,
and the exit code is 1. The same again changes nothing more.`,
		Example: `  starter policy undo standard milder-1 --by "Ana, collections" --reason "the wrong cohort"`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return fmt.Errorf("give a POLICY and the id of a MIGRATION; %d were given", len(args))
			}
			return nil
		},
		RunE: p.work(func(ctx context.Context, args []string) error { return p.undoMigration(ctx, args[0], args[1], in) }),
	}
	c.Flags().StringVar(&in.By, "by", "", "who says so, as the timeline will name them")
	c.Flags().StringVar(&in.Reason, "reason", "", "why, for whoever reads the timeline; no personal data")
	needs(c, "by", "reason")
	return c
}

func (p *process) undoMigration(ctx context.Context, policy, migration string, in openapi.Undoing) error {
	c, err := p.newClient()
	if err != nil {
		return err
	}
	var sum moveSum
	for {
		text, err := json.Marshal(in)
		if err != nil {
			return err
		}
		var got openapi.Migrated
		path := policyPath(policy, "/migrations/"+url.PathEscape(migration)+"/undo")
		if _, err := c.ask(ctx, question{method: http.MethodPost, path: path, body: text}, &got); err != nil {
			return err
		}
		if err := p.printMoved(got.Items, &sum); err != nil {
			return err
		}
		if got.Next == nil {
			return sum.err("see why of each")
		}
		in.After = got.Next
	}
}

// moveSum counts who was moved and who was not.
type moveSum struct{ moved, kept int }

func (s moveSum) err(advice string) error {
	if s.kept == 0 {
		return nil
	}
	return fmt.Errorf("%d customers moved, and %d stay where they are; %s", s.moved, s.kept, advice)
}

func (p *process) printMoved(all []openapi.MigratedCustomer, sum *moveSum) error {
	t := columns()
	if sum.moved+sum.kept == 0 && len(all) > 0 {
		t.row("customer", "version", "stays because")
	}
	for _, m := range all {
		if m.Kept == nil {
			sum.moved++
			t.row(m.CustomerId, fmt.Sprintf("%d → %d", *m.From, *m.To), "")
		} else {
			sum.kept++
			t.row(m.CustomerId, "", whyKept(m))
		}
		if p.asJSON {
			if err := p.print(m, ""); err != nil {
				return err
			}
		}
	}
	if p.asJSON {
		return nil
	}
	_, err := fmt.Fprint(p.out, t)
	return err
}

func whyKept(m openapi.MigratedCustomer) string {
	if m.Cannot == nil {
		return *m.Kept
	}
	return fmt.Sprintf("%s: %s at level %s of invoice %s", *m.Kept, m.Cannot.Why, m.Cannot.Level, m.Cannot.InvoiceId)
}
