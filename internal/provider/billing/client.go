package billing

import (
	"context"
	"time"

	"arrears/internal/provider"
	"arrears/internal/provider/outgoing/webhook"
)

// Config is the receiver as an installation names it in its environment.
type Config struct {
	// URL is BILLING_URL.
	URL string
	// Secret is BILLING_SECRET: "whsec_" and base64, or any other text of at least 16 bytes, taken as it is.
	Secret string
	// Timeout bounds one call, in wall time. 0: 10 seconds.
	Timeout time.Duration
}

// Client posts requests. Safe for concurrent use.
type Client struct{ out *webhook.Sender }

var _ provider.Biller = (*Client)(nil)

// New checks cfg and calls nobody. Its error names the environment variables to correct.
func New(cfg Config) (*Client, error) {
	out, err := webhook.New(webhook.Config{
		Name: "billing", URL: cfg.URL, URLVariable: "BILLING_URL", Secret: cfg.Secret, SecretVariable: "BILLING_SECRET", Timeout: cfg.Timeout,
	})
	if err != nil {
		return nil, err
	}
	return &Client{out}, nil
}

// payload is the contract with receivers. Amounts are in the currency's minor unit.
type payload struct {
	ID       string    `json:"id"`
	Type     string    `json:"type"`
	Tenant   string    `json:"tenant"`
	Customer string    `json:"customer_id"`
	Level    string    `json:"level"`
	Total    amount    `json:"total"`
	Items    []item    `json:"items"`
	At       time.Time `json:"at"`
}

type amount struct {
	Currency string `json:"currency"`
	Minor    int64  `json:"minor"`
}

type item struct {
	ID    string `json:"id"`
	DueOn string `json:"due_on"`
	Open  amount `json:"open"`
}

// AskBilling posts a request once. Its error is an *provider.Error, Transient or Configuration.
func (c *Client) AskBilling(ctx context.Context, r provider.BillingRequest) error {
	p := payload{
		ID: r.ID, Type: r.Type, Tenant: r.Tenant, Customer: r.Customer, Level: r.Level, At: r.At,
		Total: amount{r.Currency, 0}, Items: make([]item, len(r.Items)),
	}
	for n, i := range r.Items {
		p.Items[n] = item{ID: i.ID, DueOn: i.DueOn, Open: amount{r.Currency, i.OpenMinor}}
		p.Total.Minor += i.OpenMinor
	}
	return c.out.Post(ctx, r.ID, p)
}
