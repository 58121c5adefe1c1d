package twilio

import (
	"cmp"
	"context"
	"errors"
	"net/url"

	sdk "github.com/twilio/twilio-go/client"

	"arrears/internal/provider"
	"arrears/internal/provider/outgoing"
)

// name is what errors of this adapter call it.
const name = "twilio"

// Client sends SMS and verification codes, and looks numbers up. Safe for concurrent use.
type Client struct {
	cfg      Config
	callback *url.URL
	line     *outgoing.Line
}

var (
	_ provider.SMSSender  = (*Client)(nil)
	_ provider.SMSFinder  = (*Client)(nil)
	_ provider.Verifier   = (*Client)(nil)
	_ provider.LineLookup = (*Client)(nil)
)

// New checks cfg and calls nobody. Its error names the environment variables to correct.
func New(cfg Config) (*Client, error) {
	base, callback, err := cfg.addresses()
	if err := errors.Join(cfg.validate(), err); err != nil {
		return nil, err
	}
	return &Client{cfg: cfg, callback: callback, line: outgoing.NewLine(name, base, cfg.Timeout)}, nil
}

// NewVerifier is New for a process that only checks codes, and so has no sender.
func NewVerifier(cfg Config) (provider.Verifier, error) {
	base, _, err := cfg.addresses()
	if err := errors.Join(cfg.validateAccount(), err); err != nil {
		return nil, err
	}
	return &Client{cfg: cfg, line: outgoing.NewLine(name, base, cfg.Timeout)}, nil
}

// Sender is TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID, whichever is set.
func (c *Client) Sender() string { return cmp.Or(c.cfg.From, c.cfg.MessagingServiceSID) }

// begin opens one call. Twilio's client takes no context and loses the headers of error answers, so each call gets a client of its own around an
// outgoing.Call. Its request handler is built by hand because the SDK's constructor reads TWILIO_EDGE and TWILIO_REGION behind our configuration's back.
func (c *Client) begin(ctx context.Context) (*outgoing.Call, *sdk.RequestHandler, context.CancelFunc) {
	call, end := c.line.Begin(ctx)
	vendor := &sdk.Client{Credentials: sdk.NewCredentials(c.cfg.AccountSID, c.cfg.AuthToken), HTTPClient: call.Client()}
	vendor.SetAccountSid(c.cfg.AccountSID)
	return call, &sdk.RequestHandler{Client: vendor}, end
}
