package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"arrears/internal/config"
	"arrears/internal/gateway/openapi"
)

const (
	maxAnswer    = 16 << 20
	answerWithin = 40 * time.Second // more than the gateway takes at most
)

// gatewayClient asks a running gateway.
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
	return &gatewayClient{cfg.URL, cfg.Key, &http.Client{Timeout: answerWithin}}, nil
}

func (c *gatewayClient) get(ctx context.Context, path string, into any) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.url+path, nil)
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+c.key.Reveal())
	resp, err := c.http.Do(req)
	if err != nil {
		return fmt.Errorf("the gateway does not answer; start it with `starter serve`, or correct ARREARS_URL: %w", err)
	}
	defer func() { _ = resp.Body.Close() }()
	text, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswer))
	if err != nil {
		return fmt.Errorf("the gateway's answer broke off: %w", err)
	}
	if resp.StatusCode != http.StatusOK {
		return refused(resp, text)
	}
	if err := json.Unmarshal(text, into); err != nil {
		return fmt.Errorf("what answers at %s is no gateway of this version; correct ARREARS_URL: %w", c.url, err)
	}
	return nil
}

func refused(resp *http.Response, text []byte) error {
	var p openapi.Problem
	if !strings.HasPrefix(resp.Header.Get("Content-Type"), "application/problem+json") || json.Unmarshal(text, &p) != nil || p.Detail == nil {
		return fmt.Errorf("the gateway answered %s; correct ARREARS_URL if that is none", resp.Status)
	}
	return fmt.Errorf("%s (%s)", *p.Detail, p.Code)
}
