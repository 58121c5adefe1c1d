package build_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/dev/build"
)

type recorder struct {
	total    int
	built    []string
	finished bool
}

var _ build.Progress = (*recorder)(nil)

func (r *recorder) Start(total int)  { r.total = total }
func (r *recorder) Built(pkg string) { r.built = append(r.built, pkg) }
func (r *recorder) Note(string)      {}
func (r *recorder) Finish()          { r.finished = true }

func module(t *testing.T, main string) string {
	t.Helper()
	root := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(root, "hello"), 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(root, "go.mod"), []byte("module example.com/m\n\ngo 1.26\n"), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(root, "hello", "main.go"), []byte(main), 0o600))
	return root
}

func TestProgramsAreBuiltAndCounted(t *testing.T) {
	t.Parallel()
	root, bin := module(t, "package main\n\nfunc main() { println(\""+t.TempDir()+"\") }\n"), filepath.Join(t.TempDir(), "bin")
	progress := &recorder{}
	require.NoError(t, build.Build(t.Context(), root, bin, []string{"./hello"}, progress))
	require.NoError(t, exec.Command(filepath.Join(bin, "hello")).Run())
	require.Greater(t, progress.total, 1, "the dependencies count")
	require.Contains(t, progress.built, "example.com/m/hello")
	require.True(t, progress.finished)
}

func TestACompileErrorIsShown(t *testing.T) {
	t.Parallel()
	root := module(t, "package main\n\nfunc main() { absent() }\n")
	err := build.Build(t.Context(), root, t.TempDir(), []string{"./hello"}, build.NewProgress(&bytes.Buffer{}, false, false))
	require.ErrorContains(t, err, "undefined: absent")
}

func TestTheCheckoutIsFound(t *testing.T) {
	t.Parallel()
	root, err := build.Root(t.Context())
	require.NoError(t, err)
	require.FileExists(t, filepath.Join(root, "go.work"))
}
