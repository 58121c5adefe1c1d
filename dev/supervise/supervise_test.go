package supervise_test

import (
	"bufio"
	"context"
	"errors"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/dev/supervise"
)

// roleVar turns this test binary into the helper process that a test needs.
const roleVar = "ARREARS_SUPERVISE_ROLE"

func TestMain(m *testing.M) {
	switch os.Getenv(roleVar) {
	case "server": // says that it runs, and ends when asked
		stop := make(chan os.Signal, 1)
		signal.Notify(stop, syscall.SIGTERM)
		_, _ = os.Stdout.WriteString("started\n")
		<-stop
		_, _ = os.Stdout.WriteString("asked to end\n")
	case "grandparent": // starts a parent and goes before it
		parent := exec.Command(os.Args[0])
		parent.Env = append(os.Environ(), roleVar+"=parent")
		out, err := parent.StdoutPipe()
		if err == nil {
			err = parent.Start()
		}
		if err != nil {
			panic(err)
		}
		_, _ = bufio.NewReader(out).ReadString('\n')
	case "parent": // waits for its own parent to go, and leaves a note
		ctx, stop := supervise.WithParent(context.Background())
		_, _ = os.Stdout.WriteString("watching\n")
		<-ctx.Done()
		stop()
		if errors.Is(context.Cause(ctx), supervise.ErrParentGone) {
			_ = os.WriteFile(os.Getenv("ARREARS_SUPERVISE_NOTE"), nil, 0o600)
		}
	default:
		os.Exit(m.Run())
	}
}

type testBundle struct {
	log     string
	watched *supervise.Watched

	mu       sync.Mutex
	reported []string
}

func setup(t *testing.T) *testBundle {
	t.Helper()
	b := &testBundle{log: filepath.Join(t.TempDir(), "server.log")}
	command := supervise.Command{
		Path:  os.Args[0],
		Env:   append(os.Environ(), roleVar+"=server"),
		Log:   b.log,
		Grace: 10 * time.Second,
	}
	watched, err := supervise.Watch(t.Context(), "server", command.Start, func(text string) {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.reported = append(b.reported, text)
	})
	require.NoError(t, err)
	t.Cleanup(watched.Stop)
	b.watched = watched
	b.waitForStarts(t, 1)
	return b
}

func (b *testBundle) waitForStarts(t *testing.T, n int) {
	t.Helper()
	require.Eventually(t, func() bool {
		text, err := os.ReadFile(b.log)
		return err == nil && strings.Count(string(text), "started") == n
	}, 10*time.Second, 10*time.Millisecond)
}

func TestAProcessIsStartedAgainHoweverOftenItDies(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for n := 1; n <= 3; n++ {
		before := b.watched.PID()
		killed := time.Now()
		require.NoError(t, syscall.Kill(before, syscall.SIGKILL))
		b.waitForStarts(t, n+1)
		require.Less(t, time.Since(killed), 5*time.Second)
		require.NotEqual(t, before, b.watched.PID())
		require.Equal(t, n, b.watched.Deaths())
		require.True(t, b.watched.Running())
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	require.Len(t, b.reported, 3)
	require.Contains(t, b.reported[0], "server")
}

func TestStopAsksFirstAndLeavesNothing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	pid := b.watched.PID()
	b.watched.Stop()
	require.ErrorIs(t, syscall.Kill(pid, 0), syscall.ESRCH)
	text, err := os.ReadFile(b.log)
	require.NoError(t, err)
	require.Contains(t, string(text), "asked to end")
	require.Zero(t, b.watched.Deaths())
}

func TestTheContextOfTheStartDoesNotEndTheWatch(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	command := supervise.Command{
		Path: os.Args[0], Env: append(os.Environ(), roleVar+"=server"),
		Log: filepath.Join(t.TempDir(), "server.log"), Grace: 10 * time.Second,
	}
	watched, err := supervise.Watch(ctx, "server", command.Start, func(string) {})
	require.NoError(t, err)
	t.Cleanup(watched.Stop)
	cancel()
	require.Never(t, func() bool { return !watched.Running() }, 200*time.Millisecond, 20*time.Millisecond)
}

func TestAProgramThatCannotStartIsAnError(t *testing.T) {
	t.Parallel()
	command := supervise.Command{Path: filepath.Join(t.TempDir(), "absent"), Log: filepath.Join(t.TempDir(), "log")}
	_, err := supervise.Watch(t.Context(), "absent", command.Start, func(string) {})
	require.ErrorContains(t, err, "absent")
}

func TestAGoneParentIsNoticed(t *testing.T) {
	t.Parallel()
	note := filepath.Join(t.TempDir(), "note")
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), roleVar+"=grandparent", "ARREARS_SUPERVISE_NOTE="+note)
	require.NoError(t, cmd.Run())
	require.Eventually(t, func() bool { _, err := os.Stat(note); return err == nil }, 10*time.Second, 20*time.Millisecond)
}
