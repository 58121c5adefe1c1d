package main

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/policy"
)

const ledgerHead = "customerID,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,SettledDate,country,currency\n"

// simulated is what simulate prints of the rows by the standard policy, without server or database, and as if it took a
// second.
func simulated(t *testing.T, rows string, flags ...string) result {
	s := &shell{t, nil}
	r := s.run(append([]string{"simulate", "--policy", s.file(string(policy.Standard())), "--history", s.file(ledgerHead + rows)}, flags...)...)
	r.out = regexp.MustCompile(`"seconds":\d+`).ReplaceAllString(r.out, `"seconds":1`)
	r.out = regexp.MustCompile(`foretold in \d+ s`).ReplaceAllString(r.out, "foretold in 1 s")
	return r
}

// One who pays too late, on a Monday before six.
const late = "c-1,i-1,3/1/2026,3/2/2026,48.65,5/11/2026,,\n"

func TestASimulationAsJSON(t *testing.T) {
	t.Parallel()
	r := simulated(t, late, "--zone", "America/New_York", "--json")
	require.Equal(t, exitDone, r.code, r.err)
	line := `{"at":"%s","customer":"c-1","action":"%s","level":"%s",%s"items":[%s],"total":{"currency":"USD","minor":%d}}` + "\n"
	owed := func(at, action, level, how string) string {
		return fmt.Sprintf(line, at, action, level, how, `"i-1"`, 4865)
	}
	require.Equal(t, owed("2026-03-05T09:00:00-05:00", "notice", "first", `"channels":["email"],`)+
		owed("2026-03-12T09:00:00-04:00", "notice", "second", `"channels":["email","sms"],`)+
		owed("2026-03-17T09:00:00-04:00", "task", "call", "")+
		owed("2026-03-23T09:00:00-04:00", "notice", "final", `"channels":["sms","email"],`)+
		owed("2026-04-02T09:00:00-04:00", "access", "suspend", `"access":"suspended","approve":"collections",`)+
		fmt.Sprintf(line, "2026-05-11T06:00:00-04:00", "access", "reinstated", `"access":"full",`, "", 0)+
		`{"summary":{"customers":1,"invoices":1,"actions":6,"by_level":{"call":1,"final":1,"first":1,"reinstated":1,"second":1,"suspend":1},"seconds":1}}`+"\n",
		r.out)
	require.Empty(t, r.err)
	require.Equal(t, r.out, simulated(t, late, "--zone", "America/New_York", "--json").out)
}

func TestASimulationTellsOnlyWhatIsAskedFor(t *testing.T) {
	t.Parallel()
	whole := strings.SplitAfter(simulated(t, late, "--json").out, "\n")
	part := strings.SplitAfter(simulated(t, late, "--from", "2026-03-12", "--to", "2026-04-02", "--json").out, "\n")
	require.Equal(t, whole[1:5], part[:4])
	require.Contains(t, part[4], `"actions":4,"by_level":{"call":1,"final":1,"second":1,"suspend":1}`)
}

func TestASimulationAsText(t *testing.T) {
	t.Parallel()
	r := simulated(t, late+"c-2,i-2,3/1/2026,3/2/2026,500,,JP,JPY\n", "--zone", "Asia/Tokyo", "--from", "2026-04-01")
	require.Equal(t, `time                  customer  action  level       what                overdue  items
Thu 2026-04-02 09:00  c-1       access  suspend     suspended         48.65 USD  i-1
Thu 2026-04-02 09:00  c-2       access  suspend     suspended           500 JPY  i-2
Mon 2026-05-11 06:00  c-1       access  reinstated  full               0.00 USD
Mon 2026-06-01 09:00  c-2       access  end         cancelled           500 JPY  i-2
Mon 2026-06-01 09:00  c-2       end     end                             500 JPY  i-2

2 customers and 2 invoices, in Asia/Tokyo and by policy standard: 5 actions, foretold in 1 s

level       action  times
suspend     access  2
end         access  1
end         end     1
reinstated  access  1
`, r.out)
}

func TestASimulationKnowsItsCountrysHolidays(t *testing.T) {
	t.Parallel()
	row := "c-1,i-1,2026-06-30,2026-06-30,500,,%s,USD\n" // three dates on is 3 July, when America rests for the fourth
	for country, on := range map[string]string{"": "2026-07-03", "US": "2026-07-06"} {
		first := strings.SplitAfter(simulated(t, fmt.Sprintf(row, country), "--json").out, "\n")[0]
		var line struct{ At, Level string }
		require.NoError(t, json.Unmarshal([]byte(first), &line))
		require.Equal(t, [2]string{on + "T09:00:00Z", "first"}, [2]string{line.At, line.Level})
	}
}

// Nobody agrees to the suspension. It is passed over on the date of the end, which follows on the next.
func TestASimulationInWhichNobodyAnswers(t *testing.T) {
	t.Parallel()
	never := "c-1,i-1,3/1/2026,3/2/2026,48.65,,,\n"
	r := simulated(t, never, "--approvals", "unanswered", "--from", "2026-04-01", "--json")
	require.Equal(t, exitDone, r.code, r.err)
	require.Equal(t, `{"at":"2026-06-02T09:00:00Z","customer":"c-1","action":"access","level":"end","access":"cancelled",`+
		`"items":["i-1"],"total":{"currency":"USD","minor":4865}}`, strings.SplitN(r.out, "\n", 2)[0])
	require.Contains(t, r.out, `"by_level":{"end":2}`)
}

func TestWrongSimulationsSayWhatIsWrong(t *testing.T) {
	t.Parallel()
	s := &shell{t, nil}
	good, ledger := s.file(string(policy.Standard())), s.file(ledgerHead+late)
	bad, wrong := s.file("policy: bad\nname: Bad\nsteps: []\nhold: 3\n"), s.file(ledgerHead+"c-1,i-1,3/1/2026,2/30/2026,ten,,,\n")
	for _, test := range []struct {
		args []string
		says []string
	}{
		{[]string{"--history", ledger}, []string{`required flag(s) "policy" not set`}},
		{[]string{"--policy", good}, []string{`required flag(s) "history" not set`}},
		{[]string{"--policy", bad, "--history", ledger}, []string{"--policy " + bad, "line 3, column 1: steps", "line 4, column 1"}},
		{[]string{"--policy", good, "--history", wrong}, []string{"--history " + wrong, "line 2, column DueDate", "line 2, column InvoiceAmount"}},
		{[]string{"--policy", good, "--history", ledger + ".no"}, []string{"--history", ledger + ".no"}},
		{[]string{"--policy", good, "--history", ledger, "--zone", "Mars"}, []string{"--zone Mars", "Europe/Berlin"}},
		{[]string{"--policy", good, "--history", ledger, "--zone", "Local"}, []string{"--zone Local"}},
		{[]string{"--policy", good, "--history", ledger, "--from", "2026-02-30"}, []string{"--from", "YYYY-MM-DD"}},
		{[]string{"--policy", good, "--history", ledger, "--from", "2026-02-02", "--to", "2026-02-01"}, []string{"--to 2026-02-01 is before --from"}},
		{[]string{"--policy", good, "--history", ledger, "--compare", bad}, []string{"--compare " + bad, "line 3, column 1: steps"}},
		{[]string{"--policy", good, "--history", ledger, "--approvals", "yes"}, []string{"--approvals yes", "granted or unanswered"}},
		{[]string{"--policy", good, "--history", ledger, "--chart", "x.svg"}, []string{"--chart", "--compare"}},
		{[]string{"--policy", good, "--history", ledger, "--compare", good, "--chart", ledger + "/x.svg"}, []string{"--chart", "written"}},
	} {
		r := s.run(append([]string{"simulate"}, test.args...)...)
		require.Equal(t, exitUsage, r.code, "%s: %s", test.args, r.err)
		require.Empty(t, r.out)
		for _, says := range test.says {
			require.Contains(t, r.err, says)
		}
	}
}

// milder has no second notice, and suspends later.
const milder = `policy: milder
name: Milder & slower
steps:
  - {level: upcoming, at: -3d, send: [email]}
  - {level: first, at: 3d, send: [email]}
  - {level: final, at: 20d, send: {first_of: [sms, email]}, mandatory: true}
  - {level: suspend, at: 80d, access: suspended}
  - {level: end, at: 90d, end: handover}
`

func TestTwoPoliciesAreCompared(t *testing.T) {
	t.Parallel()
	s := &shell{t, nil}
	chart := filepath.Join(t.TempDir(), "chart.svg")
	onTime := "c-0,i-0,3/1/2026,3/20/2026,48.65,3/20/2026,,\n"
	r := simulated(t, late+onTime, "--compare", s.file(milder), "--chart", chart)
	require.Equal(t, exitDone, r.code, r.err)
	require.Equal(t, `c-1
  - Thu 2026-03-12 09:00  notice  second  48.65 USD  i-1
  - Tue 2026-03-17 09:00  task    call  48.65 USD  i-1
  - Thu 2026-04-02 09:00  access  suspend  48.65 USD  i-1
  - Mon 2026-05-11 06:00  access  reinstated  0.00 USD

2 customers and 2 invoices, in UTC: to 1 customers other things are done, foretold in 1 s

                           - standard  + milder  difference
upcoming                   1           1         +0
first                      1           1         +0
second                     1           0         -1
call                       1           0         -1
final                      1           1         +0
suspend                    1           0         -1
reinstated                 1           0         -1
customers chased           1           1         +0
customers without service  1           0         -1
customers at the end       0           0         +0
`, r.out)

	drawn, err := os.ReadFile(chart)
	require.NoError(t, err)
	var svg struct {
		Texts []string `xml:"text"`
		Bars  []struct {
			Class string `xml:"class,attr"`
			Width int    `xml:"width,attr"`
		} `xml:"g>rect"`
	}
	require.NoError(t, xml.Unmarshal(drawn, &svg), "%s", drawn)
	require.Contains(t, svg.Texts, "Milder & slower")
	require.Contains(t, svg.Texts, "customers without service")
	require.Len(t, svg.Bars, 2*10)
	require.Positive(t, svg.Bars[4].Width, "one is told a second time by the standard policy")
	require.Zero(t, svg.Bars[5].Width, "nobody is by the milder one")
}

func TestAComparisonAsJSON(t *testing.T) {
	t.Parallel()
	s := &shell{t, nil}
	r := simulated(t, late, "--compare", s.file(milder), "--json")
	require.Equal(t, exitDone, r.code, r.err)
	all := strings.SplitAfter(r.out, "\n")
	require.Len(t, all, 3)
	type action struct{ At, Level string }
	var line struct {
		Customer        string
		Policy, Compare []action
	}
	require.NoError(t, json.Unmarshal([]byte(all[0]), &line))
	require.Equal(t, "c-1", line.Customer)
	require.Equal(t, []action{{"2026-03-12T09:00:00Z", "second"}, {"2026-03-17T09:00:00Z", "call"}, {"2026-04-02T09:00:00Z", "suspend"}, {"2026-05-11T06:00:00Z", "reinstated"}}, line.Policy)
	require.Equal(t, []action{}, line.Compare)
	require.Contains(t, all[1], `{"summary":{"customers":1,"invoices":1,"differ":1,"policy":{"policy":"standard","name":"Standard, business customers","actions":6,`)
	require.Contains(t, all[1], `"compare":{"policy":"milder","name":"Milder & slower","actions":2,"by_level":{"final":1,"first":1},"chased":1,"suspended":0,"ended":0},"seconds":1}}`)

	same := simulated(t, late, "--compare", s.file(string(policy.Standard())), "--json")
	require.Regexp(t, `^{"summary":{.*"differ":0,.*}}\n$`, same.out)
}
