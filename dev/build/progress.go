package build

import (
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
)

const (
	// plainEvery is how often progress is told where it cannot be drawn.
	plainEvery = 5 * time.Second
	// redrawEvery keeps the bar from costing more than the build.
	redrawEvery = 100 * time.Millisecond
)

// Progress shows a build. Packages that Go has in its cache are part of the total and never reported, so a warm build ends early.
type Progress interface {
	Start(total int)
	Built(pkg string)
	Note(text string)
	Finish()
}

// NewProgress draws a bar on a terminal and prints a line every few seconds elsewhere.
func NewProgress(w io.Writer, terminal, color bool) Progress {
	if terminal {
		return &bar{w: w, color: color}
	}
	return &plain{w: w}
}

type bar struct {
	w     io.Writer
	color bool
	bar   *progressbar.ProgressBar
}

func (b *bar) Start(total int) {
	b.bar = progressbar.NewOptions(total,
		progressbar.OptionSetWriter(b.w),
		progressbar.OptionEnableColorCodes(b.color),
		progressbar.OptionSetDescription("building"),
		progressbar.OptionShowCount(),
		progressbar.OptionSetElapsedTime(true),
		progressbar.OptionSetPredictTime(false),
		progressbar.OptionThrottle(redrawEvery),
		progressbar.OptionFullWidth(),
		progressbar.OptionClearOnFinish(),
	)
	_ = b.bar.RenderBlank()
}

func (b *bar) Built(string) { _ = b.bar.Add(1) }

func (b *bar) Note(text string) { b.bar.Describe(text) }

func (b *bar) Finish() { _ = b.bar.Finish() }

// plain says where the build is every few seconds, also while nothing is reported: linking is silent.
type plain struct {
	w io.Writer

	mu    sync.Mutex
	total int
	built int
	last  string
	began time.Time

	stop  chan struct{}
	ended chan struct{}
}

func (p *plain) Start(total int) {
	p.total, p.began = total, time.Now()
	p.stop, p.ended = make(chan struct{}), make(chan struct{})
	go p.run()
}

func (p *plain) run() {
	defer close(p.ended)
	tick := time.NewTicker(plainEvery)
	defer tick.Stop()
	for {
		select {
		case <-p.stop:
			return
		case <-tick.C:
			p.print()
		}
	}
}

func (p *plain) print() {
	p.mu.Lock()
	defer p.mu.Unlock()
	_, _ = fmt.Fprintf(p.w, "building: %d of at most %d packages, %s, %s\n",
		p.built, p.total, time.Since(p.began).Round(time.Second), p.last)
}

func (p *plain) Built(pkg string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.built++
	p.last = "at " + pkg
}

func (p *plain) Note(text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last = text
}

func (p *plain) Finish() {
	close(p.stop)
	<-p.ended
}
