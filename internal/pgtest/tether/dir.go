package tether

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"syscall"
)

// janitor waits for the end of its input, which comes when whoever holds the other end is gone, and removes the directory. It tries again for a
// while because servers that were orphaned at the same moment may still be writing their last.
const janitor = `read -r _; n=0; while [ -e "$1" ] && [ $n -lt 40 ]; do rm -rf -- "$1"; n=$((n+1)); sleep 0.25; done`

// Dir is a temporary directory that does not outlive this process.
type Dir struct {
	Path string

	janitor *exec.Cmd
	alive   io.Closer
}

// NewDir creates a temporary directory named after prefix.
func NewDir(prefix string) (*Dir, error) {
	path, err := os.MkdirTemp("", prefix+"-*")
	if err != nil {
		return nil, fmt.Errorf("create a temporary directory (TMPDIR says where): %w", err)
	}
	cmd := exec.Command("/bin/sh", "-c", janitor, "janitor", path)
	cmd.Dir = os.TempDir()
	cmd.SysProcAttr = &syscall.SysProcAttr{}
	ownGroup(cmd.SysProcAttr)
	alive, err := cmd.StdinPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		_ = os.RemoveAll(path)
		return nil, fmt.Errorf("start /bin/sh, which removes %s should this process be killed: %w", path, err)
	}
	return &Dir{Path: path, janitor: cmd, alive: alive}, nil
}

// Remove deletes the directory and all in it.
func (d *Dir) Remove() error {
	err := os.RemoveAll(d.Path)
	_ = d.alive.Close()
	_ = d.janitor.Wait()
	return err
}
