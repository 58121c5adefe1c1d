package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSwitch(t *testing.T) {
	t.Parallel()
	since := "2026-11-20T09:00:00Z"
	p := newPretend(t, func(in asked) answer {
		if strings.HasPrefix(in.call, "PUT ") {
			return answer{status: 200, body: object{"channel": "sms", "on": in.body["on"], "since": since}}
		}
		return answer{status: 200, body: object{"items": []object{{"channel": "email", "on": true}, {"channel": "sms", "on": false, "since": since}}}}
	})
	got := p.run("switch", "sms", "off")
	require.Zero(t, got.code, got.err)
	require.Equal(t, "sms is off\n", got.out)
	require.Equal(t, "PUT /v1/switches/sms", p.last().call)
	require.Equal(t, object{"on": false}, p.last().body)
	require.Equal(t, true, p.run("switch", "sms", "on", "--json").json(t)["on"])
	require.Equal(t, "channel  switch  since\nemail    on      -\nsms      off     2026-11-20T09:00:00Z", strings.TrimSpace(p.run("switch").out))
	require.Len(t, p.run("switch", "--json").json(t)["items"], 2)

	for _, wrong := range [][]string{{"sms"}, {"fax", "on"}, {"sms", "maybe"}, {"sms", "on", "now"}} {
		refused := p.run(append([]string{"switch"}, wrong...)...)
		require.Equal(t, exitUsage, refused.code, "%v", wrong)
		require.Contains(t, refused.err, "starter switch --help")
	}
}
