package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"arrears/internal/config"
)

const (
	maxAnswer    = 16 << 20
	answerWithin = 40 * time.Second // more than the gateway takes at most
)

// gatewayClient asks a running gateway. It is safe for concurrent use.
type gatewayClient struct {
	url  string
	key  config.Secret
	http *http.Client
}

func (p *process) newClient() (*gatewayClient, error) {
	cfg, err := config.Client(p.env)
	if err != nil {
		return nil, err
	}
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxIdleConnsPerHost = maxLanes // an import keeps as many connections open
	return &gatewayClient{cfg.URL, cfg.Key, &http.Client{
		Timeout:       answerWithin,
		Transport:     transport,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }, // a POST would become a GET
	}}, nil
}

// question is one request to the gateway.
type question struct {
	method, path   string
	body           []byte // JSON; nil: none
	idempotencyKey string // empty: none
}

// silence says that the gateway gave no answer: it may have done what it was asked or not.
type silence struct{ err error }

func (s *silence) Error() string {
	return "the gateway does not answer; start it with `starter serve`, or correct ARREARS_URL: " + s.err.Error()
}

func (s *silence) Unwrap() error { return s.err }

func (c *gatewayClient) get(ctx context.Context, path string, into any) error {
	_, err := c.ask(ctx, question{method: http.MethodGet, path: path}, into)
	return err
}

// ask makes one request and reads the answer into what is not nil. What the gateway refuses is a *refusal, no answer a *silence.
func (c *gatewayClient) ask(ctx context.Context, q question, into any) (status int, err error) {
	resp, text, err := c.send(ctx, q)
	if err != nil {
		return 0, err
	}
	if resp.StatusCode < 200 || resp.StatusCode > 299 {
		return resp.StatusCode, refusalOf(resp, text)
	}
	if into == nil {
		return resp.StatusCode, nil
	}
	if err := json.Unmarshal(text, into); err != nil {
		return resp.StatusCode, fmt.Errorf("what answers at %s is no gateway of this version; correct ARREARS_URL: %w", c.url, err)
	}
	return resp.StatusCode, nil
}

func (c *gatewayClient) send(ctx context.Context, q question) (*http.Response, []byte, error) {
	req, err := http.NewRequestWithContext(ctx, q.method, c.url+q.path, bytes.NewReader(q.body))
	if err != nil {
		return nil, nil, err
	}
	req.Header.Set("Authorization", "Bearer "+c.key.Reveal())
	if q.body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	if q.idempotencyKey != "" {
		req.Header.Set("Idempotency-Key", q.idempotencyKey)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, nil, &silence{err}
	}
	defer func() { _ = resp.Body.Close() }()
	text, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswer+1))
	switch {
	case err != nil:
		return nil, nil, &silence{fmt.Errorf("its answer broke off: %w", err)}
	case len(text) > maxAnswer:
		return nil, nil, errors.New("the gateway's answer is too long to be one; correct ARREARS_URL")
	}
	return resp, text, nil
}
