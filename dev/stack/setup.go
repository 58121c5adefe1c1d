package stack

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/goccy/go-yaml"

	"arrears/internal/clock"
	"arrears/internal/pgtest/tether"
)

// Tenant is the one business that a development stack serves.
const Tenant = "demo"

const (
	setupTimeout = 60 * time.Second
	policyBytes  = 1 << 20
)

//go:embed tenant.yaml
var tenantFile []byte

// setUp brings database and Temporal up to date and, on a fresh stack, makes the tenant and its key: with the commands that an
// installation uses.
func (s *Stack) setUp(ctx context.Context) error {
	// What is set up is set up in the last hour before the business clock starts, so that nothing is dated after its own use.
	env := s.environment(clock.Clock{Start: s.begins.Add(-time.Hour), Anchor: time.Now(), Speed: 1})
	if _, err := s.starter(ctx, env, "migrate"); err != nil {
		return err
	}
	if s.state.APIKey != "" {
		return nil
	}
	tenant := s.home.in("tenant.yaml")
	if err := os.WriteFile(tenant, tenantFile, 0o600); err != nil {
		return fmt.Errorf("write the tenant's file: %w", err)
	}
	if _, err := s.starter(ctx, env, "tenant", "create", Tenant, "--file", tenant); err != nil {
		return err
	}
	if s.cfg.Policy != "" {
		if err := s.adoptPolicy(ctx, env, tenant); err != nil {
			return err
		}
	}
	if len(s.cfg.Screening) > 0 {
		if err := s.publishScreening(ctx, env); err != nil {
			return err
		}
	}
	out, err := s.starter(ctx, env, "key", "create", "--tenant", Tenant, "--json")
	if err != nil {
		return err
	}
	var key struct{ Key string }
	if err := json.Unmarshal(out, &key); err != nil || key.Key == "" {
		return errors.New(`starter key create --json printed no {"key":"…"}`)
	}
	s.state.APIKey = key.Key
	return nil
}

// adoptPolicy publishes the policy file and makes it the tenant's.
func (s *Stack) adoptPolicy(ctx context.Context, env []string, tenant string) error {
	id, err := policyID(s.cfg.Policy)
	if err != nil {
		return err
	}
	if _, err := s.starter(ctx, env, "policy", "publish", s.cfg.Policy, "--tenant", Tenant); err != nil {
		return err
	}
	withPolicy := append(bytes.TrimRight(bytes.Clone(tenantFile), "\n"), []byte("\npolicy: "+id+"\n")...)
	if err := os.WriteFile(tenant, withPolicy, 0o600); err != nil {
		return fmt.Errorf("write the tenant's file: %w", err)
	}
	_, err = s.starter(ctx, env, "tenant", "set", Tenant, "--file", tenant)
	return err
}

// publishScreening makes the screening table the tenant's.
func (s *Stack) publishScreening(ctx context.Context, env []string) error {
	file := s.home.in("screening.yaml")
	if err := os.WriteFile(file, s.cfg.Screening, 0o600); err != nil {
		return fmt.Errorf("write the screening table: %w", err)
	}
	_, err := s.starter(ctx, env, "screening", "publish", file, "--tenant", Tenant)
	return err
}

// policyID reads only the name; whether the rest holds is decided where policies are decided.
func policyID(file string) (string, error) {
	info, err := os.Stat(file)
	switch {
	case err != nil:
		return "", usage("--policy: %v", err)
	case info.Size() > policyBytes:
		return "", usage("--policy %s: over %d bytes; that is no policy", file, policyBytes)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return "", usage("--policy: %v", err)
	}
	var policy struct {
		Policy string `yaml:"policy"`
	}
	if err := yaml.Unmarshal(text, &policy); err != nil {
		return "", usage("--policy %s: %v", file, err)
	}
	if policy.Policy == "" {
		return "", usage("--policy %s: it has no `policy:` line with its id", file)
	}
	return policy.Policy, nil
}

// starter runs one command of the product's command line and returns what it printed.
func (s *Stack) starter(ctx context.Context, env []string, args ...string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, setupTimeout)
	defer cancel()
	var stdout, stderr bytes.Buffer
	cmd := exec.Command(filepath.Join(s.cfg.Bin, "starter"), args...)
	cmd.Env, cmd.Stdout, cmd.Stderr = env, &stdout, &stderr
	child, err := tether.Start(cmd, syscall.SIGKILL)
	if err != nil {
		return nil, err
	}
	said := "starter " + strings.Join(args, " ")
	select {
	case <-ctx.Done():
		child.Stop(syscall.SIGTERM, time.Second)
		return nil, fmt.Errorf("%s was interrupted: %w", said, context.Cause(ctx))
	case <-child.Done():
	}
	if err := child.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w\n%s", said, err, strings.TrimSpace(stderr.String()))
	}
	return stdout.Bytes(), nil
}
