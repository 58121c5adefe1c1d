package activities_test

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/interceptor"
	sdklog "go.temporal.io/sdk/log"
	"go.temporal.io/sdk/testsuite"
	"go.temporal.io/sdk/worker"

	"arrears/activities"
	"arrears/internal/calendar"
	"arrears/internal/clock"
	"arrears/internal/ledger"
	"arrears/internal/logs"
	"arrears/internal/money"
	"arrears/internal/pgtest"
	"arrears/internal/policy"
	"arrears/internal/provider/sendgrid"
	"arrears/internal/provider/twilio"
	"arrears/workflows"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

func migrate(ctx context.Context, url string) error {
	_, err := ledger.Migrate(ctx, url)
	return err
}

const mailbox = "bakery@harbour.example"

// words are activities on a real ledger and the vendors' real clients, which are answered by somebody who quotes in every
// error whom we wrote to.
type words struct {
	t     *testing.T
	db    string
	acts  *activities.Activities // of a worker whose codes are its own
	store *ledger.Store
	env   *testsuite.TestActivityEnvironment
	log   bytes.Buffer
	now   time.Time
}

func newWords(t *testing.T, status int) *words {
	t.Helper()
	w := &words{t: t, db: pgtest.New(t, migrate), now: time.Date(2027, time.March, 1, 10, 0, 0, 0, time.UTC)}
	vendor := httptest.NewServer(http.HandlerFunc(func(answer http.ResponseWriter, _ *http.Request) {
		answer.Header().Set("Content-Type", "application/json")
		answer.WriteHeader(status)
		_, _ = fmt.Fprintf(answer, `{"code":20003,"status":%d,"message":"%s and %s are not yours","errors":[{"message":"%s","field":"from"}]}`, status, number, mailbox, mailbox)
	}))
	t.Cleanup(vendor.Close)
	sms, err := twilio.New(twilio.Config{
		AccountSID: "AC" + strings.Repeat("0a", 16), AuthToken: "hushhush", From: "+12025550100",
		VerifyServiceSID: "VA" + strings.Repeat("0a", 16), BaseURL: vendor.URL,
	})
	require.NoError(t, err)
	mail, err := sendgrid.New(sendgrid.Config{APIKey: "SG.hush", From: "billing@arrears.example", BaseURL: vendor.URL})
	require.NoError(t, err)
	w.store, err = ledger.Open(t.Context(), ledger.Options{URL: w.db, Secret: []byte("0123456789abcdef"), ParsePolicy: policy.Parse})
	require.NoError(t, err)
	t.Cleanup(w.store.Close)

	log := logs.New(&w.log)
	acts := &activities.Activities{Store: w.store, Email: mail, SMS: sms, Verifier: sms, Now: func() time.Time { return w.now }, Log: log}
	var suite testsuite.WorkflowTestSuite
	suite.SetLogger(sdklog.NewStructuredLogger(log))
	w.env = suite.NewTestActivityEnvironment()
	w.env.SetWorkerOptions(worker.Options{Interceptors: []interceptor.WorkerInterceptor{&activities.Watch{}, &activities.Conceal{Log: log}}})
	acts.Ledger(w.env)
	acts.Messages(w.env)
	return w
}

func (w *words) moment() clock.Moment { return clock.Moment{Wall: w.now, Business: w.now} }

// signUp makes a tenant and a customer: one who waits for a code, or one who was taken over and owes.
func (w *words) signUp(takenOver bool) workflows.CustomerID {
	_, err := w.store.PutTenant(w.t.Context(), ledger.Tenant{
		ID: "harbour", Name: "Harbour Utilities", PostalAddress: "1 Quay", Locale: "en", TimeZone: "UTC", Policy: "standard",
	}, []byte("name: Harbour Utilities"))
	require.NoError(w.t, err)
	_, err = w.store.PublishPolicy(w.t.Context(), "harbour", policy.Hash(policy.Standard()), policy.Standard())
	require.NoError(w.t, err)
	_, err = w.store.CreateCustomer(w.t.Context(), "harbour", w.moment(), ledger.NewCustomer{
		ID: "c-1", Name: "Harbour Bakery", Email: mailbox, Phone: number, Country: "US", TimeZone: "UTC", Class: "billable", TakenOver: takenOver,
	})
	require.NoError(w.t, err)
	return workflows.CustomerID{Tenant: "harbour", Customer: "c-1"}
}

func (w *words) assess(id workflows.CustomerID) (turn workflows.Turn) {
	w.t.Helper()
	value, err := w.env.ExecuteActivity(workflows.ActivityAssess, id)
	require.NoError(w.t, err)
	require.NoError(w.t, value.Get(&turn))
	return turn
}

// quiet wants a record of that text, and nobody's number, address or key in any.
func (w *words) quiet(message string) {
	w.t.Helper()
	require.Contains(w.t, w.log.String(), message)
	for _, never := range []string{number, mailbox, "Harbour Bakery", "hush"} {
		require.NotContains(w.t, w.log.String(), never)
	}
}

func TestWhatAVendorQuotesIsNotLogged(t *testing.T) {
	t.Parallel()
	for _, status := range []int{http.StatusUnauthorized, http.StatusServiceUnavailable, http.StatusTooManyRequests} {
		t.Run(http.StatusText(status), func(t *testing.T) {
			t.Parallel()
			w := newWords(t, status)
			id := w.signUp(false)
			turn := w.assess(id)
			require.Len(t, turn.Codes, 1)
			_, err := w.env.ExecuteActivity(workflows.ActivitySendCode, turn.Codes[0])
			require.NoError(t, err)
			w.quiet("code not known to be sent")
			require.Regexp(t, `"error":\{"provider":"twilio","class":"\w+","code":"(20003|http_\d+)"`, w.log.String())
		})
		t.Run("mail "+http.StatusText(status), func(t *testing.T) {
			t.Parallel()
			w := newWords(t, status)
			id := w.signUp(true)
			_, _, err := w.store.AddInvoices(t.Context(), "harbour", w.moment(), []ledger.NewInvoice{{
				ID: "i-1", Customer: "c-1", Amount: money.Amount{Currency: "USD", Minor: 70000}, IssuedOn: calendar.DateOf(w.now, time.UTC), DueOn: calendar.DateOf(w.now, time.UTC), Kind: "standard",
			}})
			require.NoError(t, err)
			w.now = w.now.AddDate(0, 0, 3)
			turn := w.assess(id)
			require.Len(t, turn.Deliveries, 1)
			_, err = w.env.ExecuteActivity(workflows.ActivityDeliver, turn.Deliveries[0])
			require.NoError(t, err)
			w.quiet("message not known to be sent")
			require.Regexp(t, `"error":\{"provider":"sendgrid","class":"\w+","code":"http_\d+"`, w.log.String())
		})
	}
}

func TestWhatPostgresQuotesIsNotLogged(t *testing.T) {
	t.Parallel()
	w := newWords(t, http.StatusOK)
	id := w.signUp(true)
	conn, err := pgx.Connect(t.Context(), w.db)
	require.NoError(t, err)
	defer func() { _ = conn.Close(context.WithoutCancel(t.Context())) }()
	// A row that no longer fits: Postgres quotes it whole in its detail.
	_, err = conn.Exec(t.Context(), "ALTER TABLE customers ADD CONSTRAINT nobody_moves CHECK (turn = 0)")
	require.NoError(t, err)
	_, err = w.env.ExecuteActivity(workflows.ActivityAssess, id)
	require.Error(t, err)
	w.quiet("activity failed")
	require.Contains(t, w.log.String(), `"sqlstate":"23514"`)
	require.Contains(t, w.log.String(), `"constraint":"nobody_moves"`)
	incident := regexp.MustCompile(`incident ([0-9a-f-]{36})`).FindStringSubmatch(err.Error())
	require.NotNil(t, incident)
	require.Contains(t, w.log.String(), incident[1])
}
