package ledger_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/dunning"
	"arrears/internal/ledger"
)

func (b *bundle) turn(channel dunning.Channel, up bool) {
	b.t.Helper()
	s, err := b.Switch(b.t.Context(), tenant, on("2027-03-02"), channel, up)
	require.NoError(b.t, err)
	require.Equal(b.t, up, s.On)
}

func TestASwitchHoldsBackItsChannelAlone(t *testing.T) {
	t.Parallel()
	b := setupSenders(t)
	b.ladder(byBoth)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	messages := b.converge(ref, "2027-03-02").Messages
	require.Len(t, messages, 2)
	b.turn(dunning.SMS, false)
	for _, m := range messages { // whose sender has not heard
		if _, err := b.claim(ref, m.ID, "2027-03-02"); m.Channel == dunning.SMS {
			require.ErrorIs(t, err, ledger.ErrNotClaimable)
		} else {
			require.NoError(t, err)
			b.record(ref, m.ID, ledger.Sent, "2027-03-02")
		}
	}
	out := b.converge(ref, "2027-03-02")
	require.Empty(t, out.Messages)
	require.Equal(t, 1, b.count("SELECT count(*) FROM messages WHERE channel = 'sms' AND state = 'intended' AND held = 'switch' AND tries = 0"))
	require.False(t, out.Before, "no timer is spent on it")

	b.forgetWakes()
	b.turn(dunning.SMS, true)
	require.Len(t, b.wakes(), 1)
	require.Equal(t, []string{"first/sms"}, b.send(ref, "2027-03-02"))
	require.Zero(t, b.count("SELECT count(*) FROM messages WHERE held <> ''"))
}

func TestSwitchesAreATenantsOwnAndSayTheSameTwice(t *testing.T) {
	t.Parallel()
	b := setupSenders(t)
	_, err := b.PutTenant(t.Context(), ledger.Tenant{ID: "quay", Name: "Quay", PostalAddress: "1 Quay", Locale: "en", TimeZone: "UTC", Policy: "standard"}, []byte("name: Quay"))
	require.NoError(t, err)
	b.turn(dunning.Email, false)
	b.turn(dunning.Email, false)
	require.Equal(t, 1, b.count("SELECT count(*) FROM switches"))
	ours, err := b.Switches(t.Context(), tenant)
	require.NoError(t, err)
	require.Equal(t, []bool{false, true}, []bool{ours[0].On, ours[1].On})
	require.NotNil(t, ours[0].Since)
	theirs, err := b.Switches(t.Context(), "quay")
	require.NoError(t, err)
	require.Equal(t, []ledger.Switch{{Channel: dunning.Email, On: true}, {Channel: dunning.SMS, On: true}}, theirs)
	_, err = b.Switch(t.Context(), tenant, on("2027-03-02"), "fax", false)
	var refusal *ledger.Error
	require.ErrorAs(t, err, &refusal)
	require.Equal(t, "channel_unknown", refusal.Code)
}

func TestNothingIsClaimedAfterASwitch(t *testing.T) {
	t.Parallel()
	b := setupSenders(t)
	refs, messages := b.plannedSMS(40)
	claimed := b.race(refs, messages, "switches", func() error {
		time.Sleep(rand.N(60 * time.Millisecond))
		_, err := b.Switch(t.Context(), tenant, on("2027-03-02"), dunning.SMS, false)
		return err
	})
	require.Equal(t, len(messages), claimed+b.count("SELECT count(*) FROM messages WHERE state = 'intended'"))
	for _, ref := range refs {
		require.Empty(t, b.converge(ref, "2027-03-02").Messages)
	}
	b.forgetWakes()
	b.turn(dunning.SMS, true)
	require.Len(t, b.wakes(), len(messages)-claimed, "everybody who waits, and nobody else")
}

func TestOnWakesEverybodyInBatches(t *testing.T) {
	t.Parallel()
	b := setupSenders(t)
	ref := b.customer("c-1")
	b.ladder(bySMS)
	b.turn(dunning.SMS, false)
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	require.Empty(t, b.converge(ref, "2027-03-02").Messages)
	_, err := b.sql.Exec(t.Context(), `
INSERT INTO customers SELECT (c).* FROM (SELECT jsonb_populate_record(x, jsonb_build_object('customer', 'd-' || i)) AS c FROM customers x, generate_series(1, 2345) i) y;
INSERT INTO notices SELECT (n).* FROM (SELECT jsonb_populate_record(x, jsonb_build_object('customer', 'd-' || i, 'notice', gen_random_uuid(), 'ref', i::text)) AS n FROM notices x, generate_series(1, 2345) i) y;
INSERT INTO messages (tenant, message, notice, customer, channel, contact, state, not_before, held)
SELECT tenant, gen_random_uuid(), notice, customer, 'sms', 'payer', 'intended', planned_at, 'switch' FROM notices WHERE customer LIKE 'd-%'`)
	require.NoError(t, err)
	b.turn(dunning.SMS, true)
	require.Equal(t, 2346, b.count("SELECT count(*) FROM wakes"))
}
