package main

import (
	"fmt"
	"io"
	"sync/atomic"

	"github.com/schollz/progressbar/v3"
)

// counted is a reader that knows how far it is. It is safe to ask while it reads.
type counted struct {
	io.Reader
	bytes atomic.Int64
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.bytes.Add(int64(n))
	return n, err
}

// watch shows on standard error how an import goes, as a bar where somebody looks, else by a line every few seconds. size is the
// file's, in bytes; -1: not known. The function that it returns ends the show, and must be called.
func (p *process) watch(t *tally, from *counted, size int64) (end func()) {
	every, show, clear := plainEvery, func() { p.note("%s", t.now().inWords()) }, func() {}
	if isTerminal(p.err) {
		bar := progressbar.NewOptions64(size, progressbar.OptionSetWriter(p.err), progressbar.OptionSetWidth(20), progressbar.OptionSetPredictTime(false),
			progressbar.OptionSetElapsedTime(false), progressbar.OptionClearOnFinish(), progressbar.OptionSetRenderBlankState(true))
		every, clear = redrawEvery, func() { _ = bar.Clear() }
		show = func() {
			bar.Describe(t.now().inWords())
			at := from.bytes.Load()
			if size > 0 {
				at = min(at, size-1) // a bar that is full goes away, and what was read is not sent yet
			}
			_ = bar.Set64(at)
		}
	}
	return ticking(every, show, clear)
}

func (s state) inWords() string {
	if s.valid > 0 {
		return fmt.Sprintf("%d lines read, %d valid, %d refused, %.0f a second", s.lines, s.valid, s.refused, s.rate())
	}
	text := fmt.Sprintf("%d lines read, %d sent, %d known, %d refused, %.0f a second", s.lines, s.sent, s.known, s.refused, s.rate())
	if s.retries > 0 {
		text += fmt.Sprintf(", %d tried again", s.retries)
	}
	return text
}
