package twilio

import (
	"context"
	"regexp"
	"strconv"

	verify "github.com/twilio/twilio-go/rest/verify/v2"

	"arrears/internal/provider"
)

// wellFormedCode is what Verify can have sent. Anything else is wrong without asking, and costs the customer none of their five tries.
var wellFormedCode = regexp.MustCompile(`^[0-9]{4,10}$`)

// Calls tells that Twilio says codes by a voice, too.
func (c *Client) Calls() bool { return c.cfg.VerifyServiceSID != "" }

// DrawCode makes none: Twilio does.
func (c *Client) DrawCode() provider.Code { return provider.Code{} }

// StartVerification has Twilio send a code by SMS, or say it by a call. The code lives ten wall minutes; within them the same one is sent again.
func (c *Client) StartVerification(ctx context.Context, s provider.Start) (provider.Started, error) {
	if c.cfg.VerifyServiceSID == "" {
		return provider.Started{}, &provider.Error{Provider: name, Class: provider.Configuration, Code: "verify_service_unset"}
	}
	call, handler, end := c.begin(ctx)
	defer end()

	params := &verify.CreateVerificationParams{}
	params.SetTo(s.Phone)
	params.SetChannel(map[bool]string{false: "sms", true: "call"}[s.Call])
	started, err := verify.NewApiService(handler).CreateVerification(c.cfg.VerifyServiceSID, params)
	if v, failure := judge(call, err, startCodes); failure != nil {
		return provider.Started{}, failure
	} else if v.outcome != provider.Accepted {
		return provider.Started{Outcome: v.outcome, Code: v.code, Landline: v.code == strconv.Itoa(codeLandline)}, nil
	}
	if started == nil || started.Sid == nil || !verificationSID.MatchString(*started.Sid) {
		return provider.Started{}, call.Answered(provider.InDoubt, undecodable, nil)
	}
	return provider.Started{Ref: *started.Sid, Outcome: provider.Accepted}, nil
}

// CheckVerification asks Twilio whether code belongs to the verification ref (VE…), or, where its start is in doubt and no ref is known, to the newest one of
// the phone that ref then is (E.164). A lost answer is in doubt: a right code is used up by its check.
func (c *Client) CheckVerification(ctx context.Context, ref, code string) (provider.Check, error) {
	if c.cfg.VerifyServiceSID == "" {
		return "", &provider.Error{Provider: name, Class: provider.Configuration, Code: "verify_service_unset"}
	}
	params := &verify.CreateVerificationCheckParams{}
	switch {
	case verificationSID.MatchString(ref):
		params.SetVerificationSid(ref)
	case phone.MatchString(ref):
		params.SetTo(ref)
	default:
		return provider.Gone, nil
	}
	if !wellFormedCode.MatchString(code) {
		return provider.Wrong, nil
	}
	call, handler, end := c.begin(ctx)
	defer end()

	params.SetCode(code)
	checked, err := verify.NewApiService(handler).CreateVerificationCheck(c.cfg.VerifyServiceSID, params)
	v, failure := judge(call, err, checkCodes)
	switch {
	case failure != nil:
		return "", failure
	case v.code == strconv.Itoa(codeNotFound):
		return provider.Gone, nil
	case v.code == strconv.Itoa(codeTooManyChecks):
		return provider.Exhausted, nil
	case v.code == strconv.Itoa(codeInvalidParameter):
		return provider.Wrong, nil
	case v.outcome != provider.Accepted:
		return "", call.Answered(provider.Configuration, v.code, err)
	case checked == nil || checked.Status == nil:
		return "", call.Answered(provider.InDoubt, undecodable, nil)
	}
	// A wrong code is a 2xx with status pending: only the status counts.
	switch *checked.Status {
	case "approved":
		return provider.Approved, nil
	case "pending":
		return provider.Wrong, nil
	case "max_attempts_reached":
		return provider.Exhausted, nil
	case "canceled", "deleted", "failed", "expired":
		return provider.Gone, nil
	default:
		return "", call.Answered(provider.InDoubt, undecodable, nil)
	}
}
