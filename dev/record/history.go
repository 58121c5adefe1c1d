package record

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"arrears/dev/rest"
	"arrears/dev/stack"
)

// maxEvents bounds a run that is written down: one beyond it is no small file any more.
const maxEvents = 2000

// event is one of a history, as Temporal's JSON has it.
type event map[string]any

// history is one run.
type history struct {
	Events []event `json:"events"`
}

// temporal reads Temporal's HTTP API, which its UI serves too.
type temporal struct {
	ui        *rest.Client
	namespace string
}

func newTemporal(s *stack.Stack) *temporal {
	return &temporal{&rest.Client{Base: s.TemporalUI, HTTP: &http.Client{}}, s.Namespace}
}

// runs are the histories of a customer's chain, the oldest first.
func (t *temporal) runs(ctx context.Context, customer string) ([]history, error) {
	var page struct {
		Executions []struct {
			Execution struct {
				RunID string `json:"runId"`
			} `json:"execution"`
		} `json:"executions"`
	}
	query := url.Values{"query": {fmt.Sprintf("WorkflowId = %q", workflowID(customer))}}
	if err := t.ui.Get(ctx, t.path("", query), &page); err != nil {
		return nil, err
	}
	if len(page.Executions) == 0 {
		return nil, fmt.Errorf("customer %s has no workflow", customer)
	}
	slices.Reverse(page.Executions) // the newest comes first
	var runs []history
	for _, e := range page.Executions {
		var page struct {
			History       history `json:"history"`
			NextPageToken string  `json:"nextPageToken"`
		}
		query := url.Values{"execution.runId": {e.Execution.RunID}, "maximumPageSize": {fmt.Sprint(maxEvents)}}
		if err := t.ui.Get(ctx, t.path("/"+url.PathEscape(workflowID(customer))+"/history", query), &page); err != nil {
			return nil, err
		}
		if page.NextPageToken != "" {
			return nil, fmt.Errorf("a run of customer %s has over %d events", customer, maxEvents)
		}
		runs = append(runs, page.History)
	}
	return runs, nil
}

// attempt is how often the activity that is tried most has been tried, of those under way.
func (t *temporal) attempt(ctx context.Context, customer string) (most int, err error) {
	var answer struct {
		Pending []struct {
			Attempt int `json:"attempt"`
		} `json:"pendingActivities"`
	}
	err = t.ui.Get(ctx, t.path("/"+url.PathEscape(workflowID(customer)), nil), &answer)
	for _, p := range answer.Pending {
		most = max(most, p.Attempt)
	}
	return most, err
}

func (t *temporal) path(rest string, query url.Values) string {
	return "/api/v1/namespaces/" + url.PathEscape(t.namespace) + "/workflows" + rest + "?" + query.Encode()
}

func workflowID(customer string) string { return "customer/" + stack.Tenant + "/" + customer }

// machine are the keys under which a history tells of the machine that made it, or of nothing that a replay reads.
var machine = []string{"identity", "requestId", "taskId", "workerVersion", "historySizeBytes", "userMetadata", "links", "stackTrace"}

// file is the history as it is committed: one event a line, without what tells of a machine.
func (h history) file() ([]byte, error) {
	var out bytes.Buffer
	out.WriteString("{\"events\":[\n")
	for i, e := range h.Events {
		strip(map[string]any(e))
		line, err := json.Marshal(e)
		if err != nil {
			return nil, err
		}
		out.Write(line)
		if i < len(h.Events)-1 {
			out.WriteByte(',')
		}
		out.WriteByte('\n')
	}
	out.WriteString("]}\n")
	return out.Bytes(), nil
}

func strip(tree any) {
	switch node := tree.(type) {
	case map[string]any:
		for _, key := range machine {
			delete(node, key)
		}
		if node["kind"] == "TASK_QUEUE_KIND_STICKY" { // named after the machine that keeps the run in memory
			node["name"] = "sticky"
		}
		for _, child := range node {
			strip(child)
		}
	case []any:
		for _, child := range node {
			strip(child)
		}
	}
}
