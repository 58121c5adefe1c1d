package ledger_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"arrears/internal/dunning"
	"arrears/internal/ledger"
)

// toTheEnd takes a customer with an invoice to the end of the ladder, and answers with what the books are to be asked.
func (b *bundle) toTheEnd(ref ledger.Ref) uuid.UUID {
	b.t.Helper()
	b.invoice(ref, "i-1", 60000, "2027-03-01", "2027-03-01")
	for _, date := range []string{"2027-03-04", "2027-03-11", "2027-03-22", "2027-04-01"} {
		b.send(ref, date)
	}
	out := b.converge(ref, "2027-06-01")
	require.Len(b.t, out.Requests, 1)
	require.Equal(b.t, dunning.Handover, out.Requests[0].Kind)
	require.Equal(b.t, out.Requests, b.converge(ref, "2027-06-01").Requests, "asked for again, it is the same one")
	return out.Requests[0].ID
}

func (b *bundle) recordBilling(ref ledger.Ref, id uuid.UUID, kind ledger.OutcomeKind) ledger.Outstanding {
	b.t.Helper()
	out, err := b.RecordBilling(b.t.Context(), ref, id, on("2027-06-01"), ledger.Outcome{Kind: kind, Code: "x"})
	require.NoError(b.t, err)
	return out
}

func (b *bundle) work(kind string) []ledger.Work {
	b.t.Helper()
	all, _, err := b.Worklist(b.t.Context(), tenant, ledger.WorkCursor{}, 100)
	require.NoError(b.t, err)
	var out []ledger.Work
	for _, w := range all {
		if w.Kind == kind {
			out = append(out, w)
		}
	}
	return out
}

func TestTheBooksAreAskedOnceWhereALadderEnds(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	id := b.toTheEnd(ref)
	b.pay(ref, "p-1", 20000, "i-1", "2027-06-01")
	r, err := b.BillingRequest(t.Context(), ref, id, on("2027-06-01"))
	require.NoError(t, err)
	require.EqualValues(t, 40000, r.Lines[0].Open, "what is open when it goes out")

	out := b.recordBilling(ref, id, ledger.NotSent)
	require.Empty(t, out.Requests, "not at once again")
	require.NotNil(t, out.Sleep)
	later := on("2027-06-02")
	out, err = b.Converge(t.Context(), ref, later)
	require.NoError(t, err)
	require.Len(t, out.Requests, 1)
	require.Empty(t, b.recordBilling(ref, id, ledger.Sent).Requests)
	require.Empty(t, b.recordBilling(ref, id, ledger.Undeliverable).Requests, "what was told stays told")
	require.Empty(t, b.work("end_handover"))
}

func TestAHumanIsAskedWhereTheBooksCannotBe(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	id := b.toTheEnd(ref)
	require.True(t, b.recordBilling(ref, id, ledger.Undeliverable).NeedsHuman)
	work := b.work("end_handover")
	require.Len(t, work, 1)
	require.Equal(t, []string{"handed_over", "written_off", "settled"}, work[0].Options)
}

func TestADebtThatWasPaidIsNotHandedOver(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.customer("c-1")
	id := b.toTheEnd(ref)
	b.pay(ref, "p-1", 60000, "i-1", "2027-06-01")
	r, err := b.BillingRequest(t.Context(), ref, id, on("2027-06-01"))
	require.NoError(t, err)
	require.Empty(t, r.Lines)
	require.Empty(t, b.recordBilling(ref, id, ledger.Blocked).Requests)
	_, err = b.BillingRequest(t.Context(), ledger.Ref{Tenant: tenant, Customer: b.customer("c-2").Customer}, id, on("2027-06-01"))
	require.Equal(t, ledger.NotFound, refusalOf(t, err).Kind)
}
