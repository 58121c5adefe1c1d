package twilio

import (
	"context"
	"time"

	api "github.com/twilio/twilio-go/rest/api/v2010"

	"arrears/internal/provider"
)

// SendSMS asks Twilio to send m, once. The result's ProviderID is the message's SID.
func (c *Client) SendSMS(ctx context.Context, m provider.SMS) (provider.Result, error) {
	call, handler, end := c.begin(ctx)
	defer end()

	sent, err := api.NewApiService(handler).CreateMessage(c.createParams(m))
	if v, failure := judge(call, err, messageCodes); failure != nil {
		return provider.Result{}, failure
	} else if v.outcome != provider.Accepted {
		return provider.Result{Outcome: v.outcome, Code: v.code}, nil
	}
	if sent == nil || sent.Sid == nil || !messageSID.MatchString(*sent.Sid) {
		return provider.Result{}, call.Answered(provider.InDoubt, undecodable, nil)
	}
	return provider.Result{Outcome: provider.Accepted, ProviderID: *sent.Sid}, nil
}

func (c *Client) createParams(m provider.SMS) *api.CreateMessageParams {
	p := &api.CreateMessageParams{}
	p.SetTo(m.To)
	p.SetBody(m.Body)
	p.SetSmartEncoded(false) // what Twilio stores is what we look for where an answer is lost
	if c.cfg.From != "" {
		p.SetFrom(c.cfg.From)
	} else {
		p.SetMessagingServiceSid(c.cfg.MessagingServiceSID)
	}
	if c.callback != nil && m.MessageID != "" {
		callback := *c.callback
		query := callback.Query()
		query.Set("message", m.MessageID)
		callback.RawQuery = query.Encode()
		p.SetStatusCallback(callback.String())
	}
	if m.ValidFor > 0 {
		p.SetValidityPeriod(validitySeconds(m.ValidFor))
	}
	return p
}

// validitySeconds keeps within what Twilio takes, 1 to 36000 seconds.
func validitySeconds(d time.Duration) int {
	return int(min(max(d, time.Second), 36000*time.Second) / time.Second)
}
