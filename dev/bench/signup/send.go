package signup

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"sync"
	"time"

	"arrears/dev/probe"
)

const (
	// answerWithin is the wall time after which a request counts as never answered: longer than the gateway gives itself.
	answerWithin    = 40 * time.Second
	idleConnections = 512
	answerBytes     = 1 << 20
	// showEvery is every how many requests progress is shown.
	showEvery = 100
)

// Answer is what became of one request.
type Answer struct {
	Request    Request
	Status     int    // 0: there was no answer
	Code       string // of a refusal
	RetryAfter string // of a refusal that is worth another try
	Took       time.Duration
	Text       string // of what went wrong on the way, where there was no answer
}

// sender sends requests at their moments, and remembers what became of them.
type sender struct {
	http    *http.Client
	url     string
	key     string
	every   time.Duration
	show    func(sent int)
	answers []Answer
}

// send sends all that is planned and returns once all is answered. Each answer is told to heard, from many goroutines.
func (r *run) send(ctx context.Context, heard func(Answer)) []Answer {
	n := count(r.plan)
	s := sender{
		http: r.http, url: r.stack.API + "/v1/customers", key: r.stack.APIKey, every: r.cfg.Over / time.Duration(n),
		show: func(sent int) { r.show("signing up", sent, n, n) },
	}
	return s.all(ctx, r.plan, heard)
}

func (s *sender) all(ctx context.Context, units []unit, heard func(Answer)) []Answer {
	n := count(units)
	s.answers = make([]Answer, n)
	began := time.Now()
	var answering sync.WaitGroup
	place := 0
	for _, u := range units {
		var before chan struct{}
		for _, request := range u {
			at := began.Add(time.Duration(place) * s.every)
			if probe.Pause(ctx, time.Until(at)) != nil {
				break // what is not sent any more has no answer
			}
			place++
			if place%showEvery == 0 {
				s.show(place)
			}
			answer, earlier, done := &s.answers[place-1], before, make(chan struct{})
			before = done
			answering.Go(func() {
				defer close(done)
				if request.waits {
					<-earlier
					at = time.Now()
				}
				*answer = s.one(ctx, request, at)
				heard(*answer)
			})
		}
	}
	answering.Wait()
	return s.answers
}

// one sends a request that was to be sent at a moment.
func (s *sender) one(ctx context.Context, r Request, at time.Time) Answer {
	a := Answer{Request: r}
	resp, err := s.post(ctx, r.Body)
	if err == nil {
		defer func() { _ = resp.Body.Close() }()
		var text []byte
		text, err = io.ReadAll(io.LimitReader(resp.Body, answerBytes))
		a.Status, a.RetryAfter = resp.StatusCode, resp.Header.Get("Retry-After")
		var problem struct {
			Code string `json:"code"`
		}
		_ = json.Unmarshal(text, &problem) // an answer without a code has none
		a.Code = problem.Code
	}
	if err != nil {
		a.Status, a.Text = 0, err.Error()
	}
	a.Took = time.Since(at)
	return a
}

func (s *sender) post(ctx context.Context, body any) (*http.Response, error) {
	text, isText := body.(string)
	content := []byte(text)
	if !isText {
		var err error
		if content, err = json.Marshal(body); err != nil {
			return nil, err
		}
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url, bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Authorization", "Bearer "+s.key)
	return s.http.Do(req)
}
