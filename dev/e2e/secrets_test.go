package e2e_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"arrears/dev/build"
	"arrears/dev/fresh"
	"arrears/internal/ledger"
	"arrears/internal/pgtest"
)

// hush is in every secret of these tests, in a form that none of their variables refuses.
const hush = "hushhushhushhushhushhushhushhush"

// atOnce bounds the programs that run at the same time.
const atOnce = 64

// installed is worker and starter, built, with a migrated database and nobody at Temporal's address.
type installed struct {
	t   *testing.T
	bin string
	env map[string]string
}

func install(t *testing.T) *installed {
	t.Helper()
	fresh.Result(t)
	server, err := pgtest.Start(t.Context(), pgtest.Config{Throwaway: true})
	require.NoError(t, err)
	t.Cleanup(server.Stop)
	const database = "arrears_secrets"
	require.NoError(t, server.Drop(t.Context(), database))
	require.NoError(t, server.Create(t.Context(), database))
	t.Cleanup(func() { _ = server.Drop(context.WithoutCancel(t.Context()), database) })
	_, err = ledger.Migrate(t.Context(), server.URL(database))
	require.NoError(t, err)

	programs, err := build.OfStack(t.Context())
	require.NoError(t, err)
	bin, err := programs.Build(t.Context(), build.NewProgress(io.Discard, false, false))
	require.NoError(t, err)
	return &installed{t, bin, map[string]string{
		"DATABASE_URL": server.URL(database), "DATABASE_OWNER_URL": server.URL(database),
		"TEMPORAL_ADDRESS": "127.0.0.1:1", "TEMPORAL_API_KEY": hush, "TEMPORAL_TLS": "false",
		"TWILIO_ACCOUNT_SID": "AC" + strings.Repeat("0a", 16), "TWILIO_AUTH_TOKEN": hush, "TWILIO_FROM": "+12025550100",
		"TWILIO_VERIFY_SERVICE_SID": "VA" + strings.Repeat("0a", 16), "TWILIO_BASE_URL": "http://127.0.0.1:1",
		"SENDGRID_API_KEY": "SG." + hush, "SENDGRID_FROM": "billing@example.com", "SENDGRID_BASE_URL": "http://127.0.0.1:1",
		"PROVISIONING_URL": "http://127.0.0.1:1", "PROVISIONING_SECRET": hush, "BILLING_URL": "http://127.0.0.1:1", "BILLING_SECRET": hush, "SCREENING_URL": "http://127.0.0.1:1", "SCREENING_SECRET": hush,
		"ARREARS_SECRET": hush, "ARREARS_API_KEY": hush, "ARREARS_URL": "http://127.0.0.1:1",
		"ARREARS_PUBLIC_URL": "http://127.0.0.1:1", "ARREARS_LISTEN": "127.0.0.1:0", "ARREARS_METRICS_LISTEN": "127.0.0.1:0",
	}}
}

// with is the address of a database with another password, and another host where one is given.
func (i *installed) with(password, host string) string {
	address, err := url.Parse(i.env["DATABASE_URL"])
	require.NoError(i.t, err)
	address.User = url.UserPassword(address.User.Username(), password)
	if host != "" {
		address.Host = host
	}
	return address.String()
}

// run lets a program fail, or tells it to stop once it says that it is ready, and returns all that it printed.
func (i *installed) run(ctx context.Context, changes map[string]string, line ...string) (code int, said string, err error) {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, filepath.Join(i.bin, line[0]), line[1:]...)
	env := maps.Clone(i.env)
	maps.Copy(env, changes)
	cmd.Env = []string{"HOME=" + os.TempDir()}
	for name, value := range env {
		cmd.Env = append(cmd.Env, name+"="+value)
	}
	out := &watchedOutput{ready: func() { _ = cmd.Process.Signal(os.Interrupt) }}
	cmd.Stdout, cmd.Stderr = out, out
	if err := cmd.Start(); err != nil {
		return 0, "", err
	}
	shown, err := os.ReadFile("/proc/" + strconv.Itoa(cmd.Process.Pid) + "/cmdline")
	_ = cmd.Wait()                                         // the code says how it ended
	if err == nil && bytes.Contains(shown, []byte(hush)) { // where there is a /proc
		return 0, "", fmt.Errorf("%v: the arguments show a secret", line)
	}
	return cmd.ProcessState.ExitCode(), out.String(), nil
}

// watchedOutput is what one program prints; ready is called when it says that it is.
type watchedOutput struct {
	bytes.Buffer
	ready func()
}

func (w *watchedOutput) Write(p []byte) (int, error) {
	n, err := w.Buffer.Write(p)
	if bytes.Contains(p, []byte(`gateway ready`)) {
		w.ready()
	}
	return n, err
}

// TestSecretsStayUntold makes both programs fail in every way that has to do with a secret, and looks for it in what they
// print and in their arguments.
func TestSecretsStayUntold(t *testing.T) {
	t.Parallel()
	i := install(t)
	silent, err := net.Listen("tcp", "127.0.0.1:0") // takes connections and says nothing
	require.NoError(t, err)
	t.Cleanup(func() { _ = silent.Close() })

	database := func(address string) map[string]string {
		return map[string]string{"DATABASE_URL": address, "DATABASE_OWNER_URL": address}
	}
	faults := map[string]map[string]string{
		"nothing":                   {},
		"a wrong database password": database(i.with(hush, "")),
		"no Postgres":               database(i.with(hush, "127.0.0.1:1")),
		"a database that is silent": database(i.with(hush, silent.Addr().String()) + "&connect_timeout=1"),
		"a host that is none":       database(i.with(hush, "nowhere.invalid:5432")),
		"a port that is none":       database("postgres://arrears:" + hush + "@127.0.0.1:port/arrears"),
		"an escape that is none":    database("postgres://arrears:" + hush + "%zz@127.0.0.1:5432/arrears"),
		"a space":                   database("postgres://arrears:" + hush + " x@127.0.0.1:5432/arrears"),
		"no scheme":                 database("arrears:" + hush + "@127.0.0.1:5432/arrears"),
		"a setting that is none":    database("postgres://arrears:" + hush + "@127.0.0.1:5432/arrears?sslmode=none&password=" + hush),
		"a Temporal that is none":   {"TEMPORAL_ADDRESS": "nowhere.invalid:7233"},
		"a silent Temporal":         {"TEMPORAL_ADDRESS": silent.Addr().String()},
		"an address with a user":    {"TEMPORAL_ADDRESS": "user:" + hush + "@127.0.0.1:7233"},
		"a Temporal key that is none": {
			"TEMPORAL_API_KEY": hush + "\x01\n", "TEMPORAL_TLS": "true",
		},
		"TLS without its files": {"TEMPORAL_TLS": "true", "TEMPORAL_TLS_CLIENT_CERT_PATH": "/nowhere", "TEMPORAL_TLS_CLIENT_KEY_DATA": hush},
		"a token that is none":  {"TWILIO_AUTH_TOKEN": hush + "-"},
		"a sender with a key":   {"SENDGRID_FROM": hush},
		"a secret that is short": {
			"ARREARS_SECRET": "hush",
		},
		"URLs with passwords": {
			"PROVISIONING_URL": "https://u:" + hush + "@hooks.example.com", "ARREARS_URL": "https://u:" + hush + "@x", "TWILIO_BASE_URL": "http://u:" + hush + "@%",
		},
		"a secret for a file": {"SENDGRID_API_KEY": "", "SENDGRID_API_KEY_FILE": hush, "ARREARS_SECRET": "", "ARREARS_SECRET_FILE": hush},
	}
	// Nearly all of them only wait, for what does not come: so they do it at the same time.
	var waiting errgroup.Group
	waiting.SetLimit(atOnce)
	for fault, changes := range faults {
		for _, line := range [][]string{
			{"worker"}, {"worker", "--port", "1"}, {"starter", "serve"}, {"starter", "serve", "--port", "1"}, {"starter", "migrate"},
			{"starter", "key", "create", "--tenant", "nobody"}, {"starter", "customer", "show", "c-1"}, {"starter", "health"},
		} {
			waiting.Go(func() error {
				code, said, err := i.run(t.Context(), changes, line...)
				serves := line[0] == "starter" && line[1] == "serve" // and goes on without Temporal
				switch {
				case err != nil:
					return err
				case said == "" || code == 0 && !serves:
					return fmt.Errorf("%s: %v ended with %d and said %q", fault, line, code, said)
				case strings.Contains(strings.ToLower(said), "hush"):
					return fmt.Errorf("%s: %v tells a secret: %s", fault, line, said)
				}
				return nil
			})
		}
	}
	require.NoError(t, waiting.Wait())
	i.aKeyIsShownOnce()
}

// aKeyIsShownOnce looks for a key wherever it might turn up again.
func (i *installed) aKeyIsShownOnce() {
	t := i.t
	run := func(changes map[string]string, line ...string) (int, string) {
		code, said, err := i.run(t.Context(), changes, line...)
		require.NoError(t, err)
		return code, said
	}
	file := filepath.Join(t.TempDir(), "tenant.yaml")
	require.NoError(t, os.WriteFile(file, []byte("name: Harbour Utilities\npostal_address: 1 Quay, Hamburg\n"), 0o600))
	code, said := run(nil, "starter", "tenant", "create", "harbour", "--file", file)
	require.Zero(t, code, said)
	code, said = run(nil, "starter", "key", "create", "--tenant", "harbour")
	require.Zero(t, code, said)
	lines := strings.Split(strings.TrimSpace(said), "\n")
	key := lines[len(lines)-1]
	require.Regexp(t, `^arr_[0-9a-f]{12}_.{43}$`, key)
	secret := key[strings.LastIndex(key[:len("arr_123456789012_")], "_")+1:]
	require.Equal(t, 1, strings.Count(said, secret))

	_, said = run(nil, "starter", "key", "revoke", "--tenant", "harbour", key)
	require.NotContains(t, said, secret, "a whole key given by mistake is not repeated")
	_, said = run(map[string]string{"ARREARS_API_KEY": key}, "starter", "customer", "show", "c-1")
	require.NotContains(t, said, secret)

	conn, err := pgx.Connect(t.Context(), i.env["DATABASE_URL"])
	require.NoError(t, err)
	defer func() { _ = conn.Close(t.Context()) }()
	rows, err := conn.Query(t.Context(), `SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = 'public'`)
	require.NoError(t, err)
	tables, err := pgx.CollectRows(rows, pgx.RowTo[string])
	require.NoError(t, err)
	require.NotEmpty(t, tables)
	for _, table := range tables {
		var found bool
		require.NoError(t, conn.QueryRow(t.Context(), `SELECT EXISTS (SELECT FROM `+table+` AS r WHERE strpos(r::text, $1) > 0)`, secret).Scan(&found))
		require.False(t, found, "%s holds the key itself", table)
	}
}
