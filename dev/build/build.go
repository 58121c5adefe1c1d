package build

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

const (
	// errorBytes bounds how much of the compiler's complaint is kept.
	errorBytes = 16 << 10
	// giveUpAfter is how long a build that was told to stop may take to do so.
	giveUpAfter = 5 * time.Second
)

// Build compiles main packages of the workspace at root into dir, each under the last element of its path.
func Build(ctx context.Context, root, dir string, packages []string, progress Progress) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("create the folder for the programs: %w", err)
	}
	total, err := countPackages(ctx, root, packages)
	if err != nil {
		return err
	}
	progress.Start(total)
	defer progress.Finish()

	cmd := goCommand(ctx, root, append([]string{"build", "-v", "-o", dir + string(filepath.Separator)}, packages...)...)
	said, err := cmd.StderrPipe()
	if err != nil {
		return fmt.Errorf("run go build: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return missingGo(err)
	}
	complaint := follow(said, progress)
	if err := cmd.Wait(); err != nil {
		if ctx.Err() != nil {
			return fmt.Errorf("the build was interrupted: %w", context.Cause(ctx))
		}
		return fmt.Errorf("go build: %w\n%s", err, complaint)
	}
	return nil
}

// Root is the folder of the module arrears, which the launcher was started in or below.
func Root(ctx context.Context) (string, error) {
	out, err := output(goCommand(ctx, "", "list", "-m", "-f", "{{.Dir}}", "arrears"))
	if err != nil {
		return "", fmt.Errorf("find the checkout; run this inside it: %w", err)
	}
	return strings.TrimSpace(string(out)), nil
}

func countPackages(ctx context.Context, root string, packages []string) (int, error) {
	out, err := output(goCommand(ctx, root, append([]string{"list", "-deps"}, packages...)...))
	if err != nil {
		return 0, fmt.Errorf("count what is to be built: %w", err)
	}
	return bytes.Count(out, []byte("\n")), nil
}

// follow turns what `go build -v` prints, a package per line as it is begun, into progress, and returns the rest.
func follow(said io.Reader, progress Progress) string {
	var complaint strings.Builder
	lines := bufio.NewScanner(said)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := lines.Text()
		switch {
		case isPackage(line):
			progress.Built(line)
		case strings.HasPrefix(line, "go: downloading "):
			progress.Note(strings.TrimPrefix(line, "go: "))
		case complaint.Len() < errorBytes:
			complaint.WriteString(line + "\n")
		}
	}
	// A line too long ends the scan; what follows must still be read, or the compiler waits for us for ever.
	_, _ = io.Copy(io.Discard, said)
	return strings.TrimSpace(complaint.String())
}

func isPackage(line string) bool {
	return line != "" && !strings.ContainsAny(line, " :#\t")
}

func goCommand(ctx context.Context, dir string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = dir
	// Asked rather than killed, it removes its work folder and ends its compilers.
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGINT) }
	cmd.WaitDelay = giveUpAfter
	return cmd
}

func output(cmd *exec.Cmd) ([]byte, error) {
	out, err := cmd.Output()
	var failed *exec.ExitError
	switch {
	case errors.As(err, &failed):
		return nil, fmt.Errorf("%w: %s", err, strings.TrimSpace(string(failed.Stderr)))
	case err != nil:
		return nil, missingGo(err)
	}
	return out, nil
}

func missingGo(err error) error {
	return fmt.Errorf("run go, which must be on the PATH to build the programs: %w", err)
}
