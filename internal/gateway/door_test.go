package gateway_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestNobodyComesInWithoutAKey(t *testing.T) {
	t.Parallel()
	b := setup(t)
	id, revoked, err := b.store.CreateKey(t.Context(), "harbour")
	require.NoError(t, err)
	require.Equal(t, http.StatusOK, b.call(revoked, http.MethodGet, "/v1/clock", nil).status)
	_, err = b.store.RevokeKey(t.Context(), "harbour", id)
	require.NoError(t, err)
	for name, key := range map[string]string{
		"none": "", "wrong": "arr_000000000000_nothing", "revoked": revoked, "longer": b.key + "x", "endless": strings.Repeat("k", 5000),
	} {
		for _, call := range []string{"GET /v1/customers/bakery", "POST /v1/customers", "GET /v1/worklist?limit=no", "GET /v1/clock"} {
			method, path, _ := strings.Cut(call, " ")
			got := b.call(key, method, path, nil)
			require.Equal(t, http.StatusUnauthorized, got.status, "%s %s", name, call)
			require.Equal(t, "Bearer", got.header.Get("WWW-Authenticate"))
		}
	}
}

func TestTenantsAreApart(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", takenOver("bakery")).status)
	for _, path := range []string{"/v1/customers/bakery", "/v1/customers/bakery/timeline"} {
		require.Equal(t, http.StatusNotFound, b.call(b.other, http.MethodGet, path, nil).status)
	}
	require.Equal(t, http.StatusNotFound, b.call(b.other, http.MethodPost, "/v1/invoices", invoice("inv-1", "bakery", 5)).status)
	require.Equal(t, http.StatusCreated, b.call(b.other, http.MethodPost, "/v1/customers", signup("bakery")).status, "ids are each tenant's own")
}

func TestWhatIsWrongIsNamed(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", takenOver("bakery")).status)
	with := func(base object, field string, value any) object {
		if value == nil {
			delete(base, field)
		} else {
			base[field] = value
		}
		return base
	}
	pay := func() object { return object{"id": "p-1", "customer_id": "bakery", "amount": eur(5)} }
	before := b.rows()
	for _, c := range []struct {
		path  string
		body  any
		field string
	}{
		{"/v1/customers", with(signup("x"), "id", "with space"), "id"},
		{"/v1/customers", with(signup("x"), "id", ".."), "id"},
		{"/v1/customers", with(signup("x"), "id", strings.Repeat("x", 65)), "id"},
		{"/v1/customers", with(signup("x"), "id", 7), "id"},
		{"/v1/customers", with(signup("x"), "name", nil), "name"},
		{"/v1/customers", with(signup("x"), "name", " "), "name"},
		{"/v1/customers", with(signup("x"), "name", "Harbour\nBakery"), "name"},
		{"/v1/customers", with(signup("x"), "name", "a\x00b"), "name"},
		{"/v1/customers", with(signup("x"), "name", "a\u2028b"), "name"},
		{"/v1/customers", `{"id":"x","name":"Harbour \ud800","email":"a@b.example","phone":"+12025550100","country":"US"}`, "name"},
		{"/v1/customers", with(signup("x"), "name", strings.Repeat("é", 201)), "name"},
		{"/v1/customers", with(signup("x"), "email", nil), "email"},
		{"/v1/customers", with(signup("x"), "email", "a@b.example, c@d.example"), "email"},
		{"/v1/customers", with(signup("x"), "email", "Bakery <a@b.example>"), "email"},
		{"/v1/customers", with(signup("x"), "phone", nil), "phone"},
		{"/v1/customers", with(signup("x"), "phone", "030 23125001"), "phone"},
		{"/v1/customers", with(signup("x"), "phone", "+99912345678"), "phone"},
		{"/v1/customers", with(signup("x"), "country", "UK"), "country"},
		{"/v1/customers", with(signup("x"), "country", "de"), "country"},
		{"/v1/customers", with(signup("x"), "country", "EU"), "country"},
		{"/v1/customers", with(signup("x"), "locale", "xx-yy-zz"), "locale"},
		{"/v1/customers", with(signup("x"), "time_zone", "Berlin"), "time_zone"},
		{"/v1/customers", with(signup("x"), "time_zone", "Local"), "time_zone"},
		{"/v1/customers", with(signup("x"), "prepayment", object{"currency": "XYZ", "minor": 5}), "prepayment.currency"},
		{"/v1/customers", with(signup("x"), "prepayment", eur(0)), "prepayment.minor"},
		{"/v1/customers", with(signup("x"), "class", "friend"), "class"},
		{"/v1/customers", with(signup("x"), "signup", "maybe"), "signup"},
		{"/v1/customers", with(signup("x"), "nickname", "x"), "nickname"},
		{"/v1/customers", with(signup("x"), "ip", "1.2.3"), "ip"},
		{"/v1/customers", with(signup("x"), "contacts", []any{object{"role": "owner", "name": "Accounts", "email": "no"}}), "contacts[0].email"},
		{"/v1/customers", with(signup("x"), "contacts", []any{object{"role": "Owner!", "name": "Accounts"}}), "contacts[0].role"},
		{"/v1/customers", with(signup("x"), "policy_accepted", object{"hash": "h", "at": "2026-02-30T00:00:00Z"}), "policy_accepted.at"},
		{"/v1/customers", with(signup("x"), "policy_accepted", object{"hash": " ", "at": "2027-03-01T09:00:00Z"}), "policy_accepted.hash"},
		{"/v1/customers", with(signup("x"), "policy_accepted", object{"hash": "h", "at": "2027-03-01T10:30:00Z"}), "policy_accepted.at"},
		{"/v1/customers", with(with(takenOver("x"), "email", nil), "phone", nil), "email"},
		{"/v1/invoices", with(invoice("i", "bakery", 5), "amount", object{"currency": "EUR", "minor": "5"}), "amount.minor"},
		{"/v1/invoices", with(invoice("i", "bakery", 5), "amount", object{"currency": "EUR", "minor": 5.5}), "amount.minor"},
		{"/v1/invoices", with(invoice("i", "bakery", 5), "amount", object{"currency": "EUR", "minor": json.Number("1e3")}), "amount.minor"},
		{"/v1/invoices", with(invoice("i", "bakery", 5), "amount", object{"currency": "EUR", "minor": json.Number("99999999999999999999")}), "amount.minor"},
		{"/v1/invoices", with(invoice("i", "bakery", 5), "amount", eur(1<<60)), "amount.minor"},
		{"/v1/invoices", invoice("i", "bakery", -5), "amount.minor"},
		{"/v1/invoices", with(invoice("i", "bakery", 5), "due_on", "2027-02-30"), "due_on"},
		{"/v1/invoices", with(invoice("i", "bakery", 5), "due_on", "2027-02-28"), "due_on"},
		{"/v1/invoices", with(invoice("i", "bakery", 5), "issued_on", "1.3.2027"), "issued_on"},
		{"/v1/invoices", with(invoice("i", "bakery", 5), "issued_on", "0000-00-00"), "issued_on"},
		{"/v1/invoices", with(invoice("i", "bakery", 5), "kind", "odd"), "kind"},
		{"/v1/invoices/batch", object{"invoices": []any{}}, "invoices"},
		{"/v1/invoices/batch", object{"invoices": []any{invoice("i", "bakery", 5), with(invoice("j", "bakery", 5), "due_on", "2027-02-30")}}, "invoices[1].due_on"},
		{"/v1/invoices/batch", object{"invoices": []any{invoice("i", "bakery", 5), with(invoice("j", "bakery", 5), "colour", "red")}}, "invoices[1].colour"},
		{"/v1/invoices/batch", object{"invoices": []any{invoice("i", "bakery", 5),
			with(invoice("j", "bakery", 5), "amount", object{"currency": "EUR", "minor": json.Number("1e3")})}}, "invoices[1].amount.minor"},
		{"/v1/payments", with(pay(), "amount", eur(0)), "amount.minor"},
		{"/v1/payments", with(pay(), "received_at", "yesterday"), "received_at"},
		{"/v1/payments", with(pay(), "received_at", "2027-03-09T00:00:00Z"), "received_at"},
		{"/v1/payments", with(pay(), "received_at", "9999-12-31T23:59:59-01:00"), "received_at"},
		{"/v1/customers/bakery/suspend", object{"reason": "fraud", "note": " "}, "note"},
		{"/v1/customers/bakery/suspend", object{"reason": "Fraud!", "note": "x"}, "reason"},
		{"/v1/customers/bakery/suspend", `{"reason":"fraud","note":"\ud800"}`, "note"},
		{"/v1/customers/bakery/suspend", object{"reason": "fraud", "note": "a\x00b"}, "note"},
		{"/v1/customers/bakery/verification", object{"code": "12 34"}, "code"},
		{"/v1/customers/bakery/verification", object{"code": 123456}, "code"},
		{"/v1/customers", "[]", ""},
		{"/v1/customers", "null", ""},
		{"/v1/customers", `{"id":"x","id":"y","name":"Harbour Bakery","email":"a@b.example","country":"DE","signup":"done"}`, "id"},
		{"/v1/customers", `{"id":"x","\u0069d":"y"}`, "id"},
		{"/v1/customers", `{"ID":"x","name":"Harbour Bakery","email":"a@b.example","country":"DE","signup":"done"}`, "ID"},
		{"/v1/payments", `{"id":"p","customer_id":"bakery","amount":{"currency":"EUR","minor":5,"minor":5000}}`, "amount.minor"},
		{"/v1/invoices/batch", `{"invoices":[{"id":"i","id":"j"}]}`, "invoices[0].id"},
		{"/v1/payments", `{"id":"p","customer_id":"bakery","amount":{"currency":"EUR","minor":1e400}}`, "amount.minor"},
		{"/v1/payments", `{"id":"p","customer_id":"bakery","amount":{"currency":"EUR","minor":1e1000000000}}`, "amount.minor"},
		{"/v1/payments", `{"id":"p","customer_id":"bakery","amount":{"currency":"EUR","minor":1e-1000000000}}`, "amount.minor"},
		{"/v1/payments", `{"id":"p","customer_id":"bakery","amount":{"currency":"EUR","minor":` + strings.Repeat("9", 500_000) + `}}`, "amount.minor"},
		{"/v1/payments", `{"id":"p","customer_id":"bakery","amount":{"currency":"EUR","minor":9223372036854775807}}`, "amount.minor"},
		{"/v1/payments", `{"id":"p","customer_id":"bakery","amount":{"currency":"EUR","minor":-9223372036854775808}}`, "amount.minor"},
		{"/v1/payments", with(pay(), "amount", object{"currency": "DEM", "minor": 5}), "amount.currency"},
		{"/v1/payments", with(pay(), "received_at", "1969-12-31T23:59:59Z"), "received_at"},
		{"/v1/payments", with(pay(), "received_at", "2027-02-28T23:60:00Z"), "received_at"},
		{"/v1/invoices", with(invoice("i", "bakery", 5), "due_on", "3000-01-01"), "due_on"},
		{"/v1/invoices", with(invoice("i", "bakery", 5), "due_on", "12027-03-15"), "due_on"},
		{"/v1/invoices", with(invoice("i", "bakery", 5), "issued_on", "1969-12-31"), "issued_on"},
		{"/v1/invoices", with(invoice("i", "bakery", 5), "issued_on", 20270301), "issued_on"},
		{"/v1/invoices", `{"id":"i","customer_id":"bakery","amount":null,"issued_on":"2027-03-01","due_on":"2027-03-15"}`, "amount"},
		{"/v1/customers", `{"x":` + strings.Repeat("[", 5000) + strings.Repeat("]", 5000) + "}", ""},
	} {
		got := b.post(c.path, c.body)
		what := fmt.Sprintf("%s %.300v: %.1000s", c.path, c.body, got.text)
		require.Equal(t, http.StatusUnprocessableEntity, got.status, what)
		require.Equal(t, "application/problem+json", got.header.Get("Content-Type"), what)
		require.Equal(t, "invalid", got.code(), what)
		require.Equal(t, c.field, got.field(), what)
	}
	require.Equal(t, before, b.rows(), "nothing of all that is written")
	for _, path := range []string{"/v1/worklist?limit=0", "/v1/worklist?limit=501", "/v1/worklist?limit=x", "/v1/worklist?limit=99999999999999999999", "/v1/worklist?limit=1&limit=2", "/v1/customers/bakery/timeline?limit=-1"} {
		require.Equal(t, "limit", b.get(path).field(), path)
	}
	for _, path := range []string{"/v1/worklist?cursor=!", "/v1/worklist?cursor=AAAA", "/v1/customers/bakery/timeline?cursor=x", "/v1/customers/bakery/timeline?cursor=__________8"} {
		require.Equal(t, "cursor", b.get(path).field(), path)
	}
	indexed := b.post("/v1/invoices/batch", object{"invoices": []any{invoice("i", "bakery", 5), invoice("j", "bakery", -5)}})
	require.EqualValues(t, 1, indexed.body["errors"].([]any)[0].(map[string]any)["index"])
	require.Equal(t, http.StatusNotFound, b.get("/v1/customers/b%00d").status)
}

func TestWhatIsNoRequestOfOurs(t *testing.T) {
	t.Parallel()
	b := setup(t)
	before := b.rows()
	require.Equal(t, http.StatusBadRequest, b.post("/v1/customers", "{").status)
	require.Equal(t, http.StatusBadRequest, b.post("/v1/customers", "").status)
	require.Equal(t, http.StatusBadRequest, b.post("/v1/customers", `{} {}`).status)
	require.Equal(t, http.StatusBadRequest, b.post("/v1/customers", "{\"name\":\"M\xfcller\"}").status, "Latin-1")
	require.Equal(t, http.StatusNotFound, b.get("/v2/customers").status)
	put := b.call(b.key, http.MethodPut, "/v1/customers", nil)
	require.Equal(t, http.StatusMethodNotAllowed, put.status)
	require.Equal(t, "POST", put.header.Get("Allow"))
	require.Equal(t, http.StatusRequestEntityTooLarge, b.post("/v1/customers", `"`+strings.Repeat("x", 1<<20)+`"`).status)

	many := make([]any, 1001)
	for i := range many {
		many[i] = object{}
	}
	require.Equal(t, "invoices", b.post("/v1/invoices/batch", object{"invoices": many}).field())

	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, b.url+"/v1/customers", strings.NewReader("id=bakery"))
	require.NoError(t, err)
	req.Header.Set("Authorization", "Bearer "+b.key)
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	resp, err := http.DefaultClient.Do(req)
	require.NoError(t, err)
	require.NoError(t, resp.Body.Close())
	require.Equal(t, http.StatusUnsupportedMediaType, resp.StatusCode)
	require.Equal(t, before, b.rows())
}
