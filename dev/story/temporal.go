package story

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"arrears/dev/rest"
)

// Cost is what one life took in Temporal, over all runs of its chain.
type Cost struct {
	Events  int `json:"events"`
	Actions int `json:"actions"`
}

// Limits on what is read; a story far beyond them is no story.
const (
	maxRuns   = 2_000
	maxEvents = 100_000
)

// histories reads Temporal's HTTP API, which its UI serves too.
type histories struct {
	client    *rest.Client
	namespace string
}

func newHistories(ui, namespace string, retryFor time.Duration) *histories {
	return &histories{client: &rest.Client{Base: ui, HTTP: &http.Client{}, RetryFor: retryFor}, namespace: namespace}
}

func (h *histories) close() { h.client.HTTP.CloseIdleConnections() }

func (h *histories) cost(ctx context.Context, workflow string) (Cost, error) {
	runs, err := h.runs(ctx, workflow)
	if err != nil {
		return Cost{}, fmt.Errorf("list the runs of %s: %w", workflow, err)
	}
	var cost Cost
	for _, run := range runs {
		events, err := h.events(ctx, workflow, run)
		if err != nil {
			return Cost{}, fmt.Errorf("read the history of %s: %w", workflow, err)
		}
		cost.Events += len(events)
		cost.Actions += BillableActions(events)
	}
	return cost, nil
}

func (h *histories) runs(ctx context.Context, workflow string) ([]string, error) {
	var runs []string
	err := h.list(ctx, fmt.Sprintf("WorkflowId = %q", workflow), func(e execution) { runs = append(runs, e.RunID) })
	return runs, err
}

// startedFor are the workflows of customers whose ids begin so, a run of each.
func (h *histories) startedFor(ctx context.Context, begins string) ([]execution, error) {
	known := map[string]execution{}
	err := h.list(ctx, `WorkflowType = "Customer"`, func(e execution) {
		if strings.HasPrefix(e.customer(), begins) {
			known[e.WorkflowID] = e
		}
	})
	all := make([]execution, 0, len(known))
	for _, id := range slices.Sorted(maps.Keys(known)) {
		all = append(all, known[id])
	}
	return all, err
}

// execution is one run of a workflow.
type execution struct {
	WorkflowID string `json:"workflowId"`
	RunID      string `json:"runId"`
}

// customer is whose workflow it is.
func (e execution) customer() string { return e.WorkflowID[strings.LastIndex(e.WorkflowID, "/")+1:] }

func (h *histories) list(ctx context.Context, which string, take func(execution)) error {
	query := url.Values{"query": {which}}
	for taken := 0; taken <= maxRuns; {
		var page struct {
			Executions []struct {
				Execution execution `json:"execution"`
			} `json:"executions"`
			NextPageToken string `json:"nextPageToken"`
		}
		if err := h.client.Get(ctx, h.path("/workflows", query), &page); err != nil {
			return err
		}
		for _, e := range page.Executions {
			take(e.Execution)
			taken++
		}
		if page.NextPageToken == "" {
			return nil
		}
		query.Set("nextPageToken", page.NextPageToken)
	}
	return fmt.Errorf("over %d runs", maxRuns)
}

func (h *histories) events(ctx context.Context, workflow, run string) ([]Event, error) {
	var events []Event
	path := "/workflows/" + url.PathEscape(workflow) + "/history"
	query := url.Values{"execution.runId": {run}}
	for {
		var page struct {
			History struct {
				Events []Event `json:"events"`
			} `json:"history"`
			NextPageToken string `json:"nextPageToken"`
		}
		if err := h.client.Get(ctx, h.path(path, query), &page); err != nil {
			return nil, err
		}
		events = append(events, page.History.Events...)
		if page.NextPageToken == "" {
			return events, nil
		}
		if len(events) > maxEvents {
			return nil, fmt.Errorf("over %d events", maxEvents)
		}
		query.Set("nextPageToken", page.NextPageToken)
	}
}

func (h *histories) path(path string, query url.Values) string {
	return "/api/v1/namespaces/" + url.PathEscape(h.namespace) + path + "?" + query.Encode()
}
