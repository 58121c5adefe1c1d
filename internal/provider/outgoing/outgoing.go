package outgoing

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	"arrears/internal/provider"
)

// DefaultTimeout bounds one call where a Line is given no timeout.
const DefaultTimeout = 10 * time.Second

// MaxAnswer is the most that is read of an answer. Every answer we need fits into a fraction of it.
const MaxAnswer = 1 << 20

// Line is the way out to one provider; its connections are shared by all calls. Safe for concurrent use.
type Line struct {
	provider  string
	base      *url.URL
	timeout   time.Duration
	transport *http.Transport
}

// NewLine prepares a line. A nil base leaves the addresses of the vendor's client alone; else scheme and host are replaced by it and its path is put in
// front. A timeout of 0 means DefaultTimeout.
func NewLine(providerName string, base *url.URL, timeout time.Duration) *Line {
	if timeout <= 0 {
		timeout = DefaultTimeout
	}
	return &Line{provider: providerName, base: base, timeout: timeout, transport: &http.Transport{
		Proxy:                  http.ProxyFromEnvironment,
		DialContext:            (&net.Dialer{Timeout: timeout, KeepAlive: 30 * time.Second}).DialContext,
		ForceAttemptHTTP2:      true,
		TLSHandshakeTimeout:    timeout,
		MaxIdleConns:           64,
		MaxIdleConnsPerHost:    64,
		IdleConnTimeout:        60 * time.Second,
		MaxResponseHeaderBytes: 64 << 10,
	}}
}

// Close drops idle connections; calls under way are not disturbed.
func (l *Line) Close() { l.transport.CloseIdleConnections() }

// Call is one request on a line and what came of it. It is an http.RoundTripper for that one request, not for several.
type Call struct {
	line *Line
	ctx  context.Context

	begun   atomic.Bool
	touched atomic.Bool

	// Status is 0 until a whole answer was read.
	Status int
	Header http.Header
	Body   []byte
}

// Begin opens a call that ends with ctx or with the line's timeout. The returned function frees its resources and must be called once the answer was used.
func (l *Line) Begin(ctx context.Context) (*Call, context.CancelFunc) {
	ctx, cancel := context.WithTimeout(ctx, l.timeout)
	c := &Call{line: l}
	// The transport asks for a second connection only after it has proved that nothing was written on the first, so the mark is lifted then. It is set as soon
	// as there is a connection, before the first byte: a call that ends while its bytes are being written counts as one that may have arrived.
	c.ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		GetConn: func(string) { c.touched.Store(false) },
		GotConn: func(httptrace.GotConnInfo) { c.touched.Store(true) },
	})
	return c, cancel
}

// Client is an http.Client bound to this call, for handing to a vendor's SDK.
func (c *Call) Client() *http.Client {
	return &http.Client{Transport: c, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

// RoundTrip sends the request under the call's context, whatever context the vendor's client gave it, and reads the whole answer.
func (c *Call) RoundTrip(req *http.Request) (*http.Response, error) {
	if c.begun.Swap(true) {
		return nil, errors.New("outgoing: a second request on one call")
	}
	req = req.Clone(c.ctx)
	if base := c.line.base; base != nil {
		req.URL.Scheme, req.URL.Host, req.Host = base.Scheme, base.Host, base.Host
		req.URL.Path = strings.TrimSuffix(base.Path, "/") + req.URL.Path
	}
	res, err := c.line.transport.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(io.LimitReader(res.Body, MaxAnswer+1))
	if err != nil {
		return nil, fmt.Errorf("the answer broke off after status %d: %w", res.StatusCode, err)
	}
	if len(body) > MaxAnswer {
		return nil, fmt.Errorf("the answer with status %d is longer than %d bytes", res.StatusCode, MaxAnswer)
	}
	c.Status, c.Header, c.Body = res.StatusCode, res.Header, body
	res.Body = io.NopCloser(bytes.NewReader(body))
	return res, nil
}

// Unanswered is the error for a call without a whole answer: NotSent when the request cannot have arrived, else InDoubt.
func (c *Call) Unanswered(err error) *provider.Error {
	e := &provider.Error{Provider: c.line.provider, Class: provider.InDoubt, Code: "lost_answer", Err: err}
	if !c.begun.Load() {
		// The vendor's client refused to build the request: no repeat will build it.
		e.Class, e.Code = provider.Configuration, "request_not_built"
		return e
	}
	if !c.touched.Load() {
		e.Class, e.Code = provider.NotSent, "unreachable"
	}
	// Dialling and the TLS handshake have the same time as the call, and may end a moment before it.
	var waited net.Error
	switch cause := c.ctx.Err(); {
	case errors.Is(cause, context.DeadlineExceeded), cause == nil && errors.As(err, &waited) && waited.Timeout():
		e.Code = "timeout"
	case cause != nil:
		e.Code = "cancelled"
	}
	return e
}

// Answered is the error for a call whose answer the adapter has put into class.
func (c *Call) Answered(class provider.Class, code string, err error) *provider.Error {
	if code == "" {
		code = fmt.Sprintf("http_%d", c.Status)
	}
	return &provider.Error{Provider: c.line.provider, Class: class, Code: code, Err: err}
}
