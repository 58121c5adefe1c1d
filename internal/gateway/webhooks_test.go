package gateway_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"arrears/internal/gateway"
	"arrears/internal/ledger"
	"arrears/internal/letter"
	"arrears/internal/provider/sendgrid"
	"arrears/internal/provider/twilio"
)

const theSMS = "SM00000000000000000000000000000001"

// providers are a Twilio and a SendGrid that call back.
type providers struct {
	*bundle
	private *ecdsa.PrivateKey
	ago     time.Duration // how old SendGrid's signatures are
}

func withProviders(t *testing.T, options ...option) *providers {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	der, err := x509.MarshalPKIXPublicKey(&key.PublicKey)
	require.NoError(t, err)
	mail, err := sendgrid.NewWebhookKey(base64.StdEncoding.EncodeToString(der))
	require.NoError(t, err)
	known := func(c *gateway.Config) { c.Webhooks.SendGrid = mail }
	return &providers{bundle: setup(t, append([]option{signed, known}, options...)...), private: key}
}

// callBack has Twilio report on a message.
func (p *providers) callBack(message, status string, change func(*http.Request)) int {
	p.t.Helper()
	path := "/webhooks/twilio/status?message=" + message
	form := url.Values{
		"MessageSid": {theSMS}, "MessageStatus": {status}, "To": {"+12025550101"}, "From": {"+12025550100"},
		"AccountSid": {"AC00000000000000000000000000000001"},
	}
	r, err := http.NewRequestWithContext(p.t.Context(), http.MethodPost, p.url+path, strings.NewReader(form.Encode()))
	require.NoError(p.t, err)
	r.Header = twilioHeader(twilioSignature(public+path, form))
	if change != nil {
		change(r)
	}
	return p.send(r, form.Encode())
}

// events has SendGrid report.
func (p *providers) events(events any, change func(*http.Request)) int {
	p.t.Helper()
	body := p.json(events)
	stamp := strconv.FormatInt(p.wall.read().Add(-p.ago).Unix(), 10)
	sum := sha256.Sum256(append([]byte(stamp), body...))
	signature, err := ecdsa.SignASN1(rand.Reader, p.private, sum[:])
	require.NoError(p.t, err)
	r, err := http.NewRequestWithContext(p.t.Context(), http.MethodPost, p.url+"/webhooks/sendgrid/events", bytes.NewReader(body))
	require.NoError(p.t, err)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set(sendgrid.SignatureHeader, base64.StdEncoding.EncodeToString(signature))
	r.Header.Set(sendgrid.TimestampHeader, stamp)
	if change != nil {
		change(r)
	}
	return p.send(r, string(body))
}

// send holds both sides against the contract.
func (p *providers) send(r *http.Request, content string) int {
	p.t.Helper()
	response, err := http.DefaultClient.Do(r)
	require.NoError(p.t, err)
	text, err := io.ReadAll(response.Body)
	require.NoError(p.t, err)
	require.NoError(p.t, response.Body.Close())
	p.conforms(r, []byte(content), answer{status: response.StatusCode, header: response.Header, text: string(text)})
	return response.StatusCode
}

// claimed is a message that is being sent to a customer. By which channel is nothing to a report.
func (p *providers) claimed() string {
	p.t.Helper()
	require.Equal(p.t, http.StatusCreated, p.post("/v1/customers", takenOver("bakery")).status)
	require.Equal(p.t, http.StatusCreated, p.post("/v1/invoices", invoice("i-1", "bakery", 50000)).status)
	p.wall.move(17 * 24 * time.Hour) // 18 March, a Thursday
	ref := ledger.Ref{Tenant: "harbour", Customer: "bakery"}
	out, err := p.store.Converge(p.t.Context(), ref, p.now())
	require.NoError(p.t, err)
	require.Len(p.t, out.Messages, 1)
	_, err = p.store.Claim(p.t.Context(), ref, out.Messages[0].ID, p.now(), letter.Render)
	require.NoError(p.t, err)
	return out.Messages[0].ID.String()
}

// event is one of SendGrid's about a message of ours.
func event(name, id string) object {
	return object{"event": name, "sg_event_id": name + id, "sg_message_id": "x.y", "email": "a@example.com", "timestamp": 1803808800, "message_id": id}
}

func (p *providers) stateOf(id string) string {
	p.t.Helper()
	var state string
	require.NoError(p.t, p.connect().QueryRow(p.t.Context(), "SELECT state FROM messages WHERE message = $1", id).Scan(&state))
	return state
}

func TestAStatusCallbackIsTakenOnlyAsTwilioSignedIt(t *testing.T) {
	t.Parallel()
	p := withProviders(t)
	id := p.claimed()
	before := p.rows()
	for name, change := range map[string]func(*http.Request){
		"no signature": func(r *http.Request) { r.Header.Del(twilio.SignatureHeader) },
		"another's": func(r *http.Request) {
			r.Header.Set(twilio.SignatureHeader, twilioSignature("https://other.example.com", nil))
		},
		"another message's": func(r *http.Request) { r.URL.RawQuery = "message=" + uuid.NewString() },
	} {
		require.Equal(t, http.StatusForbidden, p.callBack(id, "delivered", change), name)
	}
	require.Equal(t, http.StatusRequestEntityTooLarge, p.callBack(id, "delivered", func(r *http.Request) {
		r.ContentLength, r.Body = -1, io.NopCloser(strings.NewReader(strings.Repeat("a", twilio.MaxWebhook+1)))
	}))
	require.Equal(t, http.StatusBadRequest, p.callBack("no-id", "delivered", nil))
	require.Equal(t, http.StatusBadRequest, p.callBack(id, "exploded", nil))
	require.Equal(t, before, p.rows(), "what is refused changes nothing")

	require.Equal(t, http.StatusNoContent, p.callBack(uuid.NewString(), "delivered", nil), "one of somebody else's is none of our business")
	for range 2 {
		require.Equal(t, http.StatusNoContent, p.callBack(id, "delivered", nil))
		require.Equal(t, http.StatusNoContent, p.callBack(id, "sent", nil))
	}
	require.Equal(t, "delivered", p.stateOf(id))
}

func TestEventsAreTakenOnlyAsSendGridSignedThem(t *testing.T) {
	t.Parallel()
	p := withProviders(t)
	id := p.claimed()
	before := p.rows()
	for name, change := range map[string]func(*http.Request){
		"no signature": func(r *http.Request) { r.Header.Del(sendgrid.SignatureHeader) },
		"another time": func(r *http.Request) {
			r.Header.Set(sendgrid.TimestampHeader, strconv.FormatInt(p.wall.read().Add(time.Second).Unix(), 10))
		},
	} {
		require.Equal(t, http.StatusForbidden, p.events([]object{event("delivered", id)}, change), name)
	}
	p.ago = 6 * time.Minute
	require.Equal(t, http.StatusForbidden, p.events([]object{event("delivered", id)}, nil), "replayed late")
	p.ago = 0
	require.Equal(t, http.StatusBadRequest, p.events(object{"event": "delivered"}, nil))
	require.Equal(t, before, p.rows(), "what is refused changes nothing")

	mixed := []object{event("open", id), event("delivered", uuid.NewString()), event("processed", id), event("delivered", id), event("delivered", id)}
	require.Equal(t, http.StatusNoContent, p.events(mixed, nil))
	require.Equal(t, "delivered", p.stateOf(id))
	require.Equal(t, http.StatusNoContent, p.events(mixed, nil))
}

func TestWithoutAKeyNoWebhookIsTaken(t *testing.T) {
	t.Parallel()
	p := withProviders(t)
	p.bundle = setup(t)
	require.Equal(t, http.StatusForbidden, p.callBack(uuid.NewString(), "delivered", nil))
	require.Equal(t, http.StatusForbidden, p.events([]object{}, nil))
}
