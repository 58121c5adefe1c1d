package pgtest_test

import (
	"bufio"
	"context"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"arrears/internal/pgtest"
)

// orphanVar makes this test binary start a cluster, say where, and wait to be killed.
const orphanVar = "ARREARS_PGTEST_ORPHAN"

func TestMain(m *testing.M) {
	if os.Getenv(orphanVar) != "" {
		server, err := pgtest.Start(context.Background(), pgtest.Config{Throwaway: true})
		if err != nil {
			panic(err)
		}
		_, _ = os.Stdout.WriteString(server.URL("postgres") + "\n")
		<-server.Done()
		return
	}
	pgtest.Main(m)
}

var migrations atomic.Int32

func migrate(ctx context.Context, url string) error {
	migrations.Add(1)
	return createItems(ctx, url)
}

func createItems(ctx context.Context, url string) error {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	_, err = conn.Exec(ctx, `CREATE TABLE item (id text PRIMARY KEY)`)
	_ = conn.Close(ctx)
	return err
}

func TestEachTestHasItsOwnMigratedDatabase(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"one", "two", "three", "four"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			conn := connect(t, pgtest.New(t, migrate))
			_, err := conn.Exec(t.Context(), `INSERT INTO item VALUES ('invoice-1')`)
			require.NoError(t, err, "another test's rows are here")
			require.EqualValues(t, 1, migrations.Load(), "the template is migrated once")
		})
	}
}

func TestAKeptClusterComesBackWithItsData(t *testing.T) {
	t.Setenv("DATABASE_URL", "") // it is about private clusters, whatever server the suite was told to use
	dir := filepath.Join(reachable(t), "pg")
	first, err := pgtest.Start(t.Context(), pgtest.Config{Dir: dir})
	require.NoError(t, err)
	require.NoError(t, first.Create(t.Context(), "arrears"))
	require.NoError(t, first.Create(t.Context(), "arrears"), "creating it again is harmless")
	require.NoError(t, createItems(t.Context(), first.URL("arrears")))
	first.Stop()
	require.False(t, listening(t, first.URL("arrears")))

	again, err := pgtest.Start(t.Context(), pgtest.Config{Dir: dir})
	require.NoError(t, err)
	t.Cleanup(again.Stop)
	_, err = connect(t, again.URL("arrears")).Exec(t.Context(), `INSERT INTO item VALUES ('invoice-1')`)
	require.NoError(t, err)
}

func TestAKilledClusterKeepsWhatItAcknowledged(t *testing.T) {
	t.Setenv("DATABASE_URL", "postgres://nobody@127.0.0.1:1/nothing")
	cfg := pgtest.Config{Dir: filepath.Join(reachable(t), "pg"), Private: true}
	first, err := pgtest.Start(t.Context(), cfg)
	require.NoError(t, err, "a server that others run is left alone")
	require.NoError(t, first.Create(t.Context(), "arrears"))
	require.NoError(t, createItems(t.Context(), first.URL("arrears")))
	first.Kill()
	<-first.Done()

	var again *pgtest.Server
	require.Eventually(t, func() bool {
		again, err = pgtest.Start(t.Context(), cfg)
		return err == nil
	}, 30*time.Second, 100*time.Millisecond, "what is left of the killed one goes within moments")
	t.Cleanup(again.Stop)
	_, err = connect(t, again.URL("arrears")).Exec(t.Context(), `INSERT INTO item VALUES ('invoice-1')`)
	require.NoError(t, err)
}

func TestAClusterDoesNotOutliveAKilledProcess(t *testing.T) {
	t.Setenv("DATABASE_URL", "") // it is about private clusters, whatever server the suite was told to use
	temp := reachable(t)
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), orphanVar+"=yes", "TMPDIR="+temp)
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	line, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	address := strings.TrimSpace(line)
	require.True(t, listening(t, address))

	require.NoError(t, cmd.Process.Kill())
	_ = cmd.Wait()

	require.Eventually(t, func() bool { return !listening(t, address) }, 20*time.Second, 50*time.Millisecond, "Postgres lives on")
	require.Eventually(t, func() bool {
		left, err := os.ReadDir(temp)
		return err == nil && len(left) == 0
	}, 20*time.Second, 50*time.Millisecond, "its files are still there")
}

// reachable is a temporary directory that the user Postgres runs as can enter when the test is run by root.
func reachable(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "arrears-pgtest-*")
	require.NoError(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	require.NoError(t, os.Chmod(dir, 0o755))
	return dir
}

func connect(t *testing.T, address string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), address)
	require.NoError(t, err)
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	return conn
}

func listening(t *testing.T, address string) bool {
	t.Helper()
	parsed, err := url.Parse(address)
	require.NoError(t, err)
	conn, err := net.DialTimeout("tcp", parsed.Host, time.Second)
	if err != nil {
		return false
	}
	_ = conn.Close()
	return true
}
