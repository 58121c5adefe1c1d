package ledger_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/clock"
	"arrears/internal/ledger"
)

func TestAWakeIsNotForgottenWhileItIsCarriedOut(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-15", "2027-03-01")
	wakes := b.wakes()
	require.Len(t, wakes, 1)
	require.Equal(t, ref, wakes[0].Ref)
	b.invoice(ref, "i-2", 12000, "2027-03-10", "2027-03-01") // another fact, while the first is on its way
	require.NoError(t, b.Woken(t.Context(), wakes[0]))
	require.Len(t, b.wakes(), 1, "the second fact's wake is still there")
}

func TestAWakeIsLeasedToOneRelay(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-15", "2027-03-01")
	first, err := b.LeaseWakes(t.Context(), 10, time.Hour)
	require.NoError(t, err)
	require.Len(t, first, 1)
	second, err := b.LeaseWakes(t.Context(), 10, time.Hour)
	require.NoError(t, err)
	require.Empty(t, second, "leased to another")
	expired, err := b.LeaseWakes(t.Context(), 10, 0)
	require.NoError(t, err)
	require.Len(t, expired, 1, "a relay that died gives up its lease")
}

func TestOrphansAreCountedAndWoken(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-15", "2027-03-01")
	next := b.converge(ref, "2027-03-01").Next
	b.forgetWakes()
	planned := on("2027-03-01")
	planned.Wall, planned.Business = next.At.Add(59*time.Second), next.At.Add(59*time.Second)
	n, err := b.CountOrphans(t.Context(), planned)
	require.NoError(t, err)
	require.Zero(t, n)

	planned.Wall, planned.Business = next.At.Add(61*time.Second), next.At.Add(61*time.Second)
	n, err = b.CountOrphans(t.Context(), planned)
	require.NoError(t, err)
	require.EqualValues(t, 1, n)
	woken, err := b.WakeOrphans(t.Context(), planned, 10)
	require.NoError(t, err)
	require.Equal(t, 1, woken)
	require.Equal(t, []ledger.Ref{ref}, []ledger.Ref{b.wakes()[0].Ref})
	b.forgetWakes()
	woken, err = b.WakeOrphans(t.Context(), planned, 10)
	require.NoError(t, err)
	require.Zero(t, woken, "whom waking does not help is left alone for a while")
	_, err = b.Converge(t.Context(), ref, planned)
	require.NoError(t, err)
	n, err = b.CountOrphans(t.Context(), planned)
	require.NoError(t, err)
	require.Zero(t, n)
}

// Nobody is looked at at the very opening, the plan says so, and facts that change nothing wake nobody for it.
func TestWakeUpsAreSpreadOverTheBeginningOfTheWindow(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.Store = b.openWith(ledger.Options{Jitter: 15 * time.Minute})
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 60000, "2027-03-01", "2027-03-01")
	next := b.converge(ref, "2027-03-02").Next.At
	opening := time.Date(2027, 3, 4, 9, 0, 0, 0, time.UTC)
	require.True(t, next.After(opening) && next.Before(opening.Add(15*time.Minute)), next)
	b.forgetWakes()
	b.invoice(ref, "i-2", 60000, "2027-03-20", "2027-03-02")
	require.Empty(t, b.wakes())
	require.Equal(t, next, b.converge(ref, "2027-03-02").Next.At)
	out, err := b.Converge(t.Context(), ref, clock.Moment{Wall: next, Business: next})
	require.NoError(t, err)
	require.Len(t, out.Messages, 1)
}
