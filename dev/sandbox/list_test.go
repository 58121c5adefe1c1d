package sandbox_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestMessagesAreFilteredByWhenTheyWereSent(t *testing.T) {
	t.Parallel()
	b := setup(t, 0)
	b.clock.pass(b.clock.now().UTC().Truncate(24 * time.Hour).Add(36 * time.Hour).Sub(b.clock.now())) // tomorrow, at noon
	first := b.clock.now().UTC()
	sids := map[string]string{}
	for _, name := range []string{"first", "second", "third"} {
		sent, err := b.sms(phone)
		require.NoError(t, err)
		sids[sent.ProviderID] = name
		b.eventually(func() bool { return b.statusOf(sent.ProviderID) == "delivered" }, "sent")
		b.clock.pass(24 * time.Hour)
	}
	date := func(days int) string { return first.AddDate(0, 0, days).Format(time.DateOnly) }
	instant := func(after time.Duration) string { return first.Add(after).Format(time.RFC3339) }
	for _, c := range []struct {
		filter url.Values
		want   []string
	}{
		{url.Values{}, []string{"third", "second", "first"}},
		{url.Values{"DateSent": {date(1)}}, []string{"second"}},
		{url.Values{"DateSent": {instant(-5 * time.Hour)}}, []string{"first"}},
		{url.Values{"DateSent": {date(3)}}, nil},
		{url.Values{"DateSent>": {date(1)}}, []string{"third", "second"}},
		{url.Values{"DateSent<": {date(1)}}, []string{"second", "first"}},
		{url.Values{"DateSent>": {date(1)}, "DateSent<": {date(1)}}, []string{"second"}},
		{url.Values{"DateSent>": {instant(time.Hour)}}, []string{"third", "second"}},
		{url.Values{"DateSent<": {instant(time.Hour)}}, []string{"first"}},
		{url.Values{"DateSent>": {date(0)}, "To": {"+12025550199"}}, nil},
		{url.Values{"From": {"+12025550100"}, "To": {phone}, "DateSent<": {date(0)}}, []string{"first"}},
	} {
		require.Equal(t, c.want, b.listed(c.filter, sids), c.filter)
	}
	status, body, _ := b.call(http.MethodGet, messagesPath+"?DateSent%3E=yesterday", "")
	require.Equal(t, http.StatusBadRequest, status)
	require.Contains(t, body, "DateSent> must be a date")
}

func TestMessageNotSentYetHasNoDateOfSending(t *testing.T) {
	t.Parallel()
	b := setup(t, 0)
	created := b.create(url.Values{"To": {phone}, "From": {"+12025550100"}, "Body": {"x"}})
	require.Nil(t, created["date_sent"])
	require.Equal(t, "queued", created["status"])
}

// listed names the messages of all pages, a message each.
func (b *testBundle) listed(filter url.Values, names map[string]string) (found []string) {
	b.t.Helper()
	filter.Set("PageSize", "1")
	for next := messagesPath + "?" + filter.Encode(); next != ""; {
		var page struct {
			Messages []struct{ Sid string }
			Next     string `json:"next_page_uri"`
		}
		status, body, _ := b.call(http.MethodGet, next, "")
		require.Equal(b.t, http.StatusOK, status, body)
		require.NoError(b.t, json.Unmarshal([]byte(body), &page))
		for _, m := range page.Messages {
			found = append(found, names[m.Sid])
		}
		next = page.Next
	}
	return found
}

// Twilio's own counter says so.
func TestSegmentsAreCountedAsTwilioCounts(t *testing.T) {
	t.Parallel()
	b := setup(t, 0)
	for text, want := range map[string]string{
		strings.Repeat("a", 160):       "1",
		strings.Repeat("a", 161):       "2",
		strings.Repeat("€", 80):        "1",
		strings.Repeat("€", 81):        "2",
		strings.Repeat("é", 160):       "1",
		strings.Repeat("á", 70):        "1",
		strings.Repeat("á", 71):        "2",
		strings.Repeat("😀", 35):        "1",
		strings.Repeat("😀", 36):        "2",
		"{" + strings.Repeat("1", 158): "1",
		"{" + strings.Repeat("1", 159): "2",
		"😀" + strings.Repeat("1", 68):  "1",
		"😀" + strings.Repeat("1", 69):  "2",
		"it’s due":                     "1",
	} {
		created := b.create(url.Values{"To": {phone}, "From": {"+12025550100"}, "Body": {text}})
		require.Equal(t, want, created["num_segments"], text)
	}
}
