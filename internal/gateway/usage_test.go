package gateway_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/dunning"
	"arrears/internal/ledger"
	"arrears/internal/money"
)

// budgeted bounds what the tenant harbour's customers may spend in a month, and restricts who spent it all.
func (b *bundle) budgeted(minor int64) {
	b.t.Helper()
	limit := map[money.Currency]int64{"EUR": minor}
	_, err := b.store.PutTenant(b.t.Context(), ledger.Tenant{
		ID: "harbour", Name: "Harbour Utilities", PostalAddress: "1 Quay", Locale: "en", TimeZone: "Europe/Berlin", Policy: "standard",
		Probation: ledger.ProbationRule{Days: 30, Trial: true, Budget: dunning.Budget{Limit: limit}},
		Spending:  dunning.Budget{Limit: limit, Restrict: true},
	}, []byte("name: Harbour Utilities # with a budget"))
	require.NoError(b.t, err)
}

func usage(id, customer string, minor int64) object {
	return object{"id": id, "customer_id": customer, "period": "2027-03", "amount": eur(minor)}
}

func TestSpendingAgainstABudget(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.budgeted(10000)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", takenOver("bakery")).status)
	created := b.post("/v1/usage", usage("u-1", "bakery", 8599))
	require.Equal(t, http.StatusCreated, created.status, created.text)
	require.Equal(t, object{
		"id": "u-1", "customer_id": "bakery", "period": "2027-03", "amount": eurOf(8599), "spent": eurOf(8599), "limit": eurOf(10000), "percent": 85.0,
		"reached": []any{50.0, 80.0}, "access": "full",
	}, object(created.body))
	again := b.post("/v1/usage", usage("u-1", "bakery", 8599))
	require.Equal(t, http.StatusOK, again.status)
	require.Equal(t, created.body, again.body)
	require.Equal(t, "usage_exists", b.post("/v1/usage", usage("u-1", "bakery", 8600)).code())
	lower := b.post("/v1/usage", usage("u-2", "bakery", 100))
	require.Equal(t, eurOf(8599), lower.body["spent"])

	require.Equal(t, "restricted", b.post("/v1/usage", usage("u-3", "bakery", 10000)).body["access"])
	b.converge("bakery")
	customer := b.get("/v1/customers/bakery").body
	require.Equal(t, "restricted", customer["access"])
	require.Equal(t, []any{"spend_limit"}, customer["suspension_reasons"])
	require.Equal(t, []any{object{"period": "2027-03", "amount": eurOf(10000), "limit": eurOf(10000), "percent": 100.0}}, customer["usage"])
	require.Equal(t, "budget", customer["next"].(object)["what"])
	require.Equal(t, "spend_limit_reached", b.get("/v1/worklist").body["items"].([]any)[0].(object)["kind"])

	raised := b.call(b.key, http.MethodPatch, "/v1/customers/bakery", object{"spend_limit": eur(20000)})
	require.Equal(t, http.StatusOK, raised.status, raised.text)
	require.Equal(t, eurOf(20000), raised.body["spend_limit"])
	b.converge("bakery")
	require.Equal(t, "full", b.get("/v1/customers/bakery").body["access"])
	require.Empty(t, b.get("/v1/worklist").body["items"])
	removed := b.call(b.key, http.MethodPatch, "/v1/customers/bakery", object{"spend_limit": nil})
	require.Equal(t, http.StatusOK, removed.status, removed.text)
	require.NotContains(t, removed.body, "spend_limit")
	b.converge("bakery")
	require.Equal(t, "restricted", b.get("/v1/customers/bakery").body["access"])

	yen := usage("u-4", "bakery", 5)
	yen["amount"] = object{"currency": "JPY", "minor": 5}
	unbounded := b.post("/v1/usage", yen)
	require.Equal(t, http.StatusCreated, unbounded.status, unbounded.text)
	require.NotContains(t, unbounded.body, "limit")
	require.Empty(t, unbounded.body["reached"])
}

func TestUsageThatIsRefused(t *testing.T) {
	t.Parallel()
	b := setup(t)
	own := takenOver("bakery")
	own["spend_limit"] = eur(500)
	made := b.post("/v1/customers", own)
	require.Equal(t, http.StatusCreated, made.status, made.text)
	require.Equal(t, eurOf(500), made.body["spend_limit"])
	require.Equal(t, []any{}, made.body["usage"])
	own["spend_limit"] = eur(501)
	require.Equal(t, "customer_exists", b.post("/v1/customers", own).code())
	with := func(field string, value any) object {
		u := usage("u-1", "bakery", 100)
		u[field] = value
		return u
	}
	for _, c := range []struct {
		field string
		value any
		named string
	}{
		{"id", "u 1", "id"}, {"customer_id", "", "customer_id"}, {"amount", eur(-1), "amount.minor"}, {"note", "x", "note"},
		{"period", "2027-3", "period"}, {"period", "2027-13", "period"}, {"period", "2027-03-01", "period"}, {"period", "0001-01", "period"},
		{"period", "2027-04", "period"}, {"period", "2027-01", "period"},
	} {
		got := b.post("/v1/usage", with(c.field, c.value))
		require.Equal(t, http.StatusUnprocessableEntity, got.status, got.text)
		require.Equal(t, c.named, got.field(), got.text)
	}
	require.Equal(t, http.StatusNotFound, b.post("/v1/usage", with("customer_id", "mill")).status)
	require.Equal(t, http.StatusNotFound, b.call(b.other, http.MethodPost, "/v1/usage", usage("u-1", "bakery", 100)).status)
	require.Empty(t, b.get("/v1/customers/bakery").body["usage"], "what is refused changes nothing")
	for _, wrong := range []any{eur(0), object{"currency": "EURO", "minor": 5}, 5, object{"currency": "EUR"}} {
		got := b.call(b.key, http.MethodPatch, "/v1/customers/bakery", object{"spend_limit": wrong})
		require.Equal(t, http.StatusUnprocessableEntity, got.status, got.text)
		require.Contains(t, got.field(), "spend_limit")
	}
	require.Equal(t, "reason_of_usage", b.post("/v1/customers/bakery/suspend", object{"reason": "spend_limit", "note": "x"}).code())
}

func TestANewcomerIsOnTrial(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.budgeted(10000)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", signup("bakery")).status)
	require.NotContains(t, b.get("/v1/customers/bakery").body, "probation_until")
	b.sendCode("bakery")
	require.Equal(t, http.StatusOK, b.post("/v1/customers/bakery/verification", object{"code": rightCode}).status)
	b.converge("bakery")
	require.Equal(t, "none", b.get("/v1/customers/bakery").body["access"], "the prepayment is awaited")
	require.Equal(t, http.StatusCreated, b.post("/v1/payments", object{"id": "p-1", "customer_id": "bakery", "amount": eur(5000)}).status)
	b.converge("bakery")
	customer := b.get("/v1/customers/bakery").body
	require.Equal(t, "trial", customer["access"])
	require.Equal(t, "2027-03-31T09:00:00Z", customer["probation_until"], "thirty dates on in Berlin, where summer time began meanwhile")
	b.wall.move(30 * 24 * time.Hour)
	b.converge("bakery")
	require.Equal(t, "full", b.get("/v1/customers/bakery").body["access"])
}
