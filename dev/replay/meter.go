package replay

import (
	"fmt"
	"io"

	"github.com/schollz/progressbar/v3"
)

// Meter shows how far a replay is: a bar on a terminal, a line every few seconds elsewhere.
type Meter struct {
	W        io.Writer
	Terminal bool
	Color    bool

	bar   *progressbar.ProgressBar
	shown int
}

// plainEach is every how many looks progress is told where it cannot be drawn.
const plainEach = 3

// Show shows the progress.
func (m *Meter) Show(p Progress) {
	text := fmt.Sprintf("%s  %d invoices, %d payments, %d notices, backlog %d",
		p.At.UTC().Format("2006-01-02"), p.Invoices, p.Payments, p.Notices, p.Backlog)
	if p.Blind != nil {
		text = p.At.UTC().Format("2006-01-02") + "  the stack does not answer: " + p.Blind.Error()
	}
	if !m.Terminal {
		if m.shown%plainEach == 0 || p.Blind != nil {
			_, _ = fmt.Fprintln(m.W, text)
		}
		m.shown++
		return
	}
	if m.bar == nil {
		m.bar = progressbar.NewOptions(p.Facts,
			progressbar.OptionSetWriter(m.W),
			progressbar.OptionEnableColorCodes(m.Color),
			progressbar.OptionSetElapsedTime(true),
			progressbar.OptionSetPredictTime(true),
			progressbar.OptionFullWidth(),
			progressbar.OptionClearOnFinish(),
		)
	}
	m.bar.Describe(text)
	_ = m.bar.Set(p.Invoices + p.Payments)
}

// Close leaves the terminal as it was.
func (m *Meter) Close() {
	if m.bar != nil {
		_ = m.bar.Finish()
	}
}
