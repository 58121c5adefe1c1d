package sandbox

import (
	"container/heap"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/netip"
	"sync"
	"syscall"
	"time"
)

const (
	// couriers call at the same time; maxErrands wait for one of them, and maxAgenda things for their hour.
	couriers   = 16
	maxErrands = 10_000
	maxAgenda  = 400_000

	connectPatience = 5 * time.Second
	answerPatience  = 15 * time.Second
	maxAnswer       = 64 << 10
)

var errFarAway = errors.New("the sandbox calls loopback addresses only")

// courier does what providers do after they have answered: it keeps time and makes calls, so that no send ever waits for either. All
// its time is wall time.
type courier struct {
	client  *http.Client
	ctx     context.Context
	cancel  context.CancelFunc
	workers sync.WaitGroup
	errands chan func(context.Context)
	woken   chan struct{}

	mu     sync.Mutex
	agenda agenda
	count  int
}

func newCourier() *courier {
	dialer := &net.Dialer{Timeout: connectPatience, Control: loopbackOnly}
	c := &courier{
		client: &http.Client{
			Timeout:       answerPatience,
			Transport:     &http.Transport{DialContext: dialHere(dialer), MaxIdleConnsPerHost: couriers, IdleConnTimeout: time.Minute},
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
		errands: make(chan func(context.Context), maxErrands),
		woken:   make(chan struct{}, 1),
	}
	c.ctx, c.cancel = context.WithCancel(context.Background())
	c.workers.Go(c.keepTime)
	for range couriers {
		c.workers.Go(c.run)
	}
	return c
}

// dialHere refuses names before anybody is asked for their address.
func dialHere(dialer *net.Dialer) func(context.Context, string, string) (net.Conn, error) {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		host, _, err := net.SplitHostPort(address)
		if err != nil {
			return nil, err
		}
		if _, err := netip.ParseAddr(host); err != nil && host != "localhost" {
			return nil, errFarAway
		}
		return dialer.DialContext(ctx, network, address)
	}
}

func loopbackOnly(_, address string, _ syscall.RawConn) error {
	if at, err := netip.ParseAddrPort(address); err != nil || !at.Addr().Unmap().IsLoopback() {
		return errFarAway
	}
	return nil
}

// later has something done when its time comes, in the order of their times. It must be quick: a call belongs to hand.
func (c *courier) later(wait time.Duration, do func()) {
	c.mu.Lock()
	if len(c.agenda) < maxAgenda && c.ctx.Err() == nil {
		c.count++
		heap.Push(&c.agenda, appointment{at: time.Now().Add(wait), place: c.count, do: do})
	}
	c.mu.Unlock()
	select {
	case c.woken <- struct{}{}:
	default:
	}
}

// hand gives a call to the next free courier. False: too many wait already.
func (c *courier) hand(do func(context.Context)) bool {
	select {
	case c.errands <- do:
		return true
	default:
		return false
	}
}

func (c *courier) keepTime() {
	alarm := time.NewTimer(0)
	defer alarm.Stop()
	for {
		select {
		case <-c.ctx.Done():
			return
		case <-c.woken:
		case <-alarm.C:
		}
		for c.ctx.Err() == nil {
			do, wait := c.next(time.Now())
			if do == nil {
				alarm.Reset(wait)
				break
			}
			do()
		}
	}
}

// next takes what is due, or says how long nothing will be.
func (c *courier) next(now time.Time) (do func(), wait time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.agenda) == 0 {
		return nil, time.Hour
	}
	if wait := c.agenda[0].at.Sub(now); wait > 0 {
		return nil, wait
	}
	return heap.Pop(&c.agenda).(appointment).do, 0
}

func (c *courier) run() {
	for {
		select {
		case <-c.ctx.Done():
			return
		case do := <-c.errands:
			do(c.ctx)
		}
	}
}

// post calls an address and returns the status of its answer, whose body nobody reads.
func (c *courier) post(ctx context.Context, request *http.Request) (int, error) {
	answer, err := c.client.Do(request.WithContext(ctx))
	if err != nil {
		return 0, err
	}
	defer func() { _ = answer.Body.Close() }()
	_, _ = io.Copy(io.Discard, io.LimitReader(answer.Body, maxAnswer))
	return answer.StatusCode, nil
}

// stop ends every call and returns when no courier is left.
func (c *courier) stop() {
	c.cancel()
	c.workers.Wait()
	c.client.CloseIdleConnections()
}

type appointment struct {
	at    time.Time
	place int // keeps things of one instant in order
	do    func()
}

// agenda is a heap of what is to come, the earliest first.
type agenda []appointment

func (a agenda) Len() int { return len(a) }
func (a agenda) Less(i, j int) bool {
	return a[i].at.Before(a[j].at) || (a[i].at.Equal(a[j].at) && a[i].place < a[j].place)
}
func (a agenda) Swap(i, j int) { a[i], a[j] = a[j], a[i] }
func (a *agenda) Push(x any)   { *a = append(*a, x.(appointment)) }
func (a *agenda) Pop() any {
	old := *a
	last := old[len(old)-1]
	old[len(old)-1] = appointment{}
	*a = old[:len(old)-1]
	return last
}
