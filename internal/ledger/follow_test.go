package ledger_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"arrears/internal/breaker"
	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger"
)

// smsFirst is a policy by SMS alone, whose first step must be delivered.
const smsFirst = `
policy: standard
name: By SMS
min_gap: 0d
steps:
  - {level: final, at: 1d, send: [sms], mandatory: true}
  - {level: suspend, at: 11d, access: suspended}
  - {level: end, at: 90d, access: cancelled, end: handover}
`

// doubted is a customer with an SMS of which nobody knows whether it went out.
func (b *bundle) doubted() (ledger.Ref, uuid.UUID) {
	b.t.Helper()
	b.publish(smsFirst)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	m := b.converge(ref, "2027-03-02").Messages[0]
	_, err := b.claim(ref, m.ID, "2027-03-02")
	require.NoError(b.t, err)
	b.record(ref, m.ID, ledger.Unknown, "2027-03-02")
	return ref, m.ID
}

func after(m clock.Moment, d time.Duration) clock.Moment {
	return clock.Moment{Wall: m.Wall.Add(d), Business: m.Business.Add(d)}
}

// search has the provider asked, and answer.
func (b *bundle) search(ref ledger.Ref, id uuid.UUID, now clock.Moment, f ledger.Found) ledger.Outstanding {
	b.t.Helper()
	s, err := b.SearchFor(b.t.Context(), ref, id, now)
	require.NoError(b.t, err)
	require.Equal(b.t, "+12025550101", s.To)
	require.Equal(b.t, "120.00 EUR", s.Body)
	out, err := b.RecordSearch(b.t.Context(), ref, s, now, f)
	require.NoError(b.t, err)
	return out
}

func TestAnSMSThatIsAbsentTwiceIsSentAgain(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref, id := b.doubted()
	now := on("2027-03-02")
	out, err := b.Converge(t.Context(), ref, now)
	require.NoError(t, err)
	require.Equal(t, 2*time.Second, *out.Sleep)
	_, err = b.SearchFor(t.Context(), ref, id, now)
	require.ErrorIs(t, err, ledger.ErrNotClaimable, "it may still be on its way")

	now = after(now, 2*time.Second)
	out, err = b.Converge(t.Context(), ref, now)
	require.NoError(t, err)
	require.Equal(t, []ledger.Message{{ID: id, Channel: dunning.SMS, Level: "final"}}, out.Searches)
	stale, err := b.SearchFor(t.Context(), ref, id, now)
	require.NoError(t, err)
	out = b.search(ref, id, now, ledger.Found{})
	require.Empty(t, out.Searches)
	require.Empty(t, out.Messages)
	require.Equal(t, time.Minute, *out.Sleep)
	out = b.search(ref, id, after(now, time.Minute), ledger.Found{Failed: true})
	require.Empty(t, out.Messages, "who was not asked said nothing")
	now = after(now, 2*time.Minute)
	out = b.search(ref, id, now, ledger.Found{})
	require.Len(t, out.Messages, 1)

	_, err = b.Claim(t.Context(), ref, id, now, words)
	require.NoError(t, err)
	_, err = b.RecordSearch(t.Context(), ref, stale, after(now, time.Minute), ledger.Found{})
	require.NoError(t, err)
	require.Equal(t, []string{"sms claimed"}, b.states(ref), "what was learned of the first try says nothing of the second")
}

func TestAnSMSThatIsFoundIsNotSentAgain(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref, id := b.doubted()
	now := after(on("2027-03-02"), 2*time.Second)
	found := ledger.Report{Message: id, Source: "SM1/sent", News: dunning.News{Report: dunning.Sent, Provider: "SM1"}}
	out := b.search(ref, id, now, ledger.Found{Report: &found})
	require.Empty(t, out.Messages)
	require.Equal(t, []string{"sms accepted"}, b.states(ref))
	require.Equal(t, dunning.AccessFull, b.converge(ref, "2027-03-05").Access)

	out, err := b.Converge(t.Context(), ref, after(now, 4*time.Minute))
	require.NoError(t, err)
	require.Empty(t, out.Searches)
	out, err = b.Converge(t.Context(), ref, after(now, 5*time.Minute))
	require.NoError(t, err)
	require.Len(t, out.Searches, 1, "without a receipt it is asked about")
	b.forgetWakes()
	n, err := b.WakeUnreported(t.Context(), after(now, 6*time.Minute), 10)
	require.NoError(t, err)
	require.Equal(t, 1, n, "which the relay sees to")

	arrived := ledger.Report{Message: id, Source: "SM1/delivered", News: dunning.News{Report: dunning.Arrived, Provider: "SM1"}}
	b.search(ref, id, after(now, 5*time.Minute), ledger.Found{Report: &arrived})
	require.Equal(t, []string{"sms delivered"}, b.states(ref))
	require.Equal(t, dunning.AccessSuspended, b.converge(ref, "2027-03-12").Access)
}

func TestReportsComeInAnyOrderAndAgain(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref, id := b.doubted()
	const now = "2027-03-02"
	for range 2 {
		b.report(id, dunning.Arrived, now)
		b.report(id, dunning.Queued, now)
		b.report(id, dunning.Sent, now)
		b.report(id, dunning.Undelivered, now)
	}
	require.Equal(t, []string{"sms delivered"}, b.states(ref))
	b.record(ref, id, ledger.Sent, now)
	require.Equal(t, []string{"sms delivered"}, b.states(ref), "the answer to the send itself may be the last to come")
	var reports int
	require.NoError(t, b.sql.QueryRow(t.Context(), "SELECT count(*) FROM reports").Scan(&reports))
	require.Equal(t, 4, reports)
	known, err := b.HearReport(t.Context(), on(now), ledger.Report{Message: uuid.New(), Source: "x"})
	require.NoError(t, err)
	require.False(t, known)
}

func TestADeliveryOnTheDayWakesNobody(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.publish(smsFirst)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	m := b.converge(ref, "2027-03-02").Messages[0]
	_, err := b.claim(ref, m.ID, "2027-03-02")
	require.NoError(t, err)
	b.record(ref, m.ID, ledger.Sent, "2027-03-02")
	b.forgetWakes()
	b.arrive(m.ID, "2027-03-02")
	require.Empty(t, b.wakes(), "the wake-up that is planned already fits")
}

func TestAnUnreachedHandsetIsTriedOnceMore(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref, id := b.doubted()
	off := func(sid, now string) {
		_, err := b.HearReport(t.Context(), on(now), ledger.Report{
			Message: id, Source: sid + "/undelivered",
			News: dunning.News{Report: dunning.Undelivered, Provider: sid, Code: "30003", Again: 4 * time.Hour},
		})
		require.NoError(t, err)
	}
	off("SM1", "2027-03-02")
	require.Equal(t, []string{"sms intended"}, b.states(ref))
	require.Empty(t, b.converge(ref, "2027-03-02").Messages, "hours later")
	m := b.converge(ref, "2027-03-03").Messages
	require.Len(t, m, 1)
	_, err := b.claim(ref, id, "2027-03-03")
	require.NoError(t, err)
	s := b.record(ref, id, ledger.Unknown, "2027-03-03")
	require.NotNil(t, s.Sleep)
	search, err := b.SearchFor(t.Context(), ref, id, after(on("2027-03-03"), time.Minute))
	require.NoError(t, err)
	require.Equal(t, "SM1", search.Provider, "the first try is not the second")
	off("SM2", "2027-03-03")
	require.Equal(t, []string{"sms failed"}, b.states(ref))
	work, _, err := b.Worklist(t.Context(), tenant, ledger.WorkCursor{}, 10)
	require.NoError(t, err)
	require.Len(t, work, 1)
	require.Equal(t, "notice_undeliverable", work[0].Kind)
}

func TestAProviderThatIsDownHoldsBackItsChannelAlone(t *testing.T) {
	t.Parallel()
	b := setup(t)
	var refs []ledger.Ref
	var email, sms []uuid.UUID
	for _, id := range []string{"c-1", "c-2", "c-3", "c-4", "c-5", "c-6", "c-7"} {
		ref := b.customer(id)
		refs = append(refs, ref)
		b.invoice(ref, "i-"+id, 12000, "2027-03-01", "2027-03-01")
		b.send(ref, "2027-03-04")
		for _, m := range b.converge(ref, "2027-03-11").Messages {
			if m.Channel == dunning.Email {
				email = append(email, m.ID)
			} else {
				sms = append(sms, m.ID)
			}
		}
	}
	const now = "2027-03-11"
	fail := func(i int) {
		_, err := b.claim(refs[i], sms[i], now)
		require.NoError(t, err)
		_, err = b.RecordMessage(t.Context(), refs[i], sms[i], on(now), ledger.Outcome{Kind: ledger.NotSent, Code: "unreachable"})
		require.NoError(t, err)
	}
	for i := range breaker.Trips {
		fail(i)
	}
	_, err := b.claim(refs[5], sms[5], now)
	require.ErrorIs(t, err, ledger.ErrNotClaimable)
	out := b.converge(refs[5], now)
	require.Len(t, out.Messages, 1, "the other channel goes on")
	require.Equal(t, dunning.Email, out.Messages[0].Channel)
	_, err = b.claim(refs[5], email[5], now)
	require.NoError(t, err)
	require.Equal(t, []string{"provider_down"}, b.kinds())
	for _, w := range b.work("provider_down") {
		_, err := b.Decide(t.Context(), tenant, w.ID, on(now), ledger.Decision{Choice: "noted", By: "Ana"})
		require.NoError(t, err)
	}
	require.Empty(t, b.kinds())

	soon := after(on(now), time.Minute)
	b.forgetWakes()
	n, err := b.WakeProbes(t.Context(), on(now))
	require.NoError(t, err)
	require.Zero(t, n, "it is left alone at first")
	n, err = b.WakeProbes(t.Context(), soon)
	require.NoError(t, err)
	require.Equal(t, 1, n)
	require.Equal(t, refs[5], b.wakes()[0].Ref)
	_, err = b.Claim(t.Context(), refs[5], sms[5], soon, words)
	require.NoError(t, err, "one finds out")
	_, err = b.Claim(t.Context(), refs[6], sms[6], soon, words)
	require.ErrorIs(t, err, ledger.ErrNotClaimable, "one alone")
	b.forgetWakes()
	_, err = b.RecordMessage(t.Context(), refs[5], sms[5], soon, ledger.Outcome{Kind: ledger.Sent, ProviderID: "SM9"})
	require.NoError(t, err)
	n, err = b.WakeRecovered(t.Context())
	require.NoError(t, err)
	require.Equal(t, 1, n)
	require.Equal(t, refs[6], b.wakes()[0].Ref, "and the others follow")
	_, err = b.Claim(t.Context(), refs[6], sms[6], soon, words)
	require.NoError(t, err)
	require.Empty(t, b.kinds())
	health, err := b.Providers(t.Context())
	require.NoError(t, err)
	for _, h := range health {
		require.Equal(t, breaker.Closed, h.State)
	}
}

// kinds is what waits for a human.
func (b *bundle) kinds() (kinds []string) {
	b.t.Helper()
	work, _, err := b.Worklist(b.t.Context(), tenant, ledger.WorkCursor{}, 100)
	require.NoError(b.t, err)
	for _, w := range work {
		kinds = append(kinds, w.Kind)
	}
	return kinds
}
