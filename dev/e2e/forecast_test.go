package e2e_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"arrears/dev/stack"
	"arrears/internal/money"
)

const (
	aheadSpeed = 28_800                       // a day in three seconds
	aheadLate  = aheadSpeed * 3 * time.Second // by how much a busy machine may be late
)

// act is one thing that is done to a customer, foretold or in fact.
type act struct {
	Customer, What string
	Items          string // of a notice
	Total          money.Amount
	At             time.Time
}

// TestWhatIsForetoldOfTheLiveBookHappens fills a ledger through the API, lets the stack chase and suspend some of its customers, asks
// on the weekend what comes in the next week, and then watches it come: the same to the same customers, none of it earlier, nor later
// than the speed explains.
func TestWhatIsForetoldOfTheLiveBookHappens(t *testing.T) {
	t.Parallel()
	b := setupWith(t, stack.Config{Start: monday.AddDate(0, 0, 2), Speed: aheadSpeed, Policy: "testdata/brisk.yaml"})
	b.owe(0, 5, "2026-02-20")  // suspended when it is asked, or nearly
	b.owe(5, 11, "2026-03-06") // not chased yet
	asked, want := b.askAhead(monday.AddDate(0, 0, 5).Add(-2 * time.Hour))
	kinds := map[string]int{}
	for _, a := range want {
		kinds[a.What]++
	}
	for _, what := range []string{"notice first", "notice final", "access suspended", "access cancelled", "end"} {
		require.Positive(t, kinds[what], "%s is foretold: %v", what, kinds)
	}
	b.waitFor(asked.AddDate(0, 0, 7))
	got := b.acts(asked)
	words := func(acts []act) (all []string) {
		for _, a := range acts {
			all = append(all, fmt.Sprintf("%s %s %s %s", a.Customer, a.What, a.Items, a.Total))
		}
		return all
	}
	require.Equal(t, words(want), words(got))
	for n := range want {
		late := got[n].At.Sub(want[n].At)
		require.True(t, 0 <= late && late <= aheadLate, "foretold %+v, done at %s", want[n], got[n].At)
	}
}

// owe makes customers in several places and currencies who owe something due on the date. Some have paid a part.
func (b *bundle) owe(from, to int, due string) {
	b.t.Helper()
	places := []map[string]any{
		{"country": "US", "time_zone": "UTC"}, {"country": "JP", "time_zone": "Asia/Tokyo"}, {"country": "DE", "time_zone": "Europe/Berlin"},
		{"country": "US", "time_zone": "America/New_York"}, {"country": "US"}, // somewhere between Boston and Honolulu
	}
	for n := from; n < to; n++ {
		id, currency := fmt.Sprintf("c-%02d", n), []string{"USD", "JPY", "EUR"}[n%3]
		in := map[string]any{"id": id, "name": "Harbour Bakery", "email": id + "@harbour.example", "signup": "done"}
		for field, value := range places[n%len(places)] {
			in[field] = value
		}
		amount := func(minor int) map[string]any { return map[string]any{"currency": currency, "minor": minor} }
		b.post("/v1/customers", in, http.StatusCreated)
		for part, on := range []string{due, "2026-03-10"} {
			if part == 0 || n%4 == 0 {
				b.post("/v1/invoices", map[string]any{
					"id": fmt.Sprintf("i-%02d-%d", n, part), "customer_id": id, "amount": amount(50_000 + n), "issued_on": "2026-02-01", "due_on": on,
				}, http.StatusCreated)
			}
		}
		if n%3 == 1 {
			b.post("/v1/payments", map[string]any{"id": "p-" + id, "customer_id": id, "amount": amount(20_000)}, http.StatusCreated)
		}
	}
}

func (b *bundle) now() time.Time { return b.Clock.Business(time.Now()) }

func (b *bundle) waitFor(at time.Time) {
	b.until(at.Format(time.DateTime), func() bool { return !b.now().Before(at) })
}

// askAhead asks on a weekend, from the instant on, what comes until the next. While nobody is written to, it does not show whether
// something was done just before it was asked or just after; a machine that is too busy for that asks a week later.
func (b *bundle) askAhead(at time.Time) (asked time.Time, want []act) {
	b.t.Helper()
	for range 3 {
		b.waitFor(at)
		told, err := b.Starter(b.t.Context(), "simulate", "--from-ledger", "--tenant", stack.Tenant, "--days", "7", "--json")
		require.NoError(b.t, err)
		if b.now().Before(at.Add(42 * time.Hour)) { // when Monday's window opens in the east
			want = slices.DeleteFunc(b.told(told), func(a act) bool { return a.At.After(at.AddDate(0, 0, 7)) })
			return at, want
		}
		at = at.AddDate(0, 0, 7)
	}
	b.t.Fatal("the machine is too busy to ask anything within a weekend")
	return at, nil
}

// told are the acts of the lines that simulate printed.
func (b *bundle) told(lines []byte) (all []act) {
	b.t.Helper()
	for text := range bytes.Lines(lines) {
		var line struct {
			At                              time.Time
			Customer, Action, Level, Access string
			Items                           []string
			Total                           money.Amount
		}
		require.NoError(b.t, json.Unmarshal(text, &line))
		a := act{Customer: line.Customer, What: line.Action, At: line.At}
		switch line.Action {
		case "notice":
			a.What, a.Items, a.Total = "notice "+line.Level, strings.Join(line.Items, " "), line.Total
		case "access":
			a.What = "access " + line.Access
		case "": // the summary
			continue
		}
		all = append(all, a)
	}
	return actsInOrder(all)
}

// acts are what the ledger says was done from the instant on.
func (b *bundle) acts(since time.Time) (all []act) {
	b.t.Helper()
	conn, err := pgx.Connect(b.t.Context(), b.DatabaseURL)
	require.NoError(b.t, err)
	defer func() { _ = conn.Close(b.t.Context()) }()
	rows, err := conn.Query(b.t.Context(), `
		SELECT n.customer, 'notice ' || n.level, p.detail, min(c.at) FROM notices n
		JOIN timeline p ON p.tenant = n.tenant AND p.customer = n.customer AND p.what = 'notice.planned' AND p.detail->>'notice' = n.notice::text
		JOIN timeline c ON c.tenant = n.tenant AND c.customer = n.customer AND c.what = 'message.claimed' AND c.detail->>'notice' = n.notice::text
		WHERE n.kind <> 'event' GROUP BY 1, 2, 3 HAVING min(c.at) >= $1
		UNION ALL SELECT customer, 'access ' || (detail->>'access'), '{}', at FROM timeline WHERE what = 'access.decided' AND at >= $1
		UNION ALL SELECT customer, 'end', '{}', at FROM timeline WHERE what = 'ladder.ended' AND at >= $1`, since)
	require.NoError(b.t, err)
	for rows.Next() {
		var a act
		var text []byte
		require.NoError(b.t, rows.Scan(&a.Customer, &a.What, &text, &a.At))
		var detail struct {
			Items []string
			Total money.Amount
		}
		require.NoError(b.t, json.Unmarshal(text, &detail))
		a.Items, a.Total = strings.Join(detail.Items, " "), detail.Total
		all = append(all, a)
	}
	require.NoError(b.t, rows.Err())
	return actsInOrder(all)
}

// actsInOrder puts acts by customer and kind, and those of one kind by time.
func actsInOrder(all []act) []act {
	slices.SortFunc(all, func(x, y act) int {
		return cmp.Or(cmp.Compare(x.Customer, y.Customer), cmp.Compare(x.What, y.What), x.At.Compare(y.At))
	})
	return all
}
