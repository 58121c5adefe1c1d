package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"sync"

	"golang.org/x/term"

	"arrears/dev/build"
	"arrears/dev/meter"
	"arrears/dev/story"
)

// screen is where the command speaks: results to out, what a waiting person wants to know to err.
type screen struct {
	out, err io.Writer
	mu       sync.Mutex
}

func newScreen(out, err io.Writer) *screen { return &screen{out: out, err: err} }

func (s *screen) say(text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, _ = fmt.Fprintln(s.err, text)
}

func (s *screen) progress() build.Progress {
	return build.NewProgress(s.err, terminal(s.err), os.Getenv("NO_COLOR") == "")
}

// result tells a machine what came of a command: one line of JSON on standard output.
func (s *screen) result(v any) error {
	line, err := json.Marshal(v)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintln(s.out, string(line)); err != nil {
		return fmt.Errorf("nobody reads standard output: %w", err)
	}
	return nil
}

// human is where the story is told: with --json standard output is for machines.
func (s *screen) human(json bool) io.Writer {
	if json {
		return s.err
	}
	return s.out
}

func (s *screen) board(json bool) *story.Board {
	board := &story.Board{W: s.human(json)}
	if file, ok := board.W.(*os.File); ok && terminal(file) {
		board.Terminal = true
		// An unknown size is 0, for which the board has a default.
		board.Width, _, _ = term.GetSize(int(file.Fd()))
	}
	return board
}

func (s *screen) meter() *meter.Meter {
	return &meter.Meter{W: s.err, Terminal: terminal(s.err), Color: os.Getenv("NO_COLOR") == ""}
}

func terminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	return ok && term.IsTerminal(int(file.Fd())) && os.Getenv("TERM") != "dumb"
}
