package gateway

import (
	"bytes"
	"context"
	"errors"
	"io"
	"mime"
	"net/http"
	"os"
	"path"
	"strings"

	"arrears/internal/ledger"
	"arrears/internal/logs"
)

// door lets a request in that goes somewhere, bears a key where one is needed, and has the form of the contract.
func (g *gateway) door(w http.ResponseWriter, r *http.Request) {
	_, route := g.mux.Handler(r)
	if asked := r.URL.EscapedPath(); route == "" || path.Clean(asked) != asked { // the router would send the latter elsewhere
		g.refuse(w, r, g.lost(w, r))
		return
	}
	visitOf(r.Context()).route = route
	ctx, cancel := context.WithTimeout(r.Context(), answerWithin)
	defer cancel()
	r = r.WithContext(ctx)
	if strings.Contains(route, " /v1/") { // by the path and not by the contract: what is added later is locked, too
		if err := g.inFlight.during(ctx, func() error { return g.admit(r) }); err != nil {
			g.refuse(w, r, err)
			return
		}
	}
	var body []byte
	if g.shapes.Takes(route) { // before it is in flight: whoever sends slowly keeps nobody else out
		var err error
		if body, err = takeBody(w, r); err != nil {
			w.Header().Set("Connection", "close") // else the answer would wait for what is still to come
			g.refuse(w, r, err)
			return
		}
	}
	if unlimited[route] || isWebhook(route) { // a webhook takes its place once its signature is checked
		g.mux.ServeHTTP(w, r)
		return
	}
	if err := g.inFlight.during(ctx, func() error { return g.carryOut(w, r, route, body) }); err != nil {
		g.refuse(w, r, err)
	}
}

// carryOut holds the body against the contract and makes the call; what bears an Idempotency-Key is made once.
func (g *gateway) carryOut(w http.ResponseWriter, r *http.Request, route string, body []byte) error {
	if err := g.shapes.Check(route, body); err != nil {
		return err
	}
	if r.Method == http.MethodPost && tenantOf(r.Context()) != "" && r.Header[keyHeader] != nil {
		return g.once(w, r, route, body)
	}
	g.mux.ServeHTTP(w, r)
	return nil
}

// lost tells a wrong path from a wrong method; the router knows which.
func (g *gateway) lost(w http.ResponseWriter, r *http.Request) error {
	answer := &statusOnly{header: http.Header{}}
	handler, _ := g.mux.Handler(r)
	handler.ServeHTTP(answer, r)
	if answer.status == http.StatusMethodNotAllowed {
		w.Header().Set("Allow", answer.header.Get("Allow"))
		return errMethod
	}
	return errPath
}

// statusOnly is a http.ResponseWriter that keeps nothing but status and header.
type statusOnly struct {
	header http.Header
	status int
}

func (s *statusOnly) Header() http.Header         { return s.header }
func (s *statusOnly) Write(p []byte) (int, error) { return len(p), nil }
func (s *statusOnly) WriteHeader(status int)      { s.status = status }

// maxKey is more than any key of ours has.
const maxKey = 256

// admit finds the tenant whose key the request bears.
func (g *gateway) admit(r *http.Request) error {
	scheme, key, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	key = strings.TrimSpace(key)
	switch {
	case !strings.EqualFold(scheme, "Bearer") || key == "":
		return errNoKey
	case len(key) > maxKey:
		return errWrongKey
	}
	tenant, _, err := g.store.KeyHolder(r.Context(), key)
	var refusal *ledger.Error
	if errors.As(err, &refusal) {
		return errWrongKey
	}
	if err != nil {
		return err
	}
	visitOf(r.Context()).tenant = tenant
	logs.Of(r.Context()).Tenant = tenant
	return nil
}

// takeBody reads the body once, and leaves it for the call to read again. Nil: there is none.
func takeBody(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	if kind := r.Header.Get("Content-Type"); kind != "" {
		if media, _, err := mime.ParseMediaType(kind); err != nil || media != "application/json" {
			return nil, errMedia
		}
	}
	if coding := r.Header.Get("Content-Encoding"); coding != "" && !strings.EqualFold(coding, "identity") {
		return nil, errCoding
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return nil, errTooLarge
	case errors.Is(err, os.ErrDeadlineExceeded):
		return nil, errSlowBody
	case err != nil:
		return nil, errBrokenBody
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/json") // what was not named was taken for it
	if len(body) == 0 {
		return nil, nil
	}
	return body, nil
}
