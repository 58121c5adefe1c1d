package main

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// served is a shell at a real gateway on a real Postgres, without Temporal, for a tenant harbour. The gateway ends with the test.
func served(t testing.TB) *shell {
	t.Helper()
	s := newShell(t)
	s.tenant("harbour")
	key := s.run("key", "create", "--tenant", "harbour", "--json").json(t)["key"].(string)
	url, _ := s.serve()
	return &shell{t, map[string]string{"ARREARS_URL": url, "ARREARS_API_KEY": key}}
}

// serve runs a gateway until the test ends, and returns its address and its log.
func (s *shell) serve() (url string, log *syncBuffer) {
	s.t.Helper()
	ctx, stop := context.WithCancel(context.WithoutCancel(s.t.Context()))
	log = new(syncBuffer)
	ended := make(chan struct{})
	p := &process{in: strings.NewReader(""), out: log, err: log, env: s.env, patience: 5 * time.Second}
	go func() { defer close(ended); p.run(ctx, []string{"serve"}) }()
	s.t.Cleanup(func() { stop(); <-ended })
	require.Eventually(s.t, func() bool {
		found := regexp.MustCompile(`"listen":"([^"]+)"`).FindStringSubmatch(log.String())
		if found != nil {
			url = "http://" + found[1]
		}
		return found != nil
	}, 20*time.Second, 10*time.Millisecond, "%s", log)
	return url, log
}

func TestAnImportIntoARealGateway(t *testing.T) {
	t.Parallel()
	s := served(t)
	var file strings.Builder
	for c := range 3 {
		file.WriteString(customerLine(fmt.Sprintf("c-%d", c)))
	}
	for i := range 1500 {
		file.WriteString(invoiceLine(fmt.Sprintf("i-%d", i), fmt.Sprintf("c-%d", i%3), 100))
	}
	file.WriteString(invoiceLine("i-lost", "nobody", 100)) // line 1504
	file.WriteString(invoiceLine("i-0", "c-0", 101))       // line 1505
	file.WriteString(paymentLine("p-0", "c-0", 49_900))
	name := s.file(file.String())

	first := s.run("import", name, "--json")
	require.Equal(t, exitFailed, first.code, first.err)
	require.Equal(t, [3]int{3, 0, 0}, counts(first, t, "customers"))
	require.Equal(t, [3]int{1500, 0, 2}, counts(first, t, "invoices"))
	require.Equal(t, [3]int{1, 0, 0}, counts(first, t, "payments"))
	told := first.json(t)["errors"].([]any)
	require.Equal(t, 1504.0, told[0].(object)["line"])
	require.Equal(t, "customer_not_found", told[0].(object)["code"])
	require.Equal(t, "i-0", told[1].(object)["id"])
	require.Equal(t, "invoice_exists", told[1].(object)["code"])

	shown := func() string { return s.run("customer", "show", "c-0", "--json").out }
	before := shown()
	require.Contains(t, before, `"balances":[{"currency":"EUR","minor":100}]`)
	again := s.run("import", name, "--json")
	require.Equal(t, [3]int{0, 1500, 2}, counts(again, t, "invoices"))
	require.Equal(t, [3]int{0, 1, 0}, counts(again, t, "payments"))
	require.Equal(t, before, shown(), "the same file again changes nothing")
}

func TestCommandsAtARealGateway(t *testing.T) {
	t.Parallel()
	s := served(t)
	does := func(says string, args ...string) {
		t.Helper()
		got := s.run(args...)
		require.Zero(t, got.code, "%v: %s", args, got.err)
		require.Contains(t, got.out+got.err, says)
	}
	does("access    full", "customer", "create", "bakery", "--name", "Harbour Bakery", "--country", "DE", "--signup", "done", "--email", "a@bakery.example")
	does("open       120.00 EUR", "invoice", "add", "i-1", "--customer-id", "bakery", "--amount", "120.00 EUR", "--issued-on", "2026-11-01", "--due-on", "2026-11-15")
	does("settles nothing yet  0.00 EUR", "payment", "add", "p-1", "--customer-id", "bakery", "--amount", "100.00 EUR", "--invoice-id", "i-1")
	does("20.00 EUR", "customer", "show", "bakery")
	does("payment.received", "customer", "timeline", "bakery")
	does("state     done", "payment", "reverse", "p-1", "--id", "r-1", "--reason", "returned")
	does("payment.reversed", "customer", "timeline", "bakery")
	nothing := s.run("hold", "add", "h-1", "--customer-id", "bakery", "--kind", "payment_announced", "--until", "2099-01-01", "--reason", "on its way")
	require.Equal(t, exitFailed, nothing.code)
	require.Contains(t, nothing.err, "until is too far ahead: a hold lasts at most 90 days")
	does("nothing waits", "worklist")
	does("sms is off", "switch", "sms", "off")
	does("sms      off", "switch")
	does("sms is on", "switch", "sms", "on")

	refused := s.run("customer", "create", "mill", "--name", "Mill", "--country", "UK", "--email", "mill", "--signup", "done")
	require.Equal(t, exitFailed, refused.code)
	require.Contains(t, refused.err, "\n  email: must be one plain e-mail address")
	require.Contains(t, refused.err, "\n  country: must be a country by ISO 3166-1")
	does("phase     verifying", "customer", "create", "dairy", "--name", "Dairy", "--country", "US", "--email", "d@dairy.example", "--phone", "+12025550101")
	pending := s.feed("424242\n", "customer", "verify", "dairy")
	require.Equal(t, exitFailed, pending.code)
	require.Contains(t, pending.err, "verification_pending")
}

// Ten thousand invoices of five hundred customers, through a real gateway into a real Postgres:
//
//	go test ./starter -run '^$' -bench Import -benchtime 3x
func BenchmarkImport(b *testing.B) {
	for _, lanes := range []string{"1", "4", "8"} {
		b.Run("concurrency="+lanes, func(b *testing.B) {
			s := served(b)
			var customers strings.Builder
			for c := range 500 {
				customers.WriteString(customerLine(fmt.Sprintf("c-%d", c)))
			}
			require.Zero(b, s.feed(customers.String(), "import", "-").code)
			const invoices = 10_000
			for run := 0; b.Loop(); run++ {
				b.StopTimer()
				var file strings.Builder
				for i := range invoices {
					file.WriteString(invoiceLine(fmt.Sprintf("i-%d-%d", run, i), fmt.Sprintf("c-%d", i%500), 100))
				}
				b.StartTimer()
				require.Zero(b, s.feed(file.String(), "import", "-", "--concurrency", lanes).code)
			}
			b.ReportMetric(float64(invoices*b.N)/b.Elapsed().Seconds(), "invoices/s")
		})
	}
}
