package e2e_test

import (
	"net/http"
	"regexp"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestAnAnnouncedPaymentIsWaitedFor holds two sign-ups beyond the time for their prepayment. One hold runs out, the other is released,
// and each workflow closes its customer then.
func TestAnAnnouncedPaymentIsWaitedFor(t *testing.T) {
	t.Parallel()
	b := setup(t, 86_400)
	const within = 14 // days for the prepayment, by the standard policy
	announce := func(id, phone string, beyond int) (until time.Time) {
		b.post("/v1/customers", map[string]any{
			"id": id, "name": "Sorrel Mill", "email": "office@sorrel-mill.example", "phone": phone, "country": "US", "time_zone": "UTC",
			"prepayment": map[string]any{"currency": "USD", "minor": 5000},
		}, http.StatusCreated)
		var code string
		b.until("the code arrives", func() bool {
			for _, m := range b.inbox(phone) {
				code = regexp.MustCompile(`\d{6}`).FindString(m.Text)
			}
			return code != ""
		})
		b.post("/v1/customers/"+id+"/verification", map[string]any{"code": code}, http.StatusOK)
		var clock struct{ Now time.Time }
		require.Equal(t, http.StatusOK, b.call(http.MethodGet, b.API+"/v1/clock", nil, &clock))
		until = clock.Now.UTC().Truncate(24*time.Hour).AddDate(0, 0, within+beyond)
		b.post("/v1/customers/"+id+"/holds", map[string]any{
			"id": "h-" + id, "kind": "payment_announced", "until": until.Format(time.DateOnly), "reason": "on its way",
		}, http.StatusCreated)
		return until
	}
	over := announce("c-161", "+12025550161", 4)
	later := announce("c-162", "+12025550162", 30)
	happened := func(id, what string) (at time.Time) {
		var page struct {
			Items []struct {
				What string
				At   time.Time
			}
		}
		require.Equal(t, http.StatusOK, b.call(http.MethodGet, b.API+"/v1/customers/"+id+"/timeline?limit=500", nil, &page))
		for _, e := range page.Items {
			if e.What == what {
				at = e.At
			}
		}
		return at
	}
	b.until("the time for the prepayment is over", func() bool {
		var clock struct{ Now time.Time }
		require.Equal(t, http.StatusOK, b.call(http.MethodGet, b.API+"/v1/clock", nil, &clock))
		return clock.Now.After(later.AddDate(0, 0, 2-30))
	})
	require.Equal(t, "awaiting_prepayment", b.customer("c-162").Phase)
	require.Equal(t, http.StatusOK, b.call(http.MethodDelete, b.API+"/v1/holds/h-c-162", nil, nil))
	b.until("both are closed", func() bool {
		return b.customer("c-161").ClosedReason == "prepay_expired" && b.customer("c-162").ClosedReason == "prepay_expired"
	})
	require.False(t, happened("c-161", "phase.closed").Before(over.AddDate(0, 0, 1)), "not before the hold's last date is over")
	require.False(t, happened("c-161", "hold.ended").IsZero())
	require.False(t, happened("c-162", "phase.closed").Before(happened("c-162", "hold.ended")))
}
