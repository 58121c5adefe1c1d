package rest_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/dev/rest"
)

// serve answers each call with the next of the answers, and the last one for ever.
func serve(t *testing.T, answers ...http.HandlerFunc) (c *rest.Client, calls *int) {
	t.Helper()
	calls = new(int)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer := answers[min(*calls, len(answers)-1)]
		*calls++
		answer(w, r)
	}))
	t.Cleanup(server.Close)
	return &rest.Client{Base: server.URL, HTTP: server.Client()}, calls
}

func answer(status int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

func TestItAsksAgainWhereThatMayHelp(t *testing.T) {
	t.Parallel()
	c, calls := serve(t,
		answer(http.StatusServiceUnavailable, ""), answer(http.StatusConflict, `{"code":"idempotency_in_progress"}`), answer(http.StatusCreated, "{}"))
	require.NoError(t, c.Post(t.Context(), "/", "key", nil))
	require.Equal(t, 3, *calls)

	c, calls = serve(t, answer(http.StatusConflict, `{"code":"customer_differs"}`))
	err := c.Post(t.Context(), "/", "key", nil)
	var refused *rest.Refusal
	require.ErrorAs(t, err, &refused)
	require.Equal(t, http.StatusConflict, refused.Status)
	require.Equal(t, 1, *calls)
}

func TestAListIsReadToItsEnd(t *testing.T) {
	t.Parallel()
	page := func(items, next string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			_, _ = fmt.Fprintf(w, `{"items":[%s],"next":%s}`, items, next)
		}
	}
	c, calls := serve(t, page("1,2", `"two"`), func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Get("cursor") != "two" {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		page("3", "null")(w, r)
	})
	var read []int
	require.NoError(t, rest.Pages(t.Context(), c, "/list", func(n int) { read = append(read, n) }))
	require.Equal(t, []int{1, 2, 3}, read)
	require.Equal(t, 2, *calls)
}
