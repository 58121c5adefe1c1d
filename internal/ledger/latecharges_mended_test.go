package ledger_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/latecharge"
	"arrears/internal/ledger"
)

func TestAClaimMadeAgainUnderItsKeyTakesNoLaterDay(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.charging(latecharge.Rules{Jurisdictions: german})
	ref := b.business("c-1")
	b.invoice(ref, "i-1", 100000, "2027-03-05", "2027-03-01")
	claim := func(now string) ledger.LateCharges {
		key, answer, err := b.ClaimKey(t.Context(), ledger.Request{Tenant: tenant, Method: "POST", Path: "/claim", Key: "k-1", Body: []byte("{}")}, on(now).Wall)
		require.NoError(t, err)
		require.Nil(t, answer, "it was lost")
		c, err := b.ClaimLateCharges(key.With(t.Context()), ref, on(now), ledger.TakeCharges{By: "Ana"})
		require.NoError(t, err)
		return c
	}
	claim("2027-03-15")
	claim("2027-03-16")
	require.EqualValues(t, 1, b.count("SELECT count(*) FROM late_charges WHERE kind = 'interest'"))
}

func TestDaysThatWereTakenAreNotReckonedAnewByAnotherTable(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.charging(latecharge.Rules{Jurisdictions: []latecharge.Jurisdiction{"DE", "EU"}})
	ref := b.business("c-1")
	austria, germany := "AT", "DE"
	require.NoError(t, b.CorrectCustomer(t.Context(), ref, on("2027-03-01"), ledger.Correction{Country: &austria}))
	b.invoice(ref, "i-1", 36_500_00, "2027-03-05", "2027-03-01")
	last := day("2027-04-15")
	_, err := b.WaiveLateCharges(t.Context(), ref, on("2027-04-15"), ledger.TakeCharges{Through: &last, By: "Ana", Reason: "agreed"})
	require.NoError(t, err)
	require.NoError(t, b.CorrectCustomer(t.Context(), ref, on("2027-04-16"), ledger.Correction{Country: &germany}))
	require.Equal(t, eur(11_00), b.charges(ref, "2027-04-16").Items[0].Left, "one day at 11.00 on 36500.00")
}

func TestWhatACreditNoteTookOffWasNeverOwed(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.charging(latecharge.Rules{Jurisdictions: german, LeftOver: latecharge.Claim})
	ref := b.business("c-1")
	b.invoice(ref, "i-1", 100000, "2027-03-05", "2027-03-01")
	b.converge(ref, "2027-03-10")
	b.credit(ref, "n-1", 100000, "i-1", "2027-03-15")
	require.Empty(t, b.converge(ref, "2027-03-15").Requests)
	require.Empty(t, b.charges(ref, "2027-03-20").Items)
}

func TestOnlyWhoIsBilledIsCharged(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.charging(latecharge.Rules{Jurisdictions: german, LeftOver: latecharge.Claim})
	ref := b.business("c-1")
	partner := "partner"
	require.NoError(t, b.CorrectCustomer(t.Context(), ref, on("2027-03-01"), ledger.Correction{Class: &partner}))
	b.invoice(ref, "i-1", 100000, "2027-03-05", "2027-03-01")
	b.pay(ref, "p-1", 100000, "", "2027-03-15")
	require.Empty(t, b.converge(ref, "2027-03-15").Requests)
	require.Contains(t, b.charges(ref, "2027-03-15").Why, "class partner")
}

func TestADecisionThatWouldClaimNothingIsRefused(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.charging(latecharge.Rules{Jurisdictions: german})
	ref := b.business("c-1")
	b.invoice(ref, "i-1", 100000, "2027-03-05", "2027-03-01")
	b.pay(ref, "p-1", 100000, "", "2027-03-15")
	b.converge(ref, "2027-03-15")
	w := b.work("late_charges_left")
	require.Len(t, w, 1)
	b.reverse(ref, "r-1", "p-1", "2027-03-16")
	_, err := b.Decide(t.Context(), tenant, w[0].ID, on("2027-03-16"), ledger.Decision{Choice: "claim", By: "Ana"})
	require.Equal(t, "nothing_left_over", refusalOf(t, err).Code)
}

func TestAClaimNamesNoItemsThatAnOlderVersionWouldAskFor(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.charging(latecharge.Rules{Jurisdictions: german})
	ref := b.business("c-1")
	b.invoice(ref, "i-1", 100000, "2027-03-05", "2027-03-01")
	_, err := b.claimCharges(ref, "2027-03-15", "2027-03-15")
	require.NoError(t, err)
	require.EqualValues(t, 1, b.count("SELECT count(*) FROM billing_requests WHERE kind = 'late_charge' AND items = '{}'"))
}

func TestChargesOfAWrittenOffDebtAreAskedAbout(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.charging(latecharge.Rules{Jurisdictions: german, LeftOver: latecharge.Claim})
	ref := b.business("c-1")
	b.invoice(ref, "i-1", 100000, "2027-03-05", "2027-03-01")
	b.invoice(ref, "i-2", 100000, "2027-03-05", "2027-03-01")
	b.pay(ref, "p-1", 100000, "i-2", "2027-03-15")
	b.writeOff(ref, "i-1", "2027-03-15")
	out := b.converge(ref, "2027-03-15")
	require.Len(t, out.Requests, 1)
	r, err := b.BillingRequest(t.Context(), ref, out.Requests[0].ID, on("2027-03-15"))
	require.NoError(t, err)
	require.Len(t, r.Charges, 1)
	require.Equal(t, "i-2", r.Charges[0].Item)
	require.Len(t, b.work("late_charges_left"), 1)
}
