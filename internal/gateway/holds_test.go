package gateway_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestAnAnnouncedPaymentIsWaitedFor(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", signup("bakery")).status)
	b.sendCode("bakery")
	require.Equal(t, http.StatusOK, b.post("/v1/customers/bakery/verification", object{"code": rightCode}).status)
	b.converge("bakery")
	until := b.now().Business.AddDate(0, 0, 30).Format(time.DateOnly)

	in := object{"id": "h-1", "kind": "payment_announced", "until": until, "reason": "Maria says that it is on its way", "by": "Ana"}
	begun := b.post("/v1/customers/bakery/holds", in)
	require.Equal(t, http.StatusCreated, begun.status, begun.text)
	want := object{"id": "h-1", "customer_id": "bakery", "kind": "payment_announced", "until": until, "began_at": begun.body["began_at"]}
	require.Equal(t, want, object(begun.body), "without the words that were sent")
	again := b.post("/v1/customers/bakery/holds", in)
	require.Equal(t, http.StatusOK, again.status)
	require.Equal(t, begun.body, again.body)
	shown := b.get("/v1/customers/bakery").body
	require.Equal(t, []any{map[string]any(want)}, shown["holds"])
	require.Contains(t, shown["next"].(map[string]any)["why"], "announced")

	released := b.call(b.key, http.MethodDelete, "/v1/holds/h-1", nil)
	require.Equal(t, http.StatusOK, released.status, released.text)
	require.Equal(t, "released", released.body["ended_why"])
	require.Equal(t, released.body, b.call(b.key, http.MethodDelete, "/v1/holds/h-1", nil).body, "again is harmless")
	require.Empty(t, b.get("/v1/customers/bakery").body["holds"])
	require.Equal(t, "hold_not_found", b.call(b.other, http.MethodDelete, "/v1/holds/h-1", nil).code(), "another tenant's is none of theirs")
	require.Equal(t, "hold_not_found", b.call(b.key, http.MethodDelete, "/v1/holds/%00", nil).code())
	require.Subset(t, b.timelineOf("bakery"), []string{"hold.began", "hold.ended"})
}

func TestAHoldThatIsNotObeyedIsRefused(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", signup("bakery")).status)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", takenOver("served")).status)
	today := b.now().Business
	valid := func(with ...any) object {
		in := object{"id": "h-1", "kind": "payment_announced", "until": today.AddDate(0, 0, 9).Format(time.DateOnly), "reason": "on its way"}
		for i := 0; i < len(with); i += 2 {
			in[with[i].(string)] = with[i+1]
		}
		return in
	}
	before := b.count("holds")
	for name, c := range map[string]struct {
		body        object
		code, field string
	}{
		"a dispute of all": {valid("kind", "dispute"), "invalid", "invoice_id"},
		"a promise of nil": {valid("kind", "promise_to_pay"), "invalid", "amount"},
		"a plan of one":    {valid("kind", "payment_plan", "instalments", []object{{"due_on": "2027-04-01", "amount": eur(1)}}), "invalid", "instalments"},
		"a plan of twice": {valid("kind", "payment_plan", "instalments", []object{
			{"due_on": "2027-04-01", "amount": eur(1)}, {"due_on": "2027-04-01", "amount": eur(1)},
		}), "invalid", "instalments[1].due_on"},
		"a method of none":            {valid("method", "barter"), "invalid", "method"},
		"a method of none of its own": {valid("kind", "manual", "method", "card"), "invalid", "method"},
		"a kind of nobody":            {valid("kind", "whim"), "invalid", "kind"},
		"an amount":                   {valid("amount", eur(5000)), "invalid", "amount"},
		"instalments":                 {valid("instalments", []any{}), "invalid", "instalments"},
		"a date of none":              {valid("until", "2027-02-30"), "invalid", "until"},
		"a date too far":              {valid("until", today.AddDate(0, 0, 99).Format(time.DateOnly)), "hold_too_long", "until"},
		"yesterday":                   {valid("until", today.AddDate(0, 0, -2).Format(time.DateOnly)), "hold_past", "until"},
		"no reason":                   {valid("reason", " "), "invalid", "reason"},
		"the engine":                  {valid("by", "Arrears"), "invalid", "by"},
		"an unknown field":            {valid("note", "x"), "invalid", "note"},
	} {
		got := b.post("/v1/customers/bakery/holds", c.body)
		require.Equal(t, http.StatusUnprocessableEntity, got.status, "%s: %s", name, got.text)
		require.Equal(t, c.code, got.code(), name)
		require.Equal(t, c.field, got.field(), name)
	}
	served := b.post("/v1/customers/served/holds", valid())
	require.Equal(t, http.StatusConflict, served.status)
	require.Equal(t, "nothing_to_hold", served.code())
	require.Equal(t, http.StatusNotFound, b.post("/v1/customers/nobody/holds", valid()).status)
	require.Equal(t, before, b.count("holds"), "a refusal changes nothing")
}

func TestAPlanShowsWhatHasComeOfEachInstalment(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", takenOver("bakery")).status)
	in := func(days int) string { return b.now().Business.AddDate(0, 0, days).Format(time.DateOnly) }
	require.Equal(t, http.StatusCreated, b.post("/v1/invoices", object{
		"id": "i-1", "customer_id": "bakery", "amount": eur(10000), "issued_on": in(-30), "due_on": in(-10),
	}).status)
	plan := object{"id": "h-1", "kind": "payment_plan", "reason": "as agreed", "invoice_id": "i-1", "instalments": []object{
		{"due_on": in(5), "amount": eur(4000)}, {"due_on": in(35), "amount": eur(6000)},
	}}
	begun := b.post("/v1/customers/bakery/holds", plan)
	require.Equal(t, http.StatusCreated, begun.status, begun.text)
	require.Equal(t, in(35), begun.body["until"])
	require.Equal(t, http.StatusCreated, b.post("/v1/payments", object{"id": "p-1", "customer_id": "bakery", "amount": eur(5000)}).status)
	shown := b.get("/v1/customers/bakery").body
	require.Empty(t, shown["overdue"])
	held := shown["holds"].([]any)[0].(map[string]any)
	paid := func(of any) any { return of.(map[string]any)["paid"].(map[string]any)["minor"] }
	require.EqualValues(t, 5000, paid(held))
	require.EqualValues(t, 4000, paid(held["instalments"].([]any)[0]))
	require.EqualValues(t, 1000, paid(held["instalments"].([]any)[1]))
}
