package ledger_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"arrears/internal/breaker"
	"arrears/internal/ledger"
)

func TestAProviderThatIsBackWakesEverybodyInBatches(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref, probe := b.sms("c-1")
	_, err := b.claim(ref, probe, "2027-03-04")
	require.NoError(t, err)
	b.manyHeld(2345)
	b.down("half_open")
	b.forgetWakes()

	b.record(ref, probe, ledger.Sent, "2027-03-04")
	require.Equal(t, breaker.Closed, b.health().State)
	require.Zero(t, b.count("SELECT count(*) FROM wakes"), "the probe's own transaction wakes nobody")
	woken := func(want int) {
		t.Helper()
		n, err := b.WakeRecovered(t.Context())
		require.NoError(t, err)
		require.Equal(t, want, n)
	}
	woken(1000)
	b.down("open")
	woken(0) // it is down again, and they wait on
	b.up()
	woken(1000)
	woken(345)
	require.Equal(t, 2345, b.count("SELECT count(*) FROM wakes"), "each once")
	require.Equal(t, 2345, b.count("SELECT count(*) FROM messages WHERE held = 'breaker'"), "until they are claimed")
	b.forgetAllWakes()
	woken(0)
	require.Zero(t, b.count("SELECT count(*) FROM wakes"))
}

func TestOthersProbeAfterAWhile(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.hold("c-1")
	b.down("open")
	night := after(on("2027-03-04"), 12*time.Hour)
	woken := 0
	for range 90 { // seconds, in each of which two relays look
		for range 2 {
			n, err := b.WakeProbes(t.Context(), night)
			require.NoError(t, err)
			woken += n
			b.forgetWakes()
		}
		night = after(night, time.Second)
	}
	require.Equal(t, 3, woken)

	_, err := b.sql.Exec(t.Context(), "UPDATE breakers SET probe_wall = $1 WHERE channel = 'sms'", night.Wall.Add(time.Hour))
	require.NoError(t, err)
	n, err := b.WakeProbes(t.Context(), after(night, 59*time.Minute))
	require.NoError(t, err)
	require.Zero(t, n, "before its time")
}

func TestOnlyWhoMayGoIsWokenToProbe(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]string{
		"closed":        "UPDATE customers SET phase = 'closed', closed_reason = 'over'",
		"planned later": "UPDATE messages SET not_before = '2027-03-06'",
		"tried later":   "UPDATE messages SET retry_wall = '2027-03-06'",
		"withdrawn":     "UPDATE messages SET state = 'superseded'",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			b.hold("c-1")
			b.down("open")
			_, err := b.sql.Exec(t.Context(), change)
			require.NoError(t, err)
			n, err := b.WakeProbes(t.Context(), on("2027-03-05"))
			require.NoError(t, err)
			require.Zero(t, n)
		})
	}
}

func TestAnyOfThoseHeldMayProbe(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.hold("c-1")
	b.manyHeld(200)
	b.down("open")
	probed := map[ledger.Ref]bool{}
	for now := on("2027-03-05"); len(probed) < 20; now = after(now, time.Minute) {
		require.True(t, now.Wall.Before(on("2027-03-06").Wall), "the same few were woken again and again: %v", probed)
		_, err := b.WakeProbes(t.Context(), now)
		require.NoError(t, err)
		for _, w := range b.wakes() {
			probed[w.Ref] = true
		}
		b.forgetWakes()
	}
}

func TestTenantsAreAskedAnewWhenAProviderFailsAgain(t *testing.T) {
	t.Parallel()
	b := setup(t)
	fails := func(id string) ledger.Work {
		ref, message := b.sms(id)
		_, err := b.claim(ref, message, "2027-03-04")
		require.NoError(t, err)
		_, err = b.sql.Exec(t.Context(), "UPDATE breakers SET failures = $1 WHERE channel = 'sms'", breaker.Trips-1)
		require.NoError(t, err)
		_, err = b.RecordMessage(t.Context(), ref, message, on("2027-03-04"), ledger.Outcome{Kind: ledger.NotSent, Code: "unreachable"})
		require.NoError(t, err)
		require.Len(t, b.work("provider_down"), 1)
		return b.work("provider_down")[0]
	}
	first := fails("c-1")
	_, err := b.Decide(t.Context(), tenant, first.ID, on("2027-03-04"), ledger.Decision{Choice: "noted", By: "Ana", Note: "told the team"})
	require.NoError(t, err)
	b.up()
	second := fails("c-2")
	require.NotEqual(t, first.ID, second.ID, "a decision on the first is none on the second")
	require.Equal(t, 1, b.count("SELECT count(*) FROM worklist WHERE decided_by = '' AND decided_note = '' AND decided_wall IS NULL"))
}

func TestAProviderMayAskForADay(t *testing.T) {
	t.Parallel()
	for said, want := range map[time.Duration]time.Duration{5 * time.Hour: 5 * time.Hour, 48 * time.Hour: 24 * time.Hour} {
		t.Run(said.String(), func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			ref, id := b.sms("c-1")
			_, err := b.claim(ref, id, "2027-03-04")
			require.NoError(t, err)
			_, err = b.RecordMessage(t.Context(), ref, id, on("2027-03-04"), ledger.Outcome{Kind: ledger.NotSent, Code: "http_429", RetryAfter: said})
			require.NoError(t, err)
			var retry time.Time
			require.NoError(t, b.sql.QueryRow(t.Context(), "SELECT retry_wall FROM messages").Scan(&retry))
			require.Equal(t, want, retry.Sub(on("2027-03-04").Wall))
		})
	}
}

// sms is a customer with one SMS to be sent.
func (b *bundle) sms(id string) (ledger.Ref, uuid.UUID) {
	b.t.Helper()
	ref := b.reached(id, "[sms]", "office@bakery.example", "+12025550101", "")
	out := b.converge(ref, "2027-03-04").Messages
	require.Len(b.t, out, 1)
	return ref, out[0].ID
}

// hold is a customer whose SMS waits for the provider.
func (b *bundle) hold(id string) {
	b.t.Helper()
	ref, _ := b.sms(id)
	_, err := b.sql.Exec(b.t.Context(), "UPDATE messages SET held = 'breaker' WHERE customer = $1", ref.Customer)
	require.NoError(b.t, err)
	b.forgetWakes()
}

// manyHeld are copies of the one customer that there is, whose SMS wait for the provider.
func (b *bundle) manyHeld(n int) {
	b.t.Helper()
	_, err := b.sql.Exec(b.t.Context(), `
INSERT INTO customers SELECT (c).* FROM (SELECT jsonb_populate_record(x, jsonb_build_object('customer', 'd-' || i, 'phone', '+1202' || i, 'email', i || '@example.com')) AS c
	FROM customers x, generate_series(1, `+strconv.Itoa(n)+`) i) y;
INSERT INTO notices SELECT (n).* FROM (SELECT jsonb_populate_record(x, jsonb_build_object('customer', 'd-' || i, 'notice', gen_random_uuid(), 'ref', i::text)) AS n
	FROM notices x, generate_series(1, `+strconv.Itoa(n)+`) i) y;
INSERT INTO messages (tenant, message, notice, customer, channel, contact, state, not_before, held)
SELECT tenant, gen_random_uuid(), notice, customer, 'sms', 'payer', 'intended', planned_at, 'breaker' FROM notices WHERE customer LIKE 'd-%'`)
	require.NoError(b.t, err)
}

// down has the provider of SMS be down since the fourth of March, and its next probe due at once.
func (b *bundle) down(state string) {
	b.t.Helper()
	_, err := b.sql.Exec(b.t.Context(), "UPDATE breakers SET state = $1, failures = 9, opened_wall = $2, probe_wall = $2 WHERE channel = 'sms'", state, on("2027-03-04").Wall)
	require.NoError(b.t, err)
}

func (b *bundle) up() {
	b.t.Helper()
	_, err := b.sql.Exec(b.t.Context(), "UPDATE breakers SET state = 'closed', failures = 0, opened_wall = NULL, probe_wall = NULL")
	require.NoError(b.t, err)
}

func (b *bundle) health() ledger.ProviderHealth {
	b.t.Helper()
	all, err := b.Providers(b.t.Context())
	require.NoError(b.t, err)
	require.Equal(b.t, "sms", string(all[1].Channel))
	return all[1]
}

func (b *bundle) forgetAllWakes() {
	b.t.Helper()
	for len(b.wakes()) > 0 {
		b.forgetWakes()
	}
}
