package ledger_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger"
)

// under way of a first_of: what is claimed and taken at a moment, and what is reported.
func (b *bundle) sent(ref ledger.Ref, id uuid.UUID, sid string, now clock.Moment) {
	b.t.Helper()
	_, err := b.Claim(b.t.Context(), ref, id, now, words)
	require.NoError(b.t, err)
	_, err = b.RecordMessage(b.t.Context(), ref, id, now, ledger.Outcome{Kind: ledger.Sent, ProviderID: sid})
	require.NoError(b.t, err)
}

func (b *bundle) heard(id uuid.UUID, n dunning.News, now clock.Moment) {
	b.t.Helper()
	_, err := b.HearReport(b.t.Context(), now, ledger.Report{Message: id, Source: n.Provider + "/" + string(n.Report), News: n})
	require.NoError(b.t, err)
}

func (b *bundle) due(ref ledger.Ref, now clock.Moment) []ledger.Message {
	b.t.Helper()
	out, err := b.Converge(b.t.Context(), ref, now)
	require.NoError(b.t, err)
	return out.Messages
}

const bakerysMail, bakerysPhone = "office@bakery.example", "+12025550101"

func TestWhoWasReachedByOneWayIsNotToldByTheNext(t *testing.T) {
	t.Parallel()
	morning := on("2027-03-04")
	t.Run("the receipt came after the time was over", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		ref := b.reached("c-1", "{first_of: [sms, email], within: 4h}", bakerysMail, bakerysPhone, "")
		m := b.due(ref, morning)[0]
		b.sent(ref, m.ID, "SM1", morning)
		night := after(morning, 10*time.Hour)
		require.Empty(t, b.due(ref, night), "the next way is planned for the morning")
		b.heard(m.ID, dunning.News{Report: dunning.Arrived, Provider: "SM1"}, night)
		require.Empty(t, b.due(ref, on("2027-03-05")))
		require.Equal(t, []string{"sms delivered", "email superseded"}, b.states(ref))
	})
	t.Run("the first is undelivered after the second arrived", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		ref := b.reached("c-1", "{first_of: [sms, email], within: 1h}", bakerysMail, bakerysPhone, "")
		m := b.due(ref, morning)[0]
		b.sent(ref, m.ID, "SM1", morning)
		later := after(morning, 2*time.Hour)
		e := b.due(ref, later)[0]
		b.sent(ref, e.ID, "x", later)
		b.heard(e.ID, dunning.News{Report: dunning.Arrived, Provider: "x"}, later)
		b.heard(m.ID, dunning.News{Report: dunning.Undelivered, Provider: "SM1", Code: "30008", Again: time.Hour}, later)
		require.Empty(t, b.due(ref, after(later, 2*time.Hour)))
		require.Equal(t, []string{"sms superseded", "email delivered"}, b.states(ref))
	})
	t.Run("the policy would send a mail in doubt again", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		ref := b.reached("c-1", "{first_of: [email, sms], within: 4h}, in_doubt: resend", bakerysMail, bakerysPhone, "")
		e := b.due(ref, morning)[0]
		_, err := b.Claim(t.Context(), ref, e.ID, morning, words)
		require.NoError(t, err)
		b.record(ref, e.ID, ledger.Unknown, "2027-03-04")
		later := after(morning, 5*time.Hour)
		m := b.due(ref, later)[0]
		b.sent(ref, m.ID, "SM1", later)
		b.heard(m.ID, dunning.News{Report: dunning.Arrived, Provider: "SM1"}, later)
		require.Empty(t, b.due(ref, after(morning, 26*time.Hour)))
		require.Equal(t, []string{"email superseded", "sms delivered"}, b.states(ref))
	})
}

func TestAWayThatFailsWakesForTheNext(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.reached("c-1", "{first_of: [sms, email], within: 1d}", bakerysMail, bakerysPhone, "")
	now := on("2027-03-04")
	m := b.due(ref, now)[0]
	b.sent(ref, m.ID, "SM1", now)
	b.forgetWakes()
	b.heard(m.ID, dunning.News{Report: dunning.Undelivered, Provider: "SM1", Code: "30005"}, now)
	require.Len(t, b.wakes(), 1)
	require.Len(t, b.due(ref, now), 1)
}

func TestTheNextWayMayBeClaimedAtOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.reached("c-1", "{first_of: [sms, email], within: 4h}", bakerysMail, bakerysPhone, "")
	now := on("2027-03-04")
	m := b.due(ref, now)[0]
	_, err := b.Claim(t.Context(), ref, m.ID, after(now, 100*time.Millisecond), words)
	require.NoError(t, err)
	out, err := b.RecordMessage(t.Context(), ref, m.ID, after(now, 300*time.Millisecond), ledger.Outcome{Kind: ledger.Undeliverable, Code: "21211"})
	require.NoError(t, err)
	require.Len(t, out.Messages, 1)
	_, err = b.Claim(t.Context(), ref, out.Messages[0].ID, after(now, 400*time.Millisecond), words)
	require.NoError(t, err, "what is offered can be claimed")
}

func TestWhoSharesAPhoneHasWaysOfTheirOwn(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.reached("c-1", "{first_of: [sms, email], within: 1d}, to: [payer, owner]", "", bakerysPhone,
		`[{"role":"owner","name":"Jo","email":"jo@bakery.example","phone":"+12025550101"}]`)
	now := on("2027-03-04")
	m := b.due(ref, now)
	require.Len(t, m, 1)
	b.sent(ref, m[0].ID, "SM1", now)
	b.heard(m[0].ID, dunning.News{Report: dunning.Undelivered, Provider: "SM1", Code: "30005"}, now)
	require.Equal(t, dunning.Email, b.due(ref, now)[0].Channel)
}

func TestAFirstWayThatIsTurnedOffIsNone(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.reached("c-1", "{first_of: [sms, email], within: 4h}", bakerysMail, bakerysPhone, "")
	b.turn(dunning.SMS, false)
	m := b.due(ref, on("2027-03-04"))
	require.Len(t, m, 1)
	require.Equal(t, dunning.Email, m[0].Channel)

	begun := b.reached("c-2", "{first_of: [sms, email], within: 4h}", "", bakerysPhone, "")
	require.Empty(t, b.due(begun, on("2027-03-04")), "with no other it waits")
	require.Equal(t, []string{"sms intended"}, b.states(begun))
}

func TestATryIsNotMadeBeforeItsTime(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.publish(smsFirst)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	now := on("2027-03-02")
	m := b.due(ref, now)[0]
	b.sent(ref, m.ID, "SM1", now)
	b.heard(m.ID, dunning.News{Report: dunning.Undelivered, Provider: "SM1", Code: "30003", Again: 4 * time.Hour}, now)
	_, err := b.Claim(t.Context(), ref, m.ID, now, words)
	require.ErrorIs(t, err, ledger.ErrNotClaimable, "a second try of the same activity")

	later := after(now, 5*time.Hour)
	b.sent(ref, m.ID, "SM2", later)
	b.heard(m.ID, dunning.News{Report: dunning.Sent, Provider: "SM1"}, later)
	var report string
	require.NoError(t, b.sql.QueryRow(t.Context(), "SELECT report FROM messages WHERE message = $1", m.ID).Scan(&report))
	require.Empty(t, report, "what is said of the first try says nothing of the second")
	_, err = b.RecordMessage(t.Context(), ref, m.ID, later, ledger.Outcome{Kind: ledger.NotSent, Code: "http_429", Try: 1})
	require.NoError(t, err)
	require.Equal(t, []string{"sms accepted"}, b.states(ref))
}

func TestWhatWasTakenForUnsentAndWasSentCounts(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref, id := b.doubted()
	now := after(on("2027-03-02"), 2*time.Second)
	b.search(ref, id, now, ledger.Found{})
	now = after(now, time.Minute)
	b.search(ref, id, now, ledger.Found{})
	require.Equal(t, []string{"sms intended"}, b.states(ref))
	b.heard(id, dunning.News{Report: dunning.Sent, Provider: "SM1"}, now)
	require.Equal(t, []string{"sms accepted"}, b.states(ref), "it is not sent again")
	b.heard(id, dunning.News{Report: dunning.Arrived, Provider: "SM1"}, now)
	require.Equal(t, []string{"sms delivered"}, b.states(ref))
	require.Equal(t, dunning.AccessSuspended, b.converge(ref, "2027-03-12").Access)
}

func TestAClosedCustomerIsLeftWithNothingToSend(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref, id := b.doubted()
	b.pay(ref, "p-1", 12000, "i-1", "2027-03-02")
	b.close(ref, "2027-03-02")
	now := after(on("2027-03-02"), 2*time.Second)
	b.search(ref, id, now, ledger.Found{})
	out := b.search(ref, id, after(now, time.Minute), ledger.Found{})
	require.Empty(t, out.Messages)
	require.Nil(t, out.Sleep)
	require.Equal(t, []string{"sms superseded"}, b.states(ref))
}

func TestANoticeThatWasWithdrawnHoldsUpNoLadderInSilence(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.publish(smsFirst)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	m := b.converge(ref, "2027-03-02").Messages[0]
	_, err := b.claim(ref, m.ID, "2027-03-02")
	require.NoError(t, err)
	b.record(ref, m.ID, ledger.NotSent, "2027-03-02")
	b.pay(ref, "p-1", 12000, "i-1", "2027-03-02")
	_, err = b.claim(ref, m.ID, "2027-03-03")
	require.ErrorIs(t, err, ledger.ErrNotClaimable)
	require.Equal(t, []string{"sms superseded"}, b.states(ref))
	_, err = b.sql.Exec(t.Context(), `INSERT INTO allocations (tenant, customer, kind, entry, item, currency, minor, recorded_at, recorded_wall)
		SELECT tenant, customer, kind, entry, item, currency, -minor, recorded_at, recorded_wall FROM allocations`)
	require.NoError(t, err, "the payment is taken back")
	b.converge(ref, "2027-03-05")
	out := b.converge(ref, "2027-04-20")
	require.Equal(t, dunning.AccessFull, out.Access)
	require.Equal(t, []string{"step_blocked"}, b.kinds())
}
