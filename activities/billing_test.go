package activities_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/testsuite"

	"arrears/activities"
	"arrears/internal/calendar"
	"arrears/internal/latecharge"
	"arrears/internal/ledger"
	"arrears/internal/logs"
	"arrears/internal/money"
	"arrears/internal/pgtest"
	"arrears/internal/policy"
	"arrears/internal/provider"
	"arrears/workflows"
)

// books remember what they are asked, and answer as they are told.
type books struct {
	asked  []provider.BillingRequest
	answer error
}

func (b *books) AskBilling(_ context.Context, r provider.BillingRequest) error {
	b.asked = append(b.asked, r)
	return b.answer
}

func TestTheBooksAreAskedToChargeForWhatWasPaidLate(t *testing.T) {
	t.Parallel()
	w := &words{t: t, db: pgtest.New(t, migrate), now: time.Date(2027, time.March, 1, 10, 0, 0, 0, time.UTC)}
	store, err := ledger.Open(t.Context(), ledger.Options{URL: w.db, Secret: []byte("0123456789abcdef"), ParsePolicy: policy.Parse})
	require.NoError(t, err)
	t.Cleanup(store.Close)
	w.store, w.env = store, new(testsuite.WorkflowTestSuite).NewTestActivityEnvironment()
	b := &books{answer: &provider.Error{Class: provider.Transient, Code: "http_503"}}
	acts := &activities.Activities{Store: store, Biller: b, Now: func() time.Time { return w.now }, Log: logs.New(&w.log)}
	acts.Ledger(w.env)
	acts.Billing(w.env)

	w.signUp(true)
	_, err = store.PutTenant(t.Context(), ledger.Tenant{
		ID: "harbour", Name: "Harbour Utilities", PostalAddress: "1 Quay", Locale: "en", TimeZone: "UTC", Policy: "standard",
		LateCharges: latecharge.Rules{Jurisdictions: []latecharge.Jurisdiction{"GB"}, LeftOver: latecharge.Claim},
	}, []byte("name: Harbour Utilities\nlate_charges: {jurisdictions: [GB], left_over: claim}"))
	require.NoError(t, err)
	id := workflows.CustomerID{Tenant: "harbour", Customer: "dairy"}
	_, err = store.CreateCustomer(t.Context(), "harbour", w.moment(), ledger.NewCustomer{
		ID: "dairy", Name: "Dairy", Email: mailbox, Country: "GB", TimeZone: "UTC", Class: "billable", TakenOver: true, Business: true,
	})
	require.NoError(t, err)
	due := calendar.NewDate(2026, time.June, 1)
	pounds := money.Amount{Currency: "GBP", Minor: 100_000}
	_, _, err = store.AddInvoices(t.Context(), "harbour", w.moment(), []ledger.NewInvoice{{ID: "i-1", Customer: "dairy", Amount: pounds, IssuedOn: due, DueOn: due, Kind: "standard"}})
	require.NoError(t, err)
	require.Empty(t, w.assess(id).Requests)
	_, _, err = store.AddPayment(t.Context(), "harbour", w.moment(), ledger.NewPayment{ID: "p-1", Customer: "dairy", Amount: pounds})
	require.NoError(t, err)

	ask := func() (after workflows.Turn) {
		turn := w.assess(id)
		require.Len(t, turn.Requests, 1)
		value, err := w.env.ExecuteActivity(workflows.ActivityAskBilling, turn.Requests[0])
		require.NoError(t, err)
		require.NoError(t, value.Get(&after))
		return after
	}
	require.Empty(t, ask().Requests, "a little later")
	w.now = w.now.Add(24 * time.Hour)
	b.answer = nil
	require.Empty(t, ask().Requests)
	require.Len(t, b.asked, 2)
	require.Equal(t, b.asked[0], b.asked[1], "asked again it is the same, on another day, too")
	r := b.asked[0]
	require.Equal(t, "late_charge.claimed", r.Type)
	require.Empty(t, r.Items)
	require.Empty(t, r.Level)
	require.Equal(t, "2027-03-01", r.AccruedThrough)
	require.Len(t, r.Charges, 1)
	require.EqualValues(t, 87_88, r.Charges[0].InterestMinor) // 273 days at 3.75 + 8 on 1000.00: 32077.50 / 365
	require.EqualValues(t, 70_00, r.Charges[0].FixedSumMinor)
	require.Equal(t, "2026-06-02", r.Charges[0].From)
	require.Equal(t, "11.75", r.Charges[0].Rates[0].RatePercent)
	require.Empty(t, w.assess(id).Requests, "once")
}
