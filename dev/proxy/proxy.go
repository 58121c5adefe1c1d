package proxy

import (
	"errors"
	"fmt"
	"net"
	"sync"
	"time"
)

// Proxy relays to one server. Safe for concurrent use.
type Proxy struct {
	address string
	target  string

	mu       sync.Mutex
	listener net.Listener // nil while it is cut
	links    map[*link]struct{}
	flows    chan struct{} // closed while bytes may pass
	closed   bool

	ended sync.WaitGroup // everything that runs
}

const (
	// dialTimeout is how long the server may take to answer a new connection.
	dialTimeout = 5 * time.Second
	// mendWithin is how long the port of a cut wire is asked for: whoever looks for a free one may hold it for a moment.
	mendWithin = 5 * time.Second
	mendEvery  = 50 * time.Millisecond
)

// Listen relays what comes to address, which names a host of loopback and a port, to the server at target. Port 0 is a free one.
func Listen(address, target string) (*Proxy, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, fmt.Errorf("a wire at %s: %w", address, err)
	}
	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
		return nil, fmt.Errorf("a wire at %s: it must be an address of loopback, such as 127.0.0.1", address)
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("a wire to %s: %w", target, err)
	}
	p := &Proxy{address: listener.Addr().String(), target: target, links: map[*link]struct{}{}, flows: make(chan struct{})}
	close(p.flows)
	p.accept(listener)
	return p, nil
}

// Addr is where it listens, as host:port. It stays the same over cuts.
func (p *Proxy) Addr() string { return p.address }

// Cut drops every connection and refuses new ones until Mend. What is on its way is lost.
func (p *Proxy) Cut() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.cut()
}

func (p *Proxy) cut() {
	if p.listener != nil {
		_ = p.listener.Close()
		p.listener = nil
	}
	for l := range p.links {
		l.drop()
	}
}

// Hang lets no byte through until Mend, in either direction; connections stay, and new ones are taken. A wire that is cut stays so.
func (p *Proxy) Hang() {
	p.mu.Lock()
	defer p.mu.Unlock()
	select {
	case <-p.flows:
		p.flows = make(chan struct{})
	default: // it hangs
	}
}

// Mend ends a cut or a hang. To mend what is whole changes nothing.
func (p *Proxy) Mend() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return errors.New("mend a wire: it was closed")
	}
	select {
	case <-p.flows:
	default:
		close(p.flows)
	}
	if p.listener != nil {
		return nil
	}
	for deadline := time.Now().Add(mendWithin); ; time.Sleep(mendEvery) {
		listener, err := net.Listen("tcp", p.address)
		if err == nil {
			p.accept(listener)
			return nil
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("mend the wire to %s: %w", p.target, err)
		}
	}
}

// Close drops everything and returns when nothing runs any more.
func (p *Proxy) Close() {
	p.mu.Lock()
	p.closed = true
	p.cut()
	p.mu.Unlock()
	p.ended.Wait()
}

// flow is closed when bytes may pass.
func (p *Proxy) flow() <-chan struct{} {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.flows
}

// accept takes connections until the listener is closed. The caller holds p.mu, or is the only one to know p.
func (p *Proxy) accept(listener net.Listener) {
	p.listener = listener
	p.ended.Go(func() {
		for {
			conn, err := listener.Accept()
			if err != nil { // the wire was cut
				return
			}
			p.ended.Go(func() { p.relay(conn.(*net.TCPConn), listener) })
		}
	})
}

// relay joins a connection with one of its own to the server, until either ends.
func (p *Proxy) relay(near *net.TCPConn, through net.Listener) {
	l := &link{near: near, dropped: make(chan struct{})}
	defer l.drop()
	if !p.add(l, through) {
		return
	}
	defer p.remove(l)
	conn, err := net.DialTimeout("tcp", p.target, dialTimeout)
	if err != nil {
		return
	}
	far := conn.(*net.TCPConn)
	if !l.join(far) {
		return
	}
	var both sync.WaitGroup
	both.Go(func() { l.carry(near, far, p.flow) })
	both.Go(func() { l.carry(far, near, p.flow) })
	both.Wait()
}

// add is false for who came through a wire that was cut meanwhile.
func (p *Proxy) add(l *link, through net.Listener) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.listener != through {
		return false
	}
	p.links[l] = struct{}{}
	return true
}

func (p *Proxy) remove(l *link) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.links, l)
}
