package ledger_test

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/dunning"
	"arrears/internal/ledger"
)

func TestConvergeAgainGivesTheSame(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	_ = b.converge(ref, "2027-03-04") // a worker that dies before its answer
	first := b.converge(ref, "2027-03-04")
	second := b.converge(ref, "2027-03-04")
	require.Len(t, first.Messages, 1)
	require.Equal(t, "first", first.Messages[0].Level)
	require.Equal(t, first.Messages, second.Messages)
	require.Equal(t, []string{"email intended"}, b.states(ref))
	require.Equal(t, dunning.PastDue, second.Standing)
}

func TestALifeToSuspensionAndBack(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	require.Equal(t, []string{"first/email"}, b.send(ref, "2027-03-04"))
	require.Empty(t, b.send(ref, "2027-03-10"))
	require.Equal(t, []string{"second/email", "second/sms"}, b.send(ref, "2027-03-11"))
	require.Equal(t, []string{"final/email", "final/sms"}, b.send(ref, "2027-03-22"))
	out := b.converge(ref, "2027-03-31")
	require.Equal(t, dunning.AccessFull, out.Access)
	out = b.converge(ref, "2027-04-01") // ten dates after the delivery of the final notice
	require.Equal(t, dunning.AccessSuspended, out.Access)
	require.EqualValues(t, 1, out.AccessVersion)
	out, err := b.RecordAccess(t.Context(), ref, 1, on("2027-04-01"), ledger.Outcome{Kind: ledger.Sent})
	require.NoError(t, err)
	require.Zero(t, out.AccessVersion)
	b.forgetWakes()

	b.pay(ref, "p-1", 12000, "", "2027-04-02")
	require.Len(t, b.wakes(), 1, "a payment that reinstates wakes the workflow")
	out = b.converge(ref, "2027-04-02")
	require.Equal(t, dunning.AccessFull, out.Access)
	require.EqualValues(t, 2, out.AccessVersion)
	require.Empty(t, out.Reasons)
	require.False(t, out.InEpisode)
	require.Equal(t, []string{"reinstated/email"}, b.send(ref, "2027-04-02"))
	require.Empty(t, b.send(ref, "2027-04-05"), "what happened once is told once")
	require.Nil(t, out.Next)
}

func TestClaimReadsTheBalanceAgain(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	m := b.converge(ref, "2027-03-04").Messages[0]
	b.pay(ref, "p-1", 12000, "i-1", "2027-03-04")
	_, err := b.claim(ref, m.ID, "2027-03-04")
	require.ErrorIs(t, err, ledger.ErrNotClaimable)
	require.Equal(t, []string{"email superseded"}, b.states(ref))
}

func TestClaimStatesWhatIsOwedNow(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	m := b.converge(ref, "2027-03-04").Messages[0]
	b.pay(ref, "p-1", 5000, "i-1", "2027-03-04")
	claimed, err := b.claim(ref, m.ID, "2027-03-04")
	require.NoError(t, err)
	require.Equal(t, "70.00 EUR", claimed.Rendered.Text)
}

func TestNightIsNotForClaiming(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	m := b.converge(ref, "2027-03-04").Messages[0]
	night := on("2027-03-04")
	night.Business = night.Business.Add(12 * 3600e9)
	night.Wall = night.Business
	_, err := b.Claim(t.Context(), ref, m.ID, night, words)
	require.ErrorIs(t, err, ledger.ErrNotClaimable)
	require.Equal(t, []string{"email intended"}, b.states(ref), "the same row is planned anew")
	out := b.converge(ref, "2027-03-05")
	require.Equal(t, m.ID, out.Messages[0].ID)
}

func TestAMessageIsClaimedOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	m := b.converge(ref, "2027-03-04").Messages[0]
	var claims atomic.Int32
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if _, err := b.claim(ref, m.ID, "2027-03-04"); err == nil {
				claims.Add(1)
			} else if !errors.Is(err, ledger.ErrNotClaimable) {
				t.Error(err)
			}
		})
	}
	group.Wait()
	require.EqualValues(t, 1, claims.Load())
}

func TestInDoubtStaysClaimedAndGoesToAHuman(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	m := b.converge(ref, "2027-03-04").Messages[0]
	_, err := b.claim(ref, m.ID, "2027-03-04")
	require.NoError(t, err)
	require.False(t, b.record(ref, m.ID, ledger.Unknown, "2027-03-04").NeedsHuman)
	out := b.converge(ref, "2027-03-06")
	require.True(t, out.NeedsHuman)
	require.Empty(t, out.Messages)
	require.Equal(t, []string{"email claimed"}, b.states(ref))
	work, _, err := b.Worklist(t.Context(), tenant, ledger.WorkCursor{}, 10)
	require.NoError(t, err)
	require.Len(t, work, 1)
	require.Equal(t, "message_in_doubt", work[0].Kind)
	claimed, err := b.claim(ref, m.ID, "2027-03-05")
	require.ErrorIs(t, err, ledger.ErrNotClaimable)
	require.True(t, claimed.AlreadyTaken)
	b.record(ref, m.ID, ledger.Sent, "2027-03-05")
	require.Equal(t, []string{"email accepted"}, b.states(ref), "a late answer settles the doubt")
	work, _, err = b.Worklist(t.Context(), tenant, ledger.WorkCursor{}, 10)
	require.NoError(t, err)
	require.Empty(t, work)
}

func TestProvenNotSentIsTriedAgain(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	m := b.converge(ref, "2027-03-04").Messages[0]
	_, err := b.claim(ref, m.ID, "2027-03-04")
	require.NoError(t, err)
	out := b.record(ref, m.ID, ledger.NotSent, "2027-03-04")
	require.Empty(t, out.Messages, "deferred")
	require.NotNil(t, out.Sleep)
	require.Equal(t, []string{"first/email"}, b.send(ref, "2027-03-05"))
}

func TestAMandatoryNoticeThatReachesNobodyStopsTheLadder(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	b.send(ref, "2027-03-04")
	b.send(ref, "2027-03-11")
	for _, m := range b.converge(ref, "2027-03-22").Messages {
		_, err := b.claim(ref, m.ID, "2027-03-22")
		require.NoError(t, err)
		b.record(ref, m.ID, ledger.Undeliverable, "2027-03-22")
	}
	out := b.converge(ref, "2027-06-01")
	require.Equal(t, dunning.AccessFull, out.Access)
	require.True(t, out.NeedsHuman)
	require.Nil(t, out.Next)
}

func TestNoClaimIsLaterThanAPayment(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for n := range 20 {
		ref := b.customer(fmt.Sprintf("c-%d", n))
		item := fmt.Sprintf("i-%d", n)
		b.invoice(ref, item, 12000, "2027-03-01", "2027-03-01")
		m := b.converge(ref, "2027-03-04").Messages[0]
		var group sync.WaitGroup
		group.Go(func() { b.pay(ref, "p-"+item, 12000, item, "2027-03-04") })
		group.Go(func() {
			if _, err := b.claim(ref, m.ID, "2027-03-04"); err != nil && !errors.Is(err, ledger.ErrNotClaimable) {
				t.Error(err)
			}
		})
		group.Wait()
		events, err := b.Timeline(t.Context(), ref, 0, 100)
		require.NoError(t, err)
		paid := false
		for _, e := range events { // in the order in which the customer's lock was held
			paid = paid || e.What == "payment.received"
			require.False(t, paid && e.What == "message.claimed", "claimed after the payment's commit")
		}
	}
}
