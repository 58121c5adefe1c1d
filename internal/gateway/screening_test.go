package gateway_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/ledger"
)

// screened has somebody sign up, prove their phone, and be looked at.
func (b *bundle) screened(in object) answer {
	b.t.Helper()
	require.Equal(b.t, http.StatusCreated, b.post("/v1/customers", in).status)
	id := in["id"].(string)
	ref, now := ledger.Ref{Tenant: "harbour", Customer: id}, b.store.Clock().At(b.wall.read())
	out, err := b.store.Converge(b.t.Context(), ref, now)
	require.NoError(b.t, err)
	_, err = b.store.ClaimCode(b.t.Context(), ref, out.Codes[0], now, "")
	require.NoError(b.t, err)
	_, err = b.store.RecordCode(b.t.Context(), ref, out.Codes[0], now, ledger.Outcome{Kind: ledger.Sent, ProviderID: "VE1"})
	require.NoError(b.t, err)
	require.Equal(b.t, http.StatusOK, b.post("/v1/customers/"+id+"/verification", object{"code": rightCode}).status)
	require.NotContains(b.t, b.get("/v1/customers/"+id).body, "screening", "nobody has looked yet")
	b.looksAgain(id)
	return b.get("/v1/customers/" + id)
}

// looksAgain has the customer assessed.
func (b *bundle) looksAgain(id string) {
	b.t.Helper()
	_, err := b.store.Converge(b.t.Context(), ledger.Ref{Tenant: "harbour", Customer: id}, b.store.Clock().At(b.wall.read()))
	require.NoError(b.t, err)
}

func TestARefusalTellsItsReasonAndHowToHaveItReviewed(t *testing.T) {
	t.Parallel()
	b := setup(t)
	in := signup("bakery")
	in["payment_instrument"] = object{"type": "card", "funding": "prepaid", "fingerprint": "fp-1"}
	got := b.screened(in)
	require.Equal(t, "closed", got.body["phase"])
	require.Equal(t, "refused", got.body["closed_reason"])
	held := got.body["screening"].(object)
	require.Equal(t, "refuse", held["outcome"])
	require.Equal(t, object{"id": "standard", "version": 0.0}, held["table"])
	require.Contains(t, held["review"], "POST /v1/customers/bakery/review")
	require.Contains(t, got.text, "the payment instrument's funding is prepaid: refused")

	const path = "/v1/customers/bakery/review"
	for field, body := range map[string]any{
		"note": object{"by": "Ana"}, "by": object{"note": "rang"},
	} {
		refused := b.post(path, body)
		require.Equal(t, http.StatusUnprocessableEntity, refused.status)
		require.Equal(t, field, refused.field())
	}
	require.Equal(t, "note", b.post(path, object{"by": "Ana", "note": " "}).field())
	require.Equal(t, "by", b.post(path, object{"by": "arrears", "note": "rang"}).field())
	require.Equal(t, http.StatusNotFound, b.call(b.other, http.MethodPost, path, object{"by": "Ana", "note": "rang"}).status, "another tenant's")
	asked := b.post(path, object{"by": "Ana", "note": "rang"})
	require.Equal(t, http.StatusOK, asked.status, asked.text)
	require.Equal(t, "refusal_review", asked.body["kind"])
	require.Equal(t, asked.body, b.post(path, object{"by": "Ana", "note": "rang"}).body, "the same again")
	require.Equal(t, asked.body, b.get("/v1/worklist").body["items"].([]any)[0])

	decide := "/v1/worklist/" + asked.body["id"].(string) + "/decision"
	require.Equal(t, "note", b.post(decide, object{"decision": "approve", "by": "Ben"}).field())
	require.Equal(t, http.StatusOK, b.post(decide, object{"decision": "approve", "by": "Ben", "note": "their bank has no other"}).status)
	b.looksAgain("bakery")
	lifted := b.get("/v1/customers/bakery").body
	require.Equal(t, "awaiting_prepayment", lifted["phase"])
	require.NotContains(t, lifted, "closed_reason")
	held = lifted["screening"].(object)
	require.Equal(t, "approve", held["decision"])
	require.Equal(t, "Ben", held["decided_by"])
	require.NotContains(t, held, "review")
	require.Equal(t, "reviewed_already", b.post(path, object{"by": "Ana", "note": "once more"}).code())
	require.Equal(t, "not_refused", func() string {
		require.Equal(t, http.StatusCreated, b.post("/v1/customers", signup("other")).status)
		return b.post("/v1/customers/other/review", object{"by": "Ana", "note": "rang"}).code()
	}())
}

func TestAReferralTellsUntilWhenAPersonDecides(t *testing.T) {
	t.Parallel()
	b := setup(t)
	in := signup("bakery")
	in["email"] = "bakery@mailinator.com"
	got := b.screened(in).body
	require.Equal(t, "screening", got["phase"])
	held := got["screening"].(object)
	require.Equal(t, "refer", held["outcome"])
	require.Equal(t, "2027-03-03T10:00:00Z", held["decide_by"])
	require.Equal(t, "refuse", held["otherwise"])
	require.Equal(t, object{
		"at": "2027-03-03T10:00:00Z", "what": "referral", "why": "a person must decide on the sign-up by then",
	}, got["next"])
	work := b.get("/v1/worklist").body["items"].([]any)[0].(object)
	require.Equal(t, "screening_referred", work["kind"])
	decide := "/v1/worklist/" + work["id"].(string) + "/decision"
	require.Equal(t, http.StatusOK, b.post(decide, object{"decision": "approve", "by": "Ana", "note": "known from the fair"}).status)
	b.looksAgain("bakery")
	require.Equal(t, "awaiting_prepayment", b.get("/v1/customers/bakery").body["phase"])
	timeline := b.get("/v1/customers/bakery/timeline?limit=500").text
	require.Contains(t, timeline, `"who":"Ana"`)
	require.Contains(t, timeline, "known from the fair")
	require.Contains(t, timeline, "screening.refer")
}
