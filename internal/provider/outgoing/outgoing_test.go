package outgoing_test

import (
	"bufio"
	"context"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/provider"
	"arrears/internal/provider/outgoing"
)

func post(t *testing.T, ctx context.Context, to string, timeout time.Duration) (*outgoing.Call, error) {
	t.Helper()
	base, err := url.Parse(to)
	require.NoError(t, err)
	line := outgoing.NewLine("someone", base, timeout)
	t.Cleanup(line.Close)
	call, end := line.Begin(ctx)
	t.Cleanup(end)
	res, err := call.Client().Post("https://vendor.example/v1/send", "text/plain", strings.NewReader("hello"))
	if err == nil {
		require.NoError(t, res.Body.Close())
	}
	return call, err
}

func TestCallKeepsTheAnswerAndFollowsNoRedirect(t *testing.T) {
	t.Parallel()
	var paths []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		paths = append(paths, r.URL.Path)
		http.Redirect(w, r, "/elsewhere", http.StatusFound)
	}))
	t.Cleanup(server.Close)

	call, err := post(t, t.Context(), server.URL+"/prefix/", time.Minute)

	require.NoError(t, err)
	require.Equal(t, http.StatusFound, call.Status)
	require.Equal(t, "/elsewhere", call.Header.Get("Location"))
	require.Equal(t, []string{"/prefix/v1/send"}, paths)
}

func TestUnansweredIsNotSentOnlyWhenItCannotHaveArrived(t *testing.T) {
	t.Parallel()

	t.Run("nobody listens", func(t *testing.T) {
		t.Parallel()
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		require.NoError(t, err)
		address := listener.Addr().String()
		require.NoError(t, listener.Close())
		call, err := post(t, t.Context(), "http://"+address, time.Minute)
		requireClass(t, call, err, provider.NotSent, "unreachable")
	})

	t.Run("cancelled before it began", func(t *testing.T) {
		t.Parallel()
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		call, err := post(t, ctx, "http://127.0.0.1:9", time.Minute)
		requireClass(t, call, err, provider.NotSent, "cancelled")
	})

	t.Run("not whom it says it is", func(t *testing.T) {
		t.Parallel()
		server := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("not reached") }))
		server.Config.ErrorLog = log.New(io.Discard, "", 0)
		server.StartTLS()
		t.Cleanup(server.Close)
		call, err := post(t, t.Context(), server.URL, time.Minute)
		requireClass(t, call, err, provider.NotSent, "unreachable")
	})

	t.Run("a listener that never shakes hands", func(t *testing.T) {
		t.Parallel()
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		require.NoError(t, err)
		t.Cleanup(func() { _ = listener.Close() })
		call, err := post(t, t.Context(), "https://"+listener.Addr().String(), 50*time.Millisecond)
		requireClass(t, call, err, provider.NotSent, "timeout")
	})

	t.Run("cut after the request was read", func(t *testing.T) {
		t.Parallel()
		server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }))
		t.Cleanup(server.Close)
		call, err := post(t, t.Context(), server.URL, time.Minute)
		requireClass(t, call, err, provider.InDoubt, "lost_answer")
	})

	t.Run("no answer in time", func(t *testing.T) {
		t.Parallel()
		server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			// Only after the body was read does the server notice that the client has gone.
			_, _ = io.Copy(io.Discard, r.Body)
			<-r.Context().Done()
		}))
		t.Cleanup(server.Close)
		call, err := post(t, t.Context(), server.URL, 50*time.Millisecond)
		requireClass(t, call, err, provider.InDoubt, "timeout")
	})

	t.Run("answer broken off", func(t *testing.T) {
		t.Parallel()
		call, err := post(t, t.Context(), rawServer(t, "HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{\"sid\":"), time.Minute)
		requireClass(t, call, err, provider.InDoubt, "lost_answer")
		require.Zero(t, call.Status)
	})

	t.Run("answer without end", func(t *testing.T) {
		t.Parallel()
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			for chunk := []byte(strings.Repeat("x", 1<<16)); ; {
				if _, err := w.Write(chunk); err != nil {
					return
				}
			}
		}))
		t.Cleanup(server.Close)
		call, err := post(t, t.Context(), server.URL, time.Minute)
		requireClass(t, call, err, provider.InDoubt, "lost_answer")
	})
}

func TestRetryAfter(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		header, value string
		want          time.Duration
	}{
		"seconds":       {"Retry-After", "7", 7 * time.Second},
		"date":          {"Retry-After", now.Add(time.Minute).Format(http.TimeFormat), time.Minute},
		"past date":     {"Retry-After", now.Add(-time.Minute).Format(http.TimeFormat), 0},
		"absurd":        {"Retry-After", "999999", time.Hour},
		"nonsense":      {"Retry-After", "soon", 0},
		"rate limit":    {"X-RateLimit-Reset", "1795338030", 30 * time.Second},
		"nothing known": {"Date", "now", 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := http.Header{}
			h.Set(c.header, c.value)
			require.Equal(t, c.want, outgoing.RetryAfter(h, now))
		})
	}
}

func TestAddressNeverQuotesItsValue(t *testing.T) {
	t.Parallel()
	for _, bad := range []string{"", "host", "ftp://host", "https://user:secret@host", "https://host?key=secret", "https://"} {
		_, err := outgoing.Address("TWILIO_BASE_URL", bad)
		require.ErrorContains(t, err, "TWILIO_BASE_URL", bad)
		require.NotContains(t, err.Error(), "secret")
	}
	_, err := outgoing.Address("TWILIO_BASE_URL", "http://127.0.0.1:8066/")
	require.NoError(t, err)
}

func requireClass(t *testing.T, call *outgoing.Call, err error, class provider.Class, code string) {
	t.Helper()
	require.Error(t, err)
	failure := call.Unanswered(err)
	require.Equal(t, class, failure.Class)
	require.Equal(t, code, failure.Code)
}

// rawServer answers one request with these bytes and closes.
func rawServer(t *testing.T, answer string) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	done := make(chan struct{})
	t.Cleanup(func() { _ = listener.Close(); <-done })
	go func() {
		defer close(done)
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		defer func() { _ = conn.Close() }()
		req, err := http.ReadRequest(bufio.NewReader(conn))
		if err != nil {
			return
		}
		_, _ = io.Copy(io.Discard, req.Body)
		_, _ = conn.Write([]byte(answer))
	}()
	return "http://" + listener.Addr().String()
}
