package tether_test

import (
	"bufio"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/pgtest/tether"
)

// roleVar turns this test binary into the helper process that a test needs.
const roleVar = "ARREARS_TETHER_ROLE"

func TestMain(m *testing.M) {
	switch os.Getenv(roleVar) {
	case "parent":
		parent()
	case "child":
		_, _ = bufio.NewReader(os.Stdin).ReadString('\n')
		select {}
	default:
		os.Exit(m.Run())
	}
}

// parent starts a child and a directory, names both, and waits to be killed.
func parent() {
	dir, err := tether.NewDir("arrears-tether")
	if err != nil {
		panic(err)
	}
	child, err := tether.Start(helper("child"), syscall.SIGKILL)
	if err != nil {
		panic(err)
	}
	_, _ = os.Stdout.WriteString(strconv.Itoa(child.PID()) + " " + dir.Path + "\n")
	<-child.Done()
}

func helper(role string) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), roleVar+"="+role)
	return cmd
}

func TestNothingOutlivesAKilledParent(t *testing.T) {
	t.Parallel()
	cmd := helper("parent")
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	line, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	pidText, path, _ := strings.Cut(strings.TrimSpace(line), " ")
	pid, err := strconv.Atoi(pidText)
	require.NoError(t, err)
	require.DirExists(t, path)
	require.NoError(t, syscall.Kill(pid, 0))

	require.NoError(t, cmd.Process.Kill())
	_ = cmd.Wait()

	require.Eventually(t, func() bool { return syscall.Kill(pid, 0) == syscall.ESRCH }, 10*time.Second, 20*time.Millisecond, "the child lives on")
	require.Eventually(t, func() bool { _, err := os.Stat(path); return os.IsNotExist(err) }, 10*time.Second, 20*time.Millisecond, "the directory lives on")
}

func TestStopKillsAChildThatIgnoresTheRequest(t *testing.T) {
	t.Parallel()
	child, err := tether.Start(exec.Command("/bin/sh", "-c", `trap "" INT; while :; do sleep 0.1; done`), syscall.SIGKILL)
	require.NoError(t, err)
	child.Stop(syscall.SIGINT, 50*time.Millisecond)
	require.Error(t, child.Err())
}

func TestRemoveLeavesNothing(t *testing.T) {
	t.Parallel()
	dir, err := tether.NewDir("arrears-tether")
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(dir.Path+"/file", []byte("x"), 0o600))
	require.NoError(t, dir.Remove())
	require.NoDirExists(t, dir.Path)
}
