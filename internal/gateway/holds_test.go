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
		"a kind of later":  {valid("kind", "dispute"), "hold_kind_unsupported", "kind"},
		"a kind of nobody": {valid("kind", "whim"), "invalid", "kind"},
		"an amount":        {valid("amount", eur(5000)), "invalid", "amount"},
		"instalments":      {valid("instalments", []any{}), "invalid", "instalments"},
		"a date of none":   {valid("until", "2027-02-30"), "invalid", "until"},
		"a date too far":   {valid("until", today.AddDate(0, 0, 99).Format(time.DateOnly)), "hold_too_long", "until"},
		"yesterday":        {valid("until", today.AddDate(0, 0, -2).Format(time.DateOnly)), "hold_past", "until"},
		"no reason":        {valid("reason", " "), "invalid", "reason"},
		"the engine":       {valid("by", "Arrears"), "invalid", "by"},
		"an unknown field": {valid("note", "x"), "invalid", "note"},
	} {
		got := b.post("/v1/customers/bakery/holds", c.body)
		require.Equal(t, http.StatusUnprocessableEntity, got.status, "%s: %s", name, got.text)
		require.Equal(t, c.code, got.code(), name)
		require.Equal(t, c.field, got.field(), name)
	}
	served := b.post("/v1/customers/served/holds", valid())
	require.Equal(t, http.StatusConflict, served.status)
	require.Equal(t, "nothing_to_hold", served.code())
	require.Contains(t, served.text, "later version")
	require.Equal(t, http.StatusNotFound, b.post("/v1/customers/nobody/holds", valid()).status)
	require.Equal(t, before, b.count("holds"), "a refusal changes nothing")
}
