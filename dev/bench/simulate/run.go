package simulate

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync/atomic"
	"syscall"
	"time"

	"arrears/dev/meter"
	"arrears/dev/stack"
	"arrears/internal/policy"
	"arrears/internal/simulate"
)

// Config is what is measured.
type Config struct {
	Customers int
	Invoices  int // of all customers, who have the same number each
	Seed      uint64
	Show      func(meter.State) // told how far it is; nil: nobody is
}

// Defaults are the sizes that the goals are for.
func Defaults() Config { return Config{Customers: 100_000, Invoices: 1_000_000, Seed: 1} }

// The goals, on two cores.
const (
	mostSeconds = 60
	mostMiB     = 2048
)

// Validate names the flag that is wrong.
func (c Config) Validate() error {
	switch {
	case c.Customers < 1 || c.Customers > 1_000_000:
		return stack.Usage(fmt.Errorf("--customers %d: from 1 to 1000000", c.Customers))
	case c.Invoices < c.Customers || c.Invoices > 20_000_000 || c.Invoices > 1000*c.Customers:
		return stack.Usage(fmt.Errorf("--invoices %d: from 1 to 1000 for each customer, and 20000000 at most", c.Invoices))
	}
	return nil
}

// Run plays the book by the policy that ships, and then measures the reference.
func Run(ctx context.Context, cfg Config) (Result, error) {
	r := Result{Seed: cfg.Seed, Customers: cfg.Customers, Invoices: cfg.Invoices / cfg.Customers * cfg.Customers, Cores: runtime.GOMAXPROCS(0)}
	p, err := policy.Parse(policy.Standard())
	if err != nil {
		return r, err
	}
	b, err := newBook(cfg)
	if err != nil {
		return r, err
	}
	began, before := time.Now(), used()
	terms := simulate.Terms{Policy: p, Played: new(atomic.Int64)}
	end := cfg.watch(terms.Played)
	played, err := simulate.Run(ctx, b, terms)
	end()
	if err != nil {
		return r, err
	}
	r.PlaySeconds, r.Decisions = time.Since(began).Seconds(), played.Decisions
	r.playCPU = used().cpu - before.cpu
	if r.Bytes, err = write(played.All()); err != nil {
		return r, err
	}
	r.Actions, r.Figure = played.Len(), time.Since(began).Seconds()
	r.CPUSeconds, r.PeakMiB = (used().cpu - before.cpu).Seconds(), used().peak>>20
	r.DecisionMicroseconds = r.playCPU.Seconds() * 1e6 / float64(max(r.Decisions, 1))
	if r.Reference, err = reference(ctx, played, cfg.Seed); err != nil {
		return r, err
	}
	r.Ratio = r.Figure / r.Reference
	return r, nil
}

// reference sorts the same actions, which come in no order, and writes them. It goes on where the book has left its garbage.
func reference(ctx context.Context, played *simulate.Played, seed uint64) (seconds float64, err error) {
	all := slices.Collect(played.All())
	rand.New(rand.NewPCG(seed, 0)).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	runtime.GC()
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	began := time.Now()
	slices.SortFunc(all, simulate.Compare)
	_, err = write(slices.Values(all))
	return time.Since(began).Seconds(), err
}

// write writes the lines of JSON to nowhere, and counts them.
func write(actions func(yield func(*simulate.Action) bool)) (bytes int64, err error) {
	w := new(counter)
	encoder := json.NewEncoder(w)
	for a := range actions {
		if err := encoder.Encode(a); err != nil {
			return 0, err
		}
	}
	return w.n, nil
}

type counter struct{ n int64 }

func (c *counter) Write(p []byte) (int, error) {
	c.n += int64(len(p))
	return io.Discard.Write(p)
}

// usage is what the process has had of the machine until now.
type usage struct {
	cpu  time.Duration
	peak int64 // bytes of memory, resident
}

func used() usage {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return usage{}
	}
	peak := int64(u.Maxrss)
	if runtime.GOOS == "linux" { // in KiB there, in bytes on others
		peak <<= 10
	}
	return usage{time.Duration(u.Utime.Nano() + u.Stime.Nano()), peak}
}

// showEvery is how often progress is told, in wall time.
const showEvery = time.Second

// watch tells how many customers are played. The function that it returns ends that, and must be called.
func (c Config) watch(played *atomic.Int64) (end func()) {
	stop, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		tick := time.NewTicker(showEvery)
		defer tick.Stop()
		for {
			select {
			case <-stop:
				return
			case <-tick.C:
				if n := int(played.Load()); c.Show != nil {
					c.Show(meter.State{Text: fmt.Sprintf("%d of %d customers played", n, c.Customers), Done: n, Of: c.Customers})
				}
			}
		}
	}()
	return func() { close(stop); <-ended }
}
