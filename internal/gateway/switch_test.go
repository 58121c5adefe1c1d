package gateway_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestATenantTurnsItsOwnSwitches(t *testing.T) {
	t.Parallel()
	b := setup(t)
	put := func(key, channel string, body any) answer {
		return b.call(key, http.MethodPut, "/v1/switches/"+channel, body)
	}
	got := put(b.key, "sms", object{"on": false})
	require.Equal(t, http.StatusOK, got.status)
	require.Equal(t, object{"channel": "sms", "on": false, "since": "2027-03-01T10:00:00Z"}, got.body)
	require.Equal(t, got.body, put(b.key, "sms", object{"on": false}).body)
	require.Equal(t, []any{object{"channel": "email", "on": true}, got.body}, b.get("/v1/switches").body["items"])
	for _, s := range b.call(b.other, http.MethodGet, "/v1/switches", nil).body["items"].([]any) {
		require.Equal(t, true, s.(object)["on"])
	}
	require.Equal(t, true, put(b.key, "sms", object{"on": true}).body["on"])

	require.Equal(t, http.StatusNotFound, put(b.key, "fax", object{"on": false}).status)
	require.Equal(t, "channel_unknown", put(b.key, "fax", object{"on": false}).code())
	for _, body := range []any{object{}, object{"on": "no"}, object{"on": false, "off": true}, "[]"} {
		require.Equal(t, http.StatusUnprocessableEntity, put(b.key, "sms", body).status, "%v", body)
	}
	require.Equal(t, http.StatusUnauthorized, put("", "sms", object{"on": false}).status)
}
