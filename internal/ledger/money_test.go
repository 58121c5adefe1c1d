package ledger_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/dunning"
	"arrears/internal/ledger"
)

func TestOnTimePaymentWakesNobody(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-15", "2027-03-01")
	require.Len(t, b.wakes(), 1, "an invoice that is planned for wakes")
	b.forgetWakes()
	b.converge(ref, "2027-03-01")
	b.pay(ref, "p-1", 12000, "i-1", "2027-03-02")
	require.Empty(t, b.wakes())
}

func TestPaymentAndInvoiceInAnyOrder(t *testing.T) {
	t.Parallel()
	for _, first := range []string{"payment", "invoice"} {
		t.Run(first+" first", func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			ref := b.customer("c-1")
			b.invoice(ref, "old", 5000, "2027-03-02", "2027-03-01")
			if first == "payment" {
				p := b.pay(ref, "p-1", 12000, "i-1", "2027-03-02")
				require.EqualValues(t, 12000, p.Unallocated.Minor, "reserved for an invoice that is not known yet")
				b.invoice(ref, "i-1", 10000, "2027-03-15", "2027-03-02")
			} else {
				b.invoice(ref, "i-1", 10000, "2027-03-15", "2027-03-02")
				b.pay(ref, "p-1", 12000, "i-1", "2027-03-02")
			}
			c, err := b.Customer(t.Context(), ref, on("2027-03-02"))
			require.NoError(t, err)
			require.EqualValues(t, 3000, c.Balances[0].Minor, "what i-1 did not need went to the older item")
			require.Empty(t, c.Credit)
		})
	}
}

func TestFactsAreAppliedOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-15", "2027-03-01")
	b.invoice(ref, "i-1", 12000, "2027-03-15", "2027-03-02")
	b.pay(ref, "p-1", 4000, "", "2027-03-02")
	b.pay(ref, "p-1", 4000, "", "2027-03-03")
	c, err := b.Customer(t.Context(), ref, on("2027-03-03"))
	require.NoError(t, err)
	require.EqualValues(t, 8000, c.Balances[0].Minor)

	var refusal *ledger.Error
	_, _, err = b.AddPayment(t.Context(), tenant, on("2027-03-03"), ledger.NewPayment{ID: "p-1", Customer: "c-1", Amount: eur(4001)})
	require.True(t, errors.As(err, &refusal))
	require.Equal(t, ledger.Conflict, refusal.Kind)
	_, _, err = b.AddInvoices(t.Context(), tenant, on("2027-03-03"), []ledger.NewInvoice{
		{ID: "i-2", Customer: "c-1", Amount: eur(1), IssuedOn: day("2027-03-01"), DueOn: day("2027-03-02"), Kind: dunning.Standard},
		{ID: "i-1", Customer: "c-1", Amount: eur(1), IssuedOn: day("2027-03-01"), DueOn: day("2027-03-02"), Kind: dunning.Standard},
	})
	var at *ledger.Indexed
	require.True(t, errors.As(err, &at))
	require.Equal(t, 1, at.Index)
	c, err = b.Customer(t.Context(), ref, on("2027-03-03"))
	require.NoError(t, err)
	require.EqualValues(t, 8000, c.Balances[0].Minor, "all or none")
}

func TestTheDatabaseKeepsTheRules(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	b.pay(ref, "p-1", 1000, "", "2027-03-01")
	m := b.converge(ref, "2027-03-04").Messages[0]
	_, err := b.claim(ref, m.ID, "2027-03-04")
	require.NoError(t, err)
	b.record(ref, m.ID, ledger.Sent, "2027-03-04")
	for name, statement := range map[string]string{
		"an item is corrected in place":          "UPDATE items SET minor = 1",
		"a payment is deleted":                   "DELETE FROM entries",
		"an allocation is truncated":             "TRUNCATE allocations",
		"the timeline is rewritten":              "UPDATE timeline SET who = 'nobody'",
		"a published policy is changed":          "UPDATE policies SET file = ''",
		"a sent message is claimed again":        "UPDATE messages SET state = 'claimed'",
		"a message is deleted":                   "DELETE FROM messages",
		"a message begins as sent":               "INSERT INTO messages (tenant, message, notice, customer, channel, contact, state, not_before) SELECT tenant, gen_random_uuid(), notice, customer, 'sms', 'payer', 'accepted', now() FROM messages",
		"a notice has two messages to one":       "INSERT INTO messages (tenant, message, notice, customer, channel, contact, state, not_before) SELECT tenant, gen_random_uuid(), notice, customer, channel, contact, 'intended', now() FROM messages",
		"an item takes a step twice":             "INSERT INTO steps SELECT * FROM steps",
		"a taken step is forgotten":              "DELETE FROM steps",
		"an item is settled beyond its amount":   "INSERT INTO allocations (tenant, customer, kind, entry, item, currency, minor, recorded_at, recorded_wall) VALUES ('demo', 'c-1', 'payment', 'p-1', 'i-1', 'EUR', 1, now(), now())",
		"a currency settles another":             "INSERT INTO allocations (tenant, customer, kind, entry, item, currency, minor, recorded_at, recorded_wall) VALUES ('demo', 'c-1', 'payment', 'p-1', 'i-1', 'USD', -1, now(), now())",
		"an item is below zero":                  "INSERT INTO items SELECT tenant, 'i-9', customer, content_hash, kind, number, currency, -1, issued_on, due_on, recorded_at, recorded_wall FROM items",
		"a payment of nothing":                   "INSERT INTO entries SELECT tenant, kind, 'p-9', customer, content_hash, currency, 0, for_item, received_at, recorded_at, recorded_wall FROM entries",
		"the policy's reason without its access": "UPDATE customers SET reasons = '{non_payment}'",
	} {
		_, err := b.sql.Exec(t.Context(), statement)
		require.Error(t, err, name)
	}
}

func TestAnAcceptedMessageComesBackAtMostOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	m := b.converge(ref, "2027-03-04").Messages[0]
	_, err := b.claim(ref, m.ID, "2027-03-04")
	require.NoError(t, err)
	b.record(ref, m.ID, ledger.Sent, "2027-03-04")
	for _, state := range []string{"intended", "claimed", "accepted"} {
		_, err := b.sql.Exec(t.Context(), "UPDATE messages SET state = $1, returns = 0", state)
		require.NoError(t, err, state)
	}
	_, err = b.sql.Exec(t.Context(), "UPDATE messages SET state = 'intended'")
	require.ErrorContains(t, err, "returns")
}

func TestEveryKeyStartsWithTheTenant(t *testing.T) {
	t.Parallel()
	b := setup(t)
	rows, err := b.sql.Query(t.Context(), `
		SELECT c.conrelid::regclass::text || ': ' || c.conname
		FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
		-- breakers and recoveries are about providers, which serve all tenants
		WHERE c.contype IN ('p', 'f') AND a.attname <> 'tenant' AND c.connamespace = 'public'::regnamespace
		  AND c.conrelid NOT IN ('goose_db_version'::regclass, 'breakers'::regclass, 'recoveries'::regclass)`)
	require.NoError(t, err)
	for rows.Next() {
		var name string
		require.NoError(t, rows.Scan(&name))
		t.Errorf("%s does not start with the tenant", name)
	}
	require.NoError(t, rows.Err())
}

func TestMoneyAfterClosingIsCreditForAHuman(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.signUp("c-1", 9000)
	b.verify(ref, "2027-03-01")
	out := b.converge(ref, "2027-03-20")
	require.Equal(t, dunning.PrepayExpired, out.ClosedReason)

	p := b.pay(ref, "p-1", 9000, "", "2027-03-21")
	require.EqualValues(t, 9000, p.Unallocated.Minor)
	work, _, err := b.Worklist(t.Context(), tenant, ledger.WorkCursor{}, 10)
	require.NoError(t, err)
	require.Len(t, work, 1)
	require.Equal(t, "credit_after_closing", work[0].Kind)
	require.Equal(t, dunning.AccessNone, b.converge(ref, "2027-03-21").Access)
}
