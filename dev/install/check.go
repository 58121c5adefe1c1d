package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/compose-spec/compose-go/v2/types"
	"github.com/jackc/pgx/v5"

	"arrears/dev/build"
	"arrears/dev/sandbox"
	"arrears/internal/clock"
	"arrears/internal/pgtest"
	"arrears/internal/pgtest/tether"
)

const (
	// The providers' secrets, in their own forms.
	twilioToken = "7b1c9e0f4d2a6b8c1e3f5a7092b4d6f8"
	sendGridKey = "SG.a1b2c3d4e5f6a7b8c9d0e1.f2a3b4c5d6e7f8a9b0c1d2e3f4a5b6c7d8e9f0a1b2c3d4"

	// A Monday, and a day a second from then on.
	clockStart = "2026-03-02T00:00:00Z"
	clockSpeed = 86400

	entrypoint = "/etc/temporal/entrypoint.sh" // of Temporal's server image
	webUI      = "temporal-ui"
)

var (
	twilioAccount = "AC" + strings.Repeat("0a", 16)
	twilioVerify  = "VA" + strings.Repeat("0a", 16)
)

// check is one installation, from nothing to its end.
type check struct {
	*machine
	say      func(string, ...any)
	leaks    *leaks
	sandbox  string // its address
	services []types.ServiceConfig
	postgres *pgtest.Server
}

// install proves the compose file of the checkout at root.
func install(ctx context.Context, root string, progress build.Progress, say func(string, ...any)) (err error) {
	home, err := tether.NewDir("arrears-install")
	if err != nil {
		return err
	}
	defer func() { _ = home.Remove() }()
	if err := os.Chmod(home.Path, 0o711); err != nil { // Postgres may run as another user
		return err
	}
	c := &check{machine: newMachine(root, home.Path), say: say, leaks: watchForLeaks()}
	defer func() {
		// In the order in which an engine would, users first.
		for _, s := range slices.Backward(c.services) {
			err = errors.Join(err, c.stop(s.Name))
		}
		if c.postgres != nil {
			c.postgres.Stop()
		}
		err = errors.Join(err, c.leaks.end(filepath.Join(c.home, "logs")))
	}()
	for _, step := range []func(context.Context) error{
		func(ctx context.Context) error { return c.build(ctx, progress) }, c.prepare, c.judgeSettings, c.up, c.live, c.upAgain,
	} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

func (c *check) build(ctx context.Context, progress build.Progress) error {
	began := time.Now()
	c.say("building Temporal's server and schema tool from their module, and our programs as the Dockerfile says")
	if err := buildForeign(ctx, c.root, c.bin, progress); err != nil {
		return err
	}
	if err := buildOurs(ctx, c.root, filepath.Join(c.home, "src"), c.bin); err != nil {
		return err
	}
	c.say("built in %s", time.Since(began).Round(100*time.Millisecond))
	return nil
}

// prepare does what an operator does before the first start: secrets, and .env from its example.
func (c *check) prepare(ctx context.Context) error {
	secrets := filepath.Join(c.home, "secrets")
	for _, folder := range []string{secrets, filepath.Join(c.home, "logs")} {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return err
		}
	}
	for name, text := range map[string]string{"twilio_auth_token": twilioToken, "sendgrid_api_key": sendGridKey} {
		if err := os.WriteFile(filepath.Join(secrets, name), []byte(text), 0o400); err != nil {
			return err
		}
	}
	for range 2 { // the second time it makes nothing new
		cmd := exec.CommandContext(ctx, "sh", filepath.Join(c.root, "deploy", "secrets.sh"), secrets)
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("deploy/secrets.sh: %w\n%s", err, out)
		}
	}
	provisioning, err := os.ReadFile(filepath.Join(secrets, "provisioning_secret"))
	if err != nil {
		return err
	}
	business, err := c.startSandbox(ctx, strings.TrimSpace(string(provisioning)))
	if err != nil {
		return err
	}
	c.project, err = load(ctx, c.root, []string{
		"SECRETS=" + secrets, "SANDBOX=" + c.sandbox,
		"CLOCK_START=" + business.Start.Format(time.RFC3339Nano), "CLOCK_ANCHOR=" + business.Anchor.UTC().Format(time.RFC3339Nano),
		fmt.Sprintf("CLOCK_SPEED=%d", clockSpeed),
		"ARREARS_PUBLIC_URL=http://" + c.addressOf("gateway") + ":8080",
		"TWILIO_ACCOUNT_SID=" + twilioAccount, "TWILIO_VERIFY_SERVICE_SID=" + twilioVerify,
		"PROVISIONING_URL=" + c.sandbox + "/provisioning",
	}, "dev/install/sandbox.yml")
	if err != nil {
		return err
	}
	if c.services, err = inOrder(c.project); err != nil {
		return err
	}
	if err := c.layEntrypoint(ctx); err != nil {
		return err
	}
	return c.remount()
}

// judgeSettings lets Temporal's server say whether it knows the settings that it is given.
func (c *check) judgeSettings(ctx context.Context) error {
	temporal := c.project.Services["temporal"]
	settings := temporal.Environment["DYNAMIC_CONFIG_FILE_PATH"]
	if settings == nil {
		return errors.New("service temporal has no DYNAMIC_CONFIG_FILE_PATH")
	}
	said, err := c.finish(ctx, temporal, "temporal-server", "validate-dynamic-config", *settings)
	if err != nil {
		return err
	}
	if strings.Contains(said, "error:") || strings.Contains(said, "warning:") {
		return fmt.Errorf("Temporal's server does not take its settings: %s", said)
	}
	return nil
}

// remount lays the files of all services anew, and remembers the secrets among them.
func (c *check) remount() error {
	for name, secret := range c.project.Secrets {
		text, err := os.ReadFile(secret.File)
		if err != nil {
			return err
		}
		c.leaks.know(name, string(text))
	}
	return c.mount()
}

// layEntrypoint takes the server image's own entry from its module. Its shell knows `pipefail`, as ours may not.
func (c *check) layEntrypoint(ctx context.Context) error {
	cmd := exec.CommandContext(ctx, "go", "list", "-m", "-f", "{{.Dir}}", "go.temporal.io/server")
	cmd.Dir = c.root
	module, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("find Temporal's module: %w", err)
	}
	text, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(module)), "docker/scripts/sh/entrypoint.sh"))
	if err != nil {
		return err
	}
	ours := filepath.Join(c.home, "entrypoint.sh")
	if err := os.WriteFile(ours, bytes.Replace(text, []byte("#!/bin/sh"), []byte("#!/usr/bin/env bash"), 1), 0o755); err != nil {
		return err
	}
	return c.lay(ours, entrypoint)
}

// startSandbox plays the providers until ctx ends.
func (c *check) startSandbox(ctx context.Context, provisioning string) (clock.Clock, error) {
	start, err := time.Parse(time.RFC3339, clockStart)
	if err != nil {
		return clock.Clock{}, err
	}
	business := clock.Clock{Start: start, Anchor: time.Now(), Speed: clockSpeed}
	listener, err := listen(ctx, c.addressOf("sandbox"))
	if err != nil {
		return clock.Clock{}, err
	}
	c.sandbox = "http://" + listener.Addr().String()
	box := sandbox.New(sandbox.Config{
		AccountSID: twilioAccount, AuthToken: twilioToken, VerifyServiceSID: twilioVerify,
		SendGridKey: sendGridKey, ProvisioningSecret: provisioning, Business: business.Business,
	})
	server := &http.Server{ReadHeaderTimeout: 10 * time.Second, Handler: box}
	context.AfterFunc(ctx, func() {
		box.Close()
		_ = server.Close()
	})
	go func() { _ = server.Serve(listener) }()
	return business, nil
}

// up starts the services one after the other, as depends_on has it.
func (c *check) up(ctx context.Context) error {
	for _, s := range c.services {
		began := time.Now()
		var err error
		switch {
		case s.Name == webUI:
			c.say("%-20s not run: nothing depends on it", s.Name)
			continue
		case s.Name == "postgres":
			err = c.startPostgres(ctx, s)
		case once(s):
			_, err = c.finish(ctx, s, slices.Concat(s.Entrypoint, s.Command)...)
		default:
			err = c.start(ctx, s)
		}
		if err != nil {
			return err
		}
		c.say("%-20s %s", s.Name, time.Since(began).Round(10*time.Millisecond))
	}
	return nil
}

// startPostgres does what the image's entry does: a cluster, and the superuser with the password of the file.
func (c *check) startPostgres(ctx context.Context, s types.ServiceConfig) error {
	if err := os.Unsetenv("DATABASE_URL"); err != nil { // else that server would be taken
		return err
	}
	password, err := os.ReadFile(c.paths["/run/secrets/postgres_password"])
	if err != nil {
		return err
	}
	log, err := os.OpenFile(c.log(s.Name), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if c.postgres, err = pgtest.Start(ctx, pgtest.Config{Host: c.addressOf(s.Name), Port: 5432, Throwaway: true, Log: log}); err != nil {
		return err
	}
	conn, err := pgx.Connect(ctx, c.postgres.URL("postgres"))
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close(ctx) }()
	if _, err := conn.Exec(ctx, "CREATE ROLE postgres SUPERUSER LOGIN PASSWORD '"+strings.TrimSpace(string(password))+"'"); err != nil {
		return err
	}
	return c.healthy(ctx, s)
}

// upAgain is the next `docker compose up`, with another password of the serving role: what runs once runs again, and the
// gateway starts anew and knows what it knew.
func (c *check) upAgain(ctx context.Context) error {
	file := c.project.Secrets["database_url"].File
	old, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	_ = os.Remove(file)
	if err := os.WriteFile(file, bytes.Replace(old, []byte("arrears_app:"), []byte("arrears_app:other"), 1), 0o444); err != nil {
		return err
	}
	if err := c.remount(); err != nil {
		return err
	}
	for _, s := range c.services {
		if once(s) {
			if _, err := c.finish(ctx, s, slices.Concat(s.Entrypoint, s.Command)...); err != nil {
				return fmt.Errorf("the second time: %w", err)
			}
		}
	}
	if conn, err := pgx.Connect(ctx, c.rewriteHosts(strings.TrimSpace(string(old)))); err == nil {
		_ = conn.Close(ctx)
		return errors.New("the old password of the serving role still lets in")
	}
	gateway := c.project.Services["gateway"]
	if err := c.stop(gateway.Name); err != nil {
		return err
	}
	if err := c.start(ctx, gateway); err != nil {
		return err
	}
	c.say("everything that runs once ran again; a password was changed")
	return nil
}
