package sandbox_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"
	"time"

	"github.com/sendgrid/sendgrid-go/helpers/eventwebhook"
	"github.com/stretchr/testify/require"
	twilioclient "github.com/twilio/twilio-go/client"

	"arrears/dev/sandbox"
)

const (
	statusPath       = "/webhooks/twilio/status"
	inboundPath      = "/webhooks/twilio/inbound"
	eventsPath       = "/webhooks/sendgrid/events"
	messagingService = "MG00000000000000000000000000000001"
	patience         = 20 * time.Second
)

// testGateway hears what the sandbox calls back, and lets the vendors' own validators judge each signature.
type testGateway struct {
	url       string
	publicKey *ecdsa.PublicKey

	mu sync.Mutex
	// answer is the status of an answer to the nth call of a path, from 0. Nil: 204.
	answer   func(path string, n int) int
	calls    map[string]int
	forged   []string
	statuses []statusCall
	inbound  []url.Values
	events   []map[string]any
	batches  [][]map[string]any
}

type statusCall struct {
	message string // ours, of the address
	form    url.Values
	token   string
}

// setupHeard is a sandbox whose callbacks are heard.
func setupHeard(t *testing.T) (*testBundle, *testGateway) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	// The vendor's helper reads the key as SendGrid shows it.
	der, err := x509.MarshalPKIXPublicKey(&key.PublicKey)
	require.NoError(t, err)
	public, err := eventwebhook.ConvertPublicKeyBase64ToECDSA(base64.StdEncoding.EncodeToString(der))
	require.NoError(t, err)

	g := &testGateway{publicKey: public, calls: map[string]int{}}
	web := httptest.NewServer(g)
	t.Cleanup(web.Close)
	g.url = web.URL
	b := setupWith(t, 0, sandbox.Config{Gateway: web.URL, MailEventKey: key})
	t.Cleanup(func() { require.Empty(t, g.seen().forged, "signed as the vendors' validators demand") })
	return b, g
}

func (g *testGateway) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	g.mu.Lock()
	defer g.mu.Unlock()
	n := g.calls[r.URL.Path]
	g.calls[r.URL.Path]++
	if !g.genuine(r, body) {
		g.forged = append(g.forged, r.URL.Path)
	}
	status := http.StatusNoContent
	if g.answer != nil {
		status = g.answer(r.URL.Path, n)
	}
	if status < 300 {
		g.keep(r, body)
	}
	w.WriteHeader(status)
}

func (g *testGateway) genuine(r *http.Request, body []byte) bool {
	if r.URL.Path == eventsPath {
		valid, err := eventwebhook.VerifySignature(g.publicKey, body, r.Header.Get(eventwebhook.VerificationHTTPHeader), r.Header.Get(eventwebhook.TimestampHTTPHeader))
		return valid && err == nil
	}
	validator := twilioclient.NewRequestValidator(token)
	return validator.ValidateBody(g.url+r.URL.String(), body, r.Header.Get("X-Twilio-Signature"))
}

func (g *testGateway) keep(r *http.Request, body []byte) {
	switch r.URL.Path {
	case eventsPath:
		var batch []map[string]any
		_ = json.Unmarshal(body, &batch)
		g.batches = append(g.batches, batch)
		g.events = append(g.events, batch...)
	case statusPath:
		form, _ := url.ParseQuery(string(body))
		g.statuses = append(g.statuses, statusCall{message: r.URL.Query().Get("message"), form: form, token: r.Header.Get("I-Twilio-Idempotency-Token")})
	case inboundPath:
		form, _ := url.ParseQuery(string(body))
		g.inbound = append(g.inbound, form)
	}
}

func (g *testGateway) answering(answer func(path string, n int) int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.answer = answer
}

// heardSoFar is a copy of what was heard.
type heardSoFar struct {
	calls    map[string]int
	forged   []string
	statuses []statusCall
	inbound  []url.Values
	events   []map[string]any
	batches  [][]map[string]any
}

func (g *testGateway) seen() heardSoFar {
	g.mu.Lock()
	defer g.mu.Unlock()
	calls := map[string]int{}
	for path, n := range g.calls {
		calls[path] = n
	}
	return heardSoFar{
		calls: calls, forged: append([]string{}, g.forged...), statuses: append([]statusCall{}, g.statuses...),
		inbound: append([]url.Values{}, g.inbound...), events: append([]map[string]any{}, g.events...), batches: append([][]map[string]any{}, g.batches...),
	}
}

// of is what was reported of one SMS, in the order of its arrival.
func (h heardSoFar) of(sid string) (statuses []string) {
	for _, s := range h.statuses {
		if s.form.Get("MessageSid") == sid {
			statuses = append(statuses, s.form.Get("MessageStatus"))
		}
	}
	return statuses
}

// about is what was reported of one mailbox, in the order of its arrival.
func (h heardSoFar) about(to string) (events []string) {
	for _, e := range h.events {
		if e["email"] == to {
			events = append(events, e["event"].(string))
		}
	}
	return events
}

func (b *testBundle) eventually(holds func() bool, what string) {
	b.t.Helper()
	again := time.NewTicker(10 * time.Millisecond)
	defer again.Stop()
	for deadline := time.Now().Add(patience); !holds(); <-again.C {
		require.True(b.t, time.Now().Before(deadline), "waited in vain until: %s", what)
	}
}

// message is an SMS as Twilio's API shows it.
func (b *testBundle) message(sid string) (shown map[string]any) {
	b.t.Helper()
	status, body, _ := b.call(http.MethodGet, "/2010-04-01/Accounts/"+account+"/Messages/"+sid+".json", "")
	require.Equal(b.t, http.StatusOK, status, body)
	require.NoError(b.t, json.Unmarshal([]byte(body), &shown))
	return shown
}

func (b *testBundle) statusOf(sid string) any { return b.message(sid)["status"] }

// create is a message without our adapter, as Twilio answers it.
func (b *testBundle) create(form url.Values) (shown map[string]any) {
	b.t.Helper()
	status, body, _ := b.call(http.MethodPost, messagesPath, form.Encode(), "Content-Type", formType)
	require.Equal(b.t, http.StatusCreated, status, body)
	require.NoError(b.t, json.Unmarshal([]byte(body), &shown))
	return shown
}
