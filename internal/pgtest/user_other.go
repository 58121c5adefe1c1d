//go:build !unix

package pgtest

import (
	"os"
	"os/exec"
)

// owner is the system user that Postgres runs as: here always the current one.
type owner struct{}

func serverUser() (owner, error) { return owner{}, nil }

func (owner) give(...string) error { return nil }

func (owner) run(cmd *exec.Cmd, dir string) {
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "LC_ALL=C", "TZ=UTC")
}

func (owner) hint() string { return "" }
