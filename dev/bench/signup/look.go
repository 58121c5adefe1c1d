package signup

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"arrears/dev/probe"
	"arrears/dev/stack"
)

// Seen is what was observed: what is judged, and nothing else.
type Seen struct {
	Answers   []Answer
	Sending   time.Duration // from the first request to the last answer
	Typed     []Typed
	Inbox     []Message
	Workflows []string // the customers who have one
	Unlisted  error    // why not everybody's workflow was found; nil: everybody's was
	Restless  bool     // some workflow was not told, or some code not sent, when it was time to look
}

// Message is one that the sandbox took.
type Message struct {
	Channel string `json:"channel"`
	To      string `json:"to"`
	Text    string `json:"text"`
}

// code tells whether it is one; everybody is new, and is told nothing else.
func (m Message) code() bool { return m.Channel == "sms" && sixDigits.MatchString(m.Text) }

// look observes what there is once every workflow has been told, and every code was sent.
func (r *run) look(ctx context.Context, seen *Seen) error {
	r.cfg.Say("waiting until all workflows have been told")
	rested := func(ctx context.Context) (bool, error) {
		n, err := r.probe.Count(ctx, `SELECT (SELECT count(*) FROM wakes) + (SELECT count(*) FROM verifications WHERE state IN ('intended', 'claimed'))`)
		return n == 0, err
	}
	seen.Restless = probe.Until(ctx, settleWithin, "that all workflows have been told and all codes sent", rested) != nil
	if err := r.sandbox.Get(ctx, "/inbox.json", &seen.Inbox); err != nil {
		return err
	}
	// Temporal lists a workflow a moment after it began.
	taken := len(takenOf(seen.Answers))
	listed := func(ctx context.Context) (bool, error) {
		var err error
		seen.Workflows, err = r.workflows(ctx)
		return len(seen.Workflows) >= taken, err
	}
	// Whom it never lists is told by who judges.
	seen.Unlisted = probe.Until(ctx, settleWithin, "that Temporal lists a workflow for everybody who was taken", listed)
	return context.Cause(ctx)
}

// pageOfWorkflows are as many as a busy server lists at once.
const pageOfWorkflows = "200"

// workflows are the customers who have a workflow, once each.
func (r *run) workflows(ctx context.Context) ([]string, error) {
	prefix := "customer/" + stack.Tenant + "/"
	query := url.Values{"query": {fmt.Sprintf("WorkflowType = %q", "Customer")}, "pageSize": {pageOfWorkflows}}
	known := map[string]bool{}
	customers := []string{}
	for {
		var page struct {
			Executions []struct {
				Execution struct {
					WorkflowID string `json:"workflowId"`
				} `json:"execution"`
			} `json:"executions"`
			NextPageToken string `json:"nextPageToken"`
		}
		if err := r.list(ctx, query, &page); err != nil {
			return nil, err
		}
		for _, e := range page.Executions {
			if id := strings.TrimPrefix(e.Execution.WorkflowID, prefix); !known[id] {
				known[id] = true
				customers = append(customers, id)
			}
		}
		if page.NextPageToken == "" {
			return customers, nil
		}
		query.Set("nextPageToken", page.NextPageToken)
	}
}

// list asks Temporal's HTTP API, which its UI serves, with the patience that a busy server needs.
func (r *run) list(ctx context.Context, query url.Values, page any) error {
	path := "/api/v1/namespaces/" + url.PathEscape(r.stack.Namespace) + "/workflows?" + query.Encode()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, r.stack.TemporalUI+path, nil)
	if err != nil {
		return err
	}
	resp, err := r.http.Do(req)
	if err != nil {
		return err
	}
	defer func() { _ = resp.Body.Close() }()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("workflows are not listed: status %d", resp.StatusCode)
	}
	return json.NewDecoder(resp.Body).Decode(page)
}
