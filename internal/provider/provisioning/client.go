package provisioning

import (
	"context"
	"time"

	"arrears/internal/provider"
	"arrears/internal/provider/outgoing/webhook"
)

// Config is the receiver as an installation names it in its environment.
type Config struct {
	// URL is PROVISIONING_URL.
	URL string
	// Secret is PROVISIONING_SECRET: "whsec_" and base64, or any other text of at least 16 bytes, taken as it is.
	Secret string
	// Timeout bounds one call, in wall time. 0: 10 seconds.
	Timeout time.Duration
}

// Client posts access changes. Safe for concurrent use.
type Client struct{ out *webhook.Sender }

var _ provider.Provisioner = (*Client)(nil)

// New checks cfg and calls nobody. Its error names the environment variables to correct.
func New(cfg Config) (*Client, error) {
	out, err := webhook.New(webhook.Config{
		Name: "provisioning", URL: cfg.URL, URLVariable: "PROVISIONING_URL",
		Secret: cfg.Secret, SecretVariable: "PROVISIONING_SECRET", Timeout: cfg.Timeout,
	})
	if err != nil {
		return nil, err
	}
	return &Client{out}, nil
}

// payload is the contract with receivers.
type payload struct {
	ID       string    `json:"id"`
	Type     string    `json:"type"`
	Tenant   string    `json:"tenant"`
	Customer string    `json:"customer_id"`
	Version  int64     `json:"version"`
	Access   string    `json:"access"`
	Reasons  []string  `json:"reasons"`
	At       time.Time `json:"at"`
}

// ChangeAccess posts a change once. Its error is an *provider.Error, Transient or Configuration.
func (c *Client) ChangeAccess(ctx context.Context, change provider.AccessChange) error {
	return c.out.Post(ctx, change.ID, payload{
		ID: change.ID, Type: "access.changed", Tenant: change.Tenant, Customer: change.Customer, Version: change.Version,
		Access: change.Access, Reasons: append([]string{}, change.Reasons...), At: change.At,
	})
}
