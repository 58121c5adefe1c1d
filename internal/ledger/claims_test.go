package ledger_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger"
	"arrears/internal/money"
)

func TestNoticesOfOneMomentAreOneForTheGap(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	_, _, err := b.AddInvoices(t.Context(), tenant, on("2027-03-01"), []ledger.NewInvoice{{
		ID: "i-2", Customer: ref.Customer, Amount: money.Amount{Currency: "USD", Minor: 9000},
		IssuedOn: day("2027-03-01"), DueOn: day("2027-03-01"), Kind: dunning.Standard,
	}})
	require.NoError(t, err)
	require.Equal(t, []string{"first/email", "first/email"}, b.send(ref, "2027-03-04"), "one in each currency")
	require.Empty(t, b.send(ref, "2027-03-05"))
}

func TestAnOutageEndsWithOneMessageAChannel(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	for _, date := range []string{"2027-03-04", "2027-03-05", "2027-03-08"} {
		m := b.converge(ref, date).Messages
		require.Len(t, m, 1)
		_, err := b.claim(ref, m[0].ID, date)
		require.NoError(t, err)
		b.record(ref, m[0].ID, ledger.NotSent, date)
	}
	require.Equal(t, []string{"second/email", "second/sms"}, b.send(ref, "2027-03-11"), "the first notice is overtaken")
	require.Empty(t, b.send(ref, "2027-03-12"))
}

func TestAMandatoryNoticeLeftByAnOutageGoesAlone(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	b.invoice(ref, "i-2", 5000, "2027-03-22", "2027-03-01")
	b.send(ref, "2027-03-04")
	b.send(ref, "2027-03-11")
	b.send(ref, "2027-03-19") // the courtesy for i-2
	for _, m := range b.converge(ref, "2027-03-22").Messages {
		_, err := b.claim(ref, m.ID, "2027-03-22")
		require.NoError(t, err)
		b.record(ref, m.ID, ledger.NotSent, "2027-03-22")
	}
	require.Equal(t, []string{"final/email", "final/sms"}, b.send(ref, "2027-03-25"), "the first reminder of i-2 waits")
	require.Empty(t, b.send(ref, "2027-03-26"))
	require.Equal(t, []string{"first/email"}, b.send(ref, "2027-03-29"))
}

func TestANoticeThatGoesOutLateBeginsTheGap(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	m := b.converge(ref, "2027-03-04").Messages[0]
	_, err := b.claim(ref, m.ID, "2027-03-04")
	require.NoError(t, err)
	b.record(ref, m.ID, ledger.NotSent, "2027-03-04")
	require.Equal(t, []string{"first/email"}, b.send(ref, "2027-03-10"))
	require.Empty(t, b.send(ref, "2027-03-11"), "a day after the customer was told")
	require.Equal(t, []string{"second/email", "second/sms"}, b.send(ref, "2027-03-12"))
}

func TestANoticeByAllChannelsCountsOnceEachIsSettled(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	b.send(ref, "2027-03-04")
	b.send(ref, "2027-03-11")
	final := b.converge(ref, "2027-03-22").Messages
	require.Len(t, final, 2)
	for i, m := range final {
		_, err := b.claim(ref, m.ID, "2027-03-22")
		require.NoError(t, err)
		b.record(ref, m.ID, []ledger.OutcomeKind{ledger.Unknown, ledger.Sent}[i], "2027-03-22")
	}
	b.arrive(final[1].ID, "2027-03-22")
	require.Equal(t, dunning.AccessFull, b.converge(ref, "2027-04-01").Access, "one is in doubt")
	b.report(final[0].ID, dunning.Undelivered, "2027-04-01")
	require.Equal(t, dunning.AccessFull, b.converge(ref, "2027-04-10").Access, "periods run from then")
	require.Equal(t, dunning.AccessSuspended, b.converge(ref, "2027-04-12").Access)
}

func TestAClaimThatNobodyReportedOnIsSeen(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	m := b.converge(ref, "2027-03-04").Messages[0]
	_, err := b.claim(ref, m.ID, "2027-03-04") // and the worker dies
	require.NoError(t, err)
	out := b.converge(ref, "2027-03-04")
	require.False(t, out.NeedsHuman, "the answer may still come")
	require.NotNil(t, out.Sleep)
	require.LessOrEqual(t, *out.Sleep, time.Minute)
	later := on("2027-03-04")
	later.Wall, later.Business = later.Wall.Add(*out.Sleep), later.Business.Add(*out.Sleep)
	out, err = b.Converge(t.Context(), ref, later)
	require.NoError(t, err)
	require.False(t, out.NeedsHuman, "an event may still tell")
	require.Empty(t, out.Messages)
	require.Equal(t, []string{"email claimed"}, b.states(ref))
	require.Equal(t, 25*time.Hour-time.Minute, *out.Sleep)
	later.Wall, later.Business = later.Wall.Add(*out.Sleep), later.Business.Add(*out.Sleep)
	out, err = b.Converge(t.Context(), ref, later)
	require.NoError(t, err)
	require.True(t, out.NeedsHuman)
	require.Equal(t, []string{"email claimed"}, b.states(ref))
}

func TestBothChannelsGoAtThePlannedInstant(t *testing.T) {
	t.Parallel()
	b := setup(t)
	fast := clock.Clock{Start: on("2027-03-01").Business, Anchor: on("2027-03-01").Wall, Speed: 86400}
	b.Store = b.open(fast)
	at := func(date string, late time.Duration) clock.Moment {
		return fast.At(fast.Wall(on(date).Business.Add(-time.Hour)).Add(late))
	}
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	turn := func(date string, late time.Duration) ledger.Outstanding {
		out, err := b.Converge(t.Context(), ref, at(date, late))
		require.NoError(t, err)
		return out
	}
	turn("2027-03-02", 0)
	m := turn("2027-03-04", 0).Messages
	require.Len(t, m, 1)
	_, err := b.Claim(t.Context(), ref, m[0].ID, at("2027-03-04", 100*time.Millisecond), words)
	require.NoError(t, err)
	_, err = b.RecordMessage(t.Context(), ref, m[0].ID, at("2027-03-04", 200*time.Millisecond), ledger.Outcome{Kind: ledger.Sent})
	require.NoError(t, err)
	m = turn("2027-03-11", 0).Messages
	require.Len(t, m, 2)
	for i := range m {
		_, err = b.Claim(t.Context(), ref, m[i].ID, at("2027-03-11", time.Duration(i)*400*time.Millisecond), words)
		require.NoError(t, err, "400 ms are ten hours")
	}
}

func TestAWorseConsequenceIsKeptUnderAnotherReason(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.publish(`
policy: standard
name: Restricts first
min_gap: 0d
steps:
  - {level: final, at: 1d, send: [email], mandatory: true}
  - {level: limit, at: 2d, access: restricted}
  - {level: suspend, at: 10d, access: suspended}
  - {level: end, at: 90d, access: cancelled, end: handover}
`)
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	b.send(ref, "2027-03-02")
	require.Equal(t, dunning.AccessRestricted, b.converge(ref, "2027-03-03").Access)
	require.NoError(t, b.ChangeReason(t.Context(), ref, on("2027-03-03"), dunning.Fraud, true, "operator", ""))
	b.converge(ref, "2027-03-03")
	require.Equal(t, dunning.AccessSuspended, b.converge(ref, "2027-03-11").Access)
	require.NoError(t, b.ChangeReason(t.Context(), ref, on("2027-03-12"), dunning.Fraud, false, "operator", ""))
	require.Equal(t, dunning.AccessSuspended, b.converge(ref, "2027-03-12").Access)
}

func TestWhereNobodyIsToldOfAccessAHumanIs(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	change := func(suspended bool, date string) ledger.Outstanding {
		require.NoError(t, b.ChangeReason(t.Context(), ref, on(date), dunning.Fraud, suspended, "operator", ""))
		out := b.converge(ref, date)
		out, err := b.RecordAccess(t.Context(), ref, out.AccessVersion, on(date), ledger.Outcome{Kind: ledger.Undeliverable, Code: "no_provisioning_url"})
		require.NoError(t, err)
		return out
	}
	for i, date := range []string{"2027-03-02", "2027-03-03"} {
		out := change(i == 0, date)
		require.Nil(t, out.Sleep, "there is nobody to tell again")
		work, _, err := b.Worklist(t.Context(), tenant, ledger.WorkCursor{}, 10)
		require.NoError(t, err)
		require.Len(t, work, 1, "the newest change is a human's to apply, and no older one")
		require.Equal(t, fmt.Sprint(i+1), work[0].Ref)
	}
}

func TestASecondDoubtIsSeenLikeTheFirst(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	for _, date := range []string{"2027-03-04", "2027-03-08"} {
		m := b.converge(ref, date).Messages[0]
		_, err := b.claim(ref, m.ID, date)
		require.NoError(t, err)
		require.False(t, b.record(ref, m.ID, ledger.Unknown, date).NeedsHuman)
		next := map[string]string{"2027-03-04": "2027-03-06", "2027-03-08": "2027-03-10"}[date]
		require.True(t, b.converge(ref, next).NeedsHuman, "no event came")
		if date == "2027-03-04" {
			require.False(t, b.record(ref, m.ID, ledger.NotSent, next).NeedsHuman, "the late answer settles it")
		}
	}
}

func TestACourtesyThatIsLateIsNone(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-15", "2027-03-01")
	m := b.converge(ref, "2027-03-12").Messages[0]
	require.Equal(t, "upcoming", m.Level)
	_, err := b.claim(ref, m.ID, "2027-03-12")
	require.NoError(t, err)
	b.record(ref, m.ID, ledger.NotSent, "2027-03-12")
	_, err = b.claim(ref, m.ID, "2027-03-15")
	require.ErrorIs(t, err, ledger.ErrNotClaimable)
	require.Equal(t, []string{"email superseded"}, b.states(ref))
}

func TestServiceIsNotCalledBackAfterItWasTakenAgain(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	change := func(suspended bool, date string) ledger.Outstanding {
		require.NoError(t, b.ChangeReason(t.Context(), ref, on(date), dunning.Fraud, suspended, "operator", ""))
		return b.converge(ref, date)
	}
	change(true, "2027-03-02")
	m := change(false, "2027-03-03").Messages[0]
	_, err := b.claim(ref, m.ID, "2027-03-03")
	require.NoError(t, err)
	b.record(ref, m.ID, ledger.NotSent, "2027-03-03")
	change(true, "2027-03-04")
	_, err = b.claim(ref, m.ID, "2027-03-04")
	require.ErrorIs(t, err, ledger.ErrNotClaimable)
	require.Equal(t, []string{"email superseded"}, b.states(ref))
}

func TestAConsequenceHoldsWhileItsNoticeWaits(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.publish(`
policy: standard
name: By cause
min_gap: 0d
reinstate: cause_settled
steps:
  - {level: final, at: 1d, send: [email], mandatory: true}
  - {level: suspend, at: 2d, access: suspended, send: [email]}
  - {level: end, at: 90d, access: cancelled, end: handover}
`)
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	b.send(ref, "2027-03-02")
	require.Equal(t, dunning.AccessSuspended, b.converge(ref, "2027-03-03").Access)
	night := on("2027-03-03")
	night.Wall, night.Business = night.Wall.Add(12*time.Hour), night.Business.Add(12*time.Hour)
	out, err := b.Converge(t.Context(), ref, night)
	require.NoError(t, err)
	require.Equal(t, dunning.AccessSuspended, out.Access)
	require.Equal(t, []string{"suspend/email"}, b.send(ref, "2027-03-04"))
	require.Equal(t, dunning.AccessSuspended, b.converge(ref, "2027-03-05").Access)
	require.Empty(t, b.send(ref, "2027-03-08"))
}
