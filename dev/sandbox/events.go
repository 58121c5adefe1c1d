package sandbox

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"maps"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// SendGrid tells what became of e-mails in arrays of events of several mails, and again whatever is not answered with a 2xx. Its
// patience is a day; the sandbox's is long enough for every outage that is played. All in wall time.
const (
	batchWait     = 50 * time.Millisecond
	batchMost     = 250
	firstGap      = 500 * time.Millisecond
	longestGap    = 30 * time.Second
	eventPatience = 20 * time.Minute
	maxEvents     = 100_000
)

// mailEvent is one event on its way.
type mailEvent struct {
	json  json.RawMessage
	since time.Time
	tries int
}

// mailEvents are those that go with the next array.
type mailEvents struct {
	mu      sync.Mutex
	ready   []*mailEvent
	alive   int
	planned bool
}

// followMail lets an accepted e-mail take its course, and has each step reported.
func (s *Sandbox) followMail(e *entry, args map[string]string, course []step, how manner) {
	moments := how.moments(course)
	for i, next := range course {
		s.courier.later(next.after, func() { s.advanceMail(e.place, next) })
		if s.cfg.Gateway == "" {
			continue
		}
		event := eventText(e, args, next)
		for _, at := range moments[i] {
			s.courier.later(at, func() { s.tell(&mailEvent{json: event, since: time.Now()}) })
		}
	}
}

func (s *Sandbox) advanceMail(place int, to step) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.inbox.change(place, func(e *entry) {
		e.Status = to.status
		if to.facts["type"] == "blocked" {
			e.Status = "blocked"
		}
	})
}

// eventText is an event as SendGrid writes it, with the custom args among its own keys, which they cannot hide.
func eventText(e *entry, args map[string]string, reached step) json.RawMessage {
	id, _ := hex.DecodeString(newSID(""))
	event := map[string]any{}
	for name, value := range args {
		event[name] = value
	}
	for name, value := range reached.facts {
		event[name] = value
	}
	maps.Copy(event, map[string]any{
		"email": e.To, "event": reached.status, "timestamp": e.AcceptedAt.Add(reached.after).Unix(),
		"sg_event_id": base64.RawURLEncoding.EncodeToString(id), "sg_message_id": e.ProviderID + ".recvd-sandbox-1.0",
		"smtp-id": "<" + e.ProviderID + "@geopod-ismtpd-sandbox>",
	})
	text, _ := json.Marshal(event)
	return text
}

// tell puts a new event into the next array. When too many are on their way already, it is lost.
func (s *Sandbox) tell(e *mailEvent) {
	s.events.mu.Lock()
	full := s.events.alive >= maxEvents
	if !full {
		s.events.alive++
	}
	s.events.mu.Unlock()
	if !full {
		s.gather(e)
	}
}

func (s *Sandbox) gather(events ...*mailEvent) {
	s.events.mu.Lock()
	s.events.ready = append(s.events.ready, events...)
	planned := s.events.planned
	s.events.planned = true
	s.events.mu.Unlock()
	if !planned {
		s.courier.later(batchWait, s.sendEvents)
	}
}

func (s *Sandbox) sendEvents() {
	s.events.mu.Lock()
	ready := s.events.ready
	s.events.ready, s.events.planned = nil, false
	s.events.mu.Unlock()
	for len(ready) > 0 {
		batch := ready[:min(batchMost, len(ready))]
		ready = ready[len(batch):]
		if !s.courier.hand(func(ctx context.Context) { s.postEvents(ctx, batch) }) {
			s.tellAgain(batch)
		}
	}
}

func (s *Sandbox) postEvents(ctx context.Context, batch []*mailEvent) {
	if status, err := s.postOnce(ctx, batch); err != nil || status < 200 || status > 299 {
		s.tellAgain(batch)
		return
	}
	s.events.mu.Lock()
	s.events.alive -= len(batch)
	s.events.mu.Unlock()
}

func (s *Sandbox) postOnce(ctx context.Context, batch []*mailEvent) (int, error) {
	parts := make([][]byte, len(batch))
	for i, e := range batch {
		parts[i] = e.json
	}
	body := append(append([]byte("["), bytes.Join(parts, []byte(",\r\n"))...), "]\r\n"...)
	request, err := http.NewRequest(http.MethodPost, strings.TrimSuffix(s.cfg.Gateway, "/")+"/webhooks/sendgrid/events", bytes.NewReader(body))
	if err != nil {
		return 0, err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("User-Agent", "SendGrid Event API")
	if s.cfg.MailEventKey != nil {
		timestamp := strconv.FormatInt(s.cfg.Now().Unix(), 10)
		signature, err := signSendGrid(s.cfg.MailEventKey, timestamp, body)
		if err != nil {
			return 0, err
		}
		request.Header.Set("X-Twilio-Email-Event-Webhook-Timestamp", timestamp)
		request.Header.Set("X-Twilio-Email-Event-Webhook-Signature", signature)
	}
	return s.courier.post(ctx, request)
}

// tellAgain waits longer before each try. The longer the wait, the wider the grid on which it ends: events of different arrays meet again
// in one, so that a gateway that is away for long is not called ever more often.
func (s *Sandbox) tellAgain(batch []*mailEvent) {
	byTries := map[int][]*mailEvent{}
	lost := 0
	for _, e := range batch {
		if time.Since(e.since) > eventPatience {
			lost++
			continue
		}
		e.tries++
		byTries[e.tries] = append(byTries[e.tries], e)
	}
	s.events.mu.Lock()
	s.events.alive -= lost
	s.events.mu.Unlock()
	for tries, events := range byTries {
		wait := gap(tries)
		s.courier.later(wait+untilGrid(time.Now().Add(wait), wait/8), func() { s.gather(events...) })
	}
}

func untilGrid(at time.Time, grid time.Duration) time.Duration {
	return at.Truncate(grid).Add(grid).Sub(at)
}

// gap is how long to wait after so many tries.
func gap(tries int) time.Duration {
	wait := firstGap
	for range tries - 1 {
		if wait *= 2; wait >= longestGap {
			return longestGap
		}
	}
	return wait
}
