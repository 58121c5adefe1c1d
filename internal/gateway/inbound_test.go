package gateway_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const inboundPath = "/webhooks/twilio/inbound"

func (b *bundle) inbound(query, body, signature string) answer {
	b.t.Helper()
	return b.callWith(twilioHeader(signature), "", http.MethodPost, inboundPath+query, body)
}

// inboundForm is an answer; its sid ends in a digit.
func inboundForm(sid, text string) url.Values {
	return url.Values{"MessageSid": {"SM" + strings.Repeat("0", 31) + sid}, "From": {"+493023125001"}, "To": {"+12025550199"}, "Body": {text}}
}

func (b *bundle) said(sid, text string) answer {
	b.t.Helper()
	form := inboundForm(sid, text)
	return b.inbound("", form.Encode(), twilioSignature(public+inboundPath, form))
}

func (b *bundle) timelineOf(customer string) (whats []string) {
	b.t.Helper()
	for _, e := range b.get("/v1/customers/" + customer + "/timeline").body["items"].([]any) {
		whats = append(whats, e.(object)["what"].(string))
	}
	return whats
}

func TestAnAnswerIsHeard(t *testing.T) {
	t.Parallel()
	b := setup(t, signed)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", signup("bakery")).status)
	got := b.said("1", "ＳＴＯＰ!")
	require.Equal(t, http.StatusNoContent, got.status, got.text)
	require.Empty(t, got.text)
	require.Equal(t, http.StatusNoContent, b.said("1", "ＳＴＯＰ!").status)
	require.Equal(t, http.StatusNoContent, b.said("2", "When does my bill come?").status)
	require.Equal(t, []string{"customer.created", "verification.asked", "consent.stopped", "reply.received"}, b.timelineOf("bakery"))
	work := b.get("/v1/worklist").body["items"].([]any)
	require.Len(t, work, 1)
	require.Equal(t, "When does my bill come?", work[0].(object)["detail"].(object)["text"])
	require.NotContains(t, b.log.String(), "When does")
	require.NotContains(t, b.log.String(), "493023125001")
}

func TestWhatIsNotSignedChangesNothing(t *testing.T) {
	t.Parallel()
	b := setup(t, signed)
	require.Equal(t, http.StatusCreated, b.post("/v1/customers", signup("bakery")).status)
	form := inboundForm("1", "STOP")
	right, body := twilioSignature(public+inboundPath, form), form.Encode()
	noReply := url.Values{"a": {"b"}}
	for name, c := range map[string]struct {
		query, body, signature string
		status                 int
		code                   string
	}{
		"unsigned":            {body: body, status: 403, code: "signature_invalid"},
		"wrongly signed":      {body: body, signature: right[1:] + "A", status: 403, code: "signature_invalid"},
		"another body":        {body: body + "&x=1", signature: right, status: 403, code: "signature_invalid"},
		"another address":     {query: "?x=1", body: body, signature: right, status: 403, code: "signature_invalid"},
		"endless":             {body: body + strings.Repeat("a", 64<<10), signature: right, status: 413, code: "body_too_large"},
		"no form":             {body: "a=%zz", signature: right, status: 403, code: "signature_invalid"},
		"signed and no reply": {body: noReply.Encode(), signature: twilioSignature(public+inboundPath, noReply), status: 400, code: "malformed"},
	} {
		got := b.inbound(c.query, c.body, c.signature)
		require.Equal(t, c.status, got.status, name)
		require.Equal(t, c.code, got.code(), name)
	}
	require.Equal(t, []string{"customer.created", "verification.asked"}, b.timelineOf("bakery"))
	require.Empty(t, b.get("/v1/worklist").body["items"])
}

func TestWithoutASecretEveryWebhookIsRefused(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Equal(t, http.StatusForbidden, b.said("1", "STOP").status)
}
