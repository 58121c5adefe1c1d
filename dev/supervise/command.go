package supervise

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"

	"arrears/internal/pgtest/tether"
)

// Command is a program that runs until it is asked to end.
type Command struct {
	// Path of the program; its base name is the process's name.
	Path string
	Args []string
	// Env is the whole environment; nothing is inherited.
	Env []string
	// Log is the file that takes what the program prints, appended over restarts.
	Log string
	// Grace is how long the program may take to end after SIGTERM, before it is killed.
	Grace time.Duration
}

// Start runs the command once. It is killed when this process dies in any way: whatever runs here must survive that anyhow, and an
// orphan that drains in peace would keep ports that the next start wants.
func (c Command) Start(context.Context) (Process, error) {
	log, err := os.OpenFile(c.Log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open the log of %s: %w", filepath.Base(c.Path), err)
	}
	defer func() { _ = log.Close() }() // the child has its own copy
	cmd := exec.Command(c.Path, c.Args...)
	cmd.Env = c.Env
	cmd.Stdout, cmd.Stderr = log, log
	child, err := tether.Start(cmd, syscall.SIGKILL)
	if err != nil {
		return nil, err
	}
	return &command{Child: child, grace: c.Grace}, nil
}

type command struct {
	*tether.Child
	grace time.Duration
}

var _ Process = (*command)(nil)

func (c *command) Stop() { c.Child.Stop(syscall.SIGTERM, c.grace) }
