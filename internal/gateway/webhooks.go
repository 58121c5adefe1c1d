package gateway

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"arrears/internal/dunning"
	"arrears/internal/ledger"
	"arrears/internal/logs"
	"arrears/internal/provider"
	"arrears/internal/provider/sendgrid"
	"arrears/internal/provider/twilio"
)

// Webhooks says how what providers send is told from what others do. A part that is nil takes nothing.
type Webhooks struct {
	// PublicURL is how providers reach the gateway, without a slash at the end: what they sign begins with it.
	PublicURL string
	// Twilio checks X-Twilio-Signature.
	Twilio interface {
		Verify(publicURL string, body []byte, signature string) error
	}
	// SendGrid checks the signature of its event webhook.
	SendGrid interface {
		Verify(body []byte, signature, timestamp string, now time.Time) error
	}
}

// What is refused of a webhook. Nothing says which part of a signature was wrong.
var (
	errUnsigned  = &refusal{http.StatusForbidden, "signature_invalid", "the signature is missing, wrong or too old"}
	errMalformed = &refusal{http.StatusBadRequest, "malformed", "this is no message of the provider"}
	errOversized = &refusal{http.StatusRequestEntityTooLarge, "body_too_large", "no provider sends that much"}
)

// The limits of what is not known to be a provider's yet.
const (
	maxArriving  = 32
	arriveWithin = 5 * time.Second // wall time, until the whole body is there
)

// webhook is one way in for a provider. It bears no key: its signature is one.
type webhook struct {
	headers []string // what a signature consists of; without any of them nothing is read
	limit   int64    // of the body, in bytes
	signed  func(r *http.Request, body []byte) bool
	take    func(r *http.Request, body []byte) error
}

// serveWebhooks adds the providers' ways in.
func (g *gateway) serveWebhooks() {
	fromTwilio := webhook{headers: []string{twilio.SignatureHeader}, limit: twilio.MaxWebhook, signed: g.signedByTwilio}
	fromTwilio.take = g.twilioStatus
	g.mux.HandleFunc("POST /webhooks/twilio/status", g.hears(fromTwilio))
	fromTwilio.take = g.twilioInbound
	g.mux.HandleFunc("POST /webhooks/twilio/inbound", g.hears(fromTwilio))
	g.mux.HandleFunc("POST /webhooks/sendgrid/events", g.hears(webhook{
		headers: []string{sendgrid.SignatureHeader, sendgrid.TimestampHeader}, limit: sendgrid.MaxWebhook,
		signed: g.signedBySendGrid, take: g.sendGridEvents,
	}))
}

// isWebhook tells the routes that hear providers.
func isWebhook(route string) bool { return strings.Contains(route, " /webhooks/") }

// hears lets in what a provider signed. Only then is it in flight: whoever signs nothing keeps nobody else out.
func (g *gateway) hears(h webhook) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		body, err := g.arrive(w, r, h)
		if err == nil {
			err = g.inFlight.during(r.Context(), func() error { return h.take(r, body) })
		}
		if err != nil {
			g.refuse(w, r, err)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	}
}

// arrive reads a webhook's body and checks its signature. A refusal closes the connection, else the answer would wait for what is
// still to come.
func (g *gateway) arrive(w http.ResponseWriter, r *http.Request, h webhook) (body []byte, err error) {
	connection := http.NewResponseController(w)
	if err := connection.SetReadDeadline(time.Now().Add(arriveWithin)); err != nil { // by the system's clock, as the server's own are
		return nil, fmt.Errorf("bound how long a webhook takes to arrive: %w", err)
	}
	if slices.ContainsFunc(h.headers, func(name string) bool { return r.Header.Get(name) == "" }) {
		w.Header().Set("Connection", "close")
		return nil, errUnsigned
	}
	err = g.arriving.during(r.Context(), func() error {
		if body, err = webhookBody(w, r, h.limit); err != nil {
			return err
		}
		if !h.signed(r, body) {
			return errUnsigned
		}
		return nil
	})
	if err != nil {
		w.Header().Set("Connection", "close")
		return nil, err
	}
	// The time was for the body alone: were it to run out later, the server would take the sender for gone.
	return body, connection.SetReadDeadline(time.Time{})
}

// webhookBody reads at most limit bytes.
func webhookBody(w http.ResponseWriter, r *http.Request, limit int64) ([]byte, error) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, limit))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return nil, errOversized
	case errors.Is(err, os.ErrDeadlineExceeded):
		return nil, errSlowBody
	case err != nil:
		return nil, errBrokenBody
	}
	return body, nil
}

func (g *gateway) signedByTwilio(r *http.Request, body []byte) bool {
	address := g.webhooks.PublicURL + r.URL.RequestURI()
	return g.webhooks.Twilio != nil && g.webhooks.Twilio.Verify(address, body, r.Header.Get(twilio.SignatureHeader)) == nil
}

func (g *gateway) signedBySendGrid(r *http.Request, body []byte) bool {
	signature, timestamp := r.Header.Get(sendgrid.SignatureHeader), r.Header.Get(sendgrid.TimestampHeader)
	return g.webhooks.SendGrid != nil && g.webhooks.SendGrid.Verify(body, signature, timestamp, g.wall()) == nil
}

// twilioStatus hears how far an SMS has come.
func (g *gateway) twilioStatus(r *http.Request, body []byte) error {
	event, err := twilio.ParseStatus(r.URL.Query(), body)
	if err != nil {
		return errMalformed
	}
	return g.hear(r.Context(), event)
}

// hear records what a provider tells. Where the ledger will never take what it says of an address, its report is heard all the same.
func (g *gateway) hear(ctx context.Context, e provider.Event) error {
	var odd error
	if e.Consent != nil {
		if odd = g.hearConsent(ctx, *e.Consent); odd != nil && !isInvalid(odd) {
			return odd
		}
	}
	if e.Report != nil {
		if err := g.hearReport(ctx, *e.Report); err != nil {
			return err
		}
	}
	return odd
}

// hearReport records how far a message has come. What is about no message of ours is none of our business.
func (g *gateway) hearReport(ctx context.Context, r provider.Report) error {
	id, err := uuid.Parse(r.MessageID)
	if err != nil {
		return nil
	}
	known, err := g.store.HearReport(ctx, g.now(), ledger.Report{
		Message: id, Source: r.Source, Misconfigured: r.Misconfigured,
		News: dunning.News{Report: dunning.Report(r.Status), Provider: r.ProviderID, Code: r.Code, Again: r.Again},
	})
	if err == nil && !known {
		g.log.InfoContext(ctx, "a report about no message of ours", "message", id.String())
	}
	if err != nil {
		g.log.WarnContext(ctx, "a report is not recorded", "message", id.String(), logs.Error(err))
	}
	return err
}
