package sendgrid

import (
	"context"

	"github.com/sendgrid/rest"
	sdk "github.com/sendgrid/sendgrid-go"
	"github.com/sendgrid/sendgrid-go/helpers/mail"

	"arrears/internal/provider"
	"arrears/internal/provider/outgoing"
)

// name is what errors of this adapter call it.
const name = "sendgrid"

// Client sends mail. Safe for concurrent use.
type Client struct {
	cfg  Config
	line *outgoing.Line
}

var _ provider.EmailSender = (*Client)(nil)

// New checks cfg and calls nobody. Its error names the environment variables to correct.
func New(cfg Config) (*Client, error) {
	base, err := cfg.validate()
	if err != nil {
		return nil, err
	}
	return &Client{cfg: cfg, line: outgoing.NewLine(name, base, cfg.Timeout)}, nil
}

// Sender is SENDGRID_FROM, the bare address.
func (c *Client) Sender() string { return c.cfg.From }

// SendEmail asks SendGrid to send m, once. The result's ProviderID is the X-Message-Id, which is a prefix of the sg_message_id of later events.
func (c *Client) SendEmail(ctx context.Context, m provider.Email) (provider.Result, error) {
	if m.Text == "" && m.HTML == "" {
		return provider.Result{Outcome: provider.Rejected, Code: "empty_body"}, nil
	}
	call, end := c.line.Begin(ctx)
	defer end()

	// A request and a client of our own for each send: the vendor's Client and its package-wide DefaultClient are both shared state.
	request := sdk.GetRequest(c.cfg.APIKey, "/v3/mail/send", "")
	request.Method = rest.Post
	request.Body = mail.GetRequestBody(c.compose(m))
	_, err := (&rest.Client{HTTPClient: call.Client()}).SendWithContext(ctx, request)
	return judge(call, err)
}

func (c *Client) compose(m provider.Email) *mail.SGMailV3 {
	to := mail.NewPersonalization()
	to.AddTos(mail.NewEmail(m.ToName, m.To))
	to.SetCustomArg("message_id", m.MessageID)

	letter := mail.NewV3Mail()
	letter.SetFrom(mail.NewEmail(c.cfg.FromName, c.cfg.From))
	letter.Subject = m.Subject
	letter.AddPersonalizations(to)
	// SendGrid demands text before HTML.
	if m.Text != "" {
		letter.AddContent(mail.NewContent("text/plain", m.Text))
	}
	if m.HTML != "" {
		letter.AddContent(mail.NewContent("text/html", m.HTML))
	}
	letter.SetTrackingSettings(mail.NewTrackingSettings().
		SetClickTracking(mail.NewClickTrackingSetting().SetEnable(false).SetEnableText(false)).
		SetOpenTracking(mail.NewOpenTrackingSetting().SetEnable(false)))
	return letter
}
