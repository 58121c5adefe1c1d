package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// model is a gateway in memory: ids make facts one, a batch is taken whole or not at all, and a key makes requests one.
type model struct {
	mu       sync.Mutex
	contents map[string]string   // by call and id
	order    map[string][]string // ids by customer, as they came
	answers  map[string]answer   // by idempotency key
	batches  []int               // their sizes
	hurdle   func() *answer      // what comes between, nil: nothing
	inFlight int
	most     int
}

func newModel() *model {
	return &model{contents: map[string]string{}, order: map[string][]string{}, answers: map[string]answer{}}
}

func (m *model) answer(in asked) answer {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.hurdle != nil {
		if a := m.hurdle(); a != nil {
			return *a
		}
	}
	key := in.header.Get("Idempotency-Key")
	if known, ok := m.answers[key]; ok {
		return known
	}
	a := m.take(in)
	m.answers[key] = a
	return a
}

func (m *model) take(in asked) answer {
	if in.call != "POST /v1/invoices/batch" {
		isNew, refused := m.add(in.call, in.body)
		if refused != nil {
			return *refused
		}
		return answer{status: status(isNew), body: m.view(in)}
	}
	var views []object
	before, orders := clone(m.contents), clone(m.order)
	added := 0
	for i, v := range in.body["invoices"].([]any) {
		isNew, refused := m.add("POST /v1/invoices", v.(object))
		if refused != nil {
			m.contents, m.order = before, orders
			e := refused.body.(object)["errors"].([]object)[0]
			e["index"], e["field"] = i, fmt.Sprintf("invoices[%d].%s", i, e["field"])
			return *refused
		}
		if isNew {
			added++
		}
		views = append(views, m.invoice(v.(object)))
	}
	m.batches = append(m.batches, len(views))
	return answer{status: status(added > 0), body: object{"items": views, "next": nil, "added": added}}
}

func (m *model) add(call string, body object) (isNew bool, refused *answer) {
	content, _ := json.Marshal(body) // it was read from JSON
	id, customer := body["id"].(string), ""
	if call == "POST /v1/customers" {
		customer = id
	} else {
		customer = body["customer_id"].(string)
		if m.contents["POST /v1/customers "+customer] == "" {
			a := refusing(404, "customer_not_found", "there is no such customer", "customer_id", "there is no such customer")
			return false, &a
		}
	}
	switch m.contents[call+" "+id] {
	case string(content):
		return false, nil
	case "":
		m.contents[call+" "+id] = string(content)
		m.order[customer] = append(m.order[customer], call+" "+id)
		return true, nil
	}
	a := refusing(409, "exists", "it exists with other content", "id", "it exists with other content")
	return false, &a
}

func (m *model) view(in asked) object {
	switch in.call {
	case "POST /v1/customers":
		return aCustomer("id", in.body["id"])
	case "POST /v1/invoices":
		return m.invoice(in.body)
	case "POST /v1/usage":
		return object{
			"id": in.body["id"], "customer_id": in.body["customer_id"], "period": in.body["period"], "amount": in.body["amount"], "spent": in.body["amount"],
			"reached": []int{}, "access": "full",
		}
	}
	return object{"id": in.body["id"], "customer_id": in.body["customer_id"], "amount": in.body["amount"], "unallocated": eur(0)}
}

func (m *model) invoice(body object) object {
	return anInvoice("id", body["id"], "customer_id", body["customer_id"], "amount", body["amount"], "open", body["amount"])
}

func status(isNew bool) int {
	if isNew {
		return http.StatusCreated
	}
	return http.StatusOK
}

func clone[V any](m map[string]V) map[string]V {
	out := make(map[string]V, len(m))
	for k, v := range m {
		out[k] = v
	}
	return out
}

func factLine(kind string, body object) string {
	text, err := json.Marshal(object{kind: body})
	if err != nil {
		panic(err) // a test's own object
	}
	return string(text) + "\n"
}

func customerLine(id string) string {
	return factLine("customer", object{"id": id, "name": "Harbour Bakery", "country": "DE", "email": "a@bakery.example", "signup": "done"})
}

func invoiceLine(id, customer string, minor int) string {
	return factLine("invoice", object{"id": id, "customer_id": customer, "amount": eur(minor), "issued_on": "2026-11-01", "due_on": "2026-11-15"})
}

func paymentLine(id, customer string, minor int) string {
	return factLine("payment", object{"id": id, "customer_id": customer, "amount": eur(minor)})
}

func counts(r result, t require.TestingT, kind string) [3]int {
	var v map[string]json.RawMessage
	require.NoError(t, json.Unmarshal([]byte(r.out), &v), r.err)
	var c struct{ Sent, Known, Refused int }
	require.NoError(t, json.Unmarshal(v[kind], &c))
	return [3]int{c.Sent, c.Known, c.Refused}
}

// Whatever a file says, in any order and with any faults, it ends as if its lines had been sent one by one: the good ones are in,
// each customer's in the order of the file, the bad ones are told by number, and the same again changes nothing.
func TestAnImportIsItsLinesOneByOne(t *testing.T) {
	t.Parallel()
	m := newModel()
	p := newPretend(t, func(in asked) answer { return m.answer(in) })
	rapid.Check(t, func(t *rapid.T) {
		type row struct {
			call string // empty: it is no fact
			body object
		}
		var file strings.Builder
		var rows []row
		for range rapid.IntRange(0, 60).Draw(t, "lines") {
			customer := fmt.Sprintf("c-%d", rapid.IntRange(0, 5).Draw(t, "customer"))
			id := fmt.Sprintf("%s-%d", customer, rapid.IntRange(0, 12).Draw(t, "id"))
			minor := rapid.SampledFrom([]int{100, 100, 100, 200, -1}).Draw(t, "minor")
			var text, call string
			switch rapid.IntRange(0, 7).Draw(t, "kind") {
			case 0, 1:
				text, call = customerLine(customer), "POST /v1/customers"
			case 2, 3, 4:
				text, call = invoiceLine(id, customer, minor), "POST /v1/invoices"
			case 5:
				text, call = paymentLine(id, customer, minor), "POST /v1/payments"
			case 6:
				text, call = factLine("credit_note", object{"id": id, "customer_id": customer, "amount": eur(minor)}), "POST /v1/credit-notes"
			case 7:
				text = rapid.SampledFrom([]string{"nonsense\n", "{}\n", `{"invoice":{},"payment":{}}` + "\n", `{"usage":{}}` + "\n", `{"invoice":5}` + "\n"}).Draw(t, "nonsense")
			}
			file.WriteString(text)
			r := row{call: call}
			if call != "" {
				var body map[string]object
				require.NoError(t, json.Unmarshal([]byte(text), &body))
				for _, r.body = range body {
					if amount, ok := r.body["amount"].(object); ok && amount["minor"] == -1.0 {
						r.call = ""
					}
				}
			}
			rows = append(rows, r)
		}
		m.mu.Lock()
		m.contents, m.order, m.answers = map[string]string{}, map[string][]string{}, map[string]answer{}
		m.mu.Unlock()

		one := newModel()
		for range 2 { // the second time, what came before its customer finds it there
			var bad []int
			for i, r := range rows {
				if r.call == "" {
					bad = append(bad, i+1)
				} else if _, refused := one.add(r.call, r.body); refused != nil {
					bad = append(bad, i+1)
				}
			}
			got := p.feed(file.String(), "import", "-", "--json")
			var summary struct {
				Errors   []toldFault `json:"errors"`
				Complete bool        `json:"complete"`
			}
			require.NoError(t, json.Unmarshal([]byte(got.out), &summary), got.err)
			require.True(t, summary.Complete)
			var told []int
			for _, e := range summary.Errors {
				told = append(told, e.Line)
			}
			require.Equal(t, bad, told)
			require.Equal(t, len(bad) > 0, got.code == exitFailed, got.err)
			require.Equal(t, one.contents, m.contents)
			require.Equal(t, one.order, m.order)
		}
		again := p.feed(file.String(), "import", "-", "--json", "--concurrency", "1")
		for _, kind := range []string{"customers", "invoices", "payments", "credit_notes"} {
			require.Zero(t, counts(again, t, kind)[0], "nothing is new any more")
		}
	})
}

func TestBatchesKeepTheContractsLimits(t *testing.T) {
	t.Parallel()
	m := newModel()
	p := newPretend(t, m.answer)
	var file strings.Builder
	file.WriteString(customerLine("bakery"))
	for i := range 2300 {
		file.WriteString(invoiceLine(fmt.Sprintf("i-%d", i), "bakery", 100+i))
	}
	got := p.feed(file.String(), "import", "-", "--json")
	require.Zero(t, got.code, got.err)
	require.Equal(t, [3]int{2300, 0, 0}, counts(got, t, "invoices"))
	require.Equal(t, []int{1000, 1000, 300}, m.batches)
	require.Equal(t, [3]int{0, 2300, 0}, counts(p.feed(file.String(), "import", "-", "--json"), t, "invoices"))

	m.batches = nil
	file.Reset()
	padding := strings.Repeat(" ", 100_000) // within a line's limit, and no more than ten of them within a body's
	for i := range 25 {
		file.WriteString(strings.Replace(invoiceLine(fmt.Sprintf("j-%d", i), "bakery", 100), `"id"`, padding+`"id"`, 1))
	}
	require.Zero(t, p.feed(file.String(), "import", "-").code)
	require.Equal(t, []int{10, 10, 5}, m.batches)
}

func TestManyFaultsAreFoundInFewRequests(t *testing.T) {
	t.Parallel()
	m := newModel()
	p := newPretend(t, m.answer)
	var file strings.Builder
	file.WriteString(customerLine("bakery"))
	for i := range 1000 {
		minor := 100
		file.WriteString(invoiceLine(fmt.Sprintf("i-%d", i/2*2+i%2*(i/2%2)), "bakery", minor+i%2)) // every fourth is another's id
	}
	got := p.feed(file.String(), "import", "-", "--json")
	require.Equal(t, exitFailed, got.code)
	require.Equal(t, [3]int{750, 0, 250}, counts(got, t, "invoices"))
	summary := got.json(t)
	require.Len(t, summary["errors"], 100)
	require.EqualValues(t, 150, summary["errors_left_out"])
	require.Less(t, len(p.seen), 600)
	text := p.feed(file.String(), "import", "-")
	require.Contains(t, text.err, "line 3, invoice i-0 (exists): id it exists with other content\n")
	require.Contains(t, text.err, "and 150 more\n")
	require.Regexp(t, `(?m)^ +invoices +0 +750 +250$`, text.out)
}

func TestAGatewayThatIsAwayIsWaitedFor(t *testing.T) {
	t.Parallel()
	m, n := newModel(), 0
	lost := refusing(503, "unavailable", "nothing can be recorded at the moment; send the same again")
	later := refusing(429, "throttled", "too many")
	later.retry = "1"
	m.hurdle = func() *answer {
		switch n++; n {
		case 1, 3:
			return &lost
		case 4:
			return &later
		}
		return nil
	}
	p := newPretend(t, m.answer)
	file := customerLine("bakery") + invoiceLine("i-1", "bakery", 100) + paymentLine("p-1", "bakery", 100)
	got := p.feed(file, "import", "-", "--json")
	require.Zero(t, got.code, got.err)
	require.Equal(t, [3]int{1, 0, 0}, counts(got, t, "payments"))
	require.EqualValues(t, 3, got.json(t)["retries"])
	require.GreaterOrEqual(t, got.json(t)["seconds"], 1.0)
	keys := map[string]string{}
	for _, in := range p.seen {
		require.NotEmpty(t, in.header.Get("Idempotency-Key"))
		keys[in.header.Get("Idempotency-Key")] = in.call
	}
	require.Len(t, keys, 3, "what is sent again has its key again")

	m.hurdle = func() *answer { return &lost }
	gone := p.feed(file, "import", "-", "--json", "--retry-for", "100ms")
	require.Equal(t, exitFailed, gone.code)
	require.Equal(t, false, gone.json(t)["complete"])
	require.Contains(t, gone.err, "at line 1: nothing can be recorded")
	require.Contains(t, gone.err, "import the same file again")
}

// A sign-up over the caps on codes may go through in an hour; the others go through now.
func TestASignUpOverTheCapsIsALineOfItsOwn(t *testing.T) {
	t.Parallel()
	m := newModel()
	over := refusing(429, "code_limit", "too many codes were asked for; try again later")
	over.retry = "3600"
	first := true
	m.hurdle = func() *answer {
		if !first {
			return nil
		}
		first = false
		return &over
	}
	p := newPretend(t, m.answer)
	got := p.feed(customerLine("bakery")+customerLine("dairy"), "import", "-", "--json", "--retry-for", "1m")
	require.Equal(t, exitFailed, got.code)
	require.Equal(t, [3]int{1, 0, 1}, counts(got, t, "customers"))
	require.Contains(t, got.out+got.err, "too many codes")
}

// An answer that was lost is asked for again under the same key, so that what was new is counted as new.
func TestALostAnswer(t *testing.T) {
	t.Parallel()
	m := newModel()
	p := newPretend(t, m.answer)
	inner := p.env["ARREARS_URL"]
	var mu sync.Mutex
	lost := map[string]bool{}
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		req, err := http.NewRequestWithContext(r.Context(), r.Method, inner+r.URL.Path, r.Body)
		require.NoError(t, err)
		req.Header = r.Header
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			panic(http.ErrAbortHandler)
		}
		defer func() { _ = resp.Body.Close() }()
		mu.Lock()
		first := !lost[r.URL.Path]
		lost[r.URL.Path] = true
		mu.Unlock()
		if first {
			panic(http.ErrAbortHandler)
		}
		w.WriteHeader(resp.StatusCode)
		_, _ = io.Copy(w, resp.Body)
	}))
	t.Cleanup(proxy.Close)
	p.env["ARREARS_URL"] = proxy.URL
	got := p.feed(customerLine("bakery")+invoiceLine("i-1", "bakery", 100)+paymentLine("p-1", "bakery", 100), "import", "-", "--json")
	require.Zero(t, got.code, got.err)
	for _, kind := range []string{"customers", "invoices", "payments"} {
		require.Equal(t, [3]int{1, 0, 0}, counts(got, t, kind), kind)
	}
}

func TestAWrongKeyEndsAnImportAtOnce(t *testing.T) {
	t.Parallel()
	p := newPretend(t, func(asked) answer { return refusing(401, "key_unknown", "the API key is unknown or revoked") })
	var file strings.Builder
	for i := range 500 {
		file.WriteString(customerLine(fmt.Sprintf("c-%d", i)))
	}
	got := p.feed(file.String(), "import", "-")
	require.Equal(t, exitFailed, got.code)
	require.Contains(t, got.err, "key_unknown")
	require.LessOrEqual(t, len(p.seen), 4)
}

func TestRequestsInFlightAreBounded(t *testing.T) {
	t.Parallel()
	m := newModel()
	var mu sync.Mutex
	now, most := 0, 0
	full := make(chan struct{})
	p := newPretend(t, func(in asked) answer {
		mu.Lock()
		if now++; now > most {
			most = now
		}
		if most == 3 {
			select {
			case <-full:
			default:
				close(full)
			}
		}
		mu.Unlock()
		<-full
		mu.Lock()
		now--
		mu.Unlock()
		return m.answer(in)
	})
	var file strings.Builder
	for i := range 300 {
		file.WriteString(customerLine(fmt.Sprintf("c-%d", i)))
	}
	require.Zero(t, p.feed(file.String(), "import", "-", "--concurrency", "3").code)
	require.Equal(t, 3, most)
}

func TestDryRun(t *testing.T) {
	t.Parallel()
	s := &shell{t, map[string]string{}}
	long := strings.Repeat("x", 2*maxLine)
	file := "\ufeff" + customerLine("bakery") + "\n" + invoiceLine("i-1", "bakery", -5) + long + "\n" +
		strings.Replace(customerLine("mill"), "a@bakery.example", "jo at mill", 1) +
		`{"invoice":{"id":"i-2","customer_id":"bakery","amount":{"currency":"EUR","minor":1.5},"issued_on":"2026-11-01","colour":"red"}}` + "\n" +
		strings.TrimSuffix(paymentLine("p-1", "bakery", 5), "\n")
	got := s.feed(file, "import", "--dry-run", "-")
	require.Equal(t, exitFailed, got.code)
	require.Equal(t, `line 3, invoice i-1 (invalid): amount.minor must not be negative; what lowers a debt is a credit note
line 4 (invalid): is longer than 131072 bytes
line 5, customer mill (invalid): email must be one plain e-mail address, such as accounts@example.com
line 6, invoice i-2 (invalid): amount.minor must be of type integer; colour is not known here; leave it out; due_on is missing
starter: some lines were refused; correct them, and import them again
`, got.err)
	require.Regexp(t, `(?m)^ +customers +1 +1$`, got.out)
	require.NotContains(t, got.err, "jo at mill")
	summary := s.feed(file, "import", "--dry-run", "-", "--json").json(t)
	require.Equal(t, object{"valid": 1.0, "refused": 1.0}, summary["customers"])
	require.Equal(t, object{"valid": 0.0, "refused": 2.0}, summary["invoices"])
	require.EqualValues(t, 1, summary["unreadable"])
	require.EqualValues(t, 6, summary["lines"])
	require.Zero(t, s.feed(customerLine("bakery"), "import", "--dry-run", s.file(customerLine("mill"))).code)
}

func TestAnImportTakesNoCardNumber(t *testing.T) {
	t.Parallel()
	s := &shell{t, map[string]string{}}
	const card = "4111-1111-1111-1111"
	file := `{"invoice":{"id":"i-1","customer_id":"c","number":"` + card + `","amount":{"currency":"EUR","minor":1},"issued_on":"2026-11-01","due_on":"2026-11-02"}}`
	got := s.feed(file+"\n", "import", "--dry-run", "-")
	require.Equal(t, exitFailed, got.code)
	require.Contains(t, got.err, "line 1, invoice i-1 (card_number): number must not hold a card number")
	csv := s.feed("id,customer_id,number,amount,currency,issued_on,due_on\ni-1,c,"+card+",1.00,EUR,2026-11-01,2026-11-02\n", "import", "--dry-run", "--kind", "invoices", "-")
	require.Contains(t, csv.err, "(card_number): number must not hold a card number")
	require.NotContains(t, got.err+got.out+csv.err+csv.out, "1111")
}

func TestCSV(t *testing.T) {
	t.Parallel()
	m := newModel()
	p := newPretend(t, m.answer)
	in := func(kind, text string, args ...string) result {
		return p.feed(text, append([]string{"import", "-", "--kind", kind, "--json"}, args...)...)
	}
	customers := "\ufeffid,name,country,email,phone,signup,prepayment\r\nbakery,\"Bakery, Harbour\",DE,a@bakery.example,,done,100.00 EUR\r\nmill,Mill,GB,,+442071838750,done,\r\n"
	require.Equal(t, [3]int{2, 0, 0}, counts(in("customers", customers), t, "customers"))
	require.JSONEq(t, `{"id":"bakery","name":"Bakery, Harbour","country":"DE","email":"a@bakery.example","signup":"done","prepayment":{"currency":"EUR","minor":10000}}`,
		m.contents["POST /v1/customers bakery"])

	invoices := "id,customer_id,amount,currency,issued_on,due_on,number\ni-1,bakery,120.00,EUR,2026-11-01,2026-11-15,\ni-2,bakery,5594,JPY,2026-11-01,2026-11-15,17\n"
	require.Equal(t, [3]int{2, 0, 0}, counts(in("invoices", invoices), t, "invoices"))
	require.JSONEq(t, `{"id":"i-1","customer_id":"bakery","amount":{"currency":"EUR","minor":12000},"issued_on":"2026-11-01","due_on":"2026-11-15"}`, m.contents["POST /v1/invoices i-1"])
	minor := "id,customer_id,minor,currency,issued_on,due_on,number\ni-1,bakery,12000,EUR,2026-11-01,2026-11-15,\n"
	require.Equal(t, [3]int{0, 1, 0}, counts(in("invoices", minor), t, "invoices"), "the same in minor units is the same")
	require.Equal(t, [3]int{1, 0, 0}, counts(in("payments", "id,customer_id,amount,received_at\np-1,bakery,120.00 EUR,2026-11-20T09:00:00Z\n"), t, "payments"))
	require.Equal(t, [3]int{1, 0, 0}, counts(in("credit-notes", "id,customer_id,amount,reason\nc-1,bakery,1.00 EUR,\"two\nlines\"\n"), t, "credit_notes"))
	require.Equal(t, [3]int{1, 0, 1}, counts(in("usage", "id,customer_id,period,amount\nu-1,bakery,2026-11,1.00 EUR\nu-2,bakery,2026-13,1.00 EUR\n"), t, "usage"))

	bad := in("invoices", "id,customer_id,amount,currency,issued_on,due_on\ni-3,bakery,120,EUR,2026-11-01,2026-11-15\ni-4,bakery\ni-5,bakery,1.00,,2026-11-01,2026-11-15\ni-6,bakery,1.00,EUR,2026-11-01,2026-11-15\n")
	require.Equal(t, [3]int{1, 0, 3}, counts(bad, t, "invoices"))
	var summary struct{ Errors []toldFault }
	require.NoError(t, json.Unmarshal([]byte(bad.out), &summary))
	require.Equal(t, []int{2, 3, 4}, []int{summary.Errors[0].Line, summary.Errors[1].Line, summary.Errors[2].Line})
	require.Equal(t, fieldFault{"amount", "write an amount of EUR with 2 decimals, such as 120.00"}, summary.Errors[0].Errors[0])

	for _, broken := range []string{"i-8,\"bake\"ry,1,EUR\n", "i-8,\"bakery,1.00,EUR,2026-11-01,2026-11-15\n" + strings.Repeat("x\n", maxLine)} {
		got := in("invoices", "id,customer_id,amount,currency,issued_on,due_on\ni-7,bakery,1.00,EUR,2026-11-01,2026-11-15\n"+broken+"i-9,bakery,1.00,EUR,2026-11-01,2026-11-15\n")
		require.Equal(t, exitFailed, got.code)
		require.Contains(t, got.err, "line ")
		require.NotEmpty(t, m.contents["POST /v1/invoices i-7"], "what stands before is in")
		require.Empty(t, m.contents["POST /v1/invoices i-9"])
	}
	require.Equal(t, exitUsage, p.run("import", "facts.csv").code)
}
