package outages

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"arrears/dev/story"
)

// held is a request that a provider holds, and whose it is.
type held struct {
	target   string
	to       string
	customer string
}

// holds come in this order: inside.yaml says when each customer causes theirs.
var holds = []held{
	{"verify", "+12025550123", "lost-code"},
	{"provisioning", "lost-access", "lost-access"},
	{"email", "post@pilot-books.example", "lost-email"},
	{"sms", "+12025550121", "lost-sms"},
}

// heldWithin is how long a hold is waited for: a date, and what the kills before cost.
const heldWithin = 3 * time.Minute

// orderHolds has each provider hold its first request of one customer, as if it had died.
func orderHolds(ctx context.Context, b *saboteur) error {
	for _, h := range holds {
		if err := b.sandbox(ctx, http.MethodPost, "/faults", map[string]any{"target": h.target, "mode": "timeout", "to": h.to, "next": 1}, nil); err != nil {
			return fmt.Errorf("order a fault: %w", err)
		}
	}
	return nil
}

// killWorkerInsideCalls kills the worker each time that a provider holds a request of its, and nothing else is claimed.
func killWorkerInsideCalls(ctx context.Context, b *saboteur) error {
	var lost []string
	for _, h := range holds {
		err := b.until(ctx, heldWithin, "the "+h.target+" provider holds a request", func(ctx context.Context) (bool, error) {
			var left []struct{ Target string }
			err := b.sandbox(ctx, http.MethodGet, "/faults", nil, &left)
			return err == nil && !slices.ContainsFunc(left, func(f struct{ Target string }) bool { return f.Target == h.target }), err
		})
		if err != nil {
			return err
		}
		b.say("a kill, while " + h.target + " holds a request")
		claims, err := b.claimsOf(ctx, h)
		if err != nil {
			return err
		}
		lost = append(lost, claims...)
		if err := b.killWorker(ctx, lost...); err != nil {
			return err
		}
		if h.target == "verify" {
			b.look.Cue(cueCodeLost)
		}
	}
	return nil
}

// claimsOf are the ids of what the held request is about. The same customer may have more to be sent at that moment, which is not
// to be lost with it.
func (b *saboteur) claimsOf(ctx context.Context, h held) (ids []string, err error) {
	err = b.query(ctx, func(conn *pgx.Conn) error {
		rows, err := conn.Query(ctx, `
			SELECT message::text FROM messages WHERE state = 'claimed' AND customer = $1 AND channel = $2
			UNION ALL SELECT verification::text FROM verifications WHERE state = 'claimed' AND customer = $1 AND $2 = 'verify'`, h.customer, h.target)
		if err != nil {
			return err
		}
		ids, err = pgx.CollectRows(rows, pgx.RowTo[string])
		return err
	})
	return ids, err
}

// doubtsAreWithAHuman wants each lost message claimed for ever on the timeline, and on the worklist.
func doubtsAreWithAHuman(ctx context.Context, b *saboteur) error {
	type message struct{ id, customer, channel string }
	var doubts []message
	err := b.query(ctx, func(conn *pgx.Conn) error {
		rows, err := conn.Query(ctx, `SELECT message::text, customer, channel FROM messages WHERE state = 'claimed' ORDER BY customer`)
		if err != nil {
			return err
		}
		doubts, err = pgx.CollectRows(rows, func(row pgx.CollectableRow) (m message, err error) {
			return m, row.Scan(&m.id, &m.customer, &m.channel)
		})
		return err
	})
	if err != nil {
		return err
	}
	if len(doubts) != 2 || doubts[0].customer != "lost-email" || doubts[0].channel != "email" || doubts[1].customer != "lost-sms" || doubts[1].channel != "sms" {
		return fmt.Errorf("what is claimed is %v, and not the one e-mail and the one SMS that were lost", doubts)
	}
	for _, m := range doubts {
		var timeline struct {
			Items []struct {
				What   string
				Detail struct{ Message, State string }
			}
		}
		if err := b.api(ctx, "/v1/customers/"+m.customer+"/timeline?limit=500", &timeline); err != nil {
			return err
		}
		last := ""
		for _, e := range timeline.Items {
			if e.Detail.Message == m.id && e.Detail.State != "" {
				last = e.Detail.State
			}
		}
		if last != "claimed" {
			return fmt.Errorf("the timeline of %s has the lost message last as %q, not as claimed", m.customer, last)
		}
		var work struct{ Items []struct{ Kind, Ref string } }
		if err := b.api(ctx, "/v1/worklist?limit=500", &work); err != nil {
			return err
		}
		if !slices.Contains(work.Items, struct{ Kind, Ref string }{"message_in_doubt", m.id}) {
			return fmt.Errorf("the message that %s lost is not on the worklist", m.customer)
		}
	}
	return nil
}

// oneCodeCame wants the code that was asked for again, and no other.
func oneCodeCame(ctx context.Context, b *saboteur) error {
	v, err := b.await(ctx, "lost-code", "to be seen", func(story.View) bool { return true })
	if err != nil {
		return err
	}
	if n := len(v.Messages); n != 1 {
		return fmt.Errorf("lost-code got %d codes, not the one that was asked for again", n)
	}
	return nil
}

// oneVersionWasTold wants every access change that provisioning got to be the same one.
func oneVersionWasTold(ctx context.Context, b *saboteur) error {
	v, err := b.await(ctx, "lost-access", "to be seen", func(story.View) bool { return true })
	if err != nil {
		return err
	}
	if len(v.Changes) == 0 {
		return errors.New("provisioning was never told of lost-access")
	}
	for _, c := range v.Changes {
		if c != v.Changes[0] {
			return fmt.Errorf("provisioning was told %v of lost-access, which is more than one change", v.Changes)
		}
	}
	return nil
}

func (b *saboteur) api(ctx context.Context, path string, answer any) error {
	return b.call(ctx, http.MethodGet, b.stack.API+path, nil, answer)
}

func (b *saboteur) sandbox(ctx context.Context, method, path string, body, answer any) error {
	return b.call(ctx, method, b.stack.Sandbox+path, body, answer)
}

func (b *saboteur) call(ctx context.Context, method, address string, body, answer any) error {
	text, err := json.Marshal(body)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, method, address, bytes.NewReader(text))
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+b.stack.APIKey)
	resp, err := b.facts.http.Do(req)
	if err != nil {
		return err
	}
	defer func() { _ = resp.Body.Close() }()
	content, err := io.ReadAll(io.LimitReader(resp.Body, 16<<20))
	switch {
	case err != nil:
		return err
	case resp.StatusCode >= http.StatusMultipleChoices:
		return fmt.Errorf("%s %s: status %d: %.300s", method, address, resp.StatusCode, content)
	case answer == nil:
		return nil
	}
	return json.Unmarshal(content, answer)
}
