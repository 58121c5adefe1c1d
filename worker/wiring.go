package main

import (
	"errors"
	"log/slog"
	"net/mail"
	"time"

	"arrears/activities"
	"arrears/internal/clock"
	"arrears/internal/config"
	"arrears/internal/ledger"
	"arrears/internal/metrics"
	"arrears/internal/provider/billing"
	"arrears/internal/provider/provisioning"
	"arrears/internal/provider/sendgrid"
	"arrears/internal/provider/twilio"
)

// newActivities joins ledger and providers as the environment says.
func newActivities(cfg config.WorkerConfig, store *ledger.Store, c clock.Clock, counts *metrics.Metrics, log *slog.Logger) (*activities.Activities, error) {
	sms, smsErr := twilio.New(twilio.Config{
		AccountSID: cfg.Twilio.AccountSID, AuthToken: cfg.Twilio.AuthToken.Reveal(),
		From: cfg.Twilio.From, MessagingServiceSID: cfg.Twilio.MessagingServiceSID,
		VerifyServiceSID: cfg.Twilio.VerifyServiceSID, BaseURL: cfg.Twilio.BaseURL,
		StatusCallback: cfg.PublicURL + "/webhooks/twilio/status",
	})
	from, fromErr := mail.ParseAddress(cfg.SendGrid.From)
	if fromErr != nil {
		return nil, &missingError{"SENDGRID_FROM", fromErr}
	}
	email, emailErr := sendgrid.New(sendgrid.Config{
		APIKey: cfg.SendGrid.APIKey.Reveal(), From: from.Address, FromName: from.Name, BaseURL: cfg.SendGrid.BaseURL,
	})
	if err := errors.Join(smsErr, emailErr); err != nil {
		return nil, &missingError{"the providers' configuration", err}
	}
	acts := &activities.Activities{
		Store: store, Email: counts.Email("sendgrid", email), SMS: counts.SMS("twilio", sms), Verifier: counts.Verifier("twilio", sms),
		Clock: c, Now: time.Now, Log: log,
	}
	if cfg.Provisioning.URL != "" {
		out, err := provisioning.New(provisioning.Config{URL: cfg.Provisioning.URL, Secret: cfg.Provisioning.Secret.Reveal()})
		if err != nil {
			return nil, &missingError{"the provisioning webhook's configuration", err}
		}
		acts.Provisioner = counts.Provisioner("provisioning", out)
	}
	if cfg.Billing.URL != "" {
		out, err := billing.New(billing.Config{URL: cfg.Billing.URL, Secret: cfg.Billing.Secret.Reveal()})
		if err != nil {
			return nil, &missingError{"the billing webhook's configuration", err}
		}
		acts.Biller = counts.Biller("billing", out)
	}
	return acts, nil
}
