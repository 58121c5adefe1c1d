package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/compose-spec/compose-go/v2/types"

	"arrears/dev/supervise"
)

const (
	onceWithin    = 2 * time.Minute
	healthyWithin = 2 * time.Minute
	probeEvery    = 500 * time.Millisecond
	grace         = 40 * time.Second
)

// machine stands in for the engine: each service is processes with an address of loopback, and files of its own.
type machine struct {
	root string // the checkout
	home string // everything that is made, thrown away at the end
	bin  string // the programs of all images

	project   *types.Project
	addresses map[string]string // of each service, instead of a network
	paths     map[string]string // in the images → here; longest first in pathsInOrder
	running   map[string]supervise.Process
}

// newMachine gives every service an address that nobody else is likely to have.
func newMachine(root, home string) *machine {
	return &machine{
		root: root, home: home, bin: filepath.Join(home, "bin"),
		addresses: map[string]string{}, paths: map[string]string{}, running: map[string]supervise.Process{},
	}
}

// addressOf gives out addresses one by one, in a net of loopback that is this run's.
func (m *machine) addressOf(service string) string {
	if len(m.addresses) == 0 {
		m.addresses[""] = fmt.Sprintf("127.%d.%d.", 1+rand.IntN(254), rand.IntN(256))
	}
	if m.addresses[service] == "" {
		m.addresses[service] = fmt.Sprintf("%s%d", m.addresses[""], len(m.addresses))
	}
	return m.addresses[service]
}

// mount lays the secrets and the mounted files of all services, rewritten as their arguments are.
func (m *machine) mount() error {
	for _, s := range m.project.Services {
		for _, secret := range s.Secrets {
			from := m.project.Secrets[secret.Source].File
			if err := m.lay(from, "/run/secrets/"+secret.Source); err != nil {
				return err
			}
		}
		for _, volume := range s.Volumes {
			if volume.Type != types.VolumeTypeBind {
				continue
			}
			if !volume.ReadOnly {
				return fmt.Errorf("service %s mounts %s writable", s.Name, volume.Target)
			}
			if err := m.lay(volume.Source, volume.Target); err != nil {
				return err
			}
		}
	}
	return nil
}

// lay makes a file of this machine the file of an image.
func (m *machine) lay(from, target string) error {
	text, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	to := filepath.Join(m.home, "files", target)
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	mode, err := os.Stat(from)
	if err != nil {
		return err
	}
	m.paths[target] = to
	_ = os.Remove(to)
	return os.WriteFile(to, []byte(m.rewritePaths(m.rewriteHosts(string(text)))), mode.Mode())
}

func (m *machine) rewritePaths(text string) string {
	targets := make([]string, 0, len(m.paths))
	for target := range m.paths {
		targets = append(targets, target)
	}
	slices.SortFunc(targets, func(a, b string) int { return len(b) - len(a) })
	pairs := make([]string, 0, 2*len(targets))
	for _, target := range targets {
		pairs = append(pairs, target, m.paths[target])
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

var hostAndPort = regexp.MustCompile(`\b(postgres|temporal):([0-9]+)`)

func (m *machine) rewriteHosts(text string) string {
	return hostAndPort.ReplaceAllStringFunc(text, func(found string) string {
		host, port, _ := strings.Cut(found, ":")
		return net.JoinHostPort(m.addressOf(host), port)
	})
}

// hostVariables hold a service's name and nothing else.
var hostVariables = []string{"PGHOST", "POSTGRES_SEEDS", "SQL_HOST"}

var ownAddress = regexp.MustCompile(`\b(0\.0\.0\.0|127\.0\.0\.1)\b`)

// inside rewrites a text of a service's: what it calls every address or its own loopback is its address here.
func (m *machine) inside(s types.ServiceConfig, text string) string {
	return m.rewritePaths(m.rewriteHosts(ownAddress.ReplaceAllString(text, m.addressOf(s.Name))))
}

func (m *machine) environment(s types.ServiceConfig) []string {
	env := []string{"PATH=" + m.bin + string(os.PathListSeparator) + os.Getenv("PATH"), "HOME=" + m.home}
	for name, value := range s.Environment {
		if value == nil {
			continue
		}
		v := m.inside(s, *value)
		if slices.Contains(hostVariables, name) {
			v = m.addressOf(v)
		}
		env = append(env, name+"="+v)
	}
	return env
}

// command is a service's command line, on this machine.
func (m *machine) command(s types.ServiceConfig, line []string) (program string, args []string, err error) {
	if len(line) == 0 {
		return "", nil, fmt.Errorf("service %s has no command of its own", s.Name)
	}
	program = filepath.Join(m.bin, line[0])
	if _, err := os.Stat(program); err != nil {
		if program, err = exec.LookPath(line[0]); err != nil {
			return "", nil, fmt.Errorf("service %s: %w; install it", s.Name, err)
		}
	}
	for _, arg := range line[1:] {
		args = append(args, m.inside(s, arg))
	}
	return program, args, nil
}

func (m *machine) log(service string) string { return filepath.Join(m.home, "logs", service+".log") }

// finish runs a command of a service to its end, and returns what it printed on standard output.
func (m *machine) finish(ctx context.Context, s types.ServiceConfig, line ...string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, onceWithin)
	defer cancel()
	program, args, err := m.command(s, line)
	if err != nil {
		return "", err
	}
	log, err := os.OpenFile(m.log(s.Name), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return "", err
	}
	defer func() { _ = log.Close() }()
	var said strings.Builder
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Env, cmd.Stdout, cmd.Stderr = m.environment(s), &said, log
	err = cmd.Run()
	if err != nil {
		err = fmt.Errorf("service %s: %s: %w\n%s%s", s.Name, strings.Join(line, " "), err, said.String(), m.tail(s.Name))
	}
	return said.String(), err
}

// start runs a service until it is stopped, and returns when its health check passes.
func (m *machine) start(ctx context.Context, s types.ServiceConfig) error {
	program, args, err := m.command(s, slices.Concat(s.Entrypoint, s.Command))
	if err != nil {
		return err
	}
	process, err := supervise.Command{
		Path: program, Args: args, Env: m.environment(s), Log: m.log(s.Name), Grace: grace,
	}.Start(ctx)
	if err != nil {
		return err
	}
	m.running[s.Name] = process
	deadline := time.Now().Add(healthyWithin)
	for {
		err := m.healthy(ctx, s)
		switch {
		case err == nil:
			return nil
		case ctx.Err() != nil:
			return ctx.Err()
		case time.Now().After(deadline):
			return fmt.Errorf("service %s does not become healthy: %w\n%s", s.Name, err, m.tail(s.Name))
		}
		select {
		case <-process.Done():
			return fmt.Errorf("service %s ended instead of becoming healthy\n%s", s.Name, m.tail(s.Name))
		case <-time.After(probeEvery):
		}
	}
}

// healthy runs a service's own health check.
func (m *machine) healthy(ctx context.Context, s types.ServiceConfig) error {
	if s.HealthCheck == nil || len(s.HealthCheck.Test) < 2 || s.HealthCheck.Test[0] != "CMD" {
		return fmt.Errorf("service %s has no health check that runs a program", s.Name)
	}
	line := s.HealthCheck.Test[1:]
	if _, err := exec.LookPath(line[0]); err != nil && line[0] == "nc" {
		return m.dial(ctx, s, line)
	}
	program, args, err := m.command(s, line)
	if err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Env = m.environment(s)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", strings.Join(line, " "), err, out)
	}
	return nil
}

// dial does what `nc -z HOST PORT` does, where there is none.
func (m *machine) dial(ctx context.Context, s types.ServiceConfig, line []string) error {
	if len(line) != 4 || line[1] != "-z" {
		return fmt.Errorf("service %s: %q is not known here", s.Name, line)
	}
	conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", net.JoinHostPort(m.inside(s, line[2]), line[3]))
	if err != nil {
		return err
	}
	return conn.Close()
}

// stop ends services, and wants them to have ended by themselves and in good order.
func (m *machine) stop(services ...string) error {
	var failed []error
	for _, name := range services {
		process, ok := m.running[name]
		if !ok {
			continue
		}
		delete(m.running, name)
		process.Stop()
		if ended, ok := process.(interface{ Err() error }); ok && ended.Err() != nil {
			failed = append(failed, fmt.Errorf("service %s, told to stop: %w\n%s", name, ended.Err(), m.tail(name)))
		}
	}
	return errors.Join(failed...)
}

const tailBytes = 3 << 10

// tail is the end of a service's log.
func (m *machine) tail(service string) string {
	text, err := os.ReadFile(m.log(service))
	if err != nil {
		return ""
	}
	return string(text[max(0, len(text)-tailBytes):])
}
