package main

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/policy"
)

func previewed(messages ...object) answer {
	return answer{status: http.StatusOK, body: object{"level": "final", "template": "final", "messages": messages}}
}

var (
	mailed = object{
		"channel": "email", "to": "accounts@bakery.example", "subject": "Final notice", "text": "Hello,\n\nplease pay.\n\n-- \nHarbour\n",
		"html": "<p>Hello</p>", "segments": nil,
	}
	texted = object{"channel": "sms", "to": "+493023125001", "subject": nil, "text": "Harbour: pay", "html": nil, "segments": 2}
)

func TestNoticePreview(t *testing.T) {
	t.Parallel()
	p := newPretend(t, always(200, previewed(mailed, texted).body))
	got := p.run("notice", "preview", "--customer", "bakery", "--level", "a b")
	require.Zero(t, got.code, got.err)
	require.Equal(t, "GET /v1/customers/bakery/preview?level=a+b", p.last().call)
	require.Equal(t, strings.TrimPrefix(`
E-mail to accounts@bakery.example
Subject: Final notice

  Hello,

  please pay.

  --
  Harbour

SMS to +493023125001, 2 segments

  Harbour: pay
`, "\n"), got.out)

	one := p.run("notice", "preview", "--customer", "bakery", "--level", "final", "--channel", "sms", "--json").json(t)
	require.Equal(t, "final", one["level"])
	require.Len(t, one["messages"], 1)
	require.Equal(t, map[string]any{
		"channel": "sms", "to": "+493023125001", "subject": nil, "text": "Harbour: pay", "html": nil, "segments": 2.0,
	}, one["messages"].([]any)[0])

	for line, says := range map[string]string{
		"notice preview --customer bakery":                                          "level",
		"notice preview --level final":                                              "customer",
		"notice preview --customer bakery --level final --channel fax":              "use email or sms",
		"notice preview --customer bakery --level final --channel sms --out x.html": "an SMS has no HTML",
	} {
		wrong := p.run(strings.Fields(line)...)
		require.Equal(t, exitUsage, wrong.code, line)
		require.Contains(t, wrong.err, says)
	}
}

func TestNoticePreviewToAFile(t *testing.T) {
	t.Parallel()
	p := newPretend(t, always(200, previewed(mailed, texted, mailed).body))
	file := filepath.Join(t.TempDir(), "final.html")
	got := p.run("notice", "preview", "--customer", "bakery", "--level", "final", "--out", file)
	require.Zero(t, got.code, got.err)
	for _, path := range []string{file, strings.TrimSuffix(file, ".html") + "-2.html"} {
		page, err := os.ReadFile(path)
		require.NoError(t, err)
		require.Equal(t, "<p>Hello</p>", string(page))
	}
	require.NotContains(t, got.out, "SMS to")
	again := p.run("notice", "preview", "--customer", "bakery", "--level", "final", "--out", file)
	require.Equal(t, exitUsage, again.code, "nothing is overwritten")
}

func TestNoticePreviewOfNothing(t *testing.T) {
	t.Parallel()
	p := newPretend(t, func(asked) answer {
		return refusing(http.StatusConflict, "nothing_to_say", "nothing is open that level final tells of")
	})
	got := p.run("notice", "preview", "--customer", "bakery", "--level", "final")
	require.Equal(t, exitFailed, got.code)
	require.Contains(t, got.err, "nothing is open that level final tells of")
	onlyMail := newPretend(t, always(200, previewed(mailed).body))
	other := onlyMail.run("notice", "preview", "--customer", "bakery", "--level", "final", "--channel", "sms")
	require.Equal(t, exitFailed, other.code)
	require.Contains(t, other.err, "nothing would go by sms at level final; it goes by email")
}

func TestPolicyThatSaysWhatHasNoWords(t *testing.T) {
	t.Parallel()
	const file = `policy: gentle
name: Gentle
steps:
  - {level: nudge, at: 3d, send: [email]}
  - {level: final, at: 20d, send: [email, sms], template: last, mandatory: true}
  - {level: end, at: 90d, end: handover}
on:
  reinstated: {send: [email], template: welcome}
`
	_, err := policy.Parse([]byte(file))
	require.NoError(t, err, "a simulation needs no words")
	s := newShell(t)
	s.tenant("harbour")
	for _, args := range [][]string{{"policy", "validate", s.file(file)}, {"policy", "publish", s.file(file), "--tenant", "harbour"}} {
		got := s.run(append(args, "--json")...)
		require.Equal(t, exitFailed, got.code)
		require.Len(t, got.json(t)["problems"], 3)
		for _, says := range []string{
			`line 4, column 13: step nudge: there is no template "nudge"; name one of final, first, `,
			`line 5, column 13: step final: there is no template "last"`, `line 8, column 15: on: reinstated: there is no template "welcome"`,
		} {
			require.Contains(t, got.err, says)
		}
	}
	mended := strings.NewReplacer("nudge, at: 3d", "nudge, template: first, at: 3d", "last", "final", "welcome", "reinstated").Replace(file)
	require.Zero(t, s.run("policy", "publish", s.file(mended), "--tenant", "harbour").code)
}

func TestTenantsLocaleNeedsTexts(t *testing.T) {
	t.Parallel()
	s := newShell(t)
	wordless := s.run("tenant", "create", "harbour", "--file", s.file("name: Harbour\nlocale: pt-BR\n"))
	require.Equal(t, exitFailed, wordless.code)
	require.Contains(t, wordless.err, `line 2, column 1: locale cannot be used: there are no texts in locale "pt-BR"; use one of de, en, es, fr, ja`)
	spoken := s.run("tenant", "create", "harbour", "--file", s.file("name: Harbour\npostal_address: 1 Quay\nlocale: de-AT\n"))
	require.Zero(t, spoken.code, spoken.err)
}
