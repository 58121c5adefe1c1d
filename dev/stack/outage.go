package stack

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/jackc/pgx/v5"

	"arrears/dev/supervise"
)

// Part is a process of the stack that can be made to fail.
type Part string

// The parts. Their names are those of their logs.
const (
	Postgres Part = "postgres"
	Temporal Part = "temporal"
	Worker   Part = "worker"
	Gateway  Part = "gateway"
)

// Kill ends a part with SIGKILL; it is started again within a second. A Postgres that somebody else runs cannot be killed.
func (s *Stack) Kill(p Part) error {
	watched, err := s.killable(p)
	if err == nil {
		watched.Kill()
	}
	return err
}

// Hold kills a part with SIGKILL and keeps it down until Release.
func (s *Stack) Hold(p Part) error {
	watched, err := s.killable(p)
	if err == nil {
		watched.Hold()
	}
	return err
}

// Release starts a held part again and returns when it answers; a worker, which answers nobody, when it runs.
func (s *Stack) Release(ctx context.Context, p Part) error {
	watched, err := s.killable(p)
	if err != nil {
		return err
	}
	watched.Release()
	return s.Answers(ctx, p)
}

// Answers returns when a part is up again.
func (s *Stack) Answers(ctx context.Context, p Part) error {
	check := map[Part]func(context.Context) error{
		Postgres: s.postgresAnswers,
		Temporal: s.temporalAnswers,
		Gateway:  s.gatewayLives,
		Worker:   func(context.Context) error { return nil },
	}[p]
	return s.ready(ctx, string(p), check)
}

// PID is the process id of a part's present incarnation, or of its last.
func (s *Stack) PID(p Part) int { return s.processes[string(p)].PID() }

// Running says whether a part's present incarnation lives.
func (s *Stack) Running(p Part) bool { return s.processes[string(p)].Running() }

// WipeTemporal destroys everything that Temporal knows, while it is held: the disaster from which `starter adopt` recovers.
func (s *Stack) WipeTemporal() error {
	if !s.processes[string(Temporal)].Held() {
		return errors.New("wipe Temporal's data: it runs; hold it first")
	}
	for _, suffix := range []string{"", "-wal", "-shm", "-journal"} {
		if err := os.Remove(s.home.in(temporalFile + suffix)); err != nil && !errors.Is(err, os.ErrNotExist) {
			return fmt.Errorf("wipe Temporal's data: %w", err)
		}
	}
	return nil
}

// Starter runs a command of the product's command line as an operator of this stack would, and returns what it printed.
func (s *Stack) Starter(ctx context.Context, args ...string) ([]byte, error) {
	return s.starter(ctx, s.Environ(), args...)
}

// Environ is what the programs of the stack are started with, so that a test can play one of them.
func (s *Stack) Environ() []string { return s.environment(s.Clock) }

func (s *Stack) killable(p Part) (*supervise.Watched, error) {
	watched := s.processes[string(p)]
	if watched == nil {
		return nil, fmt.Errorf("the stack runs no %s", p)
	}
	if watched.PID() == 0 {
		return nil, fmt.Errorf("%s is not this stack's own; unset DATABASE_URL", p)
	}
	return watched, nil
}

func (s *Stack) postgresAnswers(ctx context.Context) error {
	conn, err := pgx.Connect(ctx, s.DatabaseURL)
	if err != nil {
		return err
	}
	return conn.Close(context.WithoutCancel(ctx))
}

func (s *Stack) gatewayLives(ctx context.Context) error {
	_, err := get(ctx, s.API+"/healthz")
	return err
}
