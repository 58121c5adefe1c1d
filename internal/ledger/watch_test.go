package ledger_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/dunning"
	"arrears/internal/ledger"
	"arrears/internal/policy"
	"arrears/internal/tracing"
)

const (
	oneTrace     = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
	anotherTrace = "00-5bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b8-01"
)

func TestAWakeKeepsTheTraceOfTheLastFact(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	fact := func(id, trace string) {
		_, _, err := b.AddInvoices(tracing.Continue(t.Context(), trace), tenant, on("2027-03-01"), []ledger.NewInvoice{{
			ID: id, Customer: ref.Customer, Amount: eur(12000), IssuedOn: day("2027-03-01"), DueOn: day("2027-03-0" + id), Kind: "standard",
		}})
		require.NoError(t, err)
	}
	trace := func() string {
		w := b.wakes()
		require.Len(t, w, 1)
		require.GreaterOrEqual(t, w[0].Waited, time.Duration(0))
		require.Less(t, w[0].Waited, time.Minute)
		return w[0].Trace
	}
	fact("9", "")
	require.Empty(t, trace())
	fact("8", oneTrace)
	require.Equal(t, oneTrace, trace())
	fact("7", anotherTrace)
	require.Equal(t, anotherTrace, trace())
	fact("6", "")
	require.Equal(t, anotherTrace, trace(), "a fact in no trace takes none away")
}

func TestTheBacklogIsWhatWaits(t *testing.T) {
	t.Parallel()
	b := setup(t)
	backlog := func() ledger.Backlog {
		out, err := b.Backlog(t.Context(), on("2027-03-01"))
		require.NoError(t, err)
		return out
	}
	require.Zero(t, backlog())
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-15", "2027-03-01")
	_, err := b.sql.Exec(t.Context(), "UPDATE wakes SET asked_wall = now() - interval '5 minutes'")
	require.NoError(t, err)
	_, err = b.sql.Exec(t.Context(), `INSERT INTO worklist (tenant, work, customer, kind, ref, options, detail, opened_at, opened_wall)
		SELECT $1, gen_random_uuid(), 'c-1', 'x', n::text, '{}', '{}', now(), now() - n * interval '1 hour' FROM generate_series(1, 3) n`, tenant)
	require.NoError(t, err)
	_, err = b.sql.Exec(t.Context(), "UPDATE worklist SET closed_at = now() WHERE ref = '3'")
	require.NoError(t, err)
	got := backlog()
	require.EqualValues(t, 1, got.Wakes)
	require.InDelta(t, 300, got.WakeAge.Seconds(), 60)
	require.EqualValues(t, 2, got.Worklist)
	require.InDelta(t, 7200, got.WorkAge.Seconds(), 60, "the oldest that is open")
	require.Zero(t, got.Orphans)

	_, err = b.sql.Exec(t.Context(), "UPDATE customers SET plan_wake_at = '2020-01-01'")
	require.NoError(t, err)
	require.EqualValues(t, 1, backlog().Orphans)
}

func TestAMessageIsInDoubtOnceNobodyCanTell(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	b.invoice(ref, "i-1", 12000, "2027-03-01", "2027-03-01")
	count := func(now string, after time.Duration) ledger.Unsettled {
		at := on(now)
		at.Wall = at.Wall.Add(after)
		all, err := b.UnsettledMessages(t.Context(), at)
		require.NoError(t, err)
		require.Len(t, all, 1)
		return all[0]
	}
	const due = "2027-03-04"
	messages := b.converge(ref, due).Messages
	require.Len(t, messages, 1)
	require.Equal(t, ledger.Unsettled{Channel: "email", State: "intended", Count: 1}, count(due, 0))
	_, err := b.claim(ref, messages[0].ID, due)
	require.NoError(t, err)
	require.Equal(t, ledger.Unsettled{Channel: "email", State: "claimed", Count: 1}, count(due, 30*time.Second), "it is being sent")
	abandoned := count(due, 2*time.Minute)
	require.EqualValues(t, 1, abandoned.InDoubt, "its sender did not live to say")
	require.Equal(t, 2*time.Minute, abandoned.DoubtAge)
	_, err = b.RecordMessage(t.Context(), ref, messages[0].ID, on(due), ledger.Outcome{Kind: ledger.Unknown, Code: "timeout"})
	require.NoError(t, err)
	require.EqualValues(t, 1, count(due, 0).InDoubt, "the provider did not say")
	b.record(ref, messages[0].ID, ledger.Sent, due)
	all, err := b.UnsettledMessages(t.Context(), on(due))
	require.NoError(t, err)
	require.Empty(t, all)
}

func TestWhatIsHeldIsCountedByItsReason(t *testing.T) {
	t.Parallel()
	b := setupSenders(t)
	b.ladder(byBoth)
	const due = "2027-03-02"
	held := func() []ledger.Held {
		all, err := b.HeldMessages(t.Context())
		require.NoError(t, err)
		return all
	}
	planned := map[ledger.Ref][]ledger.Message{}
	for _, id := range []string{"c-1", "c-2"} {
		ref := b.customer(id)
		b.invoice(ref, "i-"+id, 12000, "2027-03-01", "2027-03-01")
		planned[ref] = b.converge(ref, due).Messages
		require.Len(t, planned[ref], 2)
	}
	require.Empty(t, held())

	b.turn(dunning.SMS, false)
	_, err := b.sql.Exec(t.Context(), "UPDATE breakers SET state = 'open', failures = 5, probe_wall = $1 WHERE channel = 'email'", on(due).Wall.Add(time.Hour))
	require.NoError(t, err)
	for ref, messages := range planned {
		for _, m := range messages {
			_, err := b.claim(ref, m.ID, due)
			require.ErrorIs(t, err, ledger.ErrNotClaimable)
		}
	}
	require.Equal(t, []ledger.Held{{Channel: "email", Reason: "breaker", Count: 2}, {Channel: "sms", Reason: "switch", Count: 2}}, held())
	b.turn(dunning.SMS, true)
	require.Equal(t, []string{"first/sms"}, b.send(ledger.Ref{Tenant: tenant, Customer: "c-1"}, due))
	require.Equal(t, []ledger.Held{{Channel: "email", Reason: "breaker", Count: 2}, {Channel: "sms", Reason: "switch", Count: 1}}, held())
}

func TestTheSchemaIsHeldAgainstThisVersion(t *testing.T) {
	t.Parallel()
	b := setup(t)
	schema := func() ledger.Schema {
		s, err := b.Schema(t.Context())
		require.NoError(t, err)
		return s
	}
	require.Equal(t, ledger.SchemaCurrent, schema())
	_, err := b.sql.Exec(t.Context(), "INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, true)")
	require.NoError(t, err)
	require.Equal(t, ledger.SchemaAhead, schema())
	_, err = b.sql.Exec(t.Context(), "DELETE FROM goose_db_version WHERE version_id > 1")
	require.NoError(t, err)
	require.Equal(t, ledger.SchemaBehind, schema())
	_, err = b.sql.Exec(t.Context(), "DROP TABLE goose_db_version")
	require.NoError(t, err)
	require.Equal(t, ledger.SchemaBehind, schema(), "it was never migrated")
}

func TestWhatIsCommittedIsToldAndNothingElse(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	var told []ledger.Deed
	watched, err := ledger.Open(t.Context(), ledger.Options{
		URL: b.url, Secret: []byte("0123456789abcdef"), ParsePolicy: policy.Parse, Watch: func(d ledger.Deed) { told = append(told, d) },
	})
	require.NoError(t, err)
	t.Cleanup(watched.Close)
	invoices := []ledger.NewInvoice{
		{ID: "i-1", Customer: "c-1", Amount: eur(12000), IssuedOn: day("2027-03-01"), DueOn: day("2027-03-01"), Kind: "standard"},
		{ID: "i-2", Customer: "c-2", Amount: eur(12000), IssuedOn: day("2027-03-01"), DueOn: day("2027-03-01"), Kind: "standard"},
	}
	_, _, err = watched.AddInvoices(t.Context(), tenant, on("2027-03-01"), invoices)
	require.Error(t, err, "there is no c-2")
	require.Empty(t, told, "what was taken back did not happen")
	_, _, err = watched.AddInvoices(t.Context(), tenant, on("2027-03-01"), invoices[:1])
	require.NoError(t, err)
	require.Equal(t, []ledger.Deed{{What: "invoice.received"}}, told)
	_, _, err = watched.AddInvoices(t.Context(), tenant, on("2027-03-01"), invoices[:1])
	require.NoError(t, err)
	require.Len(t, told, 1, "the same again is no second fact")

	out, err := watched.Converge(t.Context(), ref, on("2027-03-04"))
	require.NoError(t, err)
	require.Contains(t, told, ledger.Deed{What: "notice.planned", Decided: true})
	_, err = watched.Claim(t.Context(), ref, out.Messages[0].ID, on("2027-03-04"), words)
	require.NoError(t, err)
	require.Contains(t, told, ledger.Deed{What: "message.claimed", Decided: true, Channel: "email"})
}
