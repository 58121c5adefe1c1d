package pgtest

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"

	"arrears/internal/pgtest/tether"
)

const (
	superuser = "arrears"
	loopback  = "127.0.0.1"

	startTimeout = 30 * time.Second
	stopGrace    = 20 * time.Second
	pollEvery    = 20 * time.Millisecond
	portAttempts = 5

	// fastShutdown is Postgres' own word for: end the sessions, write the checkpoint, go.
	fastShutdown = syscall.SIGINT
)

// startPrivate lays the cluster's files if they are not there and runs `postgres` on them directly: without pg_ctl in between it
// is our child, and ends with us.
func startPrivate(ctx context.Context, cfg Config) (_ *Server, err error) {
	if cfg.Host == "" {
		cfg.Host = loopback
	}
	bin, err := findBinaries(ctx, cfg.Log)
	if err != nil {
		return nil, err
	}
	s := &Server{}
	home := cfg.Dir
	if home == "" {
		if s.dir, err = tether.NewDir("arrears-pg"); err != nil {
			return nil, err
		}
		home = s.dir.Path
		defer func() {
			if err != nil {
				_ = s.dir.Remove()
			}
		}()
	}
	c := cluster{bin: bin, home: home, cfg: cfg}
	password, err := c.lay(ctx)
	if err != nil {
		return nil, err
	}
	for attempt := 1; ; attempt++ {
		port := cfg.Port
		if port == 0 {
			if port, err = freePort(cfg.Host); err != nil {
				return nil, err
			}
		}
		s.address = url.URL{
			Scheme:   "postgres",
			User:     url.UserPassword(superuser, password),
			Host:     net.JoinHostPort(cfg.Host, strconv.Itoa(port)),
			Path:     "/" + maintenance,
			RawQuery: "sslmode=disable",
		}
		s.cluster, err = c.run(ctx, port, s.address.String())
		// Between asking for a free port and listening on it somebody else may have taken it.
		if errors.Is(err, errPortTaken) && cfg.Port == 0 && attempt < portAttempts {
			continue
		}
		if err != nil {
			return nil, err
		}
		return s, nil
	}
}

// cluster is a private one in the making.
type cluster struct {
	bin  string // directory of initdb and postgres
	home string // holds the data directory and the password
	cfg  Config
}

func (c cluster) data() string { return filepath.Join(c.home, "data") }

// lay runs initdb unless the data directory is there, and returns the superuser's password.
func (c cluster) lay(ctx context.Context) (string, error) {
	secret := filepath.Join(c.home, "password")
	if _, err := os.Stat(c.data()); err == nil {
		kept, err := os.ReadFile(secret)
		if err != nil {
			return "", fmt.Errorf("read the password of the Postgres kept in %s: %w", c.home, err)
		}
		return strings.TrimSpace(string(kept)), nil
	}
	// Renamed into place when complete, so that an initdb that was cut short is not taken for a cluster.
	unfinished := c.data() + ".new"
	if err := os.RemoveAll(unfinished); err != nil {
		return "", fmt.Errorf("clear an unfinished Postgres: %w", err)
	}
	if err := os.MkdirAll(c.home, 0o700); err != nil {
		return "", fmt.Errorf("create the Postgres directory: %w", err)
	}
	password := make([]byte, 16)
	if _, err := rand.Read(password); err != nil {
		return "", fmt.Errorf("make a password: %w", err)
	}
	if err := os.WriteFile(secret, []byte(hex.EncodeToString(password)+"\n"), 0o600); err != nil {
		return "", fmt.Errorf("keep the Postgres password: %w", err)
	}
	owner, err := serverUser()
	if err != nil {
		return "", err
	}
	if err := owner.give(c.home, secret); err != nil {
		return "", err
	}
	args := []string{
		"--pgdata=" + unfinished, "--username=" + superuser, "--pwfile=" + secret, "--auth=scram-sha-256",
		"--encoding=UTF8", "--locale=C",
	}
	if c.cfg.Throwaway {
		args = append(args, "--no-sync")
	}
	cmd := exec.CommandContext(ctx, filepath.Join(c.bin, "initdb"), args...)
	owner.run(cmd, c.home)
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("initdb in %s%s: %w: %s", c.home, owner.hint(), err, lastLines(out))
	}
	if err := os.Rename(unfinished, c.data()); err != nil {
		return "", fmt.Errorf("put the new Postgres in place: %w", err)
	}
	return hex.EncodeToString(password), nil
}

var errPortTaken = errors.New("the port is taken")

// run starts postgres and waits until it answers at address.
func (c cluster) run(ctx context.Context, port int, address string) (*tether.Child, error) {
	owner, err := serverUser()
	if err != nil {
		return nil, err
	}
	said := &tail{to: c.cfg.Log}
	cmd := exec.Command(filepath.Join(c.bin, "postgres"), "-D", c.data(), "-p", strconv.Itoa(port))
	for _, setting := range c.settings() {
		cmd.Args = append(cmd.Args, "-c", setting)
	}
	owner.run(cmd, c.home)
	cmd.Stdout, cmd.Stderr = said, said

	child, err := tether.Start(cmd, fastShutdown)
	if err != nil {
		return nil, err
	}
	if err := answers(ctx, child, address); err != nil {
		child.Stop(fastShutdown, stopGrace)
		text := said.String()
		if strings.Contains(text, "Address already in use") {
			return nil, fmt.Errorf("start Postgres on port %d: %w; name another", port, errPortTaken)
		}
		return nil, fmt.Errorf("start Postgres in %s%s: %w: %s", c.home, owner.hint(), err, lastLines([]byte(text)))
	}
	return child, nil
}

func (c cluster) settings() []string {
	settings := []string{
		"listen_addresses=" + c.cfg.Host,
		"unix_socket_directories=", // nothing in /tmp to leave behind
		"max_connections=200",
		"timezone=UTC",
		"log_min_messages=warning",
	}
	if c.cfg.Throwaway {
		settings = append(settings, "fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_wal_size=512MB")
	}
	return settings
}

func answers(ctx context.Context, child *tether.Child, address string) error {
	ctx, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()
	tick := time.NewTicker(pollEvery)
	defer tick.Stop()
	for {
		conn, err := pgx.Connect(ctx, address)
		if err == nil {
			return conn.Close(ctx)
		}
		select {
		case <-child.Done():
			return fmt.Errorf("it ended at once: %w", child.Err())
		case <-ctx.Done():
			return fmt.Errorf("it did not answer: %w", err)
		case <-tick.C:
		}
	}
}

func freePort(host string) (int, error) {
	l, err := net.Listen("tcp", net.JoinHostPort(host, "0"))
	if err != nil {
		return 0, fmt.Errorf("find a free port: %w", err)
	}
	port := l.Addr().(*net.TCPAddr).Port
	return port, l.Close()
}
