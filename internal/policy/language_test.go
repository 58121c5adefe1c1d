package policy_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"arrears/internal/dunning"
	"arrears/internal/money"
	"arrears/internal/policy"
)

// example is the standard policy with people in it, by the contract's own example.
func example(t *testing.T) dunning.Policy {
	t.Helper()
	p, err := policy.Parse(policy.Standard())
	require.NoError(t, err)
	p.Steps = withoutPeople(p.Steps)
	p.Steps = slices.Insert(p.Steps, 3, dunning.Step{
		Level: "call", At: 15, Unit: dunning.CalendarDays, Task: &dunning.TaskStep{To: "collections", Within: 2},
	})
	p.Steps[5].Approve = &dunning.ApproveStep{By: "collections", Within: 3, Else: dunning.ElseWait}
	return p
}

// withoutPeople are the steps that need nobody.
func withoutPeople(steps []dunning.Step) (alone []dunning.Step) {
	for _, s := range steps {
		if s.Task == nil {
			s.Approve = nil
			alone = append(alone, s)
		}
	}
	return alone
}

// everything is a policy that says whatever the example leaves unsaid.
func everything(t *testing.T) dunning.Policy {
	t.Helper()
	p := example(t)
	p.Name = "北 Ü"
	p.Minimum = map[money.Currency]int64{"EUR": 123_456_789, "JPY": 1_000_000}
	p.MinGap, p.SentIsDelivered, p.Reinstate, p.Signup = 1, true, dunning.WhenCauseSettled, dunning.Signup{VerifyWithin: 1, PrepayWithin: 1}
	p.Window.Days, p.Window.ClosedHolidays = 1, false // Sundays alone
	both, ours := []dunning.Channel{dunning.Email, dunning.SMS}, []string{"owner"}
	asks := func(within int, or dunning.Else) *dunning.ApproveStep {
		return &dunning.ApproveStep{By: "ours", Within: within, Else: or}
	}
	p.Steps = []dunning.Step{
		{At: -1, Send: both, To: ours},
		{At: 0, Send: both, FirstOf: true, Within: time.Hour, Task: &dunning.TaskStep{To: "ours", Within: 5}},
		{At: 1, Send: both, FirstOf: true, Within: 5 * time.Hour, Mandatory: true},
		{At: 2, Access: dunning.AccessRestricted, Task: &dunning.TaskStep{To: "ours", Within: 1}, Approve: asks(1, dunning.ElseTake)},
		{At: 2, Access: dunning.AccessSuspended, Send: both, Approve: asks(2, dunning.ElsePass)},
		{At: 2, Access: dunning.AccessSuspended, Approve: asks(1, dunning.ElseWait)},
		{At: 3, End: dunning.WriteOff, Approve: asks(1, dunning.ElseWait), Minimum: p.Minimum},
	}
	p.On = map[dunning.Event]dunning.EventStep{}
	for i := range p.Steps {
		p.Steps[i].Unit = dunning.BusinessDays
	}
	for _, e := range []dunning.Event{dunning.OnSuspended, dunning.OnReinstated, dunning.OnPromiseBroken, dunning.OnUsage50, dunning.OnUsage80, dunning.OnUsage100} {
		p.On[e] = dunning.EventStep{Send: both, FirstOf: true, Within: 48 * time.Hour, To: []string{"payer", "owner"}}
	}
	return p
}

// TestTextsAreTheseBytes since customers accept them by their hash: a phrase is reworded knowingly or not at all.
func TestTextsAreTheseBytes(t *testing.T) {
	t.Parallel()
	for name, p := range map[string]dunning.Policy{"example": example(t), "everything": everything(t)} {
		for language, text := range policy.Texts(p) {
			file := filepath.Join("testdata", name+"."+language+".txt")
			want, err := os.ReadFile(file)
			require.NoError(t, err)
			require.Equal(t, string(want), text, file)
			require.True(t, norm.NFC.IsNormalString(text), file)
		}
	}
}

var (
	latinWord = regexp.MustCompile(`[A-Za-zÄÖÜäöüß]+(-[A-Za-z]+)*`)
	ownNames  = regexp.MustCompile(`„[^“]*“|「[^」]*」|（[a-z][a-z0-9_]*）`)
)

// TestNoLanguageIsMixedWithEnglish whatever the policy says, but for what its author named.
func TestNoLanguageIsMixedWithEnglish(t *testing.T) {
	t.Parallel()
	var english []string
	for _, p := range []dunning.Policy{example(t), everything(t)} { // which take every phrase
		english = append(english, latinWord.FindAllString(strings.ToLower(policy.Text(p, "en")), -1)...)
	}
	everywhere := []string{"sms", "eur", "usd", "jpy", "kwd"}
	both := append([]string{"in", "an", "was", "e-mail", "person", "budget"}, everywhere...) // English words that are German, too
	check := func(t require.TestingT, p dunning.Policy) {
		p.Name = ""
		words := func(language string) []string {
			return latinWord.FindAllString(strings.ToLower(ownNames.ReplaceAllString(policy.Text(p, language), "")), -1)
		}
		for _, word := range words("de") {
			require.True(t, slices.Contains(both, word) || !slices.Contains(english, word), word)
		}
		for _, word := range words("ja") {
			require.Contains(t, everywhere, word)
		}
	}
	check(t, everything(t))
	rapid.Check(t, func(t *rapid.T) { check(t, drawPeople(t, drawPolicy(t))) })
}
