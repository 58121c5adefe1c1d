package sendgrid

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/google/uuid"

	"arrears/internal/provider"
)

const (
	// MaxWebhook is the most that a webhook's body may have, in bytes.
	MaxWebhook = 1 << 20
	// MaxEvents is the most that a webhook may carry.
	MaxEvents = 1000
	// maxField bounds each field that is read.
	maxField = 1000
)

var (
	// sourceID is SendGrid's own id of an event: at most 100 characters by its documentation.
	sourceID = regexp.MustCompile(`^[!-~]{1,200}$`)
	// mailbox is looser than any standard, as mailboxes are: one odd address must not hold up the events beside it.
	mailbox = regexp.MustCompile(`^[^\s\pC]{1,256}@[^\s\pC@]{1,256}$`)
)

// ParseEvents reads an event webhook, in its order. What says nothing about delivery or consent is left out: opens and clicks, which machines make too, and
// events of a kind that we do not know. Its error names the event and its field and quotes nothing; nothing of the body is used then. It trusts its input:
// verify the signature first.
func ParseEvents(body []byte) ([]provider.Event, error) {
	if len(body) > MaxWebhook {
		return nil, fmt.Errorf("the body is longer than %d bytes", MaxWebhook)
	}
	var all []event
	decoder := json.NewDecoder(bytes.NewReader(body))
	if decoder.Decode(&all) != nil || all == nil {
		return nil, errors.New("the body is not a JSON array of events")
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("the body goes on after its array of events")
	}
	if len(all) > MaxEvents {
		return nil, fmt.Errorf("there are more than %d events", MaxEvents)
	}
	var told []provider.Event
	for i, e := range all {
		t, err := e.read()
		if err != nil {
			return nil, fmt.Errorf("event %d: %w", i, err)
		}
		if t.Report != nil || t.Consent != nil {
			told = append(told, t)
		}
	}
	return told, nil
}

// event is one of SendGrid's, with our custom arguments beside its own fields. It is not decoded into a struct, which would also take a field of another case.
type event map[string]json.RawMessage

// meaning is what a kind of event says; zero: nothing to us.
type meaning struct {
	status provider.Status
	// code is our token for why it did not arrive. SendGrid's own reason is free text, of other servers too.
	code          string
	misconfigured bool
	wish          provider.ConsentState
	reason        string
}

// kinds are the events that mean the same whatever else they say.
var kinds = map[string]meaning{
	"processed":         {status: provider.Queued},
	"deferred":          {status: provider.Queued}, // SendGrid goes on trying
	"delivered":         {status: provider.Delivered},
	"spamreport":        {wish: provider.OptedOut, reason: "spam_report"},
	"unsubscribe":       {wish: provider.OptedOut, reason: "unsubscribe"},
	"group_unsubscribe": {wish: provider.OptedOut, reason: "group_unsubscribe"},
	"group_resubscribe": {wish: provider.OptedIn, reason: "resubscribe"},
}

// drops are the reasons for which SendGrid did not even try, in lower case. Those of the recipient were heard by SendGrid first, and hold here too.
var drops = map[string]meaning{
	"bounced address":                   {code: "bounced_address", wish: provider.OptedOut, reason: "bounce"},
	"unsubscribed address":              {code: "unsubscribed_address", wish: provider.OptedOut, reason: "unsubscribe"},
	"spam reporting address":            {code: "spam_reporting_address", wish: provider.OptedOut, reason: "spam_report"},
	"invalid":                           {code: "invalid"},
	"invalid smtpapi header":            {code: "invalid_header", misconfigured: true},
	"spam content":                      {code: "spam_content"},
	"recipient list over package quota": {code: "over_quota", misconfigured: true},
}

func (e event) means() (meaning, error) {
	kind, err := e.text("event")
	switch {
	case err != nil:
		return meaning{}, err
	case kind == "":
		return meaning{}, errors.New("event is missing")
	case kind == "bounce":
		return e.bounce()
	case kind == "dropped":
		// Its text may be longer than a field, and then it is none that we know.
		reason, _ := e.text("reason")
		m := drops[strings.ToLower(reason)]
		m.status = provider.Undelivered
		if m.code == "" {
			m.code = "dropped"
		}
		return m, nil
	}
	return kinds[kind], nil
}

// bounce tells a hard bounce, after which SendGrid itself drops what goes to the address, from a soft one, which says nothing about the next mail.
func (e event) bounce() (meaning, error) {
	kind, err := e.text("type")
	if err != nil {
		return meaning{}, err
	}
	if kind == "bounce" {
		return meaning{status: provider.Undelivered, code: "bounce", wish: provider.OptedOut, reason: "bounce"}, nil
	}
	return meaning{status: provider.Undelivered, code: "blocked"}, nil
}

func (e event) read() (provider.Event, error) {
	m, err := e.means()
	if err != nil || m == (meaning{}) {
		return provider.Event{}, err
	}
	id, ours := e.messageID()
	if m.status != "" && !ours && m.wish == "" {
		return provider.Event{}, nil
	}
	source, err := e.text("sg_event_id")
	if err != nil {
		return provider.Event{}, err
	}
	if !sourceID.MatchString(source) {
		return provider.Event{}, errors.New("sg_event_id is missing or not an id")
	}
	var told provider.Event
	if m.status != "" && ours {
		sg, err := e.text("sg_message_id")
		if err != nil {
			return provider.Event{}, err
		}
		if sg, _, _ = strings.Cut(sg, "."); sg != "" && !sourceID.MatchString(sg) {
			return provider.Event{}, errors.New("sg_message_id is not an id")
		}
		told.Report = &provider.Report{MessageID: id, ProviderID: sg, Source: source, Status: m.status, Code: m.code, Misconfigured: m.misconfigured}
	}
	if m.wish != "" {
		address, err := e.text("email")
		if err != nil {
			return provider.Event{}, err
		}
		if !mailbox.MatchString(address) {
			return provider.Event{}, errors.New("email is missing or not an address")
		}
		told.Consent = &provider.Consent{Channel: "email", Address: address, State: m.wish, Reason: m.reason, Source: source}
	}
	return told, nil
}

// messageID is the custom argument that compose gave. An account may send mail that is not ours: what is no id of ours is no mistake.
func (e event) messageID() (string, bool) {
	text, err := e.text("message_id")
	if err != nil {
		return "", false
	}
	id, err := uuid.Parse(text)
	return text, err == nil && id.String() == text
}

// text is a field that may be absent or null.
func (e event) text(field string) (string, error) {
	raw, there := e[field]
	if !there {
		return "", nil
	}
	var text string
	if json.Unmarshal(raw, &text) != nil {
		return "", fmt.Errorf("%s is not a text", field)
	}
	if len(text) > maxField {
		return "", fmt.Errorf("%s is longer than %d bytes", field, maxField)
	}
	return text, nil
}
