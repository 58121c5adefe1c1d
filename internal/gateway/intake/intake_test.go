package intake_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/calendar"
	"arrears/internal/gateway/intake"
	"arrears/internal/gateway/openapi"
	"arrears/internal/money"
)

func shapes(t *testing.T) intake.Shapes {
	t.Helper()
	contract, err := openapi.GetSpec()
	require.NoError(t, err)
	return intake.NewShapes(contract)
}

func TestWhatIsAcceptedIsKept(t *testing.T) {
	t.Parallel()
	var in openapi.NewCustomer
	text := []byte(`{"id":"b-1","name":"Harbour Bakery","email":"accounts@harbour-bakery.example","phone":"+447700900123","country":"GB",
		"region":"ENG","locale":"en-GB","time_zone":"Europe/London","class":"partner","policy":"standard",
		"contacts":[{"role":"owner","name":"Head office","phone":"+12025550100"}],"prepayment":{"currency":"GBP","minor":1},
		"payment_instrument":{"type":"card","funding":"credit","fingerprint":"fp","country":"GB"},"ip":"2001:db8::1",
		"policy_accepted":{"hash":"h","at":"2026-11-22T09:00:00Z"},"signup":"done"}`)
	require.NoError(t, shapes(t).Check("POST /v1/customers", text))
	require.NoError(t, json.Unmarshal(text, &in))
	out, err := intake.Customer(in, now)
	require.NoError(t, err)
	require.Equal(t, "partner", out.Class)
	require.True(t, out.TakenOver)
	require.Equal(t, &money.Amount{Currency: "GBP", Minor: 1}, out.Prepayment)
	require.JSONEq(t, `{"contacts":[{"role":"owner","name":"Head office","phone":"+12025550100"}],"ip":"2001:db8::1",
		"payment_instrument":{"type":"card","funding":"credit","fingerprint":"fp","country":"GB"},
		"policy_accepted":{"hash":"h","at":"2026-11-22T09:00:00Z"}}`, string(out.Profile))
}

func TestWhatIsLeftOutHasItsDefault(t *testing.T) {
	t.Parallel()
	email, done := "a@b.example", openapi.Done
	out, err := intake.Customer(openapi.NewCustomer{Id: "x", Name: "Harbour Bakery", Email: &email, Country: "DE", Signup: &done}, now)
	require.NoError(t, err)
	require.Equal(t, "billable", out.Class)
	require.JSONEq(t, `{}`, string(out.Profile))
	require.Nil(t, out.Prepayment)
}

func TestOnePaymentAtOneInstantIsOneContent(t *testing.T) {
	t.Parallel()
	read := func(at string) time.Time {
		p, err := intake.Payment(openapi.NewPayment{Id: "p", CustomerId: "c", Amount: openapi.Money{Currency: "EUR", Minor: 1}, ReceivedAt: &at},
			time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC))
		require.NoError(t, err)
		return *p.ReceivedAt
	}
	require.Equal(t, read("2026-11-22T09:00:00Z"), read("2026-11-22T10:00:00+01:00"))
}

// Whatever date is written, it is either kept as it is or refused with the field named.
func TestDates(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(
			rapid.StringMatching(`[0-9]{4}-[0-9]{2}-[0-9]{2}`),
			rapid.Custom(func(t *rapid.T) string { return calendar.Date(rapid.Int32Range(0, 376_000).Draw(t, "day")).String() }),
		).Draw(t, "date")
		out, err := intake.Invoice(openapi.NewInvoice{
			Id: "i", CustomerId: "c", Amount: openapi.Money{Currency: "EUR"}, IssuedOn: "1970-01-01", DueOn: text,
		})
		if err == nil {
			require.Equal(t, text, out.DueOn.String())
			return
		}
		var wrong *intake.Error
		require.ErrorAs(t, err, &wrong)
		require.Equal(t, "due_on", wrong.Problems[0].Field)
		require.NotContains(t, err.Error(), text, "a message repeats no value")
	})
}

func TestABodyOfWrongFieldsIsCheap(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString(`{"id":"x"`)
	for i := range 60_000 {
		fmt.Fprintf(&b, `,"f%d":1`, i)
	}
	b.WriteString("}")
	began := time.Now()
	err := shapes(t).Check("POST /v1/customers", []byte(b.String()))
	var wrong *intake.Error
	require.ErrorAs(t, err, &wrong)
	require.Len(t, wrong.Problems, 100)
	require.Less(t, time.Since(began), 20*time.Second)
}

func TestAllThatIsWrongIsNamedAtOnce(t *testing.T) {
	t.Parallel()
	err := shapes(t).Check("POST /v1/invoices/batch", []byte(`{"invoices":[{"id":"a b","customer_id":"c","amount":{"currency":"eur","minor":1},"issued_on":"2026-11-22"}]}`))
	var wrong *intake.Error
	require.ErrorAs(t, err, &wrong)
	fields := map[string]bool{}
	for _, p := range wrong.Problems {
		require.Equal(t, 0, *p.Index)
		fields[p.Field] = true
	}
	require.Equal(t, map[string]bool{"invoices[0].id": true, "invoices[0].amount.currency": true, "invoices[0].due_on": true}, fields)
}
