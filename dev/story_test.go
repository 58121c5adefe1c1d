package main

import (
	"bytes"
	"encoding/json"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/dev/fresh"
	"arrears/dev/story"
)

// TestStory is the main job, end to end on real components, through the command itself: the stack is built and run, every customer
// ends as the story says, and afterwards nothing listens and nothing lies around. It is the only test of this package that starts
// a stack and not parallel, so that what is left over can be told.
func TestStory(t *testing.T) {
	fresh.Result(t)
	const portBase = 17_300
	temp := t.TempDir()
	openToAll(t, temp)
	t.Setenv("TMPDIR", temp)

	var stdout, stderr bytes.Buffer
	code := run(t.Context(), []string{"--exit", "--json", "--port-base", strconv.Itoa(portBase)}, &stdout, &stderr)
	t.Log(stderr.String())
	require.Equal(t, exitDone, code)

	lines := strings.Split(strings.TrimSpace(stdout.String()), "\n")
	var result story.Result
	decoder := json.NewDecoder(strings.NewReader(lines[len(lines)-1]))
	decoder.DisallowUnknownFields()
	require.NoError(t, decoder.Decode(&result), "the last line of standard output is the result")
	script, err := story.Standard()
	require.NoError(t, err)
	require.Len(t, result.Customers, len(script.Customers))
	for i, c := range result.Customers {
		want := script.Customers[i]
		require.Equal(t, want.ID, c.ID)
		require.Equal(t, want.Ends, c.Ended, c.ID)
		require.Equal(t, story.Count{Email: len(want.Notices["email"]), SMS: len(want.Notices["sms"])}, c.Notices, c.ID)
		require.Positive(t, c.Temporal.Events, c.ID)
		require.Positive(t, c.Temporal.Actions, c.ID)
	}
	require.Len(t, result.Crowds, len(script.Crowds))
	for i, c := range result.Crowds {
		want := script.Crowds[i]
		require.Equal(t, []int{want.Taken, want.SignUps - want.Taken, want.Taken, want.Taken}, []int{c.Taken, c.Refused, c.Codes, c.Workflows}, c.ID)
		require.Positive(t, c.Temporal.Actions, c.ID)
	}
	require.Less(t, result.Seconds, 90.0)

	for port := portBase; port < portBase+5; port++ {
		l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
		require.NoError(t, err, "somebody still listens")
		require.NoError(t, l.Close())
	}
	left, err := filepath.Glob(filepath.Join(temp, "*"))
	require.NoError(t, err)
	require.Empty(t, left, "files are left behind")
}

// openToAll lets the user that Postgres runs as, when the test is run by root, get through to its own folder.
func openToAll(t *testing.T, dir string) {
	t.Helper()
	for ; dir != filepath.Dir(dir) && dir != filepath.Clean(os.TempDir()); dir = filepath.Dir(dir) {
		require.NoError(t, os.Chmod(dir, 0o711))
	}
}
