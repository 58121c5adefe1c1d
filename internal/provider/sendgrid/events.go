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
	// MaxWebhook is the most that a webhook's body may have, in bytes. It alone bounds a batch: SendGrid fills one by size, up to 768 KB.
	MaxWebhook = 1 << 20
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
// events of a kind that we do not know. So is what cannot be used, since it must not cost the events beside it: unusable counts the events of which
// something is lost. Only what is no JSON array is refused whole; the error quotes nothing. It trusts its input: verify the signature first.
func ParseEvents(body []byte) (told []provider.Event, unusable int, err error) {
	if len(body) > MaxWebhook {
		return nil, 0, fmt.Errorf("the body is longer than %d bytes", MaxWebhook)
	}
	var all []json.RawMessage
	decoder := json.NewDecoder(bytes.NewReader(body))
	if decoder.Decode(&all) != nil || all == nil {
		return nil, 0, errors.New("the body is not a JSON array of events")
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, 0, errors.New("the body goes on after its array of events")
	}
	for _, raw := range all {
		t, ok := read(raw)
		if !ok {
			unusable++
		}
		if t.Report != nil || t.Consent != nil {
			told = append(told, t)
		}
	}
	return told, unusable, nil
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

// read tells what one event says, and whether all of it could be used.
func read(raw json.RawMessage) (told provider.Event, whole bool) {
	var e event
	if json.Unmarshal(raw, &e) != nil {
		return told, false
	}
	m, ok := e.means()
	if !ok || m == (meaning{}) {
		return told, ok
	}
	id, ours := e.messageID()
	if !ours && m.wish == "" {
		return told, true
	}
	source, ok := e.text("sg_event_id")
	if !ok || !sourceID.MatchString(source) {
		return told, false
	}
	whole = true
	if m.status != "" && ours {
		sg, ok := e.text("sg_message_id")
		if sg, _, _ = strings.Cut(sg, "."); ok && (sg == "" || sourceID.MatchString(sg)) {
			told.Report = &provider.Report{MessageID: id, ProviderID: sg, Source: source, Status: m.status, Code: m.code, Misconfigured: m.misconfigured}
		} else {
			whole = false
		}
	}
	if m.wish != "" {
		if address, ok := e.text("email"); ok && mailbox.MatchString(address) {
			told.Consent = &provider.Consent{Channel: "email", Address: address, State: m.wish, Reason: m.reason, Source: source}
		} else {
			whole = false
		}
	}
	return told, whole
}

// means is what the event's kind says; not ok where it has none.
func (e event) means() (m meaning, ok bool) {
	switch kind, _ := e.text("event"); kind {
	case "":
		return meaning{}, false
	case "bounce":
		return e.bounce()
	case "dropped":
		// Its text may be longer than a field, and then it is none that we know.
		reason, _ := e.text("reason")
		m := drops[strings.ToLower(reason)]
		m.status = provider.Undelivered
		if m.code == "" {
			m.code = "dropped"
		}
		return m, true
	default:
		return kinds[kind], true
	}
}

// bounce tells a hard bounce, after which SendGrid itself drops what goes to the address, from a soft one, which says nothing about the next mail.
func (e event) bounce() (m meaning, ok bool) {
	kind, ok := e.text("type")
	switch {
	case !ok:
		return meaning{}, false
	case kind == "bounce":
		return meaning{status: provider.Undelivered, code: "bounce", wish: provider.OptedOut, reason: "bounce"}, true
	}
	return meaning{status: provider.Undelivered, code: "blocked"}, true
}

// messageID is the custom argument that compose gave. An account may send mail that is not ours: what is no id of ours is no mistake.
func (e event) messageID() (string, bool) {
	text, ok := e.text("message_id")
	id, err := uuid.Parse(text)
	return text, ok && err == nil && id.String() == text
}

// text is a field that may be absent or null; not ok where it is something else, or too long.
func (e event) text(field string) (text string, ok bool) {
	raw, there := e[field]
	if !there {
		return "", true
	}
	if json.Unmarshal(raw, &text) != nil || len(text) > maxField {
		return "", false
	}
	return text, true
}
