package register_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/provider"
	"arrears/internal/provider/outgoing/webhook"
	"arrears/internal/provider/register"
)

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

func applicant() provider.Applicant {
	return provider.Applicant{
		ID: "sc-1", Tenant: "harbour-bakery", Customer: "c-7", Name: "Corner Cafe", Email: "ledger@corner-cafe.example", Phone: "+12025550101",
		Country: "US", Region: "CA", InstrumentType: "card", InstrumentFunding: "credit", InstrumentCountry: "CA",
	}
}

func serving(t *testing.T, handle http.HandlerFunc) *register.Client {
	t.Helper()
	web := httptest.NewServer(handle)
	t.Cleanup(web.Close)
	client, err := register.New(register.Config{URL: web.URL + "/screening", Secret: secret})
	require.NoError(t, err)
	return client
}

func answering(t *testing.T, status int, body string) *register.Client {
	t.Helper()
	return serving(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "3")
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	})
}

func TestQuestionArrivesSigned(t *testing.T) {
	t.Parallel()
	bodies := make(chan string, 2)
	client := serving(t, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		if webhook.Verify(secret, r.Header, body, time.Now()) != nil || r.URL.Path != "/screening" || r.Header.Get("webhook-id") != "sc-1" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		bodies <- string(body)
		_, _ = io.WriteString(w, `{"outcome":"refer","reasons":["thin_file","recently_founded"],"score":17}`)
	})

	opinion, err := client.Ask(t.Context(), applicant())
	require.NoError(t, err)
	require.Equal(t, provider.Opinion{Outcome: provider.OpinionRefer, Reasons: []string{"thin_file", "recently_founded"}}, opinion)
	require.JSONEq(t, `{"id":"sc-1","type":"screening.asked","tenant":"harbour-bakery","customer_id":"c-7","name":"Corner Cafe","email":"ledger@corner-cafe.example",
		"phone":"+12025550101","country":"US","region":"CA","payment_instrument":{"type":"card","funding":"credit","country":"CA"}}`, <-bodies)

	_, err = client.Ask(t.Context(), provider.Applicant{ID: "sc-1", Tenant: "harbour-bakery", Customer: "c-7", Name: "Corner Cafe", Country: "US"})
	require.NoError(t, err)
	require.JSONEq(t, `{"id":"sc-1","type":"screening.asked","tenant":"harbour-bakery","customer_id":"c-7","name":"Corner Cafe","country":"US"}`, <-bodies,
		"what is not known is left out")
}

func TestAnswersThatCount(t *testing.T) {
	t.Parallel()
	for _, outcome := range []string{provider.OpinionPass, provider.OpinionRefer, provider.OpinionRefuse} {
		opinion, err := answering(t, http.StatusOK, `{"outcome":"`+outcome+`"}`).Ask(t.Context(), applicant())
		require.NoError(t, err)
		require.Equal(t, provider.Opinion{Outcome: outcome}, opinion)
	}
}

func TestWhatIsNoAnswerIsNeverAPass(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 41)
	for _, body := range []string{
		``, `null`, `[]`, `<html>`, `{}`, `{"outcome":""}`, `{"outcome":"Pass"}`, `{"outcome":"maybe"}`, `{"outcome":true}`, `{"outcome":"pass"`,
		`{"outcome":"pass","reasons":"fine"}`, `{"outcome":"pass","reasons":["Fine"]}`, `{"outcome":"pass","reasons":[""]}`, `{"outcome":"pass","reasons":[null]}`,
		`{"outcome":"refuse","reasons":["` + long + `"]}`, `{"outcome":"refuse","reasons":["owes money to Corner Cafe"]}`,
		`{"outcome":"refuse","reasons":[` + strings.Repeat(`"a",`, provider.MaxReasons) + `"a"]}`,
		`{"outcome":"pass","more":"` + strings.Repeat("x", 16<<10) + `"}`,
	} {
		opinion, err := answering(t, http.StatusOK, body).Ask(t.Context(), applicant())
		requireFailure(t, err, provider.Configuration, "undecodable_answer")
		require.Empty(t, opinion)
		require.NotContains(t, err.Error(), "Cafe")
	}
}

func TestEveryStatusHasOneMeaning(t *testing.T) {
	t.Parallel()
	for status, class := range map[int]provider.Class{
		301: provider.Configuration, 400: provider.Configuration, 401: provider.Configuration, 404: provider.Configuration, 410: provider.Configuration,
		408: provider.Transient, 429: provider.Transient, 500: provider.Transient, 503: provider.Transient,
	} {
		opinion, err := answering(t, status, `{"outcome":"pass"}`).Ask(t.Context(), applicant())
		failure := requireFailure(t, err, class, fmt.Sprintf("http_%d", status))
		require.Empty(t, opinion)
		if class == provider.Transient {
			require.Equal(t, 3*time.Second, failure.RetryAfter)
		}
	}
	cut := serving(t, func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	_, err := cut.Ask(t.Context(), applicant())
	requireFailure(t, err, provider.Transient, "lost_answer")
}

func TestConfigurationNamesTheVariable(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ url, secret, variable string }{
		{"", secret, "SCREENING_URL"},
		{"ftp://host", secret, "SCREENING_URL"},
		{"https://host", "", "SCREENING_SECRET"},
		{"https://host", "short", "SCREENING_SECRET"},
	} {
		_, err := register.New(register.Config{URL: c.url, Secret: c.secret})
		require.ErrorContains(t, err, c.variable)
	}
}

func requireFailure(t *testing.T, err error, class provider.Class, code string) *provider.Error {
	t.Helper()
	var failure *provider.Error
	require.ErrorAs(t, err, &failure)
	require.Equal(t, class, failure.Class)
	require.Equal(t, code, failure.Code)
	return failure
}
