package gateway_test

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"arrears/internal/gateway"
	"arrears/internal/ledger"
	"arrears/internal/provider/sendgrid"
	"arrears/internal/provider/twilio"
)

// drips begins a webhook and sends one byte of its body.
func (p *providers) drips(path string, headers ...string) net.Conn {
	p.t.Helper()
	request := "POST " + path + " HTTP/1.1\r\nHost: arrears\r\nContent-Length: 1000\r\n"
	for _, name := range headers {
		request += name + ": 1803808800\r\n"
	}
	conn := p.dial()
	_, err := io.WriteString(conn, request+"\r\n[")
	require.NoError(p.t, err)
	return conn
}

// ends reads one answer and holds that the connection is closed after it.
func (p *providers) ends(conn net.Conn, status int, code string) {
	p.t.Helper()
	reader := bufio.NewReader(conn)
	got, gotCode := p.readsFrom(reader, http.MethodPost)
	require.Equal(p.t, status, got)
	require.Equal(p.t, code, gotCode)
	_, err := reader.ReadByte()
	require.ErrorIs(p.t, err, io.EOF)
}

// Whoever has signed nothing has no place among those in flight, however slowly they send.
func TestASlowWebhookTakesNobodysPlace(t *testing.T) {
	t.Parallel()
	p := withProviders(t, func(c *gateway.Config) { c.MaxInFlight = 4 })
	began := time.Now()
	var dripping []net.Conn
	for range 4 {
		dripping = append(dripping,
			p.drips("/webhooks/sendgrid/events", sendgrid.SignatureHeader, sendgrid.TimestampHeader),
			p.drips("/webhooks/twilio/status?message="+uuid.NewString(), twilio.SignatureHeader),
			p.drips("/webhooks/twilio/inbound", twilio.SignatureHeader))
	}
	unsigned := []net.Conn{
		p.drips("/webhooks/sendgrid/events"), p.drips("/webhooks/sendgrid/events", sendgrid.SignatureHeader),
		p.drips("/webhooks/sendgrid/events", sendgrid.TimestampHeader), p.drips("/webhooks/twilio/status"), p.drips("/webhooks/twilio/inbound"),
	}
	require.Equal(t, http.StatusOK, p.get("/v1/clock").status)
	require.Equal(t, http.StatusCreated, p.post("/v1/customers", takenOver("bakery")).status)
	require.Equal(t, http.StatusNoContent, p.events([]object{}, nil), "nor does the signed webhook wait")
	for _, conn := range unsigned {
		p.ends(conn, http.StatusForbidden, "signature_invalid")
	}
	for _, conn := range dripping {
		p.ends(conn, http.StatusRequestTimeout, "body_too_slow")
	}
	require.Less(t, time.Since(began), 15*time.Second)
}

func TestMoreSlowWebhooksThanArriveAtATimeOnlyKeepOutWebhooks(t *testing.T) {
	t.Parallel()
	p := withProviders(t, func(c *gateway.Config) { c.MaxInFlight = 1 })
	for range gateway.MaxArriving {
		p.drips("/webhooks/twilio/inbound", twilio.SignatureHeader)
	}
	require.Eventually(t, func() bool { return p.events([]object{}, nil) == http.StatusServiceUnavailable }, 4*time.Second, time.Millisecond)
	require.Equal(t, http.StatusOK, p.get("/v1/clock").status)
	require.Eventually(t, func() bool { return p.events([]object{}, nil) == http.StatusNoContent }, 20*time.Second, time.Millisecond, "the slow are cut off")
}

func TestAWebhookIsAskedForAgainWhileTheDatabaseIsAway(t *testing.T) {
	t.Parallel()
	store, err := ledger.Open(t.Context(), ledger.Options{
		URL: "postgres://arrears@127.0.0.1:1/arrears", Secret: []byte("0123456789abcdef"), ParsePolicy: nothingParses,
	})
	require.NoError(t, err)
	t.Cleanup(store.Close)
	p := withProviders(t, func(c *gateway.Config) { c.Store = store })
	id := uuid.NewString()
	require.Equal(t, http.StatusServiceUnavailable, p.callBack(id, "delivered", nil))
	require.Equal(t, http.StatusServiceUnavailable, p.said("1", "STOP").status)
	require.Equal(t, http.StatusServiceUnavailable, p.events([]object{event("delivered", id), event("spamreport", id)}, nil))
}
