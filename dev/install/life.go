package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"
)

const (
	reminderWithin = 60 * time.Second
	askEvery       = 200 * time.Millisecond
)

// live does what README says after the start: a tenant and a key by commands inside the gateway, and then as its billing
// system does, a customer taken over with an invoice due, until the reminder is in the mailbox.
func (c *check) live(ctx context.Context) error {
	gateway := c.project.Services["gateway"]
	if said, err := c.finish(ctx, gateway, "starter", "--version"); err != nil || strings.TrimSpace(said) != version {
		return fmt.Errorf("starter --version says %q: %w", said, err)
	}
	file := filepath.Join(c.home, "acme.yaml")
	if err := os.WriteFile(file, []byte("name: Acme Hosting\npostal_address: 1 Quay, Hamburg\n"), 0o600); err != nil {
		return err
	}
	if _, err := c.finish(ctx, gateway, "starter", "tenant", "create", "acme", "--file", file); err != nil {
		return err
	}
	made, err := c.finish(ctx, gateway, "starter", "key", "create", "--tenant", "acme", "--json")
	if err != nil {
		return err
	}
	var key struct {
		Key string `json:"key"`
	}
	if err := json.Unmarshal([]byte(made), &key); err != nil || key.Key == "" {
		return fmt.Errorf("starter key create prints %q: %w", made, err)
	}
	c.leaks.know("the API key", key.Key)
	began := time.Now()
	base := "http://" + c.addressOf("gateway") + ":8080"
	if err := post(ctx, base+"/v1/customers", key.Key, `{"id":"c-1","name":"Harbour Bakery","email":"accounts@harbour.example","country":"DE","time_zone":"Europe/Berlin","signup":"done"}`); err != nil {
		return err
	}
	if err := post(ctx, base+"/v1/invoices", key.Key, `{"id":"i-1","customer_id":"c-1","amount":{"currency":"EUR","minor":48000},"issued_on":"2026-03-02","due_on":"2026-03-02"}`); err != nil {
		return err
	}
	if err := c.reminded(ctx, "accounts@harbour.example"); err != nil {
		return err
	}
	c.say("a customer was taken over and reminded within %s", time.Since(began).Round(100*time.Millisecond))
	return nil
}

func post(ctx context.Context, url, key, body string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader([]byte(body)))
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+key)
	req.Header.Set("Content-Type", "application/json")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer func() { _ = resp.Body.Close() }()
	if resp.StatusCode != http.StatusCreated {
		said, _ := io.ReadAll(io.LimitReader(resp.Body, 4<<10))
		return fmt.Errorf("POST %s: %s: %s", url, resp.Status, said)
	}
	return nil
}

// reminded waits until the sandbox has a message for the address.
func (c *check) reminded(ctx context.Context, address string) error {
	ctx, cancel := context.WithTimeout(ctx, reminderWithin)
	defer cancel()
	for {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.sandbox+"/inbox.json", nil)
		if err != nil {
			return err
		}
		var inbox []struct {
			To, Subject string
		}
		if resp, err := http.DefaultClient.Do(req); err == nil {
			err = json.NewDecoder(resp.Body).Decode(&inbox)
			_ = resp.Body.Close()
			if err != nil {
				return err
			}
		}
		for _, message := range inbox {
			if message.To == address {
				return nil
			}
		}
		select {
		case <-ctx.Done():
			return errors.Join(fmt.Errorf("no reminder came within %s", reminderWithin), errors.New(c.tail("worker")))
		case <-time.After(askEvery):
		}
	}
}

func listen(ctx context.Context, host string) (net.Listener, error) {
	return new(net.ListenConfig).Listen(ctx, "tcp", net.JoinHostPort(host, "0"))
}
