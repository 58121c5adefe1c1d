package sandbox_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/provider"
)

func (b *testBundle) reply(from, text string) (answer map[string]any) {
	b.t.Helper()
	body, err := json.Marshal(map[string]string{"from": from, "text": text})
	require.NoError(b.t, err)
	status, said, _ := b.call(http.MethodPost, "/reply", string(body))
	require.Equal(b.t, http.StatusAccepted, status, said)
	require.NoError(b.t, json.Unmarshal([]byte(said), &answer))
	return answer
}

func TestReplyReachesTheGateway(t *testing.T) {
	t.Parallel()
	b, g := setupHeard(t)
	_, err := b.sms(phone)
	require.NoError(t, err)
	taken := b.reply(phone, "Ich zahle morgen, 5 € fehlen noch")
	require.Equal(t, "+12025550100", taken["to"], "whoever wrote last")
	b.eventually(func() bool { return len(g.seen().inbound) == 1 }, "the gateway hears of it")

	form := g.seen().inbound[0]
	for name, want := range map[string]string{
		"MessageSid": taken["provider_id"].(string), "From": phone, "To": "+12025550100", "Body": "Ich zahle morgen, 5 € fehlen noch",
		"AccountSid": account, "NumMedia": "0", "NumSegments": "1", "OptOutType": "",
	} {
		require.Equal(t, want, form.Get(name), name)
	}
	require.Equal(t, taken, b.list("/replies.json?from=" + url.QueryEscape(phone))[0])
	require.Empty(t, b.list("/replies.json?from=%2B12025550199"))
	require.Len(t, b.inbox(), 1, "a customer's own text is not in their inbox")
}

func TestReplyThatCannotBeIsRefused(t *testing.T) {
	t.Parallel()
	b := setup(t, 0)
	for body, says := range map[string]string{
		`nonsense`:                              "cannot be read",
		`{"from":"+12025550101","txt":""}`:      "txt",
		`{"from":"12025550101","text":"hello"}`: "from must be",
		`{"from":"+12025550101","text":" "}`:    "text must have",
		`{"from":"+12025550101","text":"` + strings.Repeat("x", 1601) + `"}`:            "text must have",
		`{"from":"+12025550101","to":"` + strings.Repeat("5", 21) + `","text":"hello"}`: "to must be",
		`{"from":"+12025550101","text":"hello"}`:                                        "to must be given",
	} {
		status, said, _ := b.call(http.MethodPost, "/reply", body)
		require.Equal(t, http.StatusUnprocessableEntity, status, body)
		require.Contains(t, said, says)
	}
	require.Empty(t, b.list("/replies.json"))
}

func TestTwilioObeysKeywordsBySenderAndPhone(t *testing.T) {
	t.Parallel()
	b, g := setupHeard(t)
	for _, word := range []string{"STOP", "stopall", " Unsubscribe\n", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"} {
		_, err := b.sms(phone)
		require.NoError(t, err)
		require.Equal(t, "STOP", b.reply(phone, word)["keyword"], word)
		refused, err := b.sms(phone)
		require.NoError(t, err)
		require.Equal(t, provider.Result{Outcome: provider.Suppressed, Code: "21610"}, refused, word)

		other, err := b.sms("+12025550102")
		require.NoError(t, err)
		require.Equal(t, provider.Accepted, other.Outcome, "another phone")
		b.create(url.Values{"To": {phone}, "From": {"+12025550177"}, "Body": {"another sender"}})

		body, err := json.Marshal(map[string]string{"from": phone, "to": "+12025550100", "text": "Start"})
		require.NoError(t, err)
		status, _, _ := b.call(http.MethodPost, "/reply", string(body))
		require.Equal(t, http.StatusAccepted, status)
		again, err := b.sms(phone)
		require.NoError(t, err)
		require.Equal(t, provider.Accepted, again.Outcome)
	}
	for _, words := range []string{"please stop", "STOP!", "stop it"} {
		require.NotContains(t, b.reply(phone, words), "keyword", "Twilio takes a single word only")
		again, err := b.sms(phone)
		require.NoError(t, err)
		require.Equal(t, provider.Accepted, again.Outcome)
	}
	b.eventually(func() bool { return len(g.seen().inbound) == 2*8+3 }, "the gateway hears of every word")
}

func TestTwilioAnswersKeywordsItself(t *testing.T) {
	t.Parallel()
	b := setup(t, 0)
	_, err := b.sms(phone)
	require.NoError(t, err)
	for _, word := range []string{"HELP", "STOP", "STOP", "UNSTOP"} {
		b.reply(phone, word)
	}
	inbox := b.inbox()
	require.Len(t, inbox, 4, "the second STOP is not answered")
	require.Contains(t, inbox[1]["text"], "Reply STOP to unsubscribe")
	require.Contains(t, inbox[2]["text"], "successfully been unsubscribed")
	require.Contains(t, inbox[3]["text"], "re-subscribed")
	for _, answer := range inbox[1:] {
		require.Nil(t, answer["correlation"])
		require.Equal(t, "outbound-reply", b.message(answer["provider_id"].(string))["direction"])
	}
}

func TestMessagingServiceTellsWhatItActedOn(t *testing.T) {
	t.Parallel()
	b, g := setupHeard(t)
	form := url.Values{"To": {phone}, "MessagingServiceSid": {messagingService}, "Body": {"x"}}
	b.create(form)
	b.reply(phone, "stop")
	b.eventually(func() bool { return len(g.seen().inbound) == 1 }, "the gateway hears of it")
	require.Equal(t, "STOP", g.seen().inbound[0].Get("OptOutType"))
	require.Equal(t, messagingService, g.seen().inbound[0].Get("MessagingServiceSid"))
	status, body, _ := b.call(http.MethodPost, messagesPath, form.Encode(), "Content-Type", formType)
	require.Equal(t, http.StatusBadRequest, status)
	require.Contains(t, body, `"code":21610`)
}

func TestPageShowsWhatBecameOfMessages(t *testing.T) {
	t.Parallel()
	b := setup(t, 0)
	lost, err := b.sms("+15005550103")
	require.NoError(t, err)
	_, err = b.sms(phone)
	require.NoError(t, err)
	b.reply(phone, "<b>Stop</b>")
	b.reply(phone, "STOP")
	b.eventually(func() bool { return b.statusOf(lost.ProviderID) == "undelivered" }, "it did not arrive")

	_, page, _ := b.call(http.MethodGet, "/", "")
	require.Contains(t, page, `<b class="bad">undelivered 30003</b>`)
	require.Contains(t, page, `<div class="bubble answer`)
	require.Contains(t, page, "&lt;b&gt;Stop&lt;/b&gt;")
	require.Contains(t, page, "opted out of &#43;12025550100")
	require.Contains(t, page, "2 replies")
	_, page, _ = b.call(http.MethodGet, "/?to="+url.QueryEscape("+15005550103"), "")
	require.NotContains(t, page, "bubble answer")
}

func TestCallsTellWhoWasHeardAndAnswered(t *testing.T) {
	t.Parallel()
	b := setup(t, time.Minute)
	sent, err := b.sms(phone)
	require.NoError(t, err)
	b.fault(`{"target":"email","mode":"lost_answer"}`)
	_, err = b.email(mailbox)
	require.Error(t, err)
	b.fault(`{"target":"sms","mode":"error"}`)
	_, err = b.sms(phone)
	require.Error(t, err)
	_, err = b.twilio.StartVerification(t.Context(), provider.Start{Phone: phone})
	require.NoError(t, err)
	b.eventually(func() bool { return b.list("/calls.json")[1]["ended_at"] != nil }, "the lost call has ended")

	calls := b.list("/calls.json")
	require.Len(t, calls, 4)
	now := b.clock.now().UTC().Format(time.RFC3339Nano)
	require.Equal(t, map[string]any{
		"channel": "sms", "to": phone, "correlation": "m-sms", "began_at": now, "ended_at": now, "accepted": true, "answered": true, "provider_id": sent.ProviderID,
	}, calls[0])
	for i, want := range []map[string]any{
		1: {"channel": "email", "to": mailbox, "correlation": "m-mail", "accepted": true, "answered": false},
		2: {"channel": "sms", "to": phone, "correlation": "m-sms", "accepted": false, "answered": true},
		3: {"channel": "verify", "to": phone, "correlation": nil, "accepted": true, "answered": true},
	} {
		for name, value := range want {
			require.Equal(t, value, calls[i][name], "%d %s", i, name)
		}
	}
	require.Len(t, b.list("/calls.json?to="+mailbox), 1)
}
