// Package rest speaks JSON over HTTP to the servers of a stack, and asks again where one is away for a moment. It holds
// nothing of what is said.
package rest

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

const (
	answerBytes = 16 << 20
	// callTimeout leaves time to ask again after a call that hung.
	callTimeout     = 4 * time.Second
	defaultRetryFor = 10 * time.Second
	retryEvery      = 200 * time.Millisecond
)

// Client speaks to one HTTP server. With a key it is a billing system.
type Client struct {
	Base string
	Key  string
	HTTP *http.Client
	// RetryFor is how long a server that is away is asked again, in wall time: every call carries its own id, so that
	// asking again is harmless. Zero: ten seconds.
	RetryFor time.Duration
}

// Refusal is an answer that asking again will not change.
type Refusal struct {
	Status int
	Body   string
}

func (r *Refusal) Error() string { return fmt.Sprintf("status %d: %s", r.Status, r.Body) }

// stillAtWork is what Arrears answers to a call of which an earlier try has not ended.
const stillAtWork = `"idempotency_in_progress"`

// passes tells whether asking again may change the answer after all: the server is not well, or is still at work on an earlier try.
func (r *Refusal) passes() bool {
	return r.Status >= http.StatusInternalServerError || r.Status == http.StatusConflict && strings.Contains(r.Body, stillAtWork)
}

// Get reads.
func (c *Client) Get(ctx context.Context, path string, answer any) error {
	return c.call(ctx, http.MethodGet, path, "", nil, answer)
}

// Post sends body. With an idempotency key a repeated call is one call.
func (c *Client) Post(ctx context.Context, path, idempotencyKey string, body any) error {
	return c.call(ctx, http.MethodPost, path, idempotencyKey, body, nil)
}

func (c *Client) call(ctx context.Context, method, path, idempotencyKey string, body, answer any) error {
	ctx, cancel := context.WithTimeout(ctx, cmp.Or(c.RetryFor, defaultRetryFor))
	defer cancel()
	for {
		err := c.once(ctx, method, path, idempotencyKey, body, answer)
		var refused *Refusal
		if err == nil || errors.As(err, &refused) && !refused.passes() {
			if err != nil {
				return fmt.Errorf("%s %s: %w", method, path, err)
			}
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%s %s: %w", method, path, err)
		case <-time.After(retryEvery):
		}
	}
}

func (c *Client) once(ctx context.Context, method, path, idempotencyKey string, body, answer any) error {
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	var content io.Reader
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			return err
		}
		content = bytes.NewReader(text)
	}
	req, err := http.NewRequestWithContext(ctx, method, c.Base+path, content)
	if err != nil {
		return err
	}
	req.Header.Set("Accept", "application/json")
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	if idempotencyKey != "" {
		req.Header.Set("Idempotency-Key", idempotencyKey)
	}
	if c.Key != "" {
		req.Header.Set("Authorization", "Bearer "+c.Key)
	}
	resp, err := c.HTTP.Do(req)
	if err != nil {
		return err
	}
	defer func() { _ = resp.Body.Close() }()
	text, err := io.ReadAll(io.LimitReader(resp.Body, answerBytes))
	if err != nil {
		return err
	}
	if resp.StatusCode/100 != 2 {
		return &Refusal{resp.StatusCode, string(text[:min(len(text), 500)])}
	}
	if answer == nil {
		return nil
	}
	if err := json.Unmarshal(text, answer); err != nil {
		return fmt.Errorf("the answer is not understood: %w", err)
	}
	return nil
}
