package metrics

import (
	"cmp"
	"context"
	"errors"
	"time"

	"arrears/internal/provider"
)

// observe times one call of a provider. The outcome is the provider's decision, else the class of the failure.
func (m *Metrics) observe(name, operation string, began time.Time, outcome string, err error) {
	var refusal *provider.Error
	switch {
	case errors.As(err, &refusal):
		outcome = string(refusal.Class)
	case err != nil:
		outcome = "unclassified"
	}
	m.providers.WithLabelValues(name, operation, cmp.Or(outcome, "ok")).Observe(time.Since(began).Seconds())
}

// Email times an e-mail sender.
func (m *Metrics) Email(name string, next provider.EmailSender) provider.EmailSender {
	m.providers.WithLabelValues(name, "send_email", string(provider.Accepted))
	return &email{m, name, next}
}

type email struct {
	*Metrics
	name string
	next provider.EmailSender
}

func (e *email) Sender() string { return e.next.Sender() }

func (e *email) SendEmail(ctx context.Context, mail provider.Email) (provider.Result, error) {
	began := time.Now()
	r, err := e.next.SendEmail(ctx, mail)
	e.observe(e.name, "send_email", began, string(r.Outcome), err)
	return r, err
}

// SMS times an SMS sender.
func (m *Metrics) SMS(name string, next provider.SMSSender) provider.SMSSender {
	m.providers.WithLabelValues(name, "send_sms", string(provider.Accepted))
	return &sms{m, name, next}
}

type sms struct {
	*Metrics
	name string
	next provider.SMSSender
}

func (s *sms) Sender() string { return s.next.Sender() }

func (s *sms) SendSMS(ctx context.Context, text provider.SMS) (provider.Result, error) {
	began := time.Now()
	r, err := s.next.SendSMS(ctx, text)
	s.observe(s.name, "send_sms", began, string(r.Outcome), err)
	return r, err
}

// Verifier times a verifier.
func (m *Metrics) Verifier(name string, next provider.Verifier) provider.Verifier {
	m.providers.WithLabelValues(name, "start_verification", string(provider.Accepted))
	m.providers.WithLabelValues(name, "check_verification", string(provider.Approved))
	return &verifier{m, name, next}
}

type verifier struct {
	*Metrics
	name string
	next provider.Verifier
}

func (v *verifier) Calls() bool { return v.next.Calls() }

func (v *verifier) DrawCode() provider.Code { return v.next.DrawCode() }

func (v *verifier) StartVerification(ctx context.Context, s provider.Start) (provider.Started, error) {
	began := time.Now()
	started, err := v.next.StartVerification(ctx, s)
	v.observe(v.name, "start_verification", began, string(started.Outcome), err)
	return started, err
}

func (v *verifier) CheckVerification(ctx context.Context, ref, code string) (provider.Check, error) {
	began := time.Now()
	c, err := v.next.CheckVerification(ctx, ref, code)
	v.observe(v.name, "check_verification", began, string(c), err)
	return c, err
}

// Provisioner times what is told to provisioning.
func (m *Metrics) Provisioner(name string, next provider.Provisioner) provider.Provisioner {
	m.providers.WithLabelValues(name, "change_access", "ok")
	return &provisioner{m, name, next}
}

type provisioner struct {
	*Metrics
	name string
	next provider.Provisioner
}

func (p *provisioner) ChangeAccess(ctx context.Context, c provider.AccessChange) error {
	began := time.Now()
	err := p.next.ChangeAccess(ctx, c)
	p.observe(p.name, "change_access", began, "", err)
	return err
}

// Biller times what the books are asked.
func (m *Metrics) Biller(name string, next provider.Biller) provider.Biller {
	m.providers.WithLabelValues(name, "ask_billing", "ok")
	return &biller{m, name, next}
}

type biller struct {
	*Metrics
	name string
	next provider.Biller
}

func (b *biller) AskBilling(ctx context.Context, r provider.BillingRequest) error {
	began := time.Now()
	err := b.next.AskBilling(ctx, r)
	b.observe(b.name, "ask_billing", began, "", err)
	return err
}
