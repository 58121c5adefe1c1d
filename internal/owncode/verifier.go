package owncode

import (
	"context"
	"fmt"
	"time"

	"arrears/internal/notice"
	"arrears/internal/provider"
)

// name is what errors of this package call it.
const name = "owncode"

// minSecret is the least that the secret has, in bytes.
const minSecret = 16

// Verifier is a provider.Verifier whose codes are ours. Safe for concurrent use.
type Verifier struct {
	secret []byte
	sms    provider.SMSSender
	valid  time.Duration
}

var _ provider.Verifier = (*Verifier)(nil)

// New makes a verifier that sends by sms; nil is for a process that only checks. secret keys what is kept of codes and is the same in
// all processes, at least 16 bytes. valid is how long a code is, in wall time: no carrier is to hold one longer.
func New(secret []byte, sms provider.SMSSender, valid time.Duration) (*Verifier, error) {
	if len(secret) < minSecret {
		return nil, fmt.Errorf("owncode: the secret has %d bytes; give at least %d", len(secret), minSecret)
	}
	return &Verifier{secret: secret, sms: sms, valid: valid}, nil
}

// Calls tells that codes of ours go by SMS alone.
func (v *Verifier) Calls() bool { return false }

// DrawCode makes a code of six digits.
func (v *Verifier) DrawCode() provider.Code { return draw(v.secret) }

// StartVerification sends the code by SMS, once, and calls nobody. No delivery report is asked for: the code says by itself that it arrived.
func (v *Verifier) StartVerification(ctx context.Context, s provider.Start) (provider.Started, error) {
	if v.sms == nil {
		return provider.Started{}, &provider.Error{Provider: name, Class: provider.Configuration, Code: "no_sender"}
	}
	if s.Call {
		return provider.Started{Outcome: provider.Rejected, Code: "no_calls"}, nil
	}
	text, err := notice.Code(notice.CodeInput{
		Digits: s.Code.Digits, Business: s.Business, Locale: s.Locale, TenantLocale: s.TenantLocale, Valid: v.valid,
	})
	if err != nil {
		return provider.Started{}, &provider.Error{Provider: name, Class: provider.Configuration, Code: "code_unworded", Err: err}
	}
	sent, err := v.sms.SendSMS(ctx, provider.SMS{To: s.Phone, Body: text, ValidFor: v.valid})
	if err != nil {
		return provider.Started{}, err
	}
	started := provider.Started{Outcome: sent.Outcome, Code: sent.Code}
	if sent.Outcome == provider.Accepted {
		started.Ref = s.Code.Ref
	}
	return started, nil
}

// CheckVerification compares code with what is kept of the one that was sent. A reference that is not ours is of a provider that is
// no longer asked, and gone.
func (v *Verifier) CheckVerification(_ context.Context, ref, code string) (provider.Check, error) {
	switch {
	case !known(ref):
		return provider.Gone, nil
	case matches(v.secret, ref, code):
		return provider.Approved, nil
	}
	return provider.Wrong, nil
}
