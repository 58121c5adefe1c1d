package gateway_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestWhatCorrectsADebt(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", takenOver("bakery")).status)
	for _, id := range []string{"inv-1", "inv-2", "inv-3"} {
		require.Equal(t, http.StatusCreated, b.post("/v1/invoices", invoice(id, "bakery", 5000)).status)
	}
	note := object{"id": "n-1", "customer_id": "bakery", "amount": eur(1500), "invoice_id": "inv-1", "reason": "a wrong price"}
	created := b.post("/v1/credit-notes", note)
	require.Equal(t, http.StatusCreated, created.status, created.text)
	require.Equal(t, http.StatusOK, b.post("/v1/credit-notes", note).status)
	note["amount"] = eur(1)
	require.Equal(t, "credit_note_exists", b.post("/v1/credit-notes", note).code())
	require.Equal(t, eurOf(3500), b.get("/v1/invoices/inv-1").body["open"])

	void := b.post("/v1/invoices/inv-2/void", nil) // a reason need not be given
	require.Equal(t, http.StatusOK, void.status, void.text)
	require.Equal(t, true, void.body["void"])
	require.Equal(t, void.body, b.post("/v1/invoices/inv-2/void", object{"reason": "issued twice"}).body)
	off := b.post("/v1/invoices/inv-3/write-off", object{"reason": "not worth a lawyer"})
	require.Equal(t, http.StatusOK, off.status, off.text)
	require.Equal(t, eurOf(5000), off.body["written_off"])
	require.Equal(t, "invoice_settled", b.post("/v1/invoices/inv-2/write-off", object{}).code())
	require.Equal(t, []any{eurOf(3500)}, b.get("/v1/customers/bakery").body["balances"])

	for _, call := range []string{"/v1/invoices/inv-9/void", "/v1/invoices/inv-9/write-off", "/v1/invoices/%20/void"} {
		require.Equal(t, "invoice_not_found", b.post(call, object{}).code(), call)
	}
	require.Equal(t, http.StatusNotFound, b.call(b.other, http.MethodPost, "/v1/invoices/inv-1/void", object{}).status, "another tenant's")
	require.Equal(t, http.StatusNotFound, b.call(b.other, http.MethodGet, "/v1/invoices/inv-1", nil).status)
	for body, field := range map[string]string{`{"reason":""}`: "reason", `{"reason":" "}`: "reason", `{"note":"x"}`: "note"} {
		got := b.post("/v1/invoices/inv-1/void", body)
		require.Equal(t, http.StatusUnprocessableEntity, got.status)
		require.Equal(t, field, got.field())
	}
	require.Equal(t, http.StatusUnprocessableEntity, b.post("/v1/credit-notes", object{"id": "n-2", "customer_id": "bakery", "amount": eur(0)}).status)
	require.Equal(t, http.StatusNotFound, b.post("/v1/credit-notes", object{"id": "n-2", "customer_id": "nobody", "amount": eur(1)}).status)
}

func TestCorrectingClosingAndErasingACustomer(t *testing.T) {
	t.Parallel()
	b := setup(t)
	patch := func(body any) answer { return b.call(b.key, http.MethodPatch, "/v1/customers/bakery", body) }
	require.Equal(t, http.StatusNotFound, patch(object{"name": "Harbour"}).status)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", takenOver("bakery")).status)
	require.Equal(t, http.StatusOK, patch(object{
		"phone": "+493023125001", "email": nil, "locale": "de", "time_zone": "Europe/Berlin", "country": "AT", "name": "Hafenbäckerei",
		"contacts": []any{object{"role": "owner", "name": "Maria Silva", "email": "maria@harbour-bakery.example"}},
	}).status)
	where := b.get("/v1/customers/bakery").body["time_zone"]
	require.Equal(t, object{"zones": []any{"Europe/Berlin"}, "from": "customer"}, where)
	require.Equal(t, object{"zones": []any{"Europe/Berlin"}, "from": "number"}, patch(object{"time_zone": nil}).body["time_zone"], "Vienna goes by the same clock, and the number calls it so")
	for field, value := range map[string]any{
		"phone": nil, "email": "nowhere", "time_zone": "Mars/Olympus", "locale": "xx_YY", "country": "ZZ", "name": "", "policy": "gold", "nickname": "x",
		"contacts": []any{object{"role": "owner", "name": "Maria"}},
	} {
		got := patch(object{field: value})
		require.Equal(t, http.StatusUnprocessableEntity, got.status, "%s: %s", field, got.text)
		require.Contains(t, []string{field, "contacts[0].email", "email"}, got.field())
	}
	require.Equal(t, http.StatusUnprocessableEntity, patch(object{}).status)

	require.Equal(t, http.StatusCreated, b.post("/v1/invoices", invoice("inv-1", "bakery", 5000)).status)
	require.Equal(t, "open_items", b.post("/v1/customers/bakery/close", object{"reason": "moved"}).code())
	require.Equal(t, "customer_not_closed", b.call(b.key, http.MethodDelete, "/v1/customers/bakery", nil).code())
	require.Equal(t, http.StatusCreated, b.post("/v1/payments", object{"id": "p-1", "customer_id": "bakery", "amount": eur(5000)}).status)
	require.Equal(t, "reason", b.post("/v1/customers/bakery/close", object{}).field())
	closed := b.post("/v1/customers/bakery/close", object{"reason": "moved"})
	require.Equal(t, http.StatusAccepted, closed.status, "there is no workflow that could have acted: %s", closed.text)
	require.Equal(t, "closed", closed.body["phase"])
	require.Equal(t, "closed", closed.body["closed_reason"])
	require.Equal(t, "cancelled", closed.body["access"])
	require.Equal(t, http.StatusOK, b.post("/v1/customers/bakery/close", object{"reason": "moved"}).status)
	require.Equal(t, "customer_closed", b.post("/v1/invoices", invoice("inv-2", "bakery", 1)).code())
	late := b.post("/v1/payments", object{"id": "p-2", "customer_id": "bakery", "amount": eur(700)})
	require.Equal(t, eurOf(700), late.body["unallocated"])
	require.Len(t, b.get("/v1/worklist").body["items"], 1)

	require.Equal(t, http.StatusNotFound, b.call(b.other, http.MethodDelete, "/v1/customers/bakery", nil).status)
	require.Equal(t, http.StatusNoContent, b.call(b.key, http.MethodDelete, "/v1/customers/bakery", nil).status)
	require.Equal(t, http.StatusNoContent, b.call(b.key, http.MethodDelete, "/v1/customers/bakery", nil).status)
	require.Contains(t, b.get("/v1/customers/bakery").body, "erased_at")
	require.Equal(t, "customer_erased", b.post("/v1/customers", takenOver("bakery")).code())
}

func TestReports(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", takenOver("bakery")).status)
	require.Equal(t, http.StatusCreated, b.post("/v1/invoices", invoice("inv-1", "bakery", 5000)).status)
	b.wall.move(40 * 24 * time.Hour)
	require.Equal(t, http.StatusCreated, b.post("/v1/payments", object{"id": "p-1", "customer_id": "bakery", "amount": eur(2000)}).status)
	line := func(at string) object {
		got := b.get("/v1/reports/aging" + at)
		require.Equal(t, http.StatusOK, got.status, got.text)
		return got.body["items"].([]any)[0].(object)
	}
	require.Equal(t, 3000.0, line("")["buckets"].(object)["1-30"], "as of today")
	require.Equal(t, 5000.0, line("?as_of=2027-03-14")["buckets"].(object)["current"])
	require.Equal(t, false, b.get("/v1/reports/aging").body["complete"])
	require.Equal(t, true, b.get("/v1/reports/aging?as_of=2027-03-14").body["complete"])
	require.Empty(t, b.call(b.other, http.MethodGet, "/v1/reports/aging", nil).body["items"], "another tenant's")
	for query, field := range map[string]string{
		"aging?as_of=2027-02-30": "as_of", "aging?as_of=2099-01-01": "as_of", "aging?as_of=": "as_of",
		"collections?from=2027-03-01&to=2027-02-01": "to", "collections?from=2027-03-01&to=x": "to", "collections?to=2027-03-01": "from",
		"collections?from=1970-01-01&to=2027-01-01": "to",
	} {
		got := b.get("/v1/reports/" + query)
		require.Equal(t, http.StatusUnprocessableEntity, got.status, query)
		require.Equal(t, field, got.field(), query)
	}
	got := b.get("/v1/reports/collections?from=2027-03-01&to=2027-03-31")
	require.Equal(t, http.StatusOK, got.status, got.text)
	require.Equal(t, object{
		"currency": "EUR", "opening": 0.0, "billed": 5000.0, "closing": 5000.0, "closing_current": 0.0, "dso": 31.0, "cei": 0.0,
	}, got.body["items"].([]any)[0])
}

func eurOf(minor float64) object { return object{"currency": "EUR", "minor": minor} }
