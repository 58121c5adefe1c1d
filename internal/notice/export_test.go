package notice

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"arrears/internal/dunning"
)

// CheckChanged is Check of the templates that ship with one text of one file replaced.
func CheckChanged(t *testing.T, file, old, new, template string, channel dunning.Channel) error {
	t.Helper()
	changed := fstest.MapFS{}
	require.NoError(t, fs.WalkDir(files, "templates", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := files.ReadFile(path)
		if path == "templates/"+file {
			require.Contains(t, string(text), old)
			text = []byte(strings.ReplaceAll(string(text), old, new))
		}
		changed[path] = &fstest.MapFile{Data: text}
		return err
	}))
	lib, err := load(changed)
	require.NoError(t, err)
	return lib.check(template, []dunning.Channel{channel})
}
