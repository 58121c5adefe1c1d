package sendgrid_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/provider"
	"arrears/internal/provider/sendgrid"
)

var token = regexp.MustCompile(`^[a-z0-9_]+$`)

// Whatever is answered is one decision or one error, whose code is a token of ours and never the vendor's text.
func FuzzAnswers(f *testing.F) {
	for status, body := range map[int]string{
		202: "", 204: "", 307: "", 401: `{}`, 413: `<html>`, 429: "", 500: `null`,
		400: `{"errors":[{"message":"x","field":"personalizations.0.to.0.email"}]}`, 408: `{"errors":[{"field":5}]}`, 403: `{"errors":{}}`,
	} {
		f.Add(uint16(status), []byte(body))
	}
	var status int
	var body []byte
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		_, _ = w.Write(body)
	}))
	f.Cleanup(web.Close)
	client, err := sendgrid.New(config(web.URL))
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, code uint16, text []byte) {
		status, body = 200+int(code)%400, text // one call at a time, answered before the next
		sent, err := client.SendEmail(t.Context(), mail("m"))
		if err != nil {
			var failure *provider.Error
			require.ErrorAs(t, err, &failure)
			require.Contains(t, []provider.Class{provider.NotSent, provider.InDoubt, provider.Configuration}, failure.Class)
			require.Regexp(t, token, failure.Code)
			require.Equal(t, "sendgrid: "+string(failure.Class)+" ("+failure.Code+")", err.Error())
			return
		}
		require.Equal(t, sent.Outcome == provider.Accepted, status < 300)
		require.True(t, sent.Outcome == provider.Accepted || status == http.StatusBadRequest || status == http.StatusRequestEntityTooLarge)
		require.Equal(t, sent.Outcome == provider.Accepted, sent.Code == "")
	})
}

// A body is refused whole, or each event that is told is one by our rules, and depends on none beside it.
func FuzzEvents(f *testing.F) {
	f.Add([]byte(vectorBody))
	f.Add(array(f, happened("delivered"), happened("bounce", "type", "bounce"), happened("dropped", "reason", "Bounced Address"), happened("unsubscribe"), happened("open")))
	f.Add([]byte(`[{"event":"delivered","message_id":"` + ours + `","sg_event_id":"a","event":null}]`))
	f.Add([]byte(`[null,[],{}]`))
	f.Fuzz(func(t *testing.T, body []byte) {
		events, unusable, err := sendgrid.ParseEvents(body)
		if err != nil {
			require.Nil(t, events)
			require.Zero(t, unusable)
			return
		}
		var all []json.RawMessage
		require.NoError(t, json.Unmarshal(body, &all))
		for _, raw := range all { // each says alone what it says beside the others
			told, lost, err := sendgrid.ParseEvents(fmt.Appendf(nil, "[%s]", raw))
			require.NoError(t, err)
			for _, e := range told {
				keepsToTheRules(t, e)
				require.Equal(t, e, events[0])
				events = events[1:]
			}
			unusable -= lost
		}
		require.Empty(t, events)
		require.Zero(t, unusable)
	})
}

// Nothing passes that was not signed with the key, whatever a forger sends. The seed is a real signature of another body.
func FuzzSignatures(f *testing.F) {
	f.Add([]byte(vectorBody+" "), vectorSignature, vectorTimestamp)
	f.Add([]byte{}, "MAYCAQACAQA=", "1600112502")
	f.Add([]byte("[]"), "", "-9223372036854775808")
	key, err := sendgrid.NewWebhookKey(vectorKey)
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, body []byte, signature, timestamp string) {
		if string(body) == vectorBody {
			return // the one body that the seed's signature is for
		}
		require.ErrorIs(t, key.Verify(body, signature, timestamp, signedAt), sendgrid.ErrSignature)
	})
}

// A key is one on P-256, or an error that does not quote it.
func FuzzWebhookKeys(f *testing.F) {
	f.Add(vectorKey)
	f.Add("MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")
	f.Add("")
	f.Fuzz(func(t *testing.T, text string) {
		key, err := sendgrid.NewWebhookKey(text)
		if err != nil {
			require.Nil(t, key)
			require.True(t, len(text) < 20 || !strings.Contains(err.Error(), text))
			return
		}
		require.ErrorIs(t, key.Verify(nil, vectorSignature, vectorTimestamp, signedAt), sendgrid.ErrSignature)
	})
}
