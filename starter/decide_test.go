package main

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const anID = "01a20d5a-6e5c-791d-bb95-b5ca7748c81b"

func TestDecide(t *testing.T) {
	t.Parallel()
	p := newPretend(t, always(200, object{
		"id": anID, "customer_id": "bakery", "kind": "message_in_doubt", "ref": "m-1", "options": []string{"was_sent", "was_not_sent"},
		"detail": object{}, "opened_at": "2026-11-20T09:00:00Z", "closed_at": "2026-11-20T10:00:00Z", "decision": "was_sent",
	}))
	got := p.run("worklist", "decide", anID, "--decision", "was_sent", "--by", "Ana", "--note", "seen in the log")
	require.Zero(t, got.code, got.err)
	require.Equal(t, "POST /v1/worklist/"+anID+"/decision", p.last().call)
	require.Equal(t, object{"decision": "was_sent", "by": "Ana", "note": "seen in the log"}, p.last().body)
	require.Contains(t, got.out, "decided   was_sent")
	require.Equal(t, "was_sent", p.run("worklist", "decide", anID, "--decision", "was_sent", "--by", "Ana", "--json").json(t)["decision"])
	require.Equal(t, object{"decision": "was_sent", "by": "Ana"}, p.last().body)

	for _, args := range [][]string{{"--decision", "was_sent"}, {"--by", "Ana"}, {"--decision", "was_sent", "--by", "Ana", "another"}} {
		got := p.run(append([]string{"worklist", "decide", anID}, args...)...)
		require.Equal(t, exitUsage, got.code)
	}
	refusing := newPretend(t, always(422, object{
		"type": "about:blank", "title": "x", "status": 422, "code": "decision_unknown", "detail": "it must be one of the options: was_sent, was_not_sent",
		"errors": []object{{"field": "decision", "message": "it must be one of the options: was_sent, was_not_sent"}},
	}))
	refused := refusing.run("worklist", "decide", anID, "--decision", "perhaps", "--by", "Ana")
	require.Equal(t, exitFailed, refused.code)
}

// nextKind is where the help goes on to another kind of work.
var nextKind = regexp.MustCompile(`\n  \S|\n\n`)

func TestTheHelpOfDecideNamesEveryKindOfWork(t *testing.T) {
	t.Parallel()
	help := newPretend(t, always(200, object{})).run("worklist", "decide", "--help").out
	for kind, options := range map[string][]string{
		"message_in_doubt": {"was_sent", "was_not_sent"}, "notice_undeliverable": {"served", "contact_corrected"},
		"step_blocked": {"served_by_hand", "wait"}, "step_approval": {"approve", "refuse"}, "task": {"done", "not_done"}, "stop_suspected": {"confirm", "lift"}, "reply_to_read": {"read"}, "provider_down": {"noted"},
		"codes_held_back": {"lift", "keep"},
		"access_to_apply": {"applied_by_hand"}, "access_unapplied": {"applied_by_hand", "fixed"},
		"verification_in_doubt": {"was_sent", "was_not_sent"}, "verification_undeliverable": {"number_corrected", "close"},
		"screening_referred": {"approve", "refuse"}, "refusal_review": {"approve", "uphold"},
		"end_handover": {"handed_over"}, "end_write_off": {"written_off", "settled"}, "credit_after_closing": {"refunded", "keep"},
		"_misconfigured": {"fixed"}, "message_unrenderable": {"fixed"},
	} {
		_, said, found := strings.Cut(help, kind)
		require.True(t, found, kind)
		said = nextKind.Split(said, 2)[0]
		for _, option := range options {
			require.Contains(t, said, option, kind)
		}
	}
}

func TestServed(t *testing.T) {
	t.Parallel()
	p := newPretend(t, always(200, object{
		"id": anID, "customer_id": "bakery", "kind": "ladder", "level": "final", "state": "delivered", "delivered_on": "2026-11-20",
	}))
	got := p.run("notice", "served", anID, "--by", "Ana", "--on", "2026-11-20")
	require.Zero(t, got.code, got.err)
	require.Equal(t, "POST /v1/notices/"+anID+"/served", p.last().call)
	require.Equal(t, object{"by": "Ana", "on": "2026-11-20"}, p.last().body)
	require.Contains(t, got.out, "delivered on  2026-11-20")
	require.Equal(t, "delivered", p.run("notice", "served", anID, "--by", "Ana", "--on", "2026-11-20", "--json").json(t)["state"])

	wrong := p.run("notice", "served", anID, "--by", "Ana", "--on", "2026-02-30")
	require.Equal(t, exitUsage, wrong.code)
	require.Contains(t, wrong.err, "--on")
	require.Equal(t, exitUsage, p.run("notice", "served", anID, "--by", "Ana").code)
}
