package probe_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/dev/probe"
)

func TestAGaugeIsRead(t *testing.T) {
	t.Parallel()
	metrics := "# HELP arrears_orphans Customers.\n# TYPE arrears_orphans gauge\narrears_orphans 12\narrears_orphans_seen 3\n"
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, metrics) }))
	t.Cleanup(server.Close)
	p := probe.Probe{API: server.URL, HTTP: server.Client()}
	n, err := p.Orphans(t.Context())
	require.NoError(t, err)
	require.Equal(t, 12, n)
	metrics = "arrears_orphans_seen 3\n"
	_, err = p.Orphans(t.Context())
	require.ErrorContains(t, err, "arrears_orphans")
}

func TestWhatIsWaitedForInVainIsNamed(t *testing.T) {
	t.Parallel()
	looks := 0
	require.NoError(t, probe.Until(t.Context(), time.Minute, "the third look", func(context.Context) (bool, error) {
		looks++
		return looks == 3, nil
	}))
	err := probe.Until(t.Context(), time.Millisecond, "the sun is blue", func(context.Context) (bool, error) { return false, io.EOF })
	require.ErrorContains(t, err, "the sun is blue")
	require.ErrorIs(t, err, io.EOF)
}
