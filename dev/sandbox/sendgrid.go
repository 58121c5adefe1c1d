package sandbox

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/mail"
	"strings"
)

// sendgrid guards mail send with the key.
func (s *Sandbox) sendgrid(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		key, isBearer := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		if !isBearer || !same(key, s.cfg.SendGridKey) {
			refuseMail(w, http.StatusUnauthorized, complaint{Message: "The provided authorization grant is invalid, expired, or revoked"})
			return
		}
		next(w, r)
	}
}

// complaint is one entry of SendGrid's error list.
type complaint struct {
	Message string  `json:"message"`
	Field   *string `json:"field"`
}

func about(field, message string) complaint { return complaint{Message: message, Field: &field} }

func refuseMail(w http.ResponseWriter, status int, complaints ...complaint) {
	writeJSON(w, status, map[string]any{"errors": complaints})
}

// letter is the part of a mail send that a mailbox shows.
type letter struct {
	From             address           `json:"from"`
	Subject          string            `json:"subject"`
	CustomArgs       map[string]string `json:"custom_args"`
	Personalizations []struct {
		To         []address         `json:"to"`
		Subject    string            `json:"subject"`
		CustomArgs map[string]string `json:"custom_args"`
	} `json:"personalizations"`
	Content []struct {
		Type  string `json:"type"`
		Value string `json:"value"`
	} `json:"content"`
}

type address struct {
	Email string `json:"email"`
	Name  string `json:"name"`
}

func (a address) valid() bool {
	parsed, err := mail.ParseAddress(a.Email)
	return err == nil && parsed.Address == a.Email
}

func mailTo(r *http.Request) []string {
	var l letter
	_ = json.Unmarshal(content(r), &l)
	var to []string
	for _, p := range l.Personalizations {
		for _, a := range p.To {
			to = append(to, a.Email)
		}
	}
	return to
}

func mailCorrelation(r *http.Request) *string {
	var l letter
	_ = json.Unmarshal(content(r), &l)
	id := l.CustomArgs["message_id"]
	for _, p := range l.Personalizations {
		id = cmp.Or(p.CustomArgs["message_id"], id)
	}
	if id == "" {
		return nil
	}
	return &id
}

func (s *Sandbox) sendMail(w http.ResponseWriter, r *http.Request) {
	var l letter
	if err := json.Unmarshal(content(r), &l); err != nil {
		refuseMail(w, http.StatusBadRequest, complaint{Message: "Bad Request"})
		return
	}
	if complaints := l.complaints(); len(complaints) > 0 {
		refuseMail(w, http.StatusBadRequest, complaints...)
		return
	}
	id := newSID("")[:22]
	for _, p := range l.Personalizations {
		args := maps.Clone(l.CustomArgs)
		if args == nil {
			args = map[string]string{}
		}
		maps.Copy(args, p.CustomArgs)
		for _, to := range p.To {
			e := l.delivered(to.Email, p.Subject, args["message_id"], id)
			s.mu.Lock()
			s.accept(e)
			s.mu.Unlock()
			lost, how := s.faults.fate(targetEmail, e.To)
			s.followMail(e, args, mailCourse(e.To, lost), how)
		}
	}
	taken(r, id)
	w.Header().Set("X-Message-Id", id)
	w.WriteHeader(http.StatusAccepted)
}

func (l letter) delivered(to, subject, messageID, id string) *entry {
	e := &entry{Channel: "email", To: to, From: l.From.Email, Subject: cmp.Or(subject, l.Subject), ProviderID: id, Status: "accepted"}
	if messageID != "" {
		e.Correlation = &messageID
	}
	for _, c := range l.Content {
		switch c.Type {
		case "text/plain":
			e.Text = c.Value
		case "text/html":
			e.HTML = c.Value
		}
	}
	return e
}

// complaints are SendGrid's, in its words and with its field names, for what it checks before it answers 202.
func (l letter) complaints() []complaint {
	var all []complaint
	if !l.From.valid() {
		all = append(all, about("from.email", "The from email does not contain a valid address."))
	}
	if n := len(l.Personalizations); n == 0 || n > 1000 {
		all = append(all, about("personalizations", "The personalizations field is required and must have at least one and at most 1000 personalizations."))
	}
	for i, p := range l.Personalizations {
		if len(p.To) == 0 || len(p.To) > 1000 {
			all = append(all, about(fmt.Sprintf("personalizations.%d.to", i), "The to array is required for all personalization objects, and must have at least one email object with a valid email address."))
		}
		for j, to := range p.To {
			if !to.valid() {
				all = append(all, about(fmt.Sprintf("personalizations.%d.to.%d.email", i, j), "Does not contain a valid address."))
			}
		}
		if p.Subject == "" && l.Subject == "" {
			all = append(all, about("subject", "The subject is required. You can get around this requirement if you use a template with a subject defined or if every personalization has a subject defined."))
		}
		if size := argsSize(p.CustomArgs) + argsSize(l.CustomArgs); size > 10_000 {
			all = append(all, about(fmt.Sprintf("personalizations.%d.custom_args", i), "The custom_args are longer than 10000 bytes."))
		}
	}
	if len(l.Content) == 0 {
		all = append(all, about("content", "Unless a valid template_id is provided, the content parameter is required."))
	}
	for i, c := range l.Content {
		switch {
		case c.Value == "":
			all = append(all, about(fmt.Sprintf("content.%d.value", i), "The content value must be a string at least one character in length."))
		case c.Type == "text/plain" && i > 0:
			all = append(all, about(fmt.Sprintf("content.%d.type", i), "If present, text/plain must be first in the content array."))
		case c.Type == "":
			all = append(all, about(fmt.Sprintf("content.%d.type", i), "The content type is required."))
		}
	}
	return all
}

func argsSize(args map[string]string) int {
	size := 0
	for k, v := range args {
		size += len(k) + len(v)
	}
	return size
}
