package register

import (
	"context"
	"encoding/json"
	"regexp"
	"slices"
	"time"

	"arrears/internal/provider"
	"arrears/internal/provider/outgoing/webhook"
)

// maxAnswer is more than ten reasons take, in bytes.
const maxAnswer = 16 << 10

// Config is the service as an installation names it in its environment.
type Config struct {
	// URL is SCREENING_URL.
	URL string
	// Secret is SCREENING_SECRET: "whsec_" and base64, or any other text of at least 16 bytes, taken as it is.
	Secret string
	// Timeout bounds one call, in wall time. 0: 10 seconds.
	Timeout time.Duration
}

// Client asks one service. Safe for concurrent use.
type Client struct{ out *webhook.Sender }

var _ provider.Register = (*Client)(nil)

// New checks cfg and calls nobody. Its error names the environment variables to correct.
func New(cfg Config) (*Client, error) {
	out, err := webhook.New(webhook.Config{
		Name: "register", URL: cfg.URL, URLVariable: "SCREENING_URL", Secret: cfg.Secret, SecretVariable: "SCREENING_SECRET", Timeout: cfg.Timeout,
	})
	if err != nil {
		return nil, err
	}
	return &Client{out}, nil
}

// question is the contract with services; doc.go tells it to their authors.
type question struct {
	ID         string     `json:"id"`
	Type       string     `json:"type"`
	Tenant     string     `json:"tenant"`
	Customer   string     `json:"customer_id"`
	Name       string     `json:"name"`
	Email      string     `json:"email,omitempty"`
	Phone      string     `json:"phone,omitempty"`
	Country    string     `json:"country"`
	Region     string     `json:"region,omitempty"`
	Instrument instrument `json:"payment_instrument,omitzero"`
}

type instrument struct {
	Type    string `json:"type,omitempty"`
	Funding string `json:"funding,omitempty"`
	Country string `json:"country,omitempty"`
}

// Ask puts a question once. Its error is an *provider.Error, Transient or Configuration.
func (c *Client) Ask(ctx context.Context, a provider.Applicant) (provider.Opinion, error) {
	q := question{
		ID: a.ID, Type: "screening.asked", Tenant: a.Tenant, Customer: a.Customer, Name: a.Name, Email: a.Email, Phone: a.Phone, Country: a.Country, Region: a.Region,
		Instrument: instrument{Type: a.InstrumentType, Funding: a.InstrumentFunding, Country: a.InstrumentCountry},
	}
	var opinion provider.Opinion
	err := c.out.Ask(ctx, a.ID, q, func(answer []byte) (ok bool) {
		opinion, ok = read(answer)
		return ok
	})
	return opinion, err
}

var (
	outcomes = []string{provider.OpinionPass, provider.OpinionRefer, provider.OpinionRefuse}
	reason   = regexp.MustCompile(`^[a-z0-9_]{1,40}$`)
)

// read takes an answer whole or not at all.
func read(answer []byte) (provider.Opinion, bool) {
	var o struct {
		Outcome string   `json:"outcome"`
		Reasons []string `json:"reasons"`
	}
	unfit := func(r string) bool { return !reason.MatchString(r) }
	if len(answer) > maxAnswer || json.Unmarshal(answer, &o) != nil || !slices.Contains(outcomes, o.Outcome) ||
		len(o.Reasons) > provider.MaxReasons || slices.ContainsFunc(o.Reasons, unfit) {
		return provider.Opinion{}, false
	}
	return provider.Opinion{Outcome: o.Outcome, Reasons: o.Reasons}, true
}
