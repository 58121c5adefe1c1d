package twilio_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/provider"
	"arrears/internal/provider/twilio"
)

const (
	account   = "AC00000000000000000000000000000001"
	service   = "VA00000000000000000000000000000001"
	messaging = "MG00000000000000000000000000000001"
	message   = "SM00000000000000000000000000000001"
	ref       = "VE00000000000000000000000000000001"
	phone     = "+12025550101"
)

func config(base string) twilio.Config {
	return twilio.Config{AccountSID: account, AuthToken: "token1", From: "+12025550100", VerifyServiceSID: service, BaseURL: base}
}

// server answers every request the same way and counts them.
type server struct {
	client   *twilio.Client
	requests atomic.Int32
	form     chan map[string][]string
}

func answering(t *testing.T, status int, header map[string]string, body string, change ...func(*twilio.Config)) *server {
	t.Helper()
	s := &server{form: make(chan map[string][]string, 10)}
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.requests.Add(1)
		_ = r.ParseForm()
		s.form <- r.PostForm
		for k, v := range header {
			w.Header().Set(k, v)
		}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}))
	t.Cleanup(web.Close)
	cfg := config(web.URL)
	for _, c := range change {
		c(&cfg)
	}
	client, err := twilio.New(cfg)
	require.NoError(t, err)
	s.client = client
	return s
}

func refusal(code int) string {
	return fmt.Sprintf(`{"code":%d,"message":"The number %s said no","status":400}`, code, phone)
}

// The table of codes, held against what the messages engine may do with each answer.
func TestEveryAnswerToAMessageHasOneMeaning(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		status  int
		body    string
		outcome provider.Outcome
		class   provider.Class
		code    string
	}{
		{"accepted", 201, `{"sid":"` + message + `","status":"queued"}`, provider.Accepted, "", ""},
		{"2xx that is no JSON", 201, `<html>`, "", provider.InDoubt, "undecodable_answer"},
		{"2xx without a sid", 201, `{}`, "", provider.InDoubt, "undecodable_answer"},
		{"2xx with a foreign sid", 201, `{"sid":"CA1"}`, "", provider.InDoubt, "undecodable_answer"},
		{"redirect", 302, ``, "", provider.InDoubt, "http_302"},
		{"500", 500, refusal(20500), "", provider.InDoubt, "20500"},
		{"503", 503, refusal(20503), "", provider.InDoubt, "20503"},
		{"503 with a code that is final elsewhere", 503, refusal(21610), "", provider.InDoubt, "21610"},
		{"502 page", 502, `<html>Bad gateway`, "", provider.InDoubt, "http_502"},
		{"503 empty", 503, ``, "", provider.InDoubt, "http_503"},
		{"500 without code", 500, `{"message":"x"}`, "", provider.InDoubt, "http_500"},
		{"408", 408, ``, "", provider.InDoubt, "http_408"},
		{"429", 429, refusal(20429), "", provider.NotSent, "20429"},
		{"429 bare", 429, ``, "", provider.NotSent, "http_429"},
		{"code as a string", 429, `{"code":"20429"}`, "", provider.NotSent, "20429"},
		{"queue full", 429, refusal(21611), "", provider.NotSent, "21611"},
		{"queue full as 400", 400, refusal(21611), "", provider.NotSent, "21611"},
		{"bad credentials", 401, refusal(20003), "", provider.Configuration, "20003"},
		{"401 bare", 401, ``, "", provider.Configuration, "http_401"},
		{"403 bare", 403, ``, "", provider.Configuration, "http_403"},
		{"404", 404, refusal(20404), "", provider.Configuration, "20404"},
		{"404 page", 404, `<html>`, "", provider.Configuration, "http_404"},
		{"From invalid", 400, refusal(21212), "", provider.Configuration, "21212"},
		{"no sender", 400, refusal(21603), "", provider.Configuration, "21603"},
		{"From cannot send", 400, refusal(21606), "", provider.Configuration, "21606"},
		{"trial account", 400, refusal(21608), "", provider.Configuration, "21608"},
		{"callback", 400, refusal(21609), "", provider.Configuration, "21609"},
		{"service empty", 400, refusal(21704), "", provider.Configuration, "21704"},
		{"service invalid", 400, refusal(21705), "", provider.Configuration, "21705"},
		{"STOP", 400, refusal(21610), provider.Suppressed, "", "21610"},
		{"To invalid", 400, refusal(21211), provider.InvalidRecipient, "", "21211"},
		{"invalid number", 400, refusal(21217), provider.InvalidRecipient, "", "21217"},
		{"invalid number 21401", 400, refusal(21401), provider.InvalidRecipient, "", "21401"},
		{"invalid number 21421", 400, refusal(21421), provider.InvalidRecipient, "", "21421"},
		{"no To", 400, refusal(21604), provider.InvalidRecipient, "", "21604"},
		{"landline", 400, refusal(21614), provider.InvalidRecipient, "", "21614"},
		{"geo permission", 400, refusal(21408), provider.Rejected, "", "21408"},
		{"geo permission as 403", 403, refusal(21408), provider.Rejected, "", "21408"},
		{"no body", 400, refusal(21602), provider.Rejected, "", "21602"},
		{"unreachable", 400, refusal(21612), provider.Rejected, "", "21612"},
		{"too long", 400, refusal(21617), provider.Rejected, "", "21617"},
		{"media", 400, refusal(21620), provider.Rejected, "", "21620"},
		{"scheduling 35111", 400, refusal(35111), provider.Rejected, "", "35111"},
		{"scheduling 35114", 400, refusal(35114), provider.Rejected, "", "35114"},
		{"scheduling 35118", 400, refusal(35118), provider.Rejected, "", "35118"},
		{"scheduling 35126", 400, refusal(35126), provider.Rejected, "", "35126"},
		{"a code of tomorrow", 400, refusal(29999), provider.Rejected, "", "29999"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := answering(t, c.status, map[string]string{"Content-Type": "application/json"}, c.body)

			result, err := s.client.SendSMS(t.Context(), provider.SMS{MessageID: "m-1", To: phone, Body: "Hello"})

			require.EqualValues(t, 1, s.requests.Load(), "one request, whatever came back")
			if c.class != "" {
				requireFailure(t, err, c.class, c.code)
				return
			}
			require.NoError(t, err)
			require.Equal(t, c.outcome, result.Outcome)
			require.Equal(t, c.code, result.Code)
			if c.outcome == provider.Accepted {
				require.Equal(t, message, result.ProviderID)
			}
		})
	}
}

func TestMessageCarriesItsIDAndItsLimit(t *testing.T) {
	t.Parallel()
	s := answering(t, 201, nil, `{"sid":"`+message+`"}`, func(c *twilio.Config) {
		c.From, c.MessagingServiceSID = "", messaging
		c.StatusCallback = "https://Arrears.example:8443/webhooks/twilio/status"
	})

	_, err := s.client.SendSMS(t.Context(), provider.SMS{MessageID: "m 1&x", To: phone, Body: "Hällo", ValidFor: 48 * time.Hour})

	require.NoError(t, err)
	require.Equal(t, map[string][]string{
		"To": {phone}, "Body": {"Hällo"}, "SmartEncoded": {"false"}, "MessagingServiceSid": {messaging}, "ValidityPeriod": {"36000"},
		"StatusCallback": {"https://arrears.example:8443/webhooks/twilio/status?message=m+1%26x"},
	}, <-s.form)

	_, err = s.client.SendSMS(t.Context(), provider.SMS{MessageID: "m-2", To: phone, Body: "x", ValidFor: time.Millisecond})
	require.NoError(t, err)
	require.Equal(t, []string{"1"}, (<-s.form)["ValidityPeriod"])

	_, err = s.client.SendSMS(t.Context(), provider.SMS{MessageID: "m-3", To: phone, Body: "x"})
	require.NoError(t, err)
	require.NotContains(t, <-s.form, "ValidityPeriod")
}

func TestThrottlingSaysHowLong(t *testing.T) {
	t.Parallel()
	s := answering(t, 429, map[string]string{"Retry-After": "17"}, refusal(20429))
	_, err := s.client.SendSMS(t.Context(), provider.SMS{MessageID: "m-1", To: phone, Body: "x"})
	require.Equal(t, 17*time.Second, requireFailure(t, err, provider.NotSent, "20429").RetryAfter)

	s = answering(t, 429, nil, refusal(60203))
	_, err = s.client.StartVerification(t.Context(), provider.Start{Phone: phone})
	require.Equal(t, 10*time.Minute, requireFailure(t, err, provider.NotSent, "60203").RetryAfter)
}

func TestErrorQuotesNoNumberAndNoSecret(t *testing.T) {
	t.Parallel()
	s := answering(t, 401, nil, refusal(20003))
	_, err := s.client.SendSMS(t.Context(), provider.SMS{MessageID: "m-1", To: phone, Body: "x"})
	require.EqualError(t, err, "twilio: configuration (20003)")
}

func TestCallEndsWithItsContext(t *testing.T) {
	t.Parallel()
	arrived := make(chan struct{})
	web := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		close(arrived)
		<-r.Context().Done()
	}))
	t.Cleanup(web.Close)
	client, err := twilio.New(config(web.URL))
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	go func() { <-arrived; cancel() }()

	_, err = client.SendSMS(ctx, provider.SMS{MessageID: "m-1", To: phone, Body: "x"})

	requireFailure(t, err, provider.InDoubt, "cancelled")
}

func TestStartOfAVerification(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		status  int
		body    string
		outcome provider.Outcome
		class   provider.Class
		code    string
	}{
		{"pending", 201, `{"sid":"` + ref + `","status":"pending"}`, provider.Accepted, "", ""},
		{"without sid", 201, `{"status":"pending"}`, "", provider.InDoubt, "undecodable_answer"},
		{"500", 500, ``, "", provider.InDoubt, "http_500"},
		{"invalid", 400, refusal(60200), provider.InvalidRecipient, "", "60200"},
		{"landline", 403, refusal(60205), provider.InvalidRecipient, "", "60205"},
		{"too many", 429, refusal(60203), "", provider.NotSent, "60203"},
		{"too many at once", 429, refusal(60212), "", provider.NotSent, "60212"},
		{"channel off", 400, refusal(60223), "", provider.Configuration, "60223"},
		{"no such service", 404, refusal(20404), "", provider.Configuration, "20404"},
		{"fraud guard", 403, refusal(60410), provider.Rejected, "", "60410"},
		{"geo", 403, refusal(60605), provider.Rejected, "", "60605"},
		{"STOP", 400, refusal(21610), provider.Suppressed, "", "21610"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := answering(t, c.status, nil, c.body)
			started, err := s.client.StartVerification(t.Context(), provider.Start{Phone: phone})
			require.Equal(t, map[string][]string{"To": {phone}, "Channel": {"sms"}}, <-s.form)
			if c.class != "" {
				requireFailure(t, err, c.class, c.code)
				return
			}
			require.NoError(t, err)
			require.Equal(t, c.outcome, started.Outcome)
			require.Equal(t, c.code, started.Code)
			require.Equal(t, c.name == "landline", started.Landline)
		})
	}
}

func TestACodeIsSaidByACall(t *testing.T) {
	t.Parallel()
	s := answering(t, 201, nil, `{"sid":"VE`+strings.Repeat("0a", 16)+`","status":"pending"}`)
	require.True(t, s.client.Calls())
	_, err := s.client.StartVerification(t.Context(), provider.Start{Phone: phone, Call: true})
	require.NoError(t, err)
	require.Equal(t, map[string][]string{"To": {phone}, "Channel": {"call"}}, <-s.form)
}

func TestCheckOfAVerification(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		status int
		body   string
		want   provider.Check
		class  provider.Class
		code   string
	}{
		{"approved", 201, `{"status":"approved","valid":true}`, provider.Approved, "", ""},
		{"wrong", 200, `{"status":"pending","valid":false}`, provider.Wrong, "", ""},
		{"refused as malformed", 400, refusal(60200), provider.Wrong, "", ""},
		{"gone", 404, refusal(20404), provider.Gone, "", ""},
		{"expired", 200, `{"status":"expired"}`, provider.Gone, "", ""},
		{"exhausted", 429, refusal(60202), provider.Exhausted, "", ""},
		{"exhausted as status", 200, `{"status":"max_attempts_reached"}`, provider.Exhausted, "", ""},
		{"throttled", 429, refusal(20429), "", provider.NotSent, "20429"},
		{"credentials", 401, refusal(20003), "", provider.Configuration, "20003"},
		{"unknown refusal", 400, refusal(60999), "", provider.Configuration, "60999"},
		{"down", 503, ``, "", provider.InDoubt, "http_503"},
		{"unknown status", 200, `{"status":"maybe"}`, "", provider.InDoubt, "undecodable_answer"},
		{"page", 200, `<html>`, "", provider.InDoubt, "undecodable_answer"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := answering(t, c.status, nil, c.body)
			got, err := s.client.CheckVerification(t.Context(), ref, "123456")
			require.Equal(t, map[string][]string{"VerificationSid": {ref}, "Code": {"123456"}}, <-s.form)
			if c.class != "" {
				requireFailure(t, err, c.class, c.code)
				return
			}
			require.NoError(t, err)
			require.Equal(t, c.want, got)
		})
	}

	t.Run("a malformed code is wrong without a call", func(t *testing.T) {
		t.Parallel()
		s := answering(t, 500, nil, ``)
		got, err := s.client.CheckVerification(t.Context(), ref, "12 34&To=x")
		require.NoError(t, err)
		require.Equal(t, provider.Wrong, got)
		require.Zero(t, s.requests.Load())
	})
}

func TestConfigurationNamesTheVariable(t *testing.T) {
	t.Parallel()
	for variable, change := range map[string]func(*twilio.Config){
		"TWILIO_ACCOUNT_SID":           func(c *twilio.Config) { c.AccountSID = "AC12-secret" },
		"TWILIO_AUTH_TOKEN":            func(c *twilio.Config) { c.AuthToken = "with space secret" },
		"TWILIO_FROM":                  func(c *twilio.Config) { c.From = "+0secret" },
		"TWILIO_MESSAGING_SERVICE_SID": func(c *twilio.Config) { c.From, c.MessagingServiceSID = "", "secret" },
		"only one of TWILIO_FROM":      func(c *twilio.Config) { c.MessagingServiceSID = messaging },
		"set TWILIO_FROM or":           func(c *twilio.Config) { c.From = "" },
		"TWILIO_VERIFY_SERVICE_SID":    func(c *twilio.Config) { c.VerifyServiceSID = "secret" },
		"TWILIO_BASE_URL":              func(c *twilio.Config) { c.BaseURL = "secret" },
		"ARREARS_PUBLIC_URL":           func(c *twilio.Config) { c.StatusCallback = "https://my_host.example/webhooks/twilio/status" },
	} {
		t.Run(variable, func(t *testing.T) {
			t.Parallel()
			cfg := config("http://127.0.0.1:1")
			change(&cfg)
			_, err := twilio.New(cfg)
			require.ErrorContains(t, err, variable)
			require.NotContains(t, strings.ReplaceAll(err.Error(), "TWILIO", ""), "secret")
		})
	}
}

func requireFailure(t *testing.T, err error, class provider.Class, code string) *provider.Error {
	t.Helper()
	var failure *provider.Error
	require.ErrorAs(t, err, &failure)
	require.Equal(t, class, failure.Class)
	require.Equal(t, code, failure.Code)
	require.Equal(t, fmt.Sprintf("twilio: %s (%s)", class, code), err.Error())
	return failure
}
