package tether

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"time"
)

// Child is a running process that ends with this one.
type Child struct {
	cmd  *exec.Cmd
	done chan struct{}
	err  error // valid once done is closed
}

// Start runs cmd in a process group of its own, so that a Ctrl-C in the terminal reaches only the parent and the parent decides
// the order of the end. Where the system can (Linux), onOrphan is sent to the child when this process dies in any way.
//
// Linux binds that promise to the thread that forked, not to the process (golang/go#27505): a goroutine locked to its thread
// forks, and stays in the wait for the child until the child is gone.
func Start(cmd *exec.Cmd, onOrphan syscall.Signal) (*Child, error) {
	if cmd.SysProcAttr == nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{}
	}
	ownGroup(cmd.SysProcAttr)
	dieWithParent(cmd.SysProcAttr, onOrphan)
	if cmd.WaitDelay == 0 {
		// A grandchild that kept an output pipe open must not hold up the end.
		cmd.WaitDelay = 2 * time.Second
	}

	child := &Child{cmd: cmd, done: make(chan struct{})}
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := cmd.Start()
		started <- err
		if err == nil {
			child.err = cmd.Wait()
		}
		close(child.done)
	}()
	if err := <-started; err != nil {
		<-child.done
		return nil, fmt.Errorf("start %s: %w", cmd.Path, err)
	}
	return child, nil
}

// PID is the process id.
func (c *Child) PID() int { return c.cmd.Process.Pid }

// Done is closed when the process has ended and was waited for.
func (c *Child) Done() <-chan struct{} { return c.done }

// Err says how the process ended; nil means with exit code 0. It waits for the end.
func (c *Child) Err() error {
	<-c.done
	return c.err
}

// Kill ends the process at once, as a crash would, and returns when it is gone.
func (c *Child) Kill() {
	_ = c.cmd.Process.Kill()
	<-c.done
}

// Stop asks the process to end, kills it after grace, and returns when it is gone.
func (c *Child) Stop(ask os.Signal, grace time.Duration) {
	_ = c.cmd.Process.Signal(ask)
	timer := time.NewTimer(grace)
	defer timer.Stop()
	select {
	case <-c.done:
	case <-timer.C:
		c.Kill()
	}
}
