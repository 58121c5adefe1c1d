// Package meter shows how far long work is: a bar on a terminal, a line every now and then elsewhere. It knows nothing of the work.
package meter

import (
	"fmt"
	"io"

	"github.com/schollz/progressbar/v3"
)

// Meter shows one piece of work. Not safe for concurrent use.
type Meter struct {
	W        io.Writer
	Terminal bool
	Color    bool

	bar   *progressbar.ProgressBar
	shown int
}

// State is how far the work is.
type State struct {
	Text     string
	Done, Of int
	Urgent   bool // told at once, even where progress cannot be drawn
}

// plainEach is every how many states progress is told where it cannot be drawn.
const plainEach = 3

// Show shows how far it is.
func (m *Meter) Show(s State) {
	if !m.Terminal {
		if m.shown%plainEach == 0 || s.Urgent {
			_, _ = fmt.Fprintln(m.W, s.Text)
		}
		m.shown++
		return
	}
	if m.bar == nil {
		m.bar = progressbar.NewOptions(s.Of,
			progressbar.OptionSetWriter(m.W),
			progressbar.OptionEnableColorCodes(m.Color),
			progressbar.OptionSetElapsedTime(true),
			progressbar.OptionSetPredictTime(true),
			progressbar.OptionFullWidth(),
			progressbar.OptionClearOnFinish(),
		)
	}
	m.bar.Describe(s.Text)
	_ = m.bar.Set(s.Done)
}

// Close leaves the terminal as it was.
func (m *Meter) Close() {
	if m.bar != nil {
		_ = m.bar.Finish()
	}
}
