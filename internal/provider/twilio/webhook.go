package twilio

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"arrears/internal/provider"
)

// maxText is Twilio's own limit on what it passes on of an inbound message, in characters.
const maxText = 1600

var errorCode = regexp.MustCompile(`^[1-9][0-9]{4}$`)

// ParseStatus reads a status callback: our message id from the query of the address that we gave, the rest from the form. Its error names what is wrong and
// quotes nothing. It trusts its input: verify the signature first.
func ParseStatus(query url.Values, body []byte) (provider.Event, error) {
	id, err := messageID(query)
	if err != nil {
		return provider.Event{}, err
	}
	f, err := newForm(body)
	if err != nil {
		return provider.Event{}, err
	}
	var code int
	if c := f.optional("ErrorCode", errorCode); c != "" {
		code, _ = strconv.Atoi(c)
	}
	sid, status := f.must("MessageSid", messageSID), f.text("MessageStatus")
	r, known := report(id, sid, status, code)
	if f.err == nil && !known {
		f.err = errors.New("MessageStatus is not a status of a message that was sent")
	}
	e := provider.Event{Report: r}
	if code == codeOptedOut {
		// Without a From a service refused before it chose one.
		e.Consent = &provider.Consent{
			Channel: "sms", Sender: f.optional("From", sender), Service: f.optional("MessagingServiceSid", messagingService),
			Address: f.must("To", phone), State: provider.OptedOut, Reason: "opted_out", Source: sid + "/" + status,
		}
	}
	if f.err != nil {
		return provider.Event{}, f.err
	}
	return e, nil
}

// messageID is the parameter that createParams added to the callback's address.
func messageID(query url.Values) (string, error) {
	values := query["message"]
	if len(values) != 1 {
		return "", errors.New("the callback's address must have the parameter message once")
	}
	if id, err := uuid.Parse(values[0]); err != nil || id.String() != values[0] {
		return "", errors.New("the address's parameter message is not a message's id")
	}
	return values[0], nil
}

// meanings are Twilio's words for a keyword that it has answered itself and acted on.
var meanings = map[string]string{"STOP": "stop", "START": "start", "HELP": "help"}

// ParseReply reads an inbound message. Its error names what is wrong and quotes nothing. It trusts its input: verify the signature first.
func ParseReply(body []byte) (provider.Reply, error) {
	f, err := newForm(body)
	if err != nil {
		return provider.Reply{}, err
	}
	r := provider.Reply{
		Source: f.must("MessageSid", messageSID), From: f.must("From", phone), To: f.must("To", sender),
		Service: f.optional("MessagingServiceSid", messagingService),
		Text:    readable(f.text("Body")), Meant: meanings[f.text("OptOutType")],
	}
	if f.err != nil {
		return provider.Reply{}, f.err
	}
	return r, nil
}

// readable is text that every store takes. What is too long is cut and not refused: a refusal would lose a STOP.
func readable(text string) string {
	text = strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\x00", "")
	if runes := []rune(text); len(runes) > maxText {
		text = string(runes[:maxText])
	}
	return text
}

// form is a webhook's parameters; err is the first thing that was wrong with one.
type form struct {
	values url.Values
	err    error
}

func newForm(body []byte) (*form, error) {
	if len(body) > MaxWebhook {
		return nil, fmt.Errorf("the form is longer than %d bytes", MaxWebhook)
	}
	values, err := parseForm(body)
	return &form{values: values}, err
}

// parseForm is strict where the standard library is not: each parameter has an equals sign. A name alone is signed like a name with a value, so that one could
// pass for the other.
func parseForm(body []byte) (url.Values, error) {
	malformed := errors.New("the body is not a form")
	if len(body) == 0 {
		return nil, nil
	}
	for _, parameter := range strings.Split(string(body), "&") {
		if !strings.Contains(parameter, "=") {
			return nil, malformed
		}
	}
	values, err := url.ParseQuery(string(body))
	if err != nil {
		return nil, malformed
	}
	return values, nil
}

// text is a parameter that may be absent, but not be there twice.
func (f *form) text(field string) string {
	values := f.values[field]
	if len(values) > 1 {
		f.fail(field, "is there more than once")
	}
	if len(values) != 1 {
		return ""
	}
	return values[0]
}

func (f *form) optional(field string, pattern *regexp.Regexp) string {
	v := f.text(field)
	if v != "" && !pattern.MatchString(v) {
		f.fail(field, "is not what Twilio documents")
	}
	return v
}

func (f *form) must(field string, pattern *regexp.Regexp) string {
	v := f.optional(field, pattern)
	if v == "" {
		f.fail(field, "is missing")
	}
	return v
}

func (f *form) fail(field, what string) {
	if f.err == nil {
		f.err = fmt.Errorf("%s %s", field, what)
	}
}
