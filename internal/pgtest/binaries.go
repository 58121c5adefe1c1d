package pgtest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// debianBinaries is where Debian and its kin keep the binaries of each major version, off the PATH.
const debianBinaries = "/usr/lib/postgresql/*/bin"

// findBinaries returns a directory with initdb and postgres: on the PATH, else the newest that the system has, else downloaded.
func findBinaries(ctx context.Context, log io.Writer) (string, error) {
	if dir, ok := onPath(); ok {
		return dir, nil
	}
	if dir, ok := newestInstalled(debianBinaries); ok {
		return dir, nil
	}
	dir, err := download(ctx, log)
	if err != nil {
		return "", fmt.Errorf("no Postgres on the PATH nor in %s, and none could be downloaded; install Postgres 15 or newer, or set DATABASE_URL: %w", debianBinaries, err)
	}
	return dir, nil
}

// onPath follows links, because a package may put links to one of several versions on the PATH, and Postgres looks for its
// shared files beside the real binary.
func onPath() (string, bool) {
	initdb, err := exec.LookPath("initdb")
	if err != nil {
		return "", false
	}
	if initdb, err = filepath.EvalSymlinks(initdb); err != nil {
		return "", false
	}
	dir := filepath.Dir(initdb)
	return dir, complete(dir) == nil
}

func newestInstalled(pattern string) (string, bool) {
	dirs, err := filepath.Glob(pattern)
	if err != nil {
		return "", false
	}
	dirs = slices.DeleteFunc(dirs, func(dir string) bool { return complete(dir) != nil })
	if len(dirs) == 0 {
		return "", false
	}
	return slices.MaxFunc(dirs, func(a, b string) int { return major(a) - major(b) }), true
}

// major reads the version out of /usr/lib/postgresql/<version>/bin; 9.6 and the like are older than any whole number.
func major(dir string) int {
	whole, _, _ := strings.Cut(filepath.Base(filepath.Dir(dir)), ".")
	version, err := strconv.Atoi(whole)
	if err != nil {
		return 0
	}
	return version
}

func complete(dir string) error {
	var missing []error
	for _, name := range []string{"initdb", "postgres"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			missing = append(missing, err)
		}
	}
	return errors.Join(missing...)
}
