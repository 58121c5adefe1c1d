package policy_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/money"
	"arrears/internal/policy"
)

func TestStandardIsThePolicyOfTheContract(t *testing.T) {
	t.Parallel()
	p, err := policy.Parse(policy.Standard())
	require.NoError(t, err)
	workdays := calendar.Days(0)
	for d := time.Monday; d <= time.Friday; d++ {
		workdays = workdays.With(d)
	}
	email, both := []dunning.Channel{dunning.Email}, []dunning.Channel{dunning.Email, dunning.SMS}
	days := func(level string, at int, send ...dunning.Channel) dunning.Step {
		return dunning.Step{Level: level, At: at, Unit: dunning.CalendarDays, Send: send, InDoubt: dunning.AskHuman}
	}
	final := days("final", 20, dunning.SMS, dunning.Email)
	final.Mandatory, final.FirstOf, final.Within, final.To = true, true, 24*time.Hour, []string{"payer", "owner"}
	suspend := days("suspend", 30)
	suspend.Access, suspend.Minimum = dunning.AccessSuspended, map[money.Currency]int64{"EUR": 10000}
	suspend.Approve = &dunning.ApproveStep{By: "collections", Within: 3, Else: dunning.ElseWait}
	call := days("call", 15)
	call.Task = &dunning.TaskStep{To: "collections", Within: 2}
	end := days("end", 90)
	end.Access, end.End = dunning.AccessCancelled, dunning.Handover
	require.Equal(t, dunning.Policy{
		ID:        "standard",
		Name:      "Standard, business customers",
		Minimum:   map[money.Currency]int64{"USD": 500, "EUR": 500, "JPY": 500},
		Tolerance: map[money.Currency]int64{"USD": 50, "EUR": 50, "JPY": 0},
		Window:    calendar.Window{From: 9 * 60, To: 17 * 60, Days: workdays, ClosedHolidays: true},
		MinGap:    2,
		Reinstate: dunning.WhenNothingOverdue,
		Steps:     []dunning.Step{days("upcoming", -3, email...), days("first", 3, email...), days("second", 10, both...), call, final, suspend, end},
		On:        map[dunning.Event]dunning.EventStep{dunning.OnReinstated: {Send: email}, dunning.OnPromiseBroken: {Send: email}},
		Signup:    dunning.Signup{VerifyWithin: 7, PrepayWithin: 14, Remind: 2},
	}, p)
	require.Equal(t, "policy: standard", strings.Split(string(policy.Print(p)), "\n")[0])
	require.Len(t, policy.Hash(policy.Standard()), 64)
}

const smallest = `
policy: small
name: Small
steps:
  - {level: final, at: 0d, send: [sms], mandatory: true}
  - {level: end, at: 30d, end: write_off}
`

func TestDefaults(t *testing.T) {
	t.Parallel()
	p, err := policy.Parse([]byte(smallest))
	require.NoError(t, err)
	require.Equal(t, `policy: small
name: "Small"
minimum: {}
tolerance: {}
window: {from: "09:00", to: "17:00", days: [mon, tue, wed, thu, fri], holidays: closed}
min_gap: 2d
reinstate: nothing_overdue
steps:
  - {level: final, at: 0d, send: [sms], to: [payer], template: final, mandatory: true, minimum: {}}
  - {level: end, at: 30d, end: write_off, minimum: {}}
on: {}
signup: {verify_within: 7d, prepay_within: 14d, remind: 2d}
sent_is_delivered: false
`, string(policy.Print(p)))
}

func TestWhatPrintWritesParseReads(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := withPeople(t, drawPolicy(t))
		file := policy.Print(p)
		back, err := policy.Parse(file)
		require.NoError(t, err, string(file))
		require.Equal(t, p, back, string(file))
	})
}

// withPeople gives people a part in some of the policy's steps.
func withPeople(t *rapid.T, p dunning.Policy) dunning.Policy {
	team := rapid.SampledFrom([]string{"collections", "true", "1", "A.b-c_d"})
	for n := range p.Steps {
		s := &p.Steps[n]
		if s.At >= 0 && rapid.Bool().Draw(t, "a task") {
			s.Task = &dunning.TaskStep{To: team.Draw(t, "to"), Within: rapid.IntRange(1, 90).Draw(t, "within")}
		}
		if (s.Access != "" || s.End != "") && rapid.Bool().Draw(t, "an approval") {
			s.Approve = &dunning.ApproveStep{
				By: team.Draw(t, "by"), Within: rapid.IntRange(1, 90).Draw(t, "within"),
				Else: rapid.SampledFrom([]dunning.Else{dunning.ElseWait, dunning.ElseTake, dunning.ElsePass}).Draw(t, "else"),
			}
		}
	}
	return p
}

func drawPolicy(t *rapid.T) dunning.Policy {
	from := rapid.IntRange(0, 24*60-1).Draw(t, "from")
	p := dunning.Policy{
		ID:        rapid.StringMatching(`[A-Za-z0-9._-]{1,64}`).Draw(t, "id"),
		Name:      rapid.StringMatching(`[A-Za-zäß"'#:{}\[\]\\日本,&*!|>%@-]{1,60}`).Draw(t, "name"),
		Minimum:   drawAmounts(t, "minimum"),
		Tolerance: drawAmounts(t, "tolerance"),
		Window: calendar.Window{
			From: from, To: rapid.IntRange(from+1, 24*60).Draw(t, "to"),
			Days: calendar.Days(rapid.Uint8Range(1, 127).Draw(t, "days")), ClosedHolidays: rapid.Bool().Draw(t, "closed"),
		},
		MinGap:    rapid.IntRange(0, 365).Draw(t, "gap"),
		Reinstate: rapid.SampledFrom([]dunning.Reinstate{dunning.WhenNothingOverdue, dunning.WhenCauseSettled}).Draw(t, "reinstate"),
		Signup:    dunning.Signup{VerifyWithin: rapid.IntRange(1, 365).Draw(t, "verify"), PrepayWithin: rapid.IntRange(1, 365).Draw(t, "prepay"), Remind: rapid.IntRange(0, 365).Draw(t, "remind")},

		SentIsDelivered: rapid.Bool().Draw(t, "sent is delivered"),
	}
	unit := rapid.SampledFrom([]dunning.Unit{dunning.CalendarDays, dunning.BusinessDays}).Draw(t, "unit")
	at, consequences := rapid.IntRange(-5, 5).Draw(t, "at"), []dunning.Access{dunning.AccessRestricted, dunning.AccessSuspended, dunning.AccessCancelled}
	levels := rapid.SliceOfNDistinct(rapid.StringMatching(`[A-Za-z0-9._-]{1,10}`), 2, 10, rapid.ID[string]).Draw(t, "levels")
	warned := false
	for i, level := range levels {
		s := dunning.Step{Level: level, At: at, Unit: unit, InDoubt: dunning.AskHuman, Minimum: drawAmounts(t, "step minimum")}
		switch last := i == len(levels)-1; {
		case last:
			s.At = max(at, 0)
			s.End = rapid.SampledFrom([]dunning.End{dunning.Handover, dunning.WriteOff}).Draw(t, "end")
		case i == len(levels)-2 && !warned:
			s.At, s.Mandatory, s.Send = max(at, 0), true, []dunning.Channel{dunning.SMS}
		case warned && rapid.Bool().Draw(t, "consequence"):
			n := rapid.IntRange(0, len(consequences)-1).Draw(t, "access")
			s.Access, consequences = consequences[n], consequences[n:]
		default:
			s.Send = rapid.SampledFrom([][]dunning.Channel{{dunning.Email}, {dunning.SMS}, {dunning.SMS, dunning.Email}}).Draw(t, "send")
			s.FirstOf, s.Within, s.To = drawRoute(t)
			s.Template = rapid.SampledFrom([]string{"", "another", "null"}).Draw(t, "template")
			if s.Template == s.Level {
				s.Template = ""
			}
			if s.Send[0] == dunning.Email {
				s.InDoubt = rapid.SampledFrom([]dunning.InDoubt{dunning.AskHuman, dunning.Resend}).Draw(t, "in doubt")
			}
			s.Mandatory = at >= 0 && rapid.Bool().Draw(t, "mandatory")
			warned = warned || s.Mandatory
		}
		at = s.At + rapid.IntRange(0, 40).Draw(t, "later")
		p.Steps = append(p.Steps, s)
	}
	for _, e := range []dunning.Event{dunning.OnSuspended, dunning.OnReinstated, dunning.OnPromiseBroken, dunning.OnUsage50, dunning.OnUsage80, dunning.OnUsage100} {
		if rapid.Bool().Draw(t, "on") {
			if p.On == nil {
				p.On = make(map[dunning.Event]dunning.EventStep)
			}
			told := dunning.EventStep{Send: []dunning.Channel{dunning.Email}, Template: rapid.SampledFrom([]string{"", "other"}).Draw(t, "event template")}
			told.FirstOf, told.Within, told.To = drawRoute(t)
			p.On[e] = told
		}
	}
	return p
}

func drawRoute(t *rapid.T) (firstOf bool, within time.Duration, to []string) {
	if firstOf = rapid.Bool().Draw(t, "first of"); firstOf {
		within = time.Duration(rapid.IntRange(1, 30*24).Draw(t, "hours")) * time.Hour
	}
	role := rapid.OneOf(rapid.StringMatching(`[a-z][a-z0-9_]{0,31}`), rapid.SampledFrom([]string{"payer", "null", "y", "true"}))
	to = rapid.SliceOfNDistinct(role, 0, 8, rapid.ID[string]).Draw(t, "to")
	if len(to) == 0 || len(to) == 1 && to[0] == "payer" {
		to = nil
	}
	return firstOf, within, to
}

func drawAmounts(t *rapid.T, label string) map[money.Currency]int64 {
	m := rapid.MapOfN(rapid.SampledFrom([]money.Currency{"EUR", "USD", "JPY", "KWD"}), rapid.Int64Range(0, money.MaxMinor), 0, 4).Draw(t, label)
	if len(m) == 0 {
		return nil
	}
	return m
}

func TestWhatIsRefused(t *testing.T) {
	t.Parallel()
	const head = "policy: p\nname: P\n"
	const ladder = "steps:\n  - {level: final, at: 1d, send: [sms], mandatory: true}\n"
	const end = "  - {level: end, at: 90d, end: handover}\n"
	for name, c := range map[string]struct {
		file         string
		line, column int
		says         string
	}{
		"nothing":                       {"", 1, 1, "empty"},
		"no mapping":                    {"[1, 2]", 1, 1, "write keys and values"},
		"no YAML":                       {"policy: [", 1, 9, ""},
		"not UTF-8":                     {"policy: \xff", 1, 1, "UTF-8"},
		"too long":                      {"#" + strings.Repeat("x", policy.MaxFile), 1, 1, "65537 bytes"},
		"two documents":                 {head + ladder + end + "---\n" + head, 7, 1, "second document"},
		"no policy":                     {"name: P\n" + ladder + end, 1, 1, "policy: is missing"},
		"no name":                       {"policy: p\n" + ladder + end, 1, 1, "name: is missing"},
		"no steps":                      {head, 1, 1, "steps: is missing"},
		"empty steps":                   {head + "steps: []\n", 3, 1, "at least one step"},
		"a step that is text":           {head + "steps: [first]\n", 3, 9, "a step: write keys"},
		"an id with blanks":             {"policy: a b\nname: P\n" + ladder + end, 1, 9, "1 to 64"},
		"an id that is a number":        {"policy: 12\nname: P\n" + ladder + end, 1, 9, "put it in quotes"},
		"a name of two lines":           {"policy: p\nname: \"a\\nb\"\n" + ladder + end, 2, 7, "one line"},
		"a long name":                   {"policy: p\nname: " + strings.Repeat("x", 201) + "\n" + ladder + end, 2, 7, "at most 200"},
		"a key there twice":             {head + "name: Q\n" + ladder + end, 3, 1, ""},
		"an unknown key":                {head + "windows: {}\n" + ladder + end, 3, 1, `has no key "windows"`},
		"sent is delivered is no truth": {head + "sent_is_delivered: often\n" + ladder + end, 3, 1, "write true or false"},
		"an anchor":                     {head + "minimum: &m {EUR: 1}\n" + ladder + end, 3, 1, "write keys and values"},
		"an unknown currency":           {head + "minimum: {EUX: 1}\n" + ladder + end, 3, 11, "not an ISO 4217"},
		"a negative amount":             {head + "minimum: {EUR: -1}\n" + ladder + end, 3, 16, "minor units"},
		"a broken amount":               {head + "minimum: {EUR: 1.5}\n" + ladder + end, 3, 16, "minor units"},
		"a gap in open dates":           {head + "min_gap: 2bd\n" + ladder + end, 3, 10, "whole dates"},
		"a window that never opens":     {head + "window: {from: \"17:00\", to: \"09:00\"}\n" + ladder + end, 3, 1, "from must come before to"},
		"a window at no time":           {head + "window: {from: \"9\"}\n" + ladder + end, 3, 16, "time of day"},
		"a window on no day":            {head + "window: {days: []}\n" + ladder + end, 3, 10, "at least one"},
		"a day that is none":            {head + "window: {days: [mon, someday]}\n" + ladder + end, 3, 22, "someday"},
		"holidays":                      {head + "window: {holidays: maybe}\n" + ladder + end, 3, 20, "closed or open"},
		"reinstate":                     {head + "reinstate: never\n" + ladder + end, 3, 12, "nothing_overdue or cause_settled"},
		"no offset":                     {head + "steps:\n  - {level: final, send: [sms], mandatory: true}\n" + end, 4, 5, "at: is missing"},
		"an offset in weeks":            {head + "steps:\n  - {level: final, at: 1w, send: [sms], mandatory: true}\n" + end, 4, 24, "whole dates"},
		"an offset too far":             {head + "steps:\n  - {level: final, at: 4000d, send: [sms], mandatory: true}\n" + end, 4, 24, "further than"},
		"an unknown channel":            {head + "steps:\n  - {level: final, at: 1d, send: [fax], mandatory: true}\n" + end, 4, 35, "email or sms"},
		"a channel twice":               {head + "steps:\n  - {level: final, at: 1d, send: [sms, sms], mandatory: true}\n" + end, 4, 40, "twice"},
		"no channel":                    {head + "steps:\n  - {level: final, at: 1d, send: [], mandatory: true}\n" + end, 4, 28, "at least one"},
		"first of none":                 {head + "steps:\n  - {level: final, at: 1d, send: {first_of: []}, mandatory: true}\n" + end, 4, 35, "first_of: write a list of at least one"},
		"first of nothing":              {head + "steps:\n  - {level: final, at: 1d, send: {within: 1d}, mandatory: true}\n" + end, 4, 28, "send: write a list of channels"},
		"first of one twice":            {head + "steps:\n  - {level: final, at: 1d, send: {first_of: [sms, sms]}, mandatory: true}\n" + end, 4, 51, "first_of: sms is named twice"},
		"first of an unknown channel":   {head + "steps:\n  - {level: final, at: 1d, send: {first_of: [fax]}, mandatory: true}\n" + end, 4, 46, "first_of: \"fax\": write email or sms"},
		"an unknown key of send":        {head + "steps:\n  - {level: final, at: 1d, send: {any_of: [sms]}, mandatory: true}\n" + end, 4, 35, "send has no key \"any_of\"; it knows first_of, within"},
		"within beside send":            {head + "steps:\n  - {level: final, at: 1d, send: [sms], within: 1d, mandatory: true}\n" + end, 4, 41, "a step has no key \"within\""},
		"within no time":                {head + "steps:\n  - {level: final, at: 1d, send: {first_of: [sms], within: 0h}, mandatory: true}\n" + end, 4, 60, "whole days or hours"},
		"within open dates":             {head + "steps:\n  - {level: final, at: 1d, send: {first_of: [sms], within: 1bd}, mandatory: true}\n" + end, 4, 60, "whole days or hours"},
		"within too long":               {head + "steps:\n  - {level: final, at: 1d, send: {first_of: [sms], within: 721h}, mandatory: true}\n" + end, 4, 60, "at most 30d"},
		"to nobody":                     {head + ladder + "  - {level: s, at: 2d, send: [sms], to: []}\n" + end, 5, 37, "to: write a list of at least one"},
		"to one by name":                {head + ladder + "  - {level: s, at: 2d, send: [sms], to: [payer, \"Jo Baker\"]}\n" + end, 5, 49, "to: \"Jo Baker\" is no role"},
		"to a role twice":               {head + ladder + "  - {level: s, at: 2d, send: [sms], to: [owner, owner]}\n" + end, 5, 49, "to: owner is named twice"},
		"to too many":                   {head + ladder + "  - {level: s, at: 2d, send: [sms], to: [a, b, c, d, e, f, g, h, i]}\n" + end, 5, 37, "to: 9 roles; at most 8"},
		"to without send":               {head + ladder + "  - {level: s, at: 2d, access: suspended, to: [owner]}\n" + end, 5, 43, "tells nobody"},
		"an event to nobody":            {head + "on: {suspended: {send: [sms], to: []}}\n" + ladder + end, 3, 31, "to: write a list of at least one"},
		"an event in doubt":             {head + "on: {suspended: {send: [email], in_doubt: resend}}\n" + ladder + end, 3, 33, "has no key \"in_doubt\""},
		"a task":                        {head + ladder + "  - {level: call, at: 2d, task: {within: 2d}}\n" + end, 5, 27, "to: is missing"},
		"an approval":                   {head + ladder + "  - {level: s, at: 2d, access: suspended, approve: {by: x, else: hope}}\n" + end, 5, 66, "wait or take or pass"},
		"a task for a team in words":    {head + ladder + "  - {level: call, at: 2d, task: {to: \"the others\"}}\n" + end, 5, 38, "to: write 1 to 64"},
		"a task at once":                {head + ladder + "  - {level: call, at: 2d, task: {to: x, within: 0d}}\n" + end, 5, 41, "at least 1d"},
		"a task in a year":              {head + ladder + "  - {level: call, at: 2d, task: {to: x, within: 365d}}\n" + end, 5, 49, "at most 90d"},
		"a task before the due date":    {head + "steps:\n  - {level: call, at: -2d, task: {to: x}}\n  - {level: final, at: 1d, send: [sms], mandatory: true}\n" + end, 4, 28, "gives nobody anything to do"},
		"an approval of nothing":        {head + ladder + "  - {level: s, at: 2d, send: [sms], approve: {by: x}}\n" + end, 5, 37, "has none"},
		"an approval by nobody":         {head + ladder + "  - {level: s, at: 2d, access: suspended, approve: {within: 2d}}\n" + end, 5, 43, "by: is missing"},
		"an approval at once":           {head + ladder + "  - {level: s, at: 2d, access: suspended, approve: {by: x, within: 0d}}\n" + end, 5, 60, "at least 1d"},
		"an approval with more":         {head + ladder + "  - {level: s, at: 2d, access: suspended, approve: {by: x, to: y}}\n" + end, 5, 60, "it knows by, within, else"},
		"access that is no loss":        {head + ladder + "  - {level: s, at: 2d, access: full}\n" + end, 5, 32, "restricted or suspended or cancelled"},
		"mandatory is not a truth":      {head + ladder + "  - {level: s, at: 2d, send: [sms], mandatory: maybe}\n" + end, 5, 37, "true or false"},
		"a level twice":                 {head + ladder + "  - {level: final, at: 2d, send: [sms]}\n" + end, 5, 6, "there twice"},
		"offsets run backwards":         {head + ladder + "  - {level: s, at: 0d, send: [sms]}\n" + end, 5, 16, "run backwards"},
		"two units":                     {head + ladder + "  - {level: s, at: 2bd, send: [sms]}\n" + end, 5, 16, "one unit"},
		"a step that does nothing":      {head + ladder + "  - {level: s, at: 2d}\n" + end, 5, 5, "does nothing"},
		"mandatory without send":        {head + ladder + "  - {level: s, at: 2d, access: suspended, mandatory: true}\n" + end, 5, 43, "sends none"},
		"template without send":         {head + ladder + "  - {level: s, at: 2d, access: suspended, template: first}\n" + end, 5, 43, "never used"},
		"in_doubt without e-mail":       {head + ladder + "  - {level: s, at: 2d, send: [sms], in_doubt: resend}\n" + end, 5, 37, "sends none"},
		"suspended without a warning":   {head + "steps:\n  - {level: s, at: 2d, access: suspended}\n" + end, 4, 5, "a consequence without a mandatory step before it"},
		"its own warning":               {head + "steps:\n  - {level: s, at: 2d, access: suspended, send: [sms], mandatory: true}\n" + end, 4, 5, "a consequence without a mandatory step before it"},
		"milder later":                  {head + ladder + "  - {level: s, at: 2d, access: suspended}\n  - {level: r, at: 3d, access: restricted}\n" + end, 6, 24, "milder"},
		"a courtesy that takes away":    {head + "steps:\n  - {level: s, at: -2d, send: [sms], mandatory: true}\n" + end, 4, 5, "courtesy"},
		"an end in the middle":          {head + ladder + "  - {level: s, at: 2d, end: handover}\n" + end, 5, 24, "only the last step"},
		"no end":                        {head + ladder, 4, 5, "no end"},
		"an unknown event":              {head + "on: {birthday: {send: [sms]}}\n" + ladder + end, 3, 6, `has no key "birthday"`},
		"an event that sends nothing":   {head + "on: {suspended: {}}\n" + ladder + end, 3, 6, "sends nothing"},
		"a sign-up without time":        {head + "signup: {verify_within: 0d}\n" + ladder + end, 3, 1, "at least 1d"},
		"too many steps":                {head + "steps: [" + strings.Repeat("{}, ", 31) + "]\n", 3, 1, "at most 30"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := policy.Parse([]byte(c.file))
			var wrong *policy.Error
			require.ErrorAs(t, err, &wrong)
			require.NotEmpty(t, wrong.Problems)
			for _, p := range wrong.Problems {
				if p.Line == c.line && p.Column == c.column && strings.Contains(p.Text, c.says) {
					return
				}
			}
			require.Fail(t, "not reported", "want %d:%d %q\n%s", c.line, c.column, c.says, err)
		})
	}
}

func TestOneFaultIsOneProblem(t *testing.T) {
	t.Parallel()
	for _, send := range []string{
		"send: []", "send: {}", "send: {first_of: []}", "send: {first_of: [fax]}", "send: {any_of: [sms]}", "send: {first_of: [sms], within: soon}",
		"send: {first_of: sms}", "send: sms", "send: [sms], to: owner", "send: [sms], to: [Owner]",
	} {
		for _, file := range []string{
			"policy: p\nname: P\nsteps:\n  - {level: final, at: 1d, " + send + ", mandatory: true}\n  - {level: end, at: 9d, end: handover}\n",
			strings.TrimSpace(smallest) + "\non: {reinstated: {" + send + "}}\n",
		} {
			_, err := policy.Parse([]byte(file))
			var wrong *policy.Error
			require.ErrorAs(t, err, &wrong, file)
			require.Len(t, wrong.Problems, 1, file)
		}
	}
}

func TestWhoIsToldByWhichWay(t *testing.T) {
	t.Parallel()
	p, err := policy.Parse([]byte(`
policy: ways
name: Ways
sent_is_delivered: true
steps:
  - {level: first, at: 1d, send: {first_of: [sms]}, to: [payer]}
  - {level: final, at: 3d, send: {first_of: [sms, email], within: 36h}, to: [owner, payer], in_doubt: resend, mandatory: true}
  - {level: end, at: 30d, end: write_off}
on:
  reinstated: {send: {first_of: [email, sms], within: 48h}, to: [owner]}
`))
	require.NoError(t, err)
	require.True(t, p.SentIsDelivered)
	require.Equal(t, dunning.Route{Send: []dunning.Channel{dunning.SMS}, FirstOf: true, Within: 24 * time.Hour}, p.Route(dunning.LadderNotice, "first", ""))
	require.Equal(t, dunning.Route{
		Send: []dunning.Channel{dunning.SMS, dunning.Email}, FirstOf: true, Within: 36 * time.Hour, To: []string{"owner", "payer"},
	}, p.Route(dunning.LadderNotice, "final", ""))
	require.Equal(t, dunning.Route{
		Send: []dunning.Channel{dunning.Email, dunning.SMS}, FirstOf: true, Within: 48 * time.Hour, To: []string{"owner"},
	}, p.Route(dunning.EventNotice, "reinstated", dunning.OnReinstated))
	require.Contains(t, string(policy.Print(p)), "send: {first_of: [email, sms], within: 2d}, to: [owner]")
	require.Contains(t, string(policy.Print(p)), "send: {first_of: [sms, email], within: 36h}, to: [owner, payer]")
}

func TestEveryProblemIsReportedAtOnce(t *testing.T) {
	t.Parallel()
	_, err := policy.Parse([]byte(`
policy: p
name: P
colour: red
min_gap: soon
steps:
  - {level: a, at: 1d, send: [fax]}
  - {level: b, at: 1d, task: {}}
`))
	var wrong *policy.Error
	require.True(t, errors.As(err, &wrong))
	require.Len(t, wrong.Problems, 4)
	require.True(t, strings.HasPrefix(wrong.Error(), "the policy file is not valid:\n  line 4, column 1: "), wrong.Error())
}

func FuzzParse(f *testing.F) {
	f.Add(policy.Standard())
	f.Add([]byte(smallest))
	f.Add([]byte(smallest + "on: {suspended: {send: {first_of: [sms, email], within: 36h}, to: [payer, owner]}}\nsent_is_delivered: true\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		p, err := policy.Parse(file)
		if err != nil {
			var wrong *policy.Error
			require.ErrorAs(t, err, &wrong)
			require.NotEmpty(t, wrong.Problems)
			for _, p := range wrong.Problems {
				require.True(t, p.Line > 0 && p.Column > 0, p.String())
			}
			return
		}
		back, err := policy.Parse(policy.Print(p))
		require.NoError(t, err)
		require.Equal(t, p, back)
		require.Equal(t, policy.Text(p, "en"), policy.Text(back, "en"))
	})
}
