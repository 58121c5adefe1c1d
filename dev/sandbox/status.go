package sandbox

import (
	"context"
	"crypto/rand"
	"errors"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// serviceSender is the number that every Messaging Service chooses: Twilio's magic number for a sender that works.
const serviceSender = "+15005550006"

// connectGap lies before the second try of a connection, in wall time.
const connectGap = 2 * time.Second

// errorMessages are Twilio's words for what became of a message. Source: twilio.com/docs/api/errors.
var errorMessages = map[int]string{
	30001: "Queue overflow",
	30002: "Account suspended",
	30003: "Unreachable destination handset",
	30004: "Message blocked",
	30005: "Unknown destination handset",
	30006: "Landline or unreachable carrier",
	30007: "Message filtered",
	30008: "Unknown error",
}

// follow lets an accepted SMS take its course, and has each step reported to the address that its request named. The status that the
// request's answer told is not reported.
func (s *Sandbox) follow(e *entry, sender, callback string, course []step, how manner) {
	moments := how.moments(course)
	for i, next := range course {
		s.courier.later(next.after, func() { s.advance(e.place, sender, next) })
		if callback == "" {
			continue
		}
		report := s.twilioCall(callback, s.statusForm(e, sender, next))
		for _, at := range moments[i] {
			s.courier.later(at, func() { s.courier.hand(report) })
		}
	}
}

func (s *Sandbox) advance(place int, sender string, to step) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.inbox.change(place, func(e *entry) {
		details := *e.api
		details.updatedAt = s.cfg.Now()
		if to.status == "sent" {
			details.sentAt = details.updatedAt
		}
		e.api, e.From, e.Status, e.ErrorCode = &details, sender, to.status, to.code
	})
}

func (s *Sandbox) statusForm(e *entry, sender string, reached step) url.Values {
	form := url.Values{
		"MessageSid": {e.ProviderID}, "SmsSid": {e.ProviderID}, "MessageStatus": {reached.status}, "SmsStatus": {reached.status},
		"To": {e.To}, "From": {sender}, "AccountSid": {s.cfg.AccountSID}, "ApiVersion": {"2010-04-01"},
	}
	if e.api.service != "" {
		form.Set("MessagingServiceSid", e.api.service)
	}
	if reached.code != 0 {
		form.Set("ErrorCode", strconv.Itoa(reached.code))
	}
	if reached.status == "delivered" || reached.status == "undelivered" {
		// The carrier's own time of its receipt, in a zone that it keeps to itself.
		form.Set("RawDlrDoneDate", e.AcceptedAt.Add(reached.after).Format("0601021504"))
	}
	return form
}

// twilioCall is a webhook of Twilio's, signed. As Twilio's defaults have it, a connection that cannot be made is tried once more, and
// what an answer says is nobody's concern.
func (s *Sandbox) twilioCall(address string, form url.Values) func(context.Context) {
	address, _, _ = strings.Cut(address, "#")
	body, signature, token := form.Encode(), signTwilio(s.cfg.AuthToken, address, form), rand.Text()
	try := func(ctx context.Context) error {
		request, err := http.NewRequest(http.MethodPost, address, strings.NewReader(body))
		if err != nil {
			return err
		}
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
		request.Header.Set("User-Agent", "TwilioProxy/1.1")
		request.Header.Set("X-Twilio-Signature", signature)
		request.Header.Set("I-Twilio-Idempotency-Token", token)
		_, err = s.courier.post(ctx, request)
		return err
	}
	return func(ctx context.Context) {
		if unconnected(try(ctx)) {
			s.courier.later(connectGap, func() { s.courier.hand(func(ctx context.Context) { _ = try(ctx) }) })
		}
	}
}

func unconnected(err error) bool {
	var failure *net.OpError
	return errors.As(err, &failure) && failure.Op == "dial"
}
