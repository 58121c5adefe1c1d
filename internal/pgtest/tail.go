package pgtest

import (
	"io"
	"strings"
	"sync"
)

const (
	tailBytes = 8 << 10
	tailLines = 10
)

// tail passes on what is written to it and remembers the end, for the error of a start that failed.
type tail struct {
	to io.Writer // nil: nowhere

	mu  sync.Mutex
	end []byte
}

func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.end = append(t.end, p...)
	if over := len(t.end) - tailBytes; over > 0 {
		t.end = append(t.end[:0], t.end[over:]...)
	}
	if t.to != nil {
		// A log that cannot be written is no reason to stop the database.
		_, _ = t.to.Write(p)
	}
	return len(p), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.end)
}

func lastLines(text []byte) string {
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	if len(lines) > tailLines {
		lines = lines[len(lines)-tailLines:]
	}
	return strings.Join(lines, "\n")
}
