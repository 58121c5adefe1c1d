package supervise

import (
	"context"
	"fmt"
	"sync"
	"time"
)

// restartAfter is how long a dead process stays dead: short enough to keep the promise of a second, long enough that one which
// cannot start does not eat the machine.
const restartAfter = 300 * time.Millisecond

// Process is something that runs, may die, and can be stopped.
type Process interface {
	PID() int
	// Done is closed when it has ended.
	Done() <-chan struct{}
	// Stop ends it and returns when it is gone.
	Stop()
	// Kill ends it at once, as a crash would, and returns when it is gone.
	Kill()
}

// Watched is a process that is kept alive until Stop, but while it is held.
type Watched struct {
	name   string
	start  func(context.Context) (Process, error)
	report func(string)

	cancel context.CancelFunc
	ended  chan struct{}

	starting sync.Mutex // held through a start, so that a Hold meets none half-way

	mu      sync.Mutex
	current Process
	deaths  int
	held    chan struct{} // closed by Release; nil: not held
}

// Watch starts a process and keeps it alive. The first start must succeed; later ones are tried for ever. What happens to it is
// told to report, which may be called from another goroutine.
func Watch(ctx context.Context, name string, start func(context.Context) (Process, error), report func(string)) (*Watched, error) {
	first, err := start(ctx)
	if err != nil {
		return nil, err
	}
	// The caller's context bounds the start; only Stop ends the watch, so that the caller rules the order of the end.
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	w := &Watched{name: name, start: start, report: report, cancel: cancel, ended: make(chan struct{}), current: first}
	go w.run(ctx)
	return w, nil
}

func (w *Watched) run(ctx context.Context) {
	defer close(w.ended)
	for {
		process := w.process()
		select {
		case <-ctx.Done():
			process.Stop()
			return
		case <-process.Done():
		}
		w.died()
		if ctx.Err() != nil {
			return
		}
		if w.Held() {
			w.report(fmt.Sprintf("%s (process %d) is held down", w.name, process.PID()))
		} else {
			w.report(fmt.Sprintf("%s (process %d) ended and is started again", w.name, process.PID()))
		}
		if !w.again(ctx) {
			return
		}
	}
}

// again starts the process until that works; it is false when the watch was stopped meanwhile.
func (w *Watched) again(ctx context.Context) bool {
	for {
		select {
		case <-ctx.Done():
			return false
		case <-w.released():
		}
		select {
		case <-ctx.Done():
			return false
		case <-time.After(restartAfter):
		}
		started, err := w.tryStart(ctx)
		switch {
		case started:
			return true
		case err != nil && ctx.Err() == nil:
			w.report(fmt.Sprintf("%s does not start: %v", w.name, err))
		}
	}
}

// tryStart starts the process unless it is held.
func (w *Watched) tryStart(ctx context.Context) (started bool, err error) {
	w.starting.Lock()
	defer w.starting.Unlock()
	if w.Held() {
		return false, nil
	}
	next, err := w.start(ctx)
	if err != nil {
		return false, err
	}
	w.mu.Lock()
	w.current = next
	w.mu.Unlock()
	return true, nil
}

func (w *Watched) process() Process {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.current
}

func (w *Watched) died() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.deaths++
}

// Kill ends the present incarnation at once, as a crash would; the next one is started as ever.
func (w *Watched) Kill() { w.process().Kill() }

// Hold kills the process and keeps it down until Release. It returns when the process is gone.
func (w *Watched) Hold() {
	w.mu.Lock()
	if w.held == nil {
		w.held = make(chan struct{})
	}
	w.mu.Unlock()
	w.starting.Lock() // a start that was under way is over, and none begins any more
	defer w.starting.Unlock()
	w.Kill()
}

// Release lets a held process be started again.
func (w *Watched) Release() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.held != nil {
		close(w.held)
		w.held = nil
	}
}

// Held says whether the process is kept down.
func (w *Watched) Held() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.held != nil
}

// released is closed while the process is not held.
func (w *Watched) released() <-chan struct{} {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.held == nil {
		return free
	}
	return w.held
}

// free is what released answers for whom nobody holds.
var free = func() chan struct{} { c := make(chan struct{}); close(c); return c }()

// PID is the process id of the present incarnation, or of the last when it is being started again.
func (w *Watched) PID() int { return w.process().PID() }

// Deaths is how often it ended without being stopped; killed counts.
func (w *Watched) Deaths() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.deaths
}

// Running says whether the present incarnation lives.
func (w *Watched) Running() bool {
	select {
	case <-w.process().Done():
		return false
	default:
		return true
	}
}

// Stop ends the process and the watch, and returns when both are gone.
func (w *Watched) Stop() {
	w.cancel()
	<-w.ended
}
