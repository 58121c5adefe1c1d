package sandbox_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/dev/sandbox"
	"arrears/internal/provider"
	"arrears/internal/provider/billing"
	"arrears/internal/provider/provisioning"
	"arrears/internal/provider/register"
	"arrears/internal/provider/sendgrid"
	"arrears/internal/provider/twilio"
)

const (
	account     = "AC00000000000000000000000000000001"
	token       = "sandboxtoken"
	service     = "VA00000000000000000000000000000001"
	mailKey     = "SG.sandbox"
	accessKey   = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
	billingKey  = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"
	registerKey = "whsec_3vN1mfB9bXyhW8wZ3l0J5Q2c7dK4sT6u"
	phone       = "+12025550101"
	mailbox     = "ledger@corner-cafe.example"
)

// testBundle is a sandbox behind real HTTP, and our own adapters pointed at it.
type testBundle struct {
	t            *testing.T
	url          string
	clock        *wallClock
	twilio       *twilio.Client
	sendgrid     *sendgrid.Client
	provisioning *provisioning.Client
	billing      *billing.Client
	register     *register.Client
}

type wallClock struct {
	mu sync.Mutex
	at time.Time
}

func (c *wallClock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *wallClock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

// setup is a sandbox whose callbacks reach nobody.
func setup(t *testing.T, timeout time.Duration, around ...func(http.Handler) http.Handler) *testBundle {
	t.Helper()
	return setupWith(t, timeout, sandbox.Config{Gateway: "https://arrears.example"}, around...)
}

func setupWith(t *testing.T, timeout time.Duration, cfg sandbox.Config, around ...func(http.Handler) http.Handler) *testBundle {
	t.Helper()
	b := &testBundle{t: t, clock: &wallClock{at: time.Now()}}
	cfg.AccountSID, cfg.AuthToken, cfg.VerifyServiceSID, cfg.SendGridKey = account, token, service, mailKey
	cfg.ProvisioningSecret, cfg.BillingSecret, cfg.ScreeningSecret = accessKey, billingKey, registerKey
	cfg.Business, cfg.Now = func(wall time.Time) time.Time { return wall.AddDate(1, 0, 0).UTC() }, b.clock.now
	box := sandbox.New(cfg)
	var handler http.Handler = box
	for _, wrap := range around {
		handler = wrap(handler)
	}
	web := httptest.NewServer(handler)
	t.Cleanup(web.Close)
	t.Cleanup(box.Close)
	b.url = web.URL

	var err error
	b.twilio, err = twilio.New(twilio.Config{
		AccountSID: account, AuthToken: token, From: "+12025550100", VerifyServiceSID: service, BaseURL: web.URL, Timeout: timeout,
		StatusCallback: cfg.Gateway + "/webhooks/twilio/status",
	})
	require.NoError(t, err)
	b.sendgrid, err = sendgrid.New(sendgrid.Config{APIKey: mailKey, From: "accounts@harbour-bakery.example", FromName: "Harbour Bakery", BaseURL: web.URL, Timeout: timeout})
	require.NoError(t, err)
	b.provisioning, err = provisioning.New(provisioning.Config{URL: web.URL + "/provisioning", Secret: accessKey, Timeout: timeout})
	require.NoError(t, err)
	b.register, err = register.New(register.Config{URL: web.URL + "/screening", Secret: registerKey, Timeout: timeout})
	require.NoError(t, err)
	b.billing, err = billing.New(billing.Config{URL: web.URL + "/billing", Secret: billingKey, Timeout: timeout})
	require.NoError(t, err)
	return b
}

func (b *testBundle) sms(to string) (provider.Result, error) {
	return b.twilio.SendSMS(b.t.Context(), provider.SMS{MessageID: "m-sms", To: to, Body: "Invoice 7 is overdue.", ValidFor: time.Hour})
}

func (b *testBundle) email(to string) (provider.Result, error) {
	return b.sendgrid.SendEmail(b.t.Context(), provider.Email{MessageID: "m-mail", To: to, ToName: "Corner Cafe", Subject: "Invoice 7", Text: "It is overdue.", HTML: "<p>It is overdue.</p>"})
}

func (b *testBundle) access(version int64, access string, reasons ...string) error {
	return b.provisioning.ChangeAccess(b.t.Context(), provider.AccessChange{
		ID: "ac-" + access, Tenant: "harbour-bakery", Customer: "c-7", Version: version, Access: access, Reasons: reasons, At: time.Now(),
	})
}

// call speaks to the sandbox's own endpoints, or to a provider's without an adapter.
func (b *testBundle) call(method, path, body string, header ...string) (int, string, http.Header) {
	b.t.Helper()
	request, err := http.NewRequestWithContext(b.t.Context(), method, b.url+path, strings.NewReader(body))
	require.NoError(b.t, err)
	for i := 0; i+1 < len(header); i += 2 {
		request.Header.Set(header[i], header[i+1])
	}
	if strings.HasPrefix(path, "/2010") || strings.HasPrefix(path, "/v2/") {
		request.SetBasicAuth(account, token)
	}
	answer, err := http.DefaultClient.Do(request)
	require.NoError(b.t, err)
	defer func() { _ = answer.Body.Close() }()
	content, err := io.ReadAll(answer.Body)
	require.NoError(b.t, err)
	return answer.StatusCode, string(content), answer.Header
}

func (b *testBundle) fault(order string) {
	b.t.Helper()
	status, body, _ := b.call(http.MethodPost, "/faults", order)
	require.Equal(b.t, http.StatusCreated, status, body)
}

func (b *testBundle) list(path string) []map[string]any {
	b.t.Helper()
	status, body, _ := b.call(http.MethodGet, path, "")
	require.Equal(b.t, http.StatusOK, status)
	var list []map[string]any
	require.NoError(b.t, json.Unmarshal([]byte(body), &list))
	require.NotNil(b.t, list, "an empty list is [], not null")
	return list
}

func (b *testBundle) inbox() []map[string]any { return b.list("/inbox.json") }

// code is the last one that a phone shows.
func (b *testBundle) code(to string) string {
	b.t.Helper()
	inbox := b.inbox()
	for i := len(inbox) - 1; i >= 0; i-- {
		if inbox[i]["to"] == to && inbox[i]["correlation"] == nil {
			text := inbox[i]["text"].(string)
			return text[len(text)-6:]
		}
	}
	b.t.Fatalf("no code on phone %s", to)
	return ""
}

func requireFailure(t *testing.T, err error, class provider.Class, code string) {
	t.Helper()
	var failure *provider.Error
	require.ErrorAs(t, err, &failure)
	require.Equal(t, class, failure.Class, code)
	require.Equal(t, code, failure.Code)
}
