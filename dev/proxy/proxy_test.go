package proxy_test

import (
	"bufio"
	"io"
	"net"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/dev/proxy"
)

const (
	soon = 10 * time.Second
	// aWhile is how long bytes that must not come are waited for.
	aWhile = 100 * time.Millisecond
)

// echo is a server that answers what it is told, and hangs up after who did.
func echo(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	var talking sync.WaitGroup
	talking.Go(func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			talking.Go(func() {
				_, _ = io.Copy(conn, conn)
				_ = conn.Close()
			})
		}
	})
	t.Cleanup(talking.Wait)
	t.Cleanup(func() { _ = listener.Close() })
	return listener.Addr().String()
}

func listen(t *testing.T, target string) *proxy.Proxy {
	t.Helper()
	p, err := proxy.Listen("127.0.0.1:0", target)
	require.NoError(t, err)
	t.Cleanup(p.Close)
	return p
}

func dial(t *testing.T, p *proxy.Proxy) net.Conn {
	t.Helper()
	conn, err := net.Dial("tcp", p.Addr())
	require.NoError(t, err)
	t.Cleanup(func() { _ = conn.Close() })
	return conn
}

func say(t *testing.T, conn net.Conn, line string) {
	t.Helper()
	_, err := io.WriteString(conn, line+"\n")
	require.NoError(t, err)
}

func hears(t *testing.T, conn net.Conn, line string) {
	t.Helper()
	require.NoError(t, conn.SetReadDeadline(time.Now().Add(soon)))
	heard, err := bufio.NewReader(conn).ReadString('\n')
	require.NoError(t, err)
	require.Equal(t, line+"\n", heard)
}

func hearsNothing(t *testing.T, conn net.Conn) {
	t.Helper()
	require.NoError(t, conn.SetReadDeadline(time.Now().Add(aWhile)))
	_, err := conn.Read(make([]byte, 1))
	var late net.Error
	require.ErrorAs(t, err, &late)
	require.True(t, late.Timeout(), "%v", err)
}

func TestAWholeWireCarriesBothWaysAndTheEnd(t *testing.T) {
	t.Parallel()
	conn := dial(t, listen(t, echo(t)))
	say(t, conn, "hello")
	hears(t, conn, "hello")
	say(t, conn, "goodbye")
	require.NoError(t, conn.(*net.TCPConn).CloseWrite())
	require.NoError(t, conn.SetReadDeadline(time.Now().Add(soon)))
	rest, err := io.ReadAll(conn)
	require.NoError(t, err)
	require.Equal(t, "goodbye\n", string(rest))
}

func TestACutDropsAndRefusesUntilItIsMended(t *testing.T) {
	t.Parallel()
	p := listen(t, echo(t))
	conn := dial(t, p)
	say(t, conn, "hello")
	hears(t, conn, "hello")
	address := p.Addr()

	p.Cut()
	require.NoError(t, conn.SetReadDeadline(time.Now().Add(soon)))
	_, err := conn.Read(make([]byte, 1))
	require.ErrorIs(t, err, syscall.ECONNRESET)
	_, err = net.Dial("tcp", address)
	require.ErrorIs(t, err, syscall.ECONNREFUSED)

	require.NoError(t, p.Mend())
	require.NoError(t, p.Mend(), "to mend what is whole changes nothing")
	require.Equal(t, address, p.Addr())
	again := dial(t, p)
	say(t, again, "hello again")
	hears(t, again, "hello again")
}

func TestAHangHoldsBytesBackAndLosesNone(t *testing.T) {
	t.Parallel()
	p := listen(t, echo(t))
	conn := dial(t, p)
	say(t, conn, "hello")
	hears(t, conn, "hello")

	p.Hang()
	p.Hang()
	say(t, conn, "is anybody there")
	late := dial(t, p)
	say(t, late, "or here")
	hearsNothing(t, conn)
	hearsNothing(t, late)

	require.NoError(t, p.Mend())
	hears(t, conn, "is anybody there")
	hears(t, late, "or here")
}

func TestACutEndsAHang(t *testing.T) {
	t.Parallel()
	p := listen(t, echo(t))
	conn := dial(t, p)
	p.Hang()
	say(t, conn, "hello")
	p.Cut()
	require.NoError(t, conn.SetReadDeadline(time.Now().Add(soon)))
	_, err := conn.Read(make([]byte, 1))
	require.ErrorIs(t, err, syscall.ECONNRESET)
	require.NoError(t, p.Mend())
	again := dial(t, p)
	say(t, again, "hello again")
	hears(t, again, "hello again")
}

func TestAServerThatIsGoneHangsUp(t *testing.T) {
	t.Parallel()
	gone, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	target := gone.Addr().String()
	require.NoError(t, gone.Close())
	conn, err := net.Dial("tcp", listen(t, target).Addr())
	if err == nil { // the reset may come as early as that
		defer func() { _ = conn.Close() }()
		require.NoError(t, conn.SetReadDeadline(time.Now().Add(soon)))
		_, err = conn.Read(make([]byte, 1))
	}
	require.ErrorIs(t, err, syscall.ECONNRESET)
}

func TestWhatIsClosedStaysSo(t *testing.T) {
	t.Parallel()
	p := listen(t, echo(t))
	conn := dial(t, p)
	p.Hang()
	say(t, conn, "hello")
	p.Close()
	require.ErrorContains(t, p.Mend(), "closed")
}

func TestItListensOnLoopbackAlone(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"0.0.0.0:0", "192.0.2.1:80", ":80", "nowhere"} {
		_, err := proxy.Listen(address, "127.0.0.1:1")
		require.Error(t, err, address)
	}
}
