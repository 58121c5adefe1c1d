package sendgrid_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/provider"
	"arrears/internal/provider/sendgrid"
)

const (
	ours    = "0b0a1c5e-6f0d-4d8e-9a51-5f3c2a1b0c9d"
	mailbox = "ledger@corner-cafe.example"
	// foreign stands for what other mail servers write into events.
	foreign = "550 5.1.1 <ledger@corner-cafe.example> hush hush"
)

// happened is an event as SendGrid sends it, about a message of ours; more changes fields of it, nil takes one away.
func happened(kind string, more ...any) map[string]any {
	e := map[string]any{
		"email": mailbox, "timestamp": 1600112492, "event": kind, "sg_event_id": "ev-1", "sg_message_id": "LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-0",
		"smtp-id": "<x@ismtpd0039p1iad1.sendgrid.net>", "message_id": ours, "category": []string{"a"}, "attempt": "1", "response": "250 OK", "reason": foreign,
	}
	for i := 0; i < len(more); i += 2 {
		if more[i+1] == nil {
			delete(e, more[i].(string))
		} else {
			e[more[i].(string)] = more[i+1]
		}
	}
	return e
}

func array(t require.TestingT, events ...map[string]any) []byte {
	raw, err := json.Marshal(events)
	require.NoError(t, err)
	return raw
}

func reported(status provider.Status, code string) *provider.Report {
	return &provider.Report{MessageID: ours, ProviderID: "LRzXl_NHStOGhQ4kofSm_A", Source: "ev-1", Status: status, Code: code}
}

func wished(state provider.ConsentState, reason string) *provider.Consent {
	return &provider.Consent{Channel: "email", Address: mailbox, State: state, Reason: reason, Source: "ev-1"}
}

func TestEveryEventHasOneMeaning(t *testing.T) {
	t.Parallel()
	misconfigured := func(code string) *provider.Report {
		r := reported(provider.Undelivered, code)
		r.Misconfigured = true
		return r
	}
	for _, c := range []struct {
		name  string
		event map[string]any
		want  provider.Event
	}{
		{"processed", happened("processed"), provider.Event{Report: reported(provider.Queued, "")}},
		{"deferred", happened("deferred"), provider.Event{Report: reported(provider.Queued, "")}},
		{"delivered", happened("delivered"), provider.Event{Report: reported(provider.Delivered, "")}},
		{"hard bounce", happened("bounce", "type", "bounce", "status", "5.1.1"), provider.Event{Report: reported(provider.Undelivered, "bounce"), Consent: wished(provider.OptedOut, "bounce")}},
		{"soft bounce", happened("bounce", "type", "blocked"), provider.Event{Report: reported(provider.Undelivered, "blocked")}},
		{"bounce without a type", happened("bounce"), provider.Event{Report: reported(provider.Undelivered, "blocked")}},
		{"dropped: bounced", happened("dropped", "reason", "Bounced Address"), provider.Event{Report: reported(provider.Undelivered, "bounced_address"), Consent: wished(provider.OptedOut, "bounce")}},
		{"dropped: unsubscribed", happened("dropped", "reason", "Unsubscribed Address"), provider.Event{Report: reported(provider.Undelivered, "unsubscribed_address"), Consent: wished(provider.OptedOut, "unsubscribe")}},
		{"dropped: reported", happened("dropped", "reason", "Spam Reporting Address"), provider.Event{Report: reported(provider.Undelivered, "spam_reporting_address"), Consent: wished(provider.OptedOut, "spam_report")}},
		{"dropped: invalid", happened("dropped", "reason", "Invalid", "email", "not an address"), provider.Event{Report: reported(provider.Undelivered, "invalid")}},
		{"dropped: header", happened("dropped", "reason", "Invalid SMTPAPI header"), provider.Event{Report: misconfigured("invalid_header")}},
		{"dropped: content", happened("dropped", "reason", "Spam Content"), provider.Event{Report: reported(provider.Undelivered, "spam_content")}},
		{"dropped: quota", happened("dropped", "reason", "Recipient List over Package Quota"), provider.Event{Report: misconfigured("over_quota")}},
		{"dropped: anything", happened("dropped"), provider.Event{Report: reported(provider.Undelivered, "dropped")}},
		{"dropped: at length", happened("dropped", "reason", strings.Repeat(foreign, 100)), provider.Event{Report: reported(provider.Undelivered, "dropped")}},
		{"spam report", happened("spamreport"), provider.Event{Consent: wished(provider.OptedOut, "spam_report")}},
		{"unsubscribe", happened("unsubscribe"), provider.Event{Consent: wished(provider.OptedOut, "unsubscribe")}},
		{"group unsubscribe", happened("group_unsubscribe", "asm_group_id", 7), provider.Event{Consent: wished(provider.OptedOut, "group_unsubscribe")}},
		{"group resubscribe", happened("group_resubscribe", "asm_group_id", 7), provider.Event{Consent: wished(provider.OptedIn, "resubscribe")}},
		{"open", happened("open", "sg_machine_open", true), provider.Event{}},
		{"click", happened("click", "url", "https://x.example"), provider.Event{}},
		{"a kind of tomorrow", happened("account_status_change", "sg_event_id", nil, "email", nil), provider.Event{}},

		{"not ours", happened("delivered", "message_id", nil), provider.Event{}},
		{"not ours, nor with an id", happened("delivered", "message_id", nil, "sg_event_id", nil), provider.Event{}},
		{"another system's id", happened("delivered", "message_id", "order-7"), provider.Event{}},
		{"another system's number", happened("delivered", "message_id", 7), provider.Event{}},
		{"another system's argument", happened("delivered", "message_id", nil, "Message_ID", ours), provider.Event{}},
		{"another way to write our id", happened("delivered", "message_id", strings.ToUpper(ours)), provider.Event{}},
		{"a bounce of another system's mail", happened("bounce", "type", "bounce", "message_id", nil), provider.Event{Consent: wished(provider.OptedOut, "bounce")}},
		{"an unsubscription from another system's mail", happened("unsubscribe", "message_id", nil), provider.Event{Consent: wished(provider.OptedOut, "unsubscribe")}},
		{"without SendGrid's id of the message", happened("delivered", "sg_message_id", nil), provider.Event{Report: &provider.Report{MessageID: ours, Source: "ev-1", Status: provider.Delivered}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, unusable, err := sendgrid.ParseEvents(array(t, c.event))
			require.NoError(t, err)
			require.Zero(t, unusable)
			if c.want == (provider.Event{}) {
				require.Empty(t, got)
				return
			}
			require.Equal(t, []provider.Event{c.want}, got)
		})
	}
}

func TestTheVendorsVectorIsRead(t *testing.T) {
	t.Parallel()
	got, unusable, err := sendgrid.ParseEvents([]byte(vectorBody))
	require.NoError(t, err)
	require.Zero(t, unusable)
	require.Equal(t, []provider.Event{{Consent: &provider.Consent{
		Channel: "email", Address: "hello@world.com", State: provider.OptedOut, Reason: "bounce", Source: "ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA",
	}}}, got)
}

func TestEventsKeepTheirOrderAndTheirLimit(t *testing.T) {
	t.Parallel()
	events := []byte{'['}
	for n := 0; len(events) < 768_000; n++ { // as full as SendGrid makes a batch, of the smallest events
		events = fmt.Appendf(events, `{"event":"delivered","message_id":%q,"sg_event_id":"ev-%d"},`, ours, n)
	}
	events[len(events)-1] = ']'
	got, unusable, err := sendgrid.ParseEvents(events)
	require.NoError(t, err)
	require.Zero(t, unusable)
	require.Greater(t, len(got), 7000)
	for i, e := range got {
		require.Equal(t, fmt.Sprintf("ev-%d", i), e.Report.Source)
	}
	_, _, err = sendgrid.ParseEvents([]byte("[" + strings.Repeat(" ", sendgrid.MaxWebhook) + "]"))
	require.ErrorContains(t, err, "1048576 bytes")
	got, unusable, err = sendgrid.ParseEvents([]byte("[]\n"))
	require.NoError(t, err)
	require.Empty(t, got)
	require.Zero(t, unusable)
}

func TestWhatIsNoArrayIsRefusedAndQuotesNothing(t *testing.T) {
	t.Parallel()
	const secret = "hush"
	for _, c := range []struct {
		want string
		body []byte
	}{
		{"array of events", []byte(`{"event":"` + secret + `"}`)},
		{"array of events", []byte(`null`)},
		{"array of events", []byte(`[{"event":` + secret)},
		{"array of events", nil},
		{"goes on after", []byte(`[]"` + secret + `"`)},
		{"goes on after", []byte(`[] []`)},
	} {
		got, unusable, err := sendgrid.ParseEvents(c.body)
		require.ErrorContains(t, err, c.want, "%s", c.body)
		require.NotContains(t, err.Error(), secret)
		require.Nil(t, got)
		require.Zero(t, unusable)
	}
}

func TestAnOddEventCostsNoneBesideIt(t *testing.T) {
	t.Parallel()
	odd := []string{"null", "7", `"delivered"`, "[]", "{}"}
	for _, e := range []map[string]any{
		happened(""),
		happened("x", "event", []string{"delivered"}),
		happened(strings.Repeat("delivered", 200)),
		happened("delivered", "sg_event_id", nil),
		happened("delivered", "sg_event_id", 7),
		happened("delivered", "sg_event_id", "with space"),
		happened("unsubscribe", "sg_event_id", strings.Repeat("x", 201)),
		happened("delivered", "sg_message_id", "zero\x00"),
		happened("delivered", "sg_message_id", 7),
		happened("bounce", "type", 7),
		happened("unsubscribe", "email", nil),
		happened("unsubscribe", "email", "nobody"),
		happened("unsubscribe", "email", "zero\x00@x.example"),
		happened("unsubscribe", "email", strings.Repeat("x", 257)+"@x.example"),
		happened("unsubscribe", "email", map[string]string{"a": mailbox}),
	} {
		text, err := json.Marshal(e)
		require.NoError(t, err)
		odd = append(odd, string(text))
	}
	good, err := json.Marshal(happened("delivered"))
	require.NoError(t, err)
	for _, o := range odd {
		got, unusable, err := sendgrid.ParseEvents(fmt.Appendf(nil, "[%s,%s,%s]", good, o, good))
		require.NoError(t, err, o)
		require.Equal(t, 1, unusable, o)
		require.Equal(t, []provider.Event{{Report: reported(provider.Delivered, "")}, {Report: reported(provider.Delivered, "")}}, got, o)
	}
}

func TestABounceCountsWhateverItsAddress(t *testing.T) {
	t.Parallel()
	got, unusable, err := sendgrid.ParseEvents(array(t, happened("bounce", "type", "bounce", "email", nil)))
	require.NoError(t, err)
	require.Equal(t, 1, unusable)
	require.Equal(t, []provider.Event{{Report: reported(provider.Undelivered, "bounce")}}, got)
}

// Whatever an event says, nothing of its free text comes out of it but an address that is asked for.
func TestEventsKeepToTheirRules(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom([]string{"processed", "deferred", "delivered", "bounce", "dropped", "spamreport", "unsubscribe", "group_unsubscribe", "group_resubscribe", "open", "other"}).Draw(t, "kind")
		e := happened(kind)
		for _, field := range []string{"type", "reason", "status", "response", "smtp-id", "message_id"} {
			e[field] = rapid.OneOf(rapid.SampledFrom([]string{foreign, "bounce", "blocked", "Bounced Address", ours}), rapid.String()).Draw(t, field)
		}
		got, unusable, err := sendgrid.ParseEvents(array(t, e))
		require.NoError(t, err)
		require.LessOrEqual(t, len(got)+unusable, 1, "all else of it is in order")
		for _, g := range got {
			keepsToTheRules(t, g)
		}
	})
}

func keepsToTheRules(t require.TestingT, e provider.Event) {
	require.True(t, e.Report != nil || e.Consent != nil)
	if r := e.Report; r != nil {
		require.Contains(t, []provider.Status{provider.Queued, provider.Delivered, provider.Undelivered}, r.Status)
		require.Equal(t, r.Status == provider.Undelivered, r.Code != "")
		require.Regexp(t, `^[a-z_]*$`, r.Code)
		require.Regexp(t, `^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`, r.MessageID)
		require.Regexp(t, `^[!-~]{1,200}$`, r.Source)
		require.Zero(t, r.Again, "SendGrid itself tries again")
		require.True(t, r.Status == provider.Undelivered || !r.Misconfigured)
	}
	if c := e.Consent; c != nil {
		require.Equal(t, "email", c.Channel)
		require.Contains(t, []provider.ConsentState{provider.OptedOut, provider.OptedIn}, c.State)
		require.Contains(t, []string{"unsubscribe", "group_unsubscribe", "spam_report", "bounce", "resubscribe"}, c.Reason)
		require.Equal(t, c.State == provider.OptedIn, c.Reason == "resubscribe")
		require.Regexp(t, `^[!-~]{1,200}$`, c.Source)
	}
}

func TestSenderIsTheBareAddress(t *testing.T) {
	t.Parallel()
	client, err := sendgrid.New(config("http://127.0.0.1:1"))
	require.NoError(t, err)
	require.Equal(t, "accounts@harbour-bakery.example", client.Sender())
}
