package gateway_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestExplain(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", takenOver("bakery")).status)
	require.Equal(t, http.StatusCreated, b.post("/v1/invoices", invoice("i-1", "bakery", 123450)).status) // due on the 15th
	b.converge("bakery")
	before := b.get("/v1/customers/bakery/timeline").text

	now := b.get("/v1/customers/bakery/explain")
	require.Equal(t, http.StatusOK, now.status, now.text)
	require.Equal(t, "present", now.body["tense"])
	require.Equal(t, "upcoming", now.body["next"].(object)["what"])
	item := now.body["items"].([]any)[0].(object)
	require.Equal(t, "i-1", item["id"])
	reasons := item["reasons"].([]any)
	require.Equal(t, "not_due", reasons[0].(object)["code"])
	require.Equal(t, object{"on": "2027-03-15"}, reasons[0].(object)["data"])
	require.Equal(t, "it is due on Mon 15 Mar 2027 and not overdue before the day after", reasons[0].(object)["text"])

	ahead := b.get("/v1/customers/bakery/explain?at=2027-04-07&level=final")
	require.Equal(t, http.StatusOK, ahead.status, ahead.text)
	require.Equal(t, "future", ahead.body["tense"])
	require.Contains(t, ahead.text, "reached the customer on", "the final notice, as foretold")
	var levels []any
	for _, d := range ahead.body["deeds"].([]any) {
		levels = append(levels, d.(object)["level"])
	}
	require.Equal(t, []any{"upcoming", "first", "second", "call", "final"}, levels)

	b.wall.move(48 * time.Hour)
	past := b.get("/v1/customers/bakery/explain?at=2027-03-01T10:00:00Z")
	require.Equal(t, http.StatusOK, past.status, past.text)
	require.Equal(t, "past", past.body["tense"])
	require.NotEmpty(t, past.body["events"])
	require.Equal(t, now.body["items"], past.body["items"])
	require.Equal(t, before, b.get("/v1/customers/bakery/timeline").text, "nothing is written")
	require.NotContains(t, past.text, "Harbour Bakery")

	for query, want := range map[string]string{
		"at=soon": "at", "at=2027-13-01": "at", "at=2027-03-01T25:00:00Z": "at", "at=1970-01-01": "at", "at=2027-02-01": "at", "at=2029-01-01": "at",
		"at=0001-01-01T00:00:00Z": "at", "level=nudge": "level",
	} {
		wrong := b.get("/v1/customers/bakery/explain?" + query)
		require.Equal(t, http.StatusUnprocessableEntity, wrong.status, "%s: %s", query, wrong.text)
		require.Equal(t, want, wrong.field(), query)
	}
	require.Equal(t, http.StatusNotFound, b.get("/v1/customers/nobody/explain").status)
	require.Equal(t, http.StatusNotFound, b.call(b.other, http.MethodGet, "/v1/customers/bakery/explain", nil).status, "tenants are apart")
}
