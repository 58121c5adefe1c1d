package ledger_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"arrears/internal/ledger"
)

func TestWhoShouldHaveAWorkflow(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, id := range []string{"a-open", "b-closed", "c-closed-untold", "d-closed-unreported", "e-closed-reported", "f-open"} {
		b.customer(id)
	}
	close := func(id string) {
		b.exec("UPDATE customers SET phase = 'closed', closed_reason = 'closed' WHERE customer = $1", id)
	}
	claimed := func(id string) (ledger.Ref, uuid.UUID) {
		ref := ledger.Ref{Tenant: tenant, Customer: id}
		b.invoice(ref, "i-"+id, 12000, "2027-03-15", "2027-03-01")
		message := b.converge(ref, "2027-03-18").Messages[0].ID
		_, err := b.claim(ref, message, "2027-03-18")
		require.NoError(t, err)
		return ref, message
	}
	close("b-closed")
	close("c-closed-untold")
	b.exec("UPDATE customers SET access_version = access_confirmed + 1 WHERE customer = 'c-closed-untold'")
	claimed("d-closed-unreported")
	close("d-closed-unreported")
	ref, message := claimed("e-closed-reported")
	b.record(ref, message, ledger.Sent, "2027-03-18")
	close("e-closed-reported")

	want := []string{"a-open", "c-closed-untold", "d-closed-unreported", "f-open"}
	var got []string
	var after ledger.Ref
	for {
		page, err := b.Adoptable(t.Context(), "", after, 3)
		require.NoError(t, err)
		require.LessOrEqual(t, len(page), 3)
		for _, r := range page {
			got = append(got, r.Customer)
			after = r
		}
		if len(page) == 0 {
			break
		}
	}
	require.Equal(t, want, got)
	n, err := b.CountAdoptable(t.Context(), "")
	require.NoError(t, err)
	require.EqualValues(t, len(want), n)
}

func TestAdoptionOfOneTenantLeavesTheOthers(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.customer("c-1")
	_, err := b.PutTenant(t.Context(), ledger.Tenant{ID: "aaa", Name: "Quay", PostalAddress: "1 Quay", Locale: "en", TimeZone: "UTC", Policy: "standard"}, []byte("name: Quay"))
	require.NoError(t, err)
	for _, only := range []struct {
		tenant string
		want   int
	}{{"", 1}, {tenant, 1}, {"aaa", 0}} {
		page, err := b.Adoptable(t.Context(), only.tenant, ledger.Ref{}, 10)
		require.NoError(t, err)
		require.Len(t, page, only.want, only.tenant)
		n, err := b.CountAdoptable(t.Context(), only.tenant)
		require.NoError(t, err)
		require.EqualValues(t, only.want, n, only.tenant)
	}
}

func (b *bundle) exec(statement string, args ...any) {
	b.t.Helper()
	_, err := b.sql.Exec(b.t.Context(), statement, args...)
	require.NoError(b.t, err)
}
