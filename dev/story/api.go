package story

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"
)

const (
	answerBytes = 16 << 20
	// A gateway that is being started again is away for a moment; every call carries its own id, so asking again is harmless.
	// callTimeout leaves time to ask again after a call that hung.
	callTimeout = 4 * time.Second
	retryFor    = 10 * time.Second
	retryEvery  = 200 * time.Millisecond
)

// client speaks to one HTTP server. With a key it is a billing system.
type client struct {
	base string
	key  string
	http *http.Client
}

// refusal is an answer that asking again will not change.
type refusal struct {
	status int
	body   string
}

func (r *refusal) Error() string { return fmt.Sprintf("status %d: %s", r.status, r.body) }

func (c *client) get(ctx context.Context, path string, answer any) error {
	return c.call(ctx, http.MethodGet, path, "", nil, answer)
}

// post sends body. With an idempotency key a repeated call is one call.
func (c *client) post(ctx context.Context, path, idempotencyKey string, body any) error {
	return c.call(ctx, http.MethodPost, path, idempotencyKey, body, nil)
}

func (c *client) call(ctx context.Context, method, path, idempotencyKey string, body, answer any) error {
	ctx, cancel := context.WithTimeout(ctx, retryFor)
	defer cancel()
	for {
		err := c.once(ctx, method, path, idempotencyKey, body, answer)
		var refused *refusal
		if err == nil || errors.As(err, &refused) && refused.status < http.StatusInternalServerError {
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

func (c *client) once(ctx context.Context, method, path, idempotencyKey string, body, answer any) error {
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
	req, err := http.NewRequestWithContext(ctx, method, c.base+path, content)
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
	if c.key != "" {
		req.Header.Set("Authorization", "Bearer "+c.key)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return err
	}
	defer func() { _ = resp.Body.Close() }()
	text, err := io.ReadAll(io.LimitReader(resp.Body, answerBytes))
	if err != nil {
		return err
	}
	if resp.StatusCode/100 != 2 {
		return &refusal{resp.StatusCode, string(text[:min(len(text), 500)])}
	}
	if answer == nil {
		return nil
	}
	if err := json.Unmarshal(text, answer); err != nil {
		return fmt.Errorf("the answer is not understood: %w", err)
	}
	return nil
}

// Customer is what the API says of one.
type Customer struct {
	ID           string  `json:"id"`
	Phase        string  `json:"phase"`
	ClosedReason string  `json:"closed_reason"`
	Standing     string  `json:"standing"`
	Level        string  `json:"level"`
	Access       string  `json:"access"`
	Balances     []Money `json:"balances"`
	Overdue      []Money `json:"overdue"`
	Next         *Next   `json:"next"`
	WorkflowID   string  `json:"workflow_id"`
}

// Next is what is planned for a customer.
type Next struct {
	At   time.Time `json:"at"`
	What string    `json:"what"`
	Why  string    `json:"why"`
}

// Message is one entry of the sandbox inbox.
type Message struct {
	Channel     string    `json:"channel"`
	To          string    `json:"to"`
	Subject     string    `json:"subject"`
	Text        string    `json:"text"`
	HTML        string    `json:"html"`
	BusinessAt  time.Time `json:"business_at"`
	Correlation *string   `json:"correlation"` // nil for codes
}

// Change is one access change that provisioning received.
type Change struct {
	Customer string `json:"customer_id"`
	Access   string `json:"access"`
	Version  int64  `json:"version"`
}

func customerPath(id string) string { return "/v1/customers/" + url.PathEscape(id) }
