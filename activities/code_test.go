package activities_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/testsuite"

	"arrears/activities"
	"arrears/internal/dunning"
	"arrears/internal/ledger"
	"arrears/internal/logs"
	"arrears/internal/owncode"
	"arrears/internal/pgtest"
	"arrears/internal/policy"
	"arrears/internal/provider"
	"arrears/internal/provider/twilio"
	"arrears/workflows"
)

// phone shows what Twilio's client sent to it, and answers in Twilio's place.
type phone struct {
	mu     sync.Mutex
	texts  []string
	status int // 0: the connection is cut after the text was taken
}

func (p *phone) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if r.FormValue("StatusCallback") != "" {
		panic("no report on a code is asked for")
	}
	if p.status != http.StatusTooManyRequests {
		p.texts = append(p.texts, r.FormValue("Body"))
	}
	if p.status == 0 {
		panic(http.ErrAbortHandler)
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(p.status)
	_, _ = fmt.Fprintf(w, `{"sid":"SM%s","code":20429,"status":%d}`, strings.Repeat("0a", 16), p.status)
}

func (p *phone) answers(status int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.status = status
}

// codes are those that the phone has shown, the newest last.
func (p *phone) codes() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return regexp.MustCompile(`\b\d{6}\b`).FindAllString(strings.Join(p.texts, "\n"), -1)
}

// ownCodes are words whose installation has no Verify service.
func ownCodes(t *testing.T) (*words, *phone, provider.Verifier) {
	t.Helper()
	w := &words{t: t, db: pgtest.New(t, migrate), now: time.Date(2027, time.March, 1, 10, 0, 0, 0, time.UTC)}
	shown := &phone{status: http.StatusCreated}
	vendor := httptest.NewServer(shown)
	t.Cleanup(vendor.Close)
	sms, err := twilio.New(twilio.Config{
		AccountSID: "AC" + strings.Repeat("0a", 16), AuthToken: "hushhush", From: "+12025550100", BaseURL: vendor.URL,
		StatusCallback: "https://arrears.example.com/webhooks/twilio/status",
	})
	require.NoError(t, err)
	key := []byte("0123456789abcdef")
	sending, err := owncode.New(key, sms, ledger.CodeLives)
	require.NoError(t, err)
	checking, err := owncode.New(key, nil, ledger.CodeLives)
	require.NoError(t, err)
	w.store, err = ledger.Open(t.Context(), ledger.Options{URL: w.db, Secret: key, ParsePolicy: policy.Parse})
	require.NoError(t, err)
	t.Cleanup(w.store.Close)
	w.acts = &activities.Activities{Store: w.store, SMS: sms, Verifier: sending, Now: func() time.Time { return w.now }, Log: logs.New(&w.log)}
	w.env = new(testsuite.WorkflowTestSuite).NewTestActivityEnvironment()
	w.acts.Ledger(w.env)
	w.acts.Messages(w.env)
	return w, shown, checking
}

// send has the one code sent that is outstanding.
func (w *words) send(id workflows.CustomerID) {
	w.t.Helper()
	turn := w.assess(id)
	require.Len(w.t, turn.Codes, 1)
	_, err := w.env.ExecuteActivity(workflows.ActivitySendCode, turn.Codes[0])
	require.NoError(w.t, err)
}

// submit has the gateway's part done: the code is checked under the customer's lock. It answers with the refusal's code.
func (w *words) submit(v provider.Verifier, code string) string {
	w.t.Helper()
	err := w.store.CheckCode(w.t.Context(), ledger.Ref{Tenant: "harbour", Customer: "c-1"}, w.moment(), func(ctx context.Context, ref string) (ledger.CodeCheck, error) {
		answer, err := v.CheckVerification(ctx, ref, code)
		return ledger.CodeCheck(answer), err
	})
	if err == nil {
		return ""
	}
	var refusal *ledger.Error
	require.ErrorAs(w.t, err, &refusal)
	return refusal.Code
}

// everything is all that the database holds.
func (w *words) everything() string {
	w.t.Helper()
	conn, err := pgx.Connect(w.t.Context(), w.db)
	require.NoError(w.t, err)
	defer func() { _ = conn.Close(context.WithoutCancel(w.t.Context())) }()
	rows, err := conn.Query(w.t.Context(), "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'")
	require.NoError(w.t, err)
	tables, err := pgx.CollectRows(rows, pgx.RowTo[string])
	require.NoError(w.t, err)
	require.True(w.t, slices.Contains(tables, "verifications"))
	var all strings.Builder
	for _, table := range tables {
		var text string
		require.NoError(w.t, conn.QueryRow(w.t.Context(), "SELECT coalesce(json_agg(x)::text, '') FROM "+table+" x").Scan(&text))
		all.WriteString(text)
	}
	return all.String()
}

func TestOurOwnCodeProvesThePhoneAndIsNowhereElse(t *testing.T) {
	t.Parallel()
	w, shown, checking := ownCodes(t)
	id := w.signUp(false)
	w.send(id)
	code := shown.codes()[0]
	require.Equal(t, "verification_wrong_code", w.submit(checking, code+"0"))
	require.Empty(t, w.submit(checking, code))
	require.Equal(t, dunning.Active, w.assess(id).Phase)
	require.NotRegexp(t, `\b`+code+`\b`, w.everything())
	require.NotContains(t, w.log.String(), code)
}

func TestOurOwnCodeInDoubtCanBeSubmittedAndIsNotSentAgain(t *testing.T) {
	t.Parallel()
	w, shown, checking := ownCodes(t)
	id := w.signUp(false)
	shown.answers(0)
	w.send(id)
	require.Empty(t, w.assess(id).Codes, "it may have gone out")
	require.Len(t, shown.codes(), 1)
	require.Empty(t, w.submit(checking, shown.codes()[0]), "what was kept with the claim knows it")
}

func TestOurOwnCodeThatWasNotSentIsFollowedByAnother(t *testing.T) {
	t.Parallel()
	w, shown, checking := ownCodes(t)
	id := w.signUp(false)
	shown.answers(http.StatusTooManyRequests)
	w.send(id)
	require.Equal(t, "verification_pending", w.submit(checking, "000000"))
	require.Contains(t, w.everything(), `"provider_ref":""`)
	require.NotContains(t, w.everything(), "own1.", "a code that went nowhere is good for nothing")
	shown.answers(http.StatusCreated)
	w.now = w.now.Add(time.Minute)
	w.send(id)
	require.Empty(t, w.submit(checking, shown.codes()[0]))
}
