//go:build unix

package pgtest

import (
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"strconv"
	"syscall"
)

// owner is the system user that Postgres runs as. Postgres refuses root, so root steps down; anybody else runs it as they are.
type owner struct {
	name     string // empty: the current user
	uid, gid int
}

func serverUser() (owner, error) {
	if os.Geteuid() != 0 {
		return owner{}, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		found, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, uidErr := strconv.Atoi(found.Uid)
		gid, gidErr := strconv.Atoi(found.Gid)
		if uidErr == nil && gidErr == nil {
			return owner{name: name, uid: uid, gid: gid}, nil
		}
	}
	return owner{}, fmt.Errorf("Postgres refuses to run as root, and this machine has neither a user postgres nor nobody; run as another user, or set DATABASE_URL")
}

// give hands paths over to the user.
func (o owner) give(paths ...string) error {
	if o.name == "" {
		return nil
	}
	for _, path := range paths {
		if err := os.Chown(path, o.uid, o.gid); err != nil {
			return fmt.Errorf("give the Postgres directory to user %s: %w", o.name, err)
		}
	}
	return nil
}

// run makes cmd run as the user, in dir, with an environment that depends on nothing of ours.
func (o owner) run(cmd *exec.Cmd, dir string) {
	cmd.Dir = dir
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + dir, "LC_ALL=C", "TZ=UTC"}
	if o.name != "" {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(o.uid), Gid: uint32(o.gid)}}
	}
}

func (o owner) hint() string {
	if o.name == "" {
		return ""
	}
	return fmt.Sprintf(" as user %s (who must be able to reach that directory)", o.name)
}
