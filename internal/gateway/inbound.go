package gateway

import (
	"context"
	"net/http"

	"arrears/internal/consent"
	"arrears/internal/dunning"
	"arrears/internal/ledger"
	"arrears/internal/provider"
	"arrears/internal/provider/twilio"
)

// twilioInbound hears what somebody answered by SMS. An answer names no tenant: what it says holds in every one.
func (g *gateway) twilioInbound(r *http.Request, body []byte) error {
	reply, err := twilio.ParseReply(body)
	if err != nil {
		return errMalformed
	}
	return g.store.HearReply(r.Context(), g.now(), ledger.Reply{
		Channel: dunning.SMS, Source: reply.Source, From: reply.From, To: reply.To, Service: reply.Service, Text: reply.Text,
		Meaning: consent.Heard(reply.Text, reply.Meant),
	})
}

// hearConsent records what a provider knows of an address without an answer from it.
func (g *gateway) hearConsent(ctx context.Context, c provider.Consent) error {
	return g.store.HearConsent(ctx, g.now(), ledger.Consent{
		Channel: dunning.Channel(c.Channel), Sender: c.Sender, Service: c.Service, Address: c.Address, Purpose: consent.Notices,
		State: consent.State(c.State), Reason: c.Reason, Source: c.Source,
	})
}
