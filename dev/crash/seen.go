package crash

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
	"golang.org/x/sync/errgroup"

	"arrears/dev/rest"
)

// Seen is what was observed: what the checks judge, and nothing else.
type Seen struct {
	Levels    []string // of the policy, in order
	Customers []Customer
	Inbox     []Message // what the phones and mailboxes show, in order
	Calls     []Call    // every request to the providers, in order
	Work      []Work    // what waits for a human
	Overtaken []Overtaken
	Left      Left
}

// Customer is one, with what they did and what their timeline tells.
type Customer struct {
	ID, Email, Phone string
	Paid, Stopped    bool
	Acted            time.Time // when it was acknowledged, in wall time; zero: never
	Timeline         []Entry
}

// Message is one that a provider took.
type Message struct {
	Channel     string  `json:"channel"`
	To          string  `json:"to"`
	Correlation *string `json:"correlation"` // our id of it; nil for what is no notice
}

// Call is one request to a provider, whatever came of it.
type Call struct {
	Channel     string    `json:"channel"`
	To          string    `json:"to"`
	Correlation *string   `json:"correlation"`
	BeganAt     time.Time `json:"began_at"` // wall time
}

// Entry is one of a timeline, in the order in which they were committed.
type Entry struct {
	What   string `json:"what"`
	Detail Detail `json:"detail"`
}

// Detail is what is told of a message.
type Detail struct {
	Message string `json:"message"` // our id of it
	Level   string `json:"level"`
	Channel string `json:"channel"`
}

// Work is something that waits for a human.
type Work struct {
	ID       string `json:"id"`
	Customer string `json:"customer_id"`
	Kind     string `json:"kind"`
	Ref      string `json:"ref"`
	Detail   Detail `json:"detail"`
}

// Overtaken is a message that was withdrawn because the next level was on its way.
type Overtaken struct{ Customer, Channel, Level string }

var channels = []string{"email", "sms"}

// The words of a timeline that count.
const (
	claimed = "message.claimed"
	paid    = "payment.received"
)

// inDoubt is the kind of work that asks whether a message was sent. Its ref is the message's id.
const inDoubt = "message_in_doubt"

// stop tells whether an entry is the commit of a STOP.
func (e Entry) stop() bool { return e.What == "consent.stopped" }

func (e Entry) paid() bool { return e.What == paid }

// address is where a channel reaches the customer.
func (c Customer) address(channel string) string {
	if channel == "sms" {
		return c.Phone
	}
	return c.Email
}

// look observes everything.
func (r *run) look(ctx context.Context) (seen Seen, err error) {
	seen.Levels = r.cfg.Shape.names()
	if err := r.sandbox.Get(ctx, "/inbox.json", &seen.Inbox); err != nil {
		return seen, err
	}
	if err := r.sandbox.Get(ctx, "/calls.json", &seen.Calls); err != nil {
		return seen, err
	}
	if err := rest.Pages(ctx, r.billing, "/v1/worklist", func(w Work) { seen.Work = append(seen.Work, w) }); err != nil {
		return seen, err
	}
	if seen.Left, err = r.left(ctx); err != nil {
		return seen, err
	}
	if seen.Overtaken, err = r.overtaken(ctx); err != nil {
		return seen, err
	}
	seen.Customers = make([]Customer, len(r.plan.customers))
	all, ctx := errgroup.WithContext(ctx)
	all.SetLimit(inFlight)
	for i, p := range r.plan.customers {
		all.Go(func() (err error) {
			c := Customer{ID: p.id, Email: p.email, Phone: p.phone, Paid: p.act == pays, Stopped: p.act == stops, Acted: r.told.when(p.id)}
			c.Timeline, err = r.timeline(ctx, p.id)
			seen.Customers[i] = c
			return err
		})
	}
	return seen, all.Wait()
}

// overtaken reads what only the ledger knows. What a payment withdrew was not overtaken.
func (r *run) overtaken(ctx context.Context) (all []Overtaken, err error) {
	err = r.probe.Query(ctx, func(conn *pgx.Conn) error {
		rows, err := conn.Query(ctx, `SELECT m.customer, m.channel, n.level FROM messages m JOIN notices n USING (tenant, notice)
			WHERE m.state = 'superseded' AND n.state IN ('claimed', 'delivered') AND m.customer <> ALL ($1)`, r.plan.ids(pays))
		if err != nil {
			return err
		}
		all, err = pgx.CollectRows(rows, pgx.RowToStructByPos[Overtaken])
		return err
	})
	return all, err
}
