package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/calendar"
	"arrears/internal/ledger"
	"arrears/internal/pgtest"
	"arrears/internal/policy"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

func migrate(ctx context.Context, url string) error {
	_, err := ledger.Migrate(ctx, url)
	return err
}

// shell runs commands in process. Nothing of the test's own environment reaches them.
type shell struct {
	t   testing.TB
	env map[string]string
}

const secret = "hush-hush-hush-hush-hush-hush-hush"

// newShell has a migrated database, and nobody at Temporal's address.
func newShell(t testing.TB) *shell {
	t.Helper()
	return &shell{t, map[string]string{
		"DATABASE_URL": pgtest.New(t, migrate), "ARREARS_SECRET": secret, "ARREARS_LISTEN": "127.0.0.1:0",
		"ARREARS_PUBLIC_URL": "http://127.0.0.1:8080", "TEMPORAL_ADDRESS": "127.0.0.1:1",
		"TWILIO_ACCOUNT_SID": "AC" + strings.Repeat("0a", 16), "TWILIO_AUTH_TOKEN": "hushhushhush",
		"TWILIO_VERIFY_SERVICE_SID": "VA" + strings.Repeat("0a", 16), "TWILIO_BASE_URL": "http://127.0.0.1:1",
		"TEMPORAL_CONFIG_FILE": filepath.Join(t.TempDir(), "none.toml"),
	}}
}

// result is what a command left behind.
type result struct {
	code     int
	out, err string
}

func (r result) json(t testing.TB) map[string]any {
	t.Helper()
	var v map[string]any
	require.NoError(t, json.Unmarshal([]byte(r.out), &v), "%s%s", r.out, r.err)
	return v
}

func (s *shell) run(args ...string) result { s.t.Helper(); return s.feed("", args...) }

func (s *shell) feed(in string, args ...string) result {
	s.t.Helper()
	var out, err bytes.Buffer
	p := &process{in: strings.NewReader(in), out: &out, err: &err, env: s.env, patience: time.Second}
	r := result{p.run(s.t.Context(), args), out.String(), err.String()}
	require.NotContains(s.t, r.out+r.err, secret)
	require.NotContains(s.t, r.out+r.err, "hushhushhush")
	return r
}

func (s *shell) file(text string) string {
	s.t.Helper()
	name := filepath.Join(s.t.TempDir(), "file.yaml")
	require.NoError(s.t, os.WriteFile(name, []byte(text), 0o600))
	return name
}

// tenant makes one that may send e-mail.
func (s *shell) tenant(id string) {
	s.t.Helper()
	made := s.run("tenant", "create", id, "--file", s.file("name: "+id+"\npostal_address: 1 Quay, Hamburg\n"))
	require.Zero(s.t, made.code, made.err)
}

func TestTenantsKeysAndPolicies(t *testing.T) {
	t.Parallel()
	s := newShell(t)
	file := s.file("name: Harbour Utilities\npostal_address: |\n  1 Quay\n  Hamburg\ntime_zone: Europe/Berlin\n")
	created := s.run("tenant", "create", "harbour", "--file", file, "--json")
	require.Zero(t, created.code, created.err)
	require.Equal(t, map[string]any{
		"id": "harbour", "version": 1.0, "name": "Harbour Utilities", "postal_address": "1 Quay\nHamburg",
		"locale": "en", "time_zone": "Europe/Berlin", "policy": "standard", "policy_acceptance": "optional", "cap": map[string]any{"notices": 4.0, "days": 7.0},
		"countries": []any{}, "stages": []any{"full"}, "probation": nil, "late_charges": nil, "spending": map[string]any{"limit": map[string]any{}, "restrict": false},
		"holidays": []any{},
		"codes":    map[string]any{"number": 5.0, "prefix": 20.0, "ip": 20.0, "country": 500.0, "tenant": 2000.0, "risk": 75.0},
	}, created.json(t))
	require.Zero(t, s.run("tenant", "create", "harbour", "--file", file).code, "the same again changes nothing")
	require.Zero(t, s.run("tenant", "create", "harbour").code)
	const quay = "name: Quay Utilities\npostal_address: 2 Quay\n"
	other := s.run("tenant", "create", "harbour", "--file", s.file(quay))
	require.Equal(t, exitFailed, other.code)
	require.Contains(t, other.err, "tenant set")
	require.EqualValues(t, 2, s.run("tenant", "set", "harbour", "--file", s.file(quay), "--json").json(t)["version"])
	milder := s.file(quay + "cap: {notices: 2, days: 30}\n")
	require.Equal(t, map[string]any{"notices": 2.0, "days": 30.0}, s.run("tenant", "set", "harbour", "--file", milder, "--json").json(t)["cap"])
	require.Contains(t, s.run("tenant", "create", "harbour", "--file", s.file(quay)).err, "other content")
	stricter := s.file(quay + "policy_acceptance: required\n")
	require.Equal(t, "required", s.run("tenant", "set", "harbour", "--file", stricter, "--json").json(t)["policy_acceptance"])
	fewer := s.file(quay + "codes: {country: 50, tenant: 90, risk: 60}\n")
	require.Equal(t, map[string]any{"number": 5.0, "prefix": 20.0, "ip": 20.0, "country": 50.0, "tenant": 90.0, "risk": 60.0},
		s.run("tenant", "set", "harbour", "--file", fewer, "--json").json(t)["codes"])
	served := s.file(quay + "countries: [US, \"DE\", NO]\n")
	require.Equal(t, []any{"US", "DE", "NO"}, s.run("tenant", "set", "harbour", "--file", served, "--json").json(t)["countries"])
	require.Zero(t, s.run("tenant", "create", "harbour", "--file", served).code, "the same again changes nothing")
	require.Contains(t, s.run("tenant", "create", "harbour", "--file", s.file(quay)).err, "other content")

	trial := s.file(quay + "probation: {spend_limit: {EUR: 10000}, restrict: true}\nspending: {limit: {EUR: 100000, JPY: 500}}\n")
	set := s.run("tenant", "set", "harbour", "--file", trial, "--json").json(t)
	require.Equal(t, map[string]any{"days": 30.0, "spend_limit": map[string]any{"EUR": 10000.0}, "restrict": true}, set["probation"])
	require.Equal(t, []any{"trial", "full"}, set["stages"])
	require.Equal(t, map[string]any{"limit": map[string]any{"EUR": 100000.0, "JPY": 500.0}, "restrict": false}, set["spending"])
	require.Zero(t, s.run("tenant", "create", "harbour", "--file", trial).code, "the same again changes nothing")
	full := s.file(quay + "stages: [full]\nprobation: {days: 7}\n")
	require.Equal(t, []any{"full"}, s.run("tenant", "set", "harbour", "--file", full, "--json").json(t)["stages"])

	unpublished := s.run("tenant", "set", "harbour", "--file", s.file(quay+"policy: gentle\n"))
	require.Equal(t, exitFailed, unpublished.code)
	require.Contains(t, unpublished.err, "policy publish")
	gentle := s.file(strings.Replace(string(policy.Standard()), "policy: standard", "policy: gentle", 1))
	published := s.run("policy", "publish", gentle, "--tenant", "harbour", "--json").json(t)
	require.EqualValues(t, 1, published["version"])
	require.Equal(t, true, published["new"])
	again := s.run("policy", "publish", gentle, "--tenant", "harbour", "--json").json(t)
	require.EqualValues(t, 1, again["version"])
	require.Equal(t, false, again["new"])
	require.Equal(t, published["hash"], again["hash"])
	require.Zero(t, s.run("tenant", "set", "harbour", "--file", s.file(quay+"policy: gentle\n")).code)
	require.Equal(t, exitFailed, s.run("policy", "publish", gentle, "--tenant", "nobody").code)

	key := s.run("key", "create", "--tenant", "harbour", "--json").json(t)
	require.Regexp(t, `^arr_[0-9a-f]{12}_`, key["key"])
	require.Equal(t, exitFailed, s.run("key", "create", "--tenant", "nobody").code)
	whole := s.run("key", "revoke", "--tenant", "harbour", key["key"].(string))
	require.Equal(t, exitUsage, whole.code)
	require.NotContains(t, whole.err, key["key"])
	require.Zero(t, s.run("key", "revoke", "--tenant", "harbour", key["id"].(string)).code)
	require.Equal(t, exitFailed, s.run("key", "revoke", "--tenant", "harbour", key["id"].(string)).code)
}

func TestTenantsHolidays(t *testing.T) {
	t.Parallel()
	s := newShell(t)
	const quay = "name: Quay Utilities\npostal_address: 2 Quay\n"
	file := s.file(quay + "holidays:\n  - {every: \"12-24\", name: Christmas Eve}\n  - {on: 2026-09-18, country: NO, region: \"03\"}\n")
	created := s.run("tenant", "create", "harbour", "--file", file, "--json")
	require.Zero(t, created.code, created.err)
	require.Equal(t, []any{
		map[string]any{"every": "12-24", "name": "Christmas Eve"}, map[string]any{"on": "2026-09-18", "country": "NO", "region": "03"},
	}, created.json(t)["holidays"])
	require.Zero(t, s.run("tenant", "create", "harbour", "--file", file).code, "the same again changes nothing")
	require.Contains(t, s.run("tenant", "create", "harbour", "--file", s.file(quay)).err, "other content")

	mondays := quay + "holidays:"
	for d := calendar.NewDate(2030, time.January, 7); d < calendar.NewDate(2031, time.February, 1); d += 7 {
		mondays += fmt.Sprintf("\n  - {on: %s}", d)
	}
	set := s.run("tenant", "set", "harbour", "--file", s.file(mondays))
	require.Zero(t, set.code, set.err)
	weekly := s.file(strings.NewReplacer("policy: standard", "policy: weekly", "days: [mon, tue, wed, thu, fri]", "days: [mon]").Replace(string(policy.Standard())))
	refused := s.run("policy", "publish", weekly, "--tenant", "harbour")
	require.Equal(t, exitFailed, refused.code)
	require.Contains(t, refused.err, "tenant harbour, policy weekly: with these holidays there is no open date from 2030-01-01 on for a year")
	require.Zero(t, s.run("tenant", "set", "harbour", "--file", s.file(quay)).code)
	require.Zero(t, s.run("policy", "publish", weekly, "--tenant", "harbour").code)
	refused = s.run("tenant", "set", "harbour", "--file", s.file(mondays))
	require.Equal(t, exitFailed, refused.code)
	require.Contains(t, refused.err, "policy weekly: with these holidays there is no open date")
	require.Empty(t, s.run("tenant", "set", "harbour", "--file", s.file(quay), "--json").json(t)["holidays"], "what was refused changed nothing")
}

func TestTenantsHolidaysThatAreNone(t *testing.T) {
	t.Parallel()
	s := &shell{t, map[string]string{}}
	for text, says := range map[string]string{
		"name: A\nholidays: {on: 2026-12-24}\n":                                "line 2, column 11: holidays must be a list",
		"name: A\nholidays: [2026-12-24]\n":                                    "line 2, column 12: holidays: each must be a mapping",
		"name: A\nholidays: [{on: 2026-12-24, name: [x]}]\n":                   "holidays: name must be text",
		"name: A\nholidays: [{name: Fair}]\n":                                  "holidays: each must have one of on",
		"name: A\nholidays: [{on: 2026-12-24, every: \"12-24\"}]\n":            "holidays: each must have one of on",
		"name: A\nholidays: [{on: 2026-02-30}]\n":                              "line 2, column 17: holidays: on must be a date",
		"name: A\nholidays: [{every: \"02-30\"}]\n":                            "holidays: every must be a day",
		"name: A\nholidays: [{every: 2-1}]\n":                                  "holidays: every must be a day",
		"name: A\nholidays: [{every: \"12-24\", country: UK}]\n":               "holidays: country \"UK\" must be a country",
		"name: A\nholidays: [{every: \"12-24\", region: BY}]\n":                "write country, too",
		"name: A\nholidays: [{every: \"12-24\", country: DE, region: Ö}]\n":    "region must be one of ISO 3166-2",
		"name: A\nholidays: [{every: \"12-24\", day: x}]\n":                    "\"day\" is not known",
		"name: A\nholidays:" + strings.Repeat("\n  - {every: \"12-24\"}", 401): "write at most 400",
	} {
		got := s.feed(text, "tenant", "create", "harbour", "--file", "-")
		require.Equal(t, exitFailed, got.code, text)
		require.Contains(t, got.err, says, text)
	}
}

func TestTenantFilesThatAreNone(t *testing.T) {
	t.Parallel()
	s := &shell{t, map[string]string{}}
	for text, says := range map[string]string{
		"":                                            "name",
		"locale: en\n":                                "name is missing",
		"name: A\nname: B\n":                          "name",
		"name: A\nstages: 5\n":                        "line 2, column 9: stages must be `[full]` or `[trial, full]`",
		"name: A\nstages: [full, trial]\n":            "line 2, column 9: stages must be",
		"name: A\nstages: [trial, full]\n":            "line 2, column 9: stages: trial needs `probation:`",
		"name: A\nprobation: 30\n":                    "line 2, column 12: probation must be a mapping",
		"name: A\nprobation: {days: 0}\n":             "line 2, column 19: probation: days must be a whole number from 1 to 3650",
		"name: A\nprobation: {weeks: 4}\n":            "line 2, column 13: probation: \"weeks\" is not known; write one of days, restrict, spend_limit",
		"name: A\nprobation: {restrict: 1}\n":         "line 2, column 23: probation: restrict must be true or false",
		"name: A\nprobation: {spend_limit: 5}\n":      "line 2, column 26: probation: spend_limit must name currencies",
		"name: A\nspending: {limit: {EUR: 100.00}}\n": "line 2, column 25: spending: limit: EUR must be a whole number of minor units",
		"name: A\nspending: {limit: {EUR: 0}}\n":      "minor units from 1 to",
		"name: A\nspending: {limit: {EURO: 1}}\n":     "line 2, column 20: spending: limit: \"EURO\" must be a currency",
		"name: A\nspending: {limit: {}}\n":            "spending: limit must name currencies",
		"name: A\npolicy_acceptance: often\n":         "line 2, column 1: policy_acceptance must be required or optional",
		"name: A\ncap: 5\n":                           "line 2, column 6: cap must be a mapping",
		"name: A\ncap:\n":                             "cap must be a mapping",
		"name: A\ncap: {notices: 0}\n":                "line 2, column 16: cap: notices must be a whole number from 1 to 100",
		"name: A\ncap: {notices: many}\n":             "notices must be a whole number",
		"name: A\ncap: {days: 91}\n":                  "line 2, column 13: cap: days must be a whole number from 1 to 90",
		"name: A\ncap: {weeks: 1}\n":                  "line 2, column 7: cap: \"weeks\" is not known",
		"name: A\ncap: {days: 1, days: 2}\n":          "days",
		"name: A\nnick: B\n":                          "line 2, column 1: \"nick\" is not known",
		"name: A\ntime_zone: Berlin\n":                "line 2, column 1: time_zone must be",
		"name: A\nlocale: en_US\n":                    "locale must be",
		"name: 5\n":                                   "name must be text",
		"name: \"a\\nb\"\n":                           "name must be one line",
		"name: A\npolicy: a b\n":                      "policy must be",
		"- name\n":                                    "mapping",
		"name: [\n":                                   "YAML",
		"name: A\n---\nname: B\n":                     "one YAML document",
		"name: A\npostal_address: {a: b}\n":           "postal_address must be text",
		"name: A\ncountries: US\n":                    "line 2, column 12: countries must be a list",
		"name: A\ncountries: []\n":                    "leave it out for all",
		"name: A\ncountries: [US, UK]\n":              "line 2, column 17: countries: \"UK\" must be a country",
		"name: A\ncountries: [US, [DE]]\n":            "must be a country",
		"name: A\ncountries: [US, US]\n":              "countries: US is there twice",
		"name: A\ncodes: 5\n":                         "line 2, column 8: codes must be a mapping",
		"name: A\ncodes: {number: 0}\n":               "line 2, column 17: codes: number must be a whole number from 1 to 100",
		"name: A\ncodes: {tenant: 1000001}\n":         "codes: tenant must be a whole number from 1 to 1000000",
		"name: A\ncodes: {hour: 1}\n":                 "line 2, column 9: codes: \"hour\" is not known; write one of country, ip, number, prefix, risk, tenant",
		"name: A\ncodes: {ip: 1, ip: 2}\n":            "\"ip\" already defined",
	} {
		got := s.feed(text, "tenant", "create", "harbour", "--file", "-")
		require.Equal(t, exitFailed, got.code, text)
		if text != "- name\n" {
			require.Contains(t, got.err, says, text)
		}
	}
	require.Equal(t, exitUsage, s.run("tenant", "create", "harbour", "--file", "/nowhere").code)
	require.Equal(t, exitUsage, s.run("tenant", "create", "har bour").code)
}

func TestPolicyValidate(t *testing.T) {
	t.Parallel()
	s := &shell{t, map[string]string{}}
	good := s.feed(string(policy.Standard()), "policy", "validate", "-")
	require.Zero(t, good.code, good.err)
	again := s.feed(good.out, "policy", "validate", "-")
	require.Equal(t, good.out, again.out, "what is printed is a policy file, with every default")
	bad := s.feed("policy: x\nname: X\nsteps: 5\n", "policy", "validate", "-", "--json")
	require.Equal(t, exitFailed, bad.code)
	require.Equal(t, false, bad.json(t)["valid"])
	require.Contains(t, bad.err, "line 3")
	wordless := s.feed(strings.Replace(string(policy.Standard()), "level: first, ", "level: nudge, ", 1), "policy", "validate", "-")
	require.Equal(t, exitFailed, wordless.code)
	require.Contains(t, wordless.err, "step nudge")
	misplaced := s.feed(strings.Replace(string(policy.Standard()), "level: first, ", "level: first, template: usage_80, ", 1), "policy", "validate", "-")
	require.Equal(t, exitFailed, misplaced.code)
	require.Contains(t, misplaced.err, "template usage_80 is about what was spent")
}

func TestPolicyExplain(t *testing.T) {
	t.Parallel()
	s := &shell{t, map[string]string{}}
	told := s.feed(string(policy.Standard()), "policy", "explain", "-")
	require.Zero(t, told.code, told.err)
	p, err := policy.Parse(policy.Standard())
	require.NoError(t, err)
	require.Equal(t, policy.Text(p, "en"), told.out)
	machine := s.feed(string(policy.Standard()), "policy", "explain", "-", "--locale", "de-AT", "--json").json(t)
	require.Equal(t, map[string]any{
		"policy": "standard", "language": "de", "text": policy.Text(p, "de-AT"), "hash": policy.Hash([]byte(policy.Text(p, "de-AT"))),
	}, machine)
	require.Equal(t, exitFailed, s.feed("policy: x\nname: X\nsteps: 5\n", "policy", "explain", "-").code)
	foreign := s.feed(string(policy.Standard()), "policy", "explain", "-", "--locale", "pt-BR")
	require.Equal(t, exitUsage, foreign.code)
	require.Empty(t, foreign.out)
	require.Contains(t, foreign.err, "--locale: policies are not told in pt-BR; write one of de, en, ja")
	wrong := s.feed(string(policy.Standard()), "policy", "explain", "-", "--locale", "en_US")
	require.Equal(t, exitUsage, wrong.code)
	require.Contains(t, wrong.err, "--locale")
}

func TestUsage(t *testing.T) {
	t.Parallel()
	s := &shell{t, map[string]string{}}
	for _, line := range []string{
		"bogus", "tenant", "tenant bogus", "tenant create", "tenant set x", "key create", "key revoke --tenant x", "serve now",
		"--bogus", "policy validate", "customer show", "serve", "migrate", "customer show x", "key create --tenant x",
	} {
		got := s.run(strings.Fields(line)...)
		require.Equal(t, exitUsage, got.code, "%s: %s", line, got.err)
		require.Empty(t, got.out, line)
		require.Contains(t, got.err, "starter:", line)
	}
	help := s.run("--help")
	require.Zero(t, help.code)
	require.Contains(t, help.out, "starter key create")
}

func TestWithoutPostgres(t *testing.T) {
	t.Parallel()
	s := newShell(t)
	s.env["DATABASE_URL"] = "postgres://arrears:" + secret + "@127.0.0.1:1/arrears"
	for _, line := range []string{"serve", "migrate", "key create --tenant x"} {
		got := s.run(strings.Fields(line)...)
		require.Equal(t, exitUsage, got.code, line)
		require.Contains(t, got.err, "127.0.0.1:1/arrears", line)
	}
}

func TestMigrateWithoutTemporal(t *testing.T) {
	t.Parallel()
	got := newShell(t).run("migrate")
	require.Equal(t, exitUsage, got.code)
	require.Contains(t, got.err, "Temporal does not answer at 127.0.0.1:1")
	require.Contains(t, got.err, "the database is up to date")
}

func TestServeWithoutTemporal(t *testing.T) {
	t.Parallel()
	s := newShell(t)
	s.tenant("harbour")
	key := s.run("key", "create", "--tenant", "harbour", "--json").json(t)["key"].(string)

	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var log syncBuffer
	ended := make(chan int, 1)
	p := &process{in: strings.NewReader(""), out: &log, err: &log, env: s.env, patience: 5 * time.Second}
	go func() { ended <- p.run(ctx, []string{"serve"}) }()
	var url string
	require.Eventually(t, func() bool {
		found := regexp.MustCompile(`"listen":"([^"]+)"`).FindStringSubmatch(log.String())
		if found != nil {
			url = "http://" + found[1]
		}
		return found != nil
	}, 20*time.Second, 10*time.Millisecond, "%s", &log)

	ready, err := http.Get(url + "/readyz")
	require.NoError(t, err)
	var said map[string]any
	require.NoError(t, json.NewDecoder(ready.Body).Decode(&said))
	require.NoError(t, ready.Body.Close())
	require.Equal(t, http.StatusOK, ready.StatusCode)
	require.Equal(t, "degraded", said["status"])

	post, err := http.NewRequestWithContext(ctx, http.MethodPost, url+"/v1/customers", strings.NewReader(
		`{"id":"bakery","name":"Harbour Bakery","email":"accounts@harbour-bakery.example","country":"DE","signup":"done"}`))
	require.NoError(t, err)
	post.Header.Set("Authorization", "Bearer "+key)
	made, err := http.DefaultClient.Do(post)
	require.NoError(t, err)
	require.NoError(t, made.Body.Close())
	require.Equal(t, http.StatusCreated, made.StatusCode)

	client := &shell{t, map[string]string{"ARREARS_URL": url, "ARREARS_API_KEY": key}}
	shown := client.run("customer", "show", "bakery")
	require.Zero(t, shown.code, shown.err)
	require.Contains(t, shown.out, "active")
	require.Equal(t, "customer/harbour/bakery", client.run("customer", "show", "bakery", "--json").json(t)["workflow_id"])
	require.Contains(t, client.run("customer", "timeline", "bakery").out, "customer.created")
	require.Contains(t, client.run("notice", "preview", "--customer", "bakery", "--level", "reinstated").out, "E-mail to accounts@harbour-bakery.example")
	unknown := client.run("customer", "show", "nobody")
	require.Equal(t, exitFailed, unknown.code)
	require.Contains(t, unknown.err, "customer_not_found")

	stop()
	select {
	case code := <-ended:
		require.Equal(t, exitDone, code, "%s", &log)
	case <-time.After(30 * time.Second):
		t.Fatal("serve did not end")
	}
	require.NotContains(t, log.String(), "Harbour Bakery")
	require.NotContains(t, log.String(), key)
	require.Equal(t, exitFailed, client.run("customer", "show", "bakery").code, "nobody listens any more")
}

type syncBuffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (s *syncBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.buf.Write(p)
}

func (s *syncBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.buf.String()
}
