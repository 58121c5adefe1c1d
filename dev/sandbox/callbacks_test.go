package sandbox_test

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"arrears/dev/sandbox"
	"arrears/internal/provider"
)

func TestSMSIsReportedOnItsWay(t *testing.T) {
	t.Parallel()
	b, g := setupHeard(t)
	sent, err := b.sms(phone)
	require.NoError(t, err)
	b.eventually(func() bool { return len(g.seen().statuses) >= 2 }, "both steps are reported")

	heard := g.seen()
	require.Equal(t, []string{"sent", "delivered"}, heard.of(sent.ProviderID), "and not the status that the answer told")
	for _, s := range heard.statuses {
		require.Equal(t, "m-sms", s.message)
		require.Equal(t, s.form.Get("MessageStatus"), s.form.Get("SmsStatus"))
		require.Equal(t, sent.ProviderID, s.form.Get("SmsSid"))
		require.Equal(t, []string{phone, "+12025550100", account}, []string{s.form.Get("To"), s.form.Get("From"), s.form.Get("AccountSid")})
		require.False(t, s.form.Has("ErrorCode"))
	}
	require.Regexp(t, `^[0-9]{10}$`, heard.statuses[1].form.Get("RawDlrDoneDate"))
	shown := b.message(sent.ProviderID)
	require.Equal(t, "delivered", shown["status"])
	require.Equal(t, b.clock.now().UTC().Format(time.RFC1123Z), shown["date_sent"])
	require.Nil(t, shown["error_code"])
}

func TestMessagingServiceChoosesItsSenderLater(t *testing.T) {
	t.Parallel()
	b, g := setupHeard(t)
	created := b.create(url.Values{"To": {phone}, "MessagingServiceSid": {messagingService}, "Body": {"x"}, "StatusCallback": {g.url + statusPath}})
	require.Equal(t, []any{"accepted", nil, "0"}, []any{created["status"], created["from"], created["num_segments"]})
	sid := created["sid"].(string)
	b.eventually(func() bool { return len(g.seen().of(sid)) == 3 }, "all steps are reported")

	require.Equal(t, []string{"queued", "sent", "delivered"}, g.seen().of(sid))
	require.Equal(t, messagingService, g.seen().statuses[0].form.Get("MessagingServiceSid"))
	shown := b.message(sid)
	require.Equal(t, []any{"delivered", "+15005550006", "1"}, []any{shown["status"], shown["from"], shown["num_segments"]})
}

func TestSMSThatDoesNotArrive(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, to, order string
		want            []string
		code            any
	}{
		{"unreachable", "+15005550103", "", []string{"sent", "undelivered"}, 30003.0},
		{"landline", "+15005550106", "", []string{"sent", "undelivered"}, 30006.0},
		{"no receipt", "+15005550100", "", []string{"sent"}, nil},
		{"fault", phone, `{"target":"sms","mode":"undelivered"}`, []string{"sent", "undelivered"}, 30003.0},
		{"fault with a code", phone, `{"target":"sms","mode":"undelivered","code":30007,"to":"` + phone + `","rate":1,"next":1}`, []string{"sent", "undelivered"}, 30007.0},
		{"fault for another", phone, `{"target":"sms","mode":"undelivered","to":"+12025550109"}`, []string{"sent", "delivered"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			b, g := setupHeard(t)
			if c.order != "" {
				b.fault(c.order)
			}
			sent, err := b.sms(c.to)
			require.NoError(t, err)
			require.Equal(t, provider.Accepted, sent.Outcome)
			other, err := b.sms("+12025550188")
			require.NoError(t, err)
			b.eventually(func() bool {
				heard := g.seen()
				return len(heard.of(sent.ProviderID)) == len(c.want) && len(heard.of(other.ProviderID)) == 2
			}, "both came as far as they will")

			require.Equal(t, c.want, g.seen().of(sent.ProviderID))
			shown := b.message(sent.ProviderID)
			require.Equal(t, c.want[len(c.want)-1], shown["status"])
			require.Equal(t, c.code, shown["error_code"])
			if c.code != nil {
				require.NotEmpty(t, shown["error_message"])
				require.Equal(t, c.code, b.inbox()[0]["error_code"])
			}
		})
	}
}

func TestMailIsReportedOnItsWay(t *testing.T) {
	t.Parallel()
	b, g := setupHeard(t)
	want := map[string][]string{
		"silent@a.example":      nil,
		mailbox:                 {"processed", "delivered"},
		"bounce@a.example":      {"processed", "bounce"},
		"Bounce+7@a.example":    {"processed", "bounce"},
		"blocked@a.example":     {"processed", "bounce"},
		"spam@a.example":        {"processed", "delivered", "spamreport"},
		"unsubscribe@a.example": {"processed", "delivered", "unsubscribe"},
		"dropped@a.example":     {"dropped"},
		"struck@a.example":      {"processed", "bounce"},
	}
	b.fault(`{"target":"email","mode":"bounce","to":"struck@a.example"}`)
	ids := map[string]string{}
	for to := range want {
		sent, err := b.email(to)
		require.NoError(t, err)
		ids[to] = sent.ProviderID
	}
	b.eventually(func() bool { return len(g.seen().events) >= 17 }, "all is told")

	heard := g.seen()
	require.Less(t, len(heard.batches), len(heard.events), "events of several mails come together")
	unique := map[any]bool{}
	for to, events := range want {
		require.Equal(t, events, heard.about(to), to)
	}
	for _, e := range heard.events {
		unique[e["sg_event_id"]] = true
		require.Equal(t, "m-mail", e["message_id"], "custom args are keys of their own")
		require.True(t, strings.HasPrefix(e["sg_message_id"].(string), ids[e["email"].(string)]+"."))
		require.InDelta(t, b.clock.now().Unix(), e["timestamp"], 2)
		switch {
		case e["email"] == "blocked@a.example" && e["event"] == "bounce":
			require.Equal(t, "blocked", e["type"])
		case e["event"] == "bounce":
			require.Equal(t, "bounce", e["type"])
		case e["event"] == "dropped":
			require.Equal(t, "Bounced Address", e["reason"])
		}
	}
	require.Len(t, unique, len(heard.events))
	for _, shown := range b.inbox() {
		switch shown["to"] {
		case "silent@a.example":
			require.Equal(t, "accepted", shown["status"])
		case "blocked@a.example":
			require.Equal(t, "blocked", shown["status"])
		case mailbox:
			require.Equal(t, "delivered", shown["status"])
		}
	}
}

func TestCallbacksAreRepeatedAndTurnedRound(t *testing.T) {
	t.Parallel()
	b, g := setupHeard(t)
	for _, target := range []string{"sms", "email"} {
		for _, mode := range []string{"duplicate_callback", "reorder_callback"} {
			b.fault(`{"target":"` + target + `","mode":"` + mode + `","next":1}`)
		}
		// Of a lost answer, too, it is told what became of its message.
		b.fault(`{"target":"` + target + `","mode":"lost_answer","next":1}`)
	}
	_, err := b.sms(phone)
	requireFailure(t, err, provider.InDoubt, "lost_answer")
	_, err = b.email(mailbox)
	requireFailure(t, err, provider.InDoubt, "lost_answer")
	require.Empty(t, b.list("/faults"), "each struck by itself")
	b.eventually(func() bool { return len(g.seen().statuses) == 4 && len(g.seen().events) == 4 }, "each step is told twice")

	heard := g.seen()
	sid := b.inbox()[0]["provider_id"].(string)
	require.Equal(t, []string{"delivered", "delivered", "sent", "sent"}, heard.of(sid))
	require.Equal(t, heard.statuses[0], heard.statuses[1])
	require.Equal(t, []string{"delivered", "delivered", "processed", "processed"}, heard.about(mailbox))
	require.Equal(t, heard.events[0], heard.events[1], "under the same sg_event_id")

	sent, err := b.sms(phone)
	require.NoError(t, err)
	b.eventually(func() bool { return len(g.seen().of(sent.ProviderID)) == 2 }, "the next one is as always")
	require.Equal(t, []string{"sent", "delivered"}, g.seen().of(sent.ProviderID))
}

func TestCallbacksAreDelayed(t *testing.T) {
	t.Parallel()
	b, g := setupHeard(t)
	b.fault(`{"target":"sms","mode":"delay_callback","seconds":3,"next":1}`)
	late, err := b.sms(phone)
	require.NoError(t, err)
	b.eventually(func() bool { return b.statusOf(late.ProviderID) == "delivered" }, "it arrived")
	require.Empty(t, g.seen().statuses, "nobody was told")
	b.eventually(func() bool { return len(g.seen().statuses) == 2 }, "it is told late")
}

func TestTwilioDoesNotRepeatWhatWasRefused(t *testing.T) {
	t.Parallel()
	b, g := setupHeard(t)
	g.answering(func(_ string, n int) int {
		if n < 2 {
			return http.StatusInternalServerError
		}
		return http.StatusNoContent
	})
	lost, err := b.sms(phone)
	require.NoError(t, err)
	b.eventually(func() bool { return g.seen().calls[statusPath] == 2 }, "both steps were refused")
	heard, err := b.sms(phone)
	require.NoError(t, err)
	b.eventually(func() bool { return len(g.seen().of(heard.ProviderID)) == 2 }, "the next one was heard")
	require.Empty(t, g.seen().of(lost.ProviderID))
	require.Equal(t, 4, g.seen().calls[statusPath])
}

func TestSendGridRepeatsUntilItIsHeard(t *testing.T) {
	t.Parallel()
	b, g := setupHeard(t)
	g.answering(func(_ string, n int) int {
		if n < 4 {
			return http.StatusNotFound
		}
		return http.StatusOK
	})
	_, err := b.email(mailbox)
	require.NoError(t, err)
	b.eventually(func() bool { return len(g.seen().events) == 2 }, "both events are heard in the end")
	require.Greater(t, g.seen().calls[eventsPath], 4)
}

// Twilio gives up on a connection that was cut; SendGrid on nothing.
func TestWhoIsCutOffIsHeardOfByMailOnly(t *testing.T) {
	t.Parallel()
	g := &testGateway{calls: map[string]int{}}
	var cuts, texts atomic.Int64
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == statusPath {
			texts.Add(1)
			panic(http.ErrAbortHandler)
		}
		if cuts.Add(1) <= 3 {
			panic(http.ErrAbortHandler)
		}
		g.ServeHTTP(w, r)
	}))
	t.Cleanup(web.Close)
	b := setupWith(t, 0, sandbox.Config{Gateway: web.URL})
	_, err := b.sms(phone)
	require.NoError(t, err)
	_, err = b.email(mailbox)
	require.NoError(t, err)
	b.eventually(func() bool { return len(g.seen().events) == 2 && texts.Load() >= 2 }, "both events are heard in the end")
	require.Equal(t, int64(2), texts.Load())
}

func TestTwilioTriesAConnectionTwice(t *testing.T) {
	t.Parallel()
	const here = "127.0.7.7" // where nobody else takes a port that is free for a moment
	l, err := net.Listen("tcp", here+":0")
	require.NoError(t, err)
	address := l.Addr().String()
	require.NoError(t, l.Close())
	b := setupWith(t, 0, sandbox.Config{Gateway: "http://" + address})
	sent, err := b.sms(phone)
	require.NoError(t, err)
	b.eventually(func() bool { return b.statusOf(sent.ProviderID) == "delivered" }, "the first tries found nobody")

	l, err = net.Listen("tcp", address)
	require.NoError(t, err)
	g := &testGateway{calls: map[string]int{}}
	server := &http.Server{Handler: g, ReadHeaderTimeout: time.Minute}
	served := make(chan error, 1)
	go func() { served <- server.Serve(l) }()
	t.Cleanup(func() { _ = server.Close(); <-served })
	b.eventually(func() bool { return len(g.seen().of(sent.ProviderID)) == 2 }, "the second tries are heard")
}

func TestSlowGatewayHoldsUpNoSend(t *testing.T) {
	t.Parallel()
	release := make(chan struct{})
	var at, most, calls atomic.Int64
	slow := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		calls.Add(1)
		if now := at.Add(1); now > most.Load() {
			most.Store(now)
		}
		<-release
		at.Add(-1)
	}))
	t.Cleanup(slow.Close)
	b := setupWith(t, 0, sandbox.Config{Gateway: slow.URL})
	var last provider.Result
	for range 40 {
		var err error
		last, err = b.sms(phone)
		require.NoError(t, err)
	}
	b.eventually(func() bool { return at.Load() == 16 && b.statusOf(last.ProviderID) == "delivered" }, "all couriers wait, and messages go on")
	close(release)
	b.eventually(func() bool { return calls.Load() == 80 }, "what waited is told")
	require.LessOrEqual(t, most.Load(), int64(16))
}

// Not parallel: it counts goroutines.
func TestCloseLeavesNothingRunning(t *testing.T) {
	before := goleak.IgnoreCurrent()
	arrived := make(chan struct{}, 100)
	hung := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body) // only then does the server notice that a caller has left
		arrived <- struct{}{}
		<-r.Context().Done()
	}))
	box := sandbox.New(sandbox.Config{AccountSID: account, AuthToken: token, Gateway: hung.URL})
	for _, to := range []string{phone, "+12025550102"} {
		form := url.Values{"To": {to}, "From": {"+12025550100"}, "Body": {"x"}, "StatusCallback": {hung.URL}}
		request := httptest.NewRequest(http.MethodPost, messagesPath, strings.NewReader(form.Encode()))
		request.Header.Set("Content-Type", formType)
		request.SetBasicAuth(account, token)
		answer := httptest.NewRecorder()
		box.ServeHTTP(answer, request)
		require.Equal(t, http.StatusCreated, answer.Code)
	}
	<-arrived
	box.Close()
	box.Close()
	hung.Close()
	goleak.VerifyNone(t, before)
}
