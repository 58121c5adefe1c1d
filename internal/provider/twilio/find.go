package twilio

import (
	"context"
	"errors"
	"net/http"
	"net/mail"
	"net/url"
	"slices"
	"strings"
	"time"

	api "github.com/twilio/twilio-go/rest/api/v2010"

	"arrears/internal/provider"
	"arrears/internal/provider/outgoing"
)

const (
	// pageSize keeps a page of the longest messages below outgoing.MaxAnswer.
	pageSize = 50
	// maxPages bounds one search: 1,000 messages to one number since the claim are not dunning.
	maxPages = 20
	// clockSkew is how much earlier than our claim Twilio's clock may say that the message was made.
	clockSkew = time.Minute
	// trialPrefix is what Twilio puts before each message of a trial account.
	trialPrefix = "Sent from your Twilio trial account - "
)

// FindSMS reads the messages to one number, newest first, down to a minute before the claim. It is not filtered by date: Twilio filters by date_sent, which
// a queued message does not have. Nothing here can be in doubt, so each error is Transient or Configuration.
func (c *Client) FindSMS(ctx context.Context, s provider.Sought) (*provider.Report, error) {
	if s.Sender == "" { // everybody's messages would be another's
		return nil, &provider.Error{Provider: name, Class: provider.Configuration, Code: "sender_unknown"}
	}
	oldest := s.Since.Add(-clockSkew)
	var at cursor
	for range maxPages {
		page, next, err := c.page(ctx, s.To, at)
		if err != nil {
			return nil, err
		}
		for _, m := range page.messages {
			switch {
			case m.created.Before(oldest) || !m.isOf(s):
			case m.says(s):
				return m.report(page.call, s.MessageID)
			case m.text == "": // it may be the one, and its body was redacted
				return nil, page.call.Answered(provider.Transient, "body_redacted", nil)
			}
		}
		// The last of a page and not the first that is too old: messages of one second come in any order.
		if next == (cursor{}) || page.messages[len(page.messages)-1].created.Before(oldest) {
			return nil, nil
		}
		at = next
	}
	return nil, &provider.Error{Provider: name, Class: provider.Transient, Code: "too_many_messages"}
}

// isOf compares the sender: a message of a service bears the service beside the number that it chose. Earlier tries are others.
func (l listed) isOf(s provider.Sought) bool {
	return (strings.EqualFold(l.from, s.Sender) || strings.EqualFold(l.service, s.Sender)) && !slices.Contains(s.Not, l.sid)
}

// says compares the body, and where Twilio has put other characters for some of it, the reference.
func (l listed) says(s provider.Sought) bool {
	return strings.TrimPrefix(l.text, trialPrefix) == s.Body || s.Reference != "" && strings.Contains(l.text, s.Reference)
}

// FetchSMS reads one message by its SID. Each error is Transient or Configuration.
func (c *Client) FetchSMS(ctx context.Context, messageID, providerID string) (*provider.Report, error) {
	if !messageSID.MatchString(providerID) {
		return nil, nil
	}
	call, handler, end := c.begin(ctx)
	defer end()
	m, err := api.NewApiService(handler).FetchMessage(providerID, nil)
	if call.Status == http.StatusNotFound && vendorCode(call.Body) == codeNotFound {
		return nil, nil
	}
	if failure := judgeRead(call, err); failure != nil {
		return nil, failure
	}
	found, ok := read(*m)
	if !ok || found.sid != providerID {
		return nil, call.Answered(provider.Transient, undecodable, nil)
	}
	return found.report(call, messageID)
}

// listed is what we need of a message resource.
type listed struct {
	sid, status, text, from, service string
	code                             int
	created                          time.Time
}

// read takes a resource only with what Twilio gives every message: without an id or a date a list proves nothing.
func read(m api.ApiV2010Message) (listed, bool) {
	l := listed{sid: value(m.Sid), status: value(m.Status), text: value(m.Body), from: value(m.From), service: value(m.MessagingServiceSid), code: value(m.ErrorCode)}
	created, err := mail.ParseDate(value(m.DateCreated))
	l.created = created
	if l.code < 10000 || l.code > 99999 {
		l.code = 0
	}
	return l, err == nil && messageSID.MatchString(l.sid)
}

func value[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

func (l listed) report(call *outgoing.Call, messageID string) (*provider.Report, error) {
	r, ok := report(messageID, l.sid, l.status, l.code)
	if !ok {
		return nil, call.Answered(provider.Transient, undecodable, nil)
	}
	return r, nil
}

// cursor is where a list goes on; zero at its beginning and its end.
type cursor struct{ token, number string }

type page struct {
	call     *outgoing.Call
	messages []listed
}

// page reads one page. The address of the next one is Twilio's to name but not to choose: only its cursor is taken from it.
func (c *Client) page(ctx context.Context, to string, at cursor) (page, cursor, error) {
	call, handler, end := c.begin(ctx)
	defer end()
	params := (&api.ListMessageParams{}).SetTo(to).SetPageSize(pageSize)
	list, err := api.NewApiService(handler).PageMessage(params, at.token, at.number)
	if failure := judgeRead(call, err); failure != nil {
		return page{}, cursor{}, failure
	}
	unreadable := call.Answered(provider.Transient, undecodable, nil)
	// An answer that is JSON but no list must not pass for an empty one.
	if list.Messages == nil {
		return page{}, cursor{}, unreadable
	}
	p := page{call: call}
	for _, m := range list.Messages {
		l, ok := read(m)
		if !ok {
			return page{}, cursor{}, unreadable
		}
		p.messages = append(p.messages, l)
	}
	if value(list.NextPageUri) == "" {
		return p, cursor{}, nil
	}
	next, err := url.Parse(*list.NextPageUri)
	if err != nil || next.Query().Get("PageToken") == "" || len(p.messages) == 0 {
		return page{}, cursor{}, unreadable
	}
	return p, cursor{token: next.Query().Get("PageToken"), number: next.Query().Get("Page")}, nil
}

// judgeRead judges a request that changes nothing. Repeating it is harmless whatever became of it, and nothing of it says whether the message in question was
// sent: so neither NotSent nor InDoubt may come out of it.
func judgeRead(call *outgoing.Call, err error) error {
	v, failed := judge(call, err, accountCodes)
	switch {
	case failed != nil:
		return ofRead(failed)
	case v.outcome != provider.Accepted:
		return call.Answered(provider.Configuration, v.code, err)
	}
	return nil
}

// ofRead is the failure of a request that changes nothing.
func ofRead(failed error) error {
	var failure *provider.Error
	if errors.As(failed, &failure) && failure.Class != provider.Configuration {
		failure.Class = provider.Transient
	}
	return failed
}
