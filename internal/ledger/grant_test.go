package ledger_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"arrears/internal/ledger"
	"arrears/internal/pgtest"
	"arrears/internal/policy"
)

func TestARoleThatDoesNotOwnTheTablesCanServeAndNotRewrite(t *testing.T) {
	t.Parallel()
	owner := pgtest.New(t, migrate)
	role := "serving_" + strings.ReplaceAll(uuid.NewString(), "-", "")
	admin, err := pgx.Connect(t.Context(), owner)
	require.NoError(t, err)
	t.Cleanup(func() { _ = admin.Close(t.Context()) })
	_, err = admin.Exec(t.Context(), "CREATE ROLE "+role+" LOGIN PASSWORD 'serving'")
	require.NoError(t, err)
	require.NoError(t, ledger.Grant(t.Context(), owner, role))
	require.NoError(t, ledger.Grant(t.Context(), owner, role), "granting again is harmless")

	address, err := url.Parse(owner)
	require.NoError(t, err)
	address.User = url.UserPassword(role, "serving")
	store, err := ledger.Open(t.Context(), ledger.Options{URL: address.String(), Secret: []byte("0123456789abcdef"), ParsePolicy: policy.Parse})
	require.NoError(t, err)
	t.Cleanup(store.Close)
	_, err = store.PutTenant(t.Context(), ledger.Tenant{ID: tenant, Name: "Harbour", PostalAddress: "1 Quay", Locale: "en", TimeZone: "UTC", Policy: "standard"}, []byte("name: Harbour"))
	require.NoError(t, err)
	_, err = store.PublishPolicy(t.Context(), tenant, "hash", policy.Standard())
	require.NoError(t, err)
	_, err = store.CreateCustomer(t.Context(), tenant, on("2027-03-01"), ledger.NewCustomer{
		ID: "c-1", Name: "Harbour Bakery", Email: "bakery@example.com", Country: "US", TimeZone: "UTC", Class: "billable", TakenOver: true,
	})
	require.NoError(t, err)
	_, err = store.Converge(t.Context(), ledger.Ref{Tenant: tenant, Customer: "c-1"}, on("2027-03-01"))
	require.NoError(t, err)

	conn, err := pgx.Connect(t.Context(), address.String())
	require.NoError(t, err)
	defer func() { _ = conn.Close(t.Context()) }()
	for _, statement := range []string{
		"UPDATE timeline SET who = 'nobody'", "DELETE FROM timeline", "TRUNCATE timeline",
		"ALTER TABLE timeline DISABLE TRIGGER ALL", "DROP TABLE timeline",
	} {
		_, err := conn.Exec(t.Context(), statement)
		require.ErrorContains(t, err, "42501", statement) // insufficient_privilege
	}
}
