package gateway_test

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/gateway"
	"arrears/internal/gateway/openapi"
)

// raw sends text as it is, and reads one answer: its status, and the problem's code if it is one.
func (b *bundle) raw(text string) (status int, code string) {
	b.t.Helper()
	conn := b.dial()
	_, err := io.WriteString(conn, text)
	require.NoError(b.t, err)
	method, _, _ := strings.Cut(text, " ")
	return b.reads(conn, method)
}

func (b *bundle) dial() net.Conn {
	b.t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(b.url, "http://"))
	require.NoError(b.t, err)
	b.t.Cleanup(func() { _ = conn.Close() })
	require.NoError(b.t, conn.SetDeadline(time.Now().Add(20*time.Second)))
	return conn
}

func (b *bundle) reads(conn net.Conn, method string) (status int, code string) {
	b.t.Helper()
	return b.readsFrom(bufio.NewReader(conn), method)
}

func (b *bundle) readsFrom(conn *bufio.Reader, method string) (status int, code string) {
	b.t.Helper()
	resp, err := http.ReadResponse(conn, &http.Request{Method: method})
	require.NoError(b.t, err)
	defer func() { _ = resp.Body.Close() }()
	var p openapi.Problem
	if resp.Header.Get("Content-Type") == "application/problem+json" {
		require.NoError(b.t, json.NewDecoder(resp.Body).Decode(&p))
	}
	return resp.StatusCode, p.Code
}

func (b *bundle) head(first string, more ...string) string {
	lines := append([]string{first + " HTTP/1.1", "Host: arrears", "Authorization: Bearer " + b.key}, more...)
	return strings.Join(lines, "\r\n") + "\r\n\r\n"
}

// What comes in ways that no client of good faith would choose is refused, changes nothing, and the next is served.
func TestHostileRequests(t *testing.T) {
	t.Parallel()
	b := setup(t)
	body := string(b.json(takenOver("bakery")))
	length := fmt.Sprint("Content-Length: ", len(body))
	chunk := fmt.Sprintf("%x\r\n%s\r\n", 64<<10, strings.Repeat(" ", 64<<10))
	before := b.rows()
	for name, c := range map[string]struct {
		request string
		status  int
		code    string
	}{
		"a path that goes up":          {b.head("GET /v1/../v1/clock"), 404, "path_unknown"},
		"a path with two slashes":      {b.head("POST /v1//customers", length) + body, 404, "path_unknown"},
		"a slash at the end":           {b.head("GET /v1/clock/"), 404, "path_unknown"},
		"a way out of a segment":       {b.head("GET /v1/customers/..%2f..%2fclock"), 404, "customer_not_found"},
		"a segment that goes up":       {b.head("GET /v1/customers/%2e%2e"), 404, "customer_not_found"},
		"an id of a slash":             {b.head("GET /v1/customers/a%2Fb"), 404, "customer_not_found"},
		"an id of no UTF-8":            {b.head("GET /v1/customers/%ff%fe/timeline"), 404, "customer_not_found"},
		"an id of 8,000 characters":    {b.head("GET /v1/customers/" + strings.Repeat("x", 8000)), 404, "customer_not_found"},
		"a broken escape":              {b.head("GET /v1/customers/%zz"), 400, ""},
		"a method of another call":     {b.head("DELETE /v1/invoices"), 405, "method_not_allowed"},
		"OPTIONS":                      {b.head("OPTIONS /v1/customers"), 405, "method_not_allowed"},
		"TRACE":                        {b.head("TRACE /v1/clock"), 405, "method_not_allowed"},
		"a method of nobody's":         {b.head("BREW /v1/clock"), 405, "method_not_allowed"},
		"CONNECT":                      {b.head("CONNECT example.com:443"), 404, "path_unknown"},
		"a large header":               {b.head("GET /v1/clock", "X: "+strings.Repeat("x", 64<<10)), 431, ""},
		"many headers":                 {b.head("GET /v1/clock", strings.TrimSuffix(strings.Repeat("X: y\r\n", 10_000), "\r\n")), 431, ""},
		"a header with a line in it":   {b.head("GET /v1/clock", "X: a\x00b"), 400, ""},
		"two lengths":                  {b.head("POST /v1/customers", "Content-Length: 5", length) + body, 400, ""},
		"a length below zero":          {b.head("POST /v1/customers", "Content-Length: -1") + body, 400, ""},
		"a length and chunks":          {b.head("POST /v1/customers", "Transfer-Encoding: chunked, identity") + body, 501, ""},
		"a length too short":           {b.head("POST /v1/customers", "Content-Length: 20") + body, 400, "malformed"},
		"a length beyond the limit":    {b.head("POST /v1/customers", "Content-Length: 99999999999") + body + strings.Repeat(" ", 1<<20), 413, "body_too_large"},
		"chunks beyond the limit":      {b.head("POST /v1/customers", "Transfer-Encoding: chunked") + strings.Repeat(chunk, 17), 413, "body_too_large"},
		"chunks of no size":            {b.head("POST /v1/customers", "Transfer-Encoding: chunked") + "zz\r\n", 400, "malformed"},
		"gzip":                         {b.head("POST /v1/customers", "Content-Encoding: gzip", fmt.Sprint("Content-Length: ", len(zipped(body)))) + zipped(body), 415, "content_encoding"},
		"a type that is none":          {b.head("POST /v1/customers", "Content-Type: ;;", length) + body, 415, "media_type"},
		"a byte order mark":            {b.head("POST /v1/customers", fmt.Sprint("Content-Length: ", len(body)+3)) + "\ufeff" + body, 400, "malformed"},
		"UTF-16":                       {b.head("POST /v1/customers", "Content-Length: 4") + "{\x00}\x00", 400, "malformed"},
		"no key, and a body to come":   {"POST /v1/customers HTTP/1.1\r\nHost: arrears\r\nContent-Length: 1000000\r\n\r\n", 401, "key_missing"},
		"two keys":                     {b.head("GET /v1/customers/x", "Authorization: Bearer "+b.other), 404, "customer_not_found"},
		"a key of 20 KB":               {"GET /v1/clock HTTP/1.1\r\nHost: arrears\r\nAuthorization: Bearer " + strings.Repeat("k", 20_000) + "\r\n\r\n", 401, "key_unknown"},
		"a cursor of 8,000 characters": {b.head("GET /v1/worklist?cursor=" + strings.Repeat("A", 8000)), 422, "invalid"},
	} {
		status, code := b.raw(c.request)
		require.Equal(t, c.status, status, "%s: %s", name, code)
		require.Equal(t, c.code, code, name)
	}
	require.Equal(t, before, b.rows(), "nothing of all that is written")
	status, _ := b.raw(b.head("HEAD /v1/clock"))
	require.Equal(t, http.StatusOK, status)
	status, _ = b.raw(b.head("POST /v1/customers", length) + body)
	require.Equal(t, http.StatusCreated, status, "the next is served")
	require.NotContains(t, b.log.String(), `"level":"ERROR"`)
}

func zipped(text string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = io.WriteString(w, text) // into memory
	_ = w.Close()
	return b.String()
}

// A client that sends by drops is cut off, and others are served meanwhile and after.
func TestSlowClientsAreCutOff(t *testing.T) {
	t.Parallel()
	b := setupBehind(t, func(s *httptest.Server) {
		s.Config.ReadHeaderTimeout, s.Config.ReadTimeout = time.Second, 2*time.Second
	})
	for name, c := range map[string]struct {
		begins string
		status int // 0: cut off without a word
	}{
		"header": {"GET /v1/clock HTTP/1.1\r\n", 0},
		"body":   {b.head("POST /v1/customers", "Content-Length: 1000"), http.StatusRequestTimeout},
		"chunks": {b.head("POST /v1/customers", "Transfer-Encoding: chunked"), http.StatusRequestTimeout},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			conn := b.dial()
			_, err := io.WriteString(conn, c.begins)
			require.NoError(t, err)
			require.Equal(t, http.StatusOK, b.get("/v1/clock").status)
			if c.status == 0 {
				_, err := io.ReadAll(conn)
				require.NoError(t, err, "closed by the server")
				return
			}
			status, code := b.reads(conn, http.MethodPost)
			require.Equal(t, c.status, status)
			require.Equal(t, "body_too_slow", code)
		})
	}
}

func TestTheDefaultsCutOff(t *testing.T) {
	t.Parallel()
	s := gateway.Server(nil, slog.New(slog.DiscardHandler))
	require.Equal(t, 5*time.Second, s.ReadHeaderTimeout)
	require.Equal(t, 20*time.Second, s.ReadTimeout)
	require.Equal(t, 40*time.Second, s.WriteTimeout)
	require.Equal(t, 2*time.Minute, s.IdleTimeout)
	require.Equal(t, 32<<10, s.MaxHeaderBytes)
}

func TestMoreConnectionsThanTheLimitWait(t *testing.T) {
	t.Parallel()
	const limit = 4
	b := setupBehind(t, func(s *httptest.Server) {
		s.Listener, s.Config.ReadHeaderTimeout = gateway.Bounded(s.Listener, limit), time.Second
	})
	began := time.Now()
	for range limit {
		_, err := io.WriteString(b.dial(), "GET /v1/clock HTTP/1.1\r\n")
		require.NoError(t, err)
	}
	status, _ := b.raw(b.head("GET /v1/clock"))
	require.Equal(t, http.StatusOK, status, "served once the slow are cut off")
	require.GreaterOrEqual(t, time.Since(began), 900*time.Millisecond)
}

func TestAnOverloadIsShed(t *testing.T) {
	t.Parallel()
	const limit = 2
	slow := &slowVerifier{asked: make(chan struct{}, limit), answer: make(chan struct{})}
	b := setup(t, func(c *gateway.Config) { c.Verifier, c.MaxInFlight = slow, limit })
	let := sync.OnceFunc(func() { close(slow.answer) })
	t.Cleanup(let)
	served := make(chan int, limit)
	for i := range limit {
		id := fmt.Sprint("bakery-", i)
		require.Equal(t, http.StatusCreated, b.post("/v1/customers", signup(id)).status)
		b.sendCode(id)
		go func() { served <- b.post("/v1/customers/"+id+"/verification", object{"code": rightCode}).status }()
	}
	for range limit {
		<-slow.asked
	}
	before := b.rows()
	for _, shed := range []answer{b.post("/v1/customers", takenOver("books")), b.get("/v1/worklist")} {
		require.Equal(t, http.StatusServiceUnavailable, shed.status)
		require.Equal(t, "overloaded", shed.code())
		require.Equal(t, "1", shed.header.Get("Retry-After"))
	}
	require.Equal(t, before, b.rows())
	for _, path := range []string{"/healthz", "/readyz", "/metrics"} {
		require.Equal(t, http.StatusOK, b.call("", http.MethodGet, path, nil).status, path)
	}
	let()
	for range limit {
		require.Equal(t, http.StatusOK, <-served)
	}
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", takenOver("books")).status)
}

// Whoever sends a body slowly has no place among those in flight, and takes none from others.
func TestASlowBodyTakesNobodysPlace(t *testing.T) {
	t.Parallel()
	b := setup(t, func(c *gateway.Config) { c.MaxInFlight = 1 })
	for range 3 {
		_, err := io.WriteString(b.dial(), b.head("POST /v1/customers", "Content-Length: 1000")+"{")
		require.NoError(t, err)
	}
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", takenOver("bakery")).status)
}
