package gateway_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestReversingAPayment(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", takenOver("bakery")).status)
	require.Equal(t, http.StatusCreated, b.post("/v1/invoices", invoice("inv-1", "bakery", 5000)).status)
	paid := object{"id": "p-1", "customer_id": "bakery", "amount": eur(5000), "invoice_id": "inv-1"}
	require.Equal(t, http.StatusCreated, b.post("/v1/payments", paid).status)
	require.Equal(t, true, b.get("/v1/invoices/inv-1").body["settled"])

	created := b.post("/v1/payments/p-1/reverse", object{"id": "r-1", "reason": "chargeback"})
	require.Equal(t, http.StatusCreated, created.status, created.text)
	require.Equal(t, object{
		"id": "r-1", "payment_id": "p-1", "reason": "chargeback", "state": "reversed", "customer_id": "bakery", "amount": eurOf(5000),
	}, object(created.body))
	again := b.post("/v1/payments/p-1/reverse", object{"id": "r-1", "reason": "chargeback"})
	require.Equal(t, http.StatusOK, again.status)
	require.Equal(t, created.body, again.body)
	open := b.get("/v1/invoices/inv-1").body
	require.Equal(t, false, open["settled"])
	require.Equal(t, eurOf(5000), open["open"])
	require.Equal(t, []any{eurOf(5000)}, b.get("/v1/customers/bakery").body["balances"])

	require.Equal(t, "reversal_exists", b.post("/v1/payments/p-1/reverse", object{"id": "r-1", "reason": "error"}).code())
	second := b.post("/v1/payments/p-1/reverse", object{"id": "r-2", "reason": "chargeback"})
	require.Equal(t, http.StatusConflict, second.status)
	require.Equal(t, "reversed_already", second.code())

	early := b.post("/v1/payments/p-2/reverse", object{"id": "r-3", "reason": "returned"})
	require.Equal(t, http.StatusCreated, early.status, early.text)
	require.Equal(t, object{"id": "r-3", "payment_id": "p-2", "reason": "returned", "state": "awaiting_payment"}, object(early.body))
	require.Equal(t, "awaiting_payment", b.call(b.other, http.MethodPost, "/v1/payments/p-1/reverse", object{"id": "r-1", "reason": "chargeback"}).body["state"],
		"another tenant's payment is none of theirs")
	paid["id"] = "p-2"
	require.Equal(t, eurOf(0), b.post("/v1/payments", paid).body["unallocated"])
	require.Equal(t, eurOf(5000), b.get("/v1/invoices/inv-1").body["open"])
	require.Equal(t, "reversed", b.post("/v1/payments/p-2/reverse", object{"id": "r-3", "reason": "returned"}).body["state"])

	for field, body := range map[string]any{
		"id": object{"id": "r 4", "reason": "error"}, "reason": object{"id": "r-4", "reason": "whim"}, "note": object{"id": "r-4", "reason": "error", "note": "x"},
	} {
		got := b.post("/v1/payments/p-9/reverse", body)
		require.Equal(t, http.StatusUnprocessableEntity, got.status, got.text)
		require.Equal(t, field, got.field())
	}
	require.Equal(t, "payment_not_found", b.post("/v1/payments/%20/reverse", object{"id": "r-4", "reason": "error"}).code())
}
