package gateway_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/ledger"
	"arrears/internal/policy"
)

// changed is the standard policy with another gap, published as its next version.
func (b *bundle) changed(gap string) {
	b.t.Helper()
	file := []byte(strings.Replace(string(policy.Standard()), "min_gap: 2d", "min_gap: "+gap, 1))
	_, err := b.store.PublishPolicy(b.t.Context(), "harbour", policy.Hash(file), file)
	require.NoError(b.t, err)
}

func TestAPolicyIsToldInPlainLanguage(t *testing.T) {
	t.Parallel()
	b := setup(t)
	first := b.get("/v1/policies/standard/text")
	require.Equal(t, http.StatusOK, first.status, first.text)
	text := first.body["text"].(string)
	require.Contains(t, text, "30 days after the due date: your service is suspended.")
	require.Equal(t, policy.Hash([]byte(text)), first.body["hash"])
	require.EqualValues(t, 1, first.body["version"])
	require.Equal(t, "en", first.body["language"])
	require.Equal(t, first.body, b.get("/v1/policies/standard/text?locale=pt-BR").body, "there is no Portuguese")
	for locale, says := range map[string]string{
		"de-AT": "30 Tage nach dem Fälligkeitstag: Ihr Dienst wird gesperrt.", "ja-JP": "お支払期限の30日後：サービスのご利用を停止します。",
	} {
		told := b.get("/v1/policies/standard/text?locale=" + locale)
		require.Equal(t, http.StatusOK, told.status, told.text)
		require.Equal(t, locale[:2], told.body["language"])
		require.Contains(t, told.body["text"], says)
		require.Equal(t, policy.Hash([]byte(told.body["text"].(string))), told.body["hash"])
	}

	b.changed("3d")
	second := b.get("/v1/policies/standard/text?locale=en-GB")
	require.EqualValues(t, 2, second.body["version"])
	require.NotEqual(t, first.body["hash"], second.body["hash"])
	require.Equal(t, first.body, b.get("/v1/policies/standard/text?version=1").body)

	for _, path := range []string{"gentle/text", "standard/text?version=3", "%20/text", "../text"} {
		got := b.get("/v1/policies/" + path)
		require.Equal(t, http.StatusNotFound, got.status, path)
	}
	require.Equal(t, "policy_unknown", b.get("/v1/policies/gentle/text").code())
	require.Equal(t, http.StatusOK, b.call(b.other, http.MethodGet, "/v1/policies/standard/text", nil).status)
	require.Equal(t, http.StatusNotFound, b.call(b.other, http.MethodGet, "/v1/policies/standard/text?version=2", nil).status, "another tenant's")
	for query, field := range map[string]string{"locale=en_US": "locale", "locale=nonsense": "locale", "version=0": "version", "version=one": "version", "version=9999999999": "version"} {
		got := b.get("/v1/policies/standard/text?" + query)
		require.Equal(t, http.StatusUnprocessableEntity, got.status, query)
		require.Equal(t, field, got.field(), query)
	}
}

func TestASignUpNamesWhatWasAccepted(t *testing.T) {
	t.Parallel()
	b := setup(t)
	shown := b.get("/v1/policies/standard/text").body["hash"]
	b.changed("3d")
	in := signup("bakery")
	in["policy_accepted"] = object{"hash": strings.Repeat("0", 64), "at": "2027-03-01T09:59:00Z"}
	refused := b.post("/v1/customers", in)
	require.Equal(t, http.StatusUnprocessableEntity, refused.status)
	require.Equal(t, "policy_hash_unknown", refused.code())
	require.Equal(t, "policy_accepted.hash", refused.field())
	require.Equal(t, http.StatusNotFound, b.get("/v1/customers/bakery").status, "a refusal changes nothing")

	in["policy_accepted"] = object{"hash": shown, "at": "2027-03-01T10:59:00+01:00"}
	created := b.post("/v1/customers", in)
	require.Equal(t, http.StatusCreated, created.status, created.text)
	want := object{"policy": object{"id": "standard", "version": 1.0}, "hash": shown, "at": "2027-03-01T09:59:00Z"}
	require.Equal(t, want, created.body["policy_accepted"])
	again := b.post("/v1/customers", in)
	require.Equal(t, http.StatusOK, again.status, "a retry is harmless")
	require.Equal(t, created.body, again.body)
	delete(in, "policy_accepted")
	require.Equal(t, http.StatusConflict, b.post("/v1/customers", in).status, "it is part of the content")

	events := b.get("/v1/customers/bakery/timeline").body["items"].([]any)
	accepted := events[1].(map[string]any)
	require.Equal(t, "policy.accepted", accepted["what"])
	require.Equal(t, "customer", accepted["who"])
	require.Equal(t, object{
		"policy": "standard", "version": 1.0, "language": "en", "hash": shown, "accepted_at": "2027-03-01T09:59:00Z",
	}, accepted["detail"])
}

// A hash may be made of the policy's file, by `starter policy explain`, before anybody asked for the text here.
func TestAnAcceptanceOfATextThatWasNeverAskedForHere(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.changed("3d")
	p, err := policy.Parse(policy.Standard())
	require.NoError(t, err)
	in := takenOver("bakery")
	in["policy_accepted"] = object{"hash": policy.Hash([]byte(policy.Text(p, "en"))), "at": "2027-03-01T09:59:00Z"}
	created := b.post("/v1/customers", in)
	require.Equal(t, http.StatusCreated, created.status, created.text)
	require.Equal(t, object{"id": "standard", "version": 1.0}, created.body["policy_accepted"].(map[string]any)["policy"])
}

func TestWhereAcceptanceIsRequiredVerificationWaits(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, err := b.store.PutTenant(t.Context(), ledger.Tenant{
		ID: "harbour", Name: "Harbour Utilities", PostalAddress: "1 Quay", Locale: "en", TimeZone: "Europe/Berlin", Policy: "standard",
		AcceptanceRequired: true,
	}, []byte("name: Harbour Utilities\npolicy_acceptance: required\n"))
	require.NoError(t, err)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", signup("bakery")).status, "a sign-up without it is taken")
	b.sendCode("bakery")
	require.Equal(t, http.StatusOK, b.post("/v1/customers/bakery/verification", object{"code": rightCode}).status)
	b.converge("bakery")
	waiting := b.get("/v1/customers/bakery").body
	require.Equal(t, "verifying", waiting["phase"])
	require.NotContains(t, waiting, "policy_accepted")
	require.Contains(t, waiting["next"].(map[string]any)["why"], "accepted")
	require.Equal(t, http.StatusCreated, b.post("/v1/payments", object{"id": "p-1", "customer_id": "bakery", "amount": eur(5000)}).status)
	b.converge("bakery")
	require.Equal(t, "none", b.get("/v1/customers/bakery").body["access"])

	shown := b.get("/v1/policies/standard/text").body["hash"]
	patch := func(hash any) answer {
		return b.call(b.key, http.MethodPatch, "/v1/customers/bakery", object{"policy_accepted": object{"hash": hash, "at": "2027-03-01T10:00:00Z"}})
	}
	require.Equal(t, "policy_hash_unknown", patch("of something else").code())
	got := patch(shown)
	require.Equal(t, http.StatusOK, got.status, got.text)
	require.Equal(t, http.StatusOK, patch(shown).status, "again changes nothing")
	b.converge("bakery")
	require.Equal(t, "full", b.get("/v1/customers/bakery").body["access"])
	require.Equal(t, 1, strings.Count(b.get("/v1/customers/bakery/timeline").text, `"policy.accepted"`))

	require.Equal(t, "active", b.post("/v1/customers", takenOver("mill")).body["phase"], "who was taken over needs none")
}

func TestNoticesQuoteTheAcceptance(t *testing.T) {
	t.Parallel()
	b := setup(t)
	in := takenOver("bakery")
	in["policy_accepted"] = object{"hash": b.get("/v1/policies/standard/text").body["hash"], "at": "2027-02-28T23:30:00Z"}
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", in).status)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", takenOver("mill")).status)
	for _, customer := range []string{"bakery", "mill"} {
		require.Equal(t, http.StatusCreated, b.post("/v1/invoices", invoice("i-"+customer, customer, 5594)).status)
	}
	b.wall.move(30 * 24 * time.Hour)
	final := func(customer string) string {
		got := b.get("/v1/customers/" + customer + "/preview?level=final")
		require.Equal(t, http.StatusOK, got.status, got.text)
		return got.body["messages"].([]any)[0].(map[string]any)["text"].(string)
	}
	require.Contains(t, final("bakery"), "You accepted our collections policy, version 1, on March 1, 2027.", "on the customer's own date")
	require.NotContains(t, final("mill"), "You accepted")
}
