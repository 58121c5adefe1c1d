package outages

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync/atomic"
	"time"

	"arrears/dev/probe"
	"arrears/internal/clock"
)

// facts is a billing system that goes on sending, outage or not, and remembers what was acknowledged: that may never be lost. Its
// customers owe nothing that falls due during the play.
type facts struct {
	api   string
	key   string
	clock clock.Clock
	http  *http.Client

	taken        atomic.Int64 // how many are acknowledged, for who waits meanwhile
	acknowledged []string
	refused      int     // with 503, as the contract has it
	strange      []error // answers that the contract has not
}

const (
	factCustomers = 10
	factEvery     = 250 * time.Millisecond
	factTimeout   = 15 * time.Second
	factDays      = 40 // until an invoice is due
)

func newFacts(api, key string, c clock.Clock) *facts {
	return &facts{api: api, key: key, clock: c, http: &http.Client{Timeout: factTimeout}}
}

// refusals says what a scenario expects of the gateway.
type refusals bool

const (
	noneRefused refusals = false // every fact is acknowledged
	someRefused refusals = true  // some must be refused, and as the contract has it
)

// during sends facts while f runs, and then holds the gateway and the ledger to what was answered.
func (f *facts) during(ctx context.Context, expected refusals, do func(context.Context) error) error {
	for i := range factCustomers {
		id := fmt.Sprintf("fact-%d", i)
		answer, err := f.send(ctx, "/v1/customers", map[string]any{
			"id": id, "name": "Steady Supplies", "email": id + "@steady-supplies.example", "country": "GB", "signup": "done",
		})
		if err != nil || answer.status != http.StatusCreated {
			return fmt.Errorf("sign up those whom facts are sent about: status %d: %w", answer.status, err)
		}
	}
	sending, stop := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		f.stream(sending)
	}()
	err := do(ctx)
	stop()
	<-ended
	if err != nil {
		return err
	}
	switch {
	case len(f.strange) > 0:
		return fmt.Errorf("%d facts were answered otherwise than the contract has it, first: %w", len(f.strange), f.strange[0])
	case expected == noneRefused && f.refused > 0:
		return fmt.Errorf("the gateway refused %d facts", f.refused)
	case expected == someRefused && f.refused == 0:
		return errors.New("the gateway refused no fact while the ledger was away")
	case len(f.acknowledged) == 0:
		return errors.New("the gateway acknowledged no fact at all")
	}
	return nil
}

// aFew is what is to be lost, if anything is; it takes a tenth of fewWithin where the gateway is well.
const (
	aFew      = 20
	fewWithin = time.Minute
)

// awaitFew waits until some more facts were acknowledged.
func (f *facts) awaitFew(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, fewWithin)
	defer cancel()
	for enough := f.taken.Load() + aFew; f.taken.Load() < enough; {
		if err := probe.Pause(ctx, factEvery); err != nil {
			return fmt.Errorf("waited for facts to be acknowledged: %w", err)
		}
	}
	return nil
}

func (f *facts) stream(ctx context.Context) {
	tick := time.NewTicker(factEvery)
	defer tick.Stop()
	today := f.clock.Business(time.Now())
	for n := 0; ; n++ {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		id := fmt.Sprintf("fact-invoice-%d", n)
		answer, err := f.send(ctx, "/v1/invoices", map[string]any{
			"id": id, "customer_id": fmt.Sprintf("fact-%d", n%factCustomers), "amount": map[string]any{"currency": "GBP", "minor": 700},
			"issued_on": today.Format(time.DateOnly), "due_on": today.AddDate(0, 0, factDays).Format(time.DateOnly),
		})
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			f.strange = append(f.strange, err)
		case answer.status == http.StatusCreated:
			f.acknowledged = append(f.acknowledged, id)
			f.taken.Add(1)
		case answer.status == http.StatusServiceUnavailable && answer.code == "unavailable" && answer.retryAfter != "":
			f.refused++
		default:
			f.strange = append(f.strange, fmt.Errorf("status %d, code %q, Retry-After %q", answer.status, answer.code, answer.retryAfter))
		}
	}
}

type answer struct {
	status     int
	code       string
	retryAfter string
}

// send posts once: what is not acknowledged is not sent again.
func (f *facts) send(ctx context.Context, path string, body any) (answer, error) {
	text, err := json.Marshal(body)
	if err != nil {
		return answer{}, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, f.api+path, bytes.NewReader(text))
	if err != nil {
		return answer{}, err
	}
	req.Header.Set("Authorization", "Bearer "+f.key)
	req.Header.Set("Content-Type", "application/json")
	resp, err := f.http.Do(req)
	if err != nil {
		return answer{}, err
	}
	defer func() { _ = resp.Body.Close() }()
	content, err := io.ReadAll(io.LimitReader(resp.Body, 1<<20))
	if err != nil {
		return answer{}, err
	}
	got := answer{status: resp.StatusCode, retryAfter: resp.Header.Get("Retry-After")}
	var problem struct {
		Code string `json:"code"`
	}
	if json.Unmarshal(content, &problem) == nil {
		got.code = problem.Code
	}
	return got, nil
}
