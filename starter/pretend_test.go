package main

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/legacy"
	"github.com/stretchr/testify/require"
)

// pretend answers as a test says, and holds both sides against api/openapi.yaml: what commands send, and what the test answers.
type pretend struct {
	*shell
	answer func(asked) answer

	mu     sync.Mutex
	seen   []asked
	screen syncBuffer // what a person at a terminal sees
}

// asked is a request that came.
type asked struct {
	call   string // such as POST /v1/customers/bakery/close
	body   map[string]any
	header http.Header
}

// answer is what a gateway says.
type answer struct {
	status int
	body   any    // nil: none
	retry  string // Retry-After
}

type object = map[string]any

// newPretend has a key that the shell never wants to see in an output.
func newPretend(t *testing.T, say func(asked) answer) *pretend {
	t.Helper()
	p := &pretend{answer: say}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { p.serve(t, w, r) }))
	t.Cleanup(server.Close)
	p.shell = &shell{t, map[string]string{"ARREARS_URL": server.URL, "ARREARS_API_KEY": secret}}
	return p
}

func (p *pretend) serve(t *testing.T, w http.ResponseWriter, r *http.Request) {
	content, err := io.ReadAll(r.Body)
	if err != nil {
		t.Errorf("read the request: %v", err)
	}
	in := asked{call: r.Method + " " + r.URL.RequestURI(), header: r.Header}
	if len(content) > 0 {
		if err := json.Unmarshal(content, &in.body); err != nil {
			t.Errorf("%s is no JSON: %v", in.call, err)
		}
	}
	if got := r.Header.Get("Authorization"); got != "Bearer "+secret {
		t.Errorf("%s bears %q", in.call, got)
	}
	p.mu.Lock()
	p.seen = append(p.seen, in)
	p.mu.Unlock()
	out := p.answer(in)
	text := []byte{}
	if out.body != nil {
		if text, err = json.Marshal(out.body); err != nil {
			t.Errorf("answer: %v", err)
		}
		w.Header().Set("Content-Type", "application/json")
		if out.status >= 400 {
			w.Header().Set("Content-Type", "application/problem+json")
		}
	}
	if out.retry != "" {
		w.Header().Set("Retry-After", out.retry)
	}
	conforms(t, r, content, out.status, w.Header(), text)
	w.WriteHeader(out.status)
	_, _ = w.Write(text) // a client that left needs no answer
}

func (p *pretend) last() asked {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.seen) == 0 {
		return asked{}
	}
	return p.seen[len(p.seen)-1]
}

var loadContract = sync.OnceValues(func() (routers.Router, error) {
	doc, err := openapi3.NewLoader().LoadFromFile(filepath.Join("..", "api", "openapi.yaml"))
	if err != nil {
		return nil, err
	}
	return legacy.NewRouter(doc)
})

// conforms holds an exchange against the contract: every answer, and what was accepted as a request.
func conforms(t *testing.T, r *http.Request, content []byte, status int, header http.Header, text []byte) {
	router, err := loadContract()
	if err != nil {
		t.Errorf("load the contract: %v", err)
		return
	}
	at := r.Clone(r.Context())
	at.URL.Scheme, at.URL.Host = "http", r.Host
	at.Body = io.NopCloser(bytes.NewReader(content))
	route, params, err := router.FindRoute(at)
	if err != nil {
		t.Errorf("the contract has no %s %s: %v", r.Method, r.URL, err)
		return
	}
	in := &openapi3filter.RequestValidationInput{
		Request: at, Route: route, PathParams: params,
		Options: &openapi3filter.Options{AuthenticationFunc: openapi3filter.NoopAuthenticationFunc, IncludeResponseStatus: true},
	}
	if status < 300 {
		if err := openapi3filter.ValidateRequest(r.Context(), in); err != nil {
			t.Errorf("%s %s is not in the contract: %v", r.Method, r.URL, err)
		}
	}
	out := &openapi3filter.ResponseValidationInput{RequestValidationInput: in, Status: status, Header: header, Options: in.Options}
	if err := openapi3filter.ValidateResponse(r.Context(), out.SetBodyBytes(text)); err != nil {
		t.Errorf("the test's answer to %s %s is not in the contract: %v", r.Method, r.URL, err)
	}
}

// refusing is a problem that names fields: pairs of field and message.
func refusing(status int, code, detail string, fields ...string) answer {
	p := object{"type": "about:blank", "title": http.StatusText(status), "status": status, "code": code, "detail": detail}
	var errs []object
	for i := 0; i < len(fields); i += 2 {
		errs = append(errs, object{"field": fields[i], "message": fields[i+1]})
	}
	if errs != nil {
		p["errors"] = errs
	}
	return answer{status: status, body: p}
}

func eur(minor int) object { return object{"currency": "EUR", "minor": minor} }

func aCustomer(with ...any) object {
	c := object{
		"id": "bakery", "phase": "active", "standing": "current", "level": "", "access": "full", "suspension_reasons": []string{},
		"policy": object{"id": "standard", "version": 1}, "balances": []object{eur(12000)}, "overdue": []object{}, "credit": []object{}, "usage": []object{}, "holds": []object{},
		"time_zone": object{"zones": []string{"Atlantic/Azores", "Europe/Lisbon"}, "from": "country"},
		"next":      nil, "workflow_id": "customer/harbour/bakery",
	}
	for i := 0; i < len(with); i += 2 {
		c[with[i].(string)] = with[i+1]
	}
	return c
}

func aHold(with ...any) object {
	h := object{"id": "h-1", "customer_id": "bakery", "kind": "payment_announced", "until": "2026-11-27", "began_at": "2026-11-19T09:00:00Z"}
	for i := 0; i < len(with); i += 2 {
		h[with[i].(string)] = with[i+1]
	}
	return h
}

func anOverride(with ...any) object {
	o := object{"id": "o-1", "customer_id": "bakery", "kind": "extra_days", "days": 14, "until": "2026-12-31", "began_at": "2026-11-19T09:00:00Z"}
	for i := 0; i < len(with); i += 2 {
		o[with[i].(string)] = with[i+1]
	}
	return o
}

func anInvoice(with ...any) object {
	c := object{
		"id": "i-1", "customer_id": "bakery", "amount": eur(12000), "issued_on": "2026-11-01", "due_on": "2026-11-15", "kind": "standard",
		"open": eur(12000), "settled": false,
	}
	for i := 0; i < len(with); i += 2 {
		c[with[i].(string)] = with[i+1]
	}
	return c
}

func always(status int, body any) func(asked) answer {
	return func(asked) answer { return answer{status: status, body: body} }
}

func TestCommandsSayWhatTheContractTakes(t *testing.T) {
	t.Parallel()
	payment := object{"id": "p-1", "customer_id": "bakery", "amount": eur(12000), "received_at": "2026-11-20T09:00:00Z", "invoice_id": "i-1", "unallocated": eur(500)}
	note := object{"id": "c-1", "customer_id": "bakery", "amount": eur(2000), "unallocated": eur(0)}
	for _, c := range []struct {
		name   string
		args   []string
		in     string
		status int
		answer any
		call   string
		body   object
		shows  []string
	}{
		{
			"create", []string{
				"customer", "create", "bakery", "--name", "Harbour Bakery", "--country", "DE", "--signup", "done", "--email", "a@bakery.example",
				"--phone", "+493023125001", "--prepayment", "100.00 EUR", "--time-zone", "Europe/Berlin", "--locale", "de", "--class", "partner",
				"--region", "BE", "--policy", "standard", "--ip", "192.0.2.1",
			}, "", 201, aCustomer("prepayment_item", "prepayment.bakery"), "POST /v1/customers", object{
				"id": "bakery", "name": "Harbour Bakery", "country": "DE", "signup": "done", "email": "a@bakery.example", "phone": "+493023125001",
				"prepayment": object{"currency": "EUR", "minor": 10000.0}, "time_zone": "Europe/Berlin", "locale": "de", "class": "partner",
				"region": "BE", "policy": "standard", "ip": "192.0.2.1",
			}, []string{"phase       active", "prepayment  prepayment.bakery", "open        120.00 EUR"},
		},
		{
			"create from a file", []string{"customer", "create", "--file", "-"},
			`{"id":"bakery","name":"Bakery","country":"DE","email":"a@bakery.example","signup":"done","contacts":[{"role":"owner","name":"Jo","email":"jo@bakery.example"}]}`,
			200, aCustomer(), "POST /v1/customers", object{
				"id": "bakery", "name": "Bakery", "country": "DE", "email": "a@bakery.example", "signup": "done",
				"contacts": []any{object{"role": "owner", "name": "Jo", "email": "jo@bakery.example"}},
			}, []string{"bakery"},
		},
		{
			"correct", []string{"customer", "correct", "bakery", "--email", "b@bakery.example", "--phone", "", "--policy="}, "",
			200, aCustomer(), "PATCH /v1/customers/bakery", object{"email": "b@bakery.example", "phone": nil, "policy": nil}, []string{"bakery"},
		},
		{
			"verify", []string{"customer", "verify", "bakery"}, "424242\n",
			200, object{"status": "approved"}, "POST /v1/customers/bakery/verification", object{"code": "424242"}, []string{"the phone is proven (approved)"},
		},
		{
			"resend", []string{"customer", "resend", "bakery"}, "",
			202, object{"status": "pending"}, "POST /v1/customers/bakery/verification/resend", nil, []string{"on its way"},
		},
		{
			"resend by a call", []string{"customer", "resend", "bakery", "--channel", "call"}, "",
			202, object{"status": "pending"}, "POST /v1/customers/bakery/verification/resend", object{"channel": "call"}, []string{"on its way"},
		},
		{
			"suspend", []string{"customer", "suspend", "bakery", "--reason", "fraud", "--note", "the bank called"}, "",
			202, aCustomer("suspension_reasons", []string{"fraud"}), "POST /v1/customers/bakery/suspend", object{"reason": "fraud", "note": "the bank called"}, []string{"fraud"},
		},
		{
			"reinstate", []string{"customer", "reinstate", "bakery", "--reason", "fraud", "--note", "a mistake"}, "",
			200, aCustomer(), "POST /v1/customers/bakery/reinstate", object{"reason": "fraud", "note": "a mistake"}, []string{"full"},
		},
		{
			"close", []string{"customer", "close", "bakery", "--reason", "sold"}, "",
			200, aCustomer("phase", "closed", "closed_reason", "closed", "access", "cancelled"), "POST /v1/customers/bakery/close", object{"reason": "sold"},
			[]string{"closed because  closed"},
		},
		{
			"erase", []string{"customer", "erase", "bakery", "--yes"}, "",
			204, nil, "DELETE /v1/customers/bakery", nil, []string{"nothing personal is left"},
		},
		{
			"add an invoice", []string{"invoice", "add", "i-1", "--customer-id", "bakery", "--amount", "120.00 EUR", "--issued-on", "2026-11-01", "--due-on", "2026-11-15", "--number", "2026/17"}, "",
			201, anInvoice("number", "2026/17"), "POST /v1/invoices",
			object{"id": "i-1", "customer_id": "bakery", "amount": object{"currency": "EUR", "minor": 12000.0}, "issued_on": "2026-11-01", "due_on": "2026-11-15", "number": "2026/17"},
			[]string{"number     2026/17", "amount     120.00 EUR", "state      open"},
		},
		{
			"show an invoice", []string{"invoice", "show", "i-1"}, "",
			200, anInvoice("settled", true, "open", eur(0)), "GET /v1/invoices/i-1", nil, []string{"state      settled"},
		},
		{
			"void", []string{"invoice", "void", "i-1"}, "",
			200, anInvoice("settled", true, "void", true, "open", eur(0)), "POST /v1/invoices/i-1/void", object{}, []string{"state      void"},
		},
		{
			"write off", []string{"invoice", "write-off", "i-1", "--reason", "insolvent"}, "",
			200, anInvoice("settled", true, "written_off", eur(12000), "open", eur(0)), "POST /v1/invoices/i-1/write-off", object{"reason": "insolvent"},
			[]string{"written off, 120.00 EUR"},
		},
		{
			"pay", []string{"payment", "add", "p-1", "--customer-id", "bakery", "--amount", "120.00 EUR", "--invoice-id", "i-1", "--received-at", "2026-11-20T09:00:00Z"}, "",
			201, payment, "POST /v1/payments",
			object{"id": "p-1", "customer_id": "bakery", "amount": object{"currency": "EUR", "minor": 12000.0}, "invoice_id": "i-1", "received_at": "2026-11-20T09:00:00Z"},
			[]string{"settles nothing yet  5.00 EUR"},
		},
		{
			"reverse", []string{"payment", "reverse", "p-1", "--id", "r-1", "--reason", "chargeback"}, "",
			201, object{"id": "r-1", "payment_id": "p-1", "reason": "chargeback", "state": "reversed", "customer_id": "bakery", "amount": eur(12000)},
			"POST /v1/payments/p-1/reverse", object{"id": "r-1", "reason": "chargeback"}, []string{"amount    120.00 EUR", "state     done"},
		},
		{
			"reverse early", []string{"payment", "reverse", "p-1", "--id", "r-1", "--reason", "returned"}, "",
			201, object{"id": "r-1", "payment_id": "p-1", "reason": "returned", "state": "awaiting_payment"},
			"POST /v1/payments/p-1/reverse", object{"id": "r-1", "reason": "returned"}, []string{"state     kept until the payment comes"},
		},
		{
			"hold", []string{
				"hold", "add", "h-1", "--customer-id", "bakery", "--kind", "payment_announced", "--until", "2026-11-27", "--reason", "on its way", "--by", "Ana",
				"--invoice-id", "prepay-1",
			}, "", 201, aHold("invoice_id", "prepay-1"), "POST /v1/customers/bakery/holds",
			object{"id": "h-1", "kind": "payment_announced", "until": "2026-11-27", "reason": "on its way", "by": "Ana", "invoice_id": "prepay-1"},
			[]string{"on        prepay-1", "through   2026-11-27", "state     holds"},
		},
		{
			"promise", []string{
				"hold", "add", "h-1", "--customer-id", "bakery", "--kind", "promise_to_pay", "--until", "2026-11-27", "--amount", "120.00 EUR", "--reason", "on Friday",
			}, "", 201, aHold("kind", "promise_to_pay", "amount", eur(12000), "paid", eur(2000)), "POST /v1/customers/bakery/holds",
			object{"id": "h-1", "kind": "promise_to_pay", "until": "2026-11-27", "reason": "on Friday", "amount": object{"currency": "EUR", "minor": 12000.0}},
			[]string{"120.00 EUR", "20.00 EUR"},
		},
		{
			"plan", []string{
				"hold", "add", "h-1", "--customer-id", "bakery", "--kind", "payment_plan", "--instalments", "2026-12-01=60.00 EUR, 2027-01-01=60.00 EUR", "--reason", "agreed",
			}, "", 201, aHold("kind", "payment_plan", "amount", eur(12000), "paid", eur(7000), "instalments", []object{
				{"due_on": "2026-12-01", "amount": eur(6000), "paid": eur(6000)}, {"due_on": "2027-01-01", "amount": eur(6000), "paid": eur(1000)},
			}), "POST /v1/customers/bakery/holds",
			object{"id": "h-1", "kind": "payment_plan", "reason": "agreed", "instalments": []any{
				object{"due_on": "2026-12-01", "amount": object{"currency": "EUR", "minor": 6000.0}},
				object{"due_on": "2027-01-01", "amount": object{"currency": "EUR", "minor": 6000.0}},
			}},
			[]string{"2026-12-01: 60.00 EUR of 60.00 EUR; 2027-01-01: 10.00 EUR of 60.00 EUR"},
		},
		{
			"release", []string{"hold", "release", "h-1"}, "", 200, aHold("ended_at", "2026-11-20T09:00:00Z", "ended_why", "released"),
			"DELETE /v1/holds/h-1", nil, []string{"state     over: released", "ended at  2026-11-20T09:00:00Z"},
		},
		{
			"override", []string{
				"override", "add", "o-1", "--customer-id", "bakery", "--kind", "extra_days", "--days", "14", "--until", "2026-12-31", "--owner", "Ana",
				"--reason", "their mill burned down", "--invoice-id", "i-1",
			}, "", 201, anOverride("invoice_id", "i-1"), "POST /v1/customers/bakery/overrides",
			object{"id": "o-1", "kind": "extra_days", "days": 14.0, "until": "2026-12-31", "owner": "Ana", "reason": "their mill burned down", "invoice_id": "i-1"},
			[]string{"days      14", "on        i-1", "through   2026-12-31"},
		},
		{
			"end an override", []string{"override", "end", "o-1"}, "", 200, anOverride("ended_at", "2026-11-20T09:00:00Z"),
			"DELETE /v1/overrides/o-1", nil, []string{"ended at  2026-11-20T09:00:00Z"},
		},
		{
			"show overrides", []string{"customer", "show", "bakery"}, "", 200, aCustomer("overrides", []object{anOverride()}),
			"GET /v1/customers/bakery", nil, []string{"o-1 (extra_days) through 2026-12-31"},
		},
		{
			"show holds", []string{"customer", "show", "bakery"}, "", 200, aCustomer("holds", []object{aHold(), aHold("id", "h-2", "kind", "promise_to_pay", "amount", eur(12000), "paid", eur(0))}),
			"GET /v1/customers/bakery", nil, []string{"holds     h-1 (payment_announced) through 2026-11-27, h-2 (promise_to_pay, 120.00 EUR) through 2026-11-27", "zone      Atlantic/Azores, Europe/Lisbon (by country)"},
		},
		{
			"credit", []string{"credit-note", "add", "c-1", "--customer-id", "bakery", "--amount", "2000 JPY", "--reason", "goodwill"}, "",
			200, note, "POST /v1/credit-notes",
			object{"id": "c-1", "customer_id": "bakery", "amount": object{"currency": "JPY", "minor": 2000.0}, "reason": "goodwill"}, []string{"credit note          c-1"},
		},
		{
			"usage", []string{"usage", "add", "u-1", "--customer-id", "bakery", "--period", "2026-11", "--amount", "85.00 EUR"}, "",
			201, object{
				"id": "u-1", "customer_id": "bakery", "period": "2026-11", "amount": eur(8500), "spent": eur(8500), "limit": eur(10000), "percent": 85,
				"reached": []int{50, 80}, "access": "full",
			}, "POST /v1/usage",
			object{"id": "u-1", "customer_id": "bakery", "period": "2026-11", "amount": object{"currency": "EUR", "minor": 8500.0}},
			[]string{"2026-11: 85.00 EUR of 100.00 EUR, 85 %"},
		},
		{
			"limit", []string{"customer", "correct", "bakery", "--spend-limit", "500.00 EUR"}, "",
			200, aCustomer("spend_limit", eur(50000), "usage", []object{{"period": "2026-11", "amount": eur(8500), "limit": eur(50000), "percent": 17}}),
			"PATCH /v1/customers/bakery", object{"spend_limit": object{"currency": "EUR", "minor": 50000.0}},
			[]string{"2026-11: 85.00 EUR of 500.00 EUR, 17 %"},
		},
		{
			"no limit", []string{"customer", "correct", "bakery", "--spend-limit", ""}, "",
			200, aCustomer(), "PATCH /v1/customers/bakery", object{"spend_limit": nil}, nil,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := newPretend(t, always(c.status, c.answer))
			text := p.feed(c.in, c.args...)
			require.Zero(t, text.code, text.err)
			require.Equal(t, c.call, p.last().call)
			require.Equal(t, c.body, p.last().body)
			for _, want := range c.shows {
				require.Contains(t, text.out, want)
			}
			got := p.feed(c.in, append(c.args, "--json")...)
			require.Zero(t, got.code, got.err)
			if c.answer != nil {
				want, err := json.Marshal(c.answer)
				require.NoError(t, err)
				require.JSONEq(t, string(want), got.out)
			}
			if c.status == http.StatusAccepted && c.name == "suspend" {
				require.Contains(t, text.err, "as soon as the worker comes to it")
			}
		})
	}
}

func TestNothingIsAskedOfWrongUsage(t *testing.T) {
	t.Parallel()
	p := newPretend(t, func(in asked) answer { t.Errorf("%s was sent", in.call); return refusing(500, "x", "x") })
	for _, c := range []struct {
		args []string
		in   string
		says string
	}{
		{[]string{"customer", "create", "bakery", "--country", "DE"}, "", "name"},
		{[]string{"customer", "create", "--name", "Bakery", "--country", "DE"}, "", "ID"},
		{[]string{"customer", "create", "bakery", "--file", "-"}, "{}", "no ID beside --file"},
		{[]string{"customer", "create", "--file", "-", "--name", "x"}, "{}", "file name"},
		{[]string{"customer", "create", "--file", "-"}, "{", "one JSON object"},
		{[]string{"customer", "correct", "bakery"}, "", "by a flag"},
		{[]string{"customer", "verify", "bakery"}, "\n", "no code"},
		{[]string{"customer", "verify", "bakery", "424242"}, "", "one ID"},
		{[]string{"customer", "suspend", "bakery", "--reason", "fraud"}, "", "note"},
		{[]string{"customer", "close", "bakery"}, "", "reason"},
		{[]string{"customer", "erase", "bakery"}, "bakery\n", "--yes"},
		{[]string{"invoice", "add", "i", "--customer-id", "c", "--amount", "120 EUR", "--issued-on", "2026-11-01", "--due-on", "2026-11-15"}, "", "--amount"},
		{[]string{"invoice", "add", "i", "--customer-id", "c", "--amount", "120.00 EUR", "--issued-on", "2026-11-01", "--due-on", "2026-02-30"}, "", "--due-on"},
		{[]string{"payment", "add", "i", "--customer-id", "c", "--amount", "1.00"}, "", "--amount"},
		{[]string{"report", "aging", "--as-of", "today"}, "", "--as-of"},
		{[]string{"report", "aging", "--csv", "--json"}, "", "exclude"},
		{[]string{"report", "collections", "--from", "2026-10-01"}, "", "to"},
		{[]string{"import"}, "", "FILE"},
		{[]string{"import", "/nowhere"}, "", "can be read"},
		{[]string{"import", t.TempDir()}, "", "directory"},
		{[]string{"import", "-", "--concurrency", "0"}, "", "--concurrency"},
		{[]string{"import", "-", "--kind", "refunds"}, "", "customers, invoices, payments, credit-notes, usage"},
		{[]string{"import", "-", "--kind", "invoices"}, "", "column names"},
		{[]string{"import", "-", "--kind", "invoices"}, "id,colour\n", "column 2 (colour) is no field"},
		{[]string{"import", "-", "--kind", "customers"}, "id,contacts\n", "(contacts)"},
		{[]string{"import", "-", "--kind", "customers"}, "mill,Jo Miller\n", "column 1 (mill) is no field"},
		{[]string{"import", "-", "--retry-for", "0s"}, "", "--retry-for"},
		{[]string{"import", "-", "--kind", "invoices"}, "id,id\n", "twice"},
		{[]string{"import", "-", "--kind", "invoices"}, "id,amount,minor,currency\n", "not in both"},
		{[]string{"import", "-", "--kind", "invoices"}, "id,minor\n", "currency"},
	} {
		got := p.feed(c.in, c.args...)
		require.Equal(t, exitUsage, got.code, "%v: %s", c.args, got.err)
		require.Contains(t, got.err, c.says, "%v", c.args)
		require.NotContains(t, got.err, "424242")
		require.Empty(t, got.out)
	}
}

func TestRefusalsTeach(t *testing.T) {
	t.Parallel()
	says := func(a answer, args ...string) string {
		p := newPretend(t, func(asked) answer { return a })
		got := p.feed("111111\n", args...)
		require.Equal(t, exitFailed, got.code, got.err)
		require.Empty(t, got.out)
		return got.err
	}
	invalid := says(refusing(422, "invalid", "the request is not valid; see errors", "email", "must be one plain e-mail address", "contacts[1].name", "must not be blank"),
		"customer", "correct", "bakery", "--email", "jo at bakery")
	require.Equal(t, "starter: the request is not valid; see errors (invalid)\n  email: must be one plain e-mail address\n  contacts[1].name: must not be blank\n", invalid)

	early := refusing(429, "verification_too_early", "another code may be sent later")
	early.retry = "90"
	require.Contains(t, says(early, "customer", "resend", "bakery"), "try again in 1m30s")

	wrong := refusing(422, "verification_wrong_code", "the code is wrong")
	wrong.body.(object)["attempts_left"] = 2
	told := says(wrong, "customer", "verify", "bakery")
	require.Contains(t, told, "attempts left: 2")
	require.NotContains(t, told, "111111")

	broken := refusing(500, "internal", "something went wrong on our side")
	broken.body.(object)["incident"] = "0a1b"
	require.Contains(t, says(broken, "invoice", "show", "i-1"), "incident 0a1b")
	once := says(refusing(404, "customer_not_found", "there is no customer \"x\"", "customer_id", "there is no customer \"x\""), "payment", "add", "p", "--customer-id", "x", "--amount", "1.00 EUR")
	require.Equal(t, "starter: there is no customer \"x\" (customer_not_found)\n", once, "what is said is not said twice")
}

func TestWhatIsNoGateway(t *testing.T) {
	t.Parallel()
	for _, handler := range []http.HandlerFunc{
		func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "<html>", http.StatusNotFound) },
		func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/login", http.StatusFound) },
		func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "<html>welcome</html>") },
		func(w http.ResponseWriter, _ *http.Request) { panic(http.ErrAbortHandler) },
	} {
		server := httptest.NewServer(handler)
		s := &shell{t, map[string]string{"ARREARS_URL": server.URL, "ARREARS_API_KEY": secret}}
		for _, args := range [][]string{{"customer", "show", "bakery"}, {"payment", "add", "p", "--customer-id", "x", "--amount", "1.00 EUR"}, {"report", "aging"}} {
			got := s.run(args...)
			require.Equal(t, exitFailed, got.code)
			require.Contains(t, got.err, "ARREARS_URL")
		}
		server.Close()
	}
}
