package stack

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"arrears/dev/proxy"
	"arrears/dev/supervise"
	"arrears/internal/clock"
	"arrears/internal/pgtest"
)

const (
	// drain is what worker and gateway are promised at the end, and a little more.
	drain = 35 * time.Second
	// temporalFile holds all that Temporal knows.
	temporalFile = "temporal.db"
	// serverGrace is how long Temporal may take; it is killed after, and survives that.
	serverGrace = 10 * time.Second
)

// Stack is a running Arrears. The exported fields do not change while it runs.
type Stack struct {
	API         string // base URL of the gateway
	APIKey      string // of the tenant demo
	Sandbox     string // base URL of the sandbox providers
	Temporal    string // host:port of the frontend
	TemporalUI  string // base URL of the web UI, which also serves Temporal's HTTP API
	Namespace   string
	DatabaseURL string
	Clock       clock.Clock
	Resumed     bool // whether state was found and is gone on with

	cfg    Config
	home   home
	state  state
	begins time.Time // business time at which the clock starts

	postgres    *pgtest.Server // the first one; when it is started again, that is at the same address
	postgresLog *os.File
	processes   map[string]*supervise.Watched
	mailEvents  mailEventKey
	wires       map[Part]*proxy.Proxy // empty without Config.Wires
	providers   *providers
	keeper      *keeper
	dropped     bool // whether the database goes with the stack
}

// Start runs a stack and returns when all of it is ready. What was started is stopped again when it fails.
func Start(ctx context.Context, cfg Config) (_ *Stack, err error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	s := &Stack{cfg: cfg, Namespace: "default", processes: map[string]*supervise.Watched{}, wires: map[Part]*proxy.Proxy{}}
	defer func() {
		if err != nil {
			s.Stop()
		}
	}()
	if err := s.settle(); err != nil {
		return nil, err
	}
	for _, begin := range []func(context.Context) error{s.startPostgres, s.startTemporal, s.startWires, s.setUp, s.startArrears} {
		if err := begin(ctx); err != nil {
			return nil, s.explain(err)
		}
	}
	return s, nil
}

// settle decides, or remembers, everything that does not need a process.
func (s *Stack) settle() (err error) {
	if s.home, err = openHome(s.cfg.Data); err != nil {
		return err
	}
	found := false
	if s.state, found, err = loadState(s.home.path); err != nil {
		return err
	}
	if !found {
		s.state.Secrets = newSecrets()
	}
	s.Resumed = !s.state.ResumeAt.IsZero()
	s.begins = s.cfg.Start
	if s.Resumed {
		s.begins = s.state.ResumeAt
	}
	if s.state.Ports, err = choosePorts(s.cfg.PortBase, s.state.Ports, s.cfg.Wires); err != nil {
		return err
	}
	p := s.state.Ports
	s.API = "http://" + address(p.Gateway)
	s.Sandbox = "http://" + address(p.Sandbox)
	s.Temporal = address(p.Temporal)
	s.TemporalUI = "http://" + address(p.TemporalUI)
	if s.cfg.Data == "" {
		return nil
	}
	// Kept before anything is made that only these secrets can read again.
	return s.state.save(s.home.path)
}

func (s *Stack) startPostgres(ctx context.Context) (err error) {
	s.cfg.Say("starting Postgres")
	if s.postgresLog, err = os.OpenFile(s.home.log("postgres"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600); err != nil {
		return fmt.Errorf("open the log of Postgres: %w", err)
	}
	err = s.watch(ctx, "postgres", func(ctx context.Context) (supervise.Process, error) {
		server, err := pgtest.Start(ctx, pgtest.Config{
			Dir: s.home.in("postgres"), Port: s.state.Ports.Postgres, Log: s.postgresLog,
			Throwaway: s.home.temp != nil && !s.cfg.Durable, Private: s.cfg.Durable,
		})
		if err != nil {
			return nil, err
		}
		if s.postgres == nil {
			s.postgres = server
		}
		return server, nil
	})
	if err != nil {
		return err
	}
	return s.openDatabase(ctx)
}

// openDatabase makes the stack's own database. On a server that others use too it has a name of its own, and goes with the stack
// unless the stack is kept.
func (s *Stack) openDatabase(ctx context.Context) error {
	if s.state.Database == "" {
		s.state.Database = "arrears"
		if s.postgres.PID() == 0 {
			s.state.Database = "arrears_dev_" + hexOf(6)
			s.dropped = s.cfg.Data == ""
		}
	}
	if err := s.postgres.Create(ctx, s.state.Database); err != nil {
		return fmt.Errorf("create the database: %w", err)
	}
	s.DatabaseURL = s.postgres.URL(s.state.Database)
	return nil
}

func (s *Stack) startTemporal(ctx context.Context) error {
	s.cfg.Say("starting Temporal")
	p := s.state.Ports
	err := s.command(ctx, "temporal", serverGrace, inherited(),
		"--file", s.home.in(temporalFile),
		"--port", fmt.Sprint(p.Temporal), "--ui-port", fmt.Sprint(p.TemporalUI),
		"--namespace", s.Namespace)
	if err != nil {
		return err
	}
	return s.ready(ctx, "temporal", s.temporalAnswers)
}

// startArrears sets the clock going and starts what lives by it: nothing is in between but the start of processes.
func (s *Stack) startArrears(ctx context.Context) (err error) {
	s.cfg.Say("starting worker and gateway")
	s.APIKey = s.state.APIKey
	s.Clock = clock.Clock{Start: s.begins, Anchor: time.Now(), Speed: s.cfg.Speed}
	if s.cfg.Data != "" {
		s.keeper = s.keep()
	}
	if s.mailEvents, err = newMailEventKey(); err != nil {
		return err
	}
	if s.providers, err = startProviders(s.state.Ports.Sandbox, s.state.Secrets, s.mailEvents, s.API, s.Clock, s.cfg.Say); err != nil {
		return err
	}
	env := s.environment(s.Clock)
	if err := s.command(ctx, "worker", drain, env); err != nil {
		return err
	}
	if err := s.commandAs(ctx, "gateway", "starter", drain, env, "serve"); err != nil {
		return err
	}
	if err := s.ready(ctx, "gateway", s.gatewayAnswers); err != nil {
		return err
	}
	return s.ready(ctx, "worker", func(context.Context) error { return nil })
}

func (s *Stack) command(ctx context.Context, program string, grace time.Duration, env []string, args ...string) error {
	return s.commandAs(ctx, program, program, grace, env, args...)
}

func (s *Stack) commandAs(ctx context.Context, name, program string, grace time.Duration, env []string, args ...string) error {
	return s.watch(ctx, name, supervise.Command{
		Path: filepath.Join(s.cfg.Bin, program), Args: args, Env: env, Log: s.home.log(name), Grace: grace,
	}.Start)
}

func (s *Stack) watch(ctx context.Context, name string, start func(context.Context) (supervise.Process, error)) error {
	watched, err := supervise.Watch(ctx, name, start, func(text string) {
		s.cfg.Say(text + "; its log is " + s.home.log(name))
	})
	if err != nil {
		return err
	}
	s.processes[name] = watched
	return nil
}

func (s *Stack) ready(ctx context.Context, name string, check func(context.Context) error) error {
	return waitReady(ctx, name, s.home.log(name), s.processes[name], check)
}

// explain adds where to look, which for a stack that is thrown away is nowhere any more.
func (s *Stack) explain(err error) error {
	if s.home.temp != nil {
		return fmt.Errorf("%w\n(run with --data DIR to keep the logs)", err)
	}
	return fmt.Errorf("%w\n(the logs are in %s)", err, s.home.in("logs"))
}

// Logs is the folder with one log file per process.
func (s *Stack) Logs() string { return s.home.in("logs") }

// WorkerPID is the process id of the present worker.
func (s *Stack) WorkerPID() int { return s.PID(Worker) }

// Stop ends everything, those who use before those who are used, and returns when nothing is left.
func (s *Stack) Stop() {
	var users sync.WaitGroup
	for _, name := range []string{"worker", "gateway"} {
		users.Go(func() { s.stop(name) })
	}
	users.Wait()
	if s.providers != nil {
		s.providers.stop()
	}
	for _, wire := range s.wires {
		wire.Close()
	}
	s.stop("temporal")
	if s.keeper != nil {
		s.keeper.close()
	}
	if s.dropped {
		ctx, cancel := context.WithTimeout(context.Background(), serverGrace)
		defer cancel()
		if err := s.postgres.Drop(ctx, s.state.Database); err != nil {
			s.cfg.Say(fmt.Sprintf("the database %s stays behind: %v", s.state.Database, err))
		}
	}
	s.stop("postgres")
	if s.postgresLog != nil {
		_ = s.postgresLog.Close()
	}
	s.home.close()
}

func (s *Stack) stop(name string) {
	if watched := s.processes[name]; watched != nil {
		watched.Stop()
	}
}
