package billing_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/provider"
	"arrears/internal/provider/billing"
)

// What receivers read is a contract: to the last key.
func TestWhatIsAskedIsWrittenAsPromised(t *testing.T) {
	t.Parallel()
	got := make(chan map[string]any, 1)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		text, _ := io.ReadAll(r.Body)
		var body map[string]any
		_ = json.Unmarshal(text, &body)
		if r.Header.Get("webhook-id") != body["id"] {
			body = nil
		}
		got <- body
	}))
	t.Cleanup(server.Close)
	c, err := billing.New(billing.Config{URL: server.URL, Secret: "0123456789abcdef"})
	require.NoError(t, err)
	ask := func(r provider.BillingRequest) map[string]any {
		r.Tenant, r.Customer, r.Currency, r.At = "harbour", "bakery", "EUR", time.Date(2027, time.March, 16, 9, 0, 0, 0, time.UTC)
		require.NoError(t, c.AskBilling(t.Context(), r))
		return <-got
	}
	euros := func(minor float64) map[string]any { return map[string]any{"currency": "EUR", "minor": minor} }

	require.Equal(t, map[string]any{
		"id": "billing_1", "type": "handover", "tenant": "harbour", "customer_id": "bakery", "level": "end", "at": "2027-03-16T09:00:00Z",
		"total": euros(400), "items": []any{map[string]any{"id": "i-1", "due_on": "2027-03-05", "open": euros(400)}},
	}, ask(provider.BillingRequest{
		ID: "billing_1", Type: "handover", Level: "end", Items: []provider.BillingItem{{ID: "i-1", DueOn: "2027-03-05", OpenMinor: 400}},
	}))

	require.Equal(t, map[string]any{
		"id": "billing_2", "type": "late_charge.claimed", "tenant": "harbour", "customer_id": "bakery", "at": "2027-03-16T09:00:00Z",
		"accrued_through": "2027-03-15", "total": euros(4301),
		"items": []any{map[string]any{
			"id": "i-1", "due_on": "2027-03-05", "from": "2027-03-06", "through": "2027-03-15", "interest": euros(301), "fixed_sum": euros(4000), "jurisdiction": "DE",
			"rates": []any{map[string]any{"from": "2027-03-06", "through": "2027-03-15", "principal": euros(100000), "percent": "11.00"}},
		}},
	}, ask(provider.BillingRequest{
		ID: "billing_2", Type: "late_charge.claimed", AccruedThrough: "2027-03-15", Charges: []provider.BillingCharge{{
			ID: "i-1", DueOn: "2027-03-05", From: "2027-03-06", Through: "2027-03-15", InterestMinor: 301, FixedSumMinor: 4000, Jurisdiction: "DE",
			Rates: []provider.BillingRate{{From: "2027-03-06", Through: "2027-03-15", PrincipalMinor: 100000, RatePercent: "11.00"}},
		}},
	}))
}
