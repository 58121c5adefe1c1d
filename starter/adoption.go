package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"

	"arrears/internal/ledger"
)

// failuresTold keeps a Temporal that went away from filling the terminal; the rest is counted.
const failuresTold = 20

// adoption counts, and shows whoever waits how far it is: a bar on a terminal, a line every few seconds elsewhere.
type adoption struct {
	out io.Writer
	bar *progressbar.ProgressBar // nil: lines

	mu   sync.Mutex
	done adopted
	seen int64
	told time.Time
}

func newAdoption(out io.Writer, total int64) *adoption {
	a := &adoption{out: out, done: adopted{Customers: total}, told: time.Now()}
	if isTerminal(out) && os.Getenv("TERM") != "dumb" {
		a.bar = progressbar.NewOptions64(total,
			progressbar.OptionSetWriter(out), progressbar.OptionSetDescription("adopting"), progressbar.OptionShowCount(),
			progressbar.OptionThrottle(redrawEvery), progressbar.OptionFullWidth(), progressbar.OptionClearOnFinish(),
			progressbar.OptionEnableColorCodes(os.Getenv("NO_COLOR") == ""))
		_ = a.bar.RenderBlank()
	} else {
		_, _ = fmt.Fprintf(out, "adopting: %d customers should have a workflow\n", total)
	}
	return a
}

// count takes note of one customer: nil is started, errPresent present, everything else failed.
func (a *adoption) count(ref ledger.Ref, err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.seen++
	switch {
	case err == nil:
		a.done.Started++
	case errors.Is(err, errPresent):
		a.done.Present++
	default:
		a.done.Failed++
		a.complain(ref, err)
	}
	switch {
	case a.bar != nil:
		_ = a.bar.Add(1)
	case time.Since(a.told) >= plainEvery:
		a.told = time.Now()
		_, _ = fmt.Fprintf(a.out, "adopting: %d of %d, %d started, %d present, %d failed\n",
			a.seen, a.done.Customers, a.done.Started, a.done.Present, a.done.Failed)
	}
}

func (a *adoption) complain(ref ledger.Ref, err error) {
	if a.done.Failed > failuresTold {
		return
	}
	if a.bar != nil {
		_ = a.bar.Clear()
	}
	_, _ = fmt.Fprintf(a.out, "starter: the workflow of customer %s does not start: %v\n", ref, err)
	if a.done.Failed == failuresTold {
		_, _ = fmt.Fprintln(a.out, "starter: further failures are only counted")
	}
}

// end says how it went. Who came or went meanwhile is counted as it was found.
func (a *adoption) end() adopted {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.bar != nil {
		_ = a.bar.Finish()
	}
	a.done.Customers = max(a.done.Customers, a.seen)
	return a.done
}
