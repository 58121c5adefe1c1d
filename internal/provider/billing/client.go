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
	Level    string    `json:"level,omitempty"` // none of a late_charge.claimed
	Total    amount    `json:"total"`
	Items    []item    `json:"items"`
	At       time.Time `json:"at"`
	Through  string    `json:"accrued_through,omitempty"` // of a late_charge.claimed
}

type amount struct {
	Currency string `json:"currency"`
	Minor    int64  `json:"minor"`
}

// item has what is open on it or, in a late_charge.claimed, what it is charged.
type item struct {
	ID           string  `json:"id"`
	DueOn        string  `json:"due_on"`
	Open         *amount `json:"open,omitempty"`
	From         string  `json:"from,omitempty"`
	Through      string  `json:"through,omitempty"`
	Interest     *amount `json:"interest,omitempty"`
	FixedSum     *amount `json:"fixed_sum,omitempty"`
	Jurisdiction string  `json:"jurisdiction,omitempty"`
	Rates        []rate  `json:"rates,omitempty"`
}

type rate struct {
	From      string `json:"from"`
	Through   string `json:"through"`
	Principal amount `json:"principal"`
	Percent   string `json:"percent"` // a year
}

// AskBilling posts a request once. Its error is an *provider.Error, Transient or Configuration.
func (c *Client) AskBilling(ctx context.Context, r provider.BillingRequest) error {
	p := payload{
		ID: r.ID, Type: r.Type, Tenant: r.Tenant, Customer: r.Customer, Level: r.Level, At: r.At,
		Total: amount{r.Currency, 0}, Items: make([]item, 0, len(r.Items)+len(r.Charges)), Through: r.AccruedThrough,
	}
	for _, i := range r.Items {
		p.Items = append(p.Items, item{ID: i.ID, DueOn: i.DueOn, Open: &amount{r.Currency, i.OpenMinor}})
		p.Total.Minor += i.OpenMinor
	}
	for _, ch := range r.Charges {
		p.Items = append(p.Items, charged(ch, r.Currency))
		p.Total.Minor += ch.InterestMinor + ch.FixedSumMinor
	}
	return c.out.Post(ctx, r.ID, p)
}

func charged(ch provider.BillingCharge, currency string) item {
	out := item{ID: ch.ID, DueOn: ch.DueOn, From: ch.From, Through: ch.Through, Jurisdiction: ch.Jurisdiction, Interest: &amount{currency, ch.InterestMinor}}
	if ch.FixedSumMinor > 0 {
		out.FixedSum = &amount{currency, ch.FixedSumMinor}
	}
	for _, r := range ch.Rates {
		out.Rates = append(out.Rates, rate{From: r.From, Through: r.Through, Principal: amount{currency, r.PrincipalMinor}, Percent: r.RatePercent})
	}
	return out
}
