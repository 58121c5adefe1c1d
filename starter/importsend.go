package main

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/fnv"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/cenkalti/backoff/v5"
	"golang.org/x/sync/errgroup"

	"arrears/internal/gateway/openapi"
)

const (
	maxBatch    = 1000 // invoices, by the contract
	laneBuffer  = 64   // facts that wait in front of a lane
	firstWait   = 200 * time.Millisecond
	longestWait = 10 * time.Second

	batchHead, batchTail = `{"invoices":[`, `]}`
)

// sender brings facts to a gateway. What concerns one customer goes through one lane, in the order of the file; the lanes run
// beside each other, each with one request at a time.
type sender struct {
	client *gatewayClient
	tally  *tally
	within time.Duration // wall time for which a gateway that is away is waited for
	run    []byte        // keys the idempotency keys
}

func newSender(client *gatewayClient, t *tally, within time.Duration) *sender {
	run := make([]byte, sha256.Size)
	_, _ = rand.Read(run) // crypto/rand never fails
	return &sender{client, t, within, run}
}

// send takes facts until there are no more. Where the file breaks off, what stands before goes in all the same. Its error is
// why it stopped: everything that was not acknowledged may be sent again.
func (s *sender) send(ctx context.Context, lanes int, facts func() (fact, bool, error)) error {
	group, ctx := errgroup.WithContext(ctx)
	queues := make([]chan fact, lanes)
	for i := range queues {
		queues[i] = make(chan fact, laneBuffer)
		group.Go(func() error { return (&lane{sender: s}).work(ctx, queues[i]) })
	}
	var broken error
	group.Go(func() error {
		defer func() {
			for _, q := range queues {
				close(q)
			}
		}()
		for {
			f, more, err := facts()
			if err != nil || !more {
				broken = err
				return nil
			}
			select {
			case queues[laneOf(f.customer, lanes)] <- f:
			case <-ctx.Done():
				return context.Cause(ctx)
			}
		}
	})
	if err := group.Wait(); err != nil {
		return err
	}
	return broken
}

func laneOf(customer string, lanes int) int {
	h := fnv.New32a()
	_, _ = h.Write([]byte(customer)) // a hash takes everything
	return int(h.Sum32() % uint32(lanes))
}

// lane sends the facts of its customers one after the other, invoices in batches.
type lane struct {
	*sender
	batch     []fact
	size      int             // of the batch's body, in bytes
	customers map[string]bool // whose invoices are in it
}

func (l *lane) work(ctx context.Context, queue <-chan fact) error {
	for f := range queue {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if err := l.take(ctx, f); err != nil {
			return err
		}
	}
	return l.flush(ctx)
}

func (l *lane) take(ctx context.Context, f fact) error {
	if f.kind != invoiceKind {
		if l.customers[f.customer] { // what comes after an invoice may depend on it
			if err := l.flush(ctx); err != nil {
				return err
			}
		}
		return l.one(ctx, f)
	}
	if l.size+len(f.body)+1+len(batchTail) > maxBody {
		if err := l.flush(ctx); err != nil {
			return err
		}
	}
	if l.customers == nil {
		l.customers, l.size = map[string]bool{}, len(batchHead)
	}
	l.batch, l.size, l.customers[f.customer] = append(l.batch, f), l.size+len(f.body)+1, true
	if len(l.batch) == maxBatch {
		return l.flush(ctx)
	}
	return nil
}

func (l *lane) flush(ctx context.Context) error {
	batch := l.batch
	l.batch, l.customers, l.size = nil, nil, 0
	return l.invoices(ctx, batch)
}

// one sends a fact by itself.
func (s *sender) one(ctx context.Context, f fact) error {
	status, err := s.post(ctx, f.line, f.kind.path, f.body, nil)
	switch {
	case err == nil:
		s.tally.taken(f.kind, 1, status == http.StatusCreated)
		return nil
	case isOfTheLine(err):
		s.tally.refuse(faultOfAnswer(f, err, 0))
		return nil
	}
	return fmt.Errorf("at line %d: %w", f.line, err)
}

// peelings is how often a refused batch is sent again without the lines that the gateway named, before it is cut in two: one
// line more or less is found at once, and a batch of nothing but faults does not cost its square.
const peelings = 4

// invoices sends a batch, which the gateway takes whole or not at all. The lines at fault are found and told, the others go in.
func (s *sender) invoices(ctx context.Context, batch []fact) error {
	for range peelings {
		if len(batch) == 0 {
			return nil
		}
		added, err := s.postBatch(ctx, batch)
		switch {
		case err == nil:
			s.tally.taken(invoiceKind, added, true)
			s.tally.taken(invoiceKind, len(batch)-added, false)
			return nil
		case !isOfTheLine(err):
			return fmt.Errorf("at lines %d to %d: %w", batch[0].line, batch[len(batch)-1].line, err)
		case len(batch) == 1:
			s.tally.refuse(faultOfAnswer(batch[0], err, 0))
			return nil
		}
		named := namedBy(err, len(batch))
		if len(named) == 0 {
			break
		}
		good := make([]fact, 0, len(batch)-len(named))
		for i, f := range batch {
			if slices.Contains(named, i) {
				s.tally.refuse(faultOfAnswer(f, err, i))
			} else {
				good = append(good, f)
			}
		}
		batch = good
	}
	if len(batch) < 2 { // its fault has been found, or is about to be
		return s.invoices(ctx, batch)
	}
	half := len(batch) / 2
	if err := s.invoices(ctx, batch[:half]); err != nil {
		return err
	}
	return s.invoices(ctx, batch[half:])
}

func (s *sender) postBatch(ctx context.Context, batch []fact) (added int, err error) {
	var b strings.Builder
	b.WriteString(batchHead)
	for i, f := range batch {
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(f.body)
	}
	b.WriteString(batchTail)
	var out openapi.Invoices
	_, err = s.post(ctx, batch[0].line, "/v1/invoices/batch", []byte(b.String()), &out)
	return out.Added, err
}

// post sends what begins at a line until the gateway has answered for good, or has been away for too long.
func (s *sender) post(ctx context.Context, line int, path string, body []byte, into any) (status int, err error) {
	q := question{method: http.MethodPost, path: path, body: body, idempotencyKey: s.idempotencyKey(line, path, body)}
	waits := backoff.NewExponentialBackOff()
	waits.InitialInterval, waits.MaxInterval = firstWait, longestWait
	status, err = backoff.Retry(ctx, func() (int, error) {
		status, err := s.client.ask(ctx, q, into)
		return status, retriable(err)
	}, backoff.WithBackOff(waits), backoff.WithMaxElapsedTime(s.within), backoff.WithNotify(func(error, time.Duration) { s.tally.retry() }))
	var refused *refusal
	if errors.As(err, &refused) {
		return status, refused // without what the library was told about waiting
	}
	return status, err
}

// idempotencyKey names what is sent from a line of this run, so that what is sent twice for want of an answer is one. The same
// content elsewhere has another key: a fact that was refused because its customer was missing is judged anew behind the
// customer or in the next run, and what the gateway has already is told from what is new. There it is the ids that make
// a fact one.
func (s *sender) idempotencyKey(line int, path string, body []byte) string {
	h := hmac.New(sha256.New, s.run)
	_, _ = fmt.Fprintf(h, "%d %s\n%s", line, path, body) // a hash takes everything
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// retriable tells the library which errors pass by themselves, and when.
func retriable(err error) error {
	var silent *silence
	var refused *refusal
	switch {
	case err == nil, errors.As(err, &silent):
		return err
	case !errors.As(err, &refused):
		return backoff.Permanent(err)
	case refused.wait > 0:
		return errors.Join(err, &backoff.RetryAfterError{Duration: refused.wait})
	case refused.status == http.StatusTooManyRequests, refused.status >= http.StatusInternalServerError:
		return err
	}
	return backoff.Permanent(err)
}

// isOfTheLine tells a refusal of what was sent from one that every other line would meet, too.
func isOfTheLine(err error) bool {
	var refused *refusal
	if !errors.As(err, &refused) || refused.problem.Detail == nil {
		return false
	}
	switch refused.problem.Code {
	case "path_unknown":
		return false
	case "code_limit": // of this sign-up, and others may be of other numbers
		return true
	}
	switch refused.status {
	case http.StatusBadRequest, http.StatusNotFound, http.StatusConflict, http.StatusGone, http.StatusRequestEntityTooLarge, http.StatusUnprocessableEntity:
		return true
	}
	return false
}

// namedBy are the places in a batch that a refusal names.
func namedBy(err error, size int) (named []int) {
	var refused *refusal
	if !errors.As(err, &refused) {
		return nil
	}
	for _, e := range refused.fields() {
		if e.Index != nil && *e.Index >= 0 && *e.Index < size && !slices.Contains(named, *e.Index) {
			named = append(named, *e.Index)
		}
	}
	return named
}

// faultOfAnswer words a refusal for the line at a place of what was sent.
func faultOfAnswer(f fact, err error, place int) *faultyLine {
	var refused *refusal
	errors.As(err, &refused) // isOfTheLine said so
	fault := &faultyLine{line: f.line, kind: f.kind, id: f.id, code: refused.problem.Code}
	for _, e := range refused.fields() {
		if e.Index != nil && *e.Index != place {
			continue
		}
		field := strings.TrimPrefix(e.Field, fmt.Sprintf("invoices[%d]", place))
		fault.why = append(fault.why, fieldFault{strings.TrimPrefix(field, "."), e.Message})
	}
	if len(fault.why) == 0 {
		fault.why = []fieldFault{{"", *refused.problem.Detail}}
	}
	return fault
}
