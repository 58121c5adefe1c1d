package provisioning_test

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/provider"
	"arrears/internal/provider/outgoing/webhook"
	"arrears/internal/provider/provisioning"
)

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

func change() provider.AccessChange {
	return provider.AccessChange{ID: "ac-1", Tenant: "harbour-bakery", Customer: "c-7", Version: 3, Access: "suspended", Reasons: []string{"non_payment"},
		At: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)}
}

func serving(t *testing.T, handle http.HandlerFunc) *provisioning.Client {
	t.Helper()
	web := httptest.NewServer(handle)
	t.Cleanup(web.Close)
	client, err := provisioning.New(provisioning.Config{URL: web.URL + "/provisioning", Secret: secret})
	require.NoError(t, err)
	return client
}

func TestChangeArrivesSigned(t *testing.T) {
	t.Parallel()
	type received struct {
		header http.Header
		body   []byte
		path   string
	}
	got := make(chan received, 1)
	client := serving(t, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		got <- received{r.Header, body, r.URL.Path}
		w.WriteHeader(http.StatusNoContent)
	})

	require.NoError(t, client.ChangeAccess(t.Context(), change()))

	r := <-got
	require.Equal(t, "/provisioning", r.path)
	require.Equal(t, "ac-1", r.header.Get("webhook-id"))
	require.JSONEq(t, `{"id":"ac-1","type":"access.changed","tenant":"harbour-bakery","customer_id":"c-7","version":3,"access":"suspended",
		"reasons":["non_payment"],"at":"2026-11-22T09:00:00Z"}`, string(r.body))
	require.NoError(t, webhook.Verify(secret, r.header, r.body, time.Now()))

	require.ErrorIs(t, webhook.Verify(secret, r.header, append(r.body, ' '), time.Now()), webhook.ErrSignature)
	require.ErrorIs(t, webhook.Verify(secret, r.header, r.body, time.Now().Add(6*time.Minute)), webhook.ErrSignature)
	require.ErrorIs(t, webhook.Verify(secret, r.header, r.body, time.Now().Add(-6*time.Minute)), webhook.ErrSignature)
	require.ErrorIs(t, webhook.Verify("another secret of ours", r.header, r.body, time.Now()), webhook.ErrSignature)
	require.ErrorIs(t, webhook.Verify(secret, http.Header{}, r.body, time.Now()), webhook.ErrSignature)
	r.header.Set("webhook-id", "ac-2")
	require.ErrorIs(t, webhook.Verify(secret, r.header, r.body, time.Now()), webhook.ErrSignature)
}

func TestNoReasonIsAnEmptyList(t *testing.T) {
	t.Parallel()
	bodies := make(chan []byte, 1)
	client := serving(t, func(_ http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		bodies <- body
	})
	c := change()
	c.Reasons = nil
	require.NoError(t, client.ChangeAccess(t.Context(), c))
	require.True(t, bytes.Contains(<-bodies, []byte(`"reasons":[]`)))
}

func TestEveryStatusHasOneMeaning(t *testing.T) {
	t.Parallel()
	for status, class := range map[int]provider.Class{
		200: "", 202: "", 204: "",
		301: provider.Configuration, 400: provider.Configuration, 401: provider.Configuration, 404: provider.Configuration, 410: provider.Configuration,
		408: provider.Transient, 429: provider.Transient, 500: provider.Transient, 503: provider.Transient,
	} {
		t.Run(http.StatusText(status), func(t *testing.T) {
			t.Parallel()
			client := serving(t, func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Retry-After", "3")
				w.WriteHeader(status)
			})
			err := client.ChangeAccess(t.Context(), change())
			if class == "" {
				require.NoError(t, err)
				return
			}
			failure := requireClass(t, err, class)
			if class == provider.Transient {
				require.Equal(t, 3*time.Second, failure.RetryAfter)
			}
		})
	}
	t.Run("cut", func(t *testing.T) {
		t.Parallel()
		client := serving(t, func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
		require.Equal(t, "lost_answer", requireClass(t, client.ChangeAccess(t.Context(), change()), provider.Transient).Code)
	})
}

func TestConfigurationNamesTheVariable(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ url, secret, variable string }{
		{"", secret, "PROVISIONING_URL"},
		{"ftp://host", secret, "PROVISIONING_URL"},
		{"https://host", "", "PROVISIONING_SECRET"},
		{"https://host", "short", "PROVISIONING_SECRET"},
		{"https://host", "whsec_???", "PROVISIONING_SECRET"},
	} {
		_, err := provisioning.New(provisioning.Config{URL: c.url, Secret: c.secret})
		require.ErrorContains(t, err, c.variable)
	}
}

func requireClass(t *testing.T, err error, class provider.Class) *provider.Error {
	t.Helper()
	var failure *provider.Error
	require.ErrorAs(t, err, &failure)
	require.Equal(t, class, failure.Class)
	return failure
}
