package stack_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"arrears/dev/stack"
)

// TestMain plays the programs of the stack when this binary is run under their names: what is tested here is how they are started,
// watched and ended, not what they do.
func TestMain(m *testing.M) {
	switch filepath.Base(os.Args[0]) {
	case "temporal":
		go serve(net.JoinHostPort("127.0.0.1", os.Args[slices.Index(os.Args, "--port")+1]))
		go serve(net.JoinHostPort("127.0.0.1", os.Args[slices.Index(os.Args, "--ui-port")+1]))
	case "worker":
		note("worker", strings.Join(os.Environ(), "\n"))
	case "starter":
		note("starter", strings.Join(os.Args[1:], " "))
		switch os.Args[1] {
		case "serve":
			go serve(os.Getenv("ARREARS_LISTEN"))
		case "key":
			fmt.Println(`{"key":"the-key"}`)
			return
		default:
			return
		}
	default:
		os.Exit(m.Run())
	}
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGTERM)
	<-stop
}

func serve(address string) {
	server := &http.Server{Addr: address, ReadHeaderTimeout: time.Second, Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte(`{}`))
	})}
	fmt.Println(server.ListenAndServe())
}

// note appends to a file beside the programs.
func note(name, text string) {
	file, err := os.OpenFile(filepath.Join(filepath.Dir(os.Args[0]), name+".note"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		panic(err)
	}
	_, _ = file.WriteString(text + "\n--\n")
	_ = file.Close()
}

type testBundle struct{ bin string }

func setup(t *testing.T) *testBundle {
	t.Helper()
	b := &testBundle{bin: t.TempDir()}
	self, err := os.Executable()
	require.NoError(t, err)
	for _, name := range []string{"temporal", "worker", "starter"} {
		require.NoError(t, os.Symlink(self, filepath.Join(b.bin, name)))
	}
	return b
}

func (b *testBundle) config() stack.Config {
	return stack.Config{
		Bin: b.bin, Start: time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC), Speed: 86400, Say: func(string) {},
	}
}

func (b *testBundle) start(t *testing.T, cfg stack.Config) *stack.Stack {
	t.Helper()
	s, err := stack.Start(t.Context(), cfg)
	require.NoError(t, err)
	return s
}

func (b *testBundle) notes(t *testing.T, name string) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(b.bin, name+".note"))
	require.NoError(t, err)
	notes := strings.Split(string(text), "\n--\n")
	return notes[:len(notes)-1]
}

func TestAStackComesUpInOrderAndLeavesNothing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	s := b.start(t, b.config())
	logs := s.Logs()
	require.Equal(t, "the-key", s.APIKey)
	require.Equal(t, "default", s.Namespace)
	require.Equal(t, s.Clock.Start, b.config().Start)

	commands := b.notes(t, "starter")
	require.Len(t, commands, 4)
	require.Equal(t, "migrate", commands[0])
	require.Contains(t, commands[1], "tenant create demo --file ")
	require.Equal(t, "key create --tenant demo --json", commands[2])
	require.Equal(t, "serve", commands[3])

	s.Stop()
	for _, address := range []string{s.API, s.Sandbox, s.TemporalUI, s.Temporal} {
		require.False(t, listening(address), address)
	}
	require.NoDirExists(t, filepath.Dir(logs))
}

func TestAKilledWorkerIsBackWithinASecond(t *testing.T) {
	t.Parallel()
	b := setup(t)
	s := b.start(t, b.config())
	t.Cleanup(s.Stop)
	for range 2 {
		before, starts := s.WorkerPID(), len(b.notes(t, "worker"))
		require.NoError(t, syscall.Kill(before, syscall.SIGKILL))
		require.Eventually(t, func() bool {
			return s.WorkerPID() != before && len(b.notes(t, "worker")) > starts
		}, 5*time.Second, 10*time.Millisecond)
	}
}

func TestAPartIsHeldDownAndReleased(t *testing.T) {
	t.Parallel()
	b := setup(t)
	cfg := b.config()
	cfg.Durable = true
	s := b.start(t, cfg)
	t.Cleanup(s.Stop)
	for part, address := range map[stack.Part]string{
		stack.Postgres: databaseHost(t, s), stack.Temporal: s.Temporal, stack.Gateway: s.API, stack.Worker: "",
	} {
		before := s.PID(part)
		require.NoError(t, s.Hold(part))
		require.ErrorIs(t, syscall.Kill(before, 0), syscall.ESRCH, part)
		require.False(t, address != "" && listening(address), part)
		require.NoError(t, s.Release(t.Context(), part))
		require.NotEqual(t, before, s.PID(part))
		require.True(t, address == "" || listening(address), part)

		killed := s.PID(part)
		require.NoError(t, s.Kill(part))
		require.Eventually(t, func() bool { return s.PID(part) != killed }, 10*time.Second, 10*time.Millisecond, part)
		require.NoError(t, s.Answers(t.Context(), part))
	}
	require.ErrorContains(t, s.Kill("nothing"), "nothing")
}

func TestTemporalIsWipedOnlyWhileItIsHeld(t *testing.T) {
	t.Parallel()
	b := setup(t)
	s := b.start(t, b.config())
	t.Cleanup(s.Stop)
	file := filepath.Join(filepath.Dir(s.Logs()), "temporal.db")
	require.NoError(t, os.WriteFile(file, []byte("histories"), 0o600))
	require.ErrorContains(t, s.WipeTemporal(), "hold it first")
	require.FileExists(t, file)
	require.NoError(t, s.Hold(stack.Temporal))
	require.NoError(t, s.WipeTemporal())
	require.NoFileExists(t, file)
	require.NoError(t, s.Release(t.Context(), stack.Temporal))
	_, err := s.Starter(t.Context(), "adopt")
	require.NoError(t, err)
	require.Contains(t, b.notes(t, "starter"), "adopt")
}

// databaseHost is where the stack's own Postgres listens.
func databaseHost(t *testing.T, s *stack.Stack) string {
	t.Helper()
	address, err := url.Parse(s.DatabaseURL)
	require.NoError(t, err)
	return address.Host
}

func TestAKeptStackGoesOnWhereItStopped(t *testing.T) {
	t.Parallel()
	b := setup(t)
	cfg := b.config()
	cfg.Data = reachable(t)
	require.False(t, stack.Kept(cfg.Data))
	first := b.start(t, cfg)
	require.False(t, first.Resumed)
	first.Stop()
	stopped := first.Clock.Business(time.Now())
	require.True(t, stack.Kept(cfg.Data))

	again := b.start(t, cfg)
	t.Cleanup(again.Stop)
	require.True(t, again.Resumed)
	require.Equal(t, first.APIKey, again.APIKey)
	require.Equal(t, first.API, again.API, "addresses stay while they are free")
	require.True(t, again.Clock.Start.After(first.Clock.Start))
	require.False(t, again.Clock.Start.After(stopped), "time passed while nothing ran")

	made := 0
	for _, command := range b.notes(t, "starter") {
		if strings.HasPrefix(command, "key create") {
			made++
		}
	}
	require.Equal(t, 1, made, "a kept stack has its key")
}

func TestWhatTheShellKnowsOfARealInstallationStaysOut(t *testing.T) {
	t.Setenv("TWILIO_AUTH_TOKEN", "a-real-token")
	t.Setenv("SENDGRID_WEBHOOK_PUBLIC_KEY", "a-real-key")
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://a-real-collector")
	b := setup(t)
	cfg := b.config()
	cfg.OTel = map[string]string{"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:1"}
	s := b.start(t, cfg)
	t.Cleanup(s.Stop)
	var env string
	require.Eventually(t, func() bool {
		if _, err := os.Stat(filepath.Join(b.bin, "worker.note")); err != nil {
			return false
		}
		notes := b.notes(t, "worker")
		if len(notes) > 0 {
			env = notes[0]
		}
		return env != ""
	}, 5*time.Second, 10*time.Millisecond)
	require.NotContains(t, env, "a-real-")
	require.Contains(t, env, "OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:1")
	require.Contains(t, env, "DATABASE_URL="+s.DatabaseURL)
	require.Contains(t, env, "TEMPORAL_ADDRESS="+s.Temporal)
	require.Contains(t, env, "TWILIO_BASE_URL="+s.Sandbox)
	require.Contains(t, env, "ARREARS_CLOCK_START=2026-03-02T00:00:00Z")
	require.Contains(t, env, "ARREARS_CLOCK_SPEED=86400")
	_, after, _ := strings.Cut(env, "SENDGRID_WEBHOOK_PUBLIC_KEY=")
	key, _, _ := strings.Cut(after, "\n")
	der, err := base64.StdEncoding.DecodeString(key)
	require.NoError(t, err)
	public, err := x509.ParsePKIXPublicKey(der)
	require.NoError(t, err)
	require.IsType(t, &ecdsa.PublicKey{}, public, "the vendor's helper panics at any other")
}

func TestAProgramThatKeepsDyingIsExplained(t *testing.T) {
	t.Parallel()
	b := setup(t)
	broken := filepath.Join(b.bin, "temporal")
	require.NoError(t, os.Remove(broken))
	require.NoError(t, os.WriteFile(broken, []byte("#!/bin/sh\necho no such shard >&2\nexit 2\n"), 0o700))
	_, err := stack.Start(t.Context(), b.config())
	require.ErrorContains(t, err, "temporal ended")
	require.ErrorContains(t, err, "no such shard")
}

func TestWishesThatCannotBeMetNameTheFlag(t *testing.T) {
	t.Parallel()
	b := setup(t)
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	t.Cleanup(func() { _ = taken.Close() })
	cfg := b.config()
	cfg.PortBase = min(taken.Addr().(*net.TCPAddr).Port, 65000)
	var usage *stack.UsageError

	_, err = stack.Start(t.Context(), cfg)
	require.ErrorAs(t, err, &usage)
	require.ErrorContains(t, err, "--port-base")

	cfg = b.config()
	cfg.Policy = filepath.Join(t.TempDir(), "policy.yaml")
	require.NoError(t, os.WriteFile(cfg.Policy, []byte("name: nameless\n"), 0o600))
	_, err = stack.Start(t.Context(), cfg)
	require.ErrorAs(t, err, &usage)
	require.ErrorContains(t, err, "--policy")
}

func TestAPolicyFileBecomesTheTenants(t *testing.T) {
	t.Parallel()
	b := setup(t)
	cfg := b.config()
	cfg.Policy = filepath.Join(t.TempDir(), "policy.yaml")
	require.NoError(t, os.WriteFile(cfg.Policy, []byte("policy: gentle\nname: Gentle\n"), 0o600))
	s := b.start(t, cfg)
	t.Cleanup(s.Stop)
	require.Contains(t, b.notes(t, "starter"), "policy publish "+cfg.Policy+" --tenant demo")
	tenant, err := os.ReadFile(filepath.Join(filepath.Dir(s.Logs()), "tenant.yaml"))
	require.NoError(t, err)
	require.Contains(t, string(tenant), "\npolicy: gentle\n")
}

func TestAScreeningTableIsPublished(t *testing.T) {
	t.Parallel()
	b := setup(t)
	cfg := b.config()
	cfg.Screening = []byte("table: own\nname: Own\n")
	s := b.start(t, cfg)
	t.Cleanup(s.Stop)
	file := filepath.Join(filepath.Dir(s.Logs()), "screening.yaml")
	require.Contains(t, b.notes(t, "starter"), "screening publish "+file+" --tenant demo")
	table, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, cfg.Screening, table)
}

func TestWiresStandBetweenTheProgramsAndWhatTheyUse(t *testing.T) {
	t.Parallel()
	b := setup(t)
	cfg := b.config()
	cfg.Wires = true
	s := b.start(t, cfg)
	t.Cleanup(s.Stop)
	environ := map[string]string{}
	for _, pair := range s.Environ() {
		name, value, _ := strings.Cut(pair, "=")
		environ[name] = value
	}
	reaches := func() error {
		conn, err := pgx.Connect(t.Context(), environ["DATABASE_URL"])
		if err != nil {
			return err
		}
		return conn.Close(t.Context())
	}
	require.NotEqual(t, s.DatabaseURL, environ["DATABASE_URL"])
	require.NoError(t, reaches())
	require.NoError(t, s.Cut(stack.Postgres))
	require.ErrorIs(t, reaches(), syscall.ECONNREFUSED)
	require.NoError(t, s.Mend(stack.Postgres))
	require.NoError(t, reaches())

	require.NotEqual(t, s.Temporal, environ["TEMPORAL_ADDRESS"])
	asks := &http.Client{Timeout: 100 * time.Millisecond}
	ask := func() error {
		resp, err := asks.Get("http://" + environ["TEMPORAL_ADDRESS"])
		if err == nil {
			err = resp.Body.Close()
		}
		return err
	}
	require.NoError(t, s.Hang(stack.Temporal))
	require.ErrorContains(t, ask(), "Timeout")
	require.NoError(t, s.Mend(stack.Temporal))
	asks.Timeout = 10 * time.Second
	require.NoError(t, ask())
	require.ErrorContains(t, s.Cut(stack.Worker), "no wire to worker")
}

func TestTheSandboxIsHosted(t *testing.T) {
	t.Parallel()
	b := setup(t)
	s := b.start(t, b.config())
	t.Cleanup(s.Stop)
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.Sandbox+"/inbox.json", nil)
	require.NoError(t, err)
	resp, err := http.DefaultClient.Do(req)
	require.NoError(t, err)
	t.Cleanup(func() { _ = resp.Body.Close() })
	var inbox []any
	require.NoError(t, json.NewDecoder(resp.Body).Decode(&inbox))
	require.Empty(t, inbox)
}

func TestAnInterruptedStartLeavesNothing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ctx, cancel := context.WithCancel(t.Context())
	cfg := b.config()
	cfg.Say = func(text string) {
		if strings.Contains(text, "Temporal") {
			cancel()
		}
	}
	_, err := stack.Start(ctx, cfg)
	require.ErrorIs(t, err, context.Canceled)
}

func listening(address string) bool {
	conn, err := net.DialTimeout("tcp", strings.TrimPrefix(address, "http://"), time.Second)
	if err != nil {
		return false
	}
	_ = conn.Close()
	return true
}

// reachable is a temporary directory that the user Postgres runs as can enter when the test is run by root.
func reachable(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "arrears-stack-*")
	require.NoError(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	require.NoError(t, os.Chmod(dir, 0o711))
	return dir
}
