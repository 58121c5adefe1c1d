package sandbox

import (
	_ "embed"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"
)

const (
	// What one page shows at most; the newest of each. ?to= shows one recipient with more.
	cardsShown         = 120
	messagesShown      = 30
	messagesShownAlone = 500
	accessesShown      = 200
	refreshSeconds     = 3
	businessTime       = "Mon 2 Jan 2006, 15:04"
	wallTime           = "15:04:05"
	foreignPage        = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"
	ownPage            = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

//go:embed page.html
var pageHTML string

var pageTemplate = template.Must(template.New("page").Parse(pageHTML))

// view is what the page shows.
type view struct {
	Refresh   int
	Only      string
	Now       string
	Wall      string
	SMS       int
	Emails    int
	Replies   int
	Hidden    int
	Phones    []card
	Mailboxes []card
	Accesses  []accessView
}

// card is one phone or one mailbox. Its messages come newest first: a mailbox shows them so, a phone from the bottom up, and both
// open at the newest.
type card struct {
	To       string
	Link     string
	Phone    bool
	Stopped  []string // the senders that may not write to it any more
	Total    int
	Earlier  int
	Messages []messageView
}

type messageView struct {
	From     string
	Subject  string
	Text     string
	HTMLLink string
	Business string
	Wall     string
	Status   string
	Mood     string // of the status: good, bad or empty
	Code     bool
	Answer   bool // the customer wrote it
	Fresh    bool
}

type accessView struct {
	Customer, Access, Reason, Business string
	Version                            int64
}

// page shows every customer's phone and mailbox. ?to= keeps one recipient, ?still=1 stops the refresh.
func (s *Sandbox) page(w http.ResponseWriter, r *http.Request) {
	only := r.URL.Query().Get("to")
	v := s.view(s.conversations(only), only)
	if r.URL.Query().Get("still") == "" {
		v.Refresh = refreshSeconds
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", ownPage)
	w.Header().Set("Cache-Control", "no-store")
	_ = pageTemplate.Execute(w, v)
}

// mailPage shows the HTML part of a mail as its reader sees it, with nothing in it allowed to run or to load.
func (s *Sandbox) mailPage(w http.ResponseWriter, r *http.Request) {
	for _, e := range s.snapshot(r.URL.Query().Get("to")) {
		if e.ProviderID == r.PathValue("id") && e.HTML != "" {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Header().Set("Content-Security-Policy", foreignPage)
			w.Header().Set("X-Content-Type-Options", "nosniff")
			_, _ = w.Write([]byte(e.HTML))
			return
		}
	}
	http.NotFound(w, r)
}

// conversations are the messages that the page shows, the customers' answers among them, by time.
func (s *Sandbox) conversations(only string) []*entry {
	entries := s.snapshot(only)
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, r := range s.replies {
		if only == "" || r.From == only {
			entries = append(entries, &entry{
				Channel: "sms", To: r.From, From: r.To, Text: r.Text, ProviderID: r.ProviderID, AcceptedAt: r.At, BusinessAt: r.BusinessAt, answer: true,
			})
		}
	}
	slices.SortStableFunc(entries, func(a, b *entry) int { return a.AcceptedAt.Compare(b.AcceptedAt) })
	return entries
}

func (s *Sandbox) view(entries []*entry, only string) view {
	stopped := s.stoppedSenders()
	wall := s.cfg.Now()
	business := s.cfg.Business(wall)
	v := view{Only: only, Now: business.Format(businessTime + " MST"), Wall: wall.Format(wallTime), Accesses: s.accessViews()}
	shown := messagesShown
	if only != "" {
		shown = messagesShownAlone
	}

	// Cards keep the order in which their recipients first appeared, so that nothing jumps about on a refresh.
	places := map[string]int{}
	byCard := [][]*entry{}
	for _, e := range entries {
		switch {
		case e.answer:
			v.Replies++
		case e.Channel != "email":
			v.SMS++
		default:
			v.Emails++
		}
		place, known := places[e.To]
		if !known {
			place = len(byCard)
			places[e.To] = place
			byCard = append(byCard, nil)
		}
		byCard[place] = append(byCard[place], e)
	}
	if len(byCard) > cardsShown {
		v.Hidden = len(byCard) - cardsShown
		byCard = byCard[len(byCard)-cardsShown:]
	}
	for _, messages := range byCard {
		if c := s.card(messages, shown, wall); c.Phone {
			c.Stopped = stopped[c.To]
			v.Phones = append(v.Phones, c)
		} else {
			v.Mailboxes = append(v.Mailboxes, c)
		}
	}
	return v
}

func (s *Sandbox) card(messages []*entry, shown int, wall time.Time) card {
	first := messages[0]
	c := card{To: first.To, Link: "/?to=" + url.QueryEscape(first.To), Phone: first.Channel != "email", Total: len(messages), Earlier: max(0, len(messages)-shown)}
	for i := len(messages) - 1; i >= c.Earlier; i-- {
		e := messages[i]
		m := messageView{
			From: e.From, Subject: e.Subject, Text: strings.TrimSpace(e.Text), Business: e.BusinessAt.Format(businessTime), Wall: e.AcceptedAt.In(wall.Location()).Format(wallTime),
			Status: e.Status, Mood: moods[e.Status], Code: e.Channel != "email" && e.api == nil && !e.answer, Answer: e.answer, Fresh: wall.Sub(e.AcceptedAt) < 2*refreshSeconds*time.Second,
		}
		if e.ErrorCode != 0 {
			m.Status += " " + strconv.Itoa(e.ErrorCode)
		}
		if e.HTML != "" {
			m.HTMLLink = fmt.Sprintf("/mail/%s?to=%s", url.PathEscape(e.ProviderID), url.QueryEscape(e.To))
			if m.Text == "" {
				m.Text = "(this mail has an HTML part only)"
			}
		}
		c.Messages = append(c.Messages, m)
	}
	return c
}

// moods are how a status looks; one that is missing may still become anything.
var moods = map[string]string{
	"delivered": "good", "undelivered": "bad", "bounce": "bad", "blocked": "bad", "dropped": "bad", "spamreport": "bad", "unsubscribe": "bad",
}

// stoppedSenders are the opt-outs, by phone.
func (s *Sandbox) stoppedSenders() map[string][]string {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := map[string][]string{}
	for d := range s.optOuts {
		all[d.phone] = append(all[d.phone], d.sender)
	}
	for _, senders := range all {
		slices.Sort(senders)
	}
	return all
}

// accessViews is what every customer has now, by customer.
func (s *Sandbox) accessViews() []accessView {
	s.mu.Lock()
	current := make([]received, 0, len(s.accesses.current))
	for _, r := range s.accesses.current {
		current = append(current, r)
	}
	s.mu.Unlock()
	sort.Slice(current, func(i, j int) bool { return current[i].Customer < current[j].Customer })
	views := []accessView{}
	for _, r := range current[:min(len(current), accessesShown)] {
		views = append(views, accessView{Customer: r.Customer, Access: r.Access, Reason: r.Reason, Version: r.Version, Business: r.BusinessAt.Format(businessTime)})
	}
	return views
}
