package sandbox

import (
	"cmp"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// smsDetails is what the Messages API keeps of an SMS beside what the phone shows.
type smsDetails struct {
	service   string
	direction string
	// sentAt and updatedAt are wall time; sentAt is zero until the message was sent.
	sentAt, updatedAt time.Time
}

// magic is one of the numbers to which Twilio's test credentials give a meaning.
type magic struct {
	status, code int
	message      string
}

var magicTo = map[string]magic{
	"+15005550001": {400, 21211, "The 'To' number is not a valid phone number"},
	"+15005550002": {400, 21612, "The 'To' phone number is not currently reachable via SMS"},
	"+15005550003": {400, 21408, "Permission to send an SMS has not been enabled for the region indicated by the 'To' number"},
	"+15005550004": {400, 21610, "Attempt to send to unsubscribed recipient"},
	"+15005550009": {400, 21614, "'To' number is not a valid mobile number"},
}

var magicFrom = map[string]magic{
	"+15005550001": {400, 21212, "The 'From' number is not a valid phone number"},
	"+15005550007": {400, 21606, "The 'From' phone number provided is not a valid message-capable Twilio phone number"},
	"+15005550008": {429, 21611, "This 'From' number has exceeded the maximum number of queued messages"},
}

func (s *Sandbox) createMessage(w http.ResponseWriter, r *http.Request) {
	form := r.PostForm
	if m, refused := refusedMessage(form); refused {
		refuse(w, m.status, m.code, m.message)
		return
	}
	e := &entry{
		Channel: "sms", To: form.Get("To"), From: form.Get("From"), Text: form.Get("Body"), ProviderID: newSID("SM"), Status: "queued",
		Correlation: correlation(form.Get("StatusCallback")),
		api:         &smsDetails{service: form.Get("MessagingServiceSid"), direction: "outbound-api"},
	}
	sender := cmp.Or(e.From, serviceSender)
	if e.From == "" {
		// A Messaging Service chooses the sender later.
		e.Status = "accepted"
	}
	s.mu.Lock()
	if s.optOuts.stopped(sender, e.To) {
		s.mu.Unlock()
		refuse(w, http.StatusBadRequest, 21610, "Attempt to send to unsubscribed recipient")
		return
	}
	s.accept(e)
	s.mu.Unlock()
	taken(r, e.ProviderID)
	lost, how := s.faults.fate(targetSMS, e.To)
	s.follow(e, sender, form.Get("StatusCallback"), smsCourse(e.To, e.From == "", lost), how)
	writeJSON(w, http.StatusCreated, s.resource(e))
}

// refusedMessage checks in the order in which Twilio reports: the parameters, then the numbers with a meaning.
func refusedMessage(form url.Values) (magic, bool) {
	to, from, body := form.Get("To"), form.Get("From"), form.Get("Body")
	switch {
	case to == "":
		return magic{400, 21604, "A 'To' phone number is required."}, true
	case from == "" && form.Get("MessagingServiceSid") == "":
		return magic{400, 21603, "A 'From' phone number is required."}, true
	case body == "":
		return magic{400, 21602, "Message body is required."}, true
	case utf8.RuneCountInString(body) > 1600:
		return magic{400, 21617, "The concatenated message body exceeds the 1600 character limit."}, true
	case !e164.MatchString(to):
		return magic{400, 21211, "The 'To' number is not a valid phone number."}, true
	case form.Has("StatusCallback") && !callable(form.Get("StatusCallback")):
		return magic{400, 21609, "The 'StatusCallback' URL is not a valid URL."}, true
	case form.Has("ValidityPeriod") && !validPeriod(form.Get("ValidityPeriod")):
		return magic{400, 21624, "Invalid validity period value."}, true
	}
	if m, known := magicFrom[from]; known {
		return m, true
	}
	m, known := magicTo[to]
	return m, known
}

func validPeriod(v string) bool {
	n, err := strconv.Atoi(v)
	return err == nil && n >= 1 && n <= 36000
}

// correlation is the sender's id in its own callback address, since Twilio has no field for one.
func correlation(callback string) *string {
	u, err := url.Parse(callback)
	if err != nil {
		return nil
	}
	id := u.Query().Get("message")
	if id == "" {
		return nil
	}
	return &id
}

func formCorrelation(r *http.Request) *string { return correlation(r.PostFormValue("StatusCallback")) }

func (s *Sandbox) fetchMessage(w http.ResponseWriter, r *http.Request) {
	sid, isJSON := strings.CutSuffix(r.PathValue("message"), ".json")
	s.mu.Lock()
	e := s.inbox.bySID[sid]
	s.mu.Unlock()
	if !isJSON || e == nil {
		notFound(w, r)
		return
	}
	writeJSON(w, http.StatusOK, s.resource(e))
}

// listMessages lists newest first. The page token names the last message of the page before, so that new messages do not shift pages.
func (s *Sandbox) listMessages(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	size := 50
	if v := query.Get("PageSize"); v != "" {
		n, err := strconv.Atoi(v)
		if err != nil || n < 1 || n > 1000 {
			refuse(w, http.StatusBadRequest, 20001, "PageSize must be 1 to 1000")
			return
		}
		size = n
	}
	page, _ := strconv.Atoi(query.Get("Page"))
	page = max(page, 0)
	when, err := sentBetween(query)
	if err != nil {
		refuse(w, http.StatusBadRequest, 20001, err.Error())
		return
	}
	found, more := s.matching(query, when, size)

	base := "/2010-04-01/Accounts/" + s.cfg.AccountSID + "/Messages.json"
	address := func(page int, token string) string {
		q := url.Values{"PageSize": {strconv.Itoa(size)}, "Page": {strconv.Itoa(page)}}
		for _, filter := range []string{"To", "From", "DateSent", "DateSent<", "DateSent>"} {
			if query.Has(filter) {
				q.Set(filter, query.Get(filter))
			}
		}
		if token != "" {
			q.Set("PageToken", token)
		}
		return base + "?" + q.Encode()
	}
	var next any
	if more {
		next = address(page+1, "PA"+found[len(found)-1].ProviderID)
	}
	messages := make([]map[string]any, len(found))
	for i, e := range found {
		messages[i] = s.resource(e)
	}
	writeJSON(w, http.StatusOK, map[string]any{
		"messages": messages, "page": page, "page_size": size, "start": page * size, "end": page*size + max(len(found)-1, 0),
		"uri": address(page, query.Get("PageToken")), "first_page_uri": address(0, ""), "next_page_uri": next, "previous_page_uri": nil,
	})
}

func (s *Sandbox) matching(query url.Values, when span, size int) (found []*entry, more bool) {
	after, skipping := strings.CutPrefix(query.Get("PageToken"), "PA")
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := len(s.inbox.entries) - 1; i >= 0; i-- {
		e := s.inbox.entries[i]
		switch {
		case e.api == nil:
		case skipping:
			skipping = e.ProviderID != after
		case query.Has("To") && e.To != query.Get("To"), query.Has("From") && e.From != query.Get("From"), !when.holds(e.api.sentAt):
		case len(found) == size:
			return found, true
		default:
			found = append(found, e)
		}
	}
	return found, false
}

// resource is a message as Twilio's API shows it.
func (s *Sandbox) resource(e *entry) map[string]any {
	uri := "/2010-04-01/Accounts/" + s.cfg.AccountSID + "/Messages/" + e.ProviderID
	parts := strconv.Itoa(segments(e.Text))
	var from, service, sent, code, reason any = e.From, nil, nil, nil, nil
	if e.From == "" {
		from, parts = nil, "0"
	}
	if !e.api.sentAt.IsZero() {
		sent = e.api.sentAt.UTC().Format(time.RFC1123Z)
	}
	if e.ErrorCode != 0 {
		code, reason = e.ErrorCode, cmp.Or(errorMessages[e.ErrorCode], "The sandbox was told that this will not arrive")
	}
	if e.api.service != "" {
		service = e.api.service
	}
	return map[string]any{
		"account_sid": s.cfg.AccountSID, "api_version": "2010-04-01", "body": e.Text, "date_created": e.AcceptedAt.Format(time.RFC1123Z), "date_sent": sent,
		"date_updated": cmp.Or(e.api.updatedAt, e.AcceptedAt).UTC().Format(time.RFC1123Z),
		"direction":    e.api.direction, "error_code": code, "error_message": reason, "from": from, "messaging_service_sid": service, "num_media": "0",
		"num_segments": parts, "price": nil, "price_unit": "USD", "sid": e.ProviderID, "status": e.Status, "to": e.To, "uri": uri + ".json",
		"subresource_uris": map[string]string{"media": uri + "/Media.json"},
	}
}
