package ledger_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/dunning"
	"arrears/internal/ledger"
	"arrears/internal/money"
)

func TestWhatExceedsAPrepaymentPaysLaterInvoices(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.awaiting("c-1")
	require.Zero(t, b.pay(ref, "p-1", 4000, "", "2027-03-02").Unallocated.Minor, "parts add up")
	require.Equal(t, dunning.AccessNone, b.converge(ref, "2027-03-02").Access)
	require.Equal(t, eur(7000), b.pay(ref, "p-2", 12000, "", "2027-03-03").Unallocated)
	require.Equal(t, dunning.AccessFull, b.converge(ref, "2027-03-03").Access)

	b.invoice(ref, "i-1", 5000, "2027-03-20", "2027-03-04")
	b.invoice(ref, "i-2", 5000, "2027-03-25", "2027-03-04")
	c, err := b.Customer(t.Context(), ref, on("2027-03-04"))
	require.NoError(t, err)
	require.Equal(t, []money.Amount{eur(3000)}, c.Balances, "the prepayment itself is no credit for later ones")
	require.Empty(t, c.Credit)
	i, err := b.Invoice(t.Context(), tenant, "i-1", on("2027-03-04"))
	require.NoError(t, err)
	require.True(t, i.Settled, "the older one first")
}

func TestAnotherCurrencyDoesNotOpenTheGate(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.awaiting("c-1")
	dollars := money.Amount{Currency: "USD", Minor: 90000}
	p, _, err := b.AddPayment(t.Context(), tenant, on("2027-03-02"), ledger.NewPayment{ID: "p-1", Customer: ref.Customer, Amount: dollars})
	require.NoError(t, err)
	require.Equal(t, dollars, p.Unallocated)
	out := b.converge(ref, "2027-03-02")
	require.Equal(t, dunning.AwaitingPrepayment, out.Phase)
	require.Equal(t, []money.Amount{eur(9000)}, out.Balances)
	require.Equal(t, dunning.PrepayExpired, b.converge(ref, "2027-03-16").ClosedReason)
	require.Equal(t, []string{"p-1"}, b.refsOf("credit_after_closing"))
}

func TestMoneyThatComesAfterTheExpiryIsForAHuman(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.awaiting("c-1")
	asked, err := b.Customer(t.Context(), ref, on("2027-03-02"))
	require.NoError(t, err)
	require.Equal(t, dunning.PrepayExpired, b.converge(ref, "2027-03-16").ClosedReason)
	voided := b.happened(ref, "invoice.void")
	require.Len(t, voided, 1)
	require.Equal(t, "arrears", voided[0].Who)
	require.Empty(t, b.refsOf("credit_after_closing"))

	for id, item := range map[string]string{"p-1": "", "p-2": asked.PrepaymentItem} {
		require.Equal(t, eur(9000), b.pay(ref, id, 9000, item, "2027-03-17").Unallocated, "it pays for nothing, whatever it names")
	}
	out := b.converge(ref, "2027-03-18")
	require.Equal(t, dunning.Closed, out.Phase)
	require.Equal(t, dunning.AccessNone, out.Access)
	require.Zero(t, out.AccessVersion)
	require.ElementsMatch(t, []string{"p-1", "p-2"}, b.refsOf("credit_after_closing"))
	c, err := b.Customer(t.Context(), ref, on("2027-03-18"))
	require.NoError(t, err)
	require.Equal(t, []money.Amount{eur(18000)}, c.Credit)
	require.Empty(t, c.Balances)
}

// refsOf is what the open questions of a kind are about.
func (b *bundle) refsOf(kind string) (refs []string) {
	b.t.Helper()
	for _, w := range b.waiting() {
		if w.Kind == kind {
			refs = append(refs, w.Ref)
		}
	}
	return refs
}

func TestServiceBeginsOnTheNumberThatWasProven(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.signUp("c-1", 9000)
	b.verify(ref, "2027-03-01")
	other := "+12025550199"
	refusal := refusalOf(t, b.CorrectCustomer(t.Context(), ref, on("2027-03-01"), ledger.Correction{Phone: &other}))
	require.Equal(t, "phone_proven", refusal.Code)
	require.Equal(t, ledger.Conflict, refusal.Kind)
	b.pay(ref, "p-1", 9000, "", "2027-03-01")
	require.Equal(t, dunning.Active, b.converge(ref, "2027-03-01").Phase)
	require.NoError(t, b.CorrectCustomer(t.Context(), ref, on("2027-03-02"), ledger.Correction{Phone: &other}), "it moves with its owner")
}
