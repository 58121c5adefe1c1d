package stack

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"time"

	"arrears/dev/supervise"
)

const (
	readyTimeout = 60 * time.Second
	askTimeout   = 5 * time.Second
	askEvery     = 50 * time.Millisecond

	// deathsAllowed before a program that is waited for is given up on: enough for a lost race at the start, too few for one
	// that is misconfigured.
	deathsAllowed = 3

	answerBytes = 64 << 10
	logTailSize = 4 << 10
)

// waitReady asks until the answer is yes, the program keeps dying, or time is up.
func waitReady(ctx context.Context, name, log string, watched *supervise.Watched, ready func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, readyTimeout)
	defer cancel()
	before := watched.Deaths() // deaths that were wished for
	tick := time.NewTicker(askEvery)
	defer tick.Stop()
	for {
		asked, done := context.WithTimeout(ctx, askTimeout)
		err := ready(asked)
		done()
		if err == nil && watched.Running() {
			return nil
		}
		if died := watched.Deaths() - before; died >= deathsAllowed {
			return fmt.Errorf("%s ended %d times instead of becoming ready; the end of %s:\n%s", name, died, log, endOf(log))
		}
		select {
		case <-ctx.Done():
			if cause := context.Cause(ctx); !errors.Is(cause, context.DeadlineExceeded) {
				return cause
			}
			return fmt.Errorf("%s was not ready within %s: %w; the end of %s:\n%s", name, readyTimeout, err, log, endOf(log))
		case <-tick.C:
		}
	}
}

// temporalAnswers asks the UI for the namespace, which it in turn asks the server for: both are there, and it is registered.
func (s *Stack) temporalAnswers(ctx context.Context) error {
	conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", s.Temporal)
	if err != nil {
		return err
	}
	_ = conn.Close()
	_, err = get(ctx, s.TemporalUI+"/api/v1/namespaces/"+s.Namespace)
	return err
}

// gatewayAnswers wants it to take facts and to reach Temporal. What a kept stack left behind may still wait: its worker sees to that.
func (s *Stack) gatewayAnswers(ctx context.Context) error {
	body, err := get(ctx, s.API+"/readyz")
	if err != nil {
		return err
	}
	var answer struct {
		Parts struct {
			Temporal string `json:"temporal"`
		} `json:"parts"`
	}
	if json.Unmarshal(body, &answer) == nil && answer.Parts.Temporal == "unreachable" {
		return errors.New("the gateway says that it does not reach Temporal")
	}
	return nil
}

func get(ctx context.Context, url string) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer func() { _ = resp.Body.Close() }()
	body, err := io.ReadAll(io.LimitReader(resp.Body, answerBytes))
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s answers %s", url, resp.Status)
	}
	return body, nil
}

func endOf(log string) string {
	text, err := os.ReadFile(log)
	if err != nil {
		return err.Error()
	}
	if over := len(text) - logTailSize; over > 0 {
		text = text[over:]
	}
	return strings.TrimSpace(string(text))
}
