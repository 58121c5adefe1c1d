package twilio_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/provider"
	"arrears/internal/provider/twilio"
)

var claimed = time.Date(2026, 11, 24, 11, 0, 30, 0, time.UTC)

const text = "Beacon Hosting: invoice 7 is overdue. Ref Q7K2"

// resource is a message as Twilio shows it; more changes fields of it.
func resource(n int, created time.Time, more ...any) map[string]any {
	m := map[string]any{
		"sid": fmt.Sprintf("SM%032x", n), "status": "queued", "body": text, "from": "+12025550100", "to": phone, "messaging_service_sid": nil,
		"date_created": created.Format(time.RFC1123Z), "date_sent": nil, "error_code": nil, "error_message": nil,
	}
	for i := 0; i < len(more); i += 2 {
		m[more[i].(string)] = more[i+1]
	}
	return m
}

// lister serves messages, newest first, in pages as long as it is asked for, as Twilio does.
type lister struct {
	client   *twilio.Client
	mu       sync.Mutex
	messages []map[string]any
	queries  []url.Values
}

func listing(t require.TestingT, cleanup func(func()), messages []map[string]any, change ...func(*twilio.Config)) *lister {
	l := &lister{messages: messages}
	web := httptest.NewServer(http.HandlerFunc(l.serve))
	cleanup(web.Close)
	cfg := config(web.URL)
	for _, c := range change {
		c(&cfg)
	}
	var err error
	l.client, err = twilio.New(cfg)
	require.NoError(t, err)
	return l
}

func (l *lister) serve(w http.ResponseWriter, r *http.Request) {
	l.mu.Lock()
	defer l.mu.Unlock()
	q := r.URL.Query()
	l.queries = append(l.queries, q)
	list := "/2010-04-01/Accounts/" + account + "/Messages.json"
	if r.Method != http.MethodGet || r.URL.Path != list {
		http.NotFound(w, r)
		return
	}
	from := 0
	if token := q.Get("PageToken"); token != "" {
		from, _ = strconv.Atoi(strings.TrimPrefix(token, "PA"))
	}
	size, _ := strconv.Atoi(q.Get("PageSize"))
	to := min(from+size, len(l.messages))
	answer := map[string]any{"messages": append([]map[string]any{}, l.messages[from:to]...), "page_size": size, "next_page_uri": nil}
	if to < len(l.messages) {
		answer["next_page_uri"] = list + "?" + url.Values{"To": {q.Get("To")}, "Page": {"9"}, "PageToken": {fmt.Sprintf("PA%d", to)}, "PageSize": {q.Get("PageSize")}}.Encode()
	}
	_ = json.NewEncoder(w).Encode(answer)
}

func sought(not ...string) provider.Sought {
	return provider.Sought{MessageID: ours, Sender: "+12025550100", To: phone, Body: text, Since: claimed, Not: not}
}

func TestFindMatchesBodyAndSender(t *testing.T) {
	t.Parallel()
	const number, service = "+12025550100", messaging
	for _, c := range []struct {
		name    string
		more    []any
		sender  string
		created time.Time
		want    *provider.Report
	}{
		{"queued", nil, number, claimed, &provider.Report{Status: provider.Queued}},
		{"made by a slow clock", nil, number, claimed.Add(-time.Minute), &provider.Report{Status: provider.Queued}},
		{"delivered", []any{"status", "delivered"}, number, claimed, &provider.Report{Status: provider.Delivered}},
		{"undelivered", []any{"status", "undelivered", "error_code", 30003}, number, claimed, &provider.Report{Status: provider.Undelivered, Code: "30003", Again: 4 * time.Hour}},
		{"account suspended", []any{"status", "failed", "error_code", 30002}, number, claimed, &provider.Report{Status: provider.Undelivered, Code: "30002", Misconfigured: true}},
		{"failed without a code", []any{"status", "failed"}, number, claimed, &provider.Report{Status: provider.Undelivered, Code: "failed"}},
		{"of our service", []any{"messaging_service_sid", messaging, "from", nil}, service, claimed, &provider.Report{Status: provider.Queued}},
		{"of a trial account", []any{"body", "Sent from your Twilio trial account - " + text}, number, claimed, &provider.Report{Status: provider.Queued}},
		{"too old", nil, number, claimed.Add(-61 * time.Second), nil},
		{"another body", []any{"body", text + "."}, number, claimed, nil},
		{"in other characters", []any{"body", "it's due, ref abcd1234"}, number, claimed, &provider.Report{Status: provider.Queued}},
		{"another sender", []any{"from", "+12025550199"}, number, claimed, nil},
		{"another service", []any{"messaging_service_sid", "MG00000000000000000000000000000002"}, service, claimed, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			l := listing(t, t.Cleanup, []map[string]any{resource(1, c.created, c.more...)})
			asked := sought()
			asked.Sender, asked.Reference = c.sender, "abcd1234" // whatever is configured by now
			got, err := l.client.FindSMS(t.Context(), asked)
			require.NoError(t, err)
			if c.want != nil {
				status, _ := resource(1, c.created, c.more...)["status"].(string)
				c.want.MessageID, c.want.ProviderID, c.want.Source = ours, message, message+"/"+status
			}
			require.Equal(t, c.want, got)
			require.Equal(t, []url.Values{{"To": {phone}, "PageSize": {"50"}}}, l.queries, "by recipient, and by nothing else")
		})
	}

	t.Run("a body that was redacted proves nothing", func(t *testing.T) {
		t.Parallel()
		l := listing(t, t.Cleanup, []map[string]any{resource(1, claimed, "body", nil)})
		_, err := l.client.FindSMS(t.Context(), sought())
		var failure *provider.Error
		require.ErrorAs(t, err, &failure)
		require.Equal(t, provider.Transient, failure.Class)
	})

	t.Run("an earlier try of the same message is another", func(t *testing.T) {
		t.Parallel()
		l := listing(t, t.Cleanup, []map[string]any{resource(2, claimed), resource(1, claimed)})
		got, err := l.client.FindSMS(t.Context(), sought(resource(2, claimed)["sid"].(string)))
		require.NoError(t, err)
		require.Equal(t, message, got.ProviderID)
		got, err = l.client.FindSMS(t.Context(), sought(message, resource(2, claimed)["sid"].(string)))
		require.NoError(t, err)
		require.Nil(t, got)
	})
}

// Wherever among later messages the one lies, it is found, and older pages are not read.
func TestFindReadsAllPagesSinceTheClaimAndNoMore(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var all []map[string]any
		later, older := rapid.IntRange(0, 130).Draw(t, "later"), rapid.IntRange(0, 130).Draw(t, "older")
		at := rapid.IntRange(-1, later-1).Draw(t, "at")
		for i := range later + older {
			created, body := claimed.Add(time.Duration(later-i)*time.Second), "something else"
			if i >= later {
				created = claimed.Add(-61 * time.Second)
			}
			if i == at || i >= later {
				body = text
			}
			all = append(all, resource(i, created, "body", body))
		}
		l := listing(t, t.Cleanup, all)
		got, err := l.client.FindSMS(t.Context(), sought())
		require.NoError(t, err)
		if at < 0 {
			require.Nil(t, got)
		} else {
			require.Equal(t, all[at]["sid"], got.ProviderID)
		}
		require.LessOrEqual(t, len(l.queries), later/50+1)
	})
}

func TestFindGivesUpAfterTooMany(t *testing.T) {
	t.Parallel()
	var all []map[string]any
	for i := range 1001 {
		all = append(all, resource(i, claimed, "body", "something else"))
	}
	l := listing(t, t.Cleanup, all)
	got, err := l.client.FindSMS(t.Context(), sought())
	require.Nil(t, got)
	requireFailure(t, err, provider.Transient, "too_many_messages")
	require.Len(t, l.queries, 20)
}

// Only a list that was read to its end may say that there is no such message.
func TestALookThatFailsIsNoAbsence(t *testing.T) {
	t.Parallel()
	whole, err := json.Marshal(resource(1, claimed))
	require.NoError(t, err)
	for _, c := range []struct {
		name   string
		status int
		body   string
		class  provider.Class
		code   string
	}{
		{"down", 503, ``, provider.Transient, "http_503"},
		{"a page", 200, `<html>`, provider.Transient, "undecodable_answer"},
		{"a redirect", 302, `{"messages":[]}`, provider.Transient, "http_302"},
		{"throttled", 429, refusal(20429), provider.Transient, "20429"},
		{"bad credentials", 401, refusal(20003), provider.Configuration, "20003"},
		{"refused", 400, refusal(20001), provider.Configuration, "20001"},
		{"JSON that is no list", 200, `{}`, provider.Transient, "undecodable_answer"},
		{"null", 200, `null`, provider.Transient, "undecodable_answer"},
		{"a list of nothing", 200, `{"messages":null}`, provider.Transient, "undecodable_answer"},
		{"a message without an id", 200, `{"messages":[{"date_created":"Tue, 24 Nov 2026 11:00:30 +0000"}]}`, provider.Transient, "undecodable_answer"},
		{"a message without a date", 200, `{"messages":[{"sid":"` + message + `"}]}`, provider.Transient, "undecodable_answer"},
		{"a status of tomorrow", 200, `{"messages":[` + strings.Replace(string(whole), `"queued"`, `"pondering"`, 1) + `]}`, provider.Transient, "undecodable_answer"},
		{"a next page without a token", 200, `{"messages":[` + strings.Replace(string(whole), "Ref", "", 1) + `],"next_page_uri":"/2010-04-01?Page=1"}`, provider.Transient, "undecodable_answer"},
		{"a next page that is no address", 200, `{"messages":[` + strings.Replace(string(whole), "Ref", "", 1) + `],"next_page_uri":"://%zz"}`, provider.Transient, "undecodable_answer"},
		{"an empty page before another", 200, `{"messages":[],"next_page_uri":"/2010-04-01?PageToken=PA1"}`, provider.Transient, "undecodable_answer"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := answering(t, c.status, map[string]string{"Retry-After": "7", "Content-Type": "application/json"}, c.body)
			got, err := s.client.FindSMS(t.Context(), sought())
			require.Nil(t, got)
			failure := requireFailure(t, err, c.class, c.code)
			if c.status == 429 {
				require.Equal(t, 7*time.Second, failure.RetryAfter)
			}
			require.EqualValues(t, 1, s.requests.Load())
		})
	}

	t.Run("nobody listens", func(t *testing.T) {
		t.Parallel()
		client, err := twilio.New(config("http://127.0.0.1:1"))
		require.NoError(t, err)
		_, err = client.FindSMS(t.Context(), sought())
		// Of the look this is proof that it was not sent; of the message it is none, so it must not be called so.
		requireFailure(t, err, provider.Transient, "unreachable")
		_, err = client.FetchSMS(t.Context(), ours, message)
		requireFailure(t, err, provider.Transient, "unreachable")
	})

	t.Run("the second page is down", func(t *testing.T) {
		t.Parallel()
		web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Query().Has("PageToken") {
				w.WriteHeader(http.StatusBadGateway)
				return
			}
			_, _ = fmt.Fprintf(w, `{"messages":[%s],"next_page_uri":"/x?PageToken=PA1"}`, strings.Replace(string(whole), "Ref", "", 1))
		}))
		t.Cleanup(web.Close)
		client, err := twilio.New(config(web.URL))
		require.NoError(t, err)
		got, err := client.FindSMS(t.Context(), sought())
		require.Nil(t, got)
		requireFailure(t, err, provider.Transient, "http_502")
	})
}

func TestFetch(t *testing.T) {
	t.Parallel()
	one := func(more ...any) string {
		raw, err := json.Marshal(resource(1, claimed, more...))
		require.NoError(t, err)
		return string(raw)
	}
	for _, c := range []struct {
		name   string
		status int
		body   string
		want   *provider.Report
		class  provider.Class
		code   string
	}{
		{"delivered", 200, one("status", "delivered"), &provider.Report{MessageID: ours, ProviderID: message, Source: message + "/delivered", Status: provider.Delivered}, "", ""},
		{"opted out", 200, one("status", "failed", "error_code", 21610), &provider.Report{MessageID: ours, ProviderID: message, Source: message + "/failed", Status: provider.Undelivered, Code: "21610"}, "", ""},
		{"not known", 404, refusal(20404), nil, "", ""},
		{"another address than Twilio's", 404, `<html>`, nil, provider.Configuration, "http_404"},
		{"another message", 200, one("sid", "SM00000000000000000000000000000002"), nil, provider.Transient, "undecodable_answer"},
		{"a message to us", 200, one("status", "received"), nil, provider.Transient, "undecodable_answer"},
		{"empty", 200, `{}`, nil, provider.Transient, "undecodable_answer"},
		{"down", 500, refusal(20500), nil, provider.Transient, "20500"},
		{"throttled", 429, ``, nil, provider.Transient, "http_429"},
		{"bad credentials", 401, refusal(20003), nil, provider.Configuration, "20003"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := answering(t, c.status, nil, c.body)
			got, err := s.client.FetchSMS(t.Context(), ours, message)
			require.Equal(t, c.want, got)
			if c.class == "" {
				require.NoError(t, err)
				return
			}
			requireFailure(t, err, c.class, c.code)
		})
	}

	t.Run("what is no id of Twilio's is not asked for", func(t *testing.T) {
		t.Parallel()
		s := answering(t, 500, nil, ``)
		got, err := s.client.FetchSMS(t.Context(), ours, "../Calls")
		require.NoError(t, err)
		require.Nil(t, got)
		require.Zero(t, s.requests.Load())
	})
}

func TestSenderIsWhoIsConfigured(t *testing.T) {
	t.Parallel()
	client, err := twilio.New(config("http://127.0.0.1:1"))
	require.NoError(t, err)
	require.Equal(t, "+12025550100", client.Sender())
	cfg := config("http://127.0.0.1:1")
	cfg.From, cfg.MessagingServiceSID = "", messaging
	client, err = twilio.New(cfg)
	require.NoError(t, err)
	require.Equal(t, messaging, client.Sender())
}
