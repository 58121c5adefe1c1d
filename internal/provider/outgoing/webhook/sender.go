package webhook

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"arrears/internal/provider"
	"arrears/internal/provider/outgoing"
)

// Config is a receiver as an installation names it in its environment.
type Config struct {
	// Name is what errors call the receiver.
	Name string
	// URL and Secret are the receiver's, of the variables URLVariable and SecretVariable, which errors name.
	URL, URLVariable       string
	Secret, SecretVariable string
	// Timeout bounds one call, in wall time. 0: 10 seconds.
	Timeout time.Duration
}

// Sender posts messages to one receiver. Safe for concurrent use.
type Sender struct {
	name string
	url  *url.URL
	key  []byte
	line *outgoing.Line
}

// New checks cfg and calls nobody. Its error names the environment variables to correct.
func New(cfg Config) (*Sender, error) {
	address, addressErr := outgoing.Address(cfg.URLVariable, cfg.URL)
	key, keyErr := Key(cfg.SecretVariable, cfg.Secret)
	if err := errors.Join(addressErr, keyErr); err != nil {
		return nil, err
	}
	return &Sender{name: cfg.Name, url: address, key: key, line: outgoing.NewLine(cfg.Name, nil, cfg.Timeout)}, nil
}

// Post sends payload as JSON once, under an id that stays the same over repeats. A 2xx is nil; 429, 408, 5xx and no
// answer are Transient; everything else is for a human at the receiver's configuration.
func (s *Sender) Post(ctx context.Context, id string, payload any) error {
	return s.Ask(ctx, id, payload, func([]byte) bool { return true })
}

// Ask is Post to a receiver whose answer counts: read takes the body of a 2xx, and false from it, for what is no answer, is
// for a human as well.
func (s *Sender) Ask(ctx context.Context, id string, payload any, read func(answer []byte) bool) error {
	body, err := json.Marshal(payload)
	if err != nil {
		return &provider.Error{Provider: s.name, Class: provider.Configuration, Code: "request_not_built", Err: err}
	}
	call, end := s.line.Begin(ctx)
	defer end()
	request, err := s.signed(ctx, id, body)
	if err != nil {
		return call.Unanswered(err)
	}
	answer, err := call.Client().Do(request)
	if err != nil {
		failure := call.Unanswered(err)
		failure.Class = provider.Transient
		return failure
	}
	_ = answer.Body.Close()
	if err := judge(call); err != nil {
		return err
	}
	if !read(call.Body) {
		return call.Answered(provider.Configuration, "undecodable_answer", nil)
	}
	return nil
}

func (s *Sender) signed(ctx context.Context, id string, body []byte) (*http.Request, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url.String(), bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	// Signed at the wall time of this attempt: receivers refuse old signatures, while the id stays the same over attempts.
	timestamp := strconv.FormatInt(time.Now().Unix(), 10)
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("User-Agent", "arrears")
	request.Header.Set(headerID, id)
	request.Header.Set(headerTimestamp, timestamp)
	request.Header.Set(headerSignature, sign(s.key, id, timestamp, body))
	return request, nil
}

func judge(call *outgoing.Call) error {
	switch status := call.Status; {
	case status >= 200 && status < 300:
		return nil
	case status == http.StatusTooManyRequests, status == http.StatusRequestTimeout, status >= 500:
		failure := call.Answered(provider.Transient, "", nil)
		failure.RetryAfter = outgoing.RetryAfter(call.Header, time.Now())
		return failure
	default:
		return call.Answered(provider.Configuration, "", nil)
	}
}
