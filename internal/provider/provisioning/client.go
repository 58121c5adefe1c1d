package provisioning

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"arrears/internal/provider"
	"arrears/internal/provider/outgoing"
)

// name is what errors of this adapter call it.
const name = "provisioning"

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
type Client struct {
	url  *url.URL
	key  []byte
	line *outgoing.Line
}

var _ provider.Provisioner = (*Client)(nil)

// New checks cfg and calls nobody. Its error names the environment variables to correct.
func New(cfg Config) (*Client, error) {
	address, addressErr := outgoing.Address("PROVISIONING_URL", cfg.URL)
	key, err := signingKey(cfg.Secret)
	if err == nil && len(key) < 16 {
		err = errors.New("PROVISIONING_SECRET must be at least 16 bytes: make one with `openssl rand -hex 32`")
	}
	if err := errors.Join(addressErr, err); err != nil {
		return nil, err
	}
	return &Client{url: address, key: key, line: outgoing.NewLine(name, nil, cfg.Timeout)}, nil
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

// ChangeAccess posts c once. A 2xx is nil; 429, 408, 5xx and no answer are Transient; everything else is for a human at the receiver's configuration.
func (c *Client) ChangeAccess(ctx context.Context, change provider.AccessChange) error {
	body, err := json.Marshal(payload{
		ID: change.ID, Type: "access.changed", Tenant: change.Tenant, Customer: change.Customer, Version: change.Version,
		Access: change.Access, Reasons: append([]string{}, change.Reasons...), At: change.At,
	})
	if err != nil {
		return &provider.Error{Provider: name, Class: provider.Configuration, Code: "request_not_built", Err: err}
	}
	call, end := c.line.Begin(ctx)
	defer end()
	request, err := c.signed(ctx, change.ID, body)
	if err != nil {
		return call.Unanswered(err)
	}
	answer, err := call.Client().Do(request)
	if err != nil {
		failure := call.Unanswered(err)
		failure.Class = provider.Transient
		return failure
	}
	_ = answer.Body.Close()
	return judge(call)
}

func (c *Client) signed(ctx context.Context, id string, body []byte) (*http.Request, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, c.url.String(), bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	// Signed at the wall time of this attempt: receivers refuse old signatures, while the id stays the same over attempts.
	timestamp := strconv.FormatInt(time.Now().Unix(), 10)
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("User-Agent", "arrears")
	request.Header.Set(headerID, id)
	request.Header.Set(headerTimestamp, timestamp)
	request.Header.Set(headerSignature, sign(c.key, id, timestamp, body))
	return request, nil
}

func judge(call *outgoing.Call) error {
	switch status := call.Status; {
	case status >= 200 && status < 300:
		return nil
	case status == http.StatusTooManyRequests, status == http.StatusRequestTimeout, status >= 500:
		failure := call.Answered(provider.Transient, "", nil)
		failure.RetryAfter = outgoing.RetryAfter(call.Header, time.Now())
		return failure
	default:
		return call.Answered(provider.Configuration, "", nil)
	}
}
