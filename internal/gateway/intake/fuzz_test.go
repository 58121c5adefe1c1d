package intake_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/gateway/intake"
	"arrears/internal/gateway/openapi"
	"arrears/internal/money"
)

// judges read a body of their call and judge it, as the gateway does.
var judges = map[string]func(body []byte) error{
	"POST /v1/customers":                   judge(func(in openapi.NewCustomer) error { _, err := intake.Customer(in, now); return err }),
	"POST /v1/invoices":                    judge(func(in openapi.NewInvoice) error { _, err := intake.Invoice(in); return err }),
	"POST /v1/invoices/batch":              judge(func(in openapi.NewInvoices) error { _, err := intake.Invoices(in); return err }),
	"POST /v1/payments":                    judge(func(in openapi.NewPayment) error { _, err := intake.Payment(in, now); return err }),
	"POST /v1/usage":                       judge(func(in openapi.NewUsage) error { _, err := intake.Usage(in); return err }),
	"PATCH /v1/customers/{id}":             judge(func(in openapi.CustomerCorrection) error { _, err := intake.Correction(in, now); return err }),
	"POST /v1/customers/{id}/suspend":      judge(func(in openapi.ReasonChange) error { _, _, err := intake.Reason(in); return err }),
	"POST /v1/worklist/{id}/decision":      judge(func(in openapi.Decision) error { _, err := intake.Decision(in); return err }),
	"POST /v1/notices/{id}/served":         judge(func(in openapi.Service) error { _, err := intake.Service(in); return err }),
	"POST /v1/customers/{id}/verification": judge(func(openapi.SubmittedCode) error { return nil }),
}

var now = time.Date(2027, time.March, 1, 10, 0, 0, 0, time.UTC)

// errUnread says that a body has the form of the contract, and Go's type of it does not read it.
var errUnread = errors.New("unread")

func judge[T any](f func(T) error) func([]byte) error {
	return func(body []byte) error {
		var in T
		if json.Unmarshal(body, &in) != nil {
			return errUnread
		}
		return f(in)
	}
}

// Whatever a body holds: it is taken, or refused with its fields named. What has the form of the contract is read.
func FuzzBodies(f *testing.F) {
	for _, body := range []string{
		`{"id":"b-1","name":"Harbour Bakery","email":"a@b.example","phone":"+447700900123","country":"GB","prepayment":{"currency":"GBP","minor":1},"ip":"::1",
		  "contacts":[{"role":"owner","name":"Head office","phone":"+12025550100"}],"policy_accepted":{"hash":"h","at":"2026-11-22T09:00:00Z"},"signup":"done"}`,
		`{"id":"i","customer_id":"c","amount":{"currency":"EUR","minor":1},"issued_on":"2026-11-22","due_on":"2026-02-30"}`,
		`{"invoices":[{"id":"i","customer_id":"c","amount":{"currency":"EUR","minor":-1},"issued_on":"2026-11-22","due_on":"2026-11-22"}]}`,
		`{"id":"p","customer_id":"c","amount":{"currency":"EUR","minor":1},"received_at":"2027-03-01T10:00:00.5+01:00"}`,
		`{"id":"u","customer_id":"c","period":"2026-11","amount":{"currency":"EUR","minor":0}}`, `{"spend_limit":null,"phone":null}`,
		`{"spend_limit":{"currency":"EUR","minor":1}}`, `{"reason":"fraud","note":"two\nlines"}`, `{"code":"424242"}`, `{"decision":"was_sent","by":"Ana","note":"\u2028"}`,
		`{"by":"arrears","on":"2026-02-30"}`, `{"id":"x","id":"y"}`, `[[[[]]]]`, `{"minor":1e1000000}`, `{"name":"\ud800"}`, "\xff",
		`4111111111111111`, `{"note":"4111 1111 1111 1111"}`, `{"4111-1111-1111-1111":1}`,
	} {
		f.Add([]byte(body))
	}
	contract, err := openapi.GetSpec()
	require.NoError(f, err)
	shapes := intake.NewShapes(contract)
	f.Fuzz(func(t *testing.T, body []byte) {
		for call, judge := range judges {
			require.True(t, shapes.Takes(call))
			err := shapes.Check(call, body)
			if err == nil {
				err = judge(body)
			}
			var wrong *intake.Error
			if err == nil || errors.Is(err, intake.ErrNotJSON) {
				continue
			}
			require.ErrorAs(t, err, &wrong, "%s: %v", call, err)
			require.NotEmpty(t, wrong.Problems)
			require.LessOrEqual(t, len(wrong.Problems), 100)
			for _, p := range wrong.Problems {
				require.NotEmpty(t, p.Message)
				require.Less(t, len(p.Field), 300)
			}
		}
	})
}

// A refusal repeats no value: what is wrong may be personal.
func FuzzCustomerIsNotRepeated(f *testing.F) {
	f.Add("Harbour Bakery", "a@b.example", "+12025550100", "US", "en-US", "America/New_York", "::1", "2026-11-22T09:00:00Z", int64(1))
	f.Add("Harbour\nBakery", "Bakery <a@b.example>", "030 23125001", "UK", "xx_yy_zz", "Berlin is there", "1.2.3.4.5", "yesterday morning", int64(-1))
	bad := "!"
	_, err := intake.Customer(openapi.NewCustomer{Email: &bad, Phone: &bad, Locale: &bad, TimeZone: &bad, Ip: &bad, PolicyAccepted: &openapi.PolicyAcceptance{At: bad}}, now)
	advice := err.Error() // with our own examples
	f.Fuzz(func(t *testing.T, name, email, phone, country, locale, zone, ip, at string, minor int64) {
		in := openapi.NewCustomer{
			Id: "x", Name: name, Email: &email, Phone: &phone, Country: country, Locale: &locale, TimeZone: &zone, Ip: &ip,
			PolicyAccepted: &openapi.PolicyAcceptance{Hash: "h", At: at}, Prepayment: &openapi.Money{Currency: "EUR", Minor: minor},
		}
		out, err := intake.Customer(in, now)
		if err == nil {
			require.Equal(t, []string{name, email, phone, country}, []string{out.Name, out.Email, out.Phone, out.Country})
			require.Positive(t, out.Prepayment.Minor)
			require.LessOrEqual(t, out.Prepayment.Minor, money.MaxMinor)
			return
		}
		var wrong *intake.Error
		require.ErrorAs(t, err, &wrong)
		for _, value := range []string{name, email, phone, locale, zone, ip, at} {
			if len(value) >= 12 && !strings.Contains(advice, value) { // shorter ones are in our own words, too
				require.NotContains(t, err.Error(), value)
			}
		}
	})
}
