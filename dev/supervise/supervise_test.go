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

func TestAHeldProcessStaysDownUntilItIsReleased(t *testing.T) {
	t.Parallel()
	b := setup(t)
	before := b.watched.PID()
	b.watched.Hold()
	require.True(t, b.watched.Held())
	require.ErrorIs(t, syscall.Kill(before, 0), syscall.ESRCH, "killed when Hold returns")
	require.Never(t, b.watched.Running, time.Second, 20*time.Millisecond, "longer than a dead one stays dead")
	text, err := os.ReadFile(b.log)
	require.NoError(t, err)
	require.NotContains(t, string(text), "asked to end", "a crash is not asked for")

	b.watched.Release()
	require.False(t, b.watched.Held())
	require.Eventually(t, b.watched.Running, 10*time.Second, 10*time.Millisecond)
	require.NotEqual(t, before, b.watched.PID())
	b.waitForStarts(t, 2)
}

func TestAHoldMeetsAStartThatIsUnderWay(t *testing.T) {
	t.Parallel()
	command := supervise.Command{
		Path: os.Args[0], Env: append(os.Environ(), roleVar+"=server"),
		Log: filepath.Join(t.TempDir(), "server.log"), Grace: 10 * time.Second,
	}
	began, goOn := make(chan struct{}), make(chan struct{})
	first := true
	watched, err := supervise.Watch(t.Context(), "server", func(ctx context.Context) (supervise.Process, error) {
		if !first {
			began <- struct{}{}
			<-goOn
		}
		first = false
		return command.Start(ctx)
	}, func(string) {})
	require.NoError(t, err)
	t.Cleanup(watched.Stop)
	watched.Kill()
	<-began
	held := make(chan struct{})
	go func() {
		watched.Hold()
		close(held)
	}()
	require.Eventually(t, watched.Held, 10*time.Second, 10*time.Millisecond)
	close(goOn)
	<-held
	require.False(t, watched.Running(), "what was being started is killed, too")
	require.LessOrEqual(t, watched.Deaths(), 2, "and nothing else was started")
}

func TestAHeldProcessCanBeStopped(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.watched.Hold()
	b.watched.Stop()
	require.False(t, b.watched.Running())
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
