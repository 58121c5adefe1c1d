package replay_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/dev/replay"
	"arrears/internal/clock"
	"arrears/internal/history"
)

const header = "customerID,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,SettledDate,country\n"

func read(t *testing.T, text string) []history.Row {
	t.Helper()
	rows, err := history.Read(strings.NewReader(header+text), history.Played)
	require.NoError(t, err)
	return rows
}

// gateway is one that takes everything, and remembers it.
type gateway struct {
	url   string
	clock clock.Clock

	mu       sync.Mutex
	got      []string // what came, in order: with the business date, and hour by the tenant's clock
	busy     atomic.Int64
	mostBusy atomic.Int64
	answer   func(r *http.Request) int // else 201
}

// speed is so that an hour is 50 ms: what is said here at once is never late.
const speed = 72_000

func newGateway(t *testing.T, rows []history.Row) *gateway {
	t.Helper()
	begin, err := replay.Begin(rows, 60)
	require.NoError(t, err)
	g := &gateway{clock: clock.Clock{Start: begin, Anchor: time.Now(), Speed: speed}}
	mux := http.NewServeMux()
	post := func(pattern string, words func(map[string]any) string) {
		mux.HandleFunc("POST "+pattern, func(w http.ResponseWriter, r *http.Request) {
			now := g.clock.Business(time.Now())
			g.mostBusy.Store(max(g.mostBusy.Load(), g.busy.Add(1)))
			defer g.busy.Add(-1)
			if g.answer != nil {
				if status := g.answer(r); status != http.StatusCreated {
					w.WriteHeader(status)
					return
				}
			}
			var body map[string]any
			if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
				w.WriteHeader(http.StatusBadRequest)
				return
			}
			zone, _ := time.LoadLocation(replay.Zone)
			g.mu.Lock()
			defer g.mu.Unlock()
			g.got = append(g.got, now.In(zone).Format("2006-01-02 15h ")+words(body))
			w.WriteHeader(http.StatusCreated)
		})
	}
	post("/v1/customers", func(b map[string]any) string {
		return fmt.Sprint("customer ", b["id"], " ", b["country"], " ", b["email"], " ", b["signup"])
	})
	post("/v1/invoices/batch", func(b map[string]any) string {
		var parts []string
		for _, i := range b["invoices"].([]any) {
			parts = append(parts, fmt.Sprint(i.(map[string]any)["id"]))
		}
		return "invoices " + strings.Join(parts, " ")
	})
	post("/v1/payments", func(b map[string]any) string {
		return fmt.Sprint("payment ", b["invoice_id"], " ", b["amount"].(map[string]any)["minor"], " ", b["received_at"])
	})
	get := func(pattern, answer string) {
		mux.HandleFunc("GET "+pattern, func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(answer)) })
	}
	get("/v1/customers/{id}", `{"balances":[{"currency":"USD","minor":100}],"next":null}`)
	get("/v1/customers/{id}/timeline", `{"next":null,"items":[
		{"what":"message.accepted","detail":{"message":"m-1","level":"first","channel":"email"}},
		{"what":"message.delivered","detail":{"message":"m-1","level":"first","channel":"email"}},
		{"what":"message.accepted","detail":{"message":"m-2","level":"first","channel":"sms"}},
		{"what":"access.decided","detail":{"from":"full","access":"suspended"}},
		{"what":"access.decided","detail":{"from":"suspended","access":"full"}},
		{"what":"access.decided","detail":{"from":"none","access":"full"}}]}`)
	get("/v1/worklist", `{"next":null,"items":[{},{}]}`)
	get("/metrics", "arrears_messages{channel=\"email\",state=\"accepted\"} 3\narrears_messages{channel=\"email\",state=\"intended\"} 9\n")
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	g.url = server.URL
	return g
}

func (g *gateway) replay(t *testing.T, rows []history.Row) (replay.Result, error) {
	t.Helper()
	return replay.Run(t.Context(), replay.Config{
		API: g.url, Key: "key", Clock: g.clock, Rows: rows, Progress: func(replay.Progress) {}, Say: func(text string) { t.Log(text) },
	})
}

func TestEachFactComesOnItsDate(t *testing.T) {
	t.Parallel()
	rows := read(t, "b,i-2,2012-03-09,2012-04-01,20.00,2012-03-13,\na,i-1,2012-03-09,2012-04-01,10.00,,DE\na,i-3,2012-03-12,2012-04-01,0,2012-03-13,DE\n")
	g := newGateway(t, rows)
	result, err := g.replay(t, rows)
	require.NoError(t, err)
	require.Len(t, g.got, 5)
	taken := g.got[:2] // at the same time, so in any order
	slices.SortFunc(taken, func(a, b string) int { return strings.Compare(a[14:], b[14:]) })
	require.Contains(t, taken[0], "customer a DE customer-2@replay.example done")
	require.Contains(t, taken[1], "customer b US customer-1@replay.example done")
	for _, when := range taken {
		require.Less(t, when[:10], "2012-03-10")
	}
	// The clocks were put forward on 11 March.
	require.Regexp(t, `^2012-03-09 0[67]h invoices i-2 i-1$`, g.got[2])
	require.Regexp(t, `^2012-03-12 0[67]h invoices i-3$`, g.got[3])
	require.Regexp(t, `^2012-03-13 0[67]h payment i-2 2000 2012-03-13T10:00:00Z$`, g.got[4])

	require.Equal(t, 2, result.Customers)
	require.Equal(t, 3, result.Invoices)
	require.Equal(t, 1, result.Payments)
	require.Equal(t, map[string]map[string]int{"first": {"email": 2, "sms": 2}}, result.Notices, "each message once")
	require.Equal(t, 2, result.Suspensions)
	require.Equal(t, 2, result.Reinstatements)
	require.Equal(t, 2, result.Owing)
	require.Equal(t, 2, result.Worklist)

	var out bytes.Buffer
	result.Print(&out)
	require.Contains(t, out.String(), "2 by email, 2 by sms")
	line, err := json.Marshal(result)
	require.NoError(t, err)
	require.Contains(t, string(line), `"open":[{"currency":"USD","minor":200}]`)
	require.Contains(t, string(line), `"facts":{"late":`)
}

func TestRequestsInFlightAreBounded(t *testing.T) {
	t.Parallel()
	var text strings.Builder
	for n := range 300 {
		fmt.Fprintf(&text, "a,i-%d,2012-03-09,2012-04-01,10.00,2012-03-09,\n", n)
	}
	rows := read(t, text.String())
	g := newGateway(t, rows)
	var met sync.Once
	crowd := make(chan struct{})
	g.answer = func(r *http.Request) int { // no payment is answered before eight have met
		if g.busy.Load() == 8 {
			met.Do(func() { close(crowd) })
		}
		if r.URL.Path == "/v1/payments" {
			select {
			case <-crowd:
			case <-r.Context().Done():
			}
		}
		return http.StatusCreated
	}
	result, err := g.replay(t, rows)
	require.NoError(t, err)
	require.Equal(t, 300, result.Invoices)
	require.Equal(t, 300, result.Payments)
	require.LessOrEqual(t, g.mostBusy.Load(), int64(8))
	invoices := 0
	for _, what := range g.got {
		if strings.Contains(what, "invoices") {
			invoices++
		}
	}
	require.Equal(t, 3, invoices, "in batches")
}

func TestAFactThatIsRefusedIsNamed(t *testing.T) {
	t.Parallel()
	rows := read(t, "a,i-1,2012-03-09,2012-04-01,10.00,2012-03-10,\n")
	g := newGateway(t, rows)
	g.answer = func(r *http.Request) int {
		if r.URL.Path == "/v1/payments" {
			return http.StatusConflict
		}
		return http.StatusCreated
	}
	_, err := g.replay(t, rows)
	require.ErrorContains(t, err, "2012-03-10: the payment of line 2")
	require.ErrorContains(t, err, "409")
}

func TestAClockThatRunsAwayEndsIt(t *testing.T) {
	t.Parallel()
	rows := read(t, "a,i-1,2012-03-09,2012-04-01,10.00,,\na,i-2,2012-03-10,2012-04-01,10.00,,\n")
	g := newGateway(t, rows)
	g.clock.Speed *= 100 // an hour is half a millisecond, and three days are 36
	g.answer = func(*http.Request) int {
		time.Sleep(100 * time.Millisecond)
		return http.StatusCreated
	}
	_, err := g.replay(t, rows)
	require.ErrorIs(t, err, replay.ErrBehind)
	require.ErrorContains(t, err, "--speed")
}

func TestAStackBeginsEarlyEnoughToTakeEverybodyOver(t *testing.T) {
	t.Parallel()
	rows := read(t, "a,i-1,2012-03-09,2012-04-01,10.00,2012-03-08,\nb,i-2,2012-03-09,2012-04-01,10.00,,\n")
	begin, err := replay.Begin(rows, 86400)
	require.NoError(t, err)
	first := time.Date(2012, 3, 8, 11, 0, 0, 0, time.UTC) // paid before it was issued
	require.GreaterOrEqual(t, first.Sub(begin), 5*24*time.Hour)
	require.Less(t, first.Sub(begin), 6*24*time.Hour)
}
