package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"arrears/internal/config"
)

const (
	healthWithin = 5 * time.Second // more than a process gives Postgres and Temporal to answer
	maxHealth    = 64 << 10
)

func (p *process) healthCommand() *cobra.Command {
	var worker bool
	c := &cobra.Command{
		Use:   "health",
		Short: "Ask the gateway or the worker on this machine how it is",
		Long: `health asks /readyz of the gateway that listens on ARREARS_LISTEN on this machine, or with --worker of the worker that
listens on ARREARS_METRICS_LISTEN. It is what a container engine may ask every few seconds: images need no shell for it.

A gateway is well while it takes facts, which it does without Temporal, too; it says "degraded" then. A worker needs both.
Exit codes: 0 well, 1 not well or not there, 2 wrong usage or configuration.`,
		Example: "  starter health\n  ARREARS_METRICS_LISTEN=:9090 starter health --worker",
		Args:    cobra.NoArgs,
		RunE:    p.work(func(ctx context.Context, _ []string) error { return p.health(ctx, worker) }),
	}
	c.Flags().BoolVar(&worker, "worker", false, "ask the worker")
	return c
}

// wellbeing is what /readyz says. A part may be more than a word: it is shown as it came.
type wellbeing struct {
	Status string                     `json:"status"`
	Parts  map[string]json.RawMessage `json:"parts"`
}

func (p *process) health(ctx context.Context, worker bool) error {
	address, err := config.Health(p.env, worker)
	if err != nil {
		return err
	}
	who := "gateway"
	if worker {
		who = "worker"
	}
	ctx, cancel := context.WithTimeout(ctx, healthWithin)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+address+"/readyz", nil)
	if err != nil {
		return fmt.Errorf("the %s's address: %w", who, err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return fmt.Errorf("the %s does not answer: %w", who, err)
	}
	defer func() { _ = resp.Body.Close() }()
	var said wellbeing
	if err := json.NewDecoder(io.LimitReader(resp.Body, maxHealth)).Decode(&said); err != nil || said.Status == "" {
		return fmt.Errorf("what answers at %s is no %s of this version: it says %s", address, who, resp.Status)
	}
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("the %s is %s: %s", who, said.Status, said.parts())
	}
	return p.print(said, "the %s is %s: %s", who, said.Status, said.parts())
}

func (w wellbeing) parts() string {
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(w.Parts)) {
		parts = append(parts, name+" "+strings.Trim(string(w.Parts[name]), `"`))
	}
	return strings.Join(parts, ", ")
}
