package e2e_test

import (
	"net/http"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestACrashInsideASendIsNotRepeated kills the worker while a provider holds its request. Nobody can know whether the
// message went out: it stays claimed, visible and with a human, and the next worker leaves it alone.
func TestACrashInsideASendIsNotRepeated(t *testing.T) {
	t.Parallel()
	b := setup(t, 3600)
	b.fault(map[string]any{"target": "email", "mode": "timeout", "next": 1})
	b.post("/v1/customers", map[string]any{
		"id": "c-1", "name": "Harbour Bakery", "email": "bakery@harbour.example", "country": "US", "time_zone": "UTC", "signup": "done",
	}, http.StatusCreated)
	b.post("/v1/invoices", map[string]any{
		"id": "i-1", "customer_id": "c-1", "amount": map[string]any{"currency": "USD", "minor": 70000}, "issued_on": "2026-02-01", "due_on": "2026-02-20",
	}, http.StatusCreated)
	b.until("the message is claimed", func() bool { return b.happened("c-1", "message.claimed") })
	first := b.WorkerPID()
	require.NoError(t, syscall.Kill(first, syscall.SIGKILL))
	b.until("another worker runs", func() bool { pid := b.WorkerPID(); return pid != 0 && pid != first })

	b.until("the doubt is with a human", func() bool {
		var page struct {
			Items []struct {
				Kind string `json:"kind"`
			} `json:"items"`
		}
		require.Equal(t, http.StatusOK, b.call(http.MethodGet, b.API+"/v1/worklist", nil, &page))
		return len(page.Items) == 1 && page.Items[0].Kind == "message_in_doubt"
	})
	b.post("/v1/invoices", map[string]any{
		"id": "i-2", "customer_id": "c-1", "amount": map[string]any{"currency": "USD", "minor": 100}, "issued_on": "2026-03-01", "due_on": "2026-03-04",
	}, http.StatusCreated)
	b.until("the next worker has looked again", func() bool { return b.customer("c-1").Next.What != "" })
	require.False(t, b.happened("c-1", "message.accepted"))
	require.Empty(t, b.inbox("bakery@harbour.example"), "nothing was sent again")
}

// happened tells whether the customer's timeline has such an event.
func (b *bundle) happened(id, what string) bool {
	for _, e := range b.timeline(id) {
		if e.What == what {
			return true
		}
	}
	return false
}
