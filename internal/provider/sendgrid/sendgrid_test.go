package sendgrid_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"arrears/internal/provider"
	"arrears/internal/provider/sendgrid"
)

func config(base string) sendgrid.Config {
	return sendgrid.Config{APIKey: "SG.key", From: "accounts@harbour-bakery.example", FromName: "Harbour Bakery", BaseURL: base}
}

func serving(t *testing.T, handle http.HandlerFunc) *sendgrid.Client {
	t.Helper()
	web := httptest.NewServer(handle)
	t.Cleanup(web.Close)
	client, err := sendgrid.New(config(web.URL))
	require.NoError(t, err)
	return client
}

func mail(id string) provider.Email {
	return provider.Email{MessageID: id, To: "ledger@corner-cafe.example", ToName: "Corner Cafe", Subject: "Invoice 7", Text: "Dear Corner Cafe", HTML: "<p>Dear Corner Cafe</p>"}
}

func TestEveryAnswerHasOneMeaning(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		status  int
		body    string
		outcome provider.Outcome
		class   provider.Class
		code    string
	}{
		{"accepted", 202, ``, provider.Accepted, "", ""},
		{"sandbox mode", 200, ``, provider.Accepted, "", ""},
		{"another 2xx", 204, ``, "", provider.InDoubt, "http_204"},
		{"redirect", 307, ``, "", provider.InDoubt, "http_307"},
		{"bad mail", 400, `{"errors":[{"message":"x","field":"subject"}]}`, provider.Rejected, "", "http_400"},
		{"bad recipient", 400, `{"errors":[{"message":"Does not contain a valid address.","field":"personalizations.0.to.0.email"}]}`, provider.InvalidRecipient, "", "invalid_to"},
		{"bad recipient and bad mail", 400, `{"errors":[{"field":"personalizations.0.to"},{"field":"subject"}]}`, provider.Rejected, "", "http_400"},
		{"400 page", 400, `<html>`, provider.Rejected, "", "http_400"},
		{"too large, as HTML", 413, `<html>`, provider.Rejected, "", "http_413"},
		{"bad key", 401, `{}`, "", provider.Configuration, "http_401"},
		{"sender not verified", 403, `{}`, "", provider.Configuration, "http_403"},
		{"not there", 404, ``, "", provider.Configuration, "http_404"},
		{"408", 408, ``, "", provider.InDoubt, "http_408"},
		{"500", 500, ``, "", provider.InDoubt, "http_500"},
		{"503", 503, `<html>`, "", provider.InDoubt, "http_503"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			requests := make(chan struct{}, 10)
			client := serving(t, func(w http.ResponseWriter, _ *http.Request) {
				requests <- struct{}{}
				w.Header().Set("X-Message-Id", "sg-1")
				w.WriteHeader(c.status)
				_, _ = io.WriteString(w, c.body)
			})
			result, err := client.SendEmail(t.Context(), mail("m-1"))
			require.Len(t, requests, 1)
			if c.class != "" {
				requireFailure(t, err, c.class, c.code)
				return
			}
			require.NoError(t, err)
			require.Equal(t, c.outcome, result.Outcome)
			require.Equal(t, c.code, result.Code)
			if c.outcome == provider.Accepted {
				require.Equal(t, "sg-1", result.ProviderID)
			}
		})
	}
}

func TestThrottlingSaysHowLong(t *testing.T) {
	t.Parallel()
	client := serving(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-RateLimit-Reset", fmt.Sprint(time.Now().Add(30*time.Second).Unix()))
		w.WriteHeader(http.StatusTooManyRequests)
	})
	_, err := client.SendEmail(t.Context(), mail("m-1"))
	wait := requireFailure(t, err, provider.NotSent, "http_429").RetryAfter
	require.InDelta(t, 30, wait.Seconds(), 10)
}

func TestMailCarriesItsIDAndTracksNobody(t *testing.T) {
	t.Parallel()
	bodies := make(chan string, 1)
	client := serving(t, func(w http.ResponseWriter, r *http.Request) {
		raw, _ := io.ReadAll(r.Body)
		bodies <- r.Header.Get("Authorization") + " " + r.URL.Path + " " + string(raw)
		w.WriteHeader(http.StatusAccepted)
	})
	_, err := client.SendEmail(t.Context(), mail("m-1"))
	require.NoError(t, err)
	head, body, _ := strings.Cut(<-bodies, " {")
	require.Equal(t, "Bearer SG.key /v3/mail/send", head)
	require.JSONEq(t, `{
		"from": {"email": "accounts@harbour-bakery.example", "name": "Harbour Bakery"},
		"subject": "Invoice 7",
		"personalizations": [{"to": [{"email": "ledger@corner-cafe.example", "name": "Corner Cafe"}], "custom_args": {"message_id": "m-1"}}],
		"content": [{"type": "text/plain", "value": "Dear Corner Cafe"}, {"type": "text/html", "value": "<p>Dear Corner Cafe</p>"}],
		"tracking_settings": {"click_tracking": {"enable": false, "enable_text": false}, "open_tracking": {"enable": false}}
	}`, "{"+body)
}

// The vendor's client, shared, loses some of these and sends others twice.
func TestManyMailsAtOnceEachGoOnce(t *testing.T) {
	t.Parallel()
	const mails = 300
	var mu sync.Mutex
	seen := map[string]int{}
	client := serving(t, func(w http.ResponseWriter, r *http.Request) {
		var m struct {
			Personalizations []struct {
				CustomArgs map[string]string `json:"custom_args"`
			}
		}
		_ = json.NewDecoder(r.Body).Decode(&m)
		mu.Lock()
		defer mu.Unlock()
		for _, p := range m.Personalizations {
			seen[p.CustomArgs["message_id"]]++
		}
		w.WriteHeader(http.StatusAccepted)
	})
	var group errgroup.Group
	group.SetLimit(32)
	for i := range mails {
		group.Go(func() error {
			_, err := client.SendEmail(t.Context(), mail(fmt.Sprintf("m-%d", i)))
			return err
		})
	}
	require.NoError(t, group.Wait())
	require.Len(t, seen, mails)
	for id, n := range seen {
		require.Equal(t, 1, n, id)
	}
}

func TestEmptyMailIsNotSent(t *testing.T) {
	t.Parallel()
	client := serving(t, func(http.ResponseWriter, *http.Request) { panic("not reached") })
	result, err := client.SendEmail(t.Context(), provider.Email{MessageID: "m-1", To: "ledger@corner-cafe.example", Subject: "x"})
	require.NoError(t, err)
	require.Equal(t, provider.Result{Outcome: provider.Rejected, Code: "empty_body"}, result)
}

func TestConfigurationNamesTheVariable(t *testing.T) {
	t.Parallel()
	for variable, change := range map[string]func(*sendgrid.Config){
		"SENDGRID_API_KEY":  func(c *sendgrid.Config) { c.APIKey = "secret\n" },
		"SENDGRID_FROM":     func(c *sendgrid.Config) { c.From = "Secret <a@b.example>" },
		"SENDGRID_BASE_URL": func(c *sendgrid.Config) { c.BaseURL = "secret" },
		"sender's name":     func(c *sendgrid.Config) { c.FromName = "secret\r\nBcc: x" },
	} {
		t.Run(variable, func(t *testing.T) {
			t.Parallel()
			cfg := config("http://127.0.0.1:1")
			change(&cfg)
			_, err := sendgrid.New(cfg)
			require.ErrorContains(t, err, variable)
			require.NotContains(t, err.Error(), "secret")
		})
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
