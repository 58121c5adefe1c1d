package main

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/calendar"
	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger"
	"arrears/internal/money"
	"arrears/internal/policy"
)

// newBook is a shell on an installation whose clock stands at the last of March 2027, half past nine in UTC, and whose ledger
// knows three customers: one who pays a part too late, one whose invoice is not due yet, and one who pays in time. Nobody has
// decided anything yet.
func newBook(t *testing.T) *shell {
	s := newShell(t)
	s.tenant("harbour")
	s.env["ARREARS_CLOCK_START"], s.env["ARREARS_CLOCK_ANCHOR"] = "2027-03-31T09:30:00Z", time.Now().Format(time.RFC3339Nano)
	s.env["ARREARS_CLOCK_SPEED"] = "0.000001"
	store, err := ledger.Open(t.Context(), ledger.Options{URL: s.env["DATABASE_URL"], Secret: []byte(secret), ParsePolicy: policy.Parse})
	require.NoError(t, err)
	t.Cleanup(store.Close)
	at := func(date string) clock.Moment {
		instant, err := time.Parse("2006-01-02T15:04", date+"T06:00")
		require.NoError(t, err)
		return clock.Moment{Wall: instant, Business: instant}
	}
	day := func(text string) calendar.Date {
		d, err := calendar.ParseDate(text)
		require.NoError(t, err)
		return d
	}
	for id, zone := range map[string]string{"c-1": "America/New_York", "c-2": "Europe/Berlin", "c-3": "Asia/Tokyo"} {
		_, err := store.CreateCustomer(t.Context(), "harbour", at("2027-02-25"), ledger.NewCustomer{
			ID: id, Name: "Harbour Bakery", Email: id + "@bakery.example", Country: "US", TimeZone: zone, Class: "billable", TakenOver: true,
		})
		require.NoError(t, err)
	}
	usd := func(minor int64) money.Amount { return money.Amount{Currency: "USD", Minor: minor} }
	for _, i := range []ledger.NewInvoice{
		{ID: "i-1", Customer: "c-1", Amount: usd(4865), DueOn: day("2027-03-02")},
		{ID: "i-2", Customer: "c-2", Amount: usd(2000), DueOn: day("2027-04-09")},
		{ID: "i-3", Customer: "c-3", Amount: usd(3000), DueOn: day("2027-03-10")},
	} {
		i.IssuedOn, i.Kind = day("2027-03-01"), dunning.Standard
		_, _, err := store.AddInvoices(t.Context(), "harbour", at("2027-03-01"), []ledger.NewInvoice{i})
		require.NoError(t, err)
	}
	for _, pay := range []struct {
		on string
		in ledger.NewPayment
	}{
		{"2027-03-05", ledger.NewPayment{ID: "p-3", Customer: "c-3", Amount: usd(3000)}},
		{"2027-03-20", ledger.NewPayment{ID: "p-1", Customer: "c-1", Amount: usd(1000)}},
	} {
		_, _, err := store.AddPayment(t.Context(), "harbour", at(pay.on), pay.in)
		require.NoError(t, err)
	}
	return s
}

// simulated is what simulate prints of the book, as if it took a second.
func (s *shell) simulated(args ...string) result {
	r := s.run(append([]string{"simulate", "--from-ledger", "--tenant", "harbour"}, args...)...)
	r.out = regexp.MustCompile(`"seconds":\d+`).ReplaceAllString(r.out, `"seconds":1`)
	r.out = regexp.MustCompile(`foretold in \d+ s`).ReplaceAllString(r.out, "foretold in 1 s")
	return r
}

func TestTheLiveBookIsForetold(t *testing.T) {
	t.Parallel()
	s := newBook(t)
	r := s.simulated("--days", "20", "--json")
	require.Equal(t, exitDone, r.code, r.err)
	line := `{"at":"%s","customer":"%s","action":"notice","level":"%s","channels":[%s],"items":["%s"],"total":{"currency":"USD","minor":%d}}` + "\n"
	require.Equal(t, fmt.Sprintf(line, "2027-03-31T09:00:00-04:00", "c-1", "first", `"email"`, "i-1", 3865)+
		fmt.Sprintf(line, "2027-04-06T09:00:00+02:00", "c-2", "upcoming", `"email"`, "i-2", 2000)+
		fmt.Sprintf(line, "2027-04-07T09:00:00-04:00", "c-1", "second", `"email","sms"`, "i-1", 3865)+
		fmt.Sprintf(line, "2027-04-12T09:00:00+02:00", "c-2", "first", `"email"`, "i-2", 2000)+
		`{"at":"2027-04-12T09:00:00-04:00","customer":"c-1","action":"task","level":"call","items":["i-1"],"total":{"currency":"USD","minor":3865}}`+"\n"+
		fmt.Sprintf(line, "2027-04-19T09:00:00+02:00", "c-2", "second", `"email","sms"`, "i-2", 2000)+
		fmt.Sprintf(line, "2027-04-19T09:00:00-04:00", "c-1", "final", `"sms","email"`, "i-1", 3865)+
		`{"summary":{"customers":3,"invoices":3,"actions":7,"by_level":{"call":1,"final":1,"first":2,"second":2,"upcoming":1},"seconds":1}}`+"\n", r.out)
	require.Empty(t, r.err)
	require.Equal(t, r.out, s.simulated("--days", "20", "--json").out, "nothing was changed by it")

	text := s.simulated("--days", "7")
	require.Equal(t, `time                        customer  action  level     what                overdue  items
Wed 2027-03-31 09:00 -0400  c-1       notice  first     email             38.65 USD  i-1
Tue 2027-04-06 09:00 +0200  c-2       notice  upcoming  email             20.00 USD  i-2

3 customers and 3 invoices, in their own time and by their own policies, until 2027-04-07T09:30:00Z: 2 actions, foretold in 1 s

level     action  times
upcoming  notice  1
first     notice  1
`, text.out)
}

func TestThePastOfTheLiveBookIsReplayed(t *testing.T) {
	t.Parallel()
	s := newBook(t)
	standard := s.file(string(policy.Standard()))
	r := s.simulated("--since", "2027-03-12", "--policy", standard, "--json")
	require.Equal(t, exitDone, r.code, r.err)
	require.Equal(t, `{"at":"2027-03-12T09:00:00-05:00","customer":"c-1","action":"notice","level":"second","channels":["email","sms"],"items":["i-1"],"total":{"currency":"USD","minor":4865}}
{"at":"2027-03-17T09:00:00-04:00","customer":"c-1","action":"task","level":"call","items":["i-1"],"total":{"currency":"USD","minor":4865}}
{"at":"2027-03-22T09:00:00-04:00","customer":"c-1","action":"notice","level":"final","channels":["sms","email"],"items":["i-1"],"total":{"currency":"USD","minor":3865}}
{"summary":{"customers":3,"invoices":3,"actions":3,"by_level":{"call":1,"final":1,"second":1},"seconds":1}}
`, r.out)

	chart := filepath.Join(t.TempDir(), "chart.svg")
	compared := s.simulated("--since", "2027-03-01", "--policy", standard, "--compare", s.file(milder), "--chart", chart)
	require.Equal(t, exitDone, compared.code, compared.err)
	require.True(t, strings.HasPrefix(compared.out, `c-1
  - Fri 2027-03-12 09:00 -0500  notice  second  48.65 USD  i-1
  - Wed 2027-03-17 09:00 -0400  task    call  48.65 USD  i-1

3 customers and 3 invoices, in their own time, since 2027-03-01: to 1 customers other things are done, foretold in 1 s
`), compared.out)
	require.FileExists(t, chart)
}

func TestWrongSimulationsOfTheLiveBookSayWhatIsWrong(t *testing.T) {
	t.Parallel()
	s := newBook(t)
	good := s.file(string(policy.Standard()))
	past := []string{"--from-ledger", "--tenant", "harbour", "--since", "2027-03-01"}
	ahead := past[:3]
	for _, test := range []struct {
		args []string
		says string
	}{
		{[]string{"--policy", good, "--history", good, "--tenant", "harbour"}, "--tenant goes with --from-ledger"},
		{[]string{"--policy", good, "--history", good, "--days", "9"}, "--days goes with --from-ledger"},
		{[]string{"--from-ledger"}, "name it by --tenant"},
		{append([]string{"--history", good}, ahead...), "--history goes with a file alone"},
		{append([]string{"--zone", "UTC"}, ahead...), "--zone goes with --history"},
		{append([]string{"--to", "2027-03-01"}, past...), "--to goes with --history"},
		{append([]string{"--policy", good}, ahead...), "--policy asks what another policy would have done; say by --since"},
		{append([]string{"--chart", "x.svg"}, ahead...), "--chart asks"},
		{append([]string{"--days", "0"}, ahead...), "--days 0: from 1 to 3660"},
		{past, "name its file by --policy"},
		{append([]string{"--days", "9", "--policy", good}, past...), "--days looks ahead"},
		{append([]string{"--chart", "x.svg", "--policy", good}, past...), "name the other one by --compare"},
		{[]string{"--from-ledger", "--tenant", "harbour", "--since", "2027-04-03", "--policy", good}, "--since 2027-04-03 lies ahead"},
	} {
		r := s.run(append([]string{"simulate"}, test.args...)...)
		require.Equal(t, exitUsage, r.code, "%s: %s", test.args, r.err)
		require.Empty(t, r.out)
		require.Contains(t, r.err, test.says)
	}
	unknown := s.run("simulate", "--from-ledger", "--tenant", "nobody")
	require.Equal(t, exitFailed, unknown.code)
	require.Contains(t, unknown.err, "nobody")
	delete(s.env, "DATABASE_URL")
	missing := s.run(append([]string{"simulate"}, ahead...)...)
	require.Equal(t, exitUsage, missing.code)
	require.Contains(t, missing.err, "DATABASE_URL")
}
