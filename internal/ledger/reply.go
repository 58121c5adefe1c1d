package ledger

import (
	"context"
	"strings"

	"arrears/internal/cardnumber"
	"arrears/internal/clock"
	"arrears/internal/consent"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
)

// Reply is what somebody answered to one of our senders.
type Reply struct {
	Channel dunning.Channel
	Source  string // the provider's id of it
	From    string // E.164 or e-mail; personal data
	To      string // the sender that was answered
	Service string // the group of senders that To belongs to; empty: none
	Text    string // personal data
	Meaning consent.Meaning
}

// maxReply is how much of an answer is kept, in characters.
const maxReply = 1600

// HearReply records an answer, once for each Source, for every customer whose address it came from. A stop, and wording that may
// mean one, hold from its commit on; everything else is for a human to read.
func (s *Store) HearReply(ctx context.Context, now clock.Moment, r Reply) error {
	c := r.consent()
	if err := c.validate(); err != nil {
		return err
	}
	return s.hear(ctx, now, c, func(t *transaction, _ bool) error {
		fresh, err := t.AddReply(ctx, db.AddReplyParams{
			Tenant: t.ref.Tenant, Customer: t.ref.Customer, Reply: r.Source, Channel: string(r.Channel), Meaning: string(r.Meaning),
			Text: readable(r.Text), Wall: now.Wall,
		})
		if err != nil || fresh == 0 {
			return err
		}
		d := detail{"reply": r.Source, "meaning": r.Meaning, "channel": r.Channel}
		if c.State != "" {
			return t.heard(ctx, c, byCustomer, "the customer answered", d)
		}
		if err := t.note(ctx, "reply.received", byCustomer, "the customer answered", d); err != nil {
			return err
		}
		return t.ask(ctx, "reply_to_read", r.Source, []string{"read"}, d)
	})
}

// consent is what the reply says about being written to: nothing, as far as its State is empty.
func (r Reply) consent() Consent {
	states := map[consent.Meaning]consent.State{consent.Stop: consent.Stopped, consent.Suspected: consent.MaybeStops, consent.Start: consent.Started}
	return Consent{
		Channel: r.Channel, Sender: r.To, Service: r.Service, Address: r.From, Purpose: consent.Notices,
		State: states[r.Meaning], Reason: string(r.Meaning), Source: r.Source,
	}
}

// spread is more characters than one card number takes, however it is written.
const spread = 100

// readable is text as the database takes it, and without the number of a card: an answer cannot be refused as a request is. It is cut twice, so that no
// part of a number stays at the end.
func readable(text string) string {
	text = strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\x00", "")
	return cut(cardnumber.Mask(cut(text, maxReply+spread)), maxReply)
}

func cut(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most])
	}
	return text
}

// quoting is something that names a reply in its detail, and is shown with its text.
type quoting struct {
	customer string
	detail   map[string]any
}

func (q quoting) reply() string { id, _ := q.detail["reply"].(string); return id }

// quote adds to each detail that names a reply what was answered. It is read from where erasure finds it, and is copied nowhere.
func (s *Store) quote(ctx context.Context, tenant string, all []quoting) error {
	want := db.RepliesParams{Tenant: tenant}
	for _, q := range all {
		if id := q.reply(); id != "" {
			want.Customers, want.Replies = append(want.Customers, q.customer), append(want.Replies, id)
		}
	}
	if len(want.Replies) == 0 {
		return nil
	}
	rows, err := s.read().Replies(ctx, want)
	if err != nil {
		return err
	}
	texts := map[[2]string]string{}
	for _, r := range rows {
		texts[[2]string{r.Customer, r.Reply}] = r.Text
	}
	for _, q := range all {
		if text, ok := texts[[2]string{q.customer, q.reply()}]; ok {
			q.detail["text"] = text
		}
	}
	return nil
}
