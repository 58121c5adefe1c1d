package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestHealth(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		status int
		answer string
		code   int
		says   string
	}{
		{200, `{"status":"ready","parts":{"temporal":"ok","postgres":"ok"}}`, exitDone, "is ready: postgres ok, temporal ok"},
		{200, `{"status":"degraded","parts":{"postgres":"ok","temporal":"unreachable"}}`, exitDone, "is degraded: postgres ok, temporal unreachable"},
		{503, `{"status":"unavailable","parts":{"postgres":"unreachable"}}`, exitFailed, "is unavailable: postgres unreachable"},
		{200, `{"status":"degraded","parts":{"sms":{"state":"open"}}}`, exitDone, `sms {"state":"open"}`},
		{200, `<html>`, exitFailed, "is no"},
		{404, `{}`, exitFailed, "404"},
	} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			require.Equal(t, "/readyz", r.URL.Path)
			w.WriteHeader(c.status)
			_, _ = w.Write([]byte(c.answer))
		}))
		address := strings.TrimPrefix(server.URL, "http://")
		for _, s := range []struct {
			env  map[string]string
			args []string
			who  string
		}{
			{map[string]string{"ARREARS_LISTEN": address}, []string{"health"}, "the gateway "},
			{map[string]string{"ARREARS_METRICS_LISTEN": address}, []string{"health", "--worker"}, "the worker "},
		} {
			got := (&shell{t, s.env}).run(s.args...)
			require.Equal(t, c.code, got.code, c.answer)
			require.Contains(t, got.out+got.err, c.says)
			if c.code == exitDone {
				require.Contains(t, got.out, s.who)
			}
		}
		server.Close()
	}
	s := &shell{t, map[string]string{"ARREARS_LISTEN": "127.0.0.1:1"}}
	got := s.run("health")
	require.Equal(t, exitFailed, got.code)
	require.Contains(t, got.err, "the gateway does not answer")
	got = s.run("health", "--worker")
	require.Equal(t, exitUsage, got.code)
	require.Contains(t, got.err, "ARREARS_METRICS_LISTEN")
}

func TestVersion(t *testing.T) {
	t.Parallel()
	got := (&shell{t, map[string]string{}}).run("--version")
	require.Zero(t, got.code)
	require.Equal(t, "dev\n", got.out)
}
