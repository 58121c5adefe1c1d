package main

import (
	"sync/atomic"
	"time"

	"github.com/schollz/progressbar/v3"
)

// ticking shows something every now and then, and clears it at the end. The function that it returns ends the show, and must
// be called.
func ticking(every time.Duration, show, clear func()) (end func()) {
	stop, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		tick := time.NewTicker(every)
		defer tick.Stop()
		for {
			select {
			case <-stop:
				clear()
				return
			case <-tick.C:
				show()
			}
		}
	}()
	return func() { close(stop); <-ended }
}

// watchPlays shows on standard error how many of the customers are played. The function that it returns must be called.
func (p *process) watchPlays(played *atomic.Int64, of int) (end func()) {
	if !isTerminal(p.err) {
		return ticking(plainEvery, func() { p.note("%d of %d customers played", played.Load(), of) }, func() {})
	}
	bar := progressbar.NewOptions(of, progressbar.OptionSetWriter(p.err), progressbar.OptionSetWidth(20), progressbar.OptionSetPredictTime(true),
		progressbar.OptionClearOnFinish(), progressbar.OptionSetDescription("customers played"))
	return ticking(redrawEvery, func() { _ = bar.Set64(played.Load()) }, func() { _ = bar.Clear() })
}
