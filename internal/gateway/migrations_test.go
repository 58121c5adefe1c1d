package gateway_test

import (
	"bytes"
	"net/http"
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/policy"
)

// overdue is a customer in an episode of the standard policy's first version.
func (b *bundle) overdue(id string) {
	b.t.Helper()
	require.Equal(b.t, http.StatusCreated, b.post("/v1/customers", takenOver(id)).status)
	got := b.post("/v1/invoices", object{"id": "i-" + id, "customer_id": id, "amount": eur(20_000), "issued_on": "2027-02-01", "due_on": "2027-02-26"})
	require.Equal(b.t, http.StatusCreated, got.status, got.text)
	b.converge(id)
}

// secondVersion publishes the standard policy with its first notice a week later.
func (b *bundle) secondVersion() {
	b.t.Helper()
	file := bytes.Replace(policy.Standard(), []byte("at: 3d,"), []byte("at: 9d,"), 1)
	_, err := b.store.PublishPolicy(b.t.Context(), "harbour", policy.Hash(file), file)
	require.NoError(b.t, err)
}

const preview = "/v1/policies/standard/versions/2/migration"

func TestAMigrationIsPreviewedMadeAndUndone(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.overdue("bakery")
	b.overdue("cafe")
	b.secondVersion()

	versions := b.get("/v1/policies/standard/versions")
	require.Equal(t, http.StatusOK, versions.status, versions.text)
	newest := versions.body["items"].([]any)[0].(map[string]any)
	require.EqualValues(t, 2, newest["version"])
	require.EqualValues(t, 0, newest["customers"])
	require.EqualValues(t, 2, versions.body["items"].([]any)[1].(map[string]any)["customers"])
	page := b.get("/v1/policies/standard/versions?limit=1")
	require.Len(t, page.body["items"], 1)
	require.Equal(t, versions.body["items"].([]any)[1:], b.get("/v1/policies/standard/versions?limit=1&cursor=" + page.body["next"].(string)).body["items"])

	file := b.get("/v1/policies/standard/versions/1")
	require.Equal(t, http.StatusOK, file.status, file.text)
	require.Equal(t, string(policy.Standard()), file.body["file"])
	require.Equal(t, policy.Hash(policy.Standard()), file.body["hash"])

	first := b.get(preview + "?limit=1")
	require.Equal(t, http.StatusOK, first.status, first.text)
	move := first.body["items"].([]any)[0].(map[string]any)
	require.Equal(t, "bakery", move["customer_id"])
	item := move["items"].([]any)[0].(map[string]any)
	require.Equal(t, map[string]any{"level": "first", "was": "2027-03-02", "is": "2027-03-08"}, item["steps"].([]any)[0]) // chased from the next date on; Sunday the 7th
	second := b.get(preview + "?limit=1&cursor=" + url.QueryEscape(first.body["next"].(string)))
	require.Equal(t, "cafe", second.body["items"].([]any)[0].(map[string]any)["customer_id"])
	require.Nil(t, second.body["next"])
	require.Equal(t, second.body, b.get(preview+"?customer=cafe").body)
	require.Empty(t, b.get(preview + "?from=2").body["items"])
	require.Empty(t, b.get(preview + "?began_before=2027-03-01").body["items"])

	choice := func(m any) object {
		return object{"customer_id": m.(map[string]any)["customer_id"], "digest": m.(map[string]any)["digest"]}
	}
	body := object{
		"id": "m-1", "to": 2, "by": "Ana", "reason": "a week more",
		"customers": []object{choice(move), {"customer_id": "cafe", "digest": move["digest"]}, {"customer_id": "nobody", "digest": move["digest"]}},
	}
	want := []any{
		map[string]any{"customer_id": "bakery", "from": 1.0, "to": 2.0},
		map[string]any{"customer_id": "cafe", "kept": "changed"},
		map[string]any{"customer_id": "nobody", "kept": "customer_not_found"},
	}
	made := b.post("/v1/policies/standard/migrations", body)
	require.Equal(t, http.StatusOK, made.status, made.text)
	require.Equal(t, want, made.body["items"])
	require.Equal(t, made.body, b.post("/v1/policies/standard/migrations", body).body)
	require.Equal(t, map[string]any{"id": "standard", "version": 2.0}, b.get("/v1/customers/bakery").body["policy"])
	require.Contains(t, b.timelineOf("bakery"), "policy.migrated")

	body["reason"] = "another"
	require.Equal(t, "migration_exists", b.post("/v1/policies/standard/migrations", body).code())
	undo := object{"by": "Ana", "reason": "they were told otherwise"}
	undone := b.post("/v1/policies/standard/migrations/m-1/undo", undo)
	require.Equal(t, http.StatusOK, undone.status, undone.text)
	require.Equal(t, []any{map[string]any{"customer_id": "bakery", "from": 2.0, "to": 1.0}}, undone.body["items"])
	require.Equal(t, undone.body, b.post("/v1/policies/standard/migrations/m-1/undo", undo).body)
	require.Equal(t, map[string]any{"id": "standard", "version": 1.0}, b.get("/v1/customers/bakery").body["policy"])
}

func TestAMigrationThatCannotBeIsRefused(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.overdue("bakery")
	b.secondVersion()
	const digest = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
	valid := func(with ...any) object {
		in := object{"id": "m-1", "to": 2, "by": "Ana", "reason": "more time", "customers": []object{{"customer_id": "bakery", "digest": digest}}}
		for i := 0; i < len(with); i += 2 {
			in[with[i].(string)] = with[i+1]
		}
		return in
	}
	for name, c := range map[string]struct {
		body        object
		code, field string
	}{
		"nobody":          {valid("customers", []object{}), "invalid", "customers"},
		"somebody twice":  {valid("customers", []object{{"customer_id": "a", "digest": digest}, {"customer_id": "a", "digest": digest}}), "invalid", "customers[1].customer_id"},
		"no digest":       {valid("customers", []object{{"customer_id": "a", "digest": "x"}}), "invalid", "customers[0].digest"},
		"the engine":      {valid("by", "arrears"), "invalid", "by"},
		"no reason":       {valid("reason", " "), "invalid", "reason"},
		"no such version": {valid("to", 7), "policy_unknown", ""},
	} {
		got := b.post("/v1/policies/standard/migrations", c.body)
		require.Equal(t, c.code, got.code(), "%s: %s", name, got.text)
		require.Equal(t, c.field, got.field(), name)
	}
	for path, code := range map[string]string{
		preview + "?limit=101":                             "invalid",
		preview + "?cursor=%21":                            "invalid",
		preview + "?began_before=2027-02-30":               "invalid",
		preview + "?customer=bakery&from=1":                "invalid",
		preview + "?customer=%00":                          "invalid",
		preview + "?customer=nobody":                       "customer_not_found",
		"/v1/policies/standard/versions/7/migration":       "policy_unknown",
		"/v1/policies/standard/versions/0/migration":       "invalid",
		"/v1/policies/standard/versions/x/migration":       "invalid",
		"/v1/policies/other/versions/1/migration":          "policy_unknown",
		"/v1/policies/other/versions":                      "policy_unknown",
		"/v1/policies/standard/versions?cursor=__________": "invalid",
	} {
		require.Equal(t, code, b.get(path).code(), path)
	}
	undo := object{"by": "Ana", "reason": "no"}
	require.Equal(t, "migration_not_found", b.post("/v1/policies/standard/migrations/m-9/undo", undo).code())
	require.Equal(t, "migration_not_found", b.post("/v1/policies/standard/migrations/%00/undo", undo).code())
	require.Equal(t, "policy_unknown", b.call(b.other, http.MethodGet, preview, nil).code(), "another tenant's versions are none of theirs")
	require.Zero(t, b.count("policy_moves"))
}
