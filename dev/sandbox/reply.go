package sandbox

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

const maxReply = 1600

// reply is an SMS that a customer wrote. Its JSON is the contract of GET /replies.json and of the answer to POST /reply.
type reply struct {
	From       string    `json:"from"`
	To         string    `json:"to"`
	Text       string    `json:"text"`
	ProviderID string    `json:"provider_id"`
	At         time.Time `json:"at"`
	BusinessAt time.Time `json:"business_at"`
	// Keyword is what Twilio took it for and has acted on: STOP, START or HELP.
	Keyword keyword `json:"keyword,omitempty"`
}

// takeReply is what a customer does who answers an SMS: Twilio acts on a keyword first, and then tells the gateway whatever it was.
func (s *Sandbox) takeReply(w http.ResponseWriter, r *http.Request) {
	var asked struct{ From, To, Text string }
	decoder := json.NewDecoder(bytes.NewReader(content(r)))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&asked); err != nil {
		problem(w, http.StatusUnprocessableEntity, "invalid", "the reply cannot be read: "+err.Error())
		return
	}
	switch {
	case !e164.MatchString(asked.From):
		problem(w, http.StatusUnprocessableEntity, "invalid", "from must be the customer's number, like +12025550101")
		return
	case len(asked.To) > 20:
		problem(w, http.StatusUnprocessableEntity, "invalid", "to must be a sender's number of at most 20 characters")
		return
	case strings.TrimSpace(asked.Text) == "" || utf8.RuneCountInString(asked.Text) > maxReply:
		problem(w, http.StatusUnprocessableEntity, "invalid", "text must have 1 to 1600 characters")
		return
	}
	got, service, known := s.keepReply(asked.From, asked.To, asked.Text)
	if !known {
		problem(w, http.StatusUnprocessableEntity, "invalid", "to must be given: nobody has sent an SMS to this number yet")
		return
	}
	if s.cfg.Gateway != "" {
		s.courier.hand(s.twilioCall(strings.TrimSuffix(s.cfg.Gateway, "/")+"/webhooks/twilio/inbound", s.inboundForm(got, service)))
	}
	writeJSON(w, http.StatusAccepted, got)
}

// keepReply notes a reply and does what its keyword says. Without a sender it goes to the last who wrote; service is that message's.
func (s *Sandbox) keepReply(from, to, text string) (got reply, service string, known bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, e := range slices.Backward(s.inbox.entries) {
		if e.api != nil && e.To == from && (to == "" || to == e.sender()) {
			to, service = e.sender(), e.api.service
			break
		}
	}
	if to == "" {
		return reply{}, "", false
	}
	wall := s.cfg.Now()
	got = reply{From: from, To: to, Text: text, ProviderID: newSID("SM"), At: wall.UTC(), BusinessAt: s.cfg.Business(wall), Keyword: meant(text)}
	if s.replies = append(s.replies, got); len(s.replies) > maxKept {
		s.replies = s.replies[1:]
	}
	if s.optOuts.obey(got.Keyword, dialogue{to, from}) {
		s.accept(&entry{
			Channel: "sms", To: from, From: to, Text: automatic[got.Keyword], ProviderID: newSID("SM"), Status: "delivered",
			api: &smsDetails{service: service, direction: "outbound-reply", sentAt: wall, updatedAt: wall},
		})
	}
	return got, service, true
}

// sender is whom the phone shows, also before a Messaging Service has chosen one.
func (e *entry) sender() string {
	if e.From == "" {
		return serviceSender
	}
	return e.From
}

// inboundForm is the webhook of an SMS that came in. Twilio names what it acted on only where a Messaging Service looks after opt-outs.
func (s *Sandbox) inboundForm(r reply, service string) url.Values {
	form := url.Values{
		"MessageSid": {r.ProviderID}, "SmsSid": {r.ProviderID}, "SmsMessageSid": {r.ProviderID}, "SmsStatus": {"received"},
		"From": {r.From}, "To": {r.To}, "Body": {r.Text}, "AccountSid": {s.cfg.AccountSID}, "ApiVersion": {"2010-04-01"},
		"NumMedia": {"0"}, "NumSegments": {strconv.Itoa(segments(r.Text))},
	}
	if service != "" {
		form.Set("MessagingServiceSid", service)
		if r.Keyword != none {
			form.Set("OptOutType", string(r.Keyword))
		}
	}
	return form
}

// repliesJSON answers every reply in order; ?from= keeps one customer's.
func (s *Sandbox) repliesJSON(w http.ResponseWriter, r *http.Request) {
	from := r.URL.Query().Get("from")
	s.mu.Lock()
	list := []reply{}
	for _, one := range s.replies {
		if from == "" || one.From == from {
			list = append(list, one)
		}
	}
	s.mu.Unlock()
	writeJSON(w, http.StatusOK, list)
}
