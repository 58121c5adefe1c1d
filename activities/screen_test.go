package activities_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/interceptor"
	"go.temporal.io/sdk/testsuite"
	"go.temporal.io/sdk/worker"

	"arrears/activities"
	"arrears/internal/dunning"
	"arrears/internal/ledger"
	"arrears/internal/logs"
	"arrears/internal/pgtest"
	"arrears/internal/policy"
	"arrears/internal/provider"
	"arrears/internal/provider/register"
	"arrears/internal/provider/twilio"
	"arrears/internal/screening"
	"arrears/workflows"
)

// outside answers in the place of Twilio's Lookup and of the user's register.
type outside struct {
	line, register atomic.Value // string: the answer; empty: 503
	status         atomic.Int64 // of the register where it does not answer; 0: 503
	asked          atomic.Int64 // how often the register was asked
}

func (o *outside) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	answer := &o.line
	if r.Method == http.MethodPost {
		answer = &o.register
		o.asked.Add(1)
	}
	w.Header().Set("Content-Type", "application/json")
	text, _ := answer.Load().(string)
	if text == "" {
		status := int(o.status.Load())
		if status == 0 {
			status = http.StatusServiceUnavailable
		}
		w.WriteHeader(status)
	}
	_, _ = w.Write([]byte(text))
}

// screened is a customer who has proven their phone, and whom two outside are asked about.
func screened(t *testing.T) (*words, *outside, workflows.CustomerID) {
	t.Helper()
	w := &words{t: t, db: pgtest.New(t, migrate), now: time.Date(2027, time.March, 1, 10, 0, 0, 0, time.UTC)}
	o := new(outside)
	vendor := httptest.NewServer(o)
	t.Cleanup(vendor.Close)
	lines, err := twilio.NewLineLookup(twilio.Config{AccountSID: "AC" + strings.Repeat("0a", 16), AuthToken: "hushhush", BaseURL: vendor.URL})
	require.NoError(t, err)
	asked, err := register.New(register.Config{URL: vendor.URL, Secret: "whsec_" + strings.Repeat("aHVzaGh1c2g", 4)})
	require.NoError(t, err)
	w.store, err = ledger.Open(t.Context(), ledger.Options{
		URL: w.db, Secret: []byte("0123456789abcdef"), ParsePolicy: policy.Parse, Checks: activities.Checks(true, true),
	})
	require.NoError(t, err)
	t.Cleanup(w.store.Close)
	log := logs.New(&w.log)
	acts := &activities.Activities{Store: w.store, Lines: lines, Register: asked, Now: func() time.Time { return w.now }, Log: log}
	w.env = new(testsuite.WorkflowTestSuite).NewTestActivityEnvironment()
	w.env.SetWorkerOptions(worker.Options{Interceptors: []interceptor.WorkerInterceptor{&activities.Conceal{Log: log}}})
	acts.Ledger(w.env)
	acts.Screening(w.env)

	id := w.signUp(false)
	ref := ledger.Ref{Tenant: id.Tenant, Customer: id.Customer}
	out, err := w.store.Converge(t.Context(), ref, w.moment())
	require.NoError(t, err)
	_, err = w.store.ClaimCode(t.Context(), ref, out.Codes[0], w.moment(), "")
	require.NoError(t, err)
	_, err = w.store.RecordCode(t.Context(), ref, out.Codes[0], w.moment(), ledger.Outcome{Kind: ledger.Sent, ProviderID: "VE1"})
	require.NoError(t, err)
	require.NoError(t, w.store.CheckCode(t.Context(), ref, w.moment(), func(context.Context, string) (ledger.CodeCheck, error) {
		return ledger.CodeApproved, nil
	}))
	return w, o, id
}

func (w *words) screen(s workflows.ScreenRef) (turn workflows.Turn, err error) {
	w.t.Helper()
	value, err := w.env.ExecuteActivity(workflows.ActivityScreen, s)
	if err == nil {
		require.NoError(w.t, value.Get(&turn))
	}
	return turn, err
}

// lines are what the verdict was made of.
func (w *words) lines(id workflows.CustomerID) map[screening.Check]screening.Line {
	w.t.Helper()
	c, err := w.store.Customer(w.t.Context(), ledger.Ref{Tenant: id.Tenant, Customer: id.Customer}, w.moment())
	require.NoError(w.t, err)
	out := map[screening.Check]screening.Line{}
	for _, l := range c.Screening.Lines {
		out[l.Check] = l
	}
	return out
}

func TestThoseOutsideAreAskedAboutASignUp(t *testing.T) {
	t.Parallel()
	w, o, id := screened(t)
	o.line.Store(`{"valid":true,"country_code":"US","line_type_intelligence":{"type":"nonFixedVoip"}}`)
	o.register.Store(`{"outcome":"refuse","reasons":["thin_file"]}`)
	turn := w.assess(id)
	require.Equal(t, dunning.Screening, turn.Phase)
	require.Len(t, turn.Screens, 2)
	turn, err := w.screen(turn.Screens[0])
	require.NoError(t, err)
	require.Len(t, turn.Screens, 1)
	turn, err = w.screen(turn.Screens[0])
	require.NoError(t, err)
	require.Empty(t, turn.Screens)
	require.Equal(t, dunning.Screening, turn.Phase)
	require.True(t, turn.NeedsHuman, "a register by itself refers")
	lines := w.lines(id)
	require.Equal(t, screening.VoIP, lines[screening.NumberType].Value)
	require.Equal(t, screening.Refer, lines[screening.Register].Outcome)
	require.Equal(t, []string{"thin_file"}, lines[screening.Register].Reasons)
	require.EqualValues(t, 1, o.asked.Load())
}

// TestWhatALookupDoesNotKnowTheNumberingPlansMay: a number for which callers pay is none the better for an answer that knows nothing.
func TestWhatALookupDoesNotKnowTheNumberingPlansMay(t *testing.T) {
	t.Parallel()
	w, o, id := screened(t)
	o.line.Store(`{"valid":true,"country_code":"US","line_type_intelligence":{"type":null,"error_code":60600}}`)
	o.register.Store(`{"outcome":"pass"}`)
	for _, s := range w.assess(id).Screens {
		_, err := w.screen(s)
		require.NoError(t, err)
	}
	require.Equal(t, screening.LandlineOrMobile, w.lines(id)[screening.NumberType].Value)
}

// TestScreeningPaysForNoSecondLookUp: what was found out before the code went is known when the sign-up is screened.
func TestScreeningPaysForNoSecondLookUp(t *testing.T) {
	t.Parallel()
	w, o, id := screened(t)
	conn, err := pgx.Connect(t.Context(), w.db)
	require.NoError(t, err)
	defer func() { _ = conn.Close(context.WithoutCancel(t.Context())) }()
	_, err = conn.Exec(t.Context(), "UPDATE verifications SET line = $1, looked_wall = now()", provider.LineNonFixedVoIP)
	require.NoError(t, err)
	o.register.Store(`{"outcome":"pass"}`)
	for _, s := range w.assess(id).Screens {
		_, err := w.screen(s)
		require.NoError(t, err, "Twilio would answer 503")
	}
	require.Equal(t, screening.VoIP, w.lines(id)[screening.NumberType].Value)
}

func TestSilenceOfThoseOutsideIsNoPass(t *testing.T) {
	t.Parallel()
	w, o, id := screened(t)
	o.line.Store(`{"valid":true,"country_code":"US","line_type_intelligence":{"type":"mobile"}}`)
	turn := w.assess(id)
	_, err := w.screen(turn.Screens[0])
	require.NoError(t, err)
	_, err = w.screen(turn.Screens[1])
	require.Error(t, err, "it is tried again")
	require.NotContains(t, err.Error(), mailbox)
	w.now = w.now.Add(time.Minute)
	require.Len(t, w.assess(id).Screens, 1)
	w.now = w.now.Add(5 * time.Minute)
	turn = w.assess(id)
	require.Empty(t, turn.Screens)
	require.Equal(t, dunning.Screening, turn.Phase)
	require.True(t, turn.NeedsHuman)
	require.Equal(t, screening.NoAnswer, w.lines(id)[screening.Register].Value)
}

func TestWhoCannotBeAskedBecauseOfUsIsAskedOnce(t *testing.T) {
	t.Parallel()
	w, o, id := screened(t)
	o.line.Store(`{"valid":true,"country_code":"US","line_type_intelligence":{"type":"mobile"}}`)
	o.status.Store(http.StatusUnauthorized)
	turn := w.assess(id)
	for _, s := range turn.Screens {
		_, err := w.screen(s)
		require.NoError(t, err)
	}
	require.Equal(t, screening.NoAnswer, w.lines(id)[screening.Register].Value)
	_, err := w.screen(turn.Screens[1])
	require.NoError(t, err)
	require.EqualValues(t, 1, o.asked.Load(), "and not after the verdict")
	w.quiet("a check cannot be asked for")
}
