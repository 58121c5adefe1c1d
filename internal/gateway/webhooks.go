package gateway

import (
	"context"
	"errors"
	"io"
	"net/http"
	"os"
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

// serveWebhooks adds the providers' ways in. They bear no key: their signature is one.
func (g *gateway) serveWebhooks() {
	g.mux.HandleFunc("POST /webhooks/twilio/status", g.fromTwilio(g.twilioStatus))
	g.mux.HandleFunc("POST /webhooks/twilio/inbound", g.fromTwilio(g.twilioInbound))
	g.mux.HandleFunc("POST /webhooks/sendgrid/events", g.fromSendGrid)
}

// fromTwilio lets in what Twilio signed.
func (g *gateway) fromTwilio(take func(r *http.Request, body []byte) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		body, err := webhookBody(w, r, twilio.MaxWebhook)
		if err == nil {
			address := g.webhooks.PublicURL + r.URL.RequestURI()
			if g.webhooks.Twilio == nil || g.webhooks.Twilio.Verify(address, body, r.Header.Get(twilio.SignatureHeader)) != nil {
				err = errUnsigned
			}
		}
		if err == nil {
			err = take(r, body)
		}
		g.answerWebhook(w, r, err)
	}
}

func (g *gateway) answerWebhook(w http.ResponseWriter, r *http.Request, err error) {
	if err != nil {
		g.refuse(w, r, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
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

// twilioStatus hears how far an SMS has come.
func (g *gateway) twilioStatus(r *http.Request, body []byte) error {
	event, err := twilio.ParseStatus(r.URL.Query(), body)
	if err != nil {
		return errMalformed
	}
	return g.hear(r.Context(), event)
}

// fromSendGrid hears events about e-mails. One that cannot be recorded has the whole batch sent again: what was recorded of
// it is not recorded twice.
func (g *gateway) fromSendGrid(w http.ResponseWriter, r *http.Request) {
	body, err := webhookBody(w, r, sendgrid.MaxWebhook)
	if err == nil {
		signature, timestamp := r.Header.Get(sendgrid.SignatureHeader), r.Header.Get(sendgrid.TimestampHeader)
		if g.webhooks.SendGrid == nil || g.webhooks.SendGrid.Verify(body, signature, timestamp, g.wall()) != nil {
			err = errUnsigned
		}
	}
	if err == nil {
		err = g.hearEvents(r.Context(), body)
	}
	g.answerWebhook(w, r, err)
}

func (g *gateway) hearEvents(ctx context.Context, body []byte) error {
	events, err := sendgrid.ParseEvents(body)
	if err != nil {
		return errMalformed
	}
	for _, e := range events {
		if err := g.hear(ctx, e); err != nil {
			return err
		}
	}
	return nil
}

// hear records what a provider tells. What is about no message of ours is none of our business.
func (g *gateway) hear(ctx context.Context, e provider.Event) error {
	if e.Consent != nil {
		if err := g.hearConsent(ctx, *e.Consent); err != nil {
			return err
		}
	}
	if e.Report == nil {
		return nil
	}
	id, err := uuid.Parse(e.Report.MessageID)
	if err != nil {
		return nil
	}
	known, err := g.store.HearReport(ctx, g.now(), ledger.Report{
		Message: id, Source: e.Report.Source, Misconfigured: e.Report.Misconfigured,
		News: dunning.News{Report: dunning.Report(e.Report.Status), Provider: e.Report.ProviderID, Code: e.Report.Code, Again: e.Report.Again},
	})
	if err == nil && !known {
		g.log.InfoContext(ctx, "a report about no message of ours", "message", id.String())
	}
	if err != nil {
		g.log.WarnContext(ctx, "a report is not recorded", "message", id.String(), logs.Error(err))
	}
	return err
}
