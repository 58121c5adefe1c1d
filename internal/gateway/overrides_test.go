package gateway_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestAnOverrideIsInForceUntilItIsEnded(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", takenOver("bakery")).status)
	until := b.now().Business.AddDate(0, 0, 300).Format(time.DateOnly)
	in := object{"id": "o-1", "kind": "extra_days", "days": 14, "until": until, "owner": "Ana", "reason": "Maria says that their mill burned down"}
	begun := b.post("/v1/customers/bakery/overrides", in)
	require.Equal(t, http.StatusCreated, begun.status, begun.text)
	want := object{"id": "o-1", "customer_id": "bakery", "kind": "extra_days", "days": 14.0, "until": until, "began_at": begun.body["began_at"]}
	require.Equal(t, want, object(begun.body), "without the words that were sent")
	again := b.post("/v1/customers/bakery/overrides", in)
	require.Equal(t, http.StatusOK, again.status)
	require.Equal(t, begun.body, again.body)
	in["days"] = 15
	require.Equal(t, "override_exists", b.post("/v1/customers/bakery/overrides", in).code())
	require.Equal(t, []any{map[string]any(want)}, b.get("/v1/customers/bakery").body["overrides"])

	ended := b.call(b.key, http.MethodDelete, "/v1/overrides/o-1", nil)
	require.Equal(t, http.StatusOK, ended.status, ended.text)
	require.NotEmpty(t, ended.body["ended_at"])
	require.Equal(t, ended.body, b.call(b.key, http.MethodDelete, "/v1/overrides/o-1", nil).body, "again is harmless")
	require.Empty(t, b.get("/v1/customers/bakery").body["overrides"])
	require.Equal(t, "override_not_found", b.call(b.other, http.MethodDelete, "/v1/overrides/o-1", nil).code(), "another tenant's is none of theirs")
	require.Equal(t, "override_not_found", b.call(b.key, http.MethodDelete, "/v1/overrides/%00", nil).code())
	require.Subset(t, b.timelineOf("bakery"), []string{"override.began", "override.ended"})
}

func TestWrongOverridesChangeNothing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", takenOver("bakery")).status)
	today := b.now().Business
	valid := func(with ...any) object {
		in := object{"id": "o-1", "kind": "never_suspend", "until": today.AddDate(0, 0, 9).Format(time.DateOnly), "owner": "Ana", "reason": "in court"}
		for i := 0; i < len(with); i += 2 {
			in[with[i].(string)] = with[i+1]
		}
		return in
	}
	for name, c := range map[string]struct {
		body        object
		code, field string
	}{
		"a kind of nobody":       {valid("kind", "whim"), "invalid", "kind"},
		"days of another kind":   {valid("days", 3), "invalid", "days"},
		"no days":                {valid("kind", "extra_days"), "invalid", "days"},
		"too many days":          {valid("kind", "extra_days", "days", 400), "invalid", "days"},
		"days before":            {valid("kind", "extra_days", "days", -4), "invalid", "days"},
		"a date of none":         {valid("until", "2027-02-30"), "invalid", "until"},
		"a date too far":         {valid("until", today.AddDate(0, 0, 400).Format(time.DateOnly)), "override_too_long", "until"},
		"the day before":         {valid("until", today.AddDate(0, 0, -2).Format(time.DateOnly)), "override_past", "until"},
		"nobody":                 {valid("owner", " "), "invalid", "owner"},
		"the engine":             {valid("owner", "Arrears"), "invalid", "owner"},
		"no reason":              {valid("reason", " "), "invalid", "reason"},
		"an unknown field":       {valid("note", "x"), "invalid", "note"},
		"an invoice of nobody's": {valid("invoice_id", "i-9"), "invoice_not_found", "invoice_id"},
	} {
		got := b.post("/v1/customers/bakery/overrides", c.body)
		require.GreaterOrEqual(t, got.status, 400, "%s: %s", name, got.text)
		require.Equal(t, c.code, got.code(), name)
		require.Equal(t, c.field, got.field(), name)
	}
	require.Equal(t, http.StatusNotFound, b.post("/v1/customers/nobody/overrides", valid()).status)
	require.Zero(t, b.count("overrides"), "a refusal changes nothing")
}
