package gateway_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestALifeFromSignUpToPayment(t *testing.T) {
	t.Parallel()
	b := setup(t)

	created := b.post("/v1/customers", signup("bakery"))
	require.Equal(t, http.StatusCreated, created.status, created.text)
	require.Equal(t, "verifying", created.body["phase"])
	require.Equal(t, "none", created.body["access"])
	require.Equal(t, "customer/harbour/bakery", created.body["workflow_id"])
	require.Equal(t, http.StatusOK, b.post("/v1/customers", signup("bakery")).status, "a retry is harmless")

	early := b.post("/v1/customers/bakery/verification", object{"code": rightCode})
	require.Equal(t, http.StatusConflict, early.status)
	require.Equal(t, "verification_pending", early.code())
	b.sendCode("bakery")
	wrong := b.post("/v1/customers/bakery/verification", object{"code": "000000"})
	require.Equal(t, http.StatusUnprocessableEntity, wrong.status)
	require.Equal(t, "verification_wrong_code", wrong.code())
	require.EqualValues(t, 4, wrong.body["attempts_left"])

	paid := b.post("/v1/payments", object{"id": "p-1", "customer_id": "bakery", "amount": eur(5000), "invoice_id": "inv-1"})
	require.Equal(t, http.StatusCreated, paid.status, paid.text)
	require.Equal(t, map[string]any{"currency": "EUR", "minor": 5000.0}, paid.body["unallocated"], "reserved for an invoice not known yet")

	right := b.post("/v1/customers/bakery/verification", object{"code": rightCode})
	require.Equal(t, http.StatusOK, right.status, right.text)
	require.Equal(t, "approved", right.body["status"])
	require.Equal(t, http.StatusOK, b.post("/v1/customers/bakery/verification", object{"code": rightCode}).status)

	b.converge("bakery")
	waiting := b.get("/v1/customers/bakery")
	require.Equal(t, "awaiting_prepayment", waiting.body["phase"])
	require.Contains(t, waiting.body, "prepayment_item")
	require.NotNil(t, waiting.body["next"])
	require.Equal(t, http.StatusCreated, b.post("/v1/payments", object{
		"id": "p-2", "customer_id": "bakery", "amount": eur(6000), "received_at": "2027-03-01T09:00:00+01:00",
	}).status)
	b.converge("bakery")
	active := b.get("/v1/customers/bakery")
	require.Equal(t, "active", active.body["phase"])
	require.Equal(t, "full", active.body["access"])
	require.Equal(t, []any{object{"currency": "EUR", "minor": 6000.0}}, active.body["credit"], "what exceeds the prepayment, and what is reserved")

	batch := object{"invoices": []any{invoice("inv-1", "bakery", 5594), invoice("inv-2", "bakery", 2000)}}
	added := b.post("/v1/invoices/batch", batch)
	require.Equal(t, http.StatusCreated, added.status, added.text)
	require.EqualValues(t, 2, added.body["added"])
	again := b.post("/v1/invoices/batch", batch)
	require.Equal(t, http.StatusOK, again.status)
	require.Equal(t, added.body["items"], again.body["items"])
	zero := b.post("/v1/invoices", invoice("inv-3", "bakery", 0))
	require.Equal(t, http.StatusCreated, zero.status)
	require.Equal(t, true, zero.body["settled"])

	page, what := "", []string{}
	for {
		got := b.get("/v1/customers/bakery/timeline?limit=3" + page)
		require.Equal(t, http.StatusOK, got.status, got.text)
		for _, e := range got.body["items"].([]any) {
			what = append(what, e.(map[string]any)["what"].(string))
		}
		if got.body["next"] == nil {
			break
		}
		page = "&cursor=" + got.body["next"].(string)
	}
	require.Equal(t, "customer.created", what[0])
	require.Subset(t, what, []string{"verification.wrong_code", "verification.approved", "payment.received", "invoice.received"})

	for _, secret := range []string{"Harbour Bakery", "accounts@", "+4930", rightCode, b.key} {
		require.NotContains(t, b.log.String(), secret)
	}
}

func TestConflicts(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", takenOver("bakery")).status)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", takenOver("books")).status)
	require.Equal(t, http.StatusCreated, b.post("/v1/invoices", invoice("inv-1", "bakery", 100)).status)
	pay := object{"id": "p-1", "customer_id": "bakery", "amount": eur(40)}
	require.Equal(t, http.StatusCreated, b.post("/v1/payments", pay).status)
	require.Equal(t, http.StatusOK, b.post("/v1/payments", pay).status)

	other := takenOver("bakery")
	other["name"] = "Canal Street Books"
	before := b.rows()
	for name, c := range map[string]struct {
		path   string
		body   object
		status int
		code   string
		field  string
	}{
		"customer":          {"/v1/customers", other, 409, "customer_exists", "id"},
		"invoice":           {"/v1/invoices", invoice("inv-1", "bakery", 101), 409, "invoice_exists", "id"},
		"invoice in batch":  {"/v1/invoices/batch", object{"invoices": []any{invoice("inv-2", "books", 1), invoice("inv-1", "books", 100)}}, 409, "invoice_exists", "invoices[1].id"},
		"payment":           {"/v1/payments", object{"id": "p-1", "customer_id": "bakery", "amount": eur(41)}, 409, "payment_exists", "id"},
		"payment elsewhere": {"/v1/payments", object{"id": "p-2", "customer_id": "books", "amount": eur(1), "invoice_id": "inv-1"}, 409, "invoice_of_another", "invoice_id"},
		"unknown customer":  {"/v1/payments", object{"id": "p-3", "customer_id": "nobody", "amount": eur(1)}, 404, "customer_not_found", "customer_id"},
		"twice in batch":    {"/v1/invoices/batch", object{"invoices": []any{invoice("inv-2", "books", 1), invoice("inv-2", "books", 2)}}, 409, "invoice_exists", "invoices[1].id"},
		"nobody's invoice":  {"/v1/invoices", invoice("inv-9", "nobody", 1), 404, "customer_not_found", "customer_id"},
		"nobody's reason":   {"/v1/customers/nobody/suspend", object{"reason": "fraud", "note": "x"}, 404, "customer_not_found", ""},
		"unknown in batch":  {"/v1/invoices/batch", object{"invoices": []any{invoice("inv-9", "nobody", 1)}}, 404, "customer_not_found", "invoices[0].customer_id"},
		"unknown policy":    {"/v1/customers", object{"id": "x", "name": "X", "email": "a@b.example", "country": "DE", "signup": "done", "policy": "hasty"}, 422, "policy_unknown", "policy"},
		"no code asked":     {"/v1/customers/bakery/verification", object{"code": "1234"}, 410, "verification_expired", ""},
		"nothing to resend": {"/v1/customers/bakery/verification/resend", object{}, 409, "not_verifying", ""},
		"nobody's code":     {"/v1/customers/nobody/verification", object{"code": "1234"}, 404, "customer_not_found", ""},
	} {
		got := b.post(c.path, c.body)
		require.Equal(t, c.status, got.status, "%s: %s", name, got.text)
		require.Equal(t, c.code, got.code(), name)
		require.Equal(t, c.field, got.field(), name)
		require.Equal(t, "application/problem+json", got.header.Get("Content-Type"))
	}
	require.Equal(t, before, b.rows(), "nothing of a refused request is kept")
}

func TestResendWaits(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", signup("bakery")).status)
	b.sendCode("bakery")
	soon := b.post("/v1/customers/bakery/verification/resend", nil)
	require.Equal(t, http.StatusTooManyRequests, soon.status)
	require.Equal(t, "30", soon.header.Get("Retry-After"))
	b.wall.move(30 * time.Second)
	require.Equal(t, http.StatusAccepted, b.post("/v1/customers/bakery/verification/resend", nil).status)
	b.sendCode("bakery")
	for range 5 {
		b.post("/v1/customers/bakery/verification", object{"code": "000000"})
	}
	locked := b.post("/v1/customers/bakery/verification", object{"code": rightCode})
	require.Equal(t, http.StatusTooManyRequests, locked.status)
	require.Equal(t, "verification_locked", locked.code())
	require.NotEmpty(t, locked.header.Get("Retry-After"))
	b.wall.move(11 * time.Minute)
	require.Equal(t, http.StatusAccepted, b.post("/v1/customers/bakery/verification/resend", nil).status)
	b.sendCode("bakery")
	b.wall.move(11 * time.Minute)
	expired := b.post("/v1/customers/bakery/verification", object{"code": rightCode})
	require.Equal(t, http.StatusGone, expired.status)
	require.Equal(t, "verification_expired", expired.code())
}

func TestWorklistPages(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", signup("bakery")).status)
	b.wall.move(30 * 24 * time.Hour)
	b.converge("bakery") // the sign-up expires
	require.Equal(t, "verify_expired", b.get("/v1/customers/bakery").body["closed_reason"])
	for _, id := range []string{"p-1", "p-2", "p-3"} {
		require.Equal(t, http.StatusCreated, b.post("/v1/payments", object{"id": id, "customer_id": "bakery", "amount": eur(1)}).status)
		b.wall.move(time.Second)
	}
	first := b.get("/v1/worklist?limit=2")
	require.Equal(t, http.StatusOK, first.status, first.text)
	require.Len(t, first.body["items"], 2)
	second := b.get("/v1/worklist?limit=2&cursor=" + first.body["next"].(string))
	require.Len(t, second.body["items"], 1)
	require.Nil(t, second.body["next"])
	work := second.body["items"].([]any)[0].(map[string]any)
	require.Equal(t, "credit_after_closing", work["kind"])
	require.Equal(t, "p-3", work["ref"])
	require.Equal(t, "customer_closed", b.post("/v1/invoices", invoice("inv-1", "bakery", 5)).code())
	require.Empty(t, b.call(b.other, http.MethodGet, "/v1/worklist", nil).body["items"], "tenants are apart")
	require.True(t, strings.Contains(b.get("/metrics").text, "arrears_worklist 3"))
}
