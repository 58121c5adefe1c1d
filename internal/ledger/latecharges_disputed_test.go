package ledger_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/dunning"
	"arrears/internal/latecharge"
	"arrears/internal/ledger"
)

func TestWhatIsDisputedIsNotClaimed(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.charging(latecharge.Rules{Jurisdictions: german, LeftOver: latecharge.Claim})
	ref := b.business("c-1")
	b.invoice(ref, "i-1", 100000, "2027-03-05", "2027-03-01")
	b.invoice(ref, "i-2", 100000, "2027-03-05", "2027-03-01")
	hold := b.holds(ref, dunning.Dispute, "2027-05-01", "2027-03-10", of("i-1"))
	_, err := b.ClaimLateCharges(t.Context(), ref, on("2027-03-12"), ledger.TakeCharges{Item: "i-1", By: "Ana"})
	require.Equal(t, "invoice_disputed", refusalOf(t, err).Code)
	_, err = b.claimCharges(ref, "2027-03-12", "2027-03-12")
	require.NoError(t, err)
	require.Zero(t, b.count("SELECT count(*) FROM late_charges WHERE item = 'i-1'"))
	require.NotZero(t, b.count("SELECT count(*) FROM late_charges WHERE item = 'i-2'"))

	_, err = b.ReleaseHold(t.Context(), tenant, hold.ID, on("2027-03-13"), "Ana")
	require.NoError(t, err)
	_, err = b.claimCharges(ref, "2027-03-13", "2027-03-13")
	require.NoError(t, err)
	require.NotZero(t, b.count("SELECT count(*) FROM late_charges WHERE item = 'i-1'"), "the dispute is over")
}
