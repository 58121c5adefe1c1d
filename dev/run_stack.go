package main

import (
	"context"
	"time"

	"arrears/dev/stack"
)

// ready is the line that `dev stack` prints; its form is the outer contract.
type ready struct {
	Ready       bool    `json:"ready"`
	API         string  `json:"api"`
	APIKey      string  `json:"api_key"`
	Sandbox     string  `json:"sandbox"`
	Temporal    string  `json:"temporal"`
	TemporalUI  string  `json:"temporal_ui"`
	Namespace   string  `json:"namespace"`
	DatabaseURL string  `json:"database_url"`
	WorkerPID   int     `json:"worker_pid"`
	Speed       float64 `json:"speed"`
}

func runStack(ctx context.Context, o options, screen *screen) error {
	cfg, err := o.config(time.Now().UTC().Format(time.DateOnly), screen.say)
	if err != nil {
		return err
	}
	s, err := start(ctx, cfg, screen)
	if err != nil {
		return err
	}
	defer s.Stop()
	if err := screen.result(readyLine(s)); err != nil {
		return err
	}
	<-ctx.Done()
	screen.say("stopping")
	return nil
}

func readyLine(s *stack.Stack) ready {
	return ready{
		Ready: true, API: s.API, APIKey: s.APIKey, Sandbox: s.Sandbox, Temporal: s.Temporal, TemporalUI: s.TemporalUI,
		Namespace: s.Namespace, DatabaseURL: s.DatabaseURL, WorkerPID: s.WorkerPID(), Speed: s.Clock.Speed,
	}
}
