package sandbox

import (
	"net/http"
	"time"
)

const (
	// maxKept and maxKeptBytes bound the memory of a sandbox that a benchmark feeds for hours.
	maxKept      = 100_000
	maxKeptBytes = 256 << 20
)

// entry is one message that a customer's phone or mailbox shows. Its JSON is the contract of GET /inbox.json.
type entry struct {
	Channel    string    `json:"channel"`
	To         string    `json:"to"`
	From       string    `json:"from"`
	Subject    string    `json:"subject,omitempty"`
	Text       string    `json:"text"`
	HTML       string    `json:"html,omitempty"`
	ProviderID string    `json:"provider_id"`
	AcceptedAt time.Time `json:"accepted_at"`
	BusinessAt time.Time `json:"business_at"`
	// Correlation is the sender's own id of the message; null for codes and automatic answers, which Twilio sends by itself.
	Correlation *string `json:"correlation"`
	// Status is what became of the message so far, in the provider's own word; absent for codes.
	Status string `json:"status,omitempty"`
	// ErrorCode is Twilio's of an SMS that will not arrive.
	ErrorCode int `json:"error_code,omitempty"`

	// place counts everything accepted before it.
	place int
	// api holds what the Messages API tells about an SMS beyond this; nil for everything else.
	api *smsDetails
	// answer is true for what a customer wrote, which only the page shows among the messages.
	answer bool
}

func (e *entry) size() int { return len(e.Subject) + len(e.Text) + len(e.HTML) + 512 }

// inbox keeps entries in order of acceptance and forgets the oldest. An entry never changes: another takes its place, so that who holds
// one needs no lock.
type inbox struct {
	entries   []*entry
	bySID     map[string]*entry
	bytes     int
	forgotten int
}

func newInbox() inbox { return inbox{bySID: map[string]*entry{}} }

func (b *inbox) add(e *entry) {
	e.place = b.forgotten + len(b.entries)
	b.entries = append(b.entries, e)
	b.bytes += e.size()
	if e.api != nil {
		b.bySID[e.ProviderID] = e
	}
	for len(b.entries) > maxKept || b.bytes > maxKeptBytes {
		oldest := b.entries[0]
		b.entries[0] = nil
		b.entries = b.entries[1:]
		b.forgotten++
		b.bytes -= oldest.size()
		delete(b.bySID, oldest.ProviderID)
	}
}

// change replaces the entry at a place by what alter makes of a copy, unless it is forgotten.
func (b *inbox) change(place int, alter func(*entry)) {
	if place < b.forgotten {
		return
	}
	changed := *b.entries[place-b.forgotten]
	alter(&changed)
	b.entries[place-b.forgotten] = &changed
	if changed.api != nil {
		b.bySID[changed.ProviderID] = &changed
	}
}

// accept stamps an entry with both clocks and keeps it. The caller holds s.mu.
func (s *Sandbox) accept(e *entry) {
	wall := s.cfg.Now()
	e.AcceptedAt, e.BusinessAt = wall.UTC(), s.cfg.Business(wall)
	s.inbox.add(e)
}

// snapshot is the inbox now, or the part of it that went to one address.
func (s *Sandbox) snapshot(to string) []*entry {
	s.mu.Lock()
	defer s.mu.Unlock()
	if to == "" {
		return append([]*entry{}, s.inbox.entries...)
	}
	found := []*entry{}
	for _, e := range s.inbox.entries {
		if e.To == to {
			found = append(found, e)
		}
	}
	return found
}

// inboxJSON answers everything accepted, in order; ?to= keeps one recipient's.
func (s *Sandbox) inboxJSON(w http.ResponseWriter, r *http.Request) {
	writeJSON(w, http.StatusOK, s.snapshot(r.URL.Query().Get("to")))
}
