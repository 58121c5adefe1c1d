package e2e_test

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestNothingPersonalEntersTemporal lets two customers live through failures of every kind, and then looks through
// every event of every run, payloads decoded, for anything that names or reaches them.
func TestNothingPersonalEntersTemporal(t *testing.T) {
	t.Parallel()
	b := setup(t, 86_400)
	secrets := []string{
		"Juniper", "Lane Pottery", "kiln@juniper-lane.example", "juniper-lane", "2025550141", "Copper", "Kettle", "boil@copper-kettle.example",
		"copper-kettle", "7700900142", b.APIKey, "somebody rang about it",
	}
	b.fault(map[string]any{"target": "verify", "mode": "error", "status": 429, "code": 20429, "next": 1})
	b.fault(map[string]any{"target": "provisioning", "mode": "error", "status": 503, "next": 2})
	b.fault(map[string]any{"target": "email", "mode": "lost_answer", "next": 1})
	b.fault(map[string]any{"target": "sms", "mode": "error", "status": 503, "next": 1})

	signUp := func(id, name, email, phone string) {
		b.post("/v1/customers", map[string]any{
			"id": id, "name": name, "email": email, "phone": phone, "country": "US", "time_zone": "America/New_York",
			"prepayment": map[string]any{"currency": "USD", "minor": 5000},
		}, http.StatusCreated)
	}
	signUp("c-141", "Juniper Lane Pottery", "kiln@juniper-lane.example", "+12025550141")
	signUp("c-142", "Copper Kettle", "boil@copper-kettle.example", "+447700900142")

	// One proves the phone and has a full life; a database that fails in the middle makes activities fail for good reason.
	var code string
	b.until("the code arrives", func() bool {
		for _, m := range b.inbox("+12025550141") {
			code = regexp.MustCompile(`\d{6}`).FindString(m.Text)
		}
		return code != ""
	})
	secrets = append(secrets, code)
	wrong := "000000"
	if code == wrong {
		wrong = "000001"
	}
	b.post("/v1/customers/c-141/verification", map[string]any{"code": wrong}, http.StatusUnprocessableEntity)
	b.post("/v1/customers/c-141/verification", map[string]any{"code": code}, http.StatusOK)
	b.sql("ALTER TABLE access_changes RENAME TO access_changes_away")
	b.post("/v1/payments", map[string]any{"id": "p-1", "customer_id": "c-141", "amount": map[string]any{"currency": "USD", "minor": 5000}}, http.StatusCreated)
	b.until("an activity failed", func() bool { return strings.Contains(b.whole("customer/demo/c-141"), "incident") })
	b.sql("ALTER TABLE access_changes_away RENAME TO access_changes")
	b.until("service begins", func() bool { return b.customer("c-141").Access == "full" })
	b.post("/v1/invoices", map[string]any{
		"id": "i-1", "customer_id": "c-141", "amount": map[string]any{"currency": "USD", "minor": 70000}, "issued_on": "2026-02-01", "due_on": "2026-02-02",
	}, http.StatusCreated)
	b.until("both channels were tried", func() bool {
		tried := map[string]bool{}
		for _, e := range b.timeline("c-141") {
			if e.What == "message.claimed" {
				channel, _ := e.Detail["channel"].(string)
				tried[channel] = true
			}
		}
		return tried["email"] && tried["sms"]
	})
	b.call(http.MethodPost, b.API+"/v1/customers/c-141/suspend", map[string]any{"reason": "fraud", "note": "somebody rang about it"}, nil)
	b.until("suspended by hand", func() bool { return b.customer("c-141").Access == "suspended" })
	b.call(http.MethodPost, b.API+"/v1/customers/c-141/reinstate", map[string]any{"reason": "fraud", "note": "somebody rang about it"}, nil)
	b.post("/v1/payments", map[string]any{"id": "p-2", "customer_id": "c-141", "amount": map[string]any{"currency": "USD", "minor": 70000}}, http.StatusCreated)
	b.until("the run of the episode is over", func() bool { return b.finished("customer/demo/c-141") > 0 })
	// The other never does, and expires.
	b.until("the sign-up expires", func() bool {
		return b.customer("c-142").ClosedReason == "verify_expired" && b.finished("customer/demo/c-142") > 0
	})

	for _, workflow := range []string{"customer/demo/c-141", "customer/demo/c-142"} {
		text := b.whole(workflow)
		require.Contains(t, text, "verifying", "the payloads are decoded")
		for _, secret := range secrets {
			require.NotContains(t, strings.ToLower(text), strings.ToLower(secret), workflow)
		}
	}
}

type event struct {
	What   string         `json:"what"`
	Detail map[string]any `json:"detail"`
}

func (b *bundle) timeline(id string) []event {
	var page struct {
		Items []event `json:"items"`
	}
	require.Equal(b.t, http.StatusOK, b.call(http.MethodGet, b.API+"/v1/customers/"+id+"/timeline?limit=500", nil, &page))
	return page.Items
}

type run struct {
	Execution struct {
		RunID string `json:"runId"`
	} `json:"execution"`
	Status string `json:"status"`
}

func (b *bundle) runs(workflow string) []run {
	var page struct {
		Executions []run `json:"executions"`
	}
	b.temporal("/workflows", url.Values{"query": {`WorkflowId = "` + workflow + `"`}}, &page)
	return page.Executions
}

// finished counts the workflow's runs that are over.
func (b *bundle) finished(workflow string) (n int) {
	for _, r := range b.runs(workflow) {
		if r.Status != "WORKFLOW_EXECUTION_STATUS_RUNNING" {
			n++
		}
	}
	return n
}

// whole is every event of every run of the workflow as JSON, with the payloads decoded behind it.
func (b *bundle) whole(workflow string) string {
	var text strings.Builder
	for _, r := range b.runs(workflow) {
		var page struct {
			History json.RawMessage `json:"history"`
		}
		b.temporal("/workflows/"+url.PathEscape(workflow)+"/history", url.Values{"execution.runId": {r.Execution.RunID}, "maximumPageSize": {"5000"}}, &page)
		text.Write(page.History)
		var tree any
		require.NoError(b.t, json.Unmarshal(page.History, &tree))
		decode(tree, &text)
	}
	return text.String()
}

// decode writes out whatever in the tree is base64.
func decode(tree any, to *strings.Builder) {
	switch node := tree.(type) {
	case map[string]any:
		for _, child := range node {
			decode(child, to)
		}
	case []any:
		for _, child := range node {
			decode(child, to)
		}
	case string:
		if content, err := base64.StdEncoding.DecodeString(node); err == nil {
			to.WriteByte('\n')
			to.Write(content)
		}
	}
}
