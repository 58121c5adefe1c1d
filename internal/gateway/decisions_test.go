package gateway_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"arrears/internal/ledger"
)

// unreached is a customer whose notice reached nobody: the entry on the worklist, and the notice.
func (b *bundle) unreached() (work, notice string) {
	b.t.Helper()
	require.Equal(b.t, http.StatusCreated, b.post("/v1/customers", takenOver("bakery")).status)
	require.Equal(b.t, http.StatusCreated, b.post("/v1/invoices", invoice("inv-1", "bakery", 5000)).status)
	b.wall.move(17 * 24 * time.Hour) // 18 March, a Thursday
	ref, now := ledger.Ref{Tenant: "harbour", Customer: "bakery"}, b.store.Clock().At(b.wall.read())
	out, err := b.store.Converge(b.t.Context(), ref, now)
	require.NoError(b.t, err)
	require.Len(b.t, out.Messages, 1)
	_, err = b.store.Claim(b.t.Context(), ref, out.Messages[0].ID, now, func(ledger.Statement) (ledger.Rendered, error) { return ledger.Rendered{}, nil })
	require.NoError(b.t, err)
	_, err = b.store.RecordMessage(b.t.Context(), ref, out.Messages[0].ID, now, ledger.Outcome{Kind: ledger.Undeliverable, Code: "bounced"})
	require.NoError(b.t, err)
	items := b.get("/v1/worklist").body["items"].([]any)
	require.Len(b.t, items, 1)
	entry := items[0].(object)
	require.NotContains(b.t, entry, "closed_at")
	return entry["id"].(string), entry["detail"].(object)["notice"].(string)
}

func TestDecidingOverHTTP(t *testing.T) {
	t.Parallel()
	b := setup(t)
	work, _ := b.unreached()
	path := "/v1/worklist/" + work + "/decision"
	for field, body := range map[string]any{
		"decision": object{"by": "Ana"}, "by": object{"decision": "served"}, "note": object{"decision": "served", "by": "Ana", "note": strings.Repeat("x", 2001)},
		"when": object{"decision": "served", "by": "Ana", "when": "now"},
	} {
		got := b.post(path, body)
		require.Equal(t, http.StatusUnprocessableEntity, got.status, got.text)
		require.Equal(t, field, got.field())
	}
	for _, by := range []string{" ", "", "arrears", " Customer", strings.Repeat("x", 201), "Ana\nMaria"} {
		require.Equal(t, "by", b.post(path, object{"decision": "served", "by": by}).field(), "%q", by)
	}
	wrong := b.post(path, object{"decision": "burn", "by": "Ana"})
	require.Equal(t, http.StatusUnprocessableEntity, wrong.status)
	require.Equal(t, "decision_unknown", wrong.code())
	require.Equal(t, "decision", wrong.field())
	require.Contains(t, wrong.text, "served, contact_corrected")
	for _, id := range []string{uuid.NewString(), "x", "%20"} {
		require.Equal(t, "work_not_found", b.post("/v1/worklist/"+id+"/decision", object{"decision": "served", "by": "Ana"}).code())
	}
	require.Equal(t, http.StatusNotFound, b.call(b.other, http.MethodPost, path, object{"decision": "served", "by": "Ana"}).status, "another tenant's")

	decision := object{"decision": "contact_corrected", "by": "Ana Belém", "note": "Maria rang\nand spelled it"}
	key := http.Header{"Idempotency-Key": {"k-1"}}
	done := b.callWith(key, b.key, http.MethodPost, path, decision)
	require.Equal(t, http.StatusOK, done.status, done.text)
	require.Equal(t, "contact_corrected", done.body["decision"])
	require.Contains(t, done.body, "closed_at")
	require.NotContains(t, done.text, "Maria", "answers are kept where erasure does not look")
	require.Equal(t, "true", b.callWith(key, b.key, http.MethodPost, path, decision).header.Get("Idempotent-Replayed"))
	require.Equal(t, done.body, b.post(path, decision).body, "the same again")
	require.Equal(t, "decided_already", b.post(path, object{"decision": "served", "by": "Ana"}).code())
	require.Empty(t, b.get("/v1/worklist").body["items"])
	timeline := b.get("/v1/customers/bakery/timeline?limit=500").text
	require.Contains(t, timeline, `"who":"Ana Belém"`)
	require.Contains(t, timeline, `Maria rang\nand spelled it`)
	for _, word := range []string{"Maria", "Ana"} {
		require.NotContains(t, b.log.String(), word)
	}
}

func TestServingOverHTTP(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, notice := b.unreached()
	path := "/v1/notices/" + notice + "/served"
	for field, body := range map[string]any{
		"by": object{"on": "2027-03-18"}, "on": object{"by": "Ana", "on": "2027-02-30"}, "note": object{"by": "Ana", "on": "2027-03-18", "note": 1},
	} {
		got := b.post(path, body)
		require.Equal(t, http.StatusUnprocessableEntity, got.status, got.text)
		require.Equal(t, field, got.field())
	}
	require.Equal(t, "on", b.post(path, object{"by": "Ana", "on": "2027-03-19"}).field(), "ahead")
	require.Equal(t, "served_before_due", b.post(path, object{"by": "Ana", "on": "2027-03-17"}).code())
	for _, id := range []string{uuid.NewString(), "x"} {
		require.Equal(t, "notice_not_found", b.post("/v1/notices/"+id+"/served", object{"by": "Ana", "on": "2027-03-18"}).code())
	}
	require.Equal(t, http.StatusNotFound, b.call(b.other, http.MethodPost, path, object{"by": "Ana", "on": "2027-03-18"}).status, "another tenant's")

	b.wall.move(24 * time.Hour)
	served := b.post(path, object{"by": "Ana", "on": "2027-03-18", "note": "registered letter"})
	require.Equal(t, http.StatusOK, served.status, served.text)
	require.Equal(t, object{
		"id": notice, "customer_id": "bakery", "kind": "ladder", "level": "first", "state": "delivered", "delivered_on": "2027-03-18",
	}, served.body)
	require.Equal(t, served.body, b.post(path, object{"by": "Ana", "on": "2027-03-18"}).body, "the same again")
	require.Equal(t, "notice_delivered", b.post(path, object{"by": "Ana", "on": "2027-03-19"}).code())
	require.Empty(t, b.get("/v1/worklist").body["items"])
	require.Contains(t, b.get("/v1/customers/bakery/timeline?limit=500").text, "registered letter")
}
