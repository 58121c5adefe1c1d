package main

import (
	"cmp"
	"errors"
	"log/slog"
	"net/mail"
	"time"

	"arrears/activities"
	"arrears/internal/clock"
	"arrears/internal/config"
	"arrears/internal/dunning"
	"arrears/internal/ledger"
	"arrears/internal/metrics"
	"arrears/internal/owncode"
	"arrears/internal/provider/billing"
	"arrears/internal/provider/provisioning"
	"arrears/internal/provider/register"
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
	texts := counts.SMS("twilio", sms)
	verifier := counts.Verifier("twilio", sms)
	if cfg.Twilio.VerifyServiceSID == "" {
		own, err := owncode.New([]byte(cfg.Secret.Reveal()), texts, ledger.CodeLives)
		if err != nil {
			return nil, &missingError{"ARREARS_SECRET", err}
		}
		verifier = own
	}
	acts := &activities.Activities{
		Store: store, Email: counts.Email("sendgrid", email), SMS: texts, Verifier: verifier,
		Finder: counts.Finder("twilio", sms),
		Clock:  c, Now: time.Now, Log: log,
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
	if cfg.Screening.URL != "" {
		out, err := register.New(register.Config{URL: cfg.Screening.URL, Secret: cfg.Screening.Secret.Reveal()})
		if err != nil {
			return nil, &missingError{"the register's configuration", err}
		}
		acts.Register = counts.Screening("register", out)
	}
	if cfg.Twilio.Lookup {
		acts.Lines = counts.Lines("twilio", sms)
	}
	return acts, nil
}

// senders are who customers hear from, as the providers call them.
func senders(cfg config.WorkerConfig) map[dunning.Channel]string {
	out := map[dunning.Channel]string{dunning.SMS: cmp.Or(cfg.Twilio.From, cfg.Twilio.MessagingServiceSID)}
	if from, err := mail.ParseAddress(cfg.SendGrid.From); err == nil { // else newActivities says what is wrong
		out[dunning.Email] = from.Address
	}
	return out
}
