package story_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/dev/story"
)

// stage is a gateway, a sandbox and a Temporal UI that play along, just enough for one customer to sign up and prepay.
type stage struct {
	mu           sync.Mutex
	phase        string
	access       string
	inbox        []map[string]any
	provisioned  []map[string]any
	codesTyped   int
	historyPages []string
	resends      []int     // statuses
	messageAt    time.Time // business time of the one message
	copies       int       // of it
	farmed       int       // sign-ups of the crowd
	workflows    []string  // of its customers
}

const phone = "+12025550199"

// noon is when the clock of the stage stands.
var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

func newStage(t *testing.T) (*stage, string) {
	t.Helper()
	s := &stage{copies: 1}
	mux := http.NewServeMux()
	handle := func(pattern string, answer func(*http.Request) (int, any)) {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
			s.mu.Lock()
			defer s.mu.Unlock()
			status, body := answer(r)
			w.WriteHeader(status)
			_ = json.NewEncoder(w).Encode(body)
		})
	}
	handle("GET /v1/clock", func(*http.Request) (int, any) { return 200, map[string]any{"now": noon} })
	handle("GET /inbox.json", func(*http.Request) (int, any) { return 200, s.inbox })
	handle("GET /provisioning.json", func(*http.Request) (int, any) { return 200, s.provisioned })
	handle("POST /v1/customers", func(r *http.Request) (int, any) {
		var body struct{ ID, Phone string }
		if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
			return 422, nil
		}
		if strings.HasPrefix(body.ID, "farm-") {
			return s.farm(body.ID, body.Phone)
		}
		s.phase = "verifying"
		s.inbox = append(s.inbox, map[string]any{"channel": "sms", "to": phone, "text": "Your verification code is: 123456", "correlation": nil})
		return 201, nil
	})
	handle("GET /v1/customers/reef-diving", func(*http.Request) (int, any) {
		return 200, map[string]any{"id": "reef-diving", "phase": s.phase, "standing": "current", "access": s.access, "workflow_id": "customer/demo/reef-diving"}
	})
	handle("POST /v1/customers/reef-diving/verification", func(r *http.Request) (int, any) {
		if s.codesTyped++; s.codesTyped == 1 {
			return 409, map[string]any{"code": "verification_pending"}
		}
		var body struct{ Code string }
		if json.NewDecoder(r.Body).Decode(&body) != nil || body.Code != "123456" {
			return 422, nil
		}
		s.phase = "awaiting_prepayment"
		return 200, nil
	})
	handle("POST /v1/customers/reef-diving/verification/resend", func(*http.Request) (int, any) {
		status := http.StatusAccepted
		if len(s.resends) == 0 {
			status = http.StatusTooManyRequests
		}
		s.resends = append(s.resends, status)
		return status, nil
	})
	handle("POST /v1/payments", func(*http.Request) (int, any) {
		s.phase, s.access = "active", "full"
		s.provisioned = append(s.provisioned, map[string]any{"customer_id": "reef-diving", "access": "full", "version": 2})
		for range s.copies {
			s.inbox = append(s.inbox, map[string]any{
				"channel": "sms", "to": phone, "text": "Welcome", "correlation": "message-1", "business_at": s.messageAt,
			})
		}
		return 201, nil
	})
	handle("GET /v1/customers/reef-diving/timeline", func(r *http.Request) (int, any) {
		if r.URL.Query().Get("cursor") == "" {
			return 200, map[string]any{"items": []any{map[string]any{"detail": map[string]any{}}}, "next": "2"}
		}
		return 200, map[string]any{"items": []any{map[string]any{"detail": map[string]any{"message": "message-1", "level": "welcome"}}}, "next": nil}
	})
	handle("GET /api/v1/namespaces/default/workflows", func(r *http.Request) (int, any) {
		if r.URL.Query().Get("query") == `WorkflowType = "Customer"` {
			executions := []any{}
			for _, id := range s.workflows {
				executions = append(executions, map[string]any{"execution": map[string]any{"workflowId": "customer/demo/" + id, "runId": "run"}})
			}
			return 200, map[string]any{"executions": executions}
		}
		if id, ofFarm := strings.CutPrefix(r.URL.Query().Get("query"), `WorkflowId = "customer/demo/farm-`); ofFarm {
			return 200, map[string]any{"executions": []any{map[string]any{"execution": map[string]any{"runId": id}}}}
		}
		if r.URL.Query().Get("query") != `WorkflowId = "customer/demo/reef-diving"` {
			return 400, nil
		}
		run := func(id string) any { return map[string]any{"execution": map[string]any{"runId": id}} }
		return 200, map[string]any{"executions": []any{run("run-1"), run("run-2")}}
	})
	handle("GET /api/v1/namespaces/default/workflows/{id}/history", func(r *http.Request) (int, any) {
		if strings.HasPrefix(r.PathValue("id"), "customer/demo/farm-") {
			return 200, map[string]any{"history": map[string]any{"events": []any{map[string]any{"eventType": "EVENT_TYPE_WORKFLOW_EXECUTION_STARTED"}}}}
		}
		if r.PathValue("id") != "customer/demo/reef-diving" {
			return 404, nil
		}
		page := r.URL.Query().Get("execution.runId") + " " + r.URL.Query().Get("nextPageToken")
		s.historyPages = append(s.historyPages, page)
		next := ""
		if page == "run-1 " {
			next = "a+b/c="
		}
		return 200, map[string]any{"nextPageToken": next, "history": map[string]any{"events": []any{
			map[string]any{"eventType": "EVENT_TYPE_WORKFLOW_EXECUTION_STARTED"},
			map[string]any{"eventType": "EVENT_TYPE_WORKFLOW_TASK_SCHEDULED"},
		}}}
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return s, server.URL
}

// farm takes three sign-ups of the crowd.
func (s *stage) farm(id, phone string) (int, any) {
	if s.farmed++; s.farmed > 3 {
		return http.StatusTooManyRequests, map[string]any{"code": "code_limit"}
	}
	s.inbox = append(s.inbox, map[string]any{"channel": "sms", "to": phone, "text": "Your verification code is: 123456", "correlation": nil})
	s.workflows = append(s.workflows, id)
	return http.StatusCreated, nil
}

func play(t *testing.T, url, script string) (story.Result, string) {
	t.Helper()
	parsed, err := story.Parse([]byte(script))
	require.NoError(t, err)
	var board bytes.Buffer
	result, err := story.Play(t.Context(), story.Config{
		API: url, Key: "key", Sandbox: url, TemporalUI: url, Namespace: "default", Speed: 86400,
		Script: parsed, Board: &story.Board{W: &board},
	})
	require.NoError(t, err)
	return result, board.String()
}

const signup = `signup: {name: Reef Diving, email: reef@reef-diving.example, phone: "` + phone + `", country: US, time_zone: America/New_York,
	prepayment: {currency: USD, minor: 100}}, acts: [{do: verify}, {do: prepay}, {do: await, access: full, within: 5s}]`

func TestALifeIsPlayedAndCounted(t *testing.T) {
	t.Parallel()
	stage, url := newStage(t)
	result, board := play(t, url, `customers: [{id: reef-diving, ends: full, notices: {sms: [welcome]}, `+signup+`}]`)
	require.Empty(t, result.Differences)

	line, err := json.Marshal(result)
	require.NoError(t, err)
	require.JSONEq(t, `[{"id":"reef-diving","ended":"full","notices":{"email":0,"sms":1},"temporal":{"events":6,"actions":3}}]`,
		string(mustField(t, line, "customers")))
	require.Equal(t, []string{"run-1 ", "run-1 a+b/c=", "run-2 "}, stage.historyPages)
	require.Contains(t, board, "awaiting_prepayment")
	require.Contains(t, board, "access full")
}

func TestWhatDiffersFromTheStoryIsSaid(t *testing.T) {
	t.Parallel()
	_, url := newStage(t)
	result, _ := play(t, url, `customers: [{id: reef-diving, ends: verify_expired, no_service: true, never_mentioned: [Welcome],
		notices: {email: [first]}, `+signup+`}]`)
	require.Equal(t, []string{
		`reef-diving: ended as "full", not as "verify_expired"`,
		`reef-diving: heard by email [], not [first]`,
		`reef-diving: heard by sms [welcome], not []`,
		`reef-diving: was given access full and should have had none ever`,
		`reef-diving: provisioning was last told "full", not "verify_expired"`,
		`reef-diving: was told of Welcome by sms ()`,
	}, result.Differences)
	var summary bytes.Buffer
	script, err := story.Standard()
	require.NoError(t, err)
	result.Print(&summary, script)
	require.Contains(t, summary.String(), "went otherwise")
}

const farm = `crowds: [{id: farm, story: for the codes, sign_ups: 40, country: GB, block: "+44740012", taken: 3}]`

// TestACrowdIsOneLine: forty sign-ups, of which three are taken.
func TestACrowdIsOneLine(t *testing.T) {
	t.Parallel()
	stage, url := newStage(t)
	script := `{customers: [{id: reef-diving, ends: full, notices: {sms: [welcome]}, ` + signup + `}], ` + farm + `}`
	result, board := play(t, url, script)
	require.Empty(t, result.Differences)
	require.Equal(t, []story.Attempt{{ID: "farm", SignUps: 40, Taken: 3, Refused: 37, Codes: 3, Workflows: 3, Temporal: story.Cost{Events: 3, Actions: 3}}}, result.Crowds)
	require.Equal(t, 40, stage.farmed)
	require.Contains(t, board, "40 of 40 sign-ups answered: 3 sent a code, 37 refused")
	require.Equal(t, 1, strings.Count(board, "farm"), "one line, and not one for each")
}

func TestWhatDiffersOfACrowdIsSaid(t *testing.T) {
	t.Parallel()
	stage, url := newStage(t)
	stage.workflows = []string{"farm-39"}
	stage.inbox = append(stage.inbox, map[string]any{"channel": "sms", "to": "+447400129999", "text": "Your verification code is: 123456"})
	script := `{customers: [{id: reef-diving, ends: full, notices: {sms: [welcome]}, ` + signup + `}], ` + strings.Replace(farm, "taken: 3", "taken: 5", 1) + `}`
	result, _ := play(t, url, script)
	require.Equal(t, []string{
		"farm: of 40 sign-ups 3 were taken and 37 refused, and not 5 and 35",
		"farm: 4 codes were sent for 3 sign-ups that were taken",
		"farm: 4 workflows run for 3 sign-ups that were taken",
		"farm: farm-39 was refused and has a workflow",
	}, result.Differences)
}

func TestWaitingInVainEndsWithWhatWasSeen(t *testing.T) {
	t.Parallel()
	_, url := newStage(t)
	result, _ := play(t, url, `customers: [{id: reef-diving, ends: full, notices: {sms: [welcome]},
		signup: {name: Reef Diving, phone: "`+phone+`", time_zone: UTC}, acts: [{do: verify}, {do: await, access: full, within: 500ms}, {do: prepay}]}]`)
	require.Contains(t, result.Differences[0], "act 2, await access full: not within 500ms: phase awaiting_prepayment")
}

func mustField(t *testing.T, object []byte, name string) []byte {
	t.Helper()
	var fields map[string]json.RawMessage
	require.NoError(t, json.Unmarshal(object, &fields))
	return fields[name]
}

func TestOnATerminalTheTableIsRedrawnInPlace(t *testing.T) {
	t.Parallel()
	_, url := newStage(t)
	script, err := story.Parse([]byte(`customers: [{id: reef-diving, ends: full, ` + signup + `}]`))
	require.NoError(t, err)
	var board bytes.Buffer
	_, err = story.Play(t.Context(), story.Config{
		API: url, Sandbox: url, TemporalUI: url, Namespace: "default", Speed: 86400, Script: script,
		Board: &story.Board{W: &board, Terminal: true, Width: 40},
	})
	require.NoError(t, err)
	const up = "\x1b[3A"
	require.Contains(t, board.String(), up, "three lines up: the time, the head and one customer")
	for _, line := range strings.Split(board.String(), "\n") {
		line = strings.TrimPrefix(strings.TrimPrefix(line, up), "\x1b[2K")
		require.LessOrEqual(t, len(line), 40)
	}
}
