package e2e_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/dev/stack"
)

// TestAKilledTemporalWorksAgainWithinMoments kills it soon after its start, while it still passes for alive: one that comes back must
// not wait for its own ghost.
func TestAKilledTemporalWorksAgainWithinMoments(t *testing.T) {
	t.Parallel()
	b := setup(t, 3600)
	for range 2 {
		require.NoError(t, b.Kill(stack.Temporal))
		require.NoError(t, b.Answers(t.Context(), stack.Temporal))
	}
	began := time.Now()
	b.post("/v1/customers", map[string]any{
		"id": "c-1", "name": "Harbour Bakery", "email": "bakery@harbour.example", "country": "US", "time_zone": "America/New_York", "signup": "done",
	}, http.StatusCreated)
	b.until("the workflow has assessed the customer", func() bool { return b.count("SELECT count(*) FROM customers WHERE turn > 0") == 1 })
	require.Less(t, time.Since(began), 30*time.Second)
}
