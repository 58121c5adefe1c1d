package proxy

import (
	"errors"
	"io"
	"net"
	"sync"
)

// link is one connection and its other half.
type link struct {
	near    *net.TCPConn
	dropped chan struct{}

	mu  sync.Mutex
	far *net.TCPConn // nil until the server has answered
}

// join is false when the link was dropped meanwhile.
func (l *link) join(far *net.TCPConn) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	select {
	case <-l.dropped:
		_ = far.Close()
		return false
	default:
		l.far = far
		return true
	}
}

// drop resets both halves: whoever reads or writes learns at once.
func (l *link) drop() {
	l.mu.Lock()
	defer l.mu.Unlock()
	select {
	case <-l.dropped:
		return
	default:
	}
	close(l.dropped)
	reset(l.near)
	if l.far != nil {
		reset(l.far)
	}
}

func reset(conn *net.TCPConn) {
	_ = conn.SetLinger(0)
	_ = conn.Close()
}

const chunkBytes = 32 << 10

// carry takes bytes one way, each when the wire lets it through, and the end as well. An error drops the link.
func (l *link) carry(from, to *net.TCPConn, flow func() <-chan struct{}) {
	chunk := make([]byte, chunkBytes)
	for {
		n, err := from.Read(chunk)
		select {
		case <-flow():
		case <-l.dropped:
			return
		}
		if _, failed := to.Write(chunk[:n]); failed != nil {
			l.drop()
			return
		}
		switch {
		case errors.Is(err, io.EOF):
			_ = to.CloseWrite()
			return
		case err != nil:
			l.drop()
			return
		}
	}
}
