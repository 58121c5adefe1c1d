package gateway

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"time"

	"arrears/internal/gateway/intake"
	"arrears/internal/ledger"
)

const (
	keyHeader = "Idempotency-Key"
	maxKeyLen = 255
	// replayed marks an answer that was given before.
	replayed = "Idempotent-Replayed"

	// keyPatience is how long a request waits for one with the same key, in wall time.
	keyPatience = 5 * time.Second
	keyPoll     = 20 * time.Millisecond
	// keepWithin bounds the keeping of an answer, in wall time, whatever became of who asked.
	keepWithin = 5 * time.Second
)

var errKeySyntax = &intake.Error{Problems: []intake.Problem{{Field: keyHeader, Message: "must be there once, with 1 to 255 visible ASCII characters"}}}

// unkept are the calls of whose bodies nothing is kept, not even a hash. There a key stands for one submission alone:
// whatever comes under it later is answered as the first was, so every code that is typed needs a key of its own.
var unkept = map[string]bool{"POST /v1/customers/{id}/verification": true}

// once makes a call that bears a key, or gives the answer that the same request was given before. What the key protects and
// what a crash leaves is told at ledger.Claim.
func (g *gateway) once(w http.ResponseWriter, r *http.Request, route string, body []byte) error {
	key, err := keyOf(r)
	if err != nil {
		return err
	}
	if unkept[route] {
		body = nil
	}
	ctx := r.Context()
	claim, given, err := g.claim(ctx, ledger.Request{Tenant: tenantOf(ctx), Method: r.Method, Path: r.URL.Path, Key: key, Body: body})
	if err != nil {
		return err
	}
	if given != nil {
		w.Header().Set(replayed, "true")
		w.Header().Set("Content-Type", given.ContentType)
		w.WriteHeader(given.Status)
		_, _ = w.Write(given.Body) // whoever asked may have gone
		return nil
	}
	answer := &answerBuffer{header: w.Header()}
	func() {
		defer g.keep(ctx, claim, answer) // before it is given: who asks again at once is answered the same. A panic frees the key
		g.mux.ServeHTTP(answer, r.WithContext(claim.With(ctx)))
		answer.WriteHeader(http.StatusOK) // where the call said nothing else
	}()
	w.WriteHeader(answer.status)
	_, _ = w.Write(answer.body.Bytes())
	return nil
}

// keyOf is the key that a request bears.
func keyOf(r *http.Request) (string, error) {
	keys := r.Header.Values(keyHeader)
	if len(keys) != 1 || len(keys[0]) < 1 || len(keys[0]) > maxKeyLen {
		return "", errKeySyntax
	}
	for _, c := range []byte(keys[0]) {
		if c <= ' ' || c > '~' {
			return "", errKeySyntax
		}
	}
	return keys[0], nil
}

// claim claims a request, and waits a while where the same is being carried out.
func (g *gateway) claim(ctx context.Context, r ledger.Request) (*ledger.Claim, *ledger.Answer, error) {
	until := time.NewTimer(keyPatience)
	defer until.Stop()
	for pause := keyPoll; ; pause = min(2*pause, keyPatience/10) {
		claim, given, err := g.store.ClaimKey(ctx, r, g.wall().UTC())
		var refusal *ledger.Error
		if !errors.As(err, &refusal) || refusal.Kind != ledger.Pending {
			return claim, given, err
		}
		select {
		case <-time.After(pause):
		case <-until.C:
			return nil, nil, err
		case <-ctx.Done():
			return nil, nil, ctx.Err()
		}
	}
}

// keep ends a claim with what was answered; nothing was, if the call panicked.
func (g *gateway) keep(ctx context.Context, claim *ledger.Claim, answer *answerBuffer) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), keepWithin)
	defer cancel()
	a := ledger.Answer{Status: answer.status, ContentType: answer.header.Get("Content-Type"), Body: answer.body.Bytes()}
	if a.Status == 0 {
		a.Status = http.StatusInternalServerError
	}
	if err := g.store.KeepAnswer(ctx, claim, a, g.wall().UTC()); err != nil {
		g.log.WarnContext(ctx, "an answer is not kept; the same request will be carried out again", "error", err.Error())
	}
}

// answerBuffer holds an answer back.
type answerBuffer struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (a *answerBuffer) Header() http.Header { return a.header }

func (a *answerBuffer) WriteHeader(status int) {
	if a.status == 0 {
		a.status = status
	}
}

func (a *answerBuffer) Write(p []byte) (int, error) {
	a.WriteHeader(http.StatusOK)
	return a.body.Write(p)
}
