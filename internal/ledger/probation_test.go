package ledger_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/dunning"
	"arrears/internal/ledger"
)

// served is a newcomer who has proven their phone and has nothing to prepay.
func (b *bundle) served(id, now string) ledger.Ref {
	b.t.Helper()
	ref := b.signUp(id, 0)
	b.verify(ref, now)
	return ref
}

func TestFullAccessFollowsAProbation(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.budgeted(ledger.ProbationRule{Days: 30, Trial: true, Budget: upTo(1000, true)}, upTo(5000, true))
	ref := b.served("c-1", "2027-03-01")
	out := b.converge(ref, "2027-03-01")
	require.Equal(t, dunning.AccessTrial, out.Access)
	require.Equal(t, "probation_ends", out.Next.What)
	c, err := b.Customer(t.Context(), ref, on("2027-03-02"))
	require.NoError(t, err)
	require.Equal(t, on("2027-03-31").Business, c.ProbationUntil.UTC())
	require.Equal(t, 1, b.told(ref, "probation.began"))

	_, err = b.sql.Exec(t.Context(), "UPDATE customers SET access = 'full'")
	require.ErrorContains(t, err, "customers_check", "the database, too, keeps full access from who is on trial")

	b.budgeted(ledger.ProbationRule{}, upTo(5000, true))
	require.Equal(t, dunning.AccessTrial, b.converge(ref, "2027-03-02").Access, "it keeps what it began with")
	b.budgeted(ledger.ProbationRule{Days: 60, Trial: true, Budget: upTo(1000, true)}, upTo(5000, true))
	require.Equal(t, dunning.AccessRestricted, b.spend(ref, "u-1", 1000, "2027-03-29").Access, "with the limit of newcomers")
	require.Equal(t, dunning.AccessRestricted, b.converge(ref, "2027-03-29").Access)

	b.invoice(ref, "i-1", 12000, "2027-03-30", "2027-03-29")
	require.Equal(t, dunning.AccessRestricted, b.converge(ref, "2027-03-31").Access, "something is overdue")
	b.forgetWakes()
	b.pay(ref, "p-1", 12000, "", "2027-03-31")
	require.Len(t, b.wakes(), 1)
	require.Equal(t, dunning.AccessFull, b.converge(ref, "2027-03-31").Access, "full, and everybody's limit")
	require.Equal(t, 1, b.told(ref, "probation.ended"))
	c, err = b.Customer(t.Context(), ref, on("2027-03-31"))
	require.NoError(t, err)
	require.Nil(t, c.ProbationUntil)
	b.invoice(ref, "i-2", 12000, "2027-04-01", "2027-03-31")
	require.Equal(t, dunning.AccessFull, b.converge(ref, "2027-04-05").Access, "over is over")
}

// TestAProbationWithFullAccessEndsWithItsLastDebt though access is the same before and after.
func TestAProbationWithFullAccessEndsWithItsLastDebt(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.budgeted(ledger.ProbationRule{Days: 3, Budget: upTo(1000, false)}, dunning.Budget{})
	ref := b.served("c-1", "2027-03-01")
	b.invoice(ref, "i-1", 12000, "2027-03-02", "2027-03-01")
	require.Equal(t, dunning.AccessFull, b.converge(ref, "2027-03-01").Access)
	b.send(ref, "2027-03-05")
	b.forgetWakes()
	b.pay(ref, "p-1", 12000, "", "2027-03-05")
	require.Len(t, b.wakes(), 1)
	b.converge(ref, "2027-03-05")
	require.Equal(t, 1, b.told(ref, "probation.ended"))
}

func TestWhoIsTakenOverOrServedBeforeTheRuleIsInNoProbation(t *testing.T) {
	t.Parallel()
	b := setup(t)
	before := b.served("c-1", "2027-03-01")
	b.converge(before, "2027-03-01")
	b.budgeted(ledger.ProbationRule{Days: 30, Trial: true}, dunning.Budget{})
	for _, ref := range []ledger.Ref{before, b.customer("c-2")} {
		require.Equal(t, dunning.AccessFull, b.converge(ref, "2027-03-02").Access)
		c, err := b.Customer(t.Context(), ref, on("2027-03-02"))
		require.NoError(t, err)
		require.Nil(t, c.ProbationUntil)
	}
}
